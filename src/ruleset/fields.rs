//! The tables of a file, key by key, as they are read.
//!
//! Owns the step from keys to values. Which keys there are is `keys`' and `params`'; which values fit together is
//! `compile`'s to judge.

use super::check::{Instead, SuppressionCase};
use super::docs::{Example, Expect, Facts, GivenTrace};
use super::kind::CheckKind;
use super::model::{Confidence, Grade, Scope, Source};
use super::params::word_lists;
use super::parse::severities;
use super::reader::At;
use super::table::Table;
use super::values::{Kind, Lang, Severity, Stage, TraceKind};
use super::written::*;
use toml::Spanned;
use toml::de::DeValue;

pub(super) const LANGS: &[(&str, Lang)] = &[("ja", Lang::Ja), ("en", Lang::En)];
pub(super) const LEVELS: &[(&str, Option<Severity>)] = &[
    ("off", None),
    ("info", Some(Severity::Info)),
    ("warning", Some(Severity::Warning)),
    ("error", Some(Severity::Error)),
];
pub(super) const SCOPES: &[(&str, Scope)] = &[
    ("clause", Scope::Clause),
    ("sentence", Scope::Sentence),
    ("item", Scope::Item),
    ("section", Scope::Section),
    ("heading", Scope::Heading),
    ("title", Scope::Title),
    ("document", Scope::Document),
];
pub(super) const GRADES: &[(&str, Grade)] = &[
    ("stated", Grade::Stated),
    ("vague", Grade::Vague),
    ("deferred", Grade::Deferred),
    ("hollow", Grade::Hollow),
];
pub(super) const KINDS: &[(&str, Kind)] = &[
    (Kind::Breach.name(), Kind::Breach),
    (Kind::OtherIncident.name(), Kind::OtherIncident),
    (Kind::NoNotice.name(), Kind::NoNotice),
];
pub(super) const STAGES: &[(&str, Stage)] = &[
    (Stage::First.name(), Stage::First),
    (Stage::FollowUp.name(), Stage::FollowUp),
    (Stage::Single.name(), Stage::Single),
    (Stage::Final.name(), Stage::Final),
];
pub(super) const CONFIDENCES: &[(&str, Confidence)] =
    &[("high", Confidence::High), ("medium", Confidence::Medium)];
pub(super) const SEVERITIES: &[(&str, Severity)] =
    &[("info", Severity::Info), ("warning", Severity::Warning), ("error", Severity::Error)];
pub(super) const RULE_EXPECTS: &[(&str, Expect)] =
    &[("finding", Expect::Finding), ("silent", Expect::Silent)];
pub(super) const ELEMENT_EXPECTS: &[(&str, Expect)] = &[
    ("stated", Expect::Stated),
    ("deferred", Expect::Deferred),
    ("absent", Expect::Absent),
    ("finding", Expect::Finding),
    ("silent", Expect::Silent),
];

type Rest<'a> = Vec<(At<String>, Spanned<DeValue<'a>>)>;

/// A set; what is left in its table may be members of a family.
pub(super) fn set<'a>(table: &mut Table<'a>) -> (SetTable, Rest<'a>) {
    let mut set = SetTable {
        place: table.place.clone(),
        words: table.strings("words").unwrap_or_default(),
        add: table.strings("add").unwrap_or_default(),
        remove: table.strings("remove").unwrap_or_default(),
        not_in: table.strings("not-in").unwrap_or_default(),
        include: table.strings("include").unwrap_or_default(),
        patterns: table.tables("patterns").unwrap_or_default().into_iter().filter_map(pattern).collect(),
        title: table.text("title"),
        category: table.string("category"),
        ..SetTable::default()
    };
    set.given = table.given().clone();
    (set, table.rest())
}

fn pattern(mut table: Table<'_>) -> Option<PatternTable> {
    let regex = table.required("regex");
    let needs = table.string("needs");
    table.finish();
    Some(PatternTable { regex: regex?, needs })
}

pub(super) fn phrase(mut table: Table<'_>) -> PhraseTable {
    let mut phrase = PhraseTable {
        place: table.place.clone(),
        severity: severity(&mut table, "severity"),
        required: severity(&mut table, "required"),
        instead: table.text("instead"),
        words: table.strings("words").unwrap_or_default(),
        not_in: table.strings("not-in").unwrap_or_default(),
        title: table.text("title"),
        message: table.text("message"),
        help: table.text("help"),
        why: table.text("why"),
        sources: sources(&mut table),
        when: table.table("when").map(when),
        tests: tests(&mut table, RULE_EXPECTS),
        ..PhraseTable::default()
    };
    phrase.given = table.finish();
    phrase
}

pub(super) fn element(mut table: Table<'_>) -> ElementTable {
    let mut element = ElementTable {
        place: table.place.clone(),
        title: table.text("title"),
        order: table.integer("order"),
        draft: table.table("draft").and_then(super::beside::draft_element),
        headings: table.strings("headings").unwrap_or_default(),
        add_headings: table.strings("add-headings").unwrap_or_default(),
        remove_headings: table.strings("remove-headings").unwrap_or_default(),
        words: table.strings("words").unwrap_or_default(),
        add: table.strings("add").unwrap_or_default(),
        remove: table.strings("remove").unwrap_or_default(),
        detect: detectors(&mut table, "detect", Use::Element),
        add_detect: detectors(&mut table, "add-detect", Use::Element),
        remove_detect: detectors(&mut table, "remove-detect", Use::Element),
        required: severity(&mut table, "required"),
        when: table.table("when").map(when),
        help: table.text("help"),
        why: table.text("why"),
        sources: sources(&mut table),
        doc: DocTable {
            looks_for: table.text("looks-for"),
            evidence: None,
            tests: tests(&mut table, ELEMENT_EXPECTS),
        },
        ..ElementTable::default()
    };
    element.given = table.finish();
    element
}

pub(super) fn class(mut table: Table<'_>) -> ClassTable {
    let mut class = ClassTable {
        place: table.place.clone(),
        title: table.text("title"),
        order: table.integer("order"),
        at_least: table.integer("at-least"),
        detect: detectors(&mut table, "detect", Use::Class),
        add_detect: detectors(&mut table, "add-detect", Use::Class),
        remove_detect: detectors(&mut table, "remove-detect", Use::Class),
        ..ClassTable::default()
    };
    class.given = table.finish();
    class
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Element,
    Class,
    Phrase,
}

/// Conditions over the text, as rules have them.
pub(super) fn conditions(table: &mut Table<'_>, key: &'static str) -> Vec<DetectorTable> {
    detectors(table, key, Use::Phrase)
}

fn detectors(table: &mut Table<'_>, key: &'static str, used: Use) -> Vec<DetectorTable> {
    let tables = table.tables(key).unwrap_or_default();
    tables.into_iter().map(|table| detector(table, used)).collect()
}

fn detector(mut table: Table<'_>, used: Use) -> DetectorTable {
    let detector = DetectorTable {
        place: table.place.clone(),
        grade: if used == Use::Element { table.choice("as", GRADES).map(|at| at.value) } else { None },
        all: table.strings("all").unwrap_or_default(),
        any: table.strings("any").unwrap_or_default(),
        none: table.strings("none").unwrap_or_default(),
        within: table.choice("within", SCOPES),
        none_within: table.choice("none-within", SCOPES),
        under: table.strings("under").unwrap_or_default(),
        not_under: table.strings("not-under").unwrap_or_default(),
        ordered: table.boolean("ordered").unwrap_or(false),
        near: table.integer("near").map(|at| at.value),
        in_headings: table.boolean("in-headings").unwrap_or(false),
        weight: if used == Use::Class { table.integer("weight").map(|at| at.value) } else { None },
    };
    table.finish();
    detector
}

pub(super) fn rule(mut table: Table<'_>) -> RuleTable {
    let reader = table.reader;
    let kinds = table.strings("kinds");
    let mut rule = RuleTable {
        place: table.place.clone(),
        check: table.choice("check", &CheckKind::names()),
        element: table.string("element"),
        severity: severity(&mut table, "severity").unwrap_or_default(),
        kinds: kinds.map(|kinds| kinds.iter().filter_map(|kind| reader.choice(kind, KINDS)).collect()),
        when: table.table("when").map(when),
        confidence: table.choice("confidence", CONFIDENCES).map(|at| at.value),
        rank: table.integer("rank").map(|at| at.value),
        replaces: table.strings("replaces"),
        replaces_here: table.strings("replaces-here"),
        title: table.text("title"),
        message: table.text("message"),
        label: table.text("label"),
        help: table.text("help"),
        why: table.text("why"),
        holds: table.text("holds"),
        sources: sources(&mut table),
        with: table.table("with").map(with).unwrap_or_default(),
        add: table.strings("add").unwrap_or_default(),
        remove: table.strings("remove").unwrap_or_default(),
        doc: DocTable {
            looks_for: table.text("looks-for"),
            evidence: table.table("evidence").and_then(super::evidence::entry),
            tests: tests(&mut table, RULE_EXPECTS),
        },
        ..RuleTable::default()
    };
    rule.given = table.finish();
    rule
}

fn severity(table: &mut Table<'_>, key: &'static str) -> Option<Severities> {
    let reader = table.reader;
    table.take(key).map(|(key, value)| severities(reader, key, value))
}

/// A name alone, or tables with their dates.
pub(super) fn sources(table: &mut Table<'_>) -> Option<Vec<Source>> {
    if table.is_string("source") {
        let name = table.string("source")?.value;
        return Some(vec![Source { name, since: None, checked: None }]);
    }
    table.tables("source").map(|tables| tables.into_iter().filter_map(source).collect())
}

fn source(mut table: Table<'_>) -> Option<Source> {
    let name = table.required("name").map(|at| at.value);
    let (since, checked) = (table.date("since"), table.date("checked"));
    table.finish();
    Some(Source { name: name?, since, checked })
}

/// What can be the matter with a suppression.
pub(super) const CASES: &[(&str, SuppressionCase)] = &[
    ("no-reason", SuppressionCase::NoReason),
    ("unused", SuppressionCase::Unused),
    ("expired", SuppressionCase::Expired),
    ("unknown-rule", SuppressionCase::UnknownRule),
    ("malformed", SuppressionCase::Malformed),
];

pub(super) const TRACES: &[(&str, TraceKind)] = &[
    (TraceKind::Insertion.name(), TraceKind::Insertion),
    (TraceKind::Deletion.name(), TraceKind::Deletion),
    (TraceKind::Comment.name(), TraceKind::Comment),
    (TraceKind::Hidden.name(), TraceKind::Hidden),
    (TraceKind::Title.name(), TraceKind::Title),
    (TraceKind::Property.name(), TraceKind::Property),
    (TraceKind::Person.name(), TraceKind::Person),
    (TraceKind::NoIndex.name(), TraceKind::NoIndex),
    (TraceKind::Image.name(), TraceKind::Image),
];

fn with(mut table: Table<'_>) -> WithTable {
    let mut with = WithTable {
        detect: detectors(&mut table, "detect", Use::Phrase),
        mild: detectors(&mut table, "mild", Use::Phrase),
        unless: detectors(&mut table, "unless", Use::Phrase),
        deadline: table.string("deadline"),
        known: table.text("known"),
        clocks: table.text("clocks"),
        once: table.boolean("once").unwrap_or(false),
        not_in: table.strings("not-in").unwrap_or_default(),
        safe: table.boolean("safe").unwrap_or(false),
        groups: table.string_lists("groups"),
        event: table.string("event"),
        case: table.choice("case", CASES),
        terms: table.string_lists("terms"),
        assumed: table.text("assumed"),
        there: table.text("there"),
        outside: table.text("outside"),
        before: table.string_lists("before"),
        tolerance: table.integer("tolerance").map(|at| at.value),
        days: table.integer("days").map(|at| at.value),
        spared_by_earlier: table.boolean("spared-by-earlier").unwrap_or(false),
        spared_by_later: table.boolean("spared-by-later").unwrap_or(false),
        differ: table.table("differ").and_then(instead),
        over: table.table("over").and_then(instead),
        traces: table.strings("traces").unwrap_or_default(),
        person: table.table("person").and_then(instead),
        ..WithTable::default()
    };
    for key in word_lists() {
        if let Some(words) = table.strings(key) {
            with.words.push((key, words));
        }
    }
    let reader = table.reader;
    with.trace_kinds = with.traces.iter().filter_map(|kind| reader.choice(kind, TRACES)).collect();
    let pairs = table.map("pairs").into_iter();
    with.pairs = pairs.filter_map(|(wrong, right)| Some((wrong, reader.string(&right)?))).collect();
    with.given = table.finish();
    with
}

pub(super) fn when(mut table: Table<'_>) -> WhenTable {
    let reader = table.reader;
    let mut names = |key| table.one_or_more(key).unwrap_or_default();
    let stages: Vec<At<String>> = names("stage");
    let mut when = WhenTable {
        leaked: names("leaked"),
        cause: names("cause"),
        publisher: names("publisher"),
        stated: names("stated"),
        deferred: names("deferred"),
        absent: names("absent"),
        stages: stages.iter().filter_map(|stage| reader.choice(stage, STAGES)).collect(),
        ..WhenTable::default()
    };
    when.affected_over = table.integer("affected-over").map(|at| at.value);
    when.place = table.place.clone();
    table.finish();
    when
}

/// How a check speaks of a case of its own.
fn instead(mut table: Table<'_>) -> Option<Instead> {
    let severity = match table.has("severity") {
        true => table.choice("severity", SEVERITIES),
        false => table.missing("severity"),
    };
    let message = if table.has("message") { table.text("message") } else { table.missing("message") };
    let help = table.text("help");
    table.finish();
    Some(Instead { severity: severity?.value, message: message?, help })
}

fn tests(table: &mut Table<'_>, expects: &[(&str, Expect)]) -> Vec<Example> {
    let tests = table.tables("tests").unwrap_or_default();
    tests.into_iter().filter_map(|test| example(test, expects)).collect()
}

fn example(mut table: Table<'_>, expects: &[(&str, Expect)]) -> Option<Example> {
    let text = table.required("text");
    let expect = if table.has("expect") { table.choice("expect", expects) } else { table.missing("expect") };
    let stage = table.choice("stage", STAGES).map(|at| at.value);
    let given = table.table("given").map(facts);
    let previous = table.string("previous").map(|at| at.value);
    let place = table.place.clone();
    table.finish();
    let (text, expect) = (text?, expect?);
    Some(Example {
        place,
        text: text.value,
        text_place: text.place,
        verbatim: text.verbatim,
        expect: expect.value,
        expect_place: expect.place,
        stage,
        given,
        previous,
    })
}

fn facts(mut table: Table<'_>) -> Facts {
    let mut places = Vec::new();
    let mut names = |found: Option<Vec<At<String>>>| -> Vec<String> {
        let found = found.unwrap_or_default();
        places.extend(found.iter().map(|name| (name.value.clone(), name.place.clone())));
        found.into_iter().map(|name| name.value).collect()
    };
    let mut facts = Facts {
        place: table.place.clone(),
        kind: table.choice("kind", KINDS).map(|at| at.value),
        leaked: names(table.one_or_more("leaked")),
        affected: table.integer("affected").map(|at| at.value),
        cause: names(table.string("cause").map(|at| vec![at])).pop(),
        publisher: names(table.string("publisher").map(|at| vec![at])).pop(),
        stated: names(table.one_or_more("stated")),
        deferred: names(table.one_or_more("deferred")),
        absent: names(table.one_or_more("absent")),
        traces: table.tables("traces").unwrap_or_default().into_iter().filter_map(trace).collect(),
        ..Facts::default()
    };
    facts.names = places;
    table.finish();
    facts
}

fn trace(mut table: Table<'_>) -> Option<GivenTrace> {
    let kind = if table.has("kind") { table.choice("kind", TRACES) } else { table.missing("kind") };
    let text = table.string("text").map(|at| at.value).unwrap_or_default();
    let author = table.string("author").map(|at| at.value);
    table.finish();
    Some(GivenTrace { kind: kind?.value, text, author })
}
