//! Evaluates one detector: whether its words and mentions stand together, and where.
//!
//! Owns scopes, order, distance and governors. Knows no element and no rule: classes and phrase rules use the
//! same detectors.

use crate::document::{BlockKind, Place};
use crate::mentions::{ContactKind, DateMention, Mentions, Scene};
use crate::ruleset::{Detector, MentionQuery, Operand, Scope, SetId};
use crate::text::script::is_hiragana;
use crate::text::slice;

/// A document's scene with its mentions: what detectors look at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    /// Structure and words.
    pub scene: Scene<'a>,
    /// Mentions.
    pub mentions: &'a Mentions,
}

/// Finds where a detector matches: for each anchor (the first of `all`, else any of `any`) the evidence, in whole
/// clauses and in order, without evidence that lies inside the one before.
pub(crate) fn matches(view: &View, detector: &Detector) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    for words in matched_words(view, detector) {
        let place = widen(view, words);
        if !found.last().is_some_and(|last| last.contains(place)) {
            found.push(place);
        }
    }
    found
}

/// As [`matches`], the words alone.
pub(crate) fn matched_words(view: &View, detector: &Detector) -> Vec<Place> {
    search(view, detector, usize::MAX)
}

/// The first place where a detector matches.
pub(crate) fn first_match(view: &View, detector: &Detector) -> Option<Place> {
    search(view, detector, 1).first().map(|words| widen(view, *words))
}

/// Up to `most` matches, the words alone.
fn search(view: &View, detector: &Detector, most: usize) -> Vec<Place> {
    // What a match needs and the text nowhere has spares looking at every anchor.
    let lacking = |operand: &Operand| first(view, operand, whole(view)).is_none();
    let unseen = |sets: &[SetId]| sets.iter().all(|set| view.scene.hits.of(*set).len() == 0);
    if detector.all.iter().any(lacking)
        || !detector.any.is_empty() && detector.any.iter().all(lacking)
        || !detector.under.is_empty() && unseen(&detector.under)
    {
        return Vec::new();
    }
    let anchors: Vec<Place> = match detector.all.first() {
        Some(first) => hits(view, first, whole(view)),
        None => {
            let mut all: Vec<_> = detector.any.iter().flat_map(|any| hits(view, any, whole(view))).collect();
            all.sort_unstable_by_key(longest_first);
            all
        }
    };
    let mut found: Vec<Place> = Vec::new();
    for anchor in anchors {
        if found.last().is_some_and(|last| last.contains(anchor)) {
            continue;
        }
        if let Some(evidence) = try_at(view, detector, anchor) {
            found.push(evidence);
            if found.len() == most {
                break;
            }
        }
    }
    found
}

/// Whether a detector matches anywhere.
pub(crate) fn holds(view: &View, detector: &Detector) -> bool {
    !search(view, detector, 1).is_empty()
}

fn whole(view: &View) -> Place {
    Place { start: 0, end: view.scene.document.text.len() }
}

/// The evidence of a match at an anchor.
fn try_at(view: &View, detector: &Detector, anchor: Place) -> Option<Place> {
    let scene = &view.scene;
    let block = scene.block(anchor.start)?;
    let kind = scene.document.blocks[block].kind;
    let titled = matches!(detector.within, Scope::Title | Scope::Heading);
    let heading = matches!(kind, BlockKind::Heading | BlockKind::Title);
    // A heading alone is never evidence: it announces what the text may fail to say.
    if heading && !detector.in_headings && !titled {
        return None;
    }
    if !detector.under.is_empty() && !scene.under(&detector.under, block)
        || !detector.not_under.is_empty() && scene.under(&detector.not_under, block)
    {
        return None;
    }
    let unit = unit(view, detector.within, anchor)?;
    let mut evidence = anchor;
    let mut last = anchor;
    for operand in detector.all.iter().skip(1) {
        let zone = if detector.ordered { Place { start: last.end, end: unit.end } } else { unit };
        let hit = match detector.near {
            None => first(view, operand, zone),
            Some(near) => {
                let zone = around(last, near, zone);
                hits(view, operand, zone).into_iter().find(|hit| close(view, last, *hit, near))
            }
        }?;
        evidence = evidence.join(hit);
        last = hit;
    }
    if !detector.any.is_empty() && !detector.all.is_empty() {
        let zone = if detector.ordered { Place { start: last.end, end: unit.end } } else { unit };
        let any = detector.any.iter();
        let hit = match detector.near {
            None => any.filter_map(|any| shortest(view, any, zone)).min(),
            Some(near) => {
                let zone = around(last, near, zone);
                any.flat_map(|any| hits(view, any, zone)).find(|hit| close(view, last, *hit, near))
            }
        }?;
        evidence = evidence.join(hit);
    }
    if !detector.none.is_empty() {
        let wide = self::unit(view, detector.none_within, anchor)?;
        if detector.none.iter().any(|none| first(view, none, wide).is_some()) {
            return None;
        }
    }
    Some(evidence)
}

/// Evidence is told in whole clauses: a reader recognises them, a bare word says little.
pub(super) fn widen(view: &View, evidence: Place) -> Place {
    let scene = &view.scene;
    let (Some(sentence), Some(first)) = (scene.sentence(evidence.start), scene.clause(evidence.start)) else {
        return evidence;
    };
    let last = scene.clause(evidence.end.saturating_sub(1)).filter(|last| last.end <= sentence.end);
    first.join(last.unwrap_or(first)).join(evidence)
}

fn close(view: &View, one: Place, other: Place, near: u16) -> bool {
    let (from, to) = if one.start <= other.start { (one.end, other.start) } else { (other.end, one.start) };
    from >= to
        || slice(&view.scene.document.text, from..to).chars().take(usize::from(near) + 1).count()
            <= usize::from(near)
}

/// The part of a zone in which something near a place can stand: what lies further away is not looked at.
fn around(place: Place, near: u16, zone: Place) -> Place {
    /// Bytes of the longest word or mention that is asked for near another.
    const LONGEST: usize = 2_048;
    let far = 4 * usize::from(near) + LONGEST;
    let start = zone.start.max(place.start.saturating_sub(far));
    Place { start, end: zone.end.min(place.end + far).max(start) }
}

/// The unit of a scope around a place.
fn unit(view: &View, scope: Scope, anchor: Place) -> Option<Place> {
    let scene = &view.scene;
    let document = scene.document;
    match scope {
        Scope::Clause => scene.clause(anchor.start).map(|clause| clause.join(anchor)),
        Scope::Sentence => scene.sentence(anchor.start),
        Scope::Item => scene.block(anchor.start).map(|at| document.blocks[at].place),
        Scope::Section => {
            let section = &document.sections[document.blocks[scene.block(anchor.start)?].section];
            let first = document.blocks.get(section.blocks.start)?.place;
            let last = document.blocks.get(section.blocks.end.checked_sub(1)?)?.place;
            Some(first.join(last))
        }
        Scope::Heading => {
            let block = &document.blocks[scene.block(anchor.start)?];
            (block.kind == BlockKind::Heading).then_some(block.place)
        }
        Scope::Title => document.title.filter(|title| title.contains(anchor)),
        Scope::Document => Some(whole(view)),
    }
}

/// Where an operand stands inside a zone, in order.
fn hits(view: &View, operand: &Operand, zone: Place) -> Vec<Place> {
    match operand {
        Operand::Words(sets) => {
            let mut all: Vec<_> = sets.iter().flat_map(|&set| view.scene.hits.within(set, zone)).collect();
            all.sort_unstable_by_key(longest_first);
            all
        }
        Operand::Mention(query) => mentioned(view, query, zone).collect(),
    }
}

/// Where an operand first stands inside a zone.
fn first(view: &View, operand: &Operand, zone: Place) -> Option<Place> {
    match operand {
        Operand::Words(sets) => {
            let firsts = sets.iter().filter_map(|&set| view.scene.hits.within(set, zone).next());
            firsts.min_by_key(longest_first)
        }
        Operand::Mention(query) => mentioned(view, query, zone).next(),
    }
}

/// As [`first`], but the shortest of several that start together.
fn shortest(view: &View, operand: &Operand, zone: Place) -> Option<Place> {
    let least = |hits: &mut dyn Iterator<Item = Place>| {
        let first = hits.next()?;
        Some(hits.take_while(|hit| hit.start == first.start).fold(first, Place::min))
    };
    match operand {
        Operand::Words(sets) => {
            sets.iter().filter_map(|&set| least(&mut view.scene.hits.within(set, zone))).min()
        }
        Operand::Mention(query) => least(&mut mentioned(view, query, zone)),
    }
}

/// Of several words that start together, the longest says what is meant.
fn longest_first(place: &Place) -> (usize, std::cmp::Reverse<usize>) {
    (place.start, std::cmp::Reverse(place.end))
}

/// The sentences inside a zone that are long enough to say something.
fn sentences<'a>(view: &View<'a>, zone: Place) -> impl Iterator<Item = Place> + use<'a> {
    const SHORTEST: usize = "何をしたか".len();
    let document = view.scene.document;
    let all = &document.sentences;
    let from = all.partition_point(|sentence| sentence.place.start < zone.start);
    let inside =
        all[from..].iter().map(|sentence| sentence.place).take_while(move |place| place.end <= zone.end);
    // An address or a file name has no grammar: neither hiragana nor the spaces of an alphabet.
    let grammar = move |place: &Place| {
        let text = slice(&document.text, place.start..place.end);
        text.contains(is_hiragana) || text.is_ascii() && text.trim().contains(' ')
    };
    inside.filter(|place| place.end - place.start >= SHORTEST).filter(grammar)
}

fn mentioned<'a>(
    view: &View<'a>,
    query: &'a MentionQuery,
    zone: Place,
) -> Box<dyn Iterator<Item = Place> + 'a> {
    /// What is kept of a list inside the zone.
    fn pick<'a, T>(
        list: &'a [T],
        zone: Place,
        place: impl Fn(&T) -> Place + Copy + 'a,
        keep: impl Fn(&T) -> bool + 'a,
    ) -> Box<dyn Iterator<Item = Place> + 'a> {
        let from = list.partition_point(|one| place(one).start < zone.start);
        let inside = list[from..].iter().take_while(move |one| place(one).start < zone.end);
        Box::new(inside.filter(move |one| place(one).end <= zone.end && keep(one)).map(place))
    }
    let mentions = view.mentions;
    match query {
        MentionQuery::Sentence => Box::new(sentences(view, zone)),
        MentionQuery::Blank => pick(&mentions.blanks, zone, |blank| *blank, |_| true),
        MentionQuery::Count { affected } => {
            pick(&mentions.counts, zone, |count| count.place, move |count| !affected || count.affected)
        }
        MentionQuery::Date(None) => pick(&mentions.dates, zone, |date| date.place, |_| true),
        MentionQuery::Date(Some(event)) if event == "incident" => {
            let told = |date: &DateMention| date.happened && (date.date.is_some() || !date.written.relative);
            pick(&mentions.dates, zone, |date| date.place, told)
        }
        MentionQuery::Date(Some(event)) => {
            pick(&mentions.dates, zone, |date| date.place, move |date| date.event == *event)
        }
        MentionQuery::DataType(leaked) => pick(
            &mentions.data_types,
            zone,
            |data| data.place,
            move |data| {
                leaked.is_none_or(|leaked| leaked == (data.certainty != crate::mentions::Certainty::Denied))
            },
        ),
        MentionQuery::DataList => pick(&mentions.data_lists, zone, |list| *list, |_| true),
        MentionQuery::UnclearContact => pick(
            &mentions.contacts,
            zone,
            |contact| contact.place,
            |contact| contact.kind == ContactKind::Email && !contact.own && !contact.others,
        ),
        MentionQuery::Contact(kind) => pick(
            &mentions.contacts,
            zone,
            |contact| contact.place,
            move |contact| contact.own && kind.as_deref().is_none_or(|kind| contact.kind.name() == kind),
        ),
        MentionQuery::Regulator(state) => pick(
            &mentions.regulators,
            zone,
            |regulator| regulator.place,
            move |regulator| state.as_deref().is_none_or(|state| regulator.reported.name() == state),
        ),
    }
}
