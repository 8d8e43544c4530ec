//! What was given for a ruleset and is none: a draft, perhaps.
//!
//! Owns that mistakes drawn on it show nobody whom it names. A ruleset is drawn as it is, and so is what its examples say.

use crate::builtin::builtin;
use crate::document::{Format, Secrets};
use crate::input::Source;
use crate::reading::{ReadOptions, read};
use crate::ruleset::{Problems, TomlFile};
use crate::text::Day;
use std::borrow::Cow;

/// The files with all covered that is of somebody, and what that is; `None` where they may be shown as they are.
pub(super) fn covered(problems: &Problems) -> Option<(Vec<TomlFile>, Vec<Secrets>)> {
    let first = problems.problems.iter().find(|problem| problem.code == "toml-syntax")?;
    let ruleset = builtin().ok()?;
    // Whose a value is depends on no day.
    let options = ReadOptions::on(Day { year: 2026, month: 1, day: Some(1) });
    let mut files = problems.files.clone();
    let mut secrets = Vec::new();
    let file = files.get_mut(first.file)?;
    for format in [Format::Markdown, Format::Html] {
        let source = Source::new(file.name.clone(), file.text.clone().into_owned(), format);
        let reading = read(&source, &ruleset, &options);
        let shown = source.covered(&reading.masked, &reading.secrets);
        file.name.clone_from(&shown.name);
        file.text = Cow::Owned(shown.text.clone());
        secrets.push(reading.secrets);
    }
    Some((files, secrets))
}
