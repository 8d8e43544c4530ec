//! Rules that can never speak.
//!
//! Owns what makes a rule silent on every text. A rule switched off by its severity is meant so.

use super::Surroundings;
use crate::ruleset::check::CheckKind;
use crate::ruleset::detector::Scope;
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Place, Sink};
use crate::ruleset::tree::{At, Levels, Table};
use crate::ruleset::values::{Kind, Stage};

/// Warns of rules that can never fire.
pub(super) fn rules(merged: &Merged, around: &Surroundings, sink: &Sink) {
    for (id, rule) in merged.all("rules") {
        if levels(rule).iter().flatten().all(|level| level.severity.is_none()) {
            continue;
        }
        if let Some((place, ja, en)) = reason(merged, around, id, rule) {
            let (ja, en) =
                (format!("「{id}」は決して働きません: {ja}"), format!("`{id}` can never speak: {en}"));
            sink.push(place.problem("never-fires", ja, en).help(
                "条件を直すか、使わないなら severity = \"off\" にしてください",
                "mend its conditions, or switch it off with severity = \"off\"",
            ));
        }
    }
}

type Reason = (Place, String, String);

fn reason(merged: &Merged, around: &Surroundings, id: &str, rule: &Table) -> Option<Reason> {
    let told = |place: &Place, ja: &str, en: &str| Some((place.clone(), ja.to_owned(), en.to_owned()));
    if rule.has("kinds") && rule.list("kinds").is_empty() {
        return told(rule.key_place("kinds"), "kinds が空です", "`kinds` is empty");
    }
    let none = |kind: &At| Kind::from_name(&kind.value) == Some(Kind::NoNotice);
    if rule.has("kinds") && rule.list("kinds").iter().all(none) && asks_of_a_notice(rule) {
        return told(
            rule.key_place("when"),
            "告知文でない文書から、when の条件にする事実は読み取りません",
            "of a text that is no notice nothing is read that `when` asks for",
        );
    }
    let own = |name: &&At| name.value == id;
    if let Some(own) = ["replaces", "replaces-here"].into_iter().flat_map(|key| rule.list(key)).find(own) {
        return told(&own.place, "自分自身に替わられます", "it gives way to itself");
    }
    impossible_state(merged, around, rule)
        .or_else(|| condition(rule))
        .or_else(|| grade(merged, around, rule))
        .or_else(|| detectors(rule))
}

/// A condition that asks for an element in a state that it is never in.
fn impossible_state(merged: &Merged, around: &Surroundings, rule: &Table) -> Option<Reason> {
    let when = rule.table("when")?;
    for (key, ja) in [("stated", "記載"), ("deferred", "後日")] {
        let never = |name: &&At| {
            merged
                .named("elements", &name.value)
                .is_some_and(|element| !can_be(merged, around, &name.value, element, key))
        };
        if let Some(name) = when.list(key).iter().find(never) {
            let id = &name.value;
            let ja = format!("項目「{id}」が「{ja}」になることはありません");
            return Some((name.place.clone(), ja, format!("the element `{id}` is never {key}")));
        }
    }
    None
}

/// Whether anything gives an element a state, by its name.
fn can_be(merged: &Merged, around: &Surroundings, id: &str, element: &Table, state: &str) -> bool {
    let graded = |detector: &Table| {
        detector.at("as").map_or(state == "stated", |grade| {
            grade.value == state || state == "stated" && grade.value == "vague"
        })
    };
    worded(element) || element.tables("detect").iter().any(graded) || around.tell(merged, id, state)
}

/// Whether words of its own, or what stands below headings of its own, are read for an element: they say that it is
/// stated, and that it is put off.
fn worded(element: &Table) -> bool {
    let own = |heading: &At| !heading.value.starts_with("@heading.");
    !element.list("words").is_empty() || element.list("headings").iter().any(own)
}

/// Whether `when` asks for what only a notice tells. All elements of any other text are absent, and its stage is single.
fn asks_of_a_notice(rule: &Table) -> bool {
    let Some(when) = rule.table("when") else { return false };
    let single = |stage: &At| Stage::from_name(&stage.value) == Some(Stage::Single);
    let stages = when.list("stage");
    ["leaked", "affected-over", "cause", "stated", "deferred"].iter().any(|key| when.has(key))
        || !stages.is_empty() && !stages.iter().any(single)
}

fn levels(rule: &Table) -> Levels {
    rule.levels("severity").cloned().unwrap_or_default()
}

fn kind(rule: &Table) -> Option<CheckKind> {
    rule.choice("check", CheckKind::from_name)
}

/// A condition that contradicts itself, or the severities.
fn condition(rule: &Table) -> Option<Reason> {
    let when = rule.table("when")?;
    let told = |place: &Place, ja: String, en: String| Some((place.clone(), ja, en));
    // Of two that do not go together the one that came over the other is to blame.
    let later =
        |one: &At, other: &At| if one.place.file > other.place.file { one.clone() } else { other.clone() };
    let (levels, stages) = (levels(rule), when.list("stage"));
    let on = |stage: &At| {
        let level = Stage::from_name(&stage.value).and_then(|stage| levels[stage as usize].as_ref());
        level.is_some_and(|level| level.severity.is_some())
    };
    if let Some(first) = stages.first().filter(|_| !stages.iter().any(on)) {
        let names: Vec<&str> = stages.iter().map(|stage| stage.value.as_str()).collect();
        let names = names.join(", ");
        let (ja, en) =
            (format!("{names} では severity が off です"), format!("its severity is off at {names}"));
        return told(&first.place, ja, en);
    }
    let states = ["stated", "deferred", "absent"].map(|key| when.list(key));
    for (at, names) in states.iter().enumerate() {
        let mut others = states[at + 1..].iter().flat_map(|names| names.iter());
        let both =
            others.find_map(|other| Some((names.iter().find(|name| name.value == other.value)?, other)));
        if let Some((one, other)) = both {
            let name = &one.value;
            return told(
                &later(one, other).place,
                format!("「{name}」が同時に二つの状態であることはありません"),
                format!("`{name}` cannot be in two states at once"),
            );
        }
    }
    let own = rule.at("element")?;
    let (needs, ja) = looks_at(kind(rule)?)?;
    let others = ["stated", "deferred", "absent"].into_iter().filter(|key| *key != needs);
    let mut asked =
        others.filter_map(|key| Some((key, when.list(key).iter().find(|name| name.value == own.value)?)));
    let (other, name) = asked.next()?;
    told(
        &later(own, name).place,
        format!("{ja}ときの規則なのに、when.{other} でほかの状態を条件にしています"),
        format!("it looks at an element that is {needs}, and `when.{other}` asks for another state"),
    )
}

/// The state of its element that a kind of check speaks of.
fn looks_at(kind: CheckKind) -> Option<(&'static str, &'static str)> {
    match kind {
        CheckKind::Missing | CheckKind::Unreported | CheckKind::Hollow => {
            Some(("absent", "項目が本文にない"))
        }
        CheckKind::Deferred => Some(("deferred", "項目が後日とされている")),
        CheckKind::Vague | CheckKind::Undated => Some(("stated", "項目が記載されている")),
        _ => None,
    }
}

/// A check that waits for a grade which neither a detector of its element gives nor what the text states.
fn grade(merged: &Merged, around: &Surroundings, rule: &Table) -> Option<Reason> {
    let check = rule.at("check")?;
    let name = match kind(rule)? {
        CheckKind::Deferred | CheckKind::Hollow | CheckKind::Vague => check.value.as_str(),
        _ => return None,
    };
    let named = rule.at("element")?;
    let element = merged.named("elements", &named.value)?;
    let grade = |detector: &Table| detector.at("as").is_some_and(|grade| grade.value == name);
    if name == "deferred" && worded(element)
        || element.tables("detect").iter().any(grade)
        || around.tell(merged, &named.value, name)
    {
        return None;
    }
    let (id, place) = (&named.value, check.place.clone());
    let ja = format!("項目「{id}」に as = \"{name}\" の読み取り方がありません");
    Some((place, ja, format!("`{id}` has no detector with as = \"{name}\"")))
}

/// Conditions none of which can hold.
fn detectors(rule: &Table) -> Option<Reason> {
    let with = rule.table("with")?;
    let all = || with.tables("detect").iter().chain(with.tables("mild"));
    let first = all().next()?;
    let needed = kind(rule) == Some(CheckKind::Phrase);
    if !needed || !all().all(|detector| excludes_itself(detector) || is_void(detector, with)) {
        return None;
    }
    let ja = "探す言葉が none か not-in で打ち消されています".to_owned();
    Some((first.place.clone(), ja, "what it looks for is what `none` or `not-in` excludes".to_owned()))
}

/// Whether `none` holds wherever the rest does.
fn excludes_itself(detector: &Table) -> bool {
    let scope = |key: &str| detector.choice(key, Scope::from_name);
    let within = scope("within").unwrap_or(Scope::Sentence);
    let wide = scope("none-within").is_none_or(|none| none >= within);
    let none = |word: &At| detector.list("none").iter().any(|none| none.value == word.value);
    let any = detector.list("any");
    wide && (detector.list("all").iter().any(none) || (!any.is_empty() && any.iter().all(none)))
}

/// Whether every word that it needs one of lies inside a word of `not-in`.
fn is_void(detector: &Table, with: &Table) -> bool {
    let void = |word: &At| with.list("not-in").iter().any(|not| not.value == word.value);
    let any = detector.list("any");
    !any.is_empty() && any.iter().all(void) || detector.list("all").iter().any(void)
}
