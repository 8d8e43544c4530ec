//! `check --show-config`: which file gave which value, for one document.
//!
//! Owns what is told; `human` and `json` own how.

pub mod human;
pub mod json;

use crate::ruleset::{Ruleset, Severity, Stage};
use serde::Serialize;
use std::collections::BTreeMap;

/// What holds for a document.
#[derive(Debug, Clone, Serialize)]
pub struct Config {
    /// Its path, as typed.
    pub path: String,
    /// Its rules.
    pub ruleset: Rules,
    /// `[settings]` and what flags say in their place.
    pub settings: Vec<Setting>,
    /// Whether it is checked, by `[files]`.
    pub files: Files,
    /// `[[override]]`.
    pub overrides: Vec<Override>,
    /// Rules that do not weigh what they do in the built-in ruleset.
    pub severities: Vec<Weight>,
    /// `[[provided]]` that covers it.
    pub provided: Vec<Entry>,
    /// `[[ignore]]` that covers it.
    pub ignored: Vec<Entry>,
}

/// The rules of a document.
#[derive(Debug, Clone, Serialize)]
pub struct Rules {
    /// Their name.
    pub name: String,
    /// Their version.
    pub version: String,
    /// The files they are made of: later ones go over earlier ones.
    pub chain: Vec<String>,
    /// Why these: `--rules`, `--config`, `--isolated`, `found` above the document, `default`.
    pub by: &'static str,
}

/// A value, and what gave it.
#[derive(Debug, Clone, Serialize)]
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// The value; `None`: as read from the document.
    pub value: Option<String>,
    /// `file:line`, a flag, `locale`, or `default`.
    pub origin: String,
}

/// Whether a document is checked.
#[derive(Debug, Clone, Serialize)]
pub struct Files {
    /// The patterns.
    pub include: Vec<Entry>,
    /// The patterns.
    pub exclude: Vec<Entry>,
    /// Whether it is.
    pub checked: bool,
    /// The pattern that decides.
    pub by: Option<Entry>,
}

/// An override.
#[derive(Debug, Clone, Serialize)]
pub struct Override {
    /// Its patterns.
    pub paths: Vec<String>,
    /// `file:line`.
    pub origin: String,
    /// Whether it covers the document.
    pub applies: bool,
}

/// What a rule weighs.
#[derive(Debug, Clone, Serialize)]
pub struct Weight {
    /// Its id.
    pub rule: String,
    /// By stage.
    pub severity: BTreeMap<&'static str, &'static str>,
    /// In the built-in ruleset; `None`: it has no such rule.
    pub builtin: Option<BTreeMap<&'static str, &'static str>>,
    /// As written, with where.
    pub lines: Vec<Entry>,
}

/// Something written in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What.
    pub text: String,
    /// `file:line`.
    pub origin: String,
}

/// What a rule of a ruleset weighs at each stage.
pub fn weights(ruleset: &Ruleset, rule: &str) -> Option<BTreeMap<&'static str, &'static str>> {
    let rule = ruleset.rule(rule)?;
    let weight = |stage: &Stage| (stage.name(), rule.severity_at(*stage).map_or("off", Severity::name));
    Some(Stage::ALL.iter().map(weight).collect())
}
