//! Tables of an id that nothing below has: an override of something misspelt, or the beginning of something new.
//!
//! Owns the guess which of the two was meant, so that one slip is not told as three missing keys.

use super::compile::unknown_element;
use super::merge::unknown_rule;
use super::problem::Problem;
use super::reader::At;
use super::when::unknown_class;
use super::written::{ClassTable, ElementTable, RuleTable};
use crate::text::nearest;

/// What is wrong with the table of a rule that there is not: `None` where it is a new rule. Of an id that is no
/// name at all enough was said.
pub(super) fn rule<'n>(
    id: &str,
    table: &RuleTable,
    known: impl Iterator<Item = &'n str>,
) -> Option<Option<Problem>> {
    if table.given.has("check") {
        return None;
    }
    let name = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, '-' | '/');
    if !id.chars().all(name) {
        return Some(None);
    }
    let known: Vec<&str> = known.collect();
    let at = At { value: id.to_owned(), place: table.place.clone(), verbatim: None };
    if nearest(id, &known).is_some() {
        return Some(Some(unknown_rule(&at, known.into_iter())));
    }
    if table.given.has("title") || table.given.has("message") {
        return None;
    }
    Some(Some(unknown_rule(&at, known.into_iter()).help(
        "今ある規則は noticelint rules list で見られます。新しい規則なら check、title、message も書いてください",
        "noticelint rules list shows the rules that there are; a new one needs check, title and message, too",
    )))
}

/// That an element without a title has nearly the name of another.
pub(super) fn element<'n>(
    id: &str,
    table: &ElementTable,
    known: impl Iterator<Item = &'n str>,
) -> Option<Problem> {
    let known: Vec<&str> = known.collect();
    let stray = !table.given.has("title") && nearest(id, &known).is_some();
    let at = At { value: id.to_owned(), place: table.place.clone(), verbatim: None };
    stray.then(|| unknown_element(&at, known.into_iter()))
}

/// That a class without a title has nearly the name of another.
pub(super) fn class<'n>(
    id: &str,
    table: &ClassTable,
    known: impl Iterator<Item = &'n str>,
) -> Option<Problem> {
    let known: Vec<&str> = known.collect();
    let stray = !table.given.has("title") && nearest(id, &known).is_some();
    let at = At { value: id.to_owned(), place: table.place.clone(), verbatim: None };
    stray.then(|| unknown_class(&at, known.into_iter()))
}
