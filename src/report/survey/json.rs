//! `survey --format json`: the schema `noticelint/survey/1`.
//!
//! Owns the shape that other programs read.

use super::{Example, STATES, Told, share};
use crate::report::json::{ByElement, ErrorOut, RulesetName, TOOL, Tool, failures, text};
use crate::ruleset::{Kind, Lang, Severity, Stage};
use serde::Serialize;

#[derive(Serialize)]
struct SurveyOut<'a> {
    schema: &'static str,
    tool: Tool,
    as_of: &'a str,
    ruleset: RulesetName<'a>,
    documents: usize,
    notices: usize,
    kinds: ByElement<'a, usize>,
    stages: ByElement<'a, usize>,
    causes: ByElement<'a, usize>,
    elements: Vec<ElementOut<'a>>,
    rules: Vec<RuleOut<'a>>,
    errors: Vec<ErrorOut<'a>>,
}

#[derive(Serialize)]
struct ElementOut<'a> {
    id: &'a str,
    title: &'a str,
    measured: bool,
    reason: Option<&'a str>,
    stated: Option<usize>,
    deferred: Option<usize>,
    absent: Option<usize>,
    of: Option<usize>,
    share: Option<f64>,
    examples: ByElement<'a, Vec<ExampleOut<'a>>>,
}

#[derive(Serialize)]
struct RuleOut<'a> {
    id: &'a str,
    title: &'a str,
    element: Option<&'a str>,
    measured: bool,
    reason: Option<&'a str>,
    fires: Option<usize>,
    of: Option<usize>,
    share: Option<f64>,
    severities: Option<ByElement<'a, usize>>,
    examples: Vec<ExampleOut<'a>>,
}

#[derive(Serialize)]
struct ExampleOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    severity: Option<&'static str>,
    path: &'a str,
    line: Option<usize>,
    text: &'a str,
}

/// One object.
pub fn json(told: &Told<'_>, lang: Lang) -> String {
    let (survey, ruleset) = (told.survey, &told.loaded.ruleset);
    let kinds = Kind::ALL.iter().zip(survey.kinds).map(|(kind, count)| (kind.name(), count));
    let stages = Stage::ALL.iter().zip(survey.stages).map(|(stage, count)| (stage.name(), count));
    let causes = survey.causes.iter().map(|(cause, count)| (cause.as_str(), *count));
    let out = SurveyOut {
        schema: "noticelint/survey/1",
        tool: TOOL,
        as_of: told.as_of,
        ruleset: RulesetName { name: &ruleset.name, version: &ruleset.version },
        documents: survey.documents(),
        notices: survey.notices(),
        kinds: ByElement(kinds.collect()),
        stages: ByElement(stages.collect()),
        causes: ByElement(causes.collect()),
        elements: elements(told, lang),
        rules: rules(told, lang),
        errors: failures(told.failures),
    };
    text(&out) + "\n"
}

fn elements<'a>(told: &'a Told<'_>, lang: Lang) -> Vec<ElementOut<'a>> {
    let of = told.survey.breaches();
    let out = told.loaded.ruleset.elements.iter().zip(&told.survey.elements).map(|(element, tally)| {
        let reason = told.element_unmeasured(&element.id).map(|reason| reason.get(lang));
        let counted = |count| Some(count).filter(|_| reason.is_none());
        let [stated, deferred, absent] = tally.notices.map(counted);
        let examples = STATES.iter().zip(&tally.examples).map(|(status, examples)| {
            let shown = examples.iter().filter(|_| reason.is_none());
            (status.name(), shown.map(|example| out(None, example)).collect())
        });
        ElementOut {
            id: &element.id,
            title: element.title.get(lang),
            measured: reason.is_none(),
            reason,
            stated,
            deferred,
            absent,
            of: counted(of),
            share: stated.and_then(|stated| share(stated, of)),
            examples: ByElement(examples.collect()),
        }
    });
    out.collect()
}

fn rules<'a>(told: &'a Told<'_>, lang: Lang) -> Vec<RuleOut<'a>> {
    let ruleset = &told.loaded.ruleset;
    let out = ruleset.rules.iter().zip(&told.survey.rules).map(|(rule, tally)| {
        let reason = told.rule_unmeasured(&rule.id).map(|reason| reason.get(lang));
        let counted = |count| Some(count).filter(|_| reason.is_none());
        let fires = counted(tally.fires());
        let severities = Severity::ALL.iter().zip(tally.fires).rev();
        let examples = tally.examples.iter().filter(|_| reason.is_none());
        RuleOut {
            id: &rule.id,
            title: rule.title.get(lang),
            element: rule.element.map(|at| ruleset.elements[usize::from(at)].id.as_str()),
            measured: reason.is_none(),
            reason,
            fires,
            of: counted(tally.of),
            share: fires.and_then(|fires| share(fires, tally.of)),
            severities: fires
                .map(|_| ByElement(severities.map(|(severity, count)| (severity.name(), count)).collect())),
            examples: examples.map(|(severity, example)| out(Some(severity.name()), example)).collect(),
        }
    });
    out.collect()
}

fn out<'a>(severity: Option<&'static str>, example: &'a Example) -> ExampleOut<'a> {
    ExampleOut { severity, path: &example.path, line: example.line, text: &example.text }
}
