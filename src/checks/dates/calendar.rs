//! Kinds `wrong-weekday` and `invalid-date`: dates against the calendar, times against the clock.

use super::{Turn, Values, civil, weekday};
use crate::document::Place;
use crate::mentions::{DateMention, Day};
use crate::reading::law;
use crate::ruleset::Text;

/// One end of a date or period.
struct End {
    place: Place,
    day: Option<Day>,
    given: bool,
    weekday: Option<u8>,
}

fn ends(mention: &DateMention) -> impl Iterator<Item = End> + use<> {
    let written = &mention.written;
    let first =
        End { place: written.first, day: mention.date, given: mention.year_given, weekday: written.weekday };
    let last = End {
        place: written.last.unwrap_or(mention.place),
        day: mention.end,
        given: written.end_year_given || (mention.year_given && mention.end.is_some()),
        weekday: written.end_weekday,
    };
    [first, last].into_iter()
}

/// The written weekday against the calendar's.
pub(crate) fn wrong_weekday(turn: &mut Turn, assumed: Option<&Text>) {
    let mut right = Vec::new();
    for end in turn.case.view.mentions.dates.iter().flat_map(ends) {
        let (Some(day), Some(written)) = (end.day, end.weekday) else { continue };
        let Some(date) = civil(day) else { continue };
        if weekday(date) == written {
            right.push(end.place);
            continue;
        }
        let values = Values::text(turn.document(), end.place)
            .with("year", date.year())
            .with("written", law::weekday(written, turn.case.lang))
            .with("right", law::weekday(weekday(date), turn.case.lang));
        turn.at_in_year(end.place, &values, end.given, assumed);
    }
    if !right.is_empty() {
        turn.hold(&Values::default().with("count", right.len()), &right);
    }
}

/// Days that their month does not have; months, days and times beyond the last.
pub(crate) fn invalid(turn: &mut Turn, assumed: Option<&Text>) {
    let mentions = turn.case.view.mentions;
    let unreadable = &mentions.unreadable;
    for end in mentions.dates.iter().flat_map(ends) {
        let Some(day) = end.day.filter(|day| day.day.is_some() && civil(*day).is_none()) else { continue };
        if unreadable.iter().any(|place| place.touches(end.place)) {
            continue;
        }
        // Only 29 February depends on the year.
        let given = end.given || (day.month, day.day) != (2, Some(29));
        let values = Values::text(turn.document(), end.place).with("year", day.year);
        turn.at_in_year(end.place, &values, given, assumed);
    }
    for place in unreadable {
        let values = Values::text(turn.document(), *place);
        turn.at(*place, &values);
    }
}
