//! Findings as numbered notes: which there are, where they are anchored, and how each is written.
//!
//! Owns the numbers, in the order of the text. Absent elements that would be added at one place are one note.

use super::markup::{Anchor, Markup, Value};
use super::{MOST_NOTES, Sight};
use crate::checks::{Finding, Label};
use crate::document::Span;
use crate::report::context::groups;
use crate::report::context::stands;
use crate::ruleset::Severity;
use crate::text::control_chars::visible;
use crate::text::width::cut;

/// A numbered note.
pub(crate) struct Note<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// What it tells: one finding, or absent elements of one place.
    pub findings: Vec<&'a Finding>,
}

impl<'a> Note<'a> {
    /// The notes of a draft, in the order of the text; those without a place come first.
    pub(crate) fn all(findings: &'a [Finding]) -> Vec<Self> {
        let mut groups = groups(findings);
        groups.sort_by_key(|group| group.first().map(|first| first.span.map(|span| (span.start, span.end))));
        groups.truncate(MOST_NOTES);
        let numbered = groups.into_iter().enumerate();
        numbered.map(|(at, findings)| Self { number: at + 1, findings }).collect()
    }

    /// The place of a note on the page.
    pub(crate) fn anchor(&self) -> Anchor {
        Anchor::new("f", self.number)
    }

    /// Its place in the text.
    pub(crate) fn mark(&self) -> Anchor {
        Anchor::new("m", self.number)
    }

    /// How grave it is.
    pub(crate) fn severity(&self) -> Severity {
        self.findings.first().map_or(Severity::Info, |first| first.severity)
    }

    /// Where it stands in the text.
    pub(crate) fn span(&self) -> Option<Span> {
        self.findings.first().and_then(|first| first.span)
    }

    /// Its other places in the draft itself, each with its number among all of them.
    pub(crate) fn labels(&self) -> impl Iterator<Item = (usize, &'a Label)> + use<'a> {
        let one = match self.findings.as_slice() {
            [one] => one.labels.as_slice(),
            _ => &[],
        };
        one.iter().take(MOST_LABELS).enumerate().filter(|(_, label)| label.document.is_none())
    }

    /// What it says, in a line.
    pub(crate) fn message(&self, sight: &Sight<'_>) -> String {
        match self.findings.as_slice() {
            [one] => one.message.clone(),
            several => {
                let titles: Vec<_> = several.iter().map(|each| sight.title(each)).collect();
                let words = sight.words;
                words.missing(several.len()) + &words.in_brackets(&titles.join(words.comma()))
            }
        }
    }

    /// Writes the note.
    pub(crate) fn write(&self, page: &mut Markup, sight: &Sight<'_>) {
        let anchor = self.anchor();
        let attributes = [
            ("class", Value::Is(class(self.severity(), ["note e", "note w", "note i"]))),
            ("id", Value::Here(&anchor)),
            ("role", Value::Is("note")),
            ("tabindex", Value::Is("-1")),
        ];
        page.element("div", &attributes, |page| {
            self.first_line(page, sight);
            match self.findings.as_slice() {
                [one] => self.one(page, sight, one),
                several => missing(page, sight, several),
            }
            self.last_line(page, sight);
        });
    }

    fn first_line(&self, page: &mut Markup, sight: &Sight<'_>) {
        let number = self.number.to_string();
        page.element("p", &[("class", Value::Is("what"))], |page| {
            page.line("span", &[("class", Value::Is("no"))], &number);
            page.own(" ");
            page.line("b", &[("class", Value::Is("sev"))], sight.words.severity(self.severity()));
            page.own(" ");
            match self.findings.as_slice() {
                [one] => page.line("strong", &[], &one.message),
                several => page.line("strong", &[], &sight.words.missing(several.len())),
            }
        });
    }

    fn one(&self, page: &mut Markup, sight: &Sight<'_>, finding: &Finding) {
        let words = sight.words;
        if let Some(label) = &finding.label {
            page.line("p", &[("class", Value::Is("label"))], label);
        }
        self.places(page, sight, finding);
        help(page, sight, finding);
        let rule = &sight.entry.ruleset.rules[finding.rule];
        let sources = finding.sources(sight.entry.ruleset);
        if !sources.is_empty() {
            term(page, "why", words.law(), &sight.law(sources));
        } else if let Some(why) = &rule.told.why {
            term(page, "why", words.why(), why.get(words.lang));
        }
    }

    /// Back to the text, and the rule.
    fn last_line(&self, page: &mut Markup, sight: &Sight<'_>) {
        page.element("div", &[("class", Value::Is("rule"))], |page| {
            if self.span().is_some() {
                let name = format!("{} ({})", sight.told.back(), self.number);
                let mark = self.mark();
                let to = [("href", Value::To(&mark)), ("aria-label", Value::Text(&name))];
                page.line("a", &to, &format!("↩ {}", sight.told.back()));
            }
            if let [one] = self.findings.as_slice() {
                page.line("code", &[], &sight.entry.ruleset.rules[one.rule].id);
            }
        });
    }

    /// The other places, in the draft and in the notices it was compared with.
    fn places(&self, page: &mut Markup, sight: &Sight<'_>, finding: &Finding) {
        if finding.labels.is_empty() {
            return;
        }
        let words = sight.words;
        let notices = sight.entry.result.previous.notices();
        let attributes = [("class", Value::Is("places")), ("aria-label", Value::Is(sight.told.places()))];
        page.element("ul", &attributes, |page| {
            for (at, label) in finding.labels.iter().take(MOST_LABELS).enumerate() {
                let table = label.document.map_or(Some(&sight.table), |at| sight.earlier.get(at));
                let Some(table) = table else { continue };
                let line = stands(words, table, label.span.start);
                page.element("li", &[], |page| match label.document.and_then(|at| notices.get(at)) {
                    None => {
                        let to = self.mark().part(at + 1);
                        let quote = sight.table.slice(label.span);
                        let said = label.message.is_empty() || label.message == quote;
                        page.line(
                            "a",
                            &[("href", Value::To(&to))],
                            &words.quote(&cut(&visible(quote), QUOTE)),
                        );
                        page.own(" ");
                        page.text(if said { &line } else { &label.message });
                    }
                    Some(earlier) => {
                        page.text(&earlier.source.name);
                        page.own(" ");
                        page.text(&line);
                        page.own(" ");
                        page.text(&label.message);
                    }
                });
            }
            if finding.labels.len() > MOST_LABELS {
                page.line("li", &[], &words.more_places(finding.labels.len() - MOST_LABELS));
            }
        });
    }
}

/// Columns of the words of the draft that are quoted.
const QUOTE: usize = 40;

/// Other places of a finding shown at most.
const MOST_LABELS: usize = 12;

/// One of three words by severity.
pub(crate) fn class(severity: Severity, [error, warning, info]: [&'static str; 3]) -> &'static str {
    match severity {
        Severity::Error => error,
        Severity::Warning => warning,
        Severity::Info => info,
    }
}

/// Absent elements of one place.
fn missing(page: &mut Markup, sight: &Sight<'_>, findings: &[&Finding]) {
    page.line("p", &[("class", Value::Is("label"))], sight.words.add_here());
    page.element("ul", &[("class", Value::Is("absent"))], |page| {
        for finding in findings {
            page.element("li", &[], |page| {
                page.line("b", &[], &sight.title(finding));
                page.own(" ");
                page.line("code", &[], &sight.entry.ruleset.rules[finding.rule].id);
                help(page, sight, finding);
            });
        }
    });
}

/// What to do; what follows on a line of its own is a paragraph of its own.
fn help(page: &mut Markup, sight: &Sight<'_>, finding: &Finding) {
    for (at, part) in finding.help.iter().flat_map(|help| help.lines()).enumerate() {
        match at {
            0 => term(page, "mend", sight.words.mend(), part),
            _ => page.line("p", &[("class", Value::Is("mend"))], part),
        }
    }
}

/// A paragraph that begins with what it is.
pub(crate) fn term(page: &mut Markup, class: &'static str, name: &'static str, text: &str) {
    page.element("p", &[("class", Value::Is(class))], |page| {
        page.line("span", &[("class", Value::Is("term"))], name.trim_end());
        page.own(" ");
        page.text(text);
    });
}
