//! `survey --format json`: the schema `noticelint/survey/1`.
//!
//! Owns the shape that other programs read.

use super::{Example, STATES, Told, share};
use crate::report::json::{by_name, failures, line, ruleset_name, tool, without_empty};
use crate::ruleset::{Kind, Lang, Severity, Stage};
use serde_json::{Value, json};

/// One object.
pub(crate) fn json(told: &Told<'_>, lang: Lang) -> String {
    let survey = told.survey;
    line(&json!({
        "schema": "noticelint/survey/1",
        "tool": tool(),
        "as_of": told.as_of,
        "ruleset": ruleset_name(&told.loaded.ruleset),
        "documents": survey.documents(),
        "notices": survey.notices(),
        "kinds": by_name(Kind::NAMES.iter().copied().zip(survey.kinds)),
        "stages": by_name(Stage::NAMES.iter().copied().zip(survey.stages)),
        "causes": by_name(survey.causes.iter().map(|(cause, count)| (cause, *count))),
        "elements": elements(told, lang),
        "rules": rules(told, lang),
        "errors": failures(told.failures),
    }))
}

pub(super) fn elements(told: &Told<'_>, lang: Lang) -> Value {
    let of = told.survey.breaches();
    let out = told.loaded.ruleset.elements.iter().zip(&told.survey.elements).map(|(element, tally)| {
        let reason = told.element_unmeasured(&element.id).map(|reason| reason.get(lang));
        let counted = |count| Some(count).filter(|_| reason.is_none());
        let [stated, deferred, absent] = tally.notices.map(counted);
        let examples = STATES.iter().zip(&tally.examples).map(|(status, examples)| {
            let shown = examples.iter().filter(|_| reason.is_none());
            (status.name(), shown.map(|example| out(None, example)).collect::<Value>())
        });
        json!({
            "id": element.id,
            "title": element.title.get(lang),
            "measured": reason.is_none(),
            "reason": reason,
            "stated": stated,
            "deferred": deferred,
            "absent": absent,
            "of": counted(of),
            "share": stated.and_then(|stated| share(stated, of)),
            "examples": by_name(examples),
        })
    });
    out.collect()
}

pub(super) fn rules(told: &Told<'_>, lang: Lang) -> Value {
    let ruleset = &told.loaded.ruleset;
    let out = ruleset.rules.iter().zip(&told.survey.rules).map(|(rule, tally)| {
        let reason = told.rule_unmeasured(&rule.id).map(|reason| reason.get(lang));
        let counted = |count| Some(count).filter(|_| reason.is_none());
        let fires = counted(tally.fires());
        let severities = || by_name(Severity::NAMES.iter().copied().zip(tally.fires).rev());
        let examples = tally.examples.iter().filter(|_| reason.is_none());
        json!({
            "id": rule.id,
            "title": rule.told.title.get(lang),
            "element": rule.element.map(|at| &ruleset.elements[usize::from(at)].id),
            "measured": reason.is_none(),
            "reason": reason,
            "fires": fires,
            "of": counted(tally.of),
            "share": fires.and_then(|fires| share(fires, tally.of)),
            "severities": fires.map(|_| severities()),
            "examples": examples.map(|(severity, example)| out(Some(*severity), example)).collect::<Value>(),
        })
    });
    out.collect()
}

fn out(severity: Option<Severity>, example: &Example) -> Value {
    let severity = severity.map(Severity::name);
    let out =
        json!({ "severity": severity, "path": example.path, "line": example.line, "text": example.text });
    without_empty(out, &["severity"])
}
