//! A date as the text gives it, before its context is known.
//!
//! Owns the types alone: [`super::calendar`] reads them, [`super::date`] resolves them.

/// The year of a written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    /// Given in full.
    Given(i16),
    /// 同年, or none: the context's.
    Same,
    /// 本年, 今年: the year of publication.
    This,
    /// 昨年: so many years before that of publication; 来年 is one of -1.
    Ago(i16),
    /// 前年: the year before the context's.
    Before,
    /// 翌年: the year after the context's.
    Next,
    /// Not written at all.
    Unwritten,
}

/// The month of a written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Month {
    /// Given.
    Given(u8),
    /// 同月, or only a day: the context's.
    Same,
    /// 翌月.
    Next,
    /// 前月.
    Before,
    /// 先月: so many months before that of publication; 来月 is one of -1.
    Ago(i8),
}

/// The day of a written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayOf {
    /// Given.
    Given(u8),
    /// 同日: the context's.
    Same,
    /// 翌日, 翌々日, 前日: so many days after the context's.
    After(i8),
    /// 翌28日, whose number the calendar must confirm.
    Next(u8),
    /// 本日, 昨日: so many days after the publication.
    FromToday(i8),
    /// Only a month, perhaps with 上旬, 頃.
    None,
}

/// One date as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// Its year.
    pub year: Year,
    /// Its month.
    pub month: Month,
    /// Its day.
    pub day: DayOf,
    /// The weekdays in the bracket beside it, Monday = 0: several where it stands behind several days.
    pub weekdays: Vec<u8>,
    /// Bytes it takes, with weekday and time.
    pub len: usize,
}

impl Written {
    /// 去年の4月: how old something is, not a day of the story.
    pub(crate) fn is_age(&self) -> bool {
        self.day == DayOf::None && matches!(self.year, Year::Ago(_) | Year::This)
    }

    /// The one weekday beside it.
    pub(crate) fn weekday(&self) -> Option<u8> {
        match self.weekdays[..] {
            [day] => Some(day),
            _ => None,
        }
    }
}

/// A date, or the two ends of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Period {
    /// The date, or the first day.
    pub first: Written,
    /// The last day.
    pub last: Option<Written>,
    /// Bytes it takes.
    pub len: usize,
}

/// What is known of a place where a date may begin.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Around {
    /// The date before it, without which a bare `4日` is none.
    pub before: Option<Script>,
    /// An entry of a list, a cell of a table or a line begins here.
    pub entry: bool,
    /// The text writes days as `9/8`.
    pub slashed: bool,
    /// What stands before it may be the end of a word: 出発前日.
    pub inside: bool,
    /// What stands before it asks for its day: 画面を閉じたのは.
    pub asked: bool,
}

/// How the numbers of a date are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    /// 8日.
    Figures,
    /// 八日, which counts days elsewhere.
    Kanji,
}
