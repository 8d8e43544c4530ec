//! Dates and periods of a document, with their year and what happened then.
//!
//! Owns resolving what a written date leaves to its context, and tying each date to an event. Compares no two
//! dates: order, delay and weekdays are the checks'.

use super::calendar::{self, DayOf, Month, Period, Written, Year};
use super::scan::Scene;
use super::{DateMention, Day};
use crate::document::{BlockKind, Place};

/// The event of a date that is tied to none.
pub const OTHER: &str = "other";
/// The event of the day of publication.
pub const PUBLICATION: &str = "publication";

/// Finds the dates of a document. `published` is the planned day of publication where the user gives it.
pub fn dates(scene: &Scene, published: Option<Day>) -> Vec<DateMention> {
    let written = find(scene);
    let header = header_date(scene, &written);
    let anchor = published.or(header).or_else(|| latest_given(&written));
    let mut context: Option<Day> = None;
    let mut found: Vec<DateMention> = Vec::with_capacity(written.len());
    for (at, (place, period)) in written.iter().enumerate() {
        let date = resolve(&period.first, context, anchor);
        let end = period.last.and_then(|last| resolve(&last, date.or(context), anchor));
        context = end.or(date).or(context);
        let next = written.get(at + 1).map_or(scene.document.text.len(), |(place, _)| place.start);
        let in_header = header.is_some() && date == header && is_header(scene, *place);
        let event = if in_header { PUBLICATION.to_owned() } else { event(scene, *place, next, end.is_some()) };
        let year_given = matches!(period.first.year, Year::Given(_));
        found.push(DateMention { place: *place, date, end, year_given, event });
    }
    found
}

/// Every written date, in order.
fn find(scene: &Scene) -> Vec<(Place, Period)> {
    let text = &scene.document.text;
    let mut found: Vec<(Place, Period)> = Vec::new();
    let mut free = 0;
    let mut before = '\n';
    for (at, c) in text.char_indices() {
        let starts = at >= free && (c.is_ascii_digit() || "令平昭同翌本今昨".contains(c));
        if starts && !before.is_ascii_digit() && !"./-:,".contains(before) {
            if let Some(period) = calendar::period(&text[at..], !found.is_empty()) {
                free = at + period.len;
                found.push((Place { start: at, end: free }, period));
            }
        }
        before = c;
    }
    found
}

/// The day of publication as drafts print it: in the title, on a line of its own at the top, or at the end.
fn header_date(scene: &Scene, written: &[(Place, Period)]) -> Option<Day> {
    written
        .iter()
        .filter(|(place, period)| period.last.is_none() && is_header(scene, *place))
        .find_map(|(_, period)| given(&period.first))
}

/// Whether a date stands where a day of publication stands.
fn is_header(scene: &Scene, place: Place) -> bool {
    let document = scene.document;
    let Some(at) = scene.block(place.start) else { return false };
    let block = &document.blocks[at];
    let rest = block.place.end - block.place.start - (place.end - place.start);
    let alone = rest <= "公表 発表日:(更新)".len();
    let top = block.section == 0 || at < 4;
    let bottom = at + 3 >= document.blocks.len();
    match block.kind {
        // A title ends with its date, or begins with it.
        BlockKind::Title => place.end == block.place.end || place.start == block.place.start,
        BlockKind::Paragraph | BlockKind::Item => alone && (top || bottom),
        _ => false,
    }
}

fn given(written: &Written) -> Option<Day> {
    match (written.year, written.month, written.day) {
        (Year::Given(year), Month::Given(month), DayOf::Given(day)) => Some(Day { year, month, day: Some(day) }),
        _ => None,
    }
}

fn latest_given(written: &[(Place, Period)]) -> Option<Day> {
    written.iter().flat_map(|(_, period)| [Some(period.first), period.last]).flatten().filter_map(|w| given(&w)).max()
}

/// The day a written date stands for: `None` where no year can be had.
fn resolve(written: &Written, context: Option<Day>, anchor: Option<Day>) -> Option<Day> {
    let month = match written.month {
        Month::Given(month) => month,
        Month::Same => context?.month,
        Month::Next => context?.month % 12 + 1,
    };
    let base = match written.day {
        DayOf::Given(day) => Some(day),
        DayOf::None => None,
        DayOf::Same => return context,
        DayOf::Next(number) => {
            let next = tomorrow(context?)?;
            return number.is_none_or(|number| next.day == Some(number)).then_some(next);
        }
    };
    let year = match written.year {
        Year::Given(year) => year,
        Year::Same => context?.year,
        Year::Next => context?.year + 1,
        Year::This => anchor?.year,
        Year::Last => anchor?.year - 1,
        Year::Unwritten if written.month == Month::Same => context?.year,
        // The latest year in which the date does not lie after the publication.
        Year::Unwritten => {
            let anchor = anchor?;
            let later = (month, base) > (anchor.month, anchor.day.or(base));
            anchor.year - i16::from(later)
        }
    };
    Some(Day { year, month, day: base })
}

fn tomorrow(day: Day) -> Option<Day> {
    let date = jiff::civil::Date::new(day.year, i8::try_from(day.month).ok()?, i8::try_from(day.day?).ok()?).ok()?;
    let next = date.tomorrow().ok()?;
    Some(Day { year: next.year(), month: u8::try_from(next.month()).ok()?, day: u8::try_from(next.day()).ok() })
}

/// What happened on a date: the event whose words stand nearest after it in its sentence, else in what governs
/// it, else before it. `next` is where the next date begins.
fn event(scene: &Scene, place: Place, next: usize, period: bool) -> String {
    let events = scene.sets("event");
    let name = |set| scene.ruleset.set(set).id.trim_start_matches("event.").to_owned();
    let Some(sentence) = scene.sentence(place.start) else { return OTHER.to_owned() };
    let tail = Place { start: place.end, end: sentence.end.min(next.max(place.end)) };
    if let Some(set) = predicate(scene, tail, period) {
        return name(set);
    }
    let Some(block) = scene.block(place.start) else { return OTHER.to_owned() };
    if matches!(scene.document.blocks[block].kind, BlockKind::Heading) || place.end + 4 >= sentence.end {
        // A dated heading or label governs what stands under it.
        if let Some(below) = scene.document.blocks.get(block + 1).map(|block| block.place) {
            let dated_item = scene.document.blocks[block].kind == BlockKind::Heading;
            if let Some(set) = dated_item.then(|| predicate(scene, below, period)).flatten() {
                return name(set);
            }
        }
    }
    let nearest = |zone| scene.hits.merged_in(events, zone).last().map(|(_, set)| *set);
    scene
        .governors(block)
        .find_map(nearest)
        .or_else(|| nearest(Place { start: sentence.start, end: place.start }))
        .map_or_else(|| OTHER.to_owned(), name)
}

/// The event that the words after a date tell of. A word right beside the date wins; then, for a single day, the
/// finding that ends the sentence (「…していたことが判明しました」); then the nearest.
fn predicate(scene: &Scene, tail: Place, period: bool) -> Option<crate::ruleset::SetId> {
    const BESIDE: usize = 12;
    let hits = scene.hits.merged_in(scene.sets("event"), tail);
    let (nearest, set) = *hits.first()?;
    if period || nearest.start - tail.start <= BESIDE {
        return Some(set);
    }
    let discovery = scene.sets("event.discovery");
    let found = hits.iter().rev().find(|(place, _)| place.end + 30 >= tail.end);
    found.filter(|(_, set)| discovery.contains(set)).map(|(_, set)| *set).or(Some(set))
}
