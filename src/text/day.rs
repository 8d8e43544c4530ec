//! Days of the calendar, and months whose day is not given.
//!
//! Owns which days there are and their written form, `2026-11-22`. Counting days is `law`'s, with the calendar crate.

use std::fmt;
use std::str::FromStr;

/// A calendar day, or a month where the text gives no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day {
    /// Gregorian year.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, where given.
    pub day: Option<u8>,
}

impl Day {
    /// The day, where there is such a day.
    pub fn real(year: i16, month: u8, day: u8) -> Option<Self> {
        (1..=last_of(year, month)).contains(&day).then_some(Self { year, month, day: Some(day) })
    }

    /// Whether there is such a day or month: 30 February is none.
    pub fn exists(&self) -> bool {
        (1..=last_of(self.year, self.month)).contains(&self.day.unwrap_or(1))
    }
}

/// The last day of a month; 0 where there is no such month.
fn last_of(year: i16, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// That a text is no day in the form `2026-11-22`, or that there is no such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADay;

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let mut parts = text.split('-');
        let mut part = |width: usize| {
            parts.next().filter(|part| part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let (Some(year), Some(month), Some(day)) = (part(4), part(2), part(2)) else { return Err(NotADay) };
        let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
            return Err(NotADay);
        };
        if parts.next().is_some() {
            return Err(NotADay);
        }
        Self::real(year, month, day).ok_or(NotADay)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_real_days_in_one_form() {
        assert_eq!("2024-02-29".parse(), Ok(Day { year: 2024, month: 2, day: Some(29) }));
        for wrong in [
            "2023-02-29",
            "2024-2-9",
            "2024/02/09",
            "today",
            "",
            "2024-02-29T10:00",
            "2024-13-01",
            "2024-01-00",
        ] {
            assert_eq!(wrong.parse::<Day>(), Err(NotADay), "{wrong}");
        }
        assert_eq!(Day { year: 2024, month: 2, day: None }.to_string(), "2024-02");
    }
}
