//! Kind `undefined`: an abbreviation that is nowhere explained. Each abbreviation once.

use super::Turn;
use super::said::Values;
use crate::document::{Document, Place};
use crate::grammar::is_dense;
use crate::ruleset::Term;
use crate::text::{begin, one_of, slice};

/// Points at the first place of each.
pub fn undefined(turn: &mut Turn, terms: &[Term]) {
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
