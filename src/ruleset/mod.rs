//! Rulesets: as written in TOML, checked, merged, and as used.
//!
//! Owns everything between a TOML file and [`Ruleset`]. What leads from one to the other, with `text`, is also compiled
//! into `build.rs`, which prepares the built-in ruleset; `load`, `lint`, `show` and `syntax` are not.

mod called;
mod catalogue;
mod check;
mod compile;
mod detector;
mod docs;
mod entries;
mod evidence;
mod law;
mod lexicon;
mod lint;
mod load;
mod meanings;
mod merge;
mod mistakes;
mod model;
mod names;
mod outline;
mod overrides;
#[cfg(test)]
mod pack;
mod packed;
mod parser_messages_ja;
#[cfg(test)]
mod proptests;
mod read;
mod required;
mod retired;
pub mod schema;
mod show;
mod spelt;
mod syntax;
mod table_checks;
#[cfg(test)]
mod tests;
mod tree;
mod unknown_rule;
mod values;
mod word_trie;
mod words;
mod written;

pub use called::{Called, question};
pub use catalogue::{Catalogue, Listed};
pub use check::*;
#[cfg(test)]
pub(crate) use detector::READINGS;
pub use detector::*;
pub use docs::{Doc, Docs, Draft, Evidence, Example, Expect, Facts, Glob, Ignore, Override};
pub use docs::{Provided, Settings};
pub use law::*;
pub use lexicon::{Lexicon, Pattern};
pub use lint::Surroundings;
pub use load::Base;
pub use load::{Loaded, load_over};
#[cfg(test)]
pub use load::{load, load_with};
pub use mistakes::{Place, Problem, Problems, TomlFile};
pub use model::*;
pub use names::Names;
pub use outline::Outline;
#[cfg(test)]
pub use pack::prepare;
pub use packed::Packed;
pub use read::{extends, extends_place};
pub use required::REQUIRED;
pub use show::Section;
pub use values::*;
pub use written::{
    Said, Sample, Written, WrittenAdvice, WrittenCase, WrittenClaim, WrittenCondition, WrittenExcuse,
    WrittenLabel, WrittenPattern, WrittenSwap, WrittenWord,
};
