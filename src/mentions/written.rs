//! A date as the text gives it, before its context is known.
//!
//! Owns the types alone: [`super::calendar`] reads them, [`super::date`] resolves them.

/// The year of a written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    /// Given in full.
    Given(i16),
    /// 同年, or none: the context's.
    Same,
    /// 本年, 今年: the year of publication.
    This,
    /// 昨年, 前年: the year before publication.
    Last,
    /// 来年: the year after publication.
    Coming,
    /// 翌年: the year after the context's.
    Next,
    /// Not written at all.
    Unwritten,
}

/// The month of a written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Month {
    /// Given.
    Given(u8),
    /// 同月, or only a day: the context's.
    Same,
    /// 翌月.
    Next,
}

/// The day of a written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOf {
    /// Given.
    Given(u8),
    /// 同日: the context's.
    Same,
    /// 翌日, or 翌28日, whose number the calendar must confirm.
    Next(Option<u8>),
    /// Only a month, perhaps with 上旬, 頃.
    None,
}

/// One date as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Its year.
    pub year: Year,
    /// Its month.
    pub month: Month,
    /// Its day.
    pub day: DayOf,
    /// The weekday beside it, Monday = 0.
    pub weekday: Option<u8>,
    /// Bytes it takes, with weekday and time.
    pub len: usize,
}

/// A date, or the two ends of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The date, or the first day.
    pub first: Written,
    /// The last day.
    pub last: Option<Written>,
    /// Bytes it takes.
    pub len: usize,
}
