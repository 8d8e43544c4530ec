//! Dates in figures alone: `2024/11/18`, `2025.11.05`, `R6.4.1`, `11/18(月)`, `9/8` at the head of an entry.
//!
//! Owns telling them from fractions, versions and numbers of papers.

use super::era;
use super::figure::figure;
use super::hours::time;
use super::weekdays::weekdays;
use super::written::{Around, DayOf, Month, Written, Year};
use crate::text::{one_of, slice};

/// The date at the beginning of `text`.
pub(crate) fn slashed(text: &str, around: Around) -> Option<Written> {
    let (base, lead) = era::short(text).map_or((0, 0), |(era, len)| (era.base, len));
    let first = figure(slice(text, lead..)).filter(|first| !first.kanji)?;
    let at = lead + first.len;
    let sign = slice(text, at..).chars().next().filter(|c| one_of!("/.-", *c))?;
    let second = figure(slice(text, at + 1..)).filter(|second| !second.kanji && second.digits <= 2)?;
    let at = at + 1 + second.len;
    let century = first.digits == 4 && (1900..=2199).contains(&first.value);
    let year = if base > 0 { first.digits <= 2 } else { century };
    if year {
        let third = slice(text, at..).strip_prefix(sign).and_then(figure).filter(|third| !third.kanji)?;
        let end = at + 1 + third.len;
        let bad = slice(text, end..).starts_with(|c: char| c.is_ascii_alphanumeric() || one_of!("/.-", c))
            && !slice(text, end..).starts_with(". ");
        let year = Year::Given(base + i16::try_from(first.value).ok()?);
        let written = of(year, second.small(12)?, third.small(31)?, end);
        return (!bad).then_some(written);
    }
    // Without a year, a fraction or a page number looks the same.
    let (month, day) = (first.small(12)?, second.small(31)?);
    let rest = slice(text, at..);
    let timed = |rest: &str| time(rest) > 0;
    let shown = weekdays(rest).is_some()
        || timed(rest)
        || rest.strip_prefix('の').is_some_and(timed)
        || rest.starts_with('~');
    let head = around.entry && ends_an_entry(rest);
    let alike = around.slashed
        && ["に", "、", "から", "まで", "付", "の", ")"].iter().any(|sign| rest.starts_with(sign));
    let dated = sign == '/' && lead == 0 && (shown || head || alike);
    dated.then(|| of(Year::Unwritten, month, day, at))
}

fn of(year: Year, month: u8, day: u8, len: usize) -> Written {
    Written { year, month: Month::Given(month), day: DayOf::Given(day), weekdays: Vec::new(), len }
}

/// Whether a date at the head of an entry ends here: 9/8 発送, 9/8:発送, 9/8に発送; not 1/3件, 1/3は, 9/8/4.
fn ends_an_entry(rest: &str) -> bool {
    let goes_on =
        |c: char| c.is_ascii_alphanumeric() || one_of!("/.-%をがはものでと件名人回台通社分頁枚割個世", c);
    !rest.starts_with(goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, around: Around) -> Option<(Year, u8, u8, &str)> {
        let written = slashed(text, around)?;
        match (written.month, written.day) {
            (Month::Given(month), DayOf::Given(day)) => {
                Some((written.year, month, day, &text[written.len..]))
            }
            _ => None,
        }
    }

    #[test]
    fn in_figures_alone() {
        let entry = Around { entry: true, ..Around::default() };
        let (given, none) = (|year| Year::Given(year), Year::Unwritten);
        for (text, around, found) in [
            ("2025.11.05", entry, Some((given(2025), 11, 5, ""))),
            ("R6.4.1付", Around::default(), Some((given(2024), 4, 1, "付"))),
            ("令8.9.18 公表", Around::default(), Some((given(2026), 9, 18, " 公表"))),
            ("R08-09-08に", Around::default(), Some((given(2026), 9, 8, "に"))),
            ("9/8 発送を停止", entry, Some((none, 9, 8, " 発送を停止"))),
            ("9/8", entry, Some((none, 9, 8, ""))),
            ("1/3件", entry, None),
            ("9/8/4", entry, None),
            ("9/8が原因", Around::default(), None),
            ("2026-13-40です", Around::default(), None),
            ("R4.2.0を", Around::default(), None),
            ("2024.1.2.3", Around::default(), None),
        ] {
            assert_eq!(read(text, around), found, "{text}");
        }
        let like_others = Around { slashed: true, ..Around::default() };
        assert_eq!(read("9/8に", like_others), Some((none, 9, 8, "に")));
    }
}
