//! Records in lines: `氏名:佐藤花子 電話:…` on one or on several, or a name and what is one's own between commas, bars and
//! spaces.
//!
//! Owns telling such lines from prose. What labels a field, and what speaks of somebody else, is the ruleset's.

use super::reached::mobile;
use super::whose::kept;
use super::{is_name, is_own};
use crate::document::{Block, BlockKind, Place};
use crate::mentions::scan::Scene;
use crate::mentions::{Contact, ContactKind};
use crate::text::slice;

/// Signs between the fields of a line.
const BETWEEN: [char; 10] = [',', '、', '/', ';', '|', ' ', '(', ')', '・', '_'];

/// Lines that hold somebody's record.
pub(super) struct Record {
    /// Whose: many where one record follows another.
    pub(super) names: Vec<Place>,
    /// All of it: every number, mail and address in it is theirs.
    pub(super) whole: Place,
}

/// The records that stand in lines, in order. `addresses` and `contacts` are those of the document, in order.
pub(super) fn records(scene: &Scene, contacts: &[Contact], addresses: &[Place]) -> Vec<Record> {
    let blocks = &scene.document.blocks;
    let mut found = Vec::new();
    let mut run = Run::default();
    for (at, block) in blocks.iter().enumerate() {
        let fields = match block.kind {
            BlockKind::Row => item(scene, block)
                .unwrap_or_else(|| block.cells.iter().flat_map(|cell| fields(scene, *cell)).collect()),
            _ => fields(scene, block.place),
        };
        let goes_on = blocks.get(run.first).is_some_and(|first| first.section == block.section);
        if !goes_on || fields.is_empty() && block.label.is_none() {
            found.extend(std::mem::take(&mut run).record(scene, contacts));
        }
        if fields.is_empty() {
            found.extend(bare(scene, at, contacts, inside(addresses, block.place)));
        } else {
            if run.fields.is_empty() {
                run.first = at;
            }
            run.fields.extend(fields);
        }
    }
    found.extend(run.record(scene, contacts));
    found.sort_unstable_by_key(|record: &Record| record.whole);
    found
}

/// Lines that follow each other, each with fields of a record.
#[derive(Default)]
struct Run {
    first: usize,
    fields: Vec<Field>,
}

impl Run {
    /// The record that they are: labels with values, one of them a name's: `氏名:佐藤花子、電話:03-…`.
    fn record(self, scene: &Scene, contacts: &[Contact]) -> Option<Record> {
        let fields = &self.fields;
        let (first, last) = fields.first().zip(fields.last())?;
        let own = |field: &Field| !field.names && is_own(scene.document.slice(field.value));
        let named = fields.iter().filter(|field| field.names && is_name(scene, field.value));
        let names: Vec<Place> = named.map(|field| field.value).collect();
        if names.is_empty() || !fields.iter().any(own) {
            return None;
        }
        let before = Place { start: scene.document.blocks[self.first].place.start, end: first.label.start };
        let said: Vec<Place> = fields.iter().map(|field| field.value).chain([before]).collect();
        let whole = Place { start: first.label.start, end: last.value.end };
        (!kept(scene, contacts, self.first, &said, false)).then_some(Record { names, whole })
    }
}

/// What of these lies in a place. They are in order.
fn inside<T: Placed>(all: &[T], place: Place) -> &[T] {
    let from = all.partition_point(|one| one.place().start < place.start);
    let to = all.partition_point(|one| one.place().start < place.end);
    all.get(from..to).unwrap_or_default()
}

trait Placed {
    fn place(&self) -> Place;
}

impl Placed for Contact {
    fn place(&self) -> Place {
        self.place
    }
}

impl Placed for Place {
    fn place(&self) -> Place {
        *self
    }
}

/// A label with the value behind it.
struct Field {
    names: bool,
    label: Place,
    value: Place,
}

/// A row of a label and its value.
fn item(scene: &Scene, row: &Block) -> Option<Vec<Field>> {
    let [label, value] = *row.cells.as_slice() else { return None };
    let names = scene.hits.any(scene.sets("left-in.name-label"), label);
    let field = names || scene.hits.any(scene.sets("left-in.record-label"), label);
    (field && fields(scene, label).is_empty()).then(|| vec![Field { names, label, value }])
}

/// The labels of a line or a cell and their values.
fn fields(scene: &Scene, place: Place) -> Vec<Field> {
    let text = &scene.document.text;
    let Place { start: first, end } = place;
    let names = scene.sets("left-in.name-label");
    let others = [scene.sets("left-in.record-label"), scene.sets("left-in.reading-label")];
    let sets: Vec<_> = names.iter().chain(others.into_iter().flatten()).copied().collect();
    let mut labels: Vec<(bool, Place, usize)> = Vec::new();
    for (place, set) in scene.hits.merged_in(&sets, place) {
        let free = labels.last().is_none_or(|(_, _, value)| *value <= place.start);
        let before = slice(text, first..place.start).trim_end_matches(['ご', 'お']);
        let signed = before.ends_with(|c: char| !c.is_alphanumeric());
        let rest = slice(text, place.end..end);
        if let Some((length, sign)) = label_end(rest).filter(|_| free) {
            // A single space is none of the normal form: 氏名佐藤花子電話03-….
            let begins = before.is_empty() || signed || !labels.is_empty();
            let value = slice(rest, length..);
            let word = |c: char| c.is_alphabetic() && !('ぁ'..='ん').contains(&c);
            let follows = match names.contains(&set) || before.is_empty() {
                true => value.starts_with(|c: char| word(c) || c.is_ascii_digit()),
                false => value.starts_with(|c: char| c.is_ascii_digit() || c == '('),
            };
            if begins && (sign || follows) {
                labels.push((names.contains(&set), place, place.end + length));
            }
        }
    }
    let ends: Vec<usize> = labels.iter().skip(1).map(|(_, next, _)| next.start).chain([end]).collect();
    let field = |((names, label, start), end): (&(bool, Place, usize), usize)| {
        let value = slice(text, *start..end.max(*start));
        let value = slice(value, ..value.find('。').unwrap_or(value.len()));
        let lead = value.len() - value.trim_start_matches([' ', '「', '"', '\'']).len();
        let length =
            value.trim_end_matches(|c| BETWEEN.contains(&c) || matches!(c, '【' | '[' | '」' | '"')).len();
        let value = Place { start: start + lead.min(length), end: start + length };
        Field { names: *names, label: *label, value }
    };
    labels.iter().zip(ends).map(field).collect()
}

/// How much behind the words of a label still belongs to it (`番号`, and a sign that says that a value follows), and
/// whether there is such a sign.
fn label_end(rest: &str) -> Option<(usize, bool)> {
    let more = ["番号", "アドレス", "先", "No", "no", "number"].iter().find(|more| rest.starts_with(**more));
    let more = more.map_or(0, |more| more.len());
    let behind = slice(rest, more..).trim_start();
    let value = behind.trim_start_matches([':', '=', '】', ']', '…', '→', '.', '・']);
    let length = rest.len() - value.len();
    (!value.is_empty()).then_some((length, length > more))
}

/// A name, numbers, mails and addresses, and hardly another word: `佐藤花子,03-…,hanako@…`.
fn bare(scene: &Scene, at: usize, contacts: &[Contact], addresses: &[Place]) -> Option<Record> {
    const WORDS: usize = 4;
    const LONGEST: usize = 8;
    let text = &scene.document.text;
    let block = &scene.document.blocks[at];
    let own: Vec<&Contact> = (inside(contacts, block.place).iter())
        .filter(|contact| matches!(contact.kind, ContactKind::Phone | ContactKind::Email))
        .collect();
    if own.is_empty() && addresses.is_empty() {
        return None;
    }
    let mut known: Vec<Place> =
        own.iter().map(|contact| contact.place).chain(addresses.iter().copied()).collect();
    known.sort_unstable();
    // A name before a gap has the form of a label.
    let label = block.label.filter(|label| !is_name(scene, *label));
    let start = label.map_or(block.place.start, |label| label.end);
    // What is neither, as words.
    let mut words: Vec<Place> = Vec::new();
    let mut from = start;
    for place in known.into_iter().chain([Place { start: block.place.end, end: block.place.end }]) {
        let rest = slice(text, from..place.start.max(from));
        words.extend(parts(rest).map(|(at, part)| Place { start: from + at, end: from + at + part.len() }));
        from = from.max(place.end);
        if words.len() > 2 * WORDS {
            return None;
        }
    }
    let digits = |place: &&Place| !scene.document.slice(**place).contains(char::is_alphabetic);
    let (name, others) =
        match words.iter().filter(|place| !digits(place)).copied().collect::<Vec<_>>().as_slice() {
            // 佐藤 花子 is one name.
            [surname, given, rest @ ..]
                if given.start == surname.end + 1
                    && slice(text, surname.end..given.start) == " "
                    && is_name(scene, Place { start: surname.start, end: given.end }) =>
            {
                (Place { start: surname.start, end: given.end }, rest.to_vec())
            }
            [name, rest @ ..] => (*name, rest.to_vec()),
            [] => return None,
        };
    let short = |place: &Place| {
        let word = scene.document.slice(*place);
        word.chars().nth(LONGEST).is_none() && !word.contains(|c: char| ('ぁ'..='ん').contains(&c))
    };
    let certain =
        super::surname(scene, name).is_some() || own.iter().any(|contact| mobile(scene, contact.place));
    let record = certain && is_name(scene, name) && others.len() < WORDS && others.iter().all(short);
    (record && !kept(scene, contacts, at, &[block.place], false))
        .then_some(Record { names: vec![name], whole: block.place })
}

/// The parts of a text between signs, with where they begin.
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr().addr();
    let sign = |c: char| BETWEEN.contains(&c) || matches!(c, ':' | '"' | '〒' | '「' | '」');
    text.split(sign).filter(|part| !part.is_empty()).map(move |part| (part.as_ptr().addr() - base, part))
}
