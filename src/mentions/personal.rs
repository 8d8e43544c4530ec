//! Affected persons' own names, numbers and addresses, left in by mistake.
//!
//! Owns telling them from those of the sender, of experts and of whoever acted: a person is taken for one affected
//! only where the words around say so. Surnames and nouns for those affected are the ruleset's.

mod fields;
mod foreign;
mod line;
mod listed;
mod names;
mod reached;
mod spaced;
mod unsaid;
mod whose;

use super::numbered;
use super::scan::Scene;
use super::shapes;
use super::{Contact, ContactKind, Personal, PersonalKind};
use crate::document::{Block, BlockKind, Place};
use crate::text::slice;
use names::{bare_name, is_name, names, surname};
use reached::{at_sender, called, missent, mobile, of_reader, of_somebody, owned};
pub(crate) use unsaid::unsaid;
use whose::{elsewhere, kept};

/// How far behind a name a number or an address belongs to it.
const BEHIND: usize = 90;
/// How far before a name a noun for those affected may begin.
const BEFORE: usize = 60;
/// Blocks around a record in which its other lines stand.
const RECORD: usize = 4;

/// Finds what was left in, in order.
pub(crate) fn personal(scene: &Scene, contacts: &[Contact]) -> Vec<Personal> {
    let addresses = shapes::addresses(scene);
    let mut found = names(scene, contacts, &addresses);
    let lines = line::records(scene, contacts, &addresses);
    found.extend(labelled(scene));
    found.extend(cells(scene, contacts));
    let named = lines.iter().flat_map(|line| &line.names);
    found.extend(named.map(|&place| Personal { place, kind: PersonalKind::Name }));
    found.extend(listed::listed(scene, contacts));
    found.sort_by_key(|personal| personal.place);
    let named = found.iter().filter(|personal| personal.kind == PersonalKind::Name);
    let names: Vec<Place> = named.map(|personal| personal.place).collect();
    found.extend(repeated(scene, &names));
    let belongs = |place: Place| {
        let near = lines.partition_point(|line| line.whole.end <= place.start);
        lines.get(near).is_some_and(|line| line.whole.contains(place))
            || belongs(scene, contacts, &names, place)
    };
    // 対象者は…様で、ご本人の電話番号は…、メールアドレスは…です: what goes on from what belongs to somebody.
    let mut last: Option<Place> = None;
    let goes_on = |last: Option<Place>, place: Place| last.is_some_and(|last| goes_on(scene, last, place));
    for contact in contacts {
        let kind = match contact.kind {
            ContactKind::Phone => PersonalKind::Phone,
            ContactKind::Email => PersonalKind::Email,
            _ => continue,
        };
        let place = contact.place;
        if belongs(place)
            || goes_on(last, place)
            || match kind {
                PersonalKind::Phone => mobile(scene, place) || of_somebody(scene, place),
                _ => {
                    let theirs = !contact.own && owned(scene, place)
                        || called(scene, place)
                        || of_reader(scene, place)
                        || missent(scene, place);
                    theirs && !at_sender(scene, place, contacts)
                }
            }
        {
            last = Some(place);
            found.push(Personal { place, kind });
        }
    }
    for place in addresses {
        if belongs(place) {
            found.push(Personal { place, kind: PersonalKind::Address });
        }
    }
    found.extend(readings(scene, contacts, &names));
    found.extend(numbered::numbers(scene));
    found.extend(numbered::own(scene, belongs));
    // The longer of two that start together, or of one inside the other, is the one told.
    found.sort_by_key(|personal| (personal.place.start, std::cmp::Reverse(personal.place.end)));
    found.dedup_by(|next, before| before.place.touches(next.place));
    found
}

/// Whether a value holds a number of somebody's own, a house, a birthday or a mail address.
fn is_own(value: &str) -> bool {
    /// Digits of the shortest such number.
    const DIGITS: usize = 6;
    value.contains('@')
        || value.bytes().filter(u8::is_ascii_digit).count() >= DIGITS
        || value.contains(['県', '市', '区', '町', '村']) && value.contains(|c: char| c.is_ascii_digit())
}

/// Whether a label asks for what nobody at a desk gives: a card, a birthday.
fn is_private(scene: &Scene, label: Place) -> bool {
    scene.hits.any(scene.sets("left-in.private-label"), label)
}

/// Whether the label of a name says that it is of somebody affected: 会員名.
fn of_those(scene: &Scene, label: Place) -> bool {
    scene.hits.any(scene.sets("left-in.who"), label)
}

/// What stands behind a label.
fn value(scene: &Scene, block: &Block, label: Place) -> Place {
    let rest = slice(&scene.document.text, label.end..block.place.end);
    Place { start: block.place.end - rest.trim_start_matches([':', ' ']).len(), end: block.place.end }
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
        let value = value(scene, block, label);
        if bare_name(scene, value) && !elsewhere(scene, at) {
            found.push(Personal { place: value, kind: PersonalKind::Name });
        }
    }
    found
}

/// Cells under a header 氏名 that hold a name and nothing else.
fn cells(scene: &Scene, contacts: &[Contact]) -> Vec<Personal> {
    let document = scene.document;
    let mut found = Vec::new();
    let mut columns: Vec<usize> = Vec::new();
    let mut private = false;
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
            private =
                is_private(scene, block.place) || columns.iter().any(|at| of_those(scene, block.cells[*at]));
        } else if !columns.is_empty() {
            let named = columns.iter().filter_map(|column| block.cells.get(*column)).copied();
            // Beside a number of somebody's own, it is a name whatever the surname.
            let record = block.cells.iter().any(|cell| is_own(document.slice(*cell)));
            let senders = match record {
                true if private => block.cells.iter().any(|cell| whose::speaks(scene, *cell)),
                true => kept(scene, contacts, at, &block.cells, true),
                false => elsewhere(scene, at),
            };
            let named = named.filter(|_| !senders);
            let names = named.filter(|cell| bare_name(scene, *cell) || record && is_name(scene, *cell));
            found.extend(names.map(|place| Personal { place, kind: PersonalKind::Name }));
        }
        before = Some(block);
    }
    found
}

/// How the name of somebody named beside it is read: フリガナ:サトウハナコ, in a record or a table.
fn readings(scene: &Scene, contacts: &[Contact], names: &[Place]) -> Vec<Personal> {
    const LONGEST: usize = 20;
    let text = &scene.document.text;
    let label = |place: Place| scene.hits.any(scene.sets("left-in.reading-label"), place);
    let kana = |place: Place| {
        let value = slice(text, place.start..place.end);
        let sign = |c: char| c == ' ' || matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FC}');
        value.chars().all(sign) && (3..=LONGEST).contains(&value.chars().filter(|c| *c != ' ').count())
    };
    let mut found = Vec::new();
    let mut columns: Option<Vec<usize>> = None;
    for block in &scene.document.blocks {
        if block.kind != BlockKind::Row {
            columns = None;
            let own = block.label.filter(|own| label(*own));
            found.extend(own.map(|own| value(scene, block, own)));
            continue;
        }
        let first = block.cells.first().is_some_and(|cell| label(*cell));
        if block.cells.len() == 2 && first {
            found.extend(block.cells.get(1));
        }
        match &columns {
            Some(columns) => found.extend(columns.iter().filter_map(|column| block.cells.get(*column))),
            None => columns = Some((0..block.cells.len()).filter(|at| label(block.cells[*at])).collect()),
        }
    }
    found.retain(|place| kana(*place) && belongs(scene, contacts, names, *place));
    found.into_iter().map(|place| Personal { place, kind: PersonalKind::Name }).collect()
}

/// Whether a place stands behind a name in its sentence, or in a line of the record that a name heads.
fn belongs(scene: &Scene, contacts: &[Contact], names: &[Place], place: Place) -> bool {
    let document = scene.document;
    let before = names.partition_point(|name| name.end <= place.start).checked_sub(1).map(|at| names[at]);
    let same = |name: Place| document.sentence_at(name.start) == document.sentence_at(place.start);
    if before.is_some_and(|name| same(name) && place.start - name.end <= BEHIND) {
        return true;
    }
    if linked(scene, names, place) {
        return true;
    }
    let Some(at) = scene.block(place.start) else { return false };
    let line = &document.blocks[at];
    let named = |block: &Block| {
        let first = names.partition_point(|name| name.start < block.place.start);
        names.get(first).is_some_and(|name| block.place.contains(*name))
    };
    let record = &document.blocks[at.saturating_sub(RECORD)..(at + RECORD + 1).min(document.blocks.len())];
    if line.kind == BlockKind::Row {
        // A record whose items stand below each other.
        let item = |row: &Block| row.kind == BlockKind::Row && row.cells.len() == 2;
        let beside = |row: &Block| item(row) && row.section == line.section && named(row);
        return named(line)
            || item(line) && record.iter().any(beside) && !kept(scene, contacts, at, &line.cells, false);
    }
    let head = |block: &Block| block.section == line.section && block.label.is_some() && named(block);
    line.label.is_some() && record.iter().any(head) && !kept(scene, contacts, at, &[line.place], false)
}

/// Whether a value follows one of somebody affected in its sentence, and no word for a desk or a sender stands between.
fn goes_on(scene: &Scene, last: Place, place: Place) -> bool {
    let between = Place { start: last.end.min(place.start), end: place.start };
    place.start - between.start <= BEHIND
        && scene.document.sentence_at(last.start) == scene.document.sentence_at(place.start)
        && !scene.hits.any(scene.sets("left-in.elsewhere"), between)
        && !scene.document.slice(between).contains('。')
}

/// Whether a place is where a link leads whose words are a name: (090-…)会員の佐藤花子様.
fn linked(scene: &Scene, names: &[Place], place: Place) -> bool {
    const NOUN: usize = 8;
    let text = &scene.document.text;
    let Some(name) = names.get(names.partition_point(|name| name.start < place.end)) else { return false };
    let gap = slice(text, place.end..name.start.max(place.end));
    let noun = gap.strip_prefix(')').filter(|_| slice(text, ..place.start).ends_with('('));
    noun.is_some_and(|noun| noun.chars().nth(NOUN).is_none() && !noun.contains(['、', '。', '\n']))
}

/// A name that was found once is the same name wherever it stands.
fn repeated(scene: &Scene, names: &[Place]) -> Vec<Personal> {
    const DISTINCT: usize = 50;
    const SHORTEST: usize = 3;
    let text = &scene.document.text;
    let bare = |name: &Place| {
        slice(text, name.start..name.end).trim_end_matches(['様', '氏', 'さ', 'ん', 'ま']).trim()
    };
    let mut cores: Vec<&str> =
        names.iter().map(bare).filter(|core| core.chars().count() >= SHORTEST).collect();
    cores.sort_unstable();
    cores.dedup();
    // 小鳥遊さん, after 小鳥遊優子様, is the same again.
    let surname = |name: &Place| {
        let bare = bare(name);
        let next = cores.partition_point(|core| *core <= bare);
        cores.get(next).is_some_and(|core| core.starts_with(bare))
    };
    let told = |name: &Place| scene.sentence(name.start).is_some_and(|place| whose::speaks(scene, place));
    let again = shapes::names(scene).into_iter().filter(|name| surname(name) && !told(name));
    let mut found: Vec<Personal> = again.map(|place| Personal { place, kind: PersonalKind::Name }).collect();
    cores.truncate(DISTINCT);
    let places = cores.iter().flat_map(|core| {
        text.match_indices(core).map(|(start, core)| Place { start, end: start + core.len() })
    });
    found.extend(places.map(|place| Personal { place, kind: PersonalKind::Name }));
    found
}

#[cfg(test)]
mod tests;
