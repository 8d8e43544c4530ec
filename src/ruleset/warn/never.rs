//! Rules that can never speak.
//!
//! Owns what makes a rule silent on every text. A rule switched off by its severity is meant so.

use crate::ruleset::kind::CheckKind;
use crate::ruleset::merge::Merged;
use crate::ruleset::model::{Grade, Scope};
use crate::ruleset::problem::{Place, Sink};
use crate::ruleset::reader::At;
use crate::ruleset::values::Stage;
use crate::ruleset::written::{DetectorTable, ElementTable, RuleTable};

/// Warns of rules that can never fire.
pub(super) fn rules(merged: &Merged, sink: &Sink) {
    for (id, rule) in &merged.rules {
        if rule.severity.0.iter().flatten().all(|level| level.severity.is_none()) {
            continue;
        }
        if let Some((place, ja, en)) = reason(merged, rule) {
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

fn reason(merged: &Merged, rule: &RuleTable) -> Option<Reason> {
    let told = |place: &Place, ja: &str, en: &str| Some((place.clone(), ja.to_owned(), en.to_owned()));
    if rule.kinds.as_ref().is_some_and(Vec::is_empty) {
        let place = crate::ruleset::absorb::key_place(&rule.given, "kinds", &rule.place);
        return told(&place, "kinds が空です", "`kinds` is empty");
    }
    condition(rule).or_else(|| grade(merged, rule)).or_else(|| detectors(rule))
}

/// A condition that contradicts itself, or the severities.
fn condition(rule: &RuleTable) -> Option<Reason> {
    let when = rule.when.as_ref()?;
    let told = |ja: String, en: String| Some((when.place.clone(), ja, en));
    let on = |stage: &Stage| {
        rule.severity.0[*stage as usize].as_ref().is_some_and(|level| level.severity.is_some())
    };
    if !when.stages.is_empty() && !when.stages.iter().any(on) {
        let names: Vec<&str> = when.stages.iter().map(|stage| stage.name()).collect();
        let names = names.join(", ");
        return told(format!("{names} では severity が off です"), format!("its severity is off at {names}"));
    }
    let states = [&when.stated, &when.deferred, &when.absent];
    for (at, names) in states.iter().enumerate() {
        let others = || states[at + 1..].iter().flat_map(|names| names.iter());
        if let Some(name) = names.iter().find(|name| others().any(|other| other.value == name.value)) {
            let name = &name.value;
            return told(
                format!("「{name}」が同時に二つの状態であることはありません"),
                format!("`{name}` cannot be in two states at once"),
            );
        }
    }
    let own = rule.element.as_ref().map(|element| element.value.as_str());
    let asks = |names: &[At<String>]| names.iter().any(|name| Some(name.value.as_str()) == own);
    let needs_absent =
        matches!(rule.check.as_ref().map(|at| at.value), Some(CheckKind::Missing | CheckKind::Hollow));
    if needs_absent && (asks(&when.stated) || asks(&when.deferred)) {
        return told(
            "項目が本文にないときの規則なのに、書かれていることを条件にしています".to_owned(),
            "it asks for an element that is absent, and stated".to_owned(),
        );
    }
    None
}

/// A check that waits for a grade which no detector of its element gives.
fn grade(merged: &Merged, rule: &RuleTable) -> Option<Reason> {
    let check = rule.check.as_ref()?;
    let (needed, name) = match check.value {
        CheckKind::Deferred => (Grade::Deferred, "deferred"),
        CheckKind::Hollow => (Grade::Hollow, "hollow"),
        CheckKind::Vague => (Grade::Vague, "vague"),
        _ => return None,
    };
    let named = rule.element.as_ref()?;
    let element: &ElementTable = merged.elements.get(&named.value)?;
    if element.detect.iter().any(|detector| detector.grade == Some(needed)) {
        return None;
    }
    let (id, place) = (&named.value, check.place.clone());
    let ja = format!("項目「{id}」に as = \"{name}\" の読み取り方がありません");
    Some((place, ja, format!("`{id}` has no detector with as = \"{name}\"")))
}

/// Conditions none of which can hold.
fn detectors(rule: &RuleTable) -> Option<Reason> {
    let all = || rule.with.detect.iter().chain(&rule.with.mild);
    let first = all().next()?;
    let needed = matches!(rule.check.as_ref().map(|at| at.value), Some(CheckKind::Phrase));
    if !needed || !all().all(|detector| excludes_itself(detector) || is_void(detector, rule)) {
        return None;
    }
    let ja = "探す言葉が none か not-in で打ち消されています".to_owned();
    Some((first.place.clone(), ja, "what it looks for is what `none` or `not-in` excludes".to_owned()))
}

/// Whether `none` holds wherever the rest does.
fn excludes_itself(detector: &DetectorTable) -> bool {
    let scope = |at: &Option<At<Scope>>| at.as_ref().map(|at| at.value);
    let within = scope(&detector.within).unwrap_or(Scope::Sentence);
    let wide = scope(&detector.none_within).is_none_or(|none| none >= within);
    let none = |word: &At<String>| detector.none.iter().any(|none| none.value == word.value);
    wide && (detector.all.iter().any(none) || (!detector.any.is_empty() && detector.any.iter().all(none)))
}

/// Whether every word that it needs one of lies inside a word of `not-in`.
fn is_void(detector: &DetectorTable, rule: &RuleTable) -> bool {
    let void = |word: &At<String>| rule.with.not_in.iter().any(|not| not.value == word.value);
    !detector.any.is_empty() && detector.any.iter().all(void) || detector.all.iter().any(void)
}
