//! Years told in an era, and the Gregorian year told beside them.
//!
//! Owns reading both (`令和6年(2024年)`, `2024(令和6)年`) and what a year of an era is in the Gregorian calendar.
//! Whether they agree is the checks' to judge.

use super::figure::{figure, is_kanji_digit};
use super::scan::Scene;
use crate::document::Place;
use crate::text::{one_of, slice};

/// A year told in an era.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EraYear {
    /// As written, with the Gregorian year beside it.
    pub place: Place,
    /// The Gregorian year it stands for.
    pub year: i16,
    /// The Gregorian year told beside it.
    pub beside: Option<i16>,
    /// Whether the era had begun and had not ended then.
    pub exists: bool,
}

/// Year, month, day.
type Ymd = (i16, u8, u8);

/// An era.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Era {
    name: &'static str,
    /// As in R6.4.1 and 令6.4.1; none where the letter is one of many things.
    short: &'static [&'static str],
    /// The Gregorian year before its first.
    pub base: i16,
    first: Ymd,
    last: Ymd,
}

const ERAS: [Era; 3] = [
    Era { name: "令和", short: &["R", "令"], base: 2018, first: (2019, 5, 1), last: (i16::MAX, 12, 31) },
    Era { name: "平成", short: &["H", "平"], base: 1988, first: (1989, 1, 8), last: (2019, 4, 30) },
    Era { name: "昭和", short: &["昭"], base: 1925, first: (1926, 12, 25), last: (1989, 1, 7) },
];

/// Whether the name of an era begins with a character.
pub(super) fn begins(sign: char) -> bool {
    one_of!("令平昭RH", sign)
}

/// The era whose name, in full or short, begins the text, and the bytes of the name. What follows must show that it
/// is one.
pub(crate) fn named(text: &str) -> Option<(Era, usize)> {
    let full = ERAS.iter().find(|era| text.starts_with(era.name)).map(|era| (*era, era.name.len()));
    full.or_else(|| {
        short(text).filter(|(_, len)| slice(text, *len..).starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// As [`named`], of the short names.
pub(crate) fn short(text: &str) -> Option<(Era, usize)> {
    let own = |era: &Era| era.short.iter().find(|short| text.starts_with(**short)).map(|short| short.len());
    ERAS.iter().find_map(|era| Some((*era, own(era)?)))
}

/// Finds the years of eras of a document.
pub(crate) fn eras(scene: &Scene) -> Vec<EraYear> {
    let text = &scene.document.text;
    let mut found: Vec<EraYear> = Vec::new();
    let starts: Vec<usize> =
        scene.hits.signs.all().filter(|(_, sign)| begins(*sign)).map(|(start, _)| start).collect();
    let written = |name: &'static str| {
        starts.iter().copied().filter(move |start| slice(text, *start..).starts_with(name))
    };
    for era in ERAS {
        for start in written(era.name) {
            found.extend(of(text, start, start + era.name.len(), era));
        }
        // R7年; a letter or an ideograph before it makes it a part of something else.
        for (start, name) in
            era.short.iter().flat_map(|short| written(short).map(move |start| (start, short)))
        {
            let apart = !slice(text, ..start).ends_with(|c: char| c.is_alphanumeric());
            let at = start + name.len();
            let year = figure(slice(text, at..))
                .filter(|year| !year.kanji && slice(text, at + year.len..).starts_with('年'));
            found.extend(year.filter(|_| apart).and_then(|_| of(text, start, at, era)));
        }
    }
    found.sort_unstable_by_key(|era| era.place.start);
    found
}

fn of(text: &str, start: usize, at: usize, name: Era) -> Option<EraYear> {
    let rest = slice(text, at..);
    let (number, len) = match rest.strip_prefix('元') {
        Some(_) => (1, '元'.len_utf8()),
        None => figure(rest).filter(|read| read.digits <= 2).map(|read| (read.value, read.len))?,
    };
    let year = name.base + i16::try_from(number).ok()?;
    let (tail, fiscal) = of_year(slice(rest, len..));
    let (month, tail) = numbered(tail, '月').unwrap_or((None, tail));
    let (day, tail) = numbered(tail, '日').unwrap_or((None, tail));
    let end = text.len() - tail.len();
    let inside = gregorian_around(slice(text, ..start), tail, fiscal);
    let (beside, place) = match gregorian_after(tail, fiscal) {
        Some((year, len)) => (Some(year), Place { start, end: end + len }),
        None => match inside {
            Some((year, from)) => (Some(year), Place { start: from, end }),
            None => (None, Place { start, end }),
        },
    };
    let (low, high) =
        ((year, month.unwrap_or(12), day.unwrap_or(31)), (year, month.unwrap_or(1), day.unwrap_or(1)));
    // 平成31年度 ran on into the next era.
    let high = if fiscal { (year, 1, 1) } else { high };
    let exists = number > 0 && low >= name.first && high <= name.last;
    Some(EraYear { place, year, beside, exists })
}

/// What follows 年 or 年度, and whether it was the latter.
fn of_year(text: &str) -> (&str, bool) {
    let rest = text.strip_prefix('年').unwrap_or(text);
    match rest.strip_prefix('度') {
        Some(rest) => (rest, true),
        None => (rest, false),
    }
}

fn numbered(text: &str, sign: char) -> Option<(Option<u8>, &str)> {
    let number = figure(text).filter(|number| number.digits <= 2)?;
    let rest = slice(text, number.len..).strip_prefix(sign)?;
    Some((u8::try_from(number.value).ok(), rest))
}

/// `(2024年)`, `(2024年1月16日)`, `(2024)` at the beginning: the year and the bytes to the end of the year.
fn gregorian_after(text: &str, fiscal: bool) -> Option<(i16, usize)> {
    let rest = text.strip_prefix('(')?;
    let (year, len) = gregorian(rest)?;
    let (tail, also) = of_year(slice(rest, len..));
    let named = tail.len() < rest.len() - len;
    let closed = tail.starts_with(')') || (named && !tail.starts_with('~')) || tail.starts_with(['/', '.']);
    let len = text.len() - tail.len() + usize::from(tail.starts_with(')'));
    (closed && also == fiscal).then_some((year, len))
}

/// The Gregorian year at the beginning, and its bytes.
fn gregorian(text: &str) -> Option<(i16, usize)> {
    let year = figure(text).filter(|year| year.digits == 4 && (1900..2200).contains(&year.value))?;
    Some((i16::try_from(year.value).ok()?, year.len))
}

/// `2024年(`, `2024(`, `2024年1月16日(` at the end: the year and where it begins.
fn gregorian_around(text: &str, tail: &str, fiscal: bool) -> Option<(i16, usize)> {
    let before = text.strip_suffix('(').filter(|_| tail.starts_with(')'))?;
    let start = before
        .char_indices()
        .rev()
        .take(14)
        .take_while(|(_, c)| c.is_ascii_digit() || is_kanji_digit(*c) || one_of!("年度月日", *c));
    let start = start.last()?.0;
    let (year, len) = gregorian(slice(before, start..))?;
    let (rest, also) = of_year(slice(before, start + len..));
    let dated = rest.is_empty() || rest.ends_with(['月', '日']);
    (dated && also == fiscal).then_some((year, start))
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;

    fn read_eras(text: &str) -> Vec<(i16, Option<i16>, bool)> {
        read(text, super::eras).iter().map(|era| (era.year, era.beside, era.exists)).collect()
    }

    #[test]
    fn every_name_begins_with_one_of_its_characters() {
        assert!(super::ERAS.iter().all(|era| era.name.starts_with(super::begins)));
        assert!(super::ERAS.iter().flat_map(|era| era.short).all(|short| short.starts_with(super::begins)));
    }

    #[test]
    fn the_year_beside() {
        assert_eq!(read_eras("令和6年(2023年)4月に"), [(2024, Some(2023), true)]);
        assert_eq!(read_eras("2024年(令和5年)に"), [(2023, Some(2024), true)]);
        assert_eq!(read_eras("2024(令和６)年4月"), [(2024, Some(2024), true)]);
        assert_eq!(read_eras("令和6年4月1日(2024年4月1日)"), [(2024, Some(2024), true)]);
        assert_eq!(read_eras("2024年4月1日(令和5年4月1日)"), [(2023, Some(2024), true)]);
        assert_eq!(read_eras("2026年(R7年)、OR7年"), [(2025, Some(2026), true)]);
        assert_eq!(read_eras("令和八年(二〇二六年)九月"), [(2026, Some(2026), true)]);
        assert_eq!(read_eras("令和5年度(2024年3月まで)"), [(2023, None, true)]);
        assert_eq!(read_eras("令和5年4月1日(1200名)"), [(2023, None, true)]);
    }

    #[test]
    fn eras_begin_and_end() {
        assert_eq!(read_eras("平成31年4月30日"), [(2019, None, true)]);
        assert_eq!(read_eras("平成31年5月"), [(2019, None, false)]);
        assert_eq!(read_eras("平成31年度"), [(2019, None, true)]);
        assert_eq!(read_eras("平成34年"), [(2022, None, false)]);
        assert_eq!(read_eras("令和元年5月1日"), [(2019, None, true)]);
        assert_eq!(read_eras("令和1年4月"), [(2019, None, false)]);
    }
}
