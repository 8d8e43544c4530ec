//! Kind `trace`: what a file holds beside the text its readers are meant to see. Once a rule and document.

use super::Turn;
use super::said::{Values, excerpt};
use crate::document::{self, Document, Format, Span, Trace, TraceKind};
use crate::ruleset::{Lang, Lexicon, SetId, TraceWords};

/// Further places that a finding points at.
const LABELS: usize = 4;

/// Points at the first, and says how many there are.
pub(crate) fn traces(turn: &mut Turn, words: &TraceWords) {
    let document = turn.document();
    let lexicon = &turn.case.view.scene.ruleset.lexicon;
    let asked = |trace: &&Trace| {
        let named = trace.kind == TraceKind::Person && words.person.is_some();
        words.kinds.contains(&trace.kind)
            && (words.saying.is_empty() || named || says(lexicon, &words.saying, &trace.text))
    };
    let found: Vec<&Trace> = document.traces.iter().filter(asked).collect();
    let is_person = |trace: &Trace| words.person.is_some() && trace.kind == TraceKind::Person;
    let (persons, mut others): (Vec<&Trace>, Vec<&Trace>) =
        found.into_iter().partition(|trace| is_person(trace));
    // Two halves of one change: what went out stands where what came in does.
    others.sort_by_key(|trace| (trace.span.is_none(), trace.span));
    tell(turn, &others);
    if let (Some(instead), Some(values)) = (&words.person, values(turn, &persons)) {
        let span = place(document, persons[0]);
        let lang = turn.case.lang;
        turn.report(span, &values).speak(instead, &values, lang);
    }
}

fn tell(turn: &mut Turn, traces: &[&Trace]) {
    let Some(values) = values(turn, traces) else { return };
    let (document, lang) = (turn.document(), turn.case.lang);
    let span = place(document, traces[0]);
    let finding = turn.report(span, &values);
    let mut seen = vec![span];
    for trace in &traces[1..] {
        if seen.len() > LABELS {
            break;
        }
        if trace.span.is_some() && !seen.contains(&trace.span) {
            seen.push(trace.span);
            finding.labels.extend(trace.span.map(|span| crate::checks::Label {
                document: None,
                span,
                message: told(trace, lang),
            }));
        }
    }
}

/// What messages may hold: what the first says, who left it, and how many there are.
fn values(turn: &Turn, traces: &[&Trace]) -> Option<Values> {
    let first = traces.first()?;
    // A property may stand twice under two names, and one person is one.
    let mut distinct: Vec<(TraceKind, Option<Span>, &str)> =
        traces.iter().map(|trace| (trace.kind, trace.span, trace.text.as_str())).collect();
    if first.span.is_none() {
        distinct.iter_mut().for_each(|trace| trace.0 = first.kind);
        distinct.sort_unstable();
        distinct.dedup();
    }
    let author = match (&first.author, turn.case.lang) {
        (Some(author), Lang::Ja) => format!("({})", excerpt(author)),
        (Some(author), Lang::En) => format!(" ({})", excerpt(author)),
        (None, _) => String::new(),
    };
    Some(
        Values::default()
            .with("text", excerpt(&first.text))
            .with("author", author)
            .with("count", distinct.len()),
    )
}

/// A few words at a further place.
fn told(trace: &Trace, lang: Lang) -> String {
    let text = excerpt(&trace.text);
    match (&trace.author, lang) {
        (Some(author), Lang::Ja) => format!("「{text}」({})", excerpt(author)),
        (Some(author), Lang::En) => format!("\"{text}\" ({})", excerpt(author)),
        (None, Lang::Ja) => format!("「{text}」"),
        (None, Lang::En) => format!("\"{text}\""),
    }
}

/// Where a trace is pointed out: one without a place of its own at the start of the text.
fn place(document: &Document, trace: &Trace) -> Option<Span> {
    let start = || {
        let first = document.span(document.blocks.first()?.place);
        Some(Span { start: first.start, end: first.start })
    };
    trace.span.or_else(start)
}

/// Whether a text outside the document says one of these words.
fn says(lexicon: &Lexicon, sets: &[SetId], text: &str) -> bool {
    let normal = document::read(text, Format::Text).text;
    let mut said = false;
    lexicon.scan(&normal, |set, _, _| said |= sets.contains(&set));
    said
}
