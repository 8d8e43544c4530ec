//! Rulesets: as written in TOML, checked, merged, and as used.
//!
//! Owns everything between a TOML file and [`Ruleset`]. Also compiled into `build.rs`, which prepares the
//! built-in ruleset with the same code: so nothing here may use another room of the crate than `text`.

mod absorb;
mod beside;
mod check;
mod compile;
mod deadlines;
mod detect;
mod docs;
mod elsewhere;
mod evidence;
mod fields;
mod follow_up;
mod holidays;
mod ignore;
pub mod keys;
pub mod kind;
mod law;
mod law_keys;
mod lexicon;
mod lexicon_build;
mod line;
mod load;
mod matcher;
mod mend;
mod merge;
mod model;
mod names;
pub mod params;
mod parse;
mod places;
mod problem;
mod profiles;
mod reader;
mod reasons;
mod required;
mod rows;
mod rules;
mod sets;
pub mod shape;
mod shorthand;
mod show;
mod show_law;
mod slips;
mod spoken;
mod stray;
mod syntax;
mod table;
#[cfg(test)]
mod tests;
mod triggers;
mod values;
mod warn;
mod when;
mod words;
mod written;
mod written_as;

pub use check::*;
pub use docs::{Doc, Draft, Evidence, Example, Expect, Facts, Glob, Ignore, Override};
pub use docs::{Provided, Settings};
pub use follow_up::{Comparison, FollowUpWords};
pub use law::*;
pub use lexicon::Lexicon;
pub use load::{Loaded, load, load_with};
pub use model::*;
pub use parse::extends;
pub use problem::{Place, Problem, Problems, TomlFile};
pub use required::REQUIRED;
pub use show::Section;
pub use values::*;
