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
                let run = (0..at).filter(|&one| root[one] == own);
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
    let fit = |years: i16| {
        let right =
            |at: &usize| dates[*at].weekday.is_some_and(|day| weekday(at_year(*at, years)) == Some(day));
        run.clone().filter(right).count()
    };
    !run.clone().any(beyond) && fit(years) >= fit(0)
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
        let fits = |shift: i16| {
            let right = |at: &&usize| {
                dates[**at].weekday.is_some_and(|day| weekday(at_year(**at, shift)) == Some(day))
            };
            self.members.iter().filter(right).count()
        };
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
mod tests {
    use super::*;

    fn on(month: u8, day: u8) -> Dated {
        let day = Day { year: 0, month, day: Some(day) };
        Dated { day, given: false, weekday: None, ahead: false, neighbour: None, publication: false }
    }

    fn given(year: i16, month: u8, day: u8) -> Dated {
        let date = on(month, day);
        Dated { day: Day { year, ..date.day }, given: true, ..date }
    }

    fn years(dates: &mut [Dated], order: Option<Order>, published: (i16, u8, u8)) -> Vec<i16> {
        if let Some(order) = order {
            for (at, date) in dates.iter_mut().skip(1).enumerate() {
                date.neighbour = Some(Neighbour { at, order });
            }
        }
        let (year, month, day) = published;
        let last = Day { year, month, day: Some(day) };
        let found = resolve(dates, Some(Anchor { last, published: true }));
        found.into_iter().map(|day| day.unwrap().year).collect()
    }

    #[test]
    fn neighbours_and_order_choose_first() {
        let up = Some(Order::Up);
        for (mut dates, order, published, expected) in [
            (vec![on(11, 8), on(12, 3), on(1, 20)], up, (2026, 1, 31), vec![2025, 2025, 2026]),
            (vec![on(1, 20), on(12, 3), on(11, 8)], Some(Order::Down), (2026, 1, 31), vec![2026, 2025, 2025]),
            (vec![given(2024, 4, 1), on(12, 20), on(2, 3)], up, (2025, 6, 1), vec![2024, 2024, 2025]),
            (vec![on(12, 22), given(2026, 1, 9), on(1, 30)], up, (2026, 2, 27), vec![2025, 2026, 2026]),
            // A slip is a small step back, and an entry after the publication is told from its neighbours.
            (vec![on(8, 29), on(9, 2), on(8, 20), on(9, 13)], up, (2024, 12, 5), vec![2024; 4]),
            (vec![on(11, 8), on(12, 20)], up, (2024, 12, 5), vec![2024, 2024]),
            // In prose, the given year beside it goes before the later one.
            (vec![given(2024, 4, 3), on(5, 10)], Some(Order::Any), (2025, 12, 1), vec![2024, 2024]),
        ] {
            assert_eq!(years(&mut dates, order, published), expected);
        }
    }

    #[test]
    fn the_weekday_chooses_between_what_is_left() {
        // 8 September was a Monday in 2025 and a Tuesday in 2026.
        let monday = Dated { weekday: Some(0), ..on(9, 8) };
        assert_eq!(years(&mut [monday], None, (2026, 9, 18)), [2025]);
        let told = given(2026, 9, 1);
        assert_eq!(years(&mut [told, monday], None, (2026, 9, 18)), [2026, 2026]);
        // 31 October and 1 November of opening hours say less than the weekday, which is settled first.
        let opening = [on(10, 31), on(11, 1)];
        let [opens, closes] = opening;
        let closes = Dated { neighbour: Some(Neighbour { at: 0, order: Order::Any }), ..closes };
        let days = resolve(
            &[opens, closes, monday],
            Some(Anchor { last: Day { year: 2025, month: 9, day: Some(18) }, published: true }),
        );
        assert_eq!(days.iter().map(|day| day.unwrap().year).collect::<Vec<_>>(), [2025; 3]);
    }

    #[test]
    fn another_story_pulls_none() {
        // 4 November was a Wednesday in 2026 and a Tuesday in 2025; the photographs of last year were taken in its October.
        let wednesday = Dated { weekday: Some(2), ..on(11, 4) };
        let month = |year, month| {
            let date = given(year, month, 1);
            Dated { day: Day { day: None, ..date.day }, ..date }
        };
        let any = Some(Order::Any);
        assert_eq!(years(&mut [wednesday, month(2025, 10)], any, (2026, 11, 19)), [2026, 2025]);
        assert_eq!(years(&mut [wednesday, month(2025, 10)], None, (2026, 11, 19)), [2026, 2025]);
        assert_eq!(years(&mut [on(11, 4), month(2025, 10)], None, (2026, 11, 19)), [2026, 2025]);
        // 6月12日に失くしました。保存年限は2027年3月31日.
        assert_eq!(years(&mut [on(6, 12), given(2027, 3, 31)], any, (2026, 6, 30)), [2026, 2027]);
        assert_eq!(years(&mut [on(12, 22), given(2026, 1, 9)], any, (2026, 2, 27)), [2025, 2026]);
    }

    #[test]
    fn what_is_announced_lies_ahead() {
        let ahead = |month, day| Dated { ahead: true, ..on(month, day) };
        for (date, published, year) in [
            (ahead(9, 24), (2026, 9, 18), 2026),
            (ahead(1, 12), (2026, 9, 18), 2027),
            (ahead(9, 16), (2026, 9, 18), 2026),
            (on(12, 31), (2026, 9, 18), 2025),
            (on(2, 29), (2025, 4, 1), 2024),
        ] {
            assert_eq!(years(&mut [date], None, published), [year]);
        }
        assert_eq!(years(&mut [given(2026, 7, 14), ahead(7, 22)], None, (2026, 9, 30)), [2026, 2026]);
    }
}
