//! `noticelint` checks a draft notice of a personal-data breach against a ruleset.

pub mod builtin;
pub mod cli;
pub mod conclude;
pub mod document;
pub mod elements;
pub mod finding;
pub mod input;
pub mod lint;
pub mod mentions;
pub mod report;
pub mod ruleset;
