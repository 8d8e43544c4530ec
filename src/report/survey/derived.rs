//! `survey --derive`: a ruleset to start from, made of what an archive's notices state.
//!
//! Owns what is required, and that no severity of the base is ever lowered. What it writes is read with
//! `--rules` like any other ruleset.

use super::{ElementTally, Told, own, percent};
use crate::ruleset::{Check, Lang, Rule, Ruleset, Severity, Stage, Text};
use crate::text::control_chars::visible;
use crate::text::quote;

/// The least that a required element weighs, at the stages at which nothing more will follow.
const LEAST: Severity = Severity::Warning;
const STAGES: [Stage; 2] = [Stage::Final, Stage::Single];

/// The whole file. `base` is what it extends; elements stated in at least `from` of the breach notices are
/// required.
pub(crate) fn file(told: &Told<'_>, base: &str, command: &str, from: f64, lang: Lang) -> String {
    let as_of = told.as_of;
    let head = match lang {
        Lang::Ja => format!("# 過去の告知文から作った規則の下書き({as_of} 時点)。読んで、直して使う。"),
        Lang::En => format!("# A ruleset derived from past notices as of {as_of}. To be read and edited."),
    };
    let (command, base) = (visible(command), quote::toml(base));
    let counted = counted(told, lang);
    format!(
        "{head}\n#   {command}\n#\n{counted}\n\nnoticelint = 1\nextends = [{base}]\n\n{}{}\n{}",
        severity(told, from, lang),
        own::toml(told, lang),
        entries(told, lang)
    )
}

/// What becomes of an element.
enum Fate<'a> {
    /// Not counted, with the reason.
    Unmeasured(&'a str),
    /// Not often enough.
    Seldom,
    /// No rule speaks of its absence.
    NoRule,
    /// The base requires it already.
    Required(&'a Rule),
    /// Severities that are raised.
    Raised(&'a Rule, Vec<Stage>),
}

fn severity(told: &Told<'_>, from: f64, lang: Lang) -> String {
    let ruleset = &told.loaded.ruleset;
    let of = told.survey.breaches();
    let least = (from * 100.0).round();
    let mut out = match lang {
        Lang::Ja => format!(
            "# 漏えいの告知文の{least}%以上に書かれていた項目は、最終報と単独の告知文で要確認以上にする。\n\
             # 組み込みなど、もとの規則の重さは下げない。\n[severity]\n"
        ),
        Lang::En => format!(
            "# Elements stated in {least}% of the breach notices or more are at least a warning in final and single \
             notices.\n# No severity of the base is lowered.\n[severity]\n"
        ),
    };
    for (at, (element, tally)) in ruleset.elements.iter().zip(&told.survey.elements).enumerate() {
        let stated = tally.notices[0];
        let fate = match told.element_unmeasured(&element.id) {
            Some(reason) => Fate::Unmeasured(reason.get(lang)),
            None => fate(ruleset, at, tally, of, from),
        };
        let title = visible(element.title.get(lang));
        let found = format!("{title} {stated}/{of} ({}%)", percent(stated, of));
        out += &line(&fate, &element.id, &title, &found, lang);
    }
    out
}

fn fate<'a>(ruleset: &'a Ruleset, at: usize, tally: &ElementTally, of: usize, from: f64) -> Fate<'a> {
    if (tally.notices[0] as f64) + 1e-9 < from * of as f64 {
        return Fate::Seldom;
    }
    let about = |rule: &&Rule| {
        rule.element.map(usize::from) == Some(at)
            && matches!(rule.check, Check::Missing | Check::Unreported { .. })
    };
    // With several, `<element>/missing` is the one that speaks of the element as such.
    let named = format!("{}/missing", ruleset.elements[at].id);
    let all: Vec<_> = ruleset.rules.iter().filter(about).collect();
    let Some(rule) = all.iter().find(|rule| rule.id == named).or(all.first()) else { return Fate::NoRule };
    let low = |stage: &Stage| rule.severity_at(*stage).is_none_or(|severity| severity < LEAST);
    let raised: Vec<_> = STAGES.into_iter().filter(low).collect();
    if raised.is_empty() { Fate::Required(rule) } else { Fate::Raised(rule, raised) }
}

fn line(fate: &Fate<'_>, id: &str, title: &str, found: &str, lang: Lang) -> String {
    let pick = |ja: String, en: String| match lang {
        Lang::Ja => ja,
        Lang::En => en,
    };
    match fate {
        Fate::Raised(rule, stages) => {
            let set: Vec<_> = stages
                .iter()
                .map(|stage| format!("{} = {}", stage.name(), quote::toml(LEAST.name())))
                .collect();
            format!("{} = {{ {} }} # {found}\n", quote::toml(&rule.id), set.join(", "))
        }
        Fate::Required(rule) => {
            let id = quote::toml(&rule.id);
            pick(
                format!("# {id}: {found} もとの規則で足りる\n"),
                format!("# {id}: {found}, required by the base\n"),
            )
        }
        Fate::Seldom => {
            let id = quote::toml(id);
            pick(format!("# {id}: {found} 求めない\n"), format!("# {id}: {found}, not required\n"))
        }
        Fate::NoRule => {
            let id = quote::toml(id);
            pick(
                format!("# {id}: {found} 「ない」と指摘する規則がもとにない\n"),
                format!("# {id}: {found}, but the base has no rule about its absence\n"),
            )
        }
        Fate::Unmeasured(reason) => {
            let (id, reason) = (quote::toml(id), visible(reason));
            pick(
                format!("# {id}: {title} 数えていない: {reason}\n"),
                format!("# {id}: {title}, not measured: {reason}\n"),
            )
        }
    }
}

/// The whole file.
pub(crate) fn evidence(told: &Told<'_>, command: &str, lang: Lang) -> String {
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
pub(crate) fn counted(told: &Told<'_>, lang: Lang) -> String {
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
pub(crate) fn entries(told: &Told<'_>, lang: Lang) -> String {
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
