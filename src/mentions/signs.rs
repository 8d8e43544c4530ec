//! Where shapes may begin: numbers, addresses, days, marks of notes, what is still to be filled in.
//!
//! Owns the one pass over a text that finds their first characters for all who read shapes. What begins there is theirs to
//! say.

use crate::document::Place;
use crate::text::signs;

/// The characters of a text at which a shape may begin, in order, each with its offset.
#[derive(Debug, Clone, Default)]
pub(crate) struct Signs(Vec<(u32, char)>);

impl Signs {
    /// Those of a text. One longer than four gigabytes is never read.
    pub(crate) fn of(text: &str) -> Self {
        let begins = text.char_indices().filter(|(_, sign)| begins(*sign));
        let mut all: Vec<_> =
            begins.map(|(at, sign)| (u32::try_from(at).unwrap_or(u32::MAX), sign)).collect();
        all.shrink_to_fit();
        Self(all)
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = (usize, char)> {
        self.0.iter().map(|&(at, sign)| (at as usize, sign))
    }

    /// Those in a place.
    pub(crate) fn within(&self, place: Place) -> impl Iterator<Item = (usize, char)> {
        let from = self.0.partition_point(|(at, _)| (*at as usize) < place.start);
        let rest = self.0.get(from..).unwrap_or_default();
        rest.iter().map(|&(at, sign)| (at as usize, sign)).take_while(move |(at, _)| *at < place.end)
    }
}

/// Whether a shape may begin with a character.
fn begins(sign: char) -> bool {
    let at = sign as usize;
    BEGINS.get(at / 64).is_none_or(|bits| bits >> (at % 64) & 1 == 1)
}

/// Characters that no shape begins with: commas and full stops, kana, ideographs.
const NONE: [(char, char); 5] =
    [('、', '。'), ('ぁ', 'ゖ'), ('ァ', 'ヺ'), ('ー', 'ー'), ('\u{4E00}', '\u{9FFF}')];
/// But for these.
const SOME: &str = "年注一二三四五六七八九十令平昭同翌本昨今去来前当先そ";

/// A bit for each character of two bytes, set where a shape may begin with it: every character of a text is asked for.
static BEGINS: [u64; 0x1_0000 / 64] = {
    let mut bits = [u64::MAX; 0x1_0000 / 64];
    let mut range = 0;
    while range < NONE.len() {
        let (mut at, last) = (NONE[range].0 as usize, NONE[range].1 as usize);
        while at <= last {
            bits[at / 64] &= !(1 << (at % 64));
            at += 1;
        }
        range += 1;
    }
    let some: [char; signs::count(SOME)] = signs::spread(SOME);
    let mut one = 0;
    while one < some.len() {
        bits[some[one] as usize / 64] |= 1 << (some[one] as usize % 64);
        one += 1;
    }
    bits
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::{blank, contact, duration, era, marked, written_dates};
    use crate::text::one_of;

    #[test]
    fn all_that_a_reader_begins_at_are_among_them() {
        let readers: [fn(char) -> bool; 7] = [
            contact::begins,
            blank::may_begin,
            duration::ends_number,
            era::begins,
            written_dates::starts,
            marked::is_box,
            |sign| one_of!("※*注[", sign),
        ];
        for (at, starts) in readers.into_iter().enumerate() {
            assert!(('\0'..=char::MAX).filter(|sign| starts(*sign)).all(begins), "{at}");
        }
    }

    #[test]
    fn they_stand_in_order() {
        let text = "名簿は、9月4日に(注1)届く。";
        let signs = Signs::of(text);
        let found: String = signs.all().map(|(_, sign)| sign).collect();
        assert_eq!(found, "94(注1)");
        assert!(signs.all().all(|(at, sign)| text[at..].starts_with(sign)));
        let open = text.find('(').unwrap();
        let inside: String =
            signs.within(Place { start: open, end: text.len() }).map(|(_, sign)| sign).collect();
        assert_eq!(inside, "(注1)");
    }
}
