//! `survey --evidence`: what was counted, as the `[evidence]` of a ruleset.
//!
//! Owns how TOML is written here. What a ruleset says was not measured is handed on.

use super::Told;
use crate::ruleset::{Lang, Text};
use crate::text::control_chars::visible;
use crate::text::quote;

/// The whole file.
pub fn file(told: &Told<'_>, command: &str, lang: Lang) -> String {
    let head = match lang {
        Lang::Ja => {
            "# 公表された告知文で、規則がどれだけ指摘し、項目がどれだけ書かれているか。\n\
             # 手では直さず、次のコマンドで作り直す(measured = false の行は引き継がれる):"
        }
        Lang::En => {
            "# How often rules fire on published notices, and how many state each element.\n\
             # Not to be edited; made anew by (lines with measured = false are kept):"
        }
    };
    format!(
        "{head}\n#   {}\n#\n{}\n\nnoticelint = 1\n\n{}",
        visible(command),
        counted(told, lang),
        entries(told, lang)
    )
}

/// What was counted, as a comment.
pub fn counted(told: &Told<'_>, lang: Lang) -> String {
    let survey = told.survey;
    let [breach, other, none] = survey.kinds;
    match lang {
        Lang::Ja => format!(
            "# 文書 {}件: 漏えいの告知文 {breach}、漏えい以外の告知文 {other}、告知文でない文書 {none}\n\
             # of は、その規則が指摘しうる種類と段階の文書の数",
            survey.documents()
        ),
        Lang::En => format!(
            "# {} documents: {breach} breach notices, {other} other notices, {none} no notices\n\
             # `of` counts the documents of a kind and stage in which the rule can fire",
            survey.documents()
        ),
    }
}

/// The table.
pub fn entries(told: &Told<'_>, lang: Lang) -> String {
    let ruleset = &told.loaded.ruleset;
    let mut out = String::from("[evidence]\n");
    out += match lang {
        Lang::Ja => "# 項目: 書かれていた告知文の数\n",
        Lang::En => "# elements: notices that state them\n",
    };
    let of = told.survey.breaches();
    for (element, tally) in ruleset.elements.iter().zip(&told.survey.elements) {
        let key = key(&element.id);
        match told.element_unmeasured(&element.id) {
            Some(reason) => out += &unmeasured(&key, reason),
            None if of > 0 => out += &format!("{key} = {{ stated = {}, of = {of} }}\n", tally.notices[0]),
            None => {}
        }
    }
    out += match lang {
        Lang::Ja => "\n# 規則: 指摘の出た告知文の数\n",
        Lang::En => "\n# rules: notices they fire in\n",
    };
    for (rule, tally) in ruleset.rules.iter().zip(&told.survey.rules) {
        let element = rule.element.map(|at| &ruleset.elements[usize::from(at)].id);
        let of_element = element.and_then(|id| told.element_unmeasured(id));
        let key = key(&rule.id);
        match told.rule_unmeasured(&rule.id) {
            // The element's own line says it for its rules.
            Some(reason) if of_element == Some(reason) => {}
            Some(reason) => out += &unmeasured(&key, reason),
            None if tally.of > 0 => {
                out += &format!("{key} = {{ fires = {}, of = {} }}\n", tally.fires(), tally.of);
            }
            None => {}
        }
    }
    out
}

fn unmeasured(key: &str, reason: &Text) -> String {
    let reason = match reason.ja == reason.en {
        true => quote::toml(&reason.ja),
        false => format!("{{ ja = {}, en = {} }}", quote::toml(&reason.ja), quote::toml(&reason.en)),
    };
    format!("{key} = {{ measured = false, reason = {reason} }}\n")
}

/// A key in quotes: ids of rules need them, and those of elements look better alike.
fn key(id: &str) -> String {
    quote::toml(id)
}
