//! The lists of kinds that a text tells as leaked.
//!
//! Owns which series of kinds is a list, and what the text says of it. What two lists differ in is [`super`]'s.

use super::super::Turn;
use crate::document::{BlockKind, Place};
use crate::mentions::{Certainty, Claim, DataType};
use crate::ruleset::ListsDiffer;

/// A list with fewer kinds is no list, where nothing says that it is one.
pub(super) const LEAST: usize = 3;
/// One that is said to be the list of what leaked.
pub(super) const CLAIMED: usize = 2;
/// Lists looked at.
pub(super) const MOST: usize = 100;

pub(super) struct List<'a> {
    pub(super) kinds: &'a [DataType],
    /// Its section; 0 is the opening.
    pub(super) section: usize,
    /// Where words about the list stand: its sentence and what governs it.
    pub(super) zones: Vec<Place>,
    /// A heading, a label, a lead or its own sentence announces it as the list of what leaked.
    pub(super) announced: bool,
    /// Nothing but its own sentence does.
    pub(super) told: bool,
    /// It stands in running text.
    pub(super) prose: bool,
    /// It is what its clause says of that it leaked: 電話番号も見えていました.
    pub(super) subject: bool,
    /// It is told in passing, in a sentence that tells of something else.
    pub(super) aside: bool,
    /// The first row of its table: each row is of a thing of its own.
    pub(super) table: Option<usize>,
}

impl List<'_> {
    pub(super) fn place(&self) -> Place {
        let first = self.kinds.first().map_or(Place { start: 0, end: 0 }, |kind| kind.place);
        self.kinds.iter().fold(first, |all, kind| all.join(kind.place))
    }

    pub(super) fn claim(&self) -> Claim {
        self.kinds.first().map_or(Claim::Nothing, |kind| kind.claim)
    }

    /// Whether it is a list of what stood in what leaked.
    pub(super) fn is_held(&self) -> bool {
        self.claim() >= Claim::Held && self.kinds.len() >= CLAIMED
    }

    /// Whether one kind by itself is told as leaked: an item or a row of its own, or what its clause says leaked.
    pub(super) fn is_told(&self, turn: &Turn) -> bool {
        let first = self.place();
        let at = turn.case.view.scene.block(first.start);
        let kind = at.map(|at| turn.document().blocks[at].kind);
        matches!(kind, Some(BlockKind::Item | BlockKind::Row)) || self.subject || self.claim() >= Claim::Held
    }

    /// Whether it stands in running text, and nothing announces it.
    pub(super) fn is_loose(&self) -> bool {
        self.prose && !self.announced
    }
}

/// The lists that are told as leaked, of one kind and more.
pub(super) fn lists<'a>(turn: &Turn, words: &ListsDiffer, kinds: &'a [DataType]) -> Vec<List<'a>> {
    let scene = turn.case.view.scene;
    let mut found = Vec::new();
    let elsewhere = elsewhere(turn);
    for kinds in kinds.chunk_by(|one, other| one.list == other.list) {
        let leaked = kinds.iter().all(|kind| kind.certainty != Certainty::Denied);
        let first = kinds[0].place;
        let (Some(at), Some(sentence)) = (scene.block(first.start), scene.sentence(first.start)) else {
            continue;
        };
        if !leaked || found.len() == MOST {
            continue;
        }
        let block = &scene.document.blocks[at];
        let headed = scene.governors(at).any(|zone| scene.hits.any(&words.claims, zone))
            || block.kind == BlockKind::Item && block.label.is_none() && kinds.len() >= LEAST;
        let prose = block.kind == BlockKind::Paragraph && block.label.is_none();
        let own = Place { start: sentence.start, end: first.start };
        let claimed = scene.hits.any(&words.claims, own) && prose && own.end - own.start < 90;
        // What is changed names what will be there.
        let next = elsewhere.partition_point(|told| told.end <= first.start);
        let measure = || scene.under(scene.sets("heading.measures"), at);
        let subject = kinds.last().is_some_and(|kind| kind.subject);
        // 流出した氏名と住所を使った勧誘: whatever else it tells, its own words say what leaked.
        let befallen = prose && !headed && kinds[0].claim >= Claim::Leaked && kinds.len() >= CLAIMED;
        let outside = elsewhere.get(next).is_some_and(|told| told.contains(first)) || measure();
        let aside = !claimed && !subject && outside;
        if aside && !befallen {
            continue;
        }
        let zones = std::iter::once(sentence).chain(scene.governors(at)).collect();
        let told = (claimed || subject || kinds[0].claim >= Claim::Leaked) && kinds.len() >= CLAIMED;
        let announced = told || headed && kinds.len() >= CLAIMED;
        found.push(List {
            kinds,
            section: block.section,
            zones,
            announced,
            told: told && prose && !headed,
            prose,
            subject: subject || aside,
            aside,
            table: table(turn, at),
        });
    }
    found
}

/// Where the text states something else than what leaked: what others may do with it, what readers can do, what is
/// changed. In order.
fn elsewhere(turn: &Turn) -> Vec<Place> {
    let of = |id: &'static str| evidence(turn, id);
    let mut places: Vec<Place> = of("secondary-damage").chain(of("protective-steps")).collect();
    places.extend(measures(turn));
    places.sort_unstable();
    places
}

/// What is changed, by the sentence: 番号だけを載せ、名前は載せない形にしました.
pub(super) fn measures(turn: &Turn) -> Vec<Place> {
    let scene = turn.case.view.scene;
    let whole = |place: Place| scene.sentence(place.start).map_or(place, |sentence| sentence.join(place));
    evidence(turn, "recurrence-measures").map(whole).collect()
}

/// The evidence of an element.
fn evidence<'a>(turn: &'a Turn, id: &'static str) -> impl Iterator<Item = Place> + 'a {
    let elements = turn.case.view.scene.ruleset.elements.iter().zip(turn.case.elements);
    let own = elements.filter(move |(element, _)| element.id == id);
    own.flat_map(|(_, state)| state.evidence.iter().copied())
}

/// The first row of the table that a block is a row of.
fn table(turn: &Turn, at: usize) -> Option<usize> {
    let above = turn.document().blocks.get(..=at)?.iter().rposition(|block| block.kind != BlockKind::Row);
    Some(above.map_or(0, |above| above + 1)).filter(|first| *first <= at)
}
