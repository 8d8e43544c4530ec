//! Names that a user types: rules, families of rules, elements, publishers.
//!
//! Owns the answer to a name that is not known.

use crate::ruleset::{Called, Catalogue, Lang, Listed, Loaded, Ruleset, Text, names_rule, question};
use crate::text::control_chars::visible;
use anyhow::bail;

/// Refuses a pattern that names no rule.
pub(crate) fn check_patterns(
    flag: &str,
    patterns: &[String],
    ruleset: &Ruleset,
    lang: Lang,
) -> anyhow::Result<()> {
    for pattern in patterns {
        if !is_named(pattern, ruleset) {
            let families = ruleset.rules.iter().filter_map(|rule| rule.id.split_once('/'));
            let families: Vec<_> = families.map(|(family, _)| format!("{family}/*")).collect();
            let rules = ruleset.rules.iter().map(|rule| called(&rule.id, &rule.told.title));
            // The title of an element means the rules about it.
            let subjects = ruleset.elements.iter().filter_map(|element| {
                let of = |family: &&String| family.strip_suffix("/*") == Some(&element.id);
                Some(called(families.iter().find(of)?, &element.title))
            });
            let plain = families.iter().map(|family| Called::plain(family));
            let known: Vec<_> = subjects.chain(plain).chain(rules).collect();
            bail!("{flag}: {}", unknown(pattern, &known, lang));
        }
    }
    Ok(())
}

/// Whether a pattern names a rule, be it one for other documents only.
pub(crate) fn is_named(pattern: &str, ruleset: &Ruleset) -> bool {
    ruleset.rules.iter().any(|rule| names_rule(pattern, &rule.id)) || is_elsewhere(pattern, ruleset)
}

/// Whether a pattern names a rule for other documents.
pub(crate) fn is_elsewhere(pattern: &str, ruleset: &Ruleset) -> bool {
    ruleset.elsewhere.iter().any(|id| names_rule(pattern, id))
}

/// Refuses a publisher that the ruleset does not know.
pub(crate) fn check_publisher(publisher: Option<&str>, ruleset: &Ruleset, lang: Lang) -> anyhow::Result<()> {
    let (Some(publisher), Some(group)) = (publisher, ruleset.group("publisher")) else { return Ok(()) };
    if group.labels.iter().any(|label| label.id == publisher) {
        return Ok(());
    }
    let known: Vec<_> = group.labels.iter().map(|label| called(&label.id, &label.title)).collect();
    let all: Vec<_> = known.iter().map(|label| label.id).collect();
    let all = all.join(", ");
    let said = unknown_of(publisher, &known, lang);
    match lang {
        Lang::Ja => bail!("--publisher: {said}\n使えるもの: {all}"),
        Lang::En => bail!("--publisher: {said}\nknown here: {all}"),
    }
}

/// The elements and the rules of a ruleset, with their titles.
pub(crate) fn elements_and_rules(ruleset: &Ruleset) -> Vec<Called<'_>> {
    let elements = ruleset.elements.iter().map(|element| called(&element.id, &element.title));
    elements.chain(ruleset.rules.iter().map(|rule| called(&rule.id, &rule.told.title))).collect()
}

/// Every other name that a policy may use, with its title: sets, kinds of data, deadlines, classes.
pub(crate) fn listed(loaded: &Loaded) -> Vec<Listed> {
    const LISTS: [Catalogue; 7] = [
        Catalogue::Terms,
        Catalogue::Data,
        Catalogue::Regulators,
        Catalogue::Events,
        Catalogue::Deadlines,
        Catalogue::Publishers,
        Catalogue::Causes,
    ];
    let all = LISTS.iter().flat_map(|list| loaded.catalogue(*list));
    all.map(|one| Listed { name: one.name.trim_start_matches('@').to_owned(), ..one }).collect()
}

/// That a name is of neither a rule nor an element, and where it is shown; `None` where nothing is called so.
pub(crate) fn shown_elsewhere(name: &str, listed: &[Listed], lang: Lang) -> Option<String> {
    let title = |one: &Listed| [&one.title.ja, &one.title.en].into_iter().any(|title| title == name);
    let one = listed.iter().find(|one| one.name == name).or_else(|| listed.iter().find(|one| title(one)))?;
    let (name, id) = (visible(name), visible(&one.name));
    Some(match lang {
        Lang::Ja => {
            format!("「{name}」は規則でも項目でもありません。noticelint rules show {id} で見られます")
        }
        Lang::En => {
            format!("`{name}` is neither a rule nor an element: noticelint rules show {id} prints it")
        }
    })
}

fn called<'n>(id: &'n str, title: &'n Text) -> Called<'n> {
    Called { id, title: Some(title) }
}

/// That a name is not known, and which is meant perhaps, or where the names are listed.
pub(crate) fn unknown(name: &str, known: &[Called<'_>], lang: Lang) -> String {
    let list = match lang {
        _ if question(name, known).is_some() => "",
        Lang::Ja => "。一覧: noticelint rules list",
        Lang::En => "; see noticelint rules list",
    };
    unknown_of(name, known, lang) + list
}

/// That a name is not known, and which is meant perhaps; the caller lists the names that there are.
pub(crate) fn unknown_of(name: &str, known: &[Called<'_>], lang: Lang) -> String {
    let question = question(name, known);
    let name = visible(name);
    match (lang, question) {
        (Lang::Ja, Some(question)) => format!("「{name}」はありません。{}", question.ja),
        (Lang::Ja, None) => format!("「{name}」はありません"),
        (Lang::En, Some(question)) => format!("there is no `{name}`; {}", question.en),
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
