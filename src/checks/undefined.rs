//! Kind `undefined`: an abbreviation that is nowhere explained. Each abbreviation once.
//!
//! Owns what an abbreviation looks like: a few capitals alone among the letters of a sentence. Which everybody knows, and
//! what explains those of the trade, are the rule's.

use super::Turn;
use super::said::Values;
use crate::document::{BlockKind, Document, Place};
use crate::grammar::is_dense;
use crate::ruleset::{SetId, Undefined};
use crate::text::{begin, one_of, slice};
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

/// Letters of an abbreviation.
const CAPITALS: RangeInclusive<usize> = 2..=5;

/// Hits of words that begin at or before one place and may hold it.
const NESTED: usize = 4;

/// Points at the first place of each of the `terms`, and of each row of capitals that is none of the `common`. Where the
/// rule knows none, only its terms are looked for.
pub(crate) fn undefined(turn: &mut Turn, words: &Undefined) {
    let Undefined { terms, common, .. } = words;
    if !common.is_empty() {
        strange(turn, words);
    }
    let scene = turn.case.view.scene;
    for term in terms {
        let places = scene.hits.of(term.set);
        let places: Vec<Place> = places.filter(|place| stands_alone(scene.document, *place)).collect();
        let Some(&first) = places.first() else { continue };
        let told = term.explained.is_some_and(|set| scene.hits.of(set).len() > 0);
        if told || places.iter().any(|place| in_brackets(scene.document, *place)) {
            continue;
        }
        turn.at(first, &Values::text(scene.document, first));
    }
}

/// Points at the first place of each row of capitals that no list holds, where a sentence speaks of it.
fn strange(turn: &mut Turn, words: &Undefined) {
    let scene = turn.case.view.scene;
    let document = scene.document;
    let mut rows = capitals(&document.text).peekable();
    if rows.peek().is_none() {
        return;
    }
    let sets = words.common.iter().copied().chain(words.terms.iter().map(|term| term.set));
    let mut listed: Vec<Place> = sets.flat_map(|set| scene.hits.of(set)).collect();
    listed.sort_unstable();
    let edges = |sets: &[SetId], edge: fn(Place) -> usize| -> HashSet<usize> {
        sets.iter().flat_map(|set| scene.hits.of(*set)).map(edge).collect()
    };
    let ahead = edges(&words.ahead, |hit| hit.end);
    let behind = edges(&words.behind, |hit| hit.start);
    // What goes on beside it is the name of a body.
    let of_body = |place: Place| {
        let before = slice(&document.text, ..place.start).trim_end_matches(' ').len();
        ahead.contains(&before) || behind.contains(&place.end)
    };
    // AES is no ES: what is listed is the whole row, or what it is part of.
    let is_listed = |place: Place| {
        let behind = listed.partition_point(|hit| hit.start <= place.start);
        listed[behind.saturating_sub(NESTED)..behind].iter().any(|hit| hit.contains(place))
    };
    // Where each is told first; nowhere, where one place says what it is.
    let mut first: HashMap<&str, Option<Place>> = HashMap::new();
    // Whether sentences stand in a block: looked at once a block.
    let mut spoken = (usize::MAX, None);
    for place in rows {
        let word = document.slice(place);
        if first.get(word).is_some_and(Option::is_none) {
            continue;
        }
        let Some(block) = document.block_at(place.start) else { continue };
        if spoken.0 != block {
            spoken = (block, speaks(document, block));
        }
        let equals = slice(&document.text, place.end..).starts_with(['=', ':']);
        let told = equals || in_brackets(document, place);
        // | 再発防止 | 次回からOMRを導入 |: a particle behind it makes it part of what is said.
        let taken = slice(&document.text, place.end..).starts_with(['を', 'が', 'で', 'に', 'へ', 'は']);
        let name = !spoken.1.is_some_and(|said| said || taken)
            || of_body(place)
            || is_name(document, place)
            || !stands_alone(document, place);
        if told || name || is_listed(place) {
            first.insert(word, None);
        } else {
            first.entry(word).or_insert(Some(place));
        }
    }
    let mut places: Vec<Place> = first.into_values().flatten().collect();
    places.sort_unstable();
    for place in places {
        turn.at(place, &Values::text(document, place));
    }
}

/// Whether a block is said in sentences, or is an item of a list; `None` for a heading, which says nothing.
fn speaks(document: &Document, block: usize) -> Option<bool> {
    let block = &document.blocks[block];
    match block.kind {
        BlockKind::Title | BlockKind::Heading => None,
        BlockKind::Item => Some(true),
        _ => Some(document.at(block.place).contains('。')),
    }
}

/// The rows of capitals of a text.
fn capitals(text: &str) -> impl Iterator<Item = Place> {
    let bytes = text.as_bytes();
    let capital = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase);
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + bytes.get(at..)?.iter().position(u8::is_ascii_uppercase)?;
            let mut end = start + 1;
            while capital(end) {
                end += 1;
            }
            at = end;
            if CAPITALS.contains(&(end - start)) {
                return Some(Place { start, end });
            }
        }
    })
}

/// Whether capitals name something: they stand in quotes or in a row of words.
fn is_name(document: &Document, place: Place) -> bool {
    let text = &document.text;
    let (before, behind) = (slice(text, ..place.start), slice(text, place.end..));
    let latin = |c: char| c.is_ascii_alphanumeric() || c == '&';
    let row = behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(latin))
        || before.strip_suffix(' ').is_some_and(|rest| rest.ends_with(latin));
    let quoted = before.ends_with(['「', '『', '"', '“', '《', '〈', '【']);
    quoted || row
}

/// Whether a place is a word of its own: EDR is none in `CEDRIC` or in an address.
fn stands_alone(document: &Document, place: Place) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || one_of!("-._/@", c);
    let word = document.slice(place);
    let before = slice(&document.text, ..place.start).chars().next_back();
    let after = slice(&document.text, place.end..).chars().next();
    let open = |c: Option<char>, own: Option<char>| {
        !(own.is_some_and(|own| own.is_ascii_alphanumeric()) && c.is_some_and(part))
    };
    open(before, word.chars().next()) && open(after, word.chars().next_back())
}

/// Whether the abbreviation opens a bracket that explains it (`EDR(…)`), closes one as the short form of what stands
/// before it (`…(EDR)`), or carries a note.
fn in_brackets(document: &Document, place: Place) -> bool {
    let after = slice(&document.text, place.end..);
    let after = after.strip_prefix(['」', '"']).unwrap_or(after);
    let before = slice(&document.text, ..place.start);
    let before = before.strip_suffix(['「', '"']).unwrap_or(before);
    let rest = begin(after, 12);
    let bracket = |open: char, close: char| {
        rest.strip_prefix(open).is_some_and(|inside| inside.find(close).is_none_or(|len| len >= 6))
    };
    let noted = rest.starts_with(['※', '*'])
        || rest.starts_with("(※")
        || rest.starts_with("(*")
        || rest.starts_with("(注");
    // 社外からつなぐ装置(VPN装置): with the noun that it goes with.
    let noun = begin(after, 24).split(')').next().filter(|noun| slice(after, noun.len()..).starts_with(')'));
    let closed = noun.is_some_and(|noun| noun.chars().all(is_dense));
    let short = before.ends_with(['(', ':', ',']) && after.starts_with([')', ':', ',', '、'])
        || before.ends_with('(') && closed;
    let equals = rest.starts_with("とは") || rest.starts_with("という") || rest.starts_with("と呼ば");
    bracket('(', ')') || bracket('[', ']') || noted || short || equals
}
