//! To whom notices say that they reported: the bodies of a report that was made, known or not.
//!
//! Owns reading them by their place: the noun before に or へ that is nearest to the report, and those that are joined to
//! it. Which of them a ruleset knows is asked by [`super::own`]. No list of bodies helps here.

use crate::document::Place;
use crate::grammar::{Hit, Kinds, Mode, is_dense};
use crate::statements::{Marks, Statement, Vocabulary};
use crate::text::slice;

/// What joins two bodies that one report went to.
const JOINTS: [&str; 9] = ["ならびに", "並びに", "それから", "および", "及び", "と", "や", "・", "、"];
/// Where nothing else joins them, a comma parts what stands before a body from it: 同日、県文化振興課に.
const COMMA: &str = "、";
/// What ends a noun that says when or where: 発覚後に, 公表前に, 翌営業日に, 課内に.
const PLACED: [char; 10] = ['後', '前', '中', '時', '際', '日', '月', '年', '末', '内'];
/// What makes a recipient of the noun before it, as に does: 県文化振興課宛に.
const ADDRESSED: char = '宛';
/// A body of fewer characters is the end of a word: 市に, 課へ.
const SHORTEST: usize = 3;

/// The acts and parties that bodies are told by.
pub(super) struct Bodies<'v> {
    vocabulary: &'v Vocabulary,
    report: Kinds,
    behind: Kinds,
    publish: Kinds,
    /// Parties that are no body to report to.
    others: Kinds,
    /// The sender: a part of it is told by more than its last character, for authorities have 課 and 室, too.
    ours: Kinds,
    /// Those who report something to the sender.
    informants: Kinds,
}

/// The words of a clause, by the list that they stand in.
#[derive(Default)]
struct Words {
    acts: Vec<Hit>,
    parties: Vec<Hit>,
    times: Vec<Hit>,
}

impl Bodies<'static> {
    pub(super) fn built_in() -> Self {
        let vocabulary = Vocabulary::built_in();
        let regulator = vocabulary.party("regulator").unwrap_or(0);
        Self {
            vocabulary,
            report: vocabulary.kind("report").unwrap_or(0),
            behind: vocabulary.kind("postposition").unwrap_or(0),
            publish: vocabulary.kind("publish").unwrap_or(0),
            others: !regulator,
            ours: vocabulary.party("ours").unwrap_or(0),
            informants: vocabulary.any_party(&["persons", "contractor", "outside", "attacker"]),
        }
    }
}

impl Bodies<'_> {
    /// The bodies that a statement says it reported to, from the last: none where the report is not made, or somebody
    /// else's.
    pub(super) fn of(&self, text: &str, one: &Statement) -> Vec<Place> {
        let made = matches!(one.mode, Mode::Done | Mode::Going | Mode::Noun);
        // ウェブサイトに報告書を掲載し: a report that is published is no report to anybody.
        let aside = one.marks.has(Marks::HEADING) || one.act & self.publish != 0;
        if one.with & self.report == 0
            || !made
            || aside
            || (one.who.all() | one.from.all()) & self.informants != 0
        {
            return Vec::new();
        }
        let clause = slice(text, one.place.start..one.place.end);
        let words = self.words(clause);
        let Some(report) = words.acts.iter().rfind(|word| word.kinds & self.report != 0) else {
            return Vec::new();
        };
        let Some(end) = self.recipient(clause, report.start, &words) else { return Vec::new() };
        let own =
            |start: usize, end: usize| Place { start: one.place.start + start, end: one.place.start + end };
        let other = |start: usize, end: usize| {
            let of = |hit: &Hit| if is_one(clause, hit) { self.others & !self.ours } else { self.others };
            words.parties.iter().any(|hit| ends(hit, start, end, of(hit)))
        };
        let all = series(clause, end).into_iter();
        all.filter(|(start, end)| !other(*start, *end)).map(|(start, end)| own(start, end)).collect()
    }

    fn words(&self, clause: &str) -> Words {
        let mut found = Words::default();
        self.vocabulary.begins.scan(&self.vocabulary.lists(), clause, |list, hit| match list {
            0 => found.acts.push(hit),
            1 => found.parties.push(hit),
            3 => found.times.push(hit),
            _ => {}
        });
        found
    }

    /// Where the noun ends that に or へ makes the recipient of what stands at an offset: the nearest that is neither a time
    /// nor the object of a postposition (様式に基づき).
    fn recipient(&self, clause: &str, report: usize, words: &Words) -> Option<usize> {
        let before = slice(clause, ..report);
        let particles = before.char_indices().rev().filter(|(_, sign)| matches!(sign, 'に' | 'へ'));
        let found = particles.map(|(at, _)| at).find(|at| {
            let noun = noun(clause, *at);
            let behind = |hit: &Hit| hit.kinds & self.behind != 0 && hit.start == *at;
            let towards = slice(clause, *at..).starts_with("に対し");
            let postposition = !towards && words.acts.iter().any(behind);
            let time = words.times.iter().any(|hit| ends(hit, noun, *at, Kinds::MAX))
                || slice(clause, noun..*at).ends_with(PLACED);
            noun < *at && !postposition && !time
        })?;
        Some(slice(clause, ..found).trim_end_matches(ADDRESSED).len())
    }
}

/// Whether a word ends a noun.
fn ends(hit: &Hit, start: usize, end: usize, kinds: Kinds) -> bool {
    hit.kinds & kinds != 0 && hit.end == end && hit.end > start
}

/// Whether a word is one character.
fn is_one(clause: &str, hit: &Hit) -> bool {
    slice(clause, hit.start..hit.end).chars().nth(1).is_none()
}

/// Where the run of ideographs and katakana begins that ends at an offset.
fn noun(clause: &str, end: usize) -> usize {
    slice(clause, ..end).trim_end_matches(is_dense).len()
}

/// The nouns of a series that ends at an offset, from the last.
fn series(clause: &str, end: usize) -> Vec<(usize, usize)> {
    let (mut found, mut end, mut joined) = (Vec::new(), end, false);
    loop {
        let start = noun(clause, end);
        if slice(clause, start..end).chars().count() >= SHORTEST {
            found.push((start, end));
        }
        let before = slice(clause, ..start);
        let Some(joint) = JOINTS.iter().find(|joint| before.ends_with(**joint)) else { break };
        let plain = *joint == COMMA;
        if plain && !joined || start == end {
            break;
        }
        joined = true;
        // 委員会、および県の課に.
        end = slice(before, ..before.len() - joint.len()).trim_end_matches(COMMA).len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, read};
    use crate::statements;

    fn told(text: &str) -> Vec<String> {
        let document = read(text, Format::Text);
        let bodies = Bodies::built_in();
        let found = statements::read(&document, Vocabulary::built_in());
        let found = found.iter().flat_map(|one| bodies.of(&document.text, one));
        found.map(|place| document.text[place.start..place.end].to_owned()).collect()
    }

    #[test]
    fn whoever_a_report_was_made_to() {
        for (text, bodies) in [
            ("4月2日、県学事振興課に報告しました。", &["県学事振興課"][..]),
            ("県学事振興課と市民協働課に報告しました。", &["市民協働課", "県学事振興課"]),
            (
                "県学事振興課、市民協働課および道路管理課へ届け出ました。",
                &["道路管理課", "市民協働課", "県学事振興課"],
            ),
            ("県学事振興課及び市民協働課への届出を済ませました。", &["市民協働課", "県学事振興課"]),
            ("本件は、県学事振興課への報告を終えております。", &["県学事振興課"]),
            ("県学事振興課に報告し、市民協働課にも届け出ました。", &["県学事振興課", "市民協働課"]),
            ("報告書を県学事振興課に提出しています。", &["県学事振興課"]),
            ("県学事振興課へ翌営業日に報告いたしました。", &["県学事振興課"]),
            ("県学事振興課へ所定の様式に基づき報告いたしました。", &["県学事振興課"]),
            ("同日、県学事振興課に速報を提出しました。", &["県学事振興課"]),
            ("県学事振興課に対し、電話で報告を済ませました。", &["県学事振興課"]),
            ("県学事振興課宛に報告書を提出しました。", &["県学事振興課"]),
        ] {
            assert_eq!(told(text), bodies, "{text}");
        }
    }

    #[test]
    fn who_is_told_within_or_tells_is_no_such_body() {
        for text in [
            "同日、全役員へ報告しました。",
            "警察署に被害を届け出ました。",
            "県学事振興課に報告する予定です。",
            "県学事振興課への報告は行っておりません。",
            "お客様から営業担当課に報告がありました。",
            "対象の会員の皆様に報告しました。",
            "発覚後に報告しました。",
            "ウェブサイトに報告書を掲載しました。",
            "総務課内に報告書を保管しました。",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
