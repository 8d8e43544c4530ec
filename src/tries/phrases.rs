//! Conditions of rules about phrases, and swaps of words: does the rule speak of what it names, and is what it puts in
//! place left alone?

use super::{Lines, sentence};
use crate::document::Format;
use crate::engine::{Options, lint};
use crate::input::Source;
use crate::reading::ReadOptions;
use crate::ruleset::{
    Check, Facts, Kind, Lacks, Phrase, Problem, Rule, Ruleset, Severity, WrittenCondition, WrittenSwap,
};
use crate::text::Day;

/// The day that counts as today: what is tried says nothing of days.
const AS_OF: Day = Day { year: 2026, month: 11, day: Some(22) };

/// Conditions that hold in no text made of their own words.
pub(super) fn conditions(ruleset: &Ruleset, conditions: &[WrittenCondition]) -> Vec<Problem> {
    if conditions.is_empty() {
        return Vec::new();
    }
    let mut awake = ruleset.clone();
    let mut found = Vec::new();
    for condition in conditions {
        let Some(rule) = awake.rules.get_mut(condition.rule) else { continue };
        // Whether `when` can hold is another question, and each condition is tried by itself.
        let check = alone(&ruleset.rules[condition.rule].check, condition.condition);
        let tried = Rule {
            when: None,
            severity: [Some(Severity::Warning); 4],
            kinds: vec![Kind::Breach],
            check: check.unwrap_or_else(|| rule.check.clone()),
            ..rule.clone()
        };
        *rule = tried;
        found.extend(idle(&awake, condition));
    }
    found
}

/// A check with one of its conditions alone.
fn alone(check: &Check, condition: usize) -> Option<Check> {
    match check {
        Check::Phrase(params) => {
            let detectors = vec![params.detectors.get(condition)?.clone()];
            Some(Check::Phrase(Phrase { detectors, mild: Vec::new(), once: params.once }))
        }
        Check::Lacks(params) => {
            Some(Check::Lacks(Lacks { detectors: vec![params.detectors.get(condition)?.clone()] }))
        }
        _ => None,
    }
}

fn idle(ruleset: &Ruleset, condition: &WrittenCondition) -> Option<Problem> {
    let rule = &ruleset.rules[condition.rule];
    let texts = texts(condition);
    let speaks = |text: &String| {
        let given = Facts { kind: Some(Kind::Breach), ..Facts::default() };
        let options = Options {
            reading: ReadOptions { given: Some(given), ..ReadOptions::on(AS_OF) },
            only: vec![rule.id.clone()],
            ..Options::on(AS_OF)
        };
        let source = Source::new("tried.txt", text.clone(), Format::Text);
        !lint(&source, ruleset, &options).findings.is_empty()
    };
    // A rule that asks for a phrase is silent where the phrase stands.
    let wanted = !matches!(rule.check, Check::Lacks { .. });
    if texts.iter().any(|text| speaks(text) == wanted) {
        return None;
    }
    let id = &rule.id;
    let said: Vec<&str> = condition.all.iter().chain(&condition.any).map(String::as_str).collect();
    let said = said.join("…");
    let (ja, en) = (
        format!("「{id}」のこの条件は、「{said}」と書いても当てはまりません"),
        format!("this condition of `{id}` does not hold even of a text that says `{said}`"),
    );
    Some(condition.place.problem("never-fires", ja, en).help(
        "none や not-in に打ち消されていないか、順番 (ordered) や範囲 (within、near) を見てください",
        "see whether `none` or `not-in` excludes it, and look at `ordered`, `within` and `near`",
    ))
}

/// Notices that say what a condition looks for: in one breath, sentence by sentence, in a heading, and in the
/// title.
fn texts(condition: &WrittenCondition) -> [String; 5] {
    let said: Vec<&str> = condition.all.iter().chain(&condition.any).map(String::as_str).collect();
    let heading = condition.under.as_ref().map(|under| format!("■{under}\n")).unwrap_or_default();
    let titled = |title: &str, body: String| format!("{title}\n\n2026年11月20日\n\n{heading}{body}\n");
    let notice = |body: String| titled("会員情報の漏えいについて", body);
    let sentences: String = said.iter().map(|word| sentence(word)).collect();
    [
        notice(sentence(&said.concat())),
        notice(sentence(&said.join("、"))),
        notice(sentences),
        notice(format!("■{}について\n{}", said.concat(), sentence("別紙"))),
        titled(&format!("会員の皆様への{}", said.concat()), sentence("別紙")),
    ]
}

/// Swaps whose right word is a wrong one, by the same rule or another.
pub(super) fn swaps(ruleset: &Ruleset, swaps: &[WrittenSwap]) -> Vec<Problem> {
    if swaps.is_empty() {
        return Vec::new();
    }
    let lines = Lines::read(ruleset, swaps.iter().map(|swap| sentence(&swap.right)));
    let told = |(line, swap): (usize, &WrittenSwap)| {
        let (rule, pair) = ruleset.rules.iter().find_map(|rule| {
            let Check::Replace(params) = &rule.check else { return None };
            let on = rule.severity.iter().any(Option::is_some);
            let pair = params.pairs.iter().find(|pair| on && lines.hit(pair.wrong, line))?;
            Some((rule, pair))
        })?;
        let (right, id, next) = (&swap.right, &rule.id, &pair.right);
        let (ja, en) = (
            format!("「{}」を「{right}」に直すと、{id} が「{next}」に直すよう指摘します", swap.wrong),
            format!("once `{}` is `{right}`, {id} asks for `{next}`", swap.wrong),
        );
        Some(swap.place.problem("undone-swap", ja, en).help(
            "どちらかの向きだけにしてください。誤った言葉を含む正しい言葉は not-in に書きます",
            "keep one direction; a right word that holds the wrong one goes into `not-in`",
        ))
    };
    swaps.iter().enumerate().filter_map(told).collect()
}
