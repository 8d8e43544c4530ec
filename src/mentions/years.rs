//! The years of dates that the text gives without one.
//!
//! Owns the choice: neighbours and the order of a chronology first, the weekday only between what they leave, then
//! the latest that does not lie after the publication; what is announced lies ahead of it. Reads no words.

use super::Day;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A date of which the year may be missing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dated {
    /// The day; of the year nothing is known where `given` is not set.
    pub day: Day,
    /// Whether the text tells the year.
    pub given: bool,
    /// The weekday beside it, Monday = 0.
    pub weekday: Option<u8>,
    /// Told as something to come.
    pub ahead: bool,
    /// The date beside it that goes before it: of the same list, else of the same block.
    pub neighbour: Option<Neighbour>,
    /// The day of publication itself: near to it everything may be.
    pub publication: bool,
}

/// The date before in a chronology or in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Neighbour {
    /// Its index.
    pub at: usize,
    /// What the order of both says.
    pub order: Order,
}

/// The order of a run of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// Later and later.
    Up,
    /// Earlier and earlier.
    Down,
    /// Prose goes forth and back.
    Any,
    /// The end of a period comes after its beginning.
    After,
}

/// What the years are told from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Anchor {
    /// The last day that a date without a year can mean.
    pub last: Day,
    /// Whether that is the day of publication.
    pub published: bool,
}

/// The days of one connected run of dates, of which nothing fixes the years.
struct Tree {
    members: Vec<usize>,
}

/// Sets the year of every date without one; `None` where there is nothing to tell it from.
pub(crate) fn resolve(dates: &[Dated], anchor: Option<Anchor>) -> Vec<Option<Day>> {
    let mut days: Vec<Day> = dates.iter().map(|date| date.day).collect();
    let mut root: Vec<usize> = (0..dates.len()).collect();
    let mut fixed = vec![false; dates.len()];
    // Every run is laid out from its first date, and moved as a whole once a year is known in it.
    let mut moved: Vec<i16> = vec![0; dates.len()];
    for (at, date) in dates.iter().enumerate() {
        let ahead = date.ahead && anchor.is_some_and(|anchor| anchor.published);
        // What is announced stands in a chronology or in no story.
        let linked = date.neighbour.filter(|link| !ahead || link.order != Order::Any).and_then(|link| {
            let near = nearest(days[link.at], date.day, link.order)?;
            // A year of long ago holds for what follows unless the calendar says no.
            let old = dates[link.at].given && anchor.is_some_and(|anchor| near.year < anchor.last.year - 1);
            let denied = old && !date.given && date.weekday.is_some_and(|day| weekday(near) != Some(day));
            (!denied).then_some((link, near))
        });
        if let Some((link, near)) = linked {
            root[at] = root[link.at];
            if date.given {
                let own = root[at];
                let run = (own..at).filter(|&one| root[one] == own);
                if !fixed[own] && pulls(dates, &days, run, date.day.year - near.year, anchor) {
                    fixed[own] = true;
                    moved[own] = date.day.year - near.year;
                }
                // What follows goes on from the year that is given.
                days[at] = date.day;
                root[at] = at;
                fixed[at] = true;
            } else {
                days[at] = near;
            }
        } else if date.given {
            fixed[at] = true;
        } else {
            days[at].year = anchor.map_or(0, |anchor| anchor.last.year);
        }
    }
    for (at, date) in dates.iter().enumerate().filter(|(_, date)| !date.given) {
        days[at] = Day { year: days[at].year + moved[root[at]], ..date.day };
    }
    let Some(anchor) = anchor else {
        let known = |at: usize| dates[at].given || fixed[root[at]];
        return (0..dates.len()).map(|at| known(at).then_some(days[at])).collect();
    };
    settle(dates, &mut days, &root, &fixed, anchor);
    days.into_iter().map(Some).collect()
}

/// Whether the given year of what follows tells those of a run: not where it takes what happened beyond the publication
/// (…を紛失しました。保存年限は2027年3月31日), nor where the weekdays say no (昨年の写真、2025年10月).
fn pulls(
    dates: &[Dated],
    days: &[Day],
    run: impl Iterator<Item = usize> + Clone,
    years: i16,
    anchor: Option<Anchor>,
) -> bool {
    let at_year = |at: usize, years: i16| Day { year: days[at].year + years, ..days[at] };
    let beyond = |at: usize| {
        anchor.is_some_and(|anchor| {
            later(at_year(at, years), anchor.last) && !later(at_year(at, 0), anchor.last) && !dates[at].ahead
        })
    };
    let fit = |years: i16| fitting(dates, days, run.clone(), years);
    !run.clone().any(beyond) && fit(years) >= fit(0)
}

/// How many of a run have their weekday so many years later.
fn fitting(dates: &[Dated], days: &[Day], run: impl Iterator<Item = usize>, years: i16) -> usize {
    let right = |at: &usize| {
        let day = Day { year: days[*at].year + years, ..days[*at] };
        dates[*at].weekday.is_some_and(|named| weekday(day) == Some(named))
    };
    run.filter(right).count()
}

/// Moves the runs without a given year to where they belong.
fn settle(dates: &[Dated], days: &mut [Day], root: &[usize], fixed: &[bool], anchor: Anchor) {
    let mut trees: Vec<Tree> = Vec::new();
    let mut of_root: Vec<Option<usize>> = vec![None; dates.len()];
    for at in 0..dates.len() {
        if dates[at].given || fixed[root[at]] {
            continue;
        }
        match of_root[root[at]] {
            Some(tree) => trees[tree].members.push(at),
            None => {
                of_root[root[at]] = Some(trees.len());
                trees.push(Tree { members: vec![at] });
            }
        }
    }
    // Days whose year the text gives: the incident's, not the publication's. A run of several tells the rest.
    // A month alone (2025年10月の写真) is too little to tell a story from.
    let own =
        |at: usize| (dates[at].given || fixed[root[at]]) && !dates[at].publication && days[at].day.is_some();
    let mut told: BTreeSet<i64> = (0..dates.len()).filter(|&at| own(at)).map(|at| number(days[at])).collect();
    // What names its weekday tells the others: 10月31日まで (of a desk) says nothing of the year by itself.
    let sure = |tree: &Tree, days: &[Day]| {
        tree.members.iter().any(|&at| dates[at].weekday.is_some_and(|day| weekday(days[at]) == Some(day)))
    };
    let named = |tree: &Tree| tree.members.iter().any(|&at| dates[at].weekday.is_some());
    trees.sort_by_key(|tree| (!named(tree), tree.members.len() == 1));
    for tree in &trees {
        let shift = tree.shift(dates, days, &told, anchor);
        for &at in &tree.members {
            days[at].year += shift;
        }
        if tree.members.len() > 1 || sure(tree, days) {
            told.extend(tree.members.iter().map(|&at| number(days[at])));
        }
    }
}

impl Tree {
    /// How many years later the days of the run are than they were laid out.
    fn shift(&self, dates: &[Dated], days: &[Day], told: &BTreeSet<i64>, anchor: Anchor) -> i16 {
        let at_year = |at: usize, shift: i16| Day { year: days[at].year + shift, ..days[at] };
        if let &[at] = &self.members[..]
            && dates[at].ahead
            && anchor.published
        {
            // A draft that came out late may still announce what lies behind it by then.
            let (next, own) = (ahead(days[at], anchor.last), Day { year: anchor.last.year, ..days[at] });
            let slipped = beside(told, own) && !beside(told, next);
            return if slipped { own.year } else { next.year } - days[at].year;
        }
        // The end of a run may be announced or run ahead of the publication: its beginning tells.
        let first = self.members.iter().copied().min_by_key(|&at| days[at]).unwrap_or(self.members[0]);
        let own = anchor.last.year - days[first].year;
        let (latest, other) = match later(at_year(first, own), anchor.last) {
            true => (own - 1, own),
            false => (own, own - 1),
        };
        let exists = |shift: i16| self.members.iter().all(|&at| at_year(at, shift).exists());
        if !exists(latest) && exists(other) {
            return other;
        }
        let near = |shift: i16| self.members.iter().any(|&at| beside(told, at_year(at, shift)));
        let fits = |shift: i16| fitting(dates, days, self.members.iter().copied(), shift);
        match (near(latest), near(other)) {
            (true, false) => return latest,
            // 昨年の写真(2025年10月): a day of another story pulls none whose weekday says that it is of this year.
            (false, true) if fits(latest) <= fits(other) => return other,
            _ => {}
        }
        if fits(other) > fits(latest) { other } else { latest }
    }
}

/// The first such day on or after the publication; one that lies a little before it was announced in a draft that
/// came out late.
fn ahead(day: Day, published: Day) -> Day {
    const LATE: i64 = 31;
    let own = Day { year: published.year, ..day };
    let behind = distance(own, published);
    let near = later(published, own) && behind <= LATE;
    match later(own, published)
        || own == published
        || near
        || own.day.is_none() && own.month == published.month
    {
        true => own,
        false => Day { year: own.year + 1, ..own },
    }
}

/// The day in the year that lies nearest to the one before it; in a chronology that runs one way, a step against it
/// is a mistake and small. In prose, what lies far off is another story.
fn nearest(before: Day, day: Day, order: Order) -> Option<Day> {
    const AGAINST: i64 = 3;
    const FAR: i64 = 100;
    let cost = |year: i16| {
        let days = signed(before, Day { year, ..day });
        match (order, days < 0) {
            (Order::After, true) => i64::MAX,
            (Order::Up, true) | (Order::Down, false) => days.abs() * AGAINST,
            _ => days.abs(),
        }
    };
    let years = [before.year, before.year - 1, before.year + 1];
    let year = years.into_iter().min_by_key(|year| cost(*year))?;
    (order != Order::Any || cost(year) <= FAR).then_some(Day { year, ..day })
}

/// Whether a day is of one story with one that the text tells of.
fn beside(told: &BTreeSet<i64>, day: Day) -> bool {
    const NEAR: i64 = 61;
    let day = number(day);
    told.range(day - NEAR..=day + NEAR).next().is_some()
}

/// The days between two, where a month without a day is its middle.
fn distance(one: Day, other: Day) -> i64 {
    signed(one, other).abs()
}

fn signed(from: Day, to: Day) -> i64 {
    number(to) - number(from)
}

/// The number of a day, near enough to hold days of several months against one another.
fn number(day: Day) -> i64 {
    i64::from(day.year) * 365 + i64::from(day.month) * 30 + i64::from(day.day.unwrap_or(15))
}

/// Whether a day lies after another, as far as both are told.
fn later(day: Day, other: Day) -> bool {
    let known = |one: Day, two: Day| one.day.and(two.day).and(one.day);
    (day.year, day.month, known(day, other)) > (other.year, other.month, known(other, day))
}

/// The day in the calendar; `None` for a month, or for a day that the month does not have.
pub(crate) fn civil(day: Day) -> Option<Date> {
    Date::new(day.year, i8::try_from(day.month).ok()?, i8::try_from(day.day?).ok()?).ok()
}

/// The weekday of a day, Monday = 0; `None` where there is no such day.
pub(crate) fn weekday(day: Day) -> Option<u8> {
    Some(civil(day)?.weekday().to_monday_zero_offset().unsigned_abs())
}

#[cfg(test)]
mod tests;
