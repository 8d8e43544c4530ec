//! Whose a line, a row or a record is: that of the sender, an expert or a culprit, or of somebody affected.
//!
//! Owns what the words around it say of that. The words are the ruleset's; what is a record is decided elsewhere.

use crate::document::{BlockKind, Place};
use crate::mentions::scan::Scene;
use crate::mentions::{Contact, ContactKind};
use crate::ruleset::SetId;
use crate::text::{one_of, slice};

/// Lines before a block that speak of it.
const LINES: usize = 2;

/// Whether a heading, label or lead makes what follows the sender's.
pub(super) fn titled(scene: &Scene, block: usize) -> bool {
    scene.governors(block).any(|place| speaks(scene, place))
}

/// Whether a heading or a label, not merely the sentence above, makes what follows the sender's.
pub(super) fn headed(scene: &Scene, block: usize) -> bool {
    let lead = scene.lead(block);
    scene.governors(block).filter(|governor| Some(*governor) != lead).any(|place| speaks(scene, place))
}

/// Whether the block, what governs it or the lines before it speak of the sender, a desk, an expert or a culprit.
/// Above a labelled line or a row, a sentence that tells the leak says who leaked it, not whose record follows.
pub(super) fn elsewhere(scene: &Scene, block: usize) -> bool {
    let own = &scene.document.blocks[block];
    let record = own.label.is_some() || own.kind == BlockKind::Row;
    let said = around(scene, block).chain([own.place]);
    said.filter(|place| !(record && tells(scene, *place))).any(|place| speaks(scene, place))
}

/// Whether a record that begins in a block is the sender's. `said` is what of it speaks; a `listed` one stands for itself:
/// a row under the heads of columns, a line with the number of a pocket. Of what stands above, the nearest decides: 「漏えいした情報」 hides the desk above it, and a line that
/// gives its number is no head of a table below.
pub(super) fn kept(scene: &Scene, contacts: &[Contact], block: usize, said: &[Place], listed: bool) -> bool {
    let blocks = &scene.document.blocks;
    let own = &blocks[block];
    if said.iter().any(|place| speaks(scene, *place)) {
        return true;
    }
    // 漏えいした方の情報は次のとおりです。氏名:…, in one line: whatever stands above.
    let sentence = |place: &&Place| scene.document.slice(**place).trim_end().ends_with('。');
    if said.iter().filter(sentence).any(|place| announces(scene, *place)) {
        return false;
    }
    let record = own.label.is_some() || own.kind == BlockKind::Row;
    let mut above: Vec<Place> = around(scene, block).collect();
    above.sort_unstable_by_key(|place| std::cmp::Reverse(place.start));
    let mut past = false;
    for place in above {
        if speaks(scene, place) {
            let done = is_done(scene, contacts, place)
                && (listed || scene.block(place.start).is_some_and(|at| blocks[at].section != own.section));
            past |= done;
            if !(done || record && tells(scene, place)) {
                return true;
            }
        } else if announces(scene, place) {
            break;
        }
    }
    past && said.iter().any(|place| scene.document.slice(*place).ends_with(['部', '課', '室', '係']))
}

/// What stands above a block and speaks of it: its governors, and the lines before it.
fn around<'a>(scene: &'a Scene, block: usize) -> impl Iterator<Item = Place> + 'a {
    let near = &scene.document.blocks[block.saturating_sub(LINES)..block];
    scene.governors(block).chain(near.iter().map(|near| near.place))
}

/// Whether words there speak of the sender, a desk, an expert or a culprit. In 連絡先電話番号 a word for a desk is part of the
/// name of a kind of data, unless its number follows.
pub(super) fn speaks(scene: &Scene, place: Place) -> bool {
    /// Words that are looked at; a line without end says nothing.
    const MOST: usize = 16;
    let mut all = scene.sets("left-in.elsewhere").iter().flat_map(|set| scene.hits.within(*set, place));
    let Some(first) = all.next() else { return false };
    !is_kind(scene, first, place)
        || all.enumerate().any(|(at, desk)| at == MOST || !is_kind(scene, desk, place))
}

/// Whether a word for a desk goes on as the name of a kind of data, behind which no number stands, nor that one does below.
fn is_kind(scene: &Scene, desk: Place, place: Place) -> bool {
    let rest = Place { start: desk.end, end: place.end.max(desk.end) };
    let starts = |set: &SetId| scene.hits.within(*set, rest).next().filter(|hit| hit.start == desk.end);
    let Some(label) = scene.sets("left-in.record-label").iter().find_map(starts) else { return false };
    let behind = slice(&scene.document.text, label.end..rest.end);
    let behind = ["番号", "アドレス"].iter().find_map(|more| behind.strip_prefix(more)).unwrap_or(behind);
    let number = behind.trim_start_matches([':', ' ', '(', '+', '=']);
    let sentence = scene.sentence(desk.start).map_or(rest.end, |sentence| sentence.end.min(rest.end));
    let told = Place { start: label.end.min(sentence), end: sentence };
    let below = behind.starts_with(['は', 'が', 'を']) && scene.hits.any(scene.sets("pointer"), told);
    !below && !gives_one(number)
}

/// Whether a text begins with a number or an address: a letter that stands there alone (連絡先電話番号n) is neither.
fn gives_one(text: &str) -> bool {
    /// Letters of an address before its sign.
    const LONGEST: usize = 64;
    let letter = |c: &char| c.is_ascii_alphanumeric() || one_of!("._%+-", *c);
    let word = text.chars().take(LONGEST).take_while(letter).count();
    let rest = text.chars().nth(word);
    text.starts_with(|c: char| c.is_ascii_digit()) || word > 0 && matches!(rest, Some('@' | ':'))
}

/// Whether a whole sentence tells that something leaked, and points at nothing below.
fn tells(scene: &Scene, place: Place) -> bool {
    scene.document.slice(place).ends_with('。')
        && scene.hits.any(scene.sets("left-in.told"), place)
        && !scene.hits.any(scene.sets("pointer"), place)
}

/// Whether what stands above a record says that it leaked, or that it is of those affected: 「漏えいした情報」, 「対象の方」.
pub(super) fn announces(scene: &Scene, place: Place) -> bool {
    let text = scene.document.slice(place);
    let whole = text.trim_end_matches([':', '】', ')', ']', ' ']);
    let end = place.start + whole.len();
    let whose = |set: &SetId| scene.hits.within(*set, place).any(|who| who.end == end);
    let told = scene.hits.any(scene.sets("left-in.told"), place);
    let whose = scene.sets("left-in.who").iter().any(whose);
    whose || told && (!text.ends_with('。') || scene.hits.any(scene.sets("pointer"), place))
}

/// Whether a line of a desk ends with itself: it gives the number, and points at nothing below.
fn is_done(scene: &Scene, contacts: &[Contact], place: Place) -> bool {
    let line = scene.block(place.start).map(|at| scene.document.blocks[at].kind);
    let first = contacts.partition_point(|contact| contact.place.start < place.start);
    let mut inside = contacts[first..].iter().take_while(|contact| contact.place.end <= place.end);
    line.is_some_and(|kind| !matches!(kind, BlockKind::Row | BlockKind::Heading | BlockKind::Title))
        && inside.any(|contact| contact.kind != ContactKind::Desk)
        && !scene.hits.any(scene.sets("pointer"), place)
}
