//! What the label of a day says of it, by the act that its noun names: 当社の確認:8月4日, [端緒] 3月2日.
//!
//! Owns labels that name an act of learning or of telling. Which nouns name other events is the ruleset's.

use super::Known;
use super::day_classes::Classes;
use super::day_role::{DayRole, NOTHING};
use super::scan::Scene;
use crate::document::Place;
use crate::grammar::Kinds;
use crate::statements::Vocabulary;
use crate::text::numeral::is_numeral;
use crate::text::slice;

/// A label is no longer than this, in characters.
const LABEL: usize = 20;
/// With its mark, its number and the gap to its day it is no longer than this, in bytes.
const WHOLE: usize = 400;
/// A bracket is looked through so far.
const NEAR: usize = 60;
/// A weekday in brackets is no longer than this, in characters: (火・祝).
const WEEKDAY: usize = 3;
/// What is between a label and its day.
const GAP: [char; 12] = [' ', ':', '|', '】', ']', '>', '〉', ')', '…', '・', '=', '-'];
/// What opens or numbers a line before its label.
const MARKS: [char; 16] = ['●', '○', '◯', '■', '□', '◆', '◇', '▼', '・', '【', '[', '<', '〈', '*', '-', ' '];

/// The role that a label gives the day right behind it.
pub(crate) fn role(scene: &Scene, kinds: &Classes, date: Place) -> Option<DayRole> {
    // 判明日|6月15日(委託先が覚知): the bracket says more than the label.
    let behind = scene.document.text.get(date.end..).unwrap_or_default();
    let bracket = behind.strip_prefix('(').and_then(|rest| rest.chars().take(NEAR).position(|c| c == ')'));
    if bracket.is_some_and(|length| length > WEEKDAY) {
        return None;
    }
    of(kinds, label(scene, date)?)
}

/// The role that the words of a label give their day.
pub(crate) fn of(kinds: &Classes, label: &str) -> Option<DayRole> {
    let label = ["年月日", "日時", "時刻", "時期", "日", "経緯", "いきさつ", "か"]
        .iter()
        .find_map(|end| label.strip_suffix(end))
        .unwrap_or(label);
    let vocabulary = Vocabulary::built_in();
    let (mut last, mut all): (Kinds, Kinds) = (0, 0);
    vocabulary.words.scan(label, |hit| {
        all |= hit.kinds;
        // 気づ|き, 気づい|た日.
        let rest = slice(label, hit.end..);
        if ["", "き", "た", "い", "り", "え"].contains(&rest) {
            last |= hit.kinds;
        }
    });
    let (mut parties, mut to): (Kinds, Kinds) = (0, 0);
    vocabulary.parties.scan(label, |hit| {
        parties |= hit.kinds;
        if slice(label, hit.end..).starts_with(['へ', 'に']) {
            to |= hit.kinds;
        }
    });
    let mut topics: Kinds = 0;
    vocabulary.topics.scan(label, |hit| topics |= hit.kinds);
    if topics & kinds.measures != 0 {
        return None;
    }
    let known = |known| Some(DayRole { known: Some(known), done: true, ..NOTHING });
    let told = last & (kinds.tell | kinds.report | kinds.consult) != 0;
    // 指摘, 通報: word from outside, whatever it is called.
    let word = last & kinds.evidence != 0 && last & (kinds.tell | kinds.report) == 0;
    if ["端緒", "発端", "きっかけ"].iter().any(|word| label.ends_with(word)) {
        return known(Known::Told);
    }
    if (told || word) && last & kinds.confirm == 0 {
        let ours = to & kinds.ours != 0 && to & (kinds.regulator | kinds.persons) == 0;
        let first = last & kinds.tell != 0 && label.starts_with("最初");
        let asked = (last & kinds.consult != 0 || word || first) && to == 0;
        return if ours || asked { known(Known::Told) } else { None };
    }
    // 委託先の内部での気づき: theirs, unless the sender is named.
    let elsewhere = parties & kinds.others & !kinds.attacker != 0 && parties & kinds.ours == 0;
    let learns = last & (kinds.learn | kinds.confirm) != 0 && all & kinds.remedy == 0;
    if learns { known(if elsewhere { Known::Elsewhere } else { Known::Found }) } else { None }
}

/// What stands before a day in its line or in the cell before it, where it is a label.
fn label<'a>(scene: &Scene<'a>, date: Place) -> Option<&'a str> {
    let document = scene.document;
    let block = &document.blocks[scene.block(date.start)?];
    let cell = block.column(date);
    let place = match cell {
        Some(0) => return None,
        Some(at) if block.cells[at].start == date.start => block.cells[at - 1],
        Some(_) => return None,
        None => {
            let start = block.label.map_or(block.place.start, |label| label.start.min(block.place.start));
            Place { start, end: date.start }
        }
    };
    let place = Place { start: place.start, end: place.end.min(date.start) };
    if place.end.saturating_sub(place.start) > WHOLE {
        return None;
    }
    let text = document.slice(place);
    let bare = text.trim_end_matches(GAP);
    let apart = cell.is_some() || bare.len() < text.len();
    let label = bare.trim_start_matches(MARKS);
    // 三、最初のお知らせ: its number.
    let numbered = label.split_once('、').filter(|(number, _)| number.chars().all(is_numeral));
    let label = numbered.map_or(label, |(_, label)| label);
    let short = label.chars().nth(LABEL).is_none() && !label.contains(['。', '、']);
    (apart && short && !label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;
    use super::super::{Known, Mentions};
    use crate::statements::{self, Vocabulary};

    /// Who came to know on the day of a line.
    fn known(line: &str) -> Option<Known> {
        let text = format!(
            "会員名簿の流出について\n\n2026年6月20日\n\n会員の名簿が外部に流出しました。お詫びいたします。\n\n■経過\n\n{line}\n\n■お願い\n\n不審な電話にご注意ください。\n"
        );
        read(&text, |scene| {
            let stated = statements::read(scene.document, Vocabulary::built_in());
            let dates = Mentions::read(scene, &stated, None).dates;
            dates.iter().find(|date| date.event != "publication").and_then(|date| date.known)
        })
    }

    #[test]
    fn a_label_names_the_finding_or_the_word() {
        for (line, expected) in [
            ("●当会による確認:2026年6月9日(火)", Known::Found),
            ("【当会の認定】 2026年6月9日、記録の照合を終えた", Known::Found),
            ("| 委託先での気づき | 6月9日 |\n|---|---|\n| 報告 | 6月12日 |", Known::Elsewhere),
            ("端緒:6月9日、警視庁から照会", Known::Told),
            ("当会への連絡:6月9日", Known::Told),
            ("指摘:6月9日 他会の方から", Known::Told),
        ] {
            assert_eq!(known(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn other_labels_name_neither() {
        for line in [
            "個人情報保護委員会への報告:6月9日",
            "会員の皆様へのお知らせ:6月9日",
            "名簿を作った日:6月9日",
            "再発防止策の確認:6月9日",
        ] {
            assert_eq!(known(line), None, "{line}");
        }
    }
}
