//! `noticelint` checks a draft notice of a personal-data breach against a ruleset.
//!
//! The straight line: a [`input::Source`] is read to a [`document::Document`], its mentions, elements and
//! conclusions ([`reading::read`]), checked and settled ([`engine::lint`]), and printed (`report`).

pub mod annotate;
pub mod builtin;
pub mod changes;
pub mod checks;
pub mod cli;
pub mod compare;
pub mod conclude;
pub mod document;
pub mod elements;
pub mod engine;
pub mod input;
pub mod law;
pub mod mentions;
pub mod reading;
pub mod report;
pub mod ruleset;
pub mod text;
pub mod trial;
