//! Names that a user types: rules, families of rules, elements, publishers.
//!
//! Owns the answer to a name that is not known.

use crate::ruleset::{Lang, Ruleset, names_rule};
use anyhow::bail;

/// Refuses a pattern that names no rule.
pub fn check_patterns(flag: &str, patterns: &[String], ruleset: &Ruleset, lang: Lang) -> anyhow::Result<()> {
    for pattern in patterns {
        if !ruleset.rules.iter().any(|rule| names_rule(pattern, &rule.id)) {
            let families = ruleset.rules.iter().filter_map(|rule| rule.id.split_once('/'));
            let mut known: Vec<_> = families.map(|(family, _)| format!("{family}/*")).collect();
            known.extend(ruleset.rules.iter().map(|rule| rule.id.clone()));
            bail!("{flag}: {}", unknown(pattern, known.iter().map(String::as_str), lang));
        }
    }
    Ok(())
}

/// Refuses a publisher that the ruleset does not know.
pub fn check_publisher(publisher: Option<&str>, ruleset: &Ruleset, lang: Lang) -> anyhow::Result<()> {
    let (Some(publisher), Some(group)) = (publisher, ruleset.group("publisher")) else { return Ok(()) };
    if group.labels.iter().any(|label| label.id == publisher) {
        return Ok(());
    }
    let known: Vec<_> = group.labels.iter().map(|label| label.id.as_str()).collect();
    let all = known.join(", ");
    let said = unknown(publisher, known.iter().copied(), lang);
    match lang {
        Lang::Ja => bail!("--publisher: {said}\n使えるもの: {all}"),
        Lang::En => bail!("--publisher: {said}\nknown here: {all}"),
    }
}

/// That a name is not known, and which is meant perhaps.
pub fn unknown<'n>(name: &str, known: impl Iterator<Item = &'n str>, lang: Lang) -> String {
    let near = nearest(name, known);
    let name = crate::report::mask::visible(name);
    match (lang, near) {
        (Lang::Ja, Some(near)) => format!("「{name}」はありません。「{near}」のことですか?"),
        (Lang::Ja, None) => format!("「{name}」はありません。一覧: noticelint rules list"),
        (Lang::En, Some(near)) => format!("there is no `{name}`; did you mean `{near}`?"),
        (Lang::En, None) => format!("there is no `{name}`; see noticelint rules list"),
    }
}

/// That a name is not known, and which is meant perhaps; the caller lists the names that there are.
pub fn unknown_of<'n>(name: &str, known: impl Iterator<Item = &'n str>, lang: Lang) -> String {
    let near = nearest(name, known);
    let name = crate::report::mask::visible(name);
    match (lang, near) {
        (Lang::Ja, Some(near)) => format!("「{name}」はありません。「{near}」のことですか?"),
        (Lang::Ja, None) => format!("「{name}」はありません"),
        (Lang::En, Some(near)) => format!("there is no `{name}`; did you mean `{near}`?"),
        (Lang::En, None) => format!("there is no `{name}`"),
    }
}

/// The likest name. One half of a rule's id that is right counts for more than letters do.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let likeness = |candidate: &str| {
        let whole = strsim::normalized_damerau_levenshtein(name, candidate);
        let half = candidate.split('/').any(|half| half == name);
        if half { whole.max(0.7) } else { whole }
    };
    let scored = known.map(|candidate| (likeness(candidate), candidate)).filter(|(score, _)| *score >= 0.6);
    // Of equals the first: the order of the ruleset decides.
    scored.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_named_by_its_subject() {
        assert!(names_rule("cause/*", "cause/missing"));
        assert!(names_rule("cause/missing", "cause/missing"));
        assert!(!names_rule("cause", "cause/missing"));
        assert!(!names_rule("cause/*", "cause-of-death/missing"));
    }

    #[test]
    fn near_names_are_offered() {
        let known = ["cause/missing", "cause/vague", "contact-point/dangling"];
        assert_eq!(nearest("cause/mising", known.into_iter()), Some("cause/missing"));
        assert_eq!(nearest("dangling", known.into_iter()), Some("contact-point/dangling"));
        assert_eq!(nearest("zzz", known.into_iter()), None);
    }
}
