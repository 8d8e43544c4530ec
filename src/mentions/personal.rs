//! Affected persons' own names, numbers and addresses, left in by mistake.
//!
//! Owns telling them from those of the sender, of experts and of whoever acted: a person is taken for one affected
//! only where the words around say so. Surnames, nouns for those affected and shapes of addresses are the ruleset's.

use super::scan::Scene;
use super::{Contact, ContactKind, Personal, PersonalKind};
use crate::document::{Block, BlockKind, Place};

/// How far behind a name a number or an address belongs to it.
const BEHIND: usize = 90;
/// Blocks around a record in which its other lines stand.
const RECORD: usize = 4;

/// Finds what was left in, in order.
pub fn personal(scene: &Scene, contacts: &[Contact]) -> Vec<Personal> {
    let mut found = names(scene);
    found.extend(labelled(scene));
    found.extend(cells(scene));
    let names: Vec<Place> = found.iter().map(|personal| personal.place).collect();
    let addresses: Vec<Place> =
        scene.hits.longest(scene.sets("left-in.address")).into_iter().map(|(place, _)| place).collect();
    for contact in contacts {
        let kind = match contact.kind {
            ContactKind::Phone => PersonalKind::Phone,
            ContactKind::Email => PersonalKind::Email,
            _ => continue,
        };
        let place = contact.place;
        if belongs(scene, &names, place)
            || match kind {
                PersonalKind::Phone => mobile(scene, place),
                _ => !contact.own && owned(scene, place) && !at_sender(scene, place, contacts),
            }
        {
            found.push(Personal { place, kind });
        }
    }
    for place in addresses {
        if belongs(scene, &names, place) {
            found.push(Personal { place, kind: PersonalKind::Address });
        }
    }
    found.sort_by_key(|personal| personal.place);
    found.dedup_by(|next, before| before.place.touches(next.place));
    found
}

/// A surname with a given name and an honorific, behind a noun for those affected (登録者の…様); or a full name with
/// 様 where the text speaks of no sender, expert or culprit.
fn names(scene: &Scene) -> Vec<Personal> {
    let mut found = Vec::new();
    for (candidate, _) in scene.hits.longest(scene.sets("left-in.name")) {
        let Some(sentence) = scene.sentence(candidate.start) else { continue };
        let Some(block) = scene.block(candidate.start) else { continue };
        let before = Place { start: sentence.start, end: candidate.end };
        let who = scene.hits.merged_in(scene.sets("left-in.who"), before);
        let who = who
            .iter()
            .map(|(place, _)| *place)
            .filter(|who| who.end < candidate.end)
            .max_by_key(|who| who.end);
        let start = who.map_or(candidate.start, |who| who.end.max(candidate.start));
        let name = Place { start, end: candidate.end };
        let Some(surname) = surname(scene, name) else { continue };
        if scene.hits.any(scene.sets("left-in.not-name"), name) {
            continue;
        }
        let text = &scene.document.text;
        let behind_noun = who.is_some_and(|who| {
            text[who.end.min(name.start)..name.start]
                .trim_matches(['の', ' ', '「', '(', '、', ':'])
                .is_empty()
        });
        let given = text[surname.end..name.end].chars().count();
        let full = text[name.start..name.end].ends_with('様') && given > 2;
        if behind_noun && !titled(scene, block) || full && !elsewhere(scene, block) {
            found.push(Personal { place: name, kind: PersonalKind::Name });
        }
    }
    found
}

/// `氏名:…` with a name and nothing else.
fn labelled(scene: &Scene) -> Vec<Personal> {
    let document = scene.document;
    let mut found = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let Some(label) =
            block.label.filter(|label| scene.hits.any(scene.sets("left-in.name-label"), *label))
        else {
            continue;
        };
        let rest = &document.text[label.end..block.place.end];
        let start = block.place.end - rest.trim_start_matches([':', ' ']).len();
        let value = Place { start, end: block.place.end };
        if bare_name(scene, value) && !elsewhere(scene, at) {
            found.push(Personal { place: value, kind: PersonalKind::Name });
        }
    }
    found
}

/// Cells under a header 氏名 that hold a name and nothing else.
fn cells(scene: &Scene) -> Vec<Personal> {
    let document = scene.document;
    let mut found = Vec::new();
    let mut columns: Vec<usize> = Vec::new();
    let mut before: Option<&Block> = None;
    for (at, block) in document.blocks.iter().enumerate() {
        if block.kind != BlockKind::Row {
            before = None;
            continue;
        }
        if before.is_none() {
            let label = |cell: &Place| scene.hits.any(scene.sets("left-in.name-label"), *cell);
            columns =
                block.cells.iter().enumerate().filter(|(_, cell)| label(cell)).map(|(at, _)| at).collect();
        } else if !columns.is_empty() && !elsewhere(scene, at) {
            let named = columns.iter().filter_map(|column| block.cells.get(*column)).copied();
            let names = named.filter(|cell| bare_name(scene, *cell));
            found.extend(names.map(|place| Personal { place, kind: PersonalKind::Name }));
        }
        before = Some(block);
    }
    found
}

/// The surname that a name begins with.
fn surname(scene: &Scene, name: Place) -> Option<Place> {
    let inside =
        |set: &crate::ruleset::SetId| scene.hits.within(*set, name).find(|hit| hit.start == name.start);
    scene.sets("left-in.surname").iter().filter_map(inside).max_by_key(|hit| hit.end)
}

/// A surname, one to five more letters of a name, and perhaps 様.
fn bare_name(scene: &Scene, value: Place) -> bool {
    let Some(surname) = surname(scene, value) else { return false };
    let rest = scene.document.text[surname.end..value.end].trim_end_matches('様');
    let letters = rest.chars().filter(|c| *c != ' ').count();
    let name =
        |c: char| c == ' ' || matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3005}' | '\u{4E00}'..='\u{9FFF}');
    (1..=5).contains(&letters)
        && rest.chars().all(name)
        && !scene.hits.any(scene.sets("left-in.not-name"), value)
}

/// Whether a place stands behind a name in its sentence, or in a line of the record that a name heads.
fn belongs(scene: &Scene, names: &[Place], place: Place) -> bool {
    let document = scene.document;
    let (sentence, block) = (document.sentence_at(place.start), scene.block(place.start));
    names.iter().any(|name| {
        let beside = document.sentence_at(name.start) == sentence
            && name.end <= place.start
            && place.start - name.end <= BEHIND;
        let (Some(at), Some(named)) = (block, scene.block(name.start)) else { return beside };
        let (line, head) = (&document.blocks[at], &document.blocks[named]);
        let record = line.section == head.section && at.abs_diff(named) <= RECORD;
        let same_row = at == named && line.kind == BlockKind::Row;
        beside || same_row || record && line.label.is_some() && head.label.is_some() && !elsewhere(scene, at)
    })
}

/// A mobile number where nothing speaks of a desk, a sender or an unknown caller.
fn mobile(scene: &Scene, place: Place) -> bool {
    let number = scene.document.slice(place);
    let mobile = ["070", "080", "090"].iter().any(|code| number.starts_with(code));
    mobile && scene.block(place.start).is_some_and(|block| !elsewhere(scene, block))
}

/// Whether the words before an address in its clause name those affected.
fn owned(scene: &Scene, place: Place) -> bool {
    let (Some(sentence), Some(block)) = (scene.sentence(place.start), scene.block(place.start)) else {
        return false;
    };
    let before = Place { start: sentence.start, end: place.start };
    const NEAR: usize = 30;
    let who = scene.hits.merged_in(scene.sets("left-in.who"), before);
    who.last().is_some_and(|(who, _)| place.start - who.end <= NEAR)
        && !scene.hits.any(scene.sets("left-in.desk-address"), place)
        && !elsewhere(scene, block)
}

/// Whether an address is at a host that the sender uses.
fn at_sender(scene: &Scene, place: Place, contacts: &[Contact]) -> bool {
    let text = scene.document.slice(place);
    let Some((_, host)) = text.split_once('@') else { return true };
    let own = contacts.iter().filter(|contact| contact.own || contact.kind == ContactKind::Url);
    own.filter(|contact| contact.place != place)
        .any(|contact| scene.document.slice(contact.place).contains(host))
}

/// Whether a heading, label or lead makes what follows the sender's.
fn titled(scene: &Scene, block: usize) -> bool {
    scene.under(scene.sets("left-in.elsewhere"), block)
}

/// Whether the block, what governs it or the lines before it speak of the sender, a desk, an expert or a culprit.
fn elsewhere(scene: &Scene, block: usize) -> bool {
    const BEFORE: usize = 2;
    let sets = scene.sets("left-in.elsewhere");
    let blocks = &scene.document.blocks;
    titled(scene, block)
        || blocks[block.saturating_sub(BEFORE)..=block].iter().any(|near| scene.hits.any(sets, near.place))
}
