//! Rules as written → rules as used.
//!
//! Owns what each kind of check must and may be given.

use super::check::{
    Check, LatePublication, LateReport, Replacement, Spelling, SumWords, SuppressionCase, Term, TotalWords,
    TraceWords, UnitWords,
};
use super::compile::{missing, title, unknown_element};
use super::detect::Detectors;
use super::follow_up::{self, FollowUpWords};
use super::kind::CheckKind;
use super::merge::unknown_rule;
use super::model::{Confidence, Rule};
use super::params::WITH;
use super::problem::Place;
use super::reader::At;
use super::sets::Sets;
use super::values::names_rule;
use super::values::{Kind, Severity, Stage};
use super::when::Known;
use super::written::{RuleTable, WithTable};
use std::collections::BTreeMap;

/// All rules, ordered by id.
pub(super) fn rules(
    tables: &BTreeMap<String, RuleTable>,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) -> Vec<Rule> {
    let mut rules = Vec::with_capacity(tables.len());
    for (id, table) in tables {
        check_replaces(table, tables, detectors);
        rules.push(rule(id, table, known, detectors, sets));
        for given in table.doc.tests.iter().filter_map(|test| test.given.as_ref()) {
            known.check(given, sets);
        }
    }
    rules
}

fn rule(
    id: &str,
    table: &RuleTable,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) -> Rule {
    let sink = detectors.sink;
    follow_up::check_names(&table.with, &known.elements, detectors);
    if table.message.is_none() && !table.given.has("message") {
        sink.push(missing(&table.place, id, "message").help(
            "何が読み取られたかを message = \"…\" に書いてください",
            "say what was read in message = \"…\"",
        ));
    }
    Rule {
        id: id.to_owned(),
        check: check(id, table, detectors, sets),
        element: element(id, table, &known.elements, detectors),
        severity: severity(id, table, detectors),
        kinds: table.kinds.clone().unwrap_or_else(|| vec![Kind::Breach]),
        when: table.when.as_ref().map(|when| known.condition(when, sets)),
        confidence: table.confidence.unwrap_or(Confidence::Medium),
        rank: table.rank.unwrap_or(50),
        replaces: table.replaces.iter().flatten().map(|rule| rule.value.clone()).collect(),
        replaces_here: table.replaces_here.iter().flatten().map(|rule| rule.value.clone()).collect(),
        title: title(id, table.title.as_ref(), &table.given, &table.place, sink),
        message: table.message.clone().unwrap_or_default(),
        label: table.label.clone(),
        help: table.help.clone(),
        why: table.why.clone(),
        holds: table.holds.clone(),
        sources: table.sources.clone().unwrap_or_default(),
    }
}

fn severity(id: &str, table: &RuleTable, detectors: &Detectors<'_>) -> [Option<Severity>; 4] {
    let given = &table.severity.0;
    let unset: Vec<&str> = Stage::ALL
        .iter()
        .filter(|stage| given[**stage as usize].is_none())
        .map(|stage| stage.name())
        .collect();
    if !unset.is_empty() {
        let stages = unset.join(", ");
        let (ja, en) = if unset.len() == given.len() {
            (format!("「{id}」に severity がありません"), format!("`{id}` lacks `severity`"))
        } else {
            let ja = format!("「{id}」の severity が決まっていない段階があります: {stages}");
            (ja, format!("`{id}` has no severity for {stages}"))
        };
        detectors.sink.push(table.place.problem("missing-severity", ja, en).help(
            "severity = \"warning\" か、else = \"warning\" を加えてください (\"off\" も書けます)",
            "add severity = \"warning\", or else = \"warning\" in its table (\"off\" will do too)",
        ));
    }
    given.each_ref().map(|level| level.as_ref().and_then(|level| level.severity))
}

fn element(
    id: &str,
    table: &RuleTable,
    elements: &BTreeMap<&str, usize>,
    detectors: &Detectors<'_>,
) -> Option<u16> {
    let Some(named) = &table.element else {
        let given = table.given.has("element");
        if let Some(check) = table.check.as_ref().filter(|check| !given && check.value.needs_element()) {
            let name = check.value.name();
            detectors.sink.push(missing(&table.place, id, "element").help(
                format!("check = \"{name}\" には、どの項目を見るか element = \"…\" が要ります"),
                format!("check = \"{name}\" needs to know which element: element = \"…\""),
            ));
        }
        return None;
    };
    match elements.get(named.value.as_str()) {
        Some(at) => u16::try_from(*at).ok(),
        None => {
            detectors.sink.push(unknown_element(named, elements.keys().copied()));
            None
        }
    }
}

fn check_replaces(table: &RuleTable, tables: &BTreeMap<String, RuleTable>, detectors: &Detectors<'_>) {
    for replaced in table.replaces.iter().chain(&table.replaces_here).flatten() {
        if !tables.keys().any(|rule| names_rule(&replaced.value, rule)) {
            detectors.sink.push(unknown_rule(replaced, tables.keys().map(String::as_str)));
        }
    }
}

fn check(id: &str, table: &RuleTable, detectors: &Detectors<'_>, sets: &mut Sets<'_>) -> Check {
    let Some(kind) = &table.check else {
        if !table.given.has("check") {
            detectors.sink.push(missing(&table.place, id, "check").help(
                "検査の種類を check = \"missing\" などと書いてください",
                "name the kind of check, such as check = \"missing\"",
            ));
        }
        return Check::Missing;
    };
    let with = &table.with;
    parameters(id, kind.value, table, with, detectors);
    match kind.value {
        CheckKind::Missing => Check::Missing,
        CheckKind::Unreported => Check::Unreported { clocks: with.clocks.clone() },
        CheckKind::Deferred => Check::Deferred { clocks: with.clocks.clone() },
        CheckKind::LateReport => Check::LateReport(LateReport {
            deadline: with.deadline.as_ref().map(|at| at.value.clone()).unwrap_or_default(),
            to: detectors.words(with.list("to"), sets),
            told: detectors.words(with.list("told"), sets),
            perhaps: detectors.words(with.list("perhaps"), sets),
            others: detectors.words(with.list("others"), sets),
            later: detectors.words(with.list("later"), sets),
            first: detectors.words(with.list("first"), sets),
            known: with.known.clone(),
            clocks: with.clocks.clone(),
        }),
        CheckKind::LatePublication => Check::LatePublication(LatePublication {
            deadline: with.deadline.as_ref().map(|at| at.value.clone()).unwrap_or_default(),
            steps: detectors.words(with.list("steps"), sets),
            waited: detectors.words(with.list("waited"), sets),
            reasons: detectors.words(with.list("reasons"), sets),
            known: with.known.clone(),
        }),
        CheckKind::Hollow => Check::Hollow,
        CheckKind::Vague => Check::Vague,
        CheckKind::Radicals => Check::Radicals,
        CheckKind::Unseen => Check::Unseen,
        CheckKind::NotANotice => Check::NotANotice,
        CheckKind::Phrase => Check::Phrase {
            detectors: detectors.all_but(&with.detect, (id, &with.not_in), sets),
            mild: detectors.all_but(&with.mild, (id, &with.not_in), sets),
            once: with.once,
        },
        CheckKind::Lacks => {
            Check::Lacks { detectors: detectors.all_but(&with.detect, (id, &with.not_in), sets) }
        }
        CheckKind::WrongWeekday => Check::WrongWeekday { assumed: with.assumed.clone() },
        CheckKind::InvalidDate => Check::InvalidDate { assumed: with.assumed.clone() },
        CheckKind::WrongEra => Check::WrongEra { outside: with.outside.clone() },
        CheckKind::DateOrder => Check::DateOrder { before: with.before.iter().filter_map(pair).collect() },
        CheckKind::WrongDuration => Check::WrongDuration { tolerance: with.tolerance.unwrap_or(0) },
        CheckKind::FutureDate => Check::FutureDate {
            told: detectors.words(with.list("told"), sets),
            not_with: detectors.words(with.list("not-with"), sets),
            under: detectors.words(with.list("under"), sets),
        },
        CheckKind::StaleStatus => Check::StaleStatus {
            as_of: detectors.words(with.list("as-of"), sets),
            not_with: detectors.words(with.list("not-with"), sets),
            days: with.days.unwrap_or(14),
        },
        CheckKind::NoYear => Check::NoYear,
        CheckKind::Unpublished => Check::Unpublished,
        CheckKind::LoneDate => Check::LoneDate {
            lacks: values(with.list("lacks")),
            has: values(with.list("has")),
            unless: detectors.all(&with.unless, sets),
            spared_by_earlier: with.spared_by_earlier,
            spared_by_later: with.spared_by_later,
        },
        CheckKind::OpenEnded => Check::OpenEnded { endings: detectors.words(with.list("endings"), sets) },
        CheckKind::Advice => Check::Advice {
            leaked: detectors.words(with.list("leaked"), sets),
            detectors: detectors.all(&with.detect, sets),
        },
        CheckKind::Undated => {
            Check::Undated { event: with.event.as_ref().map(|at| at.value.clone()).unwrap_or_default() }
        }
        CheckKind::NextReport => Check::NextReport {
            open: detectors.words(with.list("open"), sets),
            detectors: detectors.all(&with.detect, sets),
        },
        CheckKind::Delayed => Check::Delayed {
            exposed: detectors.words(with.list("exposed"), sets),
            explained: detectors.words(with.list("explained"), sets),
        },
        CheckKind::Certainty => Check::Certainty {
            asserted: detectors.words(with.list("asserted"), sets),
            explained: detectors.words(with.list("explained"), sets),
        },
        CheckKind::Undefined => Check::Undefined { terms: terms(id, with, sets) },
        CheckKind::Notes => Check::Notes,
        CheckKind::ListsDiffer => Check::ListsDiffer {
            claims: detectors.words(with.list("claims"), sets),
            partly: detectors.words(with.list("partly"), sets),
            open: detectors.words(with.list("open"), sets),
            groups: detectors.words(with.list("groups-of"), sets),
        },
        CheckKind::PersonalData => Check::PersonalData,
        CheckKind::Trace => Check::Trace(TraceWords {
            kinds: with.trace_kinds.clone(),
            saying: detectors.words(with.list("saying"), sets),
            person: with.person.clone(),
        }),
        CheckKind::Suppression => Check::Suppression {
            case: with.case.as_ref().map_or(SuppressionCase::Malformed, |case| case.value),
        },
        CheckKind::Sums => {
            let mut words = |key| detectors.words(with.list(key), sets);
            Check::Sums(SumWords {
                total: words("total"),
                parts: words("parts"),
                labels: words("labels"),
                some: words("some"),
                rest: words("rest"),
                open: words("open"),
                partial: words("partial"),
                explained: words("explained"),
                over: with.over.clone(),
            })
        }
        CheckKind::Totals => {
            let mut words = |key| detectors.words(with.list(key), sets);
            Check::Totals(TotalWords {
                refers: words("refers"),
                whole: words("whole"),
                states: words("states"),
                labels: words("labels"),
                explained: words("explained"),
            })
        }
        CheckKind::Units => {
            let mut words = |key| detectors.words(with.list(key), sets);
            Check::Units(UnitWords {
                records: words("records"),
                not: words("not"),
                some: words("some"),
                explained: words("explained"),
                differ: with.differ.clone(),
            })
        }
        CheckKind::FollowUp(comparison) => {
            Check::FollowUp(comparison, FollowUpWords::resolve(with, detectors, sets))
        }
        CheckKind::Replace => {
            let mut pairs = Vec::with_capacity(with.pairs.len());
            for (wrong, right) in &with.pairs {
                let name = format!("rules.{id}={}", wrong.value);
                let wrong = sets.anonymous(name, std::slice::from_ref(wrong), &with.not_in);
                pairs.push(Replacement { wrong, right: right.value.clone() });
            }
            Check::Replace { pairs, safe: with.safe }
        }
        CheckKind::Mixed => {
            let mut spelling = |word: &At<String>| Spelling {
                set: sets.anonymous(
                    format!("rules.{id}={}", word.value),
                    std::slice::from_ref(word),
                    &with.not_in,
                ),
                word: sets.spellings(word).into_iter().next().unwrap_or_default(),
            };
            let groups = with.groups.iter().map(|group| group.iter().map(&mut spelling).collect()).collect();
            Check::Mixed { groups }
        }
    }
}

/// Each list: an abbreviation as people write it, then the words that explain it.
fn terms(id: &str, with: &WithTable, sets: &mut Sets<'_>) -> Vec<Term> {
    let mut terms = Vec::with_capacity(with.terms.len());
    for list in &with.terms {
        let Some((term, explained)) = list.split_first() else { continue };
        let set =
            sets.anonymous(format!("rules.{id}={}", term.value), std::slice::from_ref(term), &with.not_in);
        let by = (!explained.is_empty())
            .then(|| sets.anonymous(format!("rules.{id}:{}", term.value), explained, &[]));
        terms.push(Term { set, explained: by });
    }
    terms
}

fn values(list: &[At<String>]) -> Vec<String> {
    list.iter().map(|value| value.value.clone()).collect()
}

fn pair(list: &Vec<At<String>>) -> Option<(String, String)> {
    match list.as_slice() {
        [first, second] => Some((first.value.clone(), second.value.clone())),
        _ => None,
    }
}

/// Reports parameters that the kind of check lacks or does not know.
fn parameters(id: &str, kind: CheckKind, table: &RuleTable, with: &WithTable, detectors: &Detectors<'_>) {
    let (must, may) = kind.parameters();
    let name = kind.name();
    for given in with.given.iter() {
        let (key, place) = (given.name, &given.key);
        if !must.contains(&key) && !may.contains(&key) {
            let (ja, en) = (
                format!("check = \"{name}\" は {key} を取りません"),
                format!("check = \"{name}\" takes no `{key}`"),
            );
            let problem = place.problem("unknown-parameter", ja, en);
            let known: Vec<&str> = must.iter().chain(may).copied().collect();
            detectors.sink.push(match known.is_empty() {
                true => problem.help(format!("{key} を消してください"), format!("take `{key}` out")),
                false => problem.suggest(key, known),
            });
        }
    }
    for key in must {
        let empty = match *key {
            "detect" => with.detect.is_empty(),
            "pairs" => with.pairs.is_empty(),
            "groups" => with.groups.is_empty(),
            "event" => with.event.is_none(),
            // A value that is not known is told already.
            "case" => with.case.is_none() && !with.given.has(key),
            "deadline" => with.deadline.is_none(),
            "terms" => with.terms.is_empty(),
            "traces" => with.traces.is_empty(),
            _ => with.list(key).is_empty(),
        };
        if empty {
            let place: &Place = with.given.get(key).map_or(&table.place, |given| &given.key);
            let example = WITH.key(key).map_or_else(|| "…".to_owned(), |key| key.shape.example());
            detectors.sink.push(missing(place, id, key).help(
                format!("check = \"{name}\" には with = {{ {key} = {example} }} が要ります"),
                format!("check = \"{name}\" needs with = {{ {key} = {example} }}"),
            ));
        }
    }
    if let Some(lone) = with.before.iter().find(|pair| pair.len() != 2) {
        let place = lone.first().map_or(&table.place, |word| &word.place);
        let problem = place.problem("no-pair", "2つで1組です", "two events make a pair");
        detectors.sink.push(problem.help(
            "[\"occurrence\", \"discovery\"] のように書いてください",
            "write such as [\"occurrence\", \"discovery\"]",
        ));
    }
    if let Some(group) = with.groups.iter().find(|group| group.len() < 2) {
        let place = group.first().map_or(&table.place, |word| &word.place);
        let (ja, en) = ("書き方が1つしかない組です", "this group has fewer than two spellings");
        let problem = place.problem("lone-spelling", ja, en);
        detectors.sink.push(problem.help("2つ以上並べてください", "give two or more of them"));
    }
}
