//! `noticelint` checks a draft notice of a personal-data breach against a ruleset.
//!
//! The straight line: a [`Source`] is understood ([`read`]: structure, mentions, elements, conclusions, law), checked and
//! settled ([`lint`]), and printed by one of the [`reports`]. Everything below these names is the program's own affair.
//!
//! ```
//! use noticelint::{Day, Format, Options, Source, builtin, lint};
//!
//! let ruleset = builtin()?;
//! let draft = Source::new("draft.txt", "会員名簿の紛失について\n\n会員名簿を紛失しました。\n", Format::Text);
//! let today = Day { year: 2026, month: 11, day: Some(22) };
//! let checked = lint(&draft, &ruleset, &Options::on(today));
//! assert!(checked.findings.iter().any(|finding| ruleset.rules[finding.rule].id == "affected-count/missing"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// A test that slices wrongly fails, as it should.
#![cfg_attr(test, allow(clippy::string_slice))]
// What only the command and its server use is not used without them.
#![cfg_attr(not(feature = "lsp"), allow(dead_code, unused_imports, unreachable_pub))]

#[cfg(feature = "docx")]
mod annotate;
mod builtin;
mod checks;
#[cfg(feature = "cli")]
pub mod cli;
mod document;
mod engine;
mod grammar;
mod input;
#[cfg(feature = "cli")]
mod isolate;
#[cfg(feature = "lsp")]
mod lsp;
mod mentions;
mod project;
mod reading;
mod report;
mod rule_tests;
mod ruleset;
mod statements;
mod text;
mod tries;

pub use builtin::{
    RulesetFiles, builtin, builtin_loaded, load_file, load_from, load_named, names as builtin_names,
};
pub use checks::{Finding, Fix, Held, Label};
pub use document::{Format, Span};
pub use engine::fingerprint::Fingerprints;
pub use engine::{Checked, Options, Origin, Suppressed, Waiver, lint};
pub use input::{Charset, Encoding, InputError, LARGEST, Source, read_bytes};
pub use project::ruleset_file::{Broken, Family, Known};
pub use reading::elements::Status;
pub use reading::{Previous, ReadOptions, Reading, read};
pub use report::position::{LineTable, Position};
pub use rule_tests::{Choice, gaps as rule_test_gaps, run as run_rule_tests};
pub use ruleset::{
    Confidence, Expect, Kind, Loaded, Problem, Problems, Rule, Ruleset, Severity, Stage, TomlFile,
};
pub use text::{Day, Lang, Text};

/// How what was found is printed: formats for people and for programs.
pub mod reports {
    #[cfg(feature = "docx")]
    pub use crate::report::docx as comments;
    pub use crate::report::facts_human::FactsHuman;
    pub use crate::report::facts_json::FactsJson;
    pub use crate::report::github::Github;
    pub use crate::report::gitlab::Gitlab;
    pub use crate::report::html::Html;
    pub use crate::report::human::Human;
    pub use crate::report::json::Json;
    pub use crate::report::junit::Junit;
    pub use crate::report::problems::render as render_problems;
    pub use crate::report::rdjson::Rdjson;
    pub use crate::report::sarif::Sarif;
    pub use crate::report::short::Short;
    pub use crate::report::{Entry, Failure, Gathered, Kept, Report, Sheet, Summary, alone};
}

/// What fuzz targets hold against each other below the surface: no promise to anybody.
#[doc(hidden)]
pub mod internals {
    pub use crate::document::{Edit, apply};
    pub use crate::engine::baseline::Baseline;
    pub use crate::engine::fix::safe_edits;
    pub use crate::input::splice;
    #[cfg(feature = "lsp")]
    pub use crate::lsp::{Ended, Setup, serve};
}
