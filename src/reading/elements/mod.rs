//! Which elements a notice states, puts off or lacks, and where.
//!
//! Owns the evaluation of the ruleset's detectors. Decides nothing about severity.

mod detector;
mod worded;

pub(crate) use detector::{View, first_match, holds, matched_words, matches};

use crate::document::Place;
use crate::grammar::Kinds;
use crate::ruleset::{Element, Grade};
use crate::statements::Claims;
use crate::statements::claims::Told;
use crate::statements::{Statement, Vocabulary};
use std::collections::BTreeSet;

/// The elements that numbers and kinds of data state wherever they stand.
const MENTIONED: [&str; 2] = ["affected-count", "data-types"];

/// State of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Substance stands in the text.
    Stated,
    /// Put off, and no substance.
    Deferred,
    /// Neither.
    Absent,
}

impl Status {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Deferred => "deferred",
            Self::Absent => "absent",
        }
    }
}

/// One element, read.
#[derive(Debug, Clone)]
pub struct ElementState {
    /// Its state.
    pub status: Status,
    /// Where the state was read, in order; empty for an absent one.
    pub evidence: Vec<Place>,
    /// Stated by vague detectors only.
    pub vague: bool,
    /// Where it is put off, whatever else the text says of it.
    pub deferred: Vec<Place>,
    /// Where an absent element is announced or promised without substance.
    pub hollow: Vec<Place>,
    /// Where the text may speak of it in words that no list holds: nothing says then that it is missing or vague.
    pub unsure: Vec<Place>,
    /// Whether it stands around the file, in what the site adds: what asks for it is silent.
    pub provided: bool,
}

impl ElementState {
    /// An element of which nothing was read.
    pub fn absent() -> Self {
        Self {
            status: Status::Absent,
            evidence: Vec::new(),
            vague: false,
            deferred: Vec::new(),
            hollow: Vec::new(),
            unsure: Vec::new(),
            provided: false,
        }
    }
}

/// Reads the elements of a ruleset in a document, from its detectors and from what the text states: substance anywhere
/// wins over deferral, deferral over promise.
pub(crate) fn read(view: &View, statements: &[Statement], elements: &[Element]) -> Vec<ElementState> {
    // A ruleset that stands alone defines its elements by itself.
    let own = view.scene.sets("heading.measures").is_empty();
    let told = if own { Vec::new() } else { Claims::built_in().read_all(statements, Vocabulary::built_in()) };
    let of = |element: &Element| told.iter().find(|(name, _)| *name == element.id).map(|one| &one.1);
    let worded = |element: &Element| worded::read(view, statements, element);
    let put_off = worded::put_off(view, statements);
    // 2名で読み合わせる手順, 番号を読み取って照合する装置: what is changed counts nobody and leaks nothing.
    let stated =
        |name: &str| told.iter().find(|(known, _)| known == name).map_or(&[][..], |one| &one.1.stated);
    let incident: BTreeSet<usize> =
        ["overview", "cause"].iter().flat_map(|name| stated(name)).map(|place| place.start).collect();
    // 漏えいした情報: 2021年4月以降に検査を受けられた方の氏名: under such a heading, from when says whose they are.
    let data = view.scene.sets("heading.data");
    let headed = |place: &Place| view.scene.block(place.start).is_some_and(|at| view.scene.under(data, at));
    let changed = stated("recurrence-measures").iter();
    let changed = changed.filter(|place| !incident.contains(&place.start) && !headed(place));
    let changed: Vec<Place> = changed.copied().collect();
    let mut read = Vec::with_capacity(elements.len());
    for element in elements {
        let topic = Vocabulary::built_in().topic(&element.id).unwrap_or(0);
        let about = |(topics, place): &(Kinds, Place)| (topics & topic != 0).then_some(*place);
        let put_off: Vec<Place> = put_off.iter().filter_map(about).collect();
        let aside = if MENTIONED.contains(&&*element.id) { &changed[..] } else { &[] };
        read.push(read_one(view, element, of(element), &worded(element), (&put_off, aside)));
    }
    read
}

fn read_one(
    view: &View,
    element: &Element,
    told: Option<&Told>,
    worded: &[(Grade, Place)],
    (put_off, aside): (&[Place], &[Place]),
) -> ElementState {
    let found = |grade: Grade| {
        let detectors = element.detectors.iter().filter(|detector| detector.grade == grade);
        let mut places: Vec<Place> = detectors.flat_map(|detector| matches(view, detector)).collect();
        places.extend(told.into_iter().flat_map(|told| match grade {
            // Who says anew what states it means that, and that alone.
            Grade::Stated | Grade::Vague | Grade::Unsure if element.replaced => &[],
            Grade::Stated => &told.stated[..],
            Grade::Vague => &told.vague,
            Grade::Deferred => &told.deferred,
            Grade::Hollow => &told.hollow,
            Grade::Unsure => &told.unsure,
        }));
        places.extend(worded.iter().filter(|(known, _)| *known == grade).map(|(_, place)| *place));
        let void = |place: &Place| {
            let after = view.mentions.void.partition_point(|void| void.end < place.end);
            view.mentions.void.get(after).is_some_and(|void| void.contains(*place))
        };
        places.retain(|place| !void(place));
        let holds = |at: usize| {
            let after = aside.partition_point(|aside| aside.end <= at);
            aside.get(after).is_some_and(|aside| aside.start <= at)
        };
        places.retain(|place| !(holds(place.start) && holds(place.end.saturating_sub(1))));
        // What an organisation's own words put off says nothing else.
        let later = |place: &Place| {
            let after = put_off.partition_point(|later| later.end <= place.start);
            put_off.get(after).is_some_and(|later| later.start < place.end)
        };
        match grade {
            Grade::Deferred => places.extend(put_off),
            _ => places.retain(|place| !later(place)),
        }
        places.sort_unstable_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
        let mut end = 0;
        places.retain(|place| {
            let keep = place.end > end;
            end = end.max(place.end);
            keep
        });
        places
    };
    let unsure = found(Grade::Unsure);
    let stated = found(Grade::Stated);
    let vague = found(Grade::Vague);
    if !stated.is_empty() || !vague.is_empty() {
        let only_vague = stated.is_empty();
        let evidence = if only_vague { vague } else { stated };
        return ElementState {
            status: Status::Stated,
            evidence,
            vague: only_vague,
            deferred: found(Grade::Deferred),
            unsure,
            ..ElementState::absent()
        };
    }
    let deferred = found(Grade::Deferred);
    if !deferred.is_empty() {
        let evidence = deferred.clone();
        return ElementState { status: Status::Deferred, evidence, deferred, ..ElementState::absent() };
    }
    ElementState { hollow: found(Grade::Hollow), unsure, ..ElementState::absent() }
}
