//! Names that a user types: rules, families of rules, elements, publishers.
//!
//! Owns the answer to a name that is not known.

use crate::ruleset::{Lang, Ruleset, names_rule};
use crate::text::control_chars::visible;
use crate::text::nearest;
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
    let known: Vec<&str> = known.collect();
    let list = match lang {
        _ if nearest(name, &known).is_some() => "",
        Lang::Ja => "。一覧: noticelint rules list",
        Lang::En => "; see noticelint rules list",
    };
    unknown_of(name, known.into_iter(), lang) + list
}

/// That a name is not known, and which is meant perhaps; the caller lists the names that there are.
pub fn unknown_of<'n>(name: &str, known: impl Iterator<Item = &'n str>, lang: Lang) -> String {
    let near = nearest(name, &known.collect::<Vec<_>>());
    let name = visible(name);
    match (lang, near) {
        (Lang::Ja, Some(near)) => format!("「{name}」はありません。「{near}」のことですか?"),
        (Lang::Ja, None) => format!("「{name}」はありません"),
        (Lang::En, Some(near)) => format!("there is no `{name}`; did you mean `{near}`?"),
        (Lang::En, None) => format!("there is no `{name}`"),
    }
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
}
