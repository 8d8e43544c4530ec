//! Rulesets: as written in TOML, checked, merged, and as used.
//!
//! Owns everything between a TOML file and [`Ruleset`]. Also compiled into `build.rs`, which prepares the
//! built-in ruleset with the same code: so nothing here may use another room of the crate than `text`.

mod check;
mod compile;
mod detector;
mod docs;
mod evidence;
mod law;
mod lexicon;
mod lint;
mod load;
mod merge;
mod mistakes;
mod model;
mod names;
mod overrides;
mod parser_messages_ja;
#[cfg(test)]
mod proptests;
mod read;
mod required;
pub mod schema;
mod show;
mod syntax;
mod table_checks;
#[cfg(test)]
mod tests;
mod tree;
mod values;
mod words;

pub use check::*;
pub use detector::*;
pub use docs::{Doc, Draft, Evidence, Example, Expect, Facts, Glob, Ignore, Override};
pub use docs::{Provided, Settings};
pub use law::*;
pub use lexicon::Lexicon;
pub use load::{Loaded, load, load_with};
pub use mistakes::{Place, Problem, Problems, TomlFile};
pub use model::*;
pub use read::extends;
pub use required::REQUIRED;
pub use show::Section;
pub use values::*;
