//! That a rule is none, and which was meant.
//!
//! Owns the halves of an id: each may be meant by a title, that of the rule or of the element it is about.

use super::called::{Called, meant, question};
use super::mistakes::{Place, Problem};
use crate::text::nearest;
use std::collections::BTreeSet;

/// That no rule has this name. `known` are the rules, `elements` what many of them are about.
pub(super) fn unknown_rule(
    wrong: &str,
    place: &Place,
    known: &[Called<'_>],
    elements: &[Called<'_>],
) -> Problem {
    let (ja, en) = (format!("「{wrong}」という規則はありません"), format!("no rule is called `{wrong}`"));
    let problem = place.problem("unknown-rule", ja, en);
    let ids: Vec<&str> = known.iter().map(|rule| rule.id).collect();
    let families: BTreeSet<&str> = ids.iter().filter_map(|rule| Some(rule.split_once('/')?.0)).collect();
    // cause*, cause-*, cause/m*: many are named by their subject alone.
    let begun = wrong.split_once('*').filter(|(_, behind)| behind.is_empty() && !wrong.ends_with("/*"));
    let begun = begun.map(|(begun, _)| begun.split('/').next().unwrap_or(begun).trim_end_matches('-'));
    if let Some(family) = begun.filter(|begun| families.contains(begun)) {
        return problem.help(format!("「{family}/*」のことですか?"), format!("did you mean `{family}/*`?"));
    }
    if begun.is_some() || wrong.starts_with("*/") {
        let all = families.iter().next().map_or("", |family| *family);
        return problem.help(
            format!(
                "まとめて書けるのは「対象/*」(例: {all}/*) です。問題ごとなら、規則を一つずつ書いてください"
            ),
            format!("only subject/*, such as {all}/*, names many; a problem is named rule by rule"),
        );
    }
    let all: Vec<&str> = families.iter().copied().collect();
    let subject = wrong.split('/').next().unwrap_or(wrong);
    let titled = elements.iter().copied().filter(|element| families.contains(element.id));
    let titled: Vec<Called<'_>> = titled.collect();
    let by_title = meant(subject, &titled).filter(|_| !subject.is_ascii()).map(|element| element.id);
    // 原因/missing, 原因: the element; 原因がない: the rule.
    let named =
        |element: &Called<'_>| element.title.is_some_and(|title| title.ja == subject || title.en == subject);
    let of_element = by_title.is_some() && (wrong.contains('/') || titled.iter().any(named));
    if let Some(family) = wrong.strip_suffix("/*") {
        if let Some(near) = by_title.or_else(|| nearest(family, &all)) {
            let (ja, en) = (format!("「{near}/*」のことですか?"), format!("did you mean `{near}/*`?"));
            return problem.help(ja, en);
        }
    } else if let Some(said) = question(wrong, known).filter(|_| !subject.is_ascii() && !of_element) {
        return problem.help(said.ja, said.en);
    } else if let Some(family) = by_title.or_else(|| families.contains(wrong).then_some(wrong)) {
        let full = wrong.split_once('/').map(|(_, half)| format!("{family}/{half}"));
        if let Some(full) = full.filter(|full| ids.contains(&full.as_str())) {
            return problem.help(format!("「{full}」のことですか?"), format!("did you mean `{full}`?"));
        }
        let begun = format!("{family}/");
        let members = ids.iter().copied().filter(|rule| rule.starts_with(&begun));
        let every = format!("{begun}*");
        return problem.list(&members.chain([every.as_str()]).collect::<Vec<_>>());
    } else if let Some(turned) = turned(wrong).filter(|turned| ids.contains(&turned.as_str())) {
        return problem.help(format!("「{turned}」のことですか?"), format!("did you mean `{turned}`?"));
    } else if nearest(wrong, &ids).is_some() {
        return problem.suggest(wrong, ids);
    } else if ids.iter().all(|rule| rule.starts_with("phrases/")) {
        return problem.help(
            "組み込みの規則を土台にしていません。extends の行を消すか、extends = [\"builtin:ja\"] と書いてください",
            "it does not stand on the built-in rules: take `extends` out, or write extends = [\"builtin:ja\"]",
        );
    }
    problem.help(
        "規則の一覧は noticelint rules list で見られます",
        "noticelint rules list shows the rules that there are",
    )
}

/// The two halves of an id the other way round.
fn turned(id: &str) -> Option<String> {
    id.split_once('/').map(|(problem, subject)| format!("{subject}/{problem}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[test]
    fn either_half_may_be_a_title() {
        let text = |ja: &str, en: &str| Text::new(ja, en);
        let titles = [
            text("原因がない", "no cause"),
            text("原因があいまい", "a vague cause"),
            text("窓口がない", "no contact"),
        ];
        let known: Vec<Called<'_>> = ["cause/missing", "cause/vague", "contact-point/missing"]
            .into_iter()
            .zip(&titles)
            .map(|(id, title)| Called { id, title: Some(title) })
            .collect();
        let (cause, contact) = (text("原因", "cause"), text("問い合わせ先", "contact"));
        let elements = [
            Called { id: "cause", title: Some(&cause) },
            Called { id: "contact-point", title: Some(&contact) },
        ];
        let cure = |wrong: &str| {
            unknown_rule(wrong, &Place::default(), &known, &elements)
                .help
                .map(|help| help.ja)
                .unwrap_or_default()
        };
        assert_eq!(cure("原因がない"), "「cause/missing」(原因がない)のことですか?");
        assert_eq!(cure("原因/missing"), "「cause/missing」のことですか?");
        assert_eq!(cure("原因/*"), "「cause/*」のことですか?");
        assert!(cure("原因").contains("「cause/*」") && cure("原因").contains("「cause/vague」"));
        assert!(cure("問い合わせ先/なし").contains("「contact-point/missing」"));
        assert_eq!(cure("missing/cause"), "「cause/missing」のことですか?");
        assert!(cure("住所").contains("rules list"));
    }
}
