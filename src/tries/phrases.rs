//! Rules that compare words, and what rules make people write: does the rule speak of what it names, and is what it puts
//! in place left alone?

use super::sentence;
use crate::checks::Finding;
use crate::document::Format;
use crate::engine::{Options, lint};
use crate::input::Source;
use crate::reading::ReadOptions;
use crate::ruleset::{
    Check, Facts, Kind, Problem, Rule, Ruleset, Severity, WrittenAdvice, WrittenCase, WrittenSwap,
};
use crate::text::Day;
use crate::text::normal::normal;

/// The day that counts as today: what is tried says nothing of days.
const AS_OF: Day = Day { year: 2026, month: 11, day: Some(22) };

/// Words that a rule does not speak of though they stand there.
pub(super) fn cases(ruleset: &Ruleset, cases: &[WrittenCase]) -> Vec<Problem> {
    let mut found = Vec::new();
    for of_rule in cases.chunk_by(|one, next| one.rule == next.rule) {
        let Some(rule) = of_rule.first().and_then(|case| ruleset.rules.get(case.rule)) else { continue };
        let mut awake = ruleset.clone();
        awake.rules =
            vec![Rule { when: None, severity: [Some(Severity::Warning); 4], ..rule.clone() }].into();
        let (text, lines) =
            paragraphs(of_rule.iter().map(|case| case.words.iter().map(|word| sentence(word)).collect()));
        let spoken = spoken(&awake, text);
        for (case, line) in of_rule.iter().zip(lines) {
            if spoken.iter().any(|(_, at)| line.contains(at)) {
                continue;
            }
            let (id, said) = (&rule.id, case.words.join("」「"));
            let (ja, en) = (
                format!("「{id}」は、「{said}」と書いても指摘しません"),
                format!("`{id}` does not speak of a text that says `{}`", case.words.join("` and `")),
            );
            found.push(case.place.problem("never-fires", ja, en).help(
                "同じ言葉を並べていないか、not-in に打ち消されていないかを見てください",
                "see whether one word stands there twice, or in `not-in`",
            ));
        }
    }
    found
}

/// What one rule makes people write, and another, or the same, then speaks of.
pub(super) fn advised(ruleset: &Ruleset, advised: &[WrittenAdvice]) -> Vec<Problem> {
    if advised.is_empty() {
        return Vec::new();
    }
    let (text, lines) = paragraphs(advised.iter().map(|advice| sentence(&advice.text)));
    let spoken = spoken(ruleset, text);
    let clash = |(advice, line): (&WrittenAdvice, std::ops::Range<usize>)| {
        let own = |rule: usize| rule == advice.rule;
        let other = |rule: usize| matches!(ruleset.rules[rule].check, Check::Phrase(_) | Check::Replace(_));
        let (rule, _) = spoken
            .iter()
            .find(|(rule, at)| line.contains(at) && own(*rule) != advice.wanted && other(*rule))?;
        let (id, said) = (&ruleset.rules[*rule].id, &advice.text);
        let (ja, en) = match advice.wanted {
            true => (
                format!("「{said}」と書くと、{id} が指摘します"),
                format!("once `{said}` is written, {id} speaks of it"),
            ),
            false => (
                format!("直し方の「{said}」も、{id} が指摘します"),
                format!("{id} speaks of its own cure, too: `{said}`"),
            ),
        };
        Some(advice.place.problem("undone-advice", ja, en).help(
            "どちらかの言葉を改めてください。よい言い方の一部なら not-in に書きます",
            "change one of the two; what is part of a good wording goes into `not-in`",
        ))
    };
    advised.iter().zip(lines).filter_map(clash).collect()
}

/// Paragraphs of a notice, and the bytes of each.
pub(super) fn paragraphs(each: impl Iterator<Item = String>) -> (String, Vec<std::ops::Range<usize>>) {
    let mut text = "会員情報の漏えいについて\n\n2026年11月20日\n\n".to_owned();
    let mut lines = Vec::new();
    for one in each {
        let from = text.len();
        text += &one;
        lines.push(from..text.len());
        text += "\n\n";
    }
    (text, lines)
}

/// The rules that speak of a breach notice, and the byte where each does.
fn spoken(ruleset: &Ruleset, text: String) -> Vec<(usize, usize)> {
    let place = |finding: &Finding| Some((finding.rule, finding.span.as_ref()?.start));
    findings(ruleset, text).iter().filter_map(place).collect()
}

/// What is found in a breach notice.
fn findings(ruleset: &Ruleset, text: String) -> Vec<Finding> {
    let given = Facts { kind: Some(Kind::Breach), ..Facts::default() };
    let options = Options {
        reading: ReadOptions { given: Some(given), ..ReadOptions::on(AS_OF) },
        ..Options::on(AS_OF)
    };
    lint(&Source::new("tried.txt", text, Format::Text), ruleset, &options).findings
}

/// Swaps whose right word is a wrong one, by the same rule or another.
pub(super) fn swaps(ruleset: &Ruleset, swaps: &[WrittenSwap]) -> Vec<Problem> {
    if swaps.is_empty() {
        return Vec::new();
    }
    let mut awake = ruleset.clone();
    for rule in awake.rules.to_mut() {
        rule.when = None;
        if !matches!(rule.check, Check::Replace(_)) {
            rule.severity = [None; 4];
        }
    }
    let (text, lines) = paragraphs(swaps.iter().map(|swap| sentence(&swap.right)));
    let spoken = findings(&awake, text);
    let told = |(swap, line): (&WrittenSwap, std::ops::Range<usize>)| {
        let at = |finding: &&Finding| finding.span.as_ref().is_some_and(|span| line.contains(&span.start));
        let finding = spoken.iter().find(at)?;
        let next = &finding.fix.as_ref()?.edits.first()?.1;
        let (right, id) = (&swap.right, &awake.rules[finding.rule].id);
        if normal(&swap.wrong) == normal(right) {
            let (ja, en) = (
                format!("「{}」は直しても同じです", swap.wrong),
                format!("`{}` is put for itself", swap.wrong),
            );
            let problem = swap.place.problem("undone-swap", ja, en);
            return Some(
                problem.help("正しい言葉を書くか、消してください", "give the right word, or take it out"),
            );
        }
        let (ja, en) = (
            format!("「{}」を「{right}」に直すと、{id} が「{next}」に直すよう指摘します", swap.wrong),
            format!("once `{}` is `{right}`, {id} asks for `{next}`", swap.wrong),
        );
        Some(
            swap.place
                .problem("undone-swap", ja, en)
                .help("どちらかの向きだけにしてください", "keep one direction"),
        )
    };
    swaps.iter().zip(lines).filter_map(told).collect()
}
