//! Years told in an era, and the Gregorian year told beside them.
//!
//! Owns reading both (`令和6年(2024年)`, `2024(令和6)年`) and what a year of an era is in the Gregorian calendar.
//! Whether they agree is the checks' to judge.

use super::calendar::{ERAS, plain};
use super::scan::Scene;
use crate::document::Place;

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

/// First and last day of each era, in the order of [`ERAS`].
const SPANS: [(Ymd, Ymd); 3] =
    [((2019, 5, 1), (i16::MAX, 12, 31)), ((1989, 1, 8), (2019, 4, 30)), ((1926, 12, 25), (1989, 1, 7))];

/// Finds the years of eras of a document.
pub fn eras(scene: &Scene) -> Vec<EraYear> {
    let text = &scene.document.text;
    let mut found: Vec<EraYear> = Vec::new();
    for ((name, base), span) in ERAS.iter().zip(SPANS) {
        for (start, _) in text.match_indices(name) {
            found.extend(era(text, start, start + name.len(), *base, span));
        }
    }
    found.sort_unstable_by_key(|era| era.place.start);
    found
}

fn era(text: &str, start: usize, at: usize, base: i16, (first, last): (Ymd, Ymd)) -> Option<EraYear> {
    let rest = &text[at..];
    let (number, len) = match rest.strip_prefix('元') {
        Some(_) => (1, '元'.len_utf8()),
        None => plain(rest).filter(|(number, len)| *len <= 2 && *number < 100)?,
    };
    let year = base + i16::try_from(number).ok()?;
    let (tail, fiscal) = of_year(&rest[len..]);
    let (month, tail) = numbered(tail, '月').unwrap_or((None, tail));
    let (day, tail) = numbered(tail, '日').unwrap_or((None, tail));
    let end = text.len() - tail.len();
    let inside = gregorian_around(&text[..start], tail, fiscal);
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
    let exists = number > 0 && low >= first && high <= last;
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
    let (number, len) = plain(text).filter(|(_, len)| *len <= 2)?;
    let rest = text[len..].strip_prefix(sign)?;
    Some((u8::try_from(number).ok(), rest))
}

/// `(2024年)`, `(2024年1月16日)`, `(2024)` at the beginning: the year and the bytes to the end of the year.
fn gregorian_after(text: &str, fiscal: bool) -> Option<(i16, usize)> {
    let rest = text.strip_prefix('(')?;
    let (year, len) = plain(rest).filter(|(year, len)| *len == 4 && (1900..2200).contains(year))?;
    let (tail, also) = of_year(&rest[len..]);
    let named = tail.len() < rest.len() - len;
    let closed = tail.starts_with(')') || (named && !tail.starts_with('~')) || tail.starts_with(['/', '.']);
    let len = text.len() - tail.len() + usize::from(tail.starts_with(')'));
    (closed && also == fiscal).then_some((i16::try_from(year).ok()?, len))
}

/// `2024年(`, `2024(`, `2024年1月16日(` at the end: the year and where it begins.
fn gregorian_around(text: &str, tail: &str, fiscal: bool) -> Option<(i16, usize)> {
    let before = text.strip_suffix('(').filter(|_| tail.starts_with(')'))?;
    let start = before
        .char_indices()
        .rev()
        .take(14)
        .take_while(|(_, c)| c.is_ascii_digit() || "年度月日".contains(*c));
    let start = start.last()?.0;
    let (year, len) =
        plain(&before[start..]).filter(|(year, len)| *len == 4 && (1900..2200).contains(year))?;
    let (rest, also) = of_year(&before[start + len..]);
    let dated = rest.is_empty() || rest.ends_with(['月', '日']);
    (dated && also == fiscal).then_some((i16::try_from(year).ok()?, start))
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;

    fn read_eras(text: &str) -> Vec<(i16, Option<i16>, bool)> {
        read(text, super::eras).iter().map(|era| (era.year, era.beside, era.exists)).collect()
    }

    #[test]
    fn the_year_beside() {
        assert_eq!(read_eras("令和6年(2023年)4月に"), [(2024, Some(2023), true)]);
        assert_eq!(read_eras("2024年(令和5年)に"), [(2023, Some(2024), true)]);
        assert_eq!(read_eras("2024(令和６)年4月"), [(2024, Some(2024), true)]);
        assert_eq!(read_eras("令和6年4月1日(2024年4月1日)"), [(2024, Some(2024), true)]);
        assert_eq!(read_eras("2024年4月1日(令和5年4月1日)"), [(2023, Some(2024), true)]);
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
