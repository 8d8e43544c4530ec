//! Rules as written → rules as used.
//!
//! Owns what each kind of check must and may be given.

use super::conditions::Known;
use super::detect::Detectors;
use super::sets::Sets;
use super::{sources, title};
use crate::ruleset::check::{
    Check, Comparison, Delayed, FollowUpWords, Instead, LatePublication, LateReport, Replacement, Spelling,
    SumWords, SuppressionCase, Term, TotalWords, TraceWords, UnitWords,
};
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Sink, missing, unknown_rule};
use crate::ruleset::model::{Confidence, Rule};
use crate::ruleset::schema::{CheckKind, WITH};
use crate::ruleset::tree::{At, Entry, Name, Table, Value};
use crate::ruleset::values::SetId;
use crate::ruleset::values::{Kind, Severity, Stage, TraceKind, names_rule};

/// All rules, ordered by id.
pub(super) fn rules(
    merged: &Merged,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) -> Vec<Rule> {
    let mut rules = Vec::new();
    for (id, table) in merged.all("rules") {
        check_replaces(table, merged, known.sink);
        rules.push(rule(id, table, known, detectors, sets, None));
        known.check_tests(table, sets);
    }
    rules
}

/// Puts the rules that later files changed in place of those that there were.
pub(super) fn changed(
    rules: &mut Vec<Rule>,
    merged: &Merged,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) {
    let map = merged.map("rules");
    for (id, entry) in map.touched() {
        let Some(table) = entry.table() else { continue };
        check_replaces(table, merged, known.sink);
        let at = rules.binary_search_by(|rule| rule.id.as_str().cmp(id));
        let below = map.below(id).and_then(|entry| entry.table().cloned());
        let same = |key: &str| match (below.as_ref()?.value(key), table.value(key)) {
            (Some(one), Some(other)) => one.same(other).then_some(()),
            (one, other) => (one.is_none() && other.is_none()).then_some(()),
        };
        // What it looks for is resolved already, where it still looks for that.
        let kept = at.ok().filter(|_| same("check").and_then(|()| same("with")).is_some());
        let kept = kept.and_then(|at| rules.get(at)).map(|rule| rule.check.clone());
        if kept.is_none() {
            sets.give_up(id);
        }
        let rule = rule(id, table, known, detectors, sets, kept);
        match at {
            Ok(at) => rules[at] = rule,
            Err(at) => rules.insert(at, rule),
        }
        known.check_tests(table, sets);
    }
}

fn rule(
    id: &str,
    table: &Table,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
    kept: Option<Check>,
) -> Rule {
    let sink = known.sink;
    check_names(table, known, detectors);
    if !table.has("message") {
        sink.push(missing(&table.place, id, "message").help(
            "何が読み取られたかを message = \"…\" に書いてください",
            "say what was read in message = \"…\"",
        ));
    }
    let kinds = table.has("kinds").then(|| table.list("kinds").iter());
    let text = |key: &str| table.text(key).cloned();
    Rule {
        id: id.to_owned(),
        check: kept.unwrap_or_else(|| check(id, table, detectors, sets)),
        element: element(id, table, known),
        severity: severity(id, table, sink),
        kinds: kinds.map_or_else(
            || vec![Kind::Breach],
            |kinds| kinds.filter_map(|kind| Kind::from_name(&kind.value)).collect(),
        ),
        when: table.table("when").map(|when| known.condition(when, sets)),
        confidence: table.choice("confidence", Confidence::from_name).unwrap_or(Confidence::Medium),
        rank: table.number("rank").unwrap_or(50),
        replaces: table.strings("replaces"),
        replaces_here: table.strings("replaces-here"),
        title: title(id, table, sink),
        message: text("message").unwrap_or_default(),
        label: text("label"),
        help: text("help"),
        why: text("why"),
        holds: text("holds"),
        sources: sources(table),
    }
}

fn severity(id: &str, table: &Table, sink: &Sink) -> [Option<Severity>; 4] {
    let given = table.levels("severity").cloned().unwrap_or_default();
    let unset = Stage::ALL.iter().filter(|stage| given[**stage as usize].is_none());
    let unset: Vec<&str> = unset.map(|stage| stage.name()).collect();
    if !unset.is_empty() {
        let stages = unset.join(", ");
        let (ja, en) = if unset.len() == given.len() {
            (format!("「{id}」に severity がありません"), format!("`{id}` lacks `severity`"))
        } else {
            let ja = format!("「{id}」の severity が決まっていない段階があります: {stages}");
            (ja, format!("`{id}` has no severity for {stages}"))
        };
        sink.push(table.place.problem("missing-severity", ja, en).help(
            "severity = \"warning\" か、else = \"warning\" を加えてください (\"off\" も書けます)",
            "add severity = \"warning\", or else = \"warning\" in its table (\"off\" will do too)",
        ));
    }
    given.map(|level| level.and_then(|level| level.severity))
}

fn element(id: &str, table: &Table, known: &Known<'_>) -> Option<u16> {
    let Some(named) = table.at("element") else {
        let check = table.choice("check", CheckKind::from_name);
        if let Some(check) = check.filter(|check| !table.has("element") && check.shape().needs_element) {
            let name = check.name();
            known.sink.push(missing(&table.place, id, "element").help(
                format!("check = \"{name}\" には、どの項目を見るか element = \"…\" が要ります"),
                format!("check = \"{name}\" needs to know which element: element = \"…\""),
            ));
        }
        return None;
    };
    match known.elements.get(named.value.as_str()) {
        Some(at) => u16::try_from(*at).ok(),
        None => {
            known.unknown_element(named);
            None
        }
    }
}

fn check_replaces(table: &Table, merged: &Merged, sink: &Sink) {
    let rules = || merged.map("rules").names();
    for replaced in table.list("replaces").iter().chain(table.list("replaces-here")) {
        if !rules().any(|rule| names_rule(&replaced.value, rule)) {
            sink.push(unknown_rule(&replaced.value, &replaced.place, rules()));
        }
    }
}

/// Reports elements and events that a comparison names and that there are none of.
fn check_names(table: &Table, known: &Known<'_>, detectors: &Detectors<'_>) {
    let Some(with) = table.table("with") else { return };
    for element in
        with.list("elements").iter().filter(|name| !known.elements.contains_key(name.value.as_str()))
    {
        known.unknown_element(element);
    }
    for event in with.list("events").iter().filter(|name| !detectors.events.contains(name.value.as_str())) {
        let (ja, en) = (
            format!("「{}」という出来事はありません", event.value),
            format!("no event is called `{}`", event.value),
        );
        let problem = event.place.problem("unknown-event", ja, en);
        known.sink.push(problem.suggest(&event.value, detectors.events.iter().copied()));
    }
}

fn check(id: &str, table: &Table, detectors: &Detectors<'_>, sets: &mut Sets<'_>) -> Check {
    let Some(kind) = table.choice("check", CheckKind::from_name) else {
        if !table.has("check") {
            detectors.sink.push(missing(&table.place, id, "check").help(
                "検査の種類を check = \"missing\" などと書いてください",
                "name the kind of check, such as check = \"missing\"",
            ));
        }
        return Check::Missing;
    };
    let none = Table::default();
    let with = table.table("with").unwrap_or(&none);
    parameters(id, kind, table, with, detectors.sink);
    resolve(id, kind, with, detectors, sets)
}

fn resolve(id: &str, kind: CheckKind, with: &Table, detectors: &Detectors<'_>, sets: &mut Sets<'_>) -> Check {
    let not_in = with.list("not-in");
    let text = |key: &str| with.text(key).cloned();
    let name = |key: &str| with.string(key).unwrap_or_default();
    let flag = |key: &str| with.flag(key).unwrap_or(false);
    let mut words = |key: &str| detectors.words(with.list(key), sets);
    match kind {
        CheckKind::Missing => Check::Missing,
        CheckKind::Unreported => Check::Unreported { clocks: text("clocks") },
        CheckKind::Deferred => Check::Deferred { clocks: text("clocks") },
        CheckKind::LateReport => Check::LateReport(LateReport {
            deadline: name("deadline"),
            to: words("to"),
            told: words("told"),
            perhaps: words("perhaps"),
            others: words("others"),
            later: words("later"),
            first: words("first"),
            known: text("known"),
            clocks: text("clocks"),
        }),
        CheckKind::LatePublication => Check::LatePublication(LatePublication {
            deadline: name("deadline"),
            steps: words("steps"),
            waited: words("waited"),
            reasons: words("reasons"),
            known: text("known"),
        }),
        CheckKind::Hollow => Check::Hollow,
        CheckKind::Vague => Check::Vague,
        CheckKind::Radicals => Check::Radicals,
        CheckKind::Unseen => Check::Unseen,
        CheckKind::NotANotice => Check::NotANotice,
        CheckKind::Phrase => Check::Phrase {
            detectors: detectors.all_but(with.tables("detect"), (id, not_in), sets),
            mild: detectors.all_but(with.tables("mild"), (id, not_in), sets),
            once: flag("once"),
        },
        CheckKind::Lacks => {
            Check::Lacks { detectors: detectors.all_but(with.tables("detect"), (id, not_in), sets) }
        }
        CheckKind::WrongWeekday => Check::WrongWeekday { assumed: text("assumed") },
        CheckKind::InvalidDate => Check::InvalidDate { assumed: text("assumed") },
        CheckKind::WrongEra => Check::WrongEra { outside: text("outside") },
        CheckKind::DateOrder => {
            Check::DateOrder { before: with.lists("before").iter().filter_map(|list| pair(list)).collect() }
        }
        CheckKind::WrongDuration => Check::WrongDuration { tolerance: with.number("tolerance").unwrap_or(0) },
        CheckKind::FutureDate => {
            Check::FutureDate { told: words("told"), not_with: words("not-with"), under: words("under") }
        }
        CheckKind::StaleStatus => Check::StaleStatus {
            as_of: words("as-of"),
            not_with: words("not-with"),
            days: with.number("days").unwrap_or(14),
        },
        CheckKind::NoYear => Check::NoYear,
        CheckKind::Unpublished => Check::Unpublished,
        CheckKind::LoneDate => Check::LoneDate {
            lacks: with.strings("lacks"),
            has: with.strings("has"),
            unless: detectors.all(with.tables("unless"), sets),
            spared_by_earlier: flag("spared-by-earlier"),
            spared_by_later: flag("spared-by-later"),
        },
        CheckKind::OpenEnded => Check::OpenEnded { endings: words("endings") },
        CheckKind::Advice => {
            Check::Advice { leaked: words("leaked"), detectors: detectors.all(with.tables("detect"), sets) }
        }
        CheckKind::Undated => Check::Undated { event: name("event") },
        CheckKind::NextReport => {
            Check::NextReport { open: words("open"), detectors: detectors.all(with.tables("detect"), sets) }
        }
        CheckKind::Delayed => Check::Delayed(Delayed {
            exposed: words("exposed"),
            explained: words("explained"),
            lasting: words("lasting"),
            until: words("until"),
            not_with: words("not-with"),
        }),
        CheckKind::Certainty => {
            Check::Certainty { asserted: words("asserted"), explained: words("explained") }
        }
        CheckKind::Undefined => Check::Undefined { terms: terms(id, with, sets) },
        CheckKind::Notes => Check::Notes,
        CheckKind::ListsDiffer => Check::ListsDiffer {
            claims: words("claims"),
            partly: words("partly"),
            open: words("open"),
            groups: words("groups-of"),
        },
        CheckKind::PersonalData => Check::PersonalData,
        CheckKind::Trace => Check::Trace(TraceWords {
            kinds: with.list("traces").iter().filter_map(|kind| TraceKind::from_name(&kind.value)).collect(),
            saying: words("saying"),
            person: instead(with.table("person")),
        }),
        CheckKind::Suppression => Check::Suppression {
            case: with.choice("case", SuppressionCase::from_name).unwrap_or(SuppressionCase::Malformed),
        },
        CheckKind::Sums => Check::Sums(SumWords {
            total: words("total"),
            parts: words("parts"),
            labels: words("labels"),
            some: words("some"),
            rest: words("rest"),
            open: words("open"),
            partial: words("partial"),
            explained: words("explained"),
            over: instead(with.table("over")),
        }),
        CheckKind::Totals => Check::Totals(TotalWords {
            refers: words("refers"),
            whole: words("whole"),
            states: words("states"),
            labels: words("labels"),
            explained: words("explained"),
        }),
        CheckKind::Units => Check::Units(UnitWords {
            records: words("records"),
            not: words("not"),
            some: words("some"),
            explained: words("explained"),
            differ: instead(with.table("differ")),
        }),
        CheckKind::CountChanged => Check::FollowUp(Comparison::Count, follow_up(with, words)),
        CheckKind::DateChanged => Check::FollowUp(Comparison::Date, follow_up(with, words)),
        CheckKind::ElementDropped => Check::FollowUp(Comparison::Dropped, follow_up(with, words)),
        CheckKind::DeferralUnanswered => Check::FollowUp(Comparison::Deferral, follow_up(with, words)),
        CheckKind::DenialReversed => Check::FollowUp(Comparison::Denial, follow_up(with, words)),
        CheckKind::Replace => {
            let mut pair = |(wrong, right): (&Name, &Entry)| {
                let Some(Value::String(right)) = &right.value else { return None };
                let set = format!("rules.{id}={wrong}");
                let wrong = sets.anonymous(set, &[At::new(wrong, &right.place)], not_in);
                Some(Replacement { wrong, right: right.value.clone() })
            };
            let pairs = with.map("pairs").iter().filter_map(&mut pair).collect();
            Check::Replace { pairs, safe: flag("safe") }
        }
        CheckKind::Mixed => {
            let mut spelling = |word: &At| Spelling {
                set: sets.anonymous(format!("rules.{id}={}", word.value), std::slice::from_ref(word), not_in),
                word: sets.spellings(word).into_iter().next().unwrap_or_default(),
            };
            let groups = with.lists("groups").iter();
            Check::Mixed { groups: groups.map(|group| group.iter().map(&mut spelling).collect()).collect() }
        }
    }
}

fn follow_up(with: &Table, mut words: impl FnMut(&str) -> Vec<SetId>) -> FollowUpWords {
    FollowUpWords {
        elements: with.strings("elements"),
        events: with.strings("events"),
        said: words("said"),
        earlier: words("earlier"),
        points_back: words("points-back"),
        unchanged: words("unchanged"),
        rest: words("rest"),
        at_most: words("at-most"),
        at_least: words("at-least"),
        there: with.text("there").cloned(),
        tolerance: with.number("tolerance").unwrap_or(0),
    }
}

fn instead(table: Option<&Table>) -> Option<Instead> {
    let table = table?;
    Some(Instead {
        severity: table.choice("severity", Severity::from_name)?,
        message: table.text("message")?.clone(),
        help: table.text("help").cloned(),
    })
}

/// Each list: an abbreviation as people write it, then the words that explain it.
fn terms(id: &str, with: &Table, sets: &mut Sets<'_>) -> Vec<Term> {
    let mut terms = Vec::new();
    for list in with.lists("terms") {
        let Some((term, explained)) = list.split_first() else { continue };
        let name = format!("rules.{id}={}", term.value);
        let set = sets.anonymous(name, std::slice::from_ref(term), with.list("not-in"));
        let by = (!explained.is_empty())
            .then(|| sets.anonymous(format!("rules.{id}:{}", term.value), explained, &[]));
        terms.push(Term { set, explained: by });
    }
    terms
}

fn pair(list: &[At]) -> Option<(String, String)> {
    match list {
        [first, second] => Some((first.value.clone(), second.value.clone())),
        _ => None,
    }
}

/// Reports parameters that the kind of check lacks or does not know.
fn parameters(id: &str, kind: CheckKind, table: &Table, with: &Table, sink: &Sink) {
    let (must, may, name) = (kind.shape().must, kind.shape().may, kind.name());
    for (key, given) in with.entries().filter(|(key, _)| !must.contains(key) && !may.contains(key)) {
        let (ja, en) = (
            format!("check = \"{name}\" は {key} を取りません"),
            format!("check = \"{name}\" takes no `{key}`"),
        );
        let problem = given.key.problem("unknown-parameter", ja, en);
        let known: Vec<&str> = must.iter().chain(may).copied().collect();
        sink.push(match known.is_empty() {
            true => problem.help(format!("{key} を消してください"), format!("take `{key}` out")),
            false => problem.suggest(key, known),
        });
    }
    for key in must {
        // Of one of a few names that is not known enough was said.
        let told = *key == "case" && with.has(key);
        if told || with.value(key).is_some_and(|value| !value.says_nothing()) {
            continue;
        }
        let place = with.get(key).map_or(&table.place, |given| &given.key);
        let example = WITH.key(key).map_or_else(|| "…".to_owned(), |key| key.shape.example());
        sink.push(missing(place, id, key).help(
            format!("check = \"{name}\" には with = {{ {key} = {example} }} が要ります"),
            format!("check = \"{name}\" needs with = {{ {key} = {example} }}"),
        ));
    }
    if let Some(lone) = with.lists("before").iter().find(|pair| pair.len() != 2) {
        let place = lone.first().map_or(&table.place, |word| &word.place);
        let problem = place.problem("no-pair", "2つで1組です", "two events make a pair");
        sink.push(problem.help(
            "[\"occurrence\", \"discovery\"] のように書いてください",
            "write such as [\"occurrence\", \"discovery\"]",
        ));
    }
    if let Some(group) = with.lists("groups").iter().find(|group| group.len() < 2) {
        let place = group.first().map_or(&table.place, |word| &word.place);
        let (ja, en) = ("書き方が1つしかない組です", "this group has fewer than two spellings");
        let problem = place.problem("lone-spelling", ja, en);
        sink.push(problem.help("2つ以上並べてください", "give two or more of them"));
    }
}
