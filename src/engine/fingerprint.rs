//! By what a finding is known again in another state of its draft.
//!
//! Owns what a fingerprint is made of: the rule, the element, the words it points at with those of their sentence
//! around them, and which of several that are alike it is. Line numbers, line breaks, widths of characters and
//! spaces are no part of it, nor is what must not be repeated: all is taken from the covered normal form.

use super::outcome::Checked;
use crate::checks::Finding;
use crate::document::{Document, Place, Span};
use crate::ruleset::Ruleset;
use std::collections::HashMap;

/// The name of this kind of fingerprint; another way to make them would be another name.
pub(crate) const NAME: &str = "noticelint/v1";

/// Characters of the sentence that count on each side of the words.
const AROUND: usize = 32;

/// Characters of the words themselves that count.
const WITHIN: usize = 256;

/// The fingerprints of a document's findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fingerprints {
    /// Of those that stand, in their order.
    pub findings: Vec<String>,
    /// Of those that are silenced, in their order. What is silenced keeps its fingerprint.
    pub suppressed: Vec<String>,
}

impl Fingerprints {
    /// The fingerprints of all findings of a document. No two of them are alike.
    pub fn of(checked: &Checked, ruleset: &Ruleset) -> Self {
        let standing = checked.findings.iter();
        let all: Vec<&Finding> =
            standing.chain(checked.suppressed.iter().map(|found| &found.finding)).collect();
        let document = &checked.reading.document;
        let plain: Vec<u128> = all.iter().map(|finding| hash(finding, document, ruleset)).collect();
        // The first is the first in the text, whatever is silenced and however findings are ordered.
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|at| all[*at].span);
        let mut seen: HashMap<u128, u64> = HashMap::new();
        let mut made = vec![String::new(); all.len()];
        for at in order {
            let before = seen.entry(plain[at]).or_default();
            let mut counted = Hash(plain[at]);
            if *before > 0 {
                counted.part(&before.to_string());
            }
            *before += 1;
            made[at] = format!("{:032x}", counted.0);
        }
        let suppressed = made.split_off(checked.findings.len());
        Self { findings: made, suppressed }
    }
}

/// A text of any kind under the same hash, for formats that want one of more than the finding: its file above all.
pub(crate) fn of_parts(parts: &[&str]) -> String {
    let mut hash = Hash::new();
    parts.iter().for_each(|part| hash.part(part));
    format!("{:032x}", hash.0)
}

fn hash(finding: &Finding, document: &Document, ruleset: &Ruleset) -> u128 {
    let mut hash = Hash::new();
    hash.part(&ruleset.rules[finding.rule].id);
    let element = finding.element.and_then(|at| ruleset.elements.get(at));
    hash.part(element.map_or("", |element| &element.id));
    // What is absent has no words: it is the same absence wherever it should be written.
    let words = finding.span.filter(|span| span.start < span.end).and_then(|span| words(span, document));
    if let Some([before, words, after]) = words {
        [before, words, after].iter().for_each(|part| hash.part(part));
    }
    hash.0
}

/// The words at a span, and those of their sentence before and after them, without white space.
fn words(span: Span, document: &Document) -> Option<[String; 3]> {
    let place = document.place(span)?;
    let last = place.end.saturating_sub(1).max(place.start);
    let start = document.sentence_at(place.start).map(|at| document.sentences[at].place.start);
    let end = document.sentence_at(last).map(|at| document.sentences[at].place.end);
    let start = start.unwrap_or(place.start).min(place.start);
    let end = end.unwrap_or(place.end).max(place.end);
    let before = document.at(Place { start, end: place.start });
    let after = document.at(Place { start: place.end, end });
    let solid = |c: &char| !c.is_whitespace();
    let mut head: Vec<char> = before.chars().rev().filter(solid).take(AROUND).collect();
    head.reverse();
    Some([
        head.into_iter().collect(),
        document.at(place).chars().filter(solid).take(WITHIN).collect(),
        after.chars().filter(solid).take(AROUND).collect(),
    ])
}

/// FNV-1a in 128 bits: the same on every system and in every version, and nobody's secret depends on it.
struct Hash(u128);

impl Hash {
    fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Takes in a text and its end.
    fn part(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin;
    use crate::document::Format;
    use crate::engine::{Options, lint};
    use crate::input::Source;
    use crate::mentions::Day;
    use std::collections::BTreeMap;

    const DRAFT: &str = "会員情報の流失について\n\n2026年2月3日\n株式会社青葉見本堂\n\n\
                         2月1日、会員120名の氏名が流失したことが分かりました。\n\
                         別の会員の住所も流失しました。鍵の流失はありません。会員の佐藤花子様にお詫びしました。\n";

    fn prints(text: &str, format: Format) -> BTreeMap<String, Vec<String>> {
        let ruleset = builtin().unwrap();
        let day = Day { year: 2026, month: 11, day: Some(22) };
        let checked = lint(&Source::new("draft", text, format), &ruleset, &Options::on(day));
        let made = Fingerprints::of(&checked, &ruleset);
        assert_eq!(made.findings.len(), checked.findings.len());
        let mut by_rule: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (finding, print) in checked.findings.iter().zip(made.findings) {
            by_rule.entry(ruleset.rules[finding.rule].id.to_string()).or_default().push(print);
        }
        for (found, print) in checked.suppressed.iter().zip(made.suppressed) {
            by_rule.entry(ruleset.rules[found.finding.rule].id.to_string()).or_default().push(print);
        }
        by_rule.values_mut().for_each(|prints| prints.sort());
        by_rule
    }

    #[test]
    fn known_values_stay_what_they_are() {
        assert_eq!(of_parts(&[]), "6c62272e07bb014262b821756295c58d");
        assert_eq!(of_parts(&["a", "い"]), "d9c4effd153c64bf6f105df4b8eb08d8");
    }

    #[test]
    fn no_two_of_a_document_are_alike() {
        let mut all: Vec<String> = prints(DRAFT, Format::Text).into_values().flatten().collect();
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
        let several = prints(&"流失しました。\n".repeat(9).replace("。\n", "。\n\n"), Format::Text);
        assert!(several.values().all(|prints| prints.windows(2).all(|pair| pair[0] != pair[1])));
    }

    #[test]
    fn moving_wrapping_and_widening_change_nothing() {
        let first = prints(DRAFT, Format::Text);
        assert!(first["terms/wrong"].len() > 2, "{first:?}");
        let shifted = format!("\u{feff}\n\n\n{DRAFT}").replace('\n', "\r\n");
        assert_eq!(prints(&shifted, Format::Text), first);
        let wrapped = DRAFT.replace("氏名が流失した", "氏名が\n流失した").replace("120名", "１２０名");
        assert_eq!(prints(&wrapped, Format::Text)["terms/wrong"], first["terms/wrong"]);
    }

    #[test]
    fn another_sentence_is_another_finding() {
        let first = prints(DRAFT, Format::Text);
        let changed = prints(&DRAFT.replace("別の会員", "他の会員"), Format::Text);
        let (one, other) = (&first["terms/wrong"], &changed["terms/wrong"]);
        assert_eq!(one.iter().filter(|print| !other.contains(print)).count(), 1);
        assert_eq!(changed["contact-point/missing"], first["contact-point/missing"]);
    }

    #[test]
    fn what_is_silenced_keeps_its_fingerprint() {
        let silenced =
            DRAFT.replace("\n別の会員", "\n\n<!-- noticelint-ignore terms/wrong: 引用 -->\n別の会員");
        let open = DRAFT.replace("\n別の会員", "\n\n別の会員");
        assert_eq!(
            prints(&silenced, Format::Markdown)["terms/wrong"],
            prints(&open, Format::Markdown)["terms/wrong"]
        );
    }

    #[test]
    fn personal_data_is_no_part_of_it() {
        let of = |name: &str| prints(&DRAFT.replace("佐藤花子", name), Format::Text);
        assert_eq!(of("佐藤花子")["text/personal-data"], of("鈴木一郎")["text/personal-data"]);
    }
}
