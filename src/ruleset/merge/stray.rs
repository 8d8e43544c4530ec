//! Tables of a name that nothing below has: an override of something misspelt, or the beginning of something new.
//!
//! Owns the guess which of the two was meant, so that one slip is not told as three missing keys.

use crate::ruleset::called::{Called, meant};
use crate::ruleset::mistakes::{Place, Problem, unknown_rule};
use crate::ruleset::tree::Table;
use crate::text::nearest;

/// What is wrong with the table of a rule that there is not: `None` where it is a new rule. Of an id that is no
/// name at all enough was said.
pub(super) fn rule<'n>(
    id: &str,
    table: &Table,
    known: impl Iterator<Item = &'n str>,
) -> Option<Option<Problem>> {
    if table.has("check") {
        return None;
    }
    let name = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, '-' | '/');
    if !id.chars().all(name) {
        return Some(None);
    }
    let known: Vec<&str> = known.collect();
    if nearest(id, &known).is_some() {
        return Some(Some(unknown_rule(id, &table.place, known.into_iter())));
    }
    if table.has("title") || table.has("message") {
        return None;
    }
    Some(Some(unknown_rule(id, &table.place, known.into_iter()).help(
        "今ある規則は noticelint rules list で見られます。新しい規則なら check、title、message も書いてください",
        "noticelint rules list shows the rules that there are; a new one needs check, title and message, too",
    )))
}

/// That an element or a class without a title has nearly the name of another; `unknown` says so.
pub(super) fn untitled<'n>(
    id: &str,
    table: &Table,
    known: impl Iterator<Item = (&'n str, &'n Table)>,
    unknown: impl Fn(&str, &Place, &[Called<'_>]) -> Problem,
) -> Option<Problem> {
    let known: Vec<Called<'_>> = known.map(Called::of).collect();
    let stray = !table.has("title") && meant(id, &known).is_some();
    stray.then(|| unknown(id, &table.place, &known))
}

/// That what was counted is neither a rule nor an element.
pub(super) fn evidence<'n>(id: &str, place: &Place, known: impl Iterator<Item = &'n str>) -> Problem {
    let known: Vec<&str> = known.collect();
    let (ja, en) =
        (format!("「{id}」という規則も項目もありません"), format!("no rule or element is called `{id}`"));
    let problem = place.problem("unknown-rule", ja, en);
    match nearest(id, &known) {
        Some(_) => problem.suggest(id, known),
        None => problem.help(
            "規則の一覧は noticelint rules list で見られます",
            "noticelint rules list shows the rules that there are",
        ),
    }
}

/// That a rule is counted as elements are, or the other way round.
pub(super) fn wrong_count(id: &str, place: &Place, of: &str, right: &str, wrong: &str) -> Problem {
    let (ja, en) = if of == "rules" { ("規則", "a rule") } else { ("項目", "an element") };
    let (ja, en) = (
        format!("「{id}」は{ja}なので、{wrong} では数えません"),
        format!("`{id}` is {en}, which is not counted by `{wrong}`"),
    );
    let problem = place.problem("unknown-key", ja, en);
    problem.help(format!("{right} = … と書いてください"), format!("write {right} = …"))
}
