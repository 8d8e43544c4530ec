//! What is shown where the cursor rests: findings, dates, counts.
//!
//! Owns choosing and laying it out. What is said comes from the rules and the reading.

use super::diagnostics;
use super::draft::Draft;
use super::position::range;
use crate::checks::Finding;
use crate::document::{Place, Span};
use crate::mentions::{Count, DateMention, Day};
use crate::reading::law;
use crate::report::messages::{EditorWords, ExplainWords, Words};
use crate::report::position::LineTable;
use crate::report::{ci, explain};
use crate::ruleset::Loaded;
use crate::text::control_chars::visible;
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};
use std::sync::Arc;

/// What there is to say at a byte.
pub(crate) fn of(
    draft: &Draft,
    byte: usize,
    documented: impl FnOnce() -> Option<Arc<Loaded>>,
) -> Option<Hover> {
    let table = LineTable::new(&draft.source.text);
    let here = Span { start: byte, end: byte };
    let mut parts: Vec<String> = Vec::new();
    let mut covered: Option<Span> = None;
    let all: Vec<&Finding> = diagnostics::at(draft, &table, here).collect();
    // What has no extent is told on its line where nothing else is.
    let extent = |finding: &&&Finding| finding.span.is_some_and(|span| span.start < span.end);
    let words: Vec<&Finding> = all.iter().filter(extent).copied().collect();
    let findings = if words.is_empty() { all } else { words };
    let loaded = if findings.is_empty() { None } else { documented() };
    for finding in findings {
        parts.push(told(draft, finding, loaded.as_deref()));
        covered = covered.or(finding.span);
    }
    let document = &draft.checked.reading.document;
    let stands = |place: Place| {
        let span = document.span(place);
        (span.start <= byte && byte <= span.end).then_some(span)
    };
    let mentions = &draft.checked.reading.mentions;
    if let Some((date, span)) = mentions.dates.iter().find_map(|date| Some((date, stands(date.place)?))) {
        parts.push(dated(draft, date));
        covered = Some(span);
    }
    let counts = mentions.counts.iter().enumerate();
    if let Some((at, count, span)) =
        counts.into_iter().find_map(|(at, count)| Some((at, count, stands(count.place)?)))
    {
        parts.push(counted(draft, at, count));
        covered = Some(span);
    }
    (!parts.is_empty()).then(|| Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value: parts.join("\n\n---\n\n"),
        }),
        range: covered.map(|span| range(&table, span)),
    })
}

/// A text in Markdown, as it stands: what a draft says makes no link, no emphasis and no code.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in visible(text).chars() {
        if sign.is_ascii_punctuation()
            && !matches!(sign, ',' | '.' | '/' | ':' | ';' | '%' | '?' | '\'' | '"' | '-' | '(' | ')')
        {
            plain.push('\\');
        }
        plain.push(sign);
    }
    plain
}

/// A finding: what was read, what to do, why, what it rests on, and how often it was met.
fn told(draft: &Draft, finding: &Finding, loaded: Option<&Loaded>) -> String {
    let lang = draft.checked.lang;
    let (words, own) = (Words::of(lang), EditorWords::of(lang));
    let rule = &draft.known.ruleset.rules[finding.rule];
    let severity = words.severity(finding.severity);
    let mut lines = vec![format!("**{severity}** `{}`", rule.id), plain(&ci::line(&finding.message))];
    lines.extend(finding.help.as_deref().map(|help| format!("{}{}", words.mend(), plain(&ci::line(help)))));
    lines.extend(rule.told.why.as_ref().map(|why| format!("{}{}", own.why(), plain(why.get(lang)))));
    for source in finding.sources(&draft.known.ruleset) {
        let dates = ExplainWords::of(lang).dates(source.since.as_deref(), source.checked.as_deref());
        lines.push(format!("{}{}{}", words.law(), plain(&source.name), plain(&dates)));
    }
    let doc = loaded.and_then(|loaded| loaded.docs.rules.get(&*rule.id));
    lines.extend(doc.and_then(|doc| explain::evidence(doc, lang)).map(|evidence| plain(&evidence)));
    lines.join("  \n")
}

/// A date: the day it is taken for, its weekday, what happened then, and the clocks that run from it.
fn dated(draft: &Draft, date: &DateMention) -> String {
    let lang = draft.checked.lang;
    let (words, own) = (Words::of(lang), EditorWords::of(lang));
    let ruleset = &draft.known.ruleset;
    let day = |day: Day| match law::civil(day) {
        Some(civil) => {
            let weekday = law::weekday(civil.weekday().to_monday_zero_offset().unsigned_abs(), lang);
            format!("{day}{}", own.weekday(weekday))
        }
        None => day.to_string(),
    };
    let ends: Vec<String> = [date.date, date.end].into_iter().flatten().map(day).collect();
    let taken = if ends.is_empty() { words.nowhere().to_owned() } else { ends.join(words.to()) };
    let set = ruleset.named(&format!("event.{}", date.event)).first();
    let title = set.and_then(|set| ruleset.set(*set).title.as_ref()).map(|title| title.get(lang));
    let mut lines = vec![format!("**{taken}**")];
    if let Some(event) = title {
        lines.push(own.taken_for(&plain(event)));
    }
    let from = date.date.and_then(law::civil);
    let clocks = draft.checked.reading.law.clocks.iter().filter(|clock| Some(clock.from) == from);
    let clocks: Vec<String> = clocks.map(|clock| plain(&law::told(ruleset, lang, clock))).collect();
    if !clocks.is_empty() {
        lines.push(own.day_one().to_owned());
        lines.extend(clocks);
    }
    lines.join("  \n")
}

/// A count: the part it plays, and what its parts add up to.
fn counted(draft: &Draft, at: usize, count: &Count) -> String {
    let (words, own) = (Words::of(draft.checked.lang), EditorWords::of(draft.checked.lang));
    let mentions = &draft.checked.reading.mentions;
    let notes = [(count.affected, own.affected()), (count.approximate, own.approximate())];
    let notes = notes.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note);
    let said: Vec<&str> = std::iter::once(own.role(count.role)).chain(notes).collect();
    let mut lines = vec![format!("**{} {}**", count.value, plain(&count.unit)), said.join(words.comma())];
    let value = |at: usize| mentions.counts.get(at).map_or(0, |count| count.value);
    for group in &mentions.groups.all {
        if group.total == at {
            let less = group.less.map_or(0, value);
            let sum = group.parts.iter().map(|part| value(*part)).fold(0, u64::saturating_add);
            lines.push(own.makes(count.value, sum.saturating_sub(less)));
        } else if group.parts.contains(&at) {
            lines.push(own.leads(value(group.total)));
        }
    }
    lines.join("  \n")
}
