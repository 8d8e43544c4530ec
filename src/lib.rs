//! `noticelint` checks a draft notice of a personal-data breach against a ruleset.
//!
//! The straight line: a [`input::Source`] is read to a [`document::Document`], its mentions, elements and
//! conclusions ([`reading::read`]), checked and settled ([`engine::lint`]), and printed (`report`).

pub mod annotate;
pub mod builtin;
pub mod checks;
pub mod cli;
pub mod document;
pub mod engine;
pub mod grammar;
pub mod input;
pub mod mentions;
pub mod project;
pub mod reading;
pub mod report;
pub mod rule_tests;
pub mod ruleset;
pub mod statements;
pub mod text;
