//! Findings and rules as SARIF tells them.
//!
//! Owns the shape of each; what is silenced is a result that says so. Lines and columns are those of the file; bytes
//! are given only where they are those of the file, too.

use super::{level, location, message, plain};
use crate::checks::{Finding, Label};
use crate::document::{Format, Span};
use crate::engine::fingerprint::Fingerprints;
use crate::engine::{Checked, Origin, Suppressed};
use crate::input::{Encoding, Source};
use crate::report::context::Draft;
use crate::report::json::without_empty;
use crate::report::messages::{ExplainWords, Words};
use crate::report::position::LineTable;
use crate::report::{Entry, ci};
use crate::ruleset::{Lang, Rule, Ruleset, Severity, Stage};
use serde_json::{Value, json};

/// Characters of a snippet at most.
const SNIPPET: usize = 400;

/// The findings of a document, those that are silenced behind the others, each as JSON.
pub(crate) fn results(entry: &Entry<'_, Checked>, fail_on: Option<Severity>) -> Vec<String> {
    let prints = Fingerprints::of(entry.result, entry.ruleset);
    let draft = Draft::new(entry, "");
    let standing = ci::told(entry, fail_on).zip(&prints.findings);
    let standing = standing.map(|(finding, print)| found(&draft, finding, print, None));
    let silenced = entry.result.suppressed.iter().zip(&prints.suppressed);
    let silenced = silenced.map(|(one, print)| found(&draft, &one.finding, print, Some(one)));
    standing.chain(silenced).map(|found| found.to_string()).collect()
}

fn found(draft: &Draft<'_>, finding: &Finding, print: &str, silenced: Option<&Suppressed>) -> Value {
    let (entry, ruleset) = (draft.entry, draft.entry.ruleset);
    let help = finding.help.as_deref().map(|help| format!("\n{}{}", draft.words.mend(), ci::lines(help)));
    let anchor = ci::anchored(entry, finding);
    let said = format!("{anchor}{}{}", ci::line(&finding.message), help.unwrap_or_default());
    let related = finding.labels.iter().enumerate().map(|(at, label)| related(draft, at + 1, label));
    let properties = json!({
        "severity": finding.severity.name(),
        "confidence": finding.confidence.name(),
        "element": finding.element.map(|element| &ruleset.elements[element].id),
    });
    let out = json!({
        "ruleId": ruleset.rules[finding.rule].id,
        "level": level(finding.severity),
        "message": message(&said),
        "locations": [own(draft, finding)],
        "relatedLocations": related.collect::<Value>(),
        "partialFingerprints": { "noticelint/v1": print },
        "suppressions": silenced.iter().map(|found| suppression(draft, found)).collect::<Value>(),
        "fixes": fix(draft, finding).into_iter().collect::<Value>(),
        "properties": without_empty(properties, &["element"]),
    });
    without_empty(out, &["relatedLocations", "fixes"])
}

/// The place of a finding. One without a place is about the file.
fn own(draft: &Draft<'_>, finding: &Finding) -> Value {
    let source = draft.entry.source;
    let span = ci::span(draft.entry, finding);
    let mut place =
        location(&source.name, span.map(|span| region(&draft.table, span, has_bytes(source), true)));
    if let Some(anchor) = ci::anchor(draft.entry, finding) {
        place["logicalLocations"] = json!([{ "fullyQualifiedName": anchor.to_string() }]);
    }
    if let Some(label) = finding.label.as_deref().filter(|label| !label.is_empty()) {
        place["message"] = message(&ci::line(label));
    }
    place
}

fn related(draft: &Draft<'_>, id: usize, label: &Label) -> Value {
    let (source, table) = draft.of(label);
    let lines = source.layout.is_none();
    let place = location(&source.name, lines.then(|| region(table, label.span, has_bytes(source), true)));
    json!({
        "id": id,
        "physicalLocation": place["physicalLocation"],
        "message": message(&ci::line(&label.message)),
    })
}

fn suppression(draft: &Draft<'_>, found: &Suppressed) -> Value {
    let source = draft.entry.source;
    let until = found.until.as_deref().map(|day| draft.words.in_brackets(&draft.words.until(day)));
    let (kind, place) = match &found.origin {
        Origin::Comment(span) => {
            let region = region(&draft.table, *span, has_bytes(source), false);
            ("inSource", location(&source.name, Some(region)))
        }
        Origin::File { name, line, .. } | Origin::Baseline { name, line } => {
            ("external", location(name, Some(json!({ "startLine": line }))))
        }
    };
    json!({
        "kind": kind,
        "status": "accepted",
        "justification": format!("{}{}", ci::line(&found.reason), until.unwrap_or_default()),
        "location": place,
    })
}

/// The text of a Word file is an extract: nothing can be replaced in it.
fn fix(draft: &Draft<'_>, finding: &Finding) -> Option<Value> {
    let source = draft.entry.source;
    let fix = finding.fix.as_ref().filter(|_| source.format != Format::Word)?;
    let replacements = fix.edits.iter().map(|(span, text)| {
        let region = region(&draft.table, *span, has_bytes(source), false);
        json!({ "deletedRegion": region, "insertedContent": { "text": text } })
    });
    let said = finding.help.as_deref().unwrap_or(&finding.message);
    Some(json!({
        "description": message(&ci::lines(said)),
        "artifactChanges": [{
            "artifactLocation": { "uri": ci::uri(&source.name) },
            "replacements": replacements.collect::<Value>(),
        }],
    }))
}

/// Whether bytes of the text are those of the file.
fn has_bytes(source: &Source) -> bool {
    source.encoding == Encoding::UTF_8 && source.layout.is_none()
}

fn region(table: &LineTable<'_>, span: Span, bytes: bool, snippet: bool) -> Value {
    let stretch = table.stretch(span);
    let text = table.slice(span);
    let shown = snippet && !text.is_empty() && text.chars().nth(SNIPPET).is_none();
    let region = json!({
        "startLine": stretch.start.line,
        "startColumn": stretch.start.column,
        "endLine": stretch.end.line,
        "endColumn": stretch.end.column,
        "byteOffset": bytes.then_some(stretch.start.byte),
        "byteLength": bytes.then_some(stretch.end.byte - stretch.start.byte),
        "snippet": shown.then(|| json!({ "text": text })),
    });
    without_empty(region, &["byteOffset", "byteLength", "snippet"])
}

/// All rules of a ruleset, each with its id and its JSON.
pub(crate) fn rules(ruleset: &Ruleset, lang: Lang) -> Vec<(String, String)> {
    ruleset.rules.iter().map(|rule| (rule.id.to_string(), told(rule, lang).to_string())).collect()
}

fn told(rule: &Rule, lang: Lang) -> Value {
    let title = rule.told.title.get(lang);
    let why = rule.told.why.as_ref().map_or(title, |why| why.get(lang));
    // Most notices are single ones; a rule that is off there may speak at another stage.
    let usual = rule.severity_at(Stage::Single).or(rule.severity.iter().copied().flatten().max());
    let family = rule.id.split_once('/').map_or(rule.id.as_str(), |(family, _)| family);
    let out = json!({
        "id": rule.id,
        "name": name(&rule.id),
        "shortDescription": message(title),
        "fullDescription": message(why),
        "help": help(rule, lang),
        "helpUri": ci::address(&rule.told.sources),
        "defaultConfiguration": {
            "enabled": usual.is_some(),
            "level": level(usual.unwrap_or(Severity::Info)),
        },
        "properties": {
            "tags": ["privacy", "breach-notice", family],
            "precision": rule.confidence.name(),
            "problem.severity": match usual {
                Some(Severity::Error) => "error",
                Some(Severity::Warning) => "warning",
                Some(Severity::Info) | None => "recommendation",
            },
        },
    });
    without_empty(out, &["helpUri"])
}

/// `cause/missing` as `CauseMissing`.
fn name(id: &str) -> String {
    let words = id.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|first| first.to_uppercase().collect::<String>());
            first.unwrap_or_default() + letters.as_str()
        })
        .collect()
}

fn help(rule: &Rule, lang: Lang) -> Value {
    let words = ExplainWords::of(lang);
    let sources = rule.told.sources.iter().map(|source| {
        format!("{}{}", source.name, words.dates(source.since.as_deref(), source.checked.as_deref()))
    });
    let sources = sources.collect::<Vec<_>>().join(Words::of(lang).comma());
    let parts = [
        (words.why(), rule.told.why.as_ref().map_or("", |why| why.get(lang))),
        (words.mend(), rule.told.help.as_ref().map_or("", |help| help.get(lang))),
        (words.sources(), sources.as_str()),
    ];
    let parts = parts.iter().filter(|(_, text)| !text.is_empty());
    let explain = format!("noticelint explain {}", rule.id);
    let said: Vec<String> =
        parts.clone().map(|(head, text)| format!("{head}: {}", ci::lines(text))).collect();
    let marked: Vec<String> = parts.map(|(head, text)| format!("**{head}**: {}", ci::lines(text))).collect();
    json!({
        "text": plain(&format!("{}\n{explain}", said.join("\n"))).trim_start(),
        "markdown": format!("{}\n\n`{explain}`", marked.join("\n\n")).trim_start(),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_become_names() {
        assert_eq!(super::name("contact-point/missing"), "ContactPointMissing");
        assert_eq!(super::name("社内/ng-word"), "社内NgWord");
    }
}
