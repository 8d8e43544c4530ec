//! The head of a draft's part, what was assumed, and what was silenced.
//!
//! Owns the first thing that is read: what the findings come to, and which they are, the gravest first.

use super::Sight;
use super::findings::{Note, class};
use super::markup::{Anchor, Markup, Value};
use crate::engine::Origin;
use crate::reading::elements::Status;
use crate::report::{context, counts};
use crate::ruleset::{Kind, Severity};

/// The part of a draft.
pub(crate) fn section(page: &mut Markup, inside: impl FnOnce(&mut Markup)) {
    let (here, named) = (Anchor::draft(), Anchor::new("h", 0));
    // A label is an id without the sign of an address.
    let attributes =
        [("class", Value::Is("one")), ("id", Value::Here(&here)), ("aria-labelledby", Value::Here(&named))];
    page.element("section", &attributes, inside);
}

/// A chapter of that part.
pub(crate) fn part(page: &mut Markup, name: &'static str, title: &str, inside: impl FnOnce(&mut Markup)) {
    let anchor = Anchor::new(name, 0);
    page.element("div", &[("class", Value::Is(name))], |page| {
        page.line("h3", &[("id", Value::Here(&anchor)), ("tabindex", Value::Is("-1"))], title);
        inside(page);
    });
}

/// The head: the name, what it comes to, the findings by severity.
pub(crate) fn head(page: &mut Markup, sight: &Sight<'_>, notes: &[Note<'_>]) {
    let result = sight.entry.result;
    page.line(
        "h2",
        &[("id", Value::Here(&Anchor::new("h", 0))), ("tabindex", Value::Is("-1"))],
        &sight.entry.source.name,
    );
    if result.reading.conclusions.kind == Kind::NoNotice {
        for finding in &result.findings {
            page.line("p", &[("class", Value::Is("verdict"))], &finding.message);
        }
        return;
    }
    let found = counts(&result.findings);
    let [errors, warnings, _] = found;
    let kind = match (errors, warnings) {
        (0, 0) => "verdict clear",
        (0, _) => "verdict w",
        _ => "verdict e",
    };
    page.line("p", &[("class", Value::Is(kind))], &sight.told.verdict(found));
    let count = |status| result.reading.elements.iter().filter(|state| state.status == status).count();
    let [stated, deferred, absent] = [Status::Stated, Status::Deferred, Status::Absent].map(count);
    if let all @ 1.. = stated + deferred + absent {
        page.line("p", &[], &sight.told.elements_told(all, stated, deferred, absent));
    }
    index(page, sight, notes);
}

/// The findings, the gravest first.
fn index(page: &mut Markup, sight: &Sight<'_>, notes: &[Note<'_>]) {
    if notes.is_empty() {
        return;
    }
    part(page, "index", sight.told.findings(), |page| {
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            let mut of = notes.iter().filter(|note| note.severity() == severity).peekable();
            if of.peek().is_none() {
                continue;
            }
            page.element(
                "p",
                &[("class", Value::Is(class(severity, ["group e", "group w", "group i"])))],
                |page| {
                    page.line("b", &[("class", Value::Is("sev"))], sight.words.severity(severity));
                    page.own(" ");
                    page.text(sight.told.group(severity));
                },
            );
            page.element("ul", &[("class", Value::Is(class(severity, ["e", "w", "i"])))], |page| {
                for note in of {
                    page.element("li", &[], |page| {
                        page.element("a", &[("href", Value::To(&note.anchor()))], |page| {
                            page.line("span", &[("class", Value::Is("no"))], &note.number.to_string());
                            page.own(" ");
                            page.text(&note.message(sight));
                        });
                    });
                }
            });
        }
        let shown: usize = notes.iter().map(|note| note.findings.len()).sum();
        let more = sight.entry.result.findings.len().saturating_sub(shown);
        if more > 0 {
            page.line("p", &[], &sight.words.more(more));
        }
    });
}

/// What was assumed, each with its name.
fn assumed_list(sight: &Sight<'_>) -> Vec<(&'static str, String)> {
    let [stage, publisher, day, kind, rules, today] = sight.told.assumptions();
    let parts = context::assumed(sight);
    // The kind is told only where it is no breach notice.
    let names = [kind, stage, publisher, day].into_iter().skip(4_usize.saturating_sub(parts.len()));
    let mut list: Vec<_> = names.zip(parts).collect();
    let ruleset = sight.entry.ruleset;
    list.push((rules, format!("{} {}", ruleset.name, ruleset.version)));
    list.push((today, sight.as_of.to_owned()));
    list
}

/// What was assumed, and how to say otherwise.
pub(crate) fn assumed(page: &mut Markup, sight: &Sight<'_>) {
    if sight.entry.result.reading.conclusions.kind == Kind::NoNotice {
        return;
    }
    let conclusions = &sight.entry.result.reading.conclusions;
    part(page, "assumed", sight.told.assumed(), |page| {
        page.element("dl", &[], |page| {
            for (name, what) in assumed_list(sight) {
                page.element("div", &[], |page| {
                    page.line("dt", &[], name);
                    page.line("dd", &[], &what);
                });
            }
        });
        if conclusions.stage_evidence.is_some() && !conclusions.stage_given {
            page.line("p", &[("class", Value::Is("hint"))], sight.words.override_stage());
        }
        if let Some(profile) = sight.entry.suggested() {
            let case = profile.title.get(sight.words.lang);
            page.line("p", &[], &sight.words.suggest(case, &profile.ruleset));
        }
        if let Some(compared) = context::compared(sight) {
            page.line("p", &[], &compared);
        }
    });
}

/// What was silenced, with the reasons.
pub(crate) fn suppressed(page: &mut Markup, sight: &Sight<'_>) {
    let found = &sight.entry.result.suppressed;
    if found.is_empty() {
        return;
    }
    page.element("details", &[("class", Value::Is("suppressed"))], |page| {
        page.line("summary", &[], &sight.told.suppressed(found.len()));
        page.element("ul", &[], |page| {
            for one in found {
                page.element("li", &[], |page| {
                    let words = sight.words;
                    page.line("strong", &[], &one.finding.message);
                    page.own(" ");
                    page.line("code", &[], &sight.entry.ruleset.rules[one.finding.rule].id);
                    let place = match (&one.origin, one.finding.span) {
                        (Origin::File { name, line, .. } | Origin::Baseline { name, line }, _) => {
                            Some(format!("{name}:{line}"))
                        }
                        (Origin::Comment(span), _) => Some(sight.stands(span.start)),
                    };
                    let until = one.until.as_deref().map(|day| words.until(day));
                    let remarks: Vec<_> = until.into_iter().chain(place).collect();
                    page.line(
                        "p",
                        &[],
                        &(one.reason.clone() + &words.in_brackets(&remarks.join(words.comma()))),
                    );
                });
            }
        });
    });
}
