//! `noticelint` checks a draft notice of a personal-data breach against a ruleset.
pub mod builtin;
pub mod document;
pub mod finding;
pub mod report;
pub mod ruleset;
