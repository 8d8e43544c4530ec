//! Labels with the values behind them: 氏名:佐藤花子, 電話03-….
//!
//! Owns where a label and its value begin and end in a line, a cell or a row, and which value is a name. Which lines make a
//! record is for [`super::line`].

use super::{is_name, is_own};
use crate::document::{Block, Place};
use crate::mentions::scan::Scene;
use crate::ruleset::SetId;
use crate::text::script::is_hiragana;
use crate::text::{one_of, slice};

/// Signs between the fields of a line.
pub(super) const BETWEEN: [char; 11] = [',', '、', '/', ';', '|', ' ', '(', ')', '・', '_', '&'];

/// The words that label a name, and all that label a field.
pub(super) type Words<'a> = (&'a [SetId], &'a [SetId]);

/// The name that a value begins with: 東雲花子 of 「東雲花子、ランク:金」 and of 「東雲花子ランク:金」.
pub(super) fn name(scene: &Scene, value: Place) -> Place {
    /// Letters of a name before the word of a label that nobody knows.
    const LETTERS: usize = 4;
    const GIVEN: usize = 2;
    let text = scene.document.slice(value);
    let letter = |c: char| c.is_alphabetic() && !one_of!("○〇◯△×を", c) || one_of!(" -'.・々ー", c);
    let said = slice(text, ..text.find(|c| !letter(c)).unwrap_or(text.len()));
    let labelled = slice(text, said.len()..).starts_with([':', '=', '→']);
    let end = |length: usize| Place { start: value.start, end: value.start + length };
    if !labelled {
        return end(said.trim_end().len());
    }
    if let Some((name, _)) = said.rsplit_once(' ') {
        return end(name.trim_end().len());
    }
    let bare = said.trim_end_matches(|c: char| matches!(c, 'ァ'..='ー'));
    if bare.len() < said.len() {
        return end(bare.len());
    }
    let letters = |from: usize, most: usize| {
        let rest = slice(said, from..);
        from + rest.char_indices().nth(most).map_or(rest.len(), |(at, _)| at)
    };
    let surname = super::surname(scene, end(said.len()));
    end(surname.map_or(letters(0, LETTERS), |surname| letters(surname.end - value.start, GIVEN)))
}

/// A label with the value behind it.
pub(super) struct Field {
    pub(super) names: bool,
    /// All of the label's word: クレジットカード番号.
    pub(super) label: Place,
    /// What stands before the part of it that is known: 申込者 of 申込者氏名.
    pub(super) noun: Place,
    pub(super) value: Place,
    /// Whether words stand right before it that are none of it: ご登録の方の氏名.
    pub(super) glued: bool,
}

impl Field {
    pub(super) fn named(&self, scene: &Scene) -> bool {
        self.names && is_name(scene, name(scene, self.value))
    }

    pub(super) fn own(&self, scene: &Scene) -> bool {
        !self.names && is_own(scene.document.slice(self.value))
    }
}

/// A row of a label and its value.
pub(super) fn item(scene: &Scene, words: Words<'_>, row: &Block) -> Option<Vec<Field>> {
    let [label, value] = row.cells[..] else { return None };
    let names = scene.hits.any(scene.sets("left-in.name-label"), label);
    let field = names || scene.hits.any(scene.sets("left-in.record-label"), label);
    let noun = Place { start: label.start, end: label.start };
    (field && fields(scene, words, label).is_empty())
        .then(|| vec![Field { names, label, noun, value, glued: false }])
}

/// The labels of a line or a cell and their values.
pub(super) fn fields(scene: &Scene, (names, all): Words<'_>, place: Place) -> Vec<Field> {
    let text = &scene.document.text;
    let Place { start: first, end } = place;
    let mut labels: Vec<Label> = Vec::new();
    // Where the words end and begin that go right before the next: 連絡先 of 連絡先電話番号.
    let mut chain: Option<Place> = None;
    for (place, set) in scene.hits.merged_in(all, place) {
        let taken = labels.last().is_some_and(|last| last.value > place.start);
        let start = chain.filter(|chain| chain.end == place.start).map_or(place.start, |chain| chain.start);
        chain = Some(Place { start, end: place.end });
        if taken {
            continue;
        }
        // 連絡先 was no label, nor 電話番号 its value.
        while labels.pop_if(|last| last.value > start).is_some() {}
        let value = labels.last().map_or(first, |last| last.value);
        let rest = slice(text, place.end..end);
        let behind = label_end(rest);
        // Behind a value, what stands before a label without a sign is of the value: …@example.jp電話03-….
        let bare = !labels.is_empty() && behind.is_some_and(|(_, sign)| !sign);
        let noun = if bare { 0 } else { noun(slice(text, value..start), labels.is_empty()) };
        let start = start - noun;
        let before = slice(text, first..start).trim_end_matches(['ご', 'お']);
        let signed = before.ends_with(|c: char| !c.is_alphanumeric());
        if let Some((length, sign)) = behind {
            // A single space is none of the normal form: 氏名佐藤花子電話03-….
            let begins = before.is_empty() || signed || !labels.is_empty();
            // ご登録の方の氏名:…
            let glued = !begins && sign && names.contains(&set);
            let value = slice(rest, length..);
            let word = |c: char| c.is_alphabetic() && !is_hiragana(c);
            let follows = match names.contains(&set) || before.is_empty() {
                true => value.starts_with(|c: char| word(c) || c.is_ascii_digit()),
                false => value.starts_with(|c: char| c.is_ascii_digit() || c == '('),
            };
            if (begins || glued) && (sign || follows && noun == 0) {
                labels.push(Label {
                    names: names.contains(&set),
                    word: Place { start, end: place.end },
                    noun: Place { start, end: start + noun },
                    value: place.end + length,
                    glued,
                });
            }
        }
    }
    // ご of ご連絡先 is of no name before it.
    let before =
        |label: &Label| slice(text, first..label.word.start).trim_end_matches(['ご', 'お']).len() + first;
    let ends: Vec<usize> = labels.iter().skip(1).map(before).chain([end]).collect();
    let field = |(label, end): (&Label, usize)| {
        let start = label.value;
        let value = slice(text, start..end.max(start));
        let value = slice(value, ..value.find('。').unwrap_or(value.len()));
        let lead = value.len() - value.trim_start_matches([' ', '「', '"', '\'']).len();
        let length =
            value.trim_end_matches(|c| BETWEEN.contains(&c) || matches!(c, '【' | '[' | '」' | '"')).len();
        let value = Place { start: start + lead.min(length), end: start + length };
        Field { names: label.names, label: label.word, noun: label.noun, value, glued: label.glued }
    };
    labels.iter().zip(ends).map(field).collect()
}

/// A label that was found in a line.
struct Label {
    names: bool,
    word: Place,
    noun: Place,
    /// Where its value begins.
    value: usize,
    glued: bool,
}

/// The bytes at the end of what stands before a label's known part that are of the same word: クレジット of
/// クレジットカード番号. None where no sign stands before it; `first` says that nothing does, else it is a value.
fn noun(before: &str, first: bool) -> usize {
    const LONGEST: usize = 8;
    let word = |c: &char| c.is_alphabetic() && (!is_hiragana(*c) || matches!(c, 'ご' | 'お'));
    // No further than a word may reach: a line may be one word without end.
    let letters = before.chars().rev().take(LONGEST + 1).take_while(word).map(char::len_utf8);
    let (count, noun) = letters.fold((0, 0), |(count, noun), length| (count + 1, noun + length));
    let short = count <= LONGEST;
    let free = slice(before, ..before.len() - noun).chars().next_back();
    let signed = match free {
        Some(sign) => !sign.is_alphanumeric(),
        None => first,
    };
    if short && signed { noun } else { 0 }
}

/// How much behind the words of a label still belongs to it (`番号`, and a sign that says that a value follows), and
/// whether there is such a sign.
fn label_end(rest: &str) -> Option<(usize, bool)> {
    let more = ["番号", "アドレス", "先", "No", "no", "number"].iter().find(|more| rest.starts_with(**more));
    let more = more.map_or(0, |more| more.len());
    let behind = slice(rest, more..).trim_start();
    // "氏名":"佐藤花子", as scripts have it.
    let quoted =
        behind.strip_prefix(['"', '\'']).map(str::trim_start).filter(|rest| rest.starts_with([':', '=']));
    let behind = quoted.unwrap_or(behind);
    let value = behind.trim_start_matches([':', '=', '】', ']', '…', '→', '.', '・']);
    let length = rest.len() - value.len();
    (!value.is_empty()).then_some((length, length > more))
}
