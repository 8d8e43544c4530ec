//! The keys of each table.
//!
//! Owns the names of keys and their types. Which values fit together is `compile`'s to judge.

use super::check::Instead;
use super::docs::{Evidence, Example, Expect};
use super::kind::CheckKind;
use super::model::{Confidence, Grade, Scope, Source};
use super::parse::severities;
use super::reader::At;
use super::table::Table;
use super::values::{Kind, Severity, Stage};
use super::written::*;
use toml::Spanned;
use toml::de::DeValue;

const SCOPES: &[(&str, Scope)] = &[
    ("clause", Scope::Clause),
    ("sentence", Scope::Sentence),
    ("item", Scope::Item),
    ("section", Scope::Section),
    ("heading", Scope::Heading),
    ("title", Scope::Title),
    ("document", Scope::Document),
];
const GRADES: &[(&str, Grade)] = &[
    ("stated", Grade::Stated),
    ("vague", Grade::Vague),
    ("deferred", Grade::Deferred),
    ("hollow", Grade::Hollow),
];
const KINDS: &[(&str, Kind)] = &[
    (Kind::Breach.name(), Kind::Breach),
    (Kind::OtherIncident.name(), Kind::OtherIncident),
    (Kind::NoNotice.name(), Kind::NoNotice),
];
const STAGES: &[(&str, Stage)] = &[
    (Stage::First.name(), Stage::First),
    (Stage::FollowUp.name(), Stage::FollowUp),
    (Stage::Single.name(), Stage::Single),
    (Stage::Final.name(), Stage::Final),
];
const CONFIDENCES: &[(&str, Confidence)] = &[("high", Confidence::High), ("medium", Confidence::Medium)];
const SEVERITIES: &[(&str, Severity)] =
    &[("info", Severity::Info), ("warning", Severity::Warning), ("error", Severity::Error)];
const RULE_EXPECTS: &[(&str, Expect)] = &[("finding", Expect::Finding), ("silent", Expect::Silent)];
const ELEMENT_EXPECTS: &[(&str, Expect)] =
    &[("stated", Expect::Stated), ("deferred", Expect::Deferred), ("absent", Expect::Absent)];

type Rest<'a> = Vec<(At<String>, Spanned<DeValue<'a>>)>;

/// A set; what is left in its table may be members of a family.
pub(super) fn set<'a>(table: &mut Table<'a>) -> (SetTable, Rest<'a>) {
    let mut set = SetTable {
        given: Vec::new(),
        place: table.place.clone(),
        family: None,
        words: table.strings("words").unwrap_or_default(),
        not_in: table.strings("not-in").unwrap_or_default(),
        include: table.strings("include").unwrap_or_default(),
        patterns: table.tables("patterns").unwrap_or_default().into_iter().filter_map(pattern).collect(),
        title: table.text("title"),
        category: table.string("category"),
    };
    set.given = table.given();
    (set, table.rest())
}

fn pattern(mut table: Table<'_>) -> Option<PatternTable> {
    let regex = table.required("regex");
    let needs = table.string("needs");
    table.finish();
    Some(PatternTable { regex: regex?, needs })
}

pub(super) fn element(mut table: Table<'_>) -> ElementTable {
    let mut element = ElementTable {
        given: Vec::new(),
        place: table.place.clone(),
        title: table.text("title"),
        order: table.integer("order", 0, 10_000),
        headings: table.strings("headings"),
        detect: detectors(&mut table, "detect", Use::Element),
        doc: doc(&mut table, ELEMENT_EXPECTS),
    };
    element.given = table.given();
    table.finish();
    element
}

pub(super) fn class(mut table: Table<'_>) -> ClassTable {
    let mut class = ClassTable {
        given: Vec::new(),
        place: table.place.clone(),
        title: table.text("title"),
        order: table.integer("order", 0, 10_000),
        at_least: table.integer("at-least", 1, 1_000),
        detect: detectors(&mut table, "detect", Use::Class),
    };
    class.given = table.given();
    table.finish();
    class
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Element,
    Class,
    Phrase,
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
        near: table.integer("near", 0, 10_000).map(|at| at.value),
        in_headings: table.boolean("in-headings").unwrap_or(false),
        weight: if used == Use::Class {
            table.integer("weight", -1_000, 1_000).map(|at| at.value)
        } else {
            None
        },
    };
    table.finish();
    detector
}

pub(super) fn rule(mut table: Table<'_>) -> RuleTable {
    let reader = table.reader;
    let kinds = table.strings("kinds");
    let severity = table.take("severity").map(|(key, value)| severities(reader, key, value));
    let mut rule = RuleTable {
        given: Vec::new(),
        place: table.place.clone(),
        check: table.choice("check", CheckKind::NAMES),
        element: table.string("element"),
        severity: severity.unwrap_or_default(),
        kinds: kinds.map(|kinds| kinds.iter().filter_map(|kind| reader.choice(kind, KINDS)).collect()),
        confidence: table.choice("confidence", CONFIDENCES).map(|at| at.value),
        rank: table.integer("rank", 0, 255).map(|at| at.value),
        replaces: table.strings("replaces"),
        replaces_here: table.strings("replaces-here"),
        title: table.text("title"),
        message: table.text("message"),
        label: table.text("label"),
        help: table.text("help"),
        why: table.text("why"),
        holds: table.text("holds"),
        sources: table.tables("source").map(|tables| tables.into_iter().filter_map(source).collect()),
        with: table.table("with").map(with),
        doc: doc(&mut table, RULE_EXPECTS),
    };
    rule.given = table.given();
    table.finish();
    rule
}

fn source(mut table: Table<'_>) -> Option<Source> {
    let name = table.required("name").map(|at| at.value);
    let since = table.date("since");
    let checked = if table.has("checked") { table.date("checked") } else { table.missing("checked") };
    table.finish();
    Some(Source { name: name?, since, checked: checked? })
}

/// Parameters that are more than words.
const PARAMETERS: &[&str] = &[
    "detect",
    "mild",
    "when",
    "unless",
    "affected-over",
    "public-over",
    "once",
    "pairs",
    "not-in",
    "safe",
    "groups",
    "event",
    "terms",
    "assumed",
    "outside",
    "before",
    "tolerance",
    "days",
    "differ",
    "over",
    "spared-by-earlier",
    "spared-by-later",
];

fn with(mut table: Table<'_>) -> WithTable {
    let mut with = WithTable::default();
    for key in PARAMETERS.iter().chain(WORD_LISTS) {
        if let Some(place) = table.key_place(key) {
            with.given.push((key, place));
        }
    }
    with.detect = detectors(&mut table, "detect", Use::Phrase);
    with.mild = detectors(&mut table, "mild", Use::Phrase);
    with.when = detectors(&mut table, "when", Use::Phrase);
    with.unless = detectors(&mut table, "unless", Use::Phrase);
    with.affected_over = table.integer("affected-over", 0, i64::MAX).map(|at| at.value);
    with.public_over = table.integer("public-over", 0, i64::MAX).map(|at| at.value);
    with.once = table.boolean("once").unwrap_or(false);
    with.not_in = table.strings("not-in").unwrap_or_default();
    with.safe = table.boolean("safe").unwrap_or(false);
    with.groups = table.string_lists("groups");
    with.event = table.string("event");
    with.terms = table.string_lists("terms");
    with.assumed = table.text("assumed");
    with.outside = table.text("outside");
    with.before = table.string_lists("before");
    with.tolerance = table.integer("tolerance", 0, 1_000).map(|at| at.value);
    with.days = table.integer("days", 0, 10_000).map(|at| at.value);
    with.spared_by_earlier = table.boolean("spared-by-earlier").unwrap_or(false);
    with.spared_by_later = table.boolean("spared-by-later").unwrap_or(false);
    with.differ = table.table("differ").and_then(instead);
    with.over = table.table("over").and_then(instead);
    for key in WORD_LISTS {
        if let Some(words) = table.strings(key) {
            with.words.push((key, words));
        }
    }
    if let Some(pairs) = table.table("pairs") {
        with.pairs = pairs.string_pairs();
    }
    table.finish();
    with
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

fn doc(table: &mut Table<'_>, expects: &[(&str, Expect)]) -> DocTable {
    let tests = table.tables("tests").unwrap_or_default();
    DocTable {
        looks_for: table.text("looks-for"),
        evidence: table.table("evidence").and_then(evidence),
        tests: tests.into_iter().filter_map(|test| example(test, expects)).collect(),
    }
}

fn evidence(mut table: Table<'_>) -> Option<Evidence> {
    let not_measured = table.text("not-measured");
    if not_measured.is_none() && !table.given().contains(&"not-measured") {
        for key in ["fires", "of"] {
            if !table.has(key) {
                table.missing::<()>(key);
            }
        }
    }
    let (fires, of) = (table.integer("fires", 0, 1 << 31), table.integer("of", 1, 1 << 31));
    table.finish();
    match (not_measured, fires, of) {
        (Some(reason), _, _) => Some(Evidence::NotMeasured(reason)),
        (None, Some(fires), Some(of)) => Some(Evidence::Measured { fires: fires.value, of: of.value }),
        _ => None,
    }
}

fn example(mut table: Table<'_>, expects: &[(&str, Expect)]) -> Option<Example> {
    let text = table.required("text");
    let expect = if table.has("expect") { table.choice("expect", expects) } else { table.missing("expect") };
    let stage = table.choice("stage", STAGES).map(|at| at.value);
    let place = table.place.clone();
    table.finish();
    Some(Example { place, text: text?.value, expect: expect?.value, stage })
}
