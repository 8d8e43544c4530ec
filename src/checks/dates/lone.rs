//! Kinds `no-year`, `undated` and `lone-date`: dates that are not there.

use super::{Turn, Values};
use crate::checks::said::excerpt;
use crate::document::{BlockKind, Place};
use crate::mentions::{DateMention, OTHER, PUBLICATION};
use crate::reading::elements::holds;
use crate::ruleset::Detector;
use crate::text::Baked;

/// Other places shown where a day belongs.
const ALSO: usize = 2;

/// A date whose year cannot be had. Once a document.
pub(crate) fn no_year(turn: &mut Turn) {
    let mut dates = turn.case.view.mentions.dates.iter().filter(|date| date.date.is_none());
    let Some(first) = dates.find(|date| !date.written.relative) else { return };
    let values = Values::text(turn.document(), first.place);
    turn.at(first.place, &values);
}

/// No date of publication: points at one still to be filled in, else at the top.
pub(crate) fn undated(turn: &mut Turn) {
    let mentions = turn.case.view.mentions;
    // One without a year is a date of publication all the same; what it lacks is the year.
    // 7月4日に公表した件 is that of another notice.
    let printed =
        |date: &DateMention| date.event == PUBLICATION && date.date.is_none() && !date.done && !date.planned;
    let alone = |date: &DateMention| date.date.is_none() && date.end.is_none() && is_alone(turn, date.place);
    if turn.case.conclusions.published_on.is_some()
        || mentions.dates.iter().any(|date| printed(date) || alone(date))
    {
        return;
    }
    let document = turn.document();
    if let Some(blank) = mentions.blank_dates.iter().find(|place| is_alone(turn, **place)) {
        turn.at(*blank, &Values::text(document, *blank));
        return;
    }
    let top = document.title.or_else(|| document.blocks.first().map(|block| block.place));
    let span = top.map(|top| document.span(Place { start: top.end, end: top.end }));
    turn.report(span, &Values::default());
}

/// Whether a date stands on a line of its own at the top or at the end, or in the title.
fn is_alone(turn: &Turn, place: Place) -> bool {
    const TOP: usize = 6;
    const BOTTOM: usize = 3;
    const BESIDE: usize = "公表 発表日:(更新)".len();
    let document = turn.document();
    let Some(at) = document.block_at(place.start) else { return false };
    let block = &document.blocks[at];
    let edge = block.section == 0 || at < TOP || at + BOTTOM >= document.blocks.len();
    let rest = (block.place.end - block.place.start).saturating_sub(place.end - place.start);
    match block.kind {
        BlockKind::Title => true,
        BlockKind::Paragraph | BlockKind::Item => edge && rest <= BESIDE,
        _ => false,
    }
}

/// One of `has` is dated, none of `lacks` is, and nothing explains it.
pub(crate) fn lone_date(
    turn: &mut Turn,
    (lacks, has): (&[Baked<str>], &[Baked<str>]),
    unless: &[Detector],
    (by_earlier, by_later): (bool, bool),
) {
    let dates = &turn.case.view.mentions.dates;
    let conclusions = turn.case.conclusions;
    // 翌朝 behind no day is none.
    let told = |date: &DateMention| date.date.is_some() || !date.written.relative;
    let of = |events: &[Baked<str>]| {
        dates.iter().find(|date| events.iter().any(|event| *event == date.event) && told(date))
    };
    // A period that no word names is that of the incident all the same.
    let begun =
        |date: &&DateMention| date.happened && date.date.is_some() && date.date == conclusions.occurred_on;
    let begins = has.iter().any(|event| event == "occurrence");
    let there = of(has).or_else(|| dates.iter().find(begun).filter(|_| begins));
    let (None, Some(there)) = (of(lacks), there) else { return };
    // What follows from the whole text counts as told.
    let concluded = |event: &Baked<str>| match event.as_str() {
        "occurrence" => conclusions.occurred_on.is_some(),
        "discovery" => conclusions.noticed.dated,
        _ => false,
    };
    if lacks.iter().any(concluded) {
        return;
    }
    // A day on which nothing is told to have happened, as one of opening hours or of papers, says nothing of it.
    let untied = |date: &&DateMention| date.event == OTHER && date.happened;
    let earlier = |date: &DateMention| {
        date.end.is_some() || date.date.is_some_and(|day| there.date.is_some_and(|there| day < there))
    };
    let published = turn.case.conclusions.published_on;
    let later = |date: &DateMention| {
        let from = date.date.zip(there.date).is_some_and(|(day, there)| day > there);
        from && date.date.zip(published).is_none_or(|(day, last)| day < last)
    };
    let untied = || dates.iter().filter(untied);
    if (by_earlier && untied().any(earlier)) || (by_later && untied().any(later)) {
        return;
    }
    if unless.iter().any(|detector| holds(&turn.case.view, detector)) {
        return;
    }
    let place = match begins {
        true => undated_finding(turn, there, has),
        false => undated_incident(turn, there.place).unwrap_or(there.place),
    };
    let values = Values::text(turn.document(), there.place);
    // What is dated stands beside what is not.
    let shown = (place != there.place).then(|| {
        let document = turn.document();
        (document.span(there.place), document.slice(there.place).to_owned())
    });
    let others = if begins { turn.case.conclusions.noticed.undated.clone() } else { undated_telling(turn) };
    let others: Vec<_> = {
        let document = turn.document();
        let others = others.into_iter().filter(|other| !other.touches(place)).take(ALSO);
        others.map(|other| (document.span(other), excerpt(document.slice(other)))).collect()
    };
    let finding = turn.at(place, &values);
    if let Some((span, day)) = shown {
        finding.with_label(span, day);
    }
    for (span, said) in others {
        finding.with_label(span, said);
    }
}

/// What is told of the incident without a day.
fn undated_telling(turn: &Turn) -> Vec<Place> {
    let document = turn.document();
    let dates = &turn.case.view.mentions.dates;
    let elements = turn.case.view.scene.ruleset.elements.iter().zip(turn.case.elements);
    let told = elements.filter(|(element, _)| element.id == "overview");
    let told = told.flat_map(|(_, state)| state.evidence.iter()).copied();
    told.filter(|place| {
        let block = document.block_at(place.start).map(|at| document.blocks[at].kind);
        let dated = dates.iter().any(|date| place.contains(date.place));
        !dated && !matches!(block, None | Some(BlockKind::Title | BlockKind::Heading))
    })
    .collect()
}

/// Where the day of the incident is lacking: what is told of it right before the finding, in its section, else the
/// first that is told of it.
fn undated_incident(turn: &Turn, finding: Place) -> Option<Place> {
    let document = turn.document();
    let dates = &turn.case.view.mentions.dates;
    let section = document.blocks[document.block_at(finding.start)?].section;
    let elements = turn.case.view.scene.ruleset.elements.iter().zip(turn.case.elements);
    let told = elements.filter(|(element, _)| matches!(element.id.as_str(), "overview" | "cause"));
    let told = told.flat_map(|(_, state)| state.evidence.iter()).copied().filter_map(|place| {
        let block = &document.blocks[document.block_at(place.start)?];
        let dated = dates.iter().any(|date| place.contains(date.place));
        (block.kind != BlockKind::Title && !dated).then_some((place, block.section))
    });
    let told: Vec<_> = told.collect();
    let before = told.iter().filter(|(place, within)| *within == section && place.end <= finding.start);
    let before = before.max_by_key(|(place, _)| place.end);
    Some(before.or_else(|| told.iter().min_by_key(|(place, _)| place.start))?.0)
}

/// Where the day of finding is lacking: the finding told without one, else the last line of the chronology that tells
/// the incident, else the day of the incident.
fn undated_finding(turn: &Turn, there: &DateMention, has: &[Baked<str>]) -> Place {
    let scene = turn.case.view.scene;
    let noticed = &turn.case.conclusions.noticed.undated;
    if let Some(told) = noticed.iter().find(|place| place.start > there.place.start) {
        return *told;
    }
    let listed = |place: Place| {
        let kind = scene.block(place.start).map(|at| scene.document.blocks[at].kind);
        matches!(kind, Some(BlockKind::Item | BlockKind::Row))
    };
    let dates = turn.case.view.mentions.dates.iter().rev();
    let mut dates = dates.filter(|date| {
        let same = date.date.is_some() && date.date == there.date;
        same || has.iter().any(|event| *event == date.event) && date.date >= there.date
    });
    dates.find(|date| listed(date.place)).map_or(there.place, |date| date.place)
}
