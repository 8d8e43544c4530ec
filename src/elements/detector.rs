//! Evaluates one detector: whether its words and mentions stand together, and where.
//!
//! Owns scopes, order, distance and governors. Knows no element and no rule: classes and phrase rules use the
//! same detectors.

use crate::document::{BlockKind, Place};
use crate::mentions::{Mentions, Scene};
use crate::ruleset::{Detector, MentionQuery, Operand, Scope};

/// A document's scene with its mentions: what detectors look at.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// Structure and words.
    pub scene: Scene<'a>,
    /// Mentions.
    pub mentions: &'a Mentions,
}

/// Finds where a detector matches: for each anchor (the first of `all`, else any of `any`) the evidence, in whole
/// clauses and in order, without evidence that lies inside the one before.
pub fn matches(view: &View, detector: &Detector) -> Vec<Place> {
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
pub fn matched_words(view: &View, detector: &Detector) -> Vec<Place> {
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
        }
    }
    found
}

/// Whether a detector matches anywhere.
pub fn holds(view: &View, detector: &Detector) -> bool {
    !matches(view, detector).is_empty()
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
        let candidates = hits(view, operand, zone);
        let hit = match detector.near {
            None => candidates.first().copied(),
            Some(near) => candidates.into_iter().find(|hit| close(view, last, *hit, near)),
        }?;
        evidence = evidence.join(hit);
        last = hit;
    }
    if !detector.any.is_empty() && !detector.all.is_empty() {
        let zone = if detector.ordered { Place { start: last.end, end: unit.end } } else { unit };
        let mut any = detector.any.iter().flat_map(|any| hits(view, any, zone));
        let hit = match detector.near {
            None => any.min(),
            Some(near) => any.find(|hit| close(view, last, *hit, near)),
        }?;
        evidence = evidence.join(hit);
    }
    if !detector.none.is_empty() {
        let wide = self::unit(view, detector.none_within, anchor)?;
        if detector.none.iter().any(|none| !hits(view, none, wide).is_empty()) {
            return None;
        }
    }
    Some(evidence)
}

/// Evidence is told in whole clauses: a reader recognises them, a bare word says little.
fn widen(view: &View, evidence: Place) -> Place {
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
        || view.scene.document.text[from..to].chars().take(usize::from(near) + 1).count() <= usize::from(near)
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
        Operand::Mention(MentionQuery::Sentence) => sentences(view, zone),
        Operand::Mention(query) => mentioned(view.mentions, query, zone),
    }
}

/// Of several words that start together, the longest says what is meant.
fn longest_first(place: &Place) -> (usize, std::cmp::Reverse<usize>) {
    (place.start, std::cmp::Reverse(place.end))
}

/// The sentences inside a zone that are long enough to say something.
fn sentences(view: &View, zone: Place) -> Vec<Place> {
    const SHORTEST: usize = "何をしたか".len();
    let all = &view.scene.document.sentences;
    let from = all.partition_point(|sentence| sentence.place.start < zone.start);
    let inside = all[from..].iter().map(|sentence| sentence.place).take_while(|place| place.end <= zone.end);
    // An address or a file name has no grammar: neither hiragana nor the spaces of an alphabet.
    let grammar = |place: &Place| {
        let text = &view.scene.document.text[place.start..place.end];
        text.contains(|c| ('ぁ'..='ゖ').contains(&c)) || text.is_ascii() && text.trim().contains(' ')
    };
    inside.filter(|place| place.end - place.start >= SHORTEST).filter(grammar).collect()
}

fn mentioned(mentions: &Mentions, query: &MentionQuery, zone: Place) -> Vec<Place> {
    fn pick<T>(
        list: &[T],
        zone: Place,
        place: impl Fn(&T) -> Place,
        keep: impl Fn(&T) -> bool,
    ) -> Vec<Place> {
        let from = list.partition_point(|one| place(one).start < zone.start);
        let inside = list[from..].iter().take_while(|one| place(one).start < zone.end);
        inside.filter(|one| keep(one) && place(one).end <= zone.end).map(&place).collect()
    }
    match query {
        MentionQuery::Sentence => Vec::new(),
        MentionQuery::Count { affected } => {
            pick(&mentions.counts, zone, |count| count.place, |count| !affected || count.affected)
        }
        MentionQuery::Date(None) => pick(&mentions.dates, zone, |date| date.place, |_| true),
        MentionQuery::Date(Some(event)) if event == "incident" => {
            pick(&mentions.dates, zone, |date| date.place, |date| date.happened)
        }
        MentionQuery::Date(Some(event)) => {
            pick(&mentions.dates, zone, |date| date.place, |date| date.event == *event)
        }
        MentionQuery::DataType(leaked) => pick(
            &mentions.data_types,
            zone,
            |data| data.place,
            |data| {
                leaked.is_none_or(|leaked| leaked == (data.certainty != crate::mentions::Certainty::Denied))
            },
        ),
        MentionQuery::Contact(kind) => pick(
            &mentions.contacts,
            zone,
            |contact| contact.place,
            |contact| contact.own && kind.as_deref().is_none_or(|kind| contact.kind.name() == kind),
        ),
        MentionQuery::Regulator(state) => pick(
            &mentions.regulators,
            zone,
            |regulator| regulator.place,
            |regulator| state.as_deref().is_none_or(|state| regulator.reported.name() == state),
        ),
    }
}
