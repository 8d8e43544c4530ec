//! `noticelint` checks a draft notice of a personal-data breach against a ruleset.
//!
//! The straight line: a [`input::Source`] is read to a [`document::Document`], its mentions, elements and
//! conclusions ([`lint::read`]), checked and settled ([`lint::lint`]), and printed (`report`).

pub mod annotate;
pub mod baseline;
pub mod builtin;
pub mod changes;
pub mod checks;
pub mod cli;
pub mod compare;
pub mod conclude;
pub mod document;
pub mod elements;
pub mod finding;
pub mod fingerprint;
pub mod fix;
pub mod grammar;
pub mod input;
pub mod law;
pub mod lint;
pub mod mentions;
pub mod previous;
pub mod report;
pub mod ruleset;
pub mod settle;
pub mod statements;
pub mod suppress;
pub mod trial;
