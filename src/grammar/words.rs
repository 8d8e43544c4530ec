//! Words in dictionary form, ready to be found in a text.
//!
//! Owns whether what follows a stem is an ending of it. A noun counts where its compound ends: 漏えい防止 is a 防止. Knows
//! no meaning: a word belongs to kinds, which others name. What is found is put together by `word_rows`.

use super::conjugation::{Class, Forms};
use crate::text::script::{is_ideograph, is_katakana};
use crate::text::{Baked, ByChar, ends_with, numeral, one_of, slice};

/// A set of kinds of words.
pub(crate) type Kinds = u128;

/// A word, as it is looked for.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// What never changes.
    pub stem: Baked<str>,
    /// How it bends.
    pub class: Class,
    /// Neither the end of a compound nor an ending is asked for.
    pub phrase: bool,
    /// What it is.
    pub kinds: Kinds,
}

/// A class, with its endings and the forms that each makes.
pub(crate) type Bending = (Class, Baked<[(Baked<str>, Forms)]>);

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// First byte.
    pub start: usize,
    /// The end of what never changes.
    pub stem: usize,
    /// The end with the longest ending that the class has.
    pub end: usize,
    /// How it bends.
    pub class: Class,
    /// What it is.
    pub kinds: Kinds,
    /// A phrase: it bends no further.
    pub phrase: bool,
}

impl Hit {
    /// Whether it stands there as a verb or an adjective, with an ending: 停止し, 閉じ (whose ending may be empty), not 停止.
    pub(crate) fn bends(&self) -> bool {
        self.stem < self.end || self.class == Class::One
    }
}

/// Words, by their first two characters or the only one, the longest first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    /// The words.
    pub by_first: ByChar<Entry>,
    /// The endings of their classes, the longest first.
    pub endings: Baked<[Bending]>,
}

impl Words {
    /// The forms of a class that an ending makes.
    pub(crate) fn forms(&self, class: Class, ending: &str) -> Forms {
        let all = self.bending(class).iter();
        all.filter(|(known, _)| **known == *ending).fold(Forms::default(), |all, one| all | one.1)
    }

    fn bending(&self, class: Class) -> &[(Baked<str>, Forms)] {
        self.endings.iter().find(|(known, _)| *known == class).map_or(&[], |(_, endings)| endings)
    }

    /// Calls `found` for every word of a text, in order of its start; of those that start together the longest first.
    pub(crate) fn scan(&self, text: &str, mut found: impl FnMut(Hit)) {
        let mut signs = text.char_indices();
        let mut next = signs.next();
        while let Some((start, first)) = next {
            next = signs.next();
            if !self.by_first.begins(first) {
                continue;
            }
            let longer = next.map_or(&[][..], |(_, second)| self.by_first.pair(first, second));
            let words = longer.iter().chain(self.by_first.get(first));
            words.filter_map(|entry| self.hit(entry, text, start)).for_each(&mut found);
        }
    }

    /// A word, where it stands at an offset.
    #[inline]
    pub(super) fn hit(&self, entry: &Entry, text: &str, start: usize) -> Option<Hit> {
        let stem = start + entry.stem.len();
        // Words that begin alike are told apart by how they end.
        if !text.get(start..stem).is_some_and(|there| ends_with(there, &entry.stem)) {
            return None;
        }
        let end = self.end(entry, text, stem)?;
        let (class, kinds, phrase) = (entry.class, entry.kinds, entry.phrase);
        Some(Hit { start, stem, end, class, kinds, phrase })
    }

    /// Where a word ends that has its stem before `stem`; `None` where what follows is no ending of it.
    fn end(&self, entry: &Entry, text: &str, stem: usize) -> Option<usize> {
        if entry.phrase {
            return Some(stem);
        }
        // A noun ends where its compound ends.
        if entry.class == Class::Noun {
            return (!goes_on(text, stem)).then_some(stem);
        }
        let rest = slice(text, stem..);
        // Most endings are none of it by their first character, which is three bytes long.
        let first = rest.as_bytes().first_chunk::<3>();
        let begins = |ending: &str| {
            ending.as_bytes().first_chunk::<3>().is_none_or(|own| Some(own) == first)
                && rest.starts_with(ending)
        };
        // They stand in order, the longest first.
        let longest = self.bending(entry.class).iter().find(|(ending, _)| begins(ending));
        let length = longest?.0.len();
        let open = length == 0 && entry.class == Class::Do && goes_on(text, stem);
        (!open).then_some(stem + length)
    }
}

/// Whether a character is part of a compound: an ideograph, katakana, a letter or a digit.
pub(crate) fn is_dense(found: char) -> bool {
    is_ideograph(found) || is_katakana(found) || found == '〇' || found.is_ascii_alphanumeric()
}

/// What only says when, or that there is more, or is an auxiliary: ご案内申し上げます.
const BEHIND: [&str; 22] = [
    "等", "中", "済", "後", "時", "前", "以", "者", "元", "先", "完了", "開始", "予定", "様", "全員", "宛",
    "申", "致", "頂", "願", "差し", "下さ",
];

/// Whether one of these may begin with a character: most do not, and nothing else is looked at.
fn begins_behind(sign: char) -> bool {
    one_of!("等中済後時前以者元先完開予様全宛申致頂願差下", sign)
}

/// Whether a compound goes on behind an offset. What is no part of it stands in a list.
fn goes_on(text: &str, at: usize) -> bool {
    let rest = slice(text, at..);
    let Some(next) = rest.chars().next() else { return false };
    // 係員三名: how many of them is no part of what they are.
    let number = |c| numeral::ideograph(c).is_some() || c == '百';
    if number(next) && rest.trim_start_matches(number).starts_with(['名', '人']) {
        return false;
    }
    let last = slice(text, ..at).chars().next_back();
    // 情報PDF and 氏名1件: a change of script is an end, but for ideographs and katakana.
    let same = is_dense(next) && !next.is_ascii()
        || next.is_ascii_alphanumeric() && last.is_some_and(|c| c.is_ascii());
    same && !(begins_behind(next) && BEHIND.iter().any(|behind| rest.starts_with(behind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_part_begins_with_one_of_its_characters() {
        assert!(BEHIND.iter().all(|word| word.starts_with(begins_behind)));
    }
}
