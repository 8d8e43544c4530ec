//! What was worked out: sums, periods and weekdays that hold or do not, and the deadlines with their days.
//!
//! Owns how a calculation is shown. The calculations themselves were made before.

use super::Sight;
use super::findings::{Note, term};
use super::head::part;
use super::marks::Evidence;
use super::markup::{Anchor, Markup, Value};
use super::timeline::dated;
use crate::mentions::Day;
use crate::reading::law::Clock;
use crate::ruleset::Check;

/// Things that hold shown at most; more are counted.
const MOST: usize = 100;
/// Places of something that holds that are led to at most.
const PLACES: usize = 6;

/// Writes both chapters.
pub(crate) fn worked(page: &mut Markup, sight: &Sight<'_>, notes: &[Note<'_>], evidence: &mut Vec<Evidence>) {
    part(page, "worked", sight.told.worked(), |page| {
        let wrong: Vec<_> = notes.iter().filter(|note| is_calculation(sight, note)).collect();
        let held = &sight.entry.result.held;
        if wrong.is_empty() && held.is_empty() {
            return page.line("p", &[], sight.told.nothing_worked());
        }
        if held.len() > MOST {
            page.line("p", &[("class", Value::Is("hint"))], &sight.words.more(held.len() - MOST));
        }
        page.element("ul", &[], |page| {
            for note in wrong {
                page.element("li", &[("class", Value::Is("no"))], |page| {
                    sign(page, "✗", sight.told.wrong());
                    page.line("a", &[("href", Value::To(&note.anchor()))], &note.message(sight));
                });
            }
            for (at, held) in held.iter().take(MOST).enumerate() {
                page.element("li", &[("class", Value::Is("yes"))], |page| {
                    sign(page, "✓", sight.told.right());
                    page.line("span", &[("class", Value::Is("sum"))], &held.text);
                    for (index, span) in held.places.iter().take(PLACES).enumerate() {
                        let here = Anchor::new("c", at + 1).part(index + 1);
                        page.own(" ");
                        page.line("a", &[("href", Value::To(&here))], &sight.stands(span.start));
                        evidence.push(Evidence { span: *span, here });
                    }
                });
            }
        });
    });
    clocks(page, sight, evidence);
}

/// The sign says it, and so does the word.
fn sign(page: &mut Markup, sign: &'static str, word: &'static str) {
    page.line("span", &[("class", Value::Is("sign")), ("aria-hidden", Value::Is("true"))], sign);
    page.own(" ");
    page.line("span", &[("class", Value::Is("term"))], word);
    page.own(" ");
}

/// Whether a finding is about something that was worked out.
fn is_calculation(sight: &Sight<'_>, note: &Note<'_>) -> bool {
    let [finding] = note.findings.as_slice() else { return false };
    matches!(
        sight.entry.ruleset.rules[finding.rule].check,
        Check::Sums(_)
            | Check::Totals(_)
            | Check::WrongWeekday { .. }
            | Check::InvalidDate { .. }
            | Check::WrongEra { .. }
            | Check::WrongDuration { .. }
    )
}

/// The deadlines, each with its first day, its number and its last day.
fn clocks(page: &mut Markup, sight: &Sight<'_>, evidence: &mut Vec<Evidence>) {
    let law = &sight.entry.result.reading.law;
    let ruleset = sight.entry.ruleset;
    let clocks = if law.clocks.is_empty() { &law.supposed } else { &law.clocks };
    if clocks.is_empty() && law.held.is_empty() {
        return;
    }
    part(page, "clocks", sight.told.clocks(), |page| {
        if law.clocks.is_empty() && !clocks.is_empty() {
            page.line("p", &[("class", Value::Is("hint"))], sight.told.supposed());
        }
        page.element("ul", &[], |page| {
            for clock in clocks {
                page.element("li", &[], |page| {
                    let row = &ruleset.deadlines[clock.deadline];
                    page.line("b", &[], row.title.get(sight.words.lang));
                    page.line("p", &[("class", Value::Is("sum"))], &days(sight, clock));
                    if !row.sources.is_empty() {
                        term(page, "why", sight.words.law(), &sight.law(&row.sources));
                    }
                });
            }
        });
        if !law.held.is_empty() {
            page.line("p", &[("class", Value::Is("hint"))], sight.told.triggers());
            page.element("ul", &[], |page| {
                for (at, held) in law.held.iter().enumerate() {
                    let trigger = &ruleset.triggers[held.trigger];
                    page.element("li", &[], |page| {
                        page.text(trigger.title.get(sight.words.lang));
                        for (index, place) in held.evidence.iter().take(PLACES).enumerate() {
                            let here = Anchor::new("g", at + 1).part(index + 1);
                            let line = sight.stands(sight.byte_of(*place));
                            page.own(" ");
                            page.line("a", &[("href", Value::To(&here))], &line);
                            let span = sight.entry.result.reading.document.span(*place);
                            evidence.push(Evidence { span, here });
                        }
                    });
                }
            });
        }
    });
}

/// 2024-10-09 (水) = 1日目 → 60日目 = 2024-12-07 (土) → 2024-12-09 (月)まで
fn days(sight: &Sight<'_>, clock: &Clock) -> String {
    let day = |date: jiff::civil::Date| {
        let (month, number) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        dated(sight.told, Day { year: date.year(), month, day: Some(number) })
    };
    let row = &sight.entry.ruleset.deadlines[clock.deadline];
    let mut steps = vec![sight.told.day_one(&day(clock.from))];
    if let (Some(earliest), Some(least)) = (clock.earliest, row.at_least) {
        steps.push(sight.told.day_n(least, &day(earliest)));
    }
    steps.push(sight.told.day_n(row.days, &day(clock.nominal)));
    if clock.due != clock.nominal {
        steps.push(sight.told.moved(&day(clock.due)));
    }
    steps.join(" → ")
}
