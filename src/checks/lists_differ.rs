//! Kind `lists-differ`: what leaked is told in two ways: a list names a kind that the list of what leaked does not have,
//! a kind is told as leaked that a list of all there is leaves out, or one is told as leaked and as not leaked. Once a
//! document.
//!
//! Lists of one section are those of several groups of persons, and are not held against each other, but for one whose
//! own sentence says that it is what leaked.

use super::Turn;
use super::said::{Values, excerpt};
use crate::document::{BlockKind, Place};
use crate::mentions::{Certainty, Claim, DataType};
use crate::ruleset::{Element, ListsDiffer, SetId};
use crate::text::slice;

/// A list with fewer kinds is no list, where nothing says that it is one.
const LEAST: usize = 3;
/// One that is said to be the list of what leaked.
const CLAIMED: usize = 2;
/// Lists looked at.
const MOST: usize = 100;

struct List<'a> {
    kinds: &'a [DataType],
    /// Its section; 0 is the opening.
    section: usize,
    /// Where words about the list stand: its sentence and what governs it.
    zones: Vec<Place>,
    /// A heading, a label, a lead or its own sentence announces it as the list of what leaked.
    announced: bool,
    /// Nothing but its own sentence does.
    told: bool,
    /// It stands in running text.
    prose: bool,
    /// It is what its clause says of that it leaked: 電話番号も見えていました.
    subject: bool,
    /// The first row of its table: each row is of a thing of its own.
    table: Option<usize>,
}

impl List<'_> {
    fn place(&self) -> Place {
        let first = self.kinds.first().map_or(Place { start: 0, end: 0 }, |kind| kind.place);
        self.kinds.iter().fold(first, |all, kind| all.join(kind.place))
    }

    fn claim(&self) -> Claim {
        self.kinds.first().map_or(Claim::Nothing, |kind| kind.claim)
    }

    /// Whether it stands in running text, and nothing announces it.
    fn is_loose(&self) -> bool {
        self.prose && !self.announced
    }
}

/// Points at a kind that is told in two ways, and shows the other place.
pub fn lists_differ(turn: &mut Turn, words: &ListsDiffer) {
    let kinds = &turn.case.view.mentions.data_types;
    let lists = lists(turn, words, kinds);
    let found = beyond_all(turn, words, &lists)
        .or_else(|| beside_the_list(turn, words, &lists))
        .or_else(|| both_ways(turn, words, &lists, kinds));
    let Some((at, other)) = found else { return };
    let document = turn.document();
    let values = Values::default().with("text", excerpt(document.slice(at)));
    let (span, shown) = (document.span(other), excerpt(document.slice(other)));
    turn.at(at, &values).with_label(span, shown);
}

/// A kind that is told as leaked, and not in the list that is said to be all that leaked: 氏名と住所の2項目です.
fn beyond_all(turn: &Turn, words: &ListsDiffer, lists: &[List]) -> Option<(Place, Place)> {
    let mut closed = lists.iter().filter(|list| list.claim() == Claim::All && list.announced);
    let (Some(all), None) = (closed.next(), closed.next()) else { return None };
    let known: Vec<&DataType> = all.kinds.iter().collect();
    let only = lists.iter().all(|list| !list.announced || list.subject || list.place() == all.place());
    let sentence = |list: &List| turn.document().sentence_at(list.place().start);
    let mut others = lists.iter().filter(|list| {
        let loose = list.is_loose() || list.prose && list.subject;
        let apart = list.section == 0 || list.section != all.section || all.told && loose;
        list.place() != all.place() && apart && sentence(list) != sentence(all)
    });
    others.find_map(|list| {
        let (odd, shared): (Vec<&DataType>, Vec<&DataType>) =
            list.kinds.iter().partition(|kind| lacks(turn, &known, kind));
        let odd = odd.into_iter().find(|kind| kind.set.is_some() && !is_whole(turn, kind))?;
        // A kind or two by themselves are the rest of nothing but the one list there is.
        let one = !shared.is_empty() && list.announced || only && list.prose && list.subject;
        let told = one && !partly(turn, words, list) && same_persons(turn, words, all, list);
        told.then(|| (odd.place, all.place()))
    })
}

/// A kind that stands in a list, and not in the one that is announced as the list of what leaked.
fn beside_the_list(turn: &Turn, words: &ListsDiffer, lists: &[List]) -> Option<(Place, Place)> {
    let main = lists.iter().filter(|list| !partly(turn, words, list)).max_by_key(|list| {
        (list.announced && !list.subject, list.kinds.len(), std::cmp::Reverse(list.place()))
    })?;
    // One section may have a list for each group.
    let mains: Vec<&List> = lists
        .iter()
        .filter(|list| {
            let grouped = main.section > 0 && list.section == main.section && !(main.told && list.is_loose());
            grouped || list.place() == main.place()
        })
        .collect();
    if mains.iter().any(|list| open(turn, words, list)) {
        return None;
    }
    let known: Vec<&DataType> = mains.iter().flat_map(|list| list.kinds).collect();
    // 名簿には…を、申込書には…を: what one sentence sets side by side is told of two things.
    let sentence = |list: &List| turn.document().sentence_at(list.place().start);
    let others = lists.iter().filter(|list| {
        let tabled = |main: &&List| list.table.is_some() && main.table == list.table;
        let beside = |main: &&List| sentence(main) == sentence(list) || tabled(main);
        !mains.iter().any(|main| main.place() == list.place() || beside(main))
    });
    for list in others.filter(|list| list.kinds.len() >= if list.announced { CLAIMED } else { LEAST }) {
        let (odd, shared): (Vec<&DataType>, Vec<&DataType>) =
            list.kinds.iter().partition(|kind| lacks(turn, &known, kind));
        if shared.is_empty()
            || partly(turn, words, list)
            || mains.iter().any(|main| !same_persons(turn, words, main, list))
        {
            continue;
        }
        if let Some(odd) = odd.iter().find(|kind| kind.set.is_some()) {
            return Some((odd.place, main.place()));
        }
        // A list of some length that leaves one out, or has another in its place, and is not open.
        let own: Vec<&DataType> = list.kinds.iter().collect();
        let left = main.kinds.iter().find(|kind| kind.set.is_some() && lacks(turn, &own, kind));
        let enough = shared.len() + usize::from(!odd.is_empty()) >= LEAST;
        if enough
            && !open(turn, words, list)
            && let Some(left) = left
        {
            return Some((left.place, list.place()));
        }
    }
    None
}

/// A kind that is told as leaked and as not leaked.
fn both_ways(turn: &Turn, words: &ListsDiffer, lists: &[List], kinds: &[DataType]) -> Option<(Place, Place)> {
    let text = |kind: &DataType| turn.document().slice(kind.place).trim_start_matches(['お', 'ご', '御']);
    for list in lists.iter().filter(|list| list.kinds.len() >= CLAIMED) {
        for kind in list.kinds {
            let denied = kinds.iter().take(MOST).filter(|other| other.certainty == Certainty::Denied);
            for other in denied.filter(|other| other.set == kind.set && text(other) == text(kind)) {
                let sentence = turn.case.view.scene.sentence(other.place.start)?;
                // 「住所を含まないもの」 names a row of a table, and so a group.
                let row = turn.case.view.scene.block(other.place.start).map(|at| &turn.document().blocks[at]);
                let cell = row.and_then(|row| row.cells.get(row.column(other.place)?));
                if cell.is_some_and(|cell| cell.end > other.place.end) {
                    continue;
                }
                let has = |sets: &[SetId], place: Place| turn.case.view.scene.hits.any(sets, place);
                let subject = turn.case.view.scene.sets("data.subject");
                let owned = |place: Place, to: usize| {
                    has(subject, Place { start: place.start, end: to.max(place.start) })
                };
                // 「当社ではカード番号を保存しておりません」: what is not kept may leak where it is typed in.
                let kept = has(turn.case.view.scene.sets("data.kept"), sentence);
                let grouped = has(&words.groups, sentence) || owned(sentence, other.place.start);
                // What some leaked of, nobody's did not leak; an earlier list may have been wrong.
                let earlier = turn.case.view.scene.sets("list.earlier");
                let earlier = list.zones.iter().any(|zone| has(earlier, *zone));
                let others = !same_section(turn, words, list, other);
                if grouped
                    || kept
                    || has(&words.partly, sentence)
                    || of_some(turn, sentence)
                    || earlier
                    || others
                {
                    continue;
                }
                return Some((kind.place, sentence));
            }
        }
    }
    None
}

/// Whether a kind that did not leak is told of the persons of a list: no heading, label or lead of another group stands
/// over it.
fn same_section(turn: &Turn, words: &ListsDiffer, list: &List, denied: &DataType) -> bool {
    let scene = turn.case.view.scene;
    let Some(block) = scene.block(denied.place.start) else { return false };
    let zones: Vec<Place> =
        scene.governors(block).filter(|zone| Some(*zone) != scene.document.title).collect();
    let own = List {
        kinds: &[],
        section: scene.document.blocks[block].section,
        zones,
        announced: false,
        told: false,
        prose: true,
        subject: false,
        table: None,
    };
    let grouped = |list: &List| {
        let has = |set: &SetId| list.zones.iter().any(|zone| scene.hits.any(&[*set], *zone));
        words.groups.iter().any(has)
    };
    list.section == own.section || !grouped(&own) || same_persons(turn, words, list, &own)
}

/// Whether words about a list make it a part of what leaked, or that of an earlier notice.
fn partly(turn: &Turn, words: &ListsDiffer, list: &List) -> bool {
    const TAIL: usize = 30;
    let scene = turn.case.view.scene;
    let end = list.place().end;
    // 氏名と住所のみです: what closes the list makes it no part.
    let closes = |hit: Place| list.claim() == Claim::All && (end..end + TAIL).contains(&hit.start);
    let some = |zone: &Place| {
        let mut hits = words.partly.iter().flat_map(|&set| scene.hits.within(set, *zone));
        hits.any(|hit| !closes(hit)) || of_some(turn, *zone)
    };
    list.zones.iter().any(some)
}

/// Whether a zone speaks of a number of the persons: 12名は, 12名については.
fn of_some(turn: &Turn, zone: Place) -> bool {
    let counts = &turn.case.view.mentions.counts;
    let from = counts.partition_point(|count| count.place.start < zone.start);
    counts[from..].iter().take_while(|count| count.place.end <= zone.end).any(|count| {
        let behind = slice(&turn.document().text, count.place.end..zone.end);
        let behind = behind.trim_start_matches(['様', '分']);
        ["は", "について", "につきまして", "に関して"].iter().any(|topic| behind.starts_with(topic))
    })
}

/// Whether a word right behind a list leaves it open.
fn open(turn: &Turn, words: &ListsDiffer, list: &List) -> bool {
    let end = list.place().end;
    list.zones.iter().any(|zone| {
        let after = Place { start: end, end: zone.end.max(end) };
        turn.case.view.scene.hits.first(&words.open, after).is_some_and(|hit| hit.start <= end + "」、".len())
    })
}

/// Whether both are of the same persons as far as they say.
fn same_persons(turn: &Turn, words: &ListsDiffer, one: &List, other: &List) -> bool {
    let of = |list: &List| -> Vec<SetId> {
        let has = |set: &SetId| list.zones.iter().any(|zone| turn.case.view.scene.hits.any(&[*set], *zone));
        words.groups.iter().copied().filter(has).collect()
    };
    let (mine, theirs) = (of(one), of(other));
    mine.is_empty() || theirs.is_empty() || mine.iter().any(|set| theirs.contains(set))
}

/// Whether no kind of a list is this one. A word for a whole category (カード情報) stands for all of it.
fn lacks(turn: &Turn, known: &[&DataType], kind: &DataType) -> bool {
    let scene = turn.case.view.scene;
    let text = |kind: &DataType| scene.document.slice(kind.place);
    let category = |kind: &DataType| kind.set.and_then(|set| scene.ruleset.set(set).category.as_deref());
    let own = text(kind);
    !known.iter().any(|one| {
        let named =
            one.set.is_some() && one.set == kind.set || text(one).contains(own) || own.contains(text(one));
        let alike = category(one).is_some() && category(one) == category(kind);
        named || alike && (is_whole(turn, one) || is_whole(turn, kind))
    })
}

/// Where the text states something else than what leaked: what others may do with it, what readers can do, what is
/// changed. In order.
fn elsewhere(turn: &Turn) -> Vec<Place> {
    const OTHERS: [&str; 3] = ["recurrence-measures", "secondary-damage", "protective-steps"];
    let scene = turn.case.view.scene;
    let elements = scene.ruleset.elements.iter().zip(turn.case.elements);
    let others = elements.filter(|(element, _)| OTHERS.contains(&element.id.as_str()));
    // 番号だけを載せ、名前は載せない形にしました: what is changed, the whole sentence tells.
    let whole = |element: &Element, place: Place| {
        let sentence = scene.sentence(place.start).filter(|_| element.id == OTHERS[0]);
        sentence.map_or(place, |sentence| sentence.join(place))
    };
    let mut places: Vec<Place> = others
        .flat_map(|(element, state)| state.evidence.iter().map(|place| whole(element, *place)))
        .collect();
    places.sort_unstable();
    places
}

/// The first row of the table that a block is a row of.
fn table(turn: &Turn, at: usize) -> Option<usize> {
    let above = turn.document().blocks.get(..=at)?.iter().rposition(|block| block.kind != BlockKind::Row);
    Some(above.map_or(0, |above| above + 1)).filter(|first| *first <= at)
}

/// Whether a word stands for a whole category of kinds.
fn is_whole(turn: &Turn, kind: &DataType) -> bool {
    let text = turn.document().slice(kind.place);
    text.ends_with("情報") || text == "連絡先"
}

/// The lists that are told as leaked, of one kind and more.
fn lists<'a>(turn: &Turn, words: &ListsDiffer, kinds: &'a [DataType]) -> Vec<List<'a>> {
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
        if !claimed && (elsewhere.get(next).is_some_and(|told| told.contains(first)) || measure()) {
            continue;
        }
        let zones = scene.governors(at).chain([sentence]).collect();
        let subject = kinds.last().is_some_and(|kind| kind.subject);
        let told = (claimed || subject || kinds[0].claim > Claim::Nothing) && kinds.len() >= CLAIMED;
        let announced = told || headed && kinds.len() >= CLAIMED;
        found.push(List {
            kinds,
            section: block.section,
            zones,
            announced,
            told: told && prose && !headed,
            prose,
            subject,
            table: table(turn, at),
        });
    }
    found
}
