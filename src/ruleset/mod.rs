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
mod parameters;
mod parser_messages_ja;
#[cfg(test)]
mod proptests;
mod read;
mod required;
mod retired;
pub(crate) mod schema;
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

pub(crate) use called::{Called, question};
pub(crate) use catalogue::{Catalogue, Listed};
pub(crate) use check::*;
#[cfg(test)]
pub(crate) use detector::READINGS;
pub(crate) use detector::*;
pub use docs::Expect;
pub(crate) use docs::{Doc, Docs, Draft, Evidence, Example, Facts, Glob, Ignore, Override};
pub(crate) use docs::{Provided, Settings};
pub(crate) use law::*;
pub(crate) use lexicon::{Lexicon, Pattern};
pub(crate) use lint::Surroundings;
pub(crate) use load::Base;
pub use load::Loaded;
pub(crate) use load::load_over;
#[cfg(test)]
pub(crate) use load::{load, load_with};
pub(crate) use mistakes::Place;
pub use mistakes::{Problem, Problems, TomlFile};
pub use model::*;
pub(crate) use names::Names;
pub(crate) use outline::Outline;
#[cfg(test)]
pub(crate) use pack::prepare;
pub(crate) use packed::Packed;
pub(crate) use parameters::*;
pub(crate) use read::{extends, extends_place};
pub(crate) use required::REQUIRED;
pub(crate) use show::Section;
pub use values::*;
pub(crate) use written::{
    Said, Sample, Written, WrittenAdvice, WrittenCase, WrittenClaim, WrittenCondition, WrittenExcuse,
    WrittenLabel, WrittenPattern, WrittenSwap, WrittenWord,
};
