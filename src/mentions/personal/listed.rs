//! Names and addresses that stand alone below words that announce them: 「漏えいした方は、次のとおりです。」.
//!
//! Owns such lists. What announces one is told by its subject, whose words are the ruleset's.

use super::whose::{kept, speaks};
use super::{bare_name, is_name};
use crate::document::{Block, BlockKind, Place};
use crate::mentions::scan::Scene;
use crate::mentions::{Contact, ContactKind, Personal, PersonalKind};
use crate::text::script::is_katakana;
use crate::text::slice;

/// All that stands in such lists.
pub(super) fn listed(scene: &Scene, contacts: &[Contact]) -> Vec<Personal> {
    let blocks = &scene.document.blocks;
    let mut found = Vec::new();
    let mut free = 0;
    for (at, block) in blocks.iter().enumerate() {
        if block.kind == BlockKind::Row {
            continue;
        }
        let label = block.label.and_then(|label| subject(scene, label));
        if label.is_some_and(|what| what == Subject::Reached) {
            found.extend(reached(block.place, contacts).map(personal));
        }
        if at + 1 < free {
            continue;
        }
        let last = scene.sentence(block.place.end.saturating_sub(1)).unwrap_or(block.place);
        let below = &blocks[at + 1..];
        let length = match subject(scene, last) {
            Some(Subject::Persons) => {
                let (names, scanned) = names(scene, below);
                if names.first().is_some_and(|first| !kept(scene, contacts, at + 1, &[*first], false)) {
                    found.extend(names.into_iter().map(|place| Personal { place, kind: PersonalKind::Name }));
                }
                scanned
            }
            Some(Subject::Reached) => {
                let lines = below.iter().map(|line| alone(scene, line.place, contacts));
                let lines: Vec<_> = lines.take_while(|inside| !inside.is_empty()).collect();
                found.extend(lines.iter().flatten().copied().map(personal));
                lines.len()
            }
            None => 0,
        };
        free = at + 1 + length;
    }
    found
}

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// Those affected, by name.
    Persons,
    /// Numbers and addresses of theirs.
    Reached,
}

/// What a heading, a label or a sentence that says no more than 「…は次のとおりです」 announces as leaked.
fn subject(scene: &Scene, place: Place) -> Option<Subject> {
    /// Letters behind the pointer: のとおりです。
    const REST: usize = 12;
    // Most say nothing of anybody.
    if !scene.hits.any(scene.sets("left-in.who"), place) && !scene.hits.any(scene.sets("left-in.told"), place)
    {
        return None;
    }
    let text = scene.document.slice(place);
    let head = match scene.hits.first(scene.sets("pointer"), place) {
        Some(pointer) => {
            let rest = slice(text, pointer.end - place.start..);
            let before = slice(text, ..pointer.start - place.start).trim_end_matches(['、', ' ']);
            let closed = rest.chars().nth(REST).is_none() && !rest.contains(['へ', 'に']);
            before.strip_suffix('は').filter(|_| closed)?
        }
        None if text.ends_with('。') => return None,
        None => text.trim_end_matches([':', ' ']),
    };
    if speaks(scene, place) {
        return None;
    }
    let head = Place { start: place.start, end: place.start + head.len() };
    let ends = |name: &str, more: &[&str]| {
        let ended =
            |hit: Place| more.iter().any(|more| slice(&scene.document.text, hit.end..head.end) == *more);
        scene.sets(name).iter().any(|set| scene.hits.within(*set, head).any(ended))
    };
    let told = scene.hits.any(scene.sets("left-in.told"), head);
    if told && ends("left-in.record-label", &["", "番号", "アドレス"]) {
        return Some(Subject::Reached);
    }
    let persons = ends("left-in.who", &["", "の氏名", "のお名前"]) || told && ends("left-in.those", &[""]);
    persons.then_some(Subject::Persons)
}

/// The names that the next lines are, one each, where all lines of the list are names and one of them is known to be one;
/// and how many lines were looked at.
fn names(scene: &Scene, below: &[Block]) -> (Vec<Place>, usize) {
    const SHORTEST: usize = 4;
    let Some(first) = below.first() else { return (Vec::new(), 0) };
    let value = |block: &Block| {
        let text = scene.document.slice(block.place);
        Place { end: block.place.start + text.trim_end_matches(['様', '、', '。']).len(), ..block.place }
    };
    let alike =
        |block: &&Block| block.kind == first.kind && block.section == first.section && block.label.is_none();
    let lines = below.iter().take_while(alike);
    let names: Vec<Place> = lines.clone().map(value).take_while(|name| is_name(scene, *name)).collect();
    // A list of which only a part are names is one of other things.
    let other = first.kind == BlockKind::Item && lines.clone().nth(names.len()).is_some();
    let known = |name: &Place| {
        let text = scene.document.slice(*name);
        let katakana = text.contains(is_katakana);
        text.chars().nth(SHORTEST - 1).is_some() && !katakana && bare_name(scene, *name)
    };
    let scanned = names.len();
    if !other && names.iter().any(known) { (names, scanned) } else { (Vec::new(), scanned) }
}

/// The numbers and addresses of a line that holds no other word.
fn alone<'a>(scene: &Scene, line: Place, contacts: &'a [Contact]) -> Vec<&'a Contact> {
    let inside: Vec<&Contact> = reached(line, contacts).collect();
    let mut from = line.start;
    let ends = inside.iter().map(|contact| contact.place).chain([Place { start: line.end, end: line.end }]);
    let word = ends.into_iter().any(|next| {
        let between = slice(&scene.document.text, from..next.start.max(from));
        from = next.end;
        between.contains(char::is_alphabetic)
    });
    if word { Vec::new() } else { inside }
}

/// The numbers and addresses in a place.
fn reached(place: Place, contacts: &[Contact]) -> impl Iterator<Item = &Contact> {
    let first = contacts.partition_point(|contact| contact.place.start < place.start);
    let inside = contacts[first..].iter().take_while(move |contact| contact.place.end <= place.end);
    inside.filter(|contact| matches!(contact.kind, ContactKind::Phone | ContactKind::Email))
}

fn personal(contact: &Contact) -> Personal {
    let kind = match contact.kind {
        ContactKind::Email => PersonalKind::Email,
        _ => PersonalKind::Phone,
    };
    Personal { place: contact.place, kind }
}
