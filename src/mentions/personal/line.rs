//! Records in lines: `氏名:佐藤花子 電話:…` on one or on several, or a name and what is one's own between commas, bars and
//! spaces.
//!
//! Owns telling such lines from prose. Labels and values are [`super::fields`]'; what labels a field, and what speaks of
//! somebody else, is the ruleset's.

use super::fields::{BETWEEN, Field, fields, item, name};
use super::reached::{mobile, of_pocket};
use super::whose::{announces, kept, speaks};
use super::{is_name, is_private, of_those};
use crate::document::{Block, BlockKind, Place};
use crate::mentions::scan::Scene;
use crate::mentions::{Contact, ContactKind};
use crate::text::script::is_hiragana;
use crate::text::slice;

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
    let names = scene.sets("left-in.name-label");
    let all = [names, scene.sets("left-in.record-label"), scene.sets("left-in.reading-label")].concat();
    let words = (names, all.as_slice());
    let mut found = Vec::new();
    let mut run = Run::default();
    for (at, block) in blocks.iter().enumerate() {
        let fields = match block.kind {
            BlockKind::Row => item(scene, words, block)
                .unwrap_or_else(|| block.cells.iter().flat_map(|cell| fields(scene, words, *cell)).collect()),
            _ => fields(scene, words, block.place),
        };
        for (from, fields) in apart(scene, block, fields) {
            let goes_on = blocks.get(run.first).is_some_and(|first| first.section == block.section);
            if !goes_on
                || run.ends_before(scene, block, from, &fields)
                || fields.is_empty() && !run.passes(scene, block)
            {
                found.extend(std::mem::take(&mut run).record(scene, contacts));
            }
            if fields.is_empty() {
                found.extend(bare(scene, at, contacts, inside(addresses, block.place)));
            } else {
                // 窓口:電話 0120-… is no first line of the record below it.
                let desk = run.fields.is_empty() && speaks(scene, lead(block, from, &fields));
                if run.fields.is_empty() {
                    (run.first, run.from) = (at, from);
                }
                run.take(scene, fields);
                if desk {
                    found.extend(std::mem::take(&mut run).record(scene, contacts));
                }
            }
        }
    }
    found.extend(run.record(scene, contacts));
    found.sort_unstable_by_key(|record: &Record| record.whole);
    found
}

/// Lines that follow each other, each with fields of a record.
#[derive(Default)]
struct Run {
    /// The block that the first stands in, and where what leads to it begins.
    first: usize,
    from: usize,
    fields: Vec<Field>,
    /// Short lines between them that say something else.
    between: Vec<Place>,
    /// The same, behind the last of them so far.
    passed: Vec<Place>,
    /// Whether one of the values is a name, and another somebody's own.
    named: bool,
    own: bool,
}

/// What stands in a line before its first label, from where what stood before it ends.
fn lead(block: &Block, from: usize, fields: &[Field]) -> Place {
    let end = fields.first().map_or(block.place.end, |field| field.label.start.max(from));
    Place { start: from, end }
}

/// The fields of a line, parted where a sentence between them announces those that follow, and where what leads to each
/// part begins: 連絡先:…。漏えいした情報は次のとおりです。氏名:…
fn apart(scene: &Scene, block: &Block, mut fields: Vec<Field>) -> Vec<(usize, Vec<Field>)> {
    let mut parts = Vec::new();
    let mut at = fields.len();
    while let Some(before) = at.checked_sub(2) {
        at -= 1;
        let gap = slice(&scene.document.text, fields[before].label.end..fields[at].label.start).trim_end();
        let gap = Place { start: fields[before].label.end, end: fields[before].label.end + gap.len() };
        if scene.document.slice(gap).ends_with('。') && announces(scene, nearest(scene, gap)) {
            parts.push((gap.start, fields.split_off(at)));
        }
    }
    parts.push((block.place.start, fields));
    parts.reverse();
    parts
}

impl Run {
    fn take(&mut self, scene: &Scene, fields: Vec<Field>) {
        self.between.append(&mut self.passed);
        self.named |= fields.iter().any(|field| field.named(scene));
        self.own |= fields.iter().any(|field| field.own(scene));
        self.fields.extend(fields);
    }

    /// Whether a line begins something else: it says so, or names a desk below a record that wants nothing.
    fn ends_before(&self, scene: &Scene, block: &Block, from: usize, fields: &[Field]) -> bool {
        if self.fields.is_empty() {
            return false;
        }
        let lead = lead(block, from, fields);
        let pointer = scene.document.slice(lead).trim_end().ends_with('。') && announces(scene, lead);
        let desk = || match block.apart {
            true => speaks(scene, block.place),
            false => !fields.is_empty() && speaks(scene, lead),
        };
        pointer || self.named && self.own && desk()
    }

    /// Whether a line without a known label may be one of the record: 登録日:2026年3月2日, 【会員区分】一般.
    fn passes(&mut self, scene: &Scene, block: &Block) -> bool {
        const LINES: usize = 3;
        const LONGEST: usize = 30;
        let text = scene.document.slice(block.place);
        let brief = !text.contains('。') && text.chars().nth(LONGEST).is_none();
        let passes = !self.fields.is_empty() && (block.label.is_some() || brief && self.passed.len() < LINES);
        if passes {
            self.passed.push(block.place);
        }
        passes
    }

    /// The record that they are: labels with values, one of them a name's: `氏名:佐藤花子、電話:03-…`.
    fn record(self, scene: &Scene, contacts: &[Contact]) -> Option<Record> {
        let fields = &self.fields;
        let (first, last) = fields.first().zip(fields.last())?;
        if !self.named || !self.own {
            return None;
        }
        let whole = Place { start: first.label.start, end: last.value.end };
        // Nobody's desk has a card or a birthday; whatever stands above, what is said between the lines counts.
        let private =
            |field: &Field| is_private(scene, field.label) || field.names && of_those(scene, field.label);
        let private = fields.iter().any(private);
        let pocket = || inside(contacts, whole).iter().any(|contact| of_pocket(scene, contact.place));
        // 商品の名前:羽毛布団 is nobody.
        let close = private || pocket();
        let known = |name: Place| super::surname(scene, name).is_some();
        let named = fields.iter().filter(|field| field.named(scene));
        let named = named.map(|field| (field.glued, name(scene, field.value)));
        let names: Vec<Place> =
            named.filter(|(glued, name)| !glued || close || known(*name)).map(|(_, name)| name).collect();
        if names.is_empty() {
            return None;
        }
        let before =
            nearest(scene, Place { start: self.from.min(first.label.start), end: first.label.start });
        let values = fields.iter().map(|field| field.value);
        let said: Vec<Place> = values.chain([before]).chain(fields.iter().map(|field| field.noun)).collect();
        let theirs = match private {
            true => said.iter().chain(&self.between).any(|place| speaks(scene, *place)),
            false => {
                let said: Vec<Place> = said.into_iter().chain(self.between.iter().copied()).collect();
                kept(scene, contacts, self.first, &said, close)
            }
        };
        (!theirs).then_some(Record { names, whole })
    }
}

/// Of what stands before a record in its block, what begins with the last words that announce it: 窓口は次のとおりです。
/// 漏えいした情報は次のとおりです。氏名:…. A line of a desk may run into them: 窓口 https://… 漏えいした情報は次のとおりです。
fn nearest(scene: &Scene, before: Place) -> Place {
    let sentences = &scene.document.sentences;
    let end = sentences.partition_point(|sentence| sentence.place.start < before.end);
    let inside = sentences[..end].iter().rev().map(|sentence| sentence.place);
    let whole = |place: &Place| place.end <= before.end && scene.document.slice(*place).ends_with('。');
    let said = inside.take_while(|place| place.end > before.start).filter(whole);
    let mut said = said.map(|place| Place { start: place.start.max(before.start), ..place });
    let start = said.find(|place| announces(scene, *place)).map(|place| {
        let told = scene.hits.last(scene.sets("left-in.told"), place);
        told.map_or(place.start, |(told, _)| told.start)
    });
    start.map_or(before, |start| Place { start, ..before })
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
    // Where a link leads is no word of the line.
    let links = inside(contacts, block.place).iter().filter(|contact| contact.kind == ContactKind::Url);
    let known = own.iter().copied().chain(links).map(|contact| contact.place);
    let mut known: Vec<Place> = known.chain(addresses.iter().copied()).collect();
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
        word.chars().nth(LONGEST).is_none() && !word.contains(is_hiragana)
    };
    // Nobody's desk gives its number and then, name first, that of a pocket or a house.
    let at_home =
        name.start == start && (!addresses.is_empty() || own.iter().any(|own| of_pocket(scene, own.place)));
    let certain = at_home
        || super::surname(scene, name).is_some()
        || own.iter().any(|contact| mobile(scene, contact.place));
    let record = certain && is_name(scene, name) && others.len() < WORDS && others.iter().all(short);
    (record && !kept(scene, contacts, at, &[block.place], at_home))
        .then_some(Record { names: vec![name], whole: block.place })
}

/// The parts of a text between signs, with where they begin.
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr().addr();
    let sign = |c: char| BETWEEN.contains(&c) || matches!(c, ':' | '"' | '〒' | '「' | '」' | '<' | '>');
    text.split(sign).filter(|part| !part.is_empty()).map(move |part| (part.as_ptr().addr() - base, part))
}
