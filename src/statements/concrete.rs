//! Whether a statement holds anything concrete: something left when resolve, courtesy and abstract nouns are taken away.
//!
//! Owns the question. Which words are empty, which are things, and which are taken to heart is the vocabulary's.

use super::Vocabulary;
use super::split::Segment;
use crate::document::Document;
use crate::grammar::{Hit, Kinds, is_dense};
use crate::text::slice;

/// The kinds of words that tell whether anything is concrete, looked up once a document.
#[derive(Clone, Copy)]
pub(super) struct Concrete {
    /// Resolve, courtesy and abstract nouns.
    empty: Kinds,
    /// 鞄, 鍵: what one handles is concrete in one character, too.
    things: Kinds,
    /// 初心, 責任の重さ: what is taken to heart, whatever the verb.
    solemn: Kinds,
}

impl Concrete {
    pub(super) fn of(vocabulary: &Vocabulary) -> Self {
        Self {
            empty: vocabulary.kinds(&["abstract", "resolve", "courtesy", "apologise", "bear", "blunder"]),
            things: vocabulary.kinds(&["document", "gear"]),
            solemn: vocabulary.kinds(&["solemn"]),
        }
    }
}

/// Whether anything is left when resolve, courtesy and abstract nouns are taken away: a number, or a compound of two
/// characters and more.
pub(super) fn is_concrete(document: &Document, segment: &Segment, hits: &[Hit], kinds: Concrete) -> bool {
    let Concrete { empty, things, solemn } = kinds;
    let to_heart =
        |hit: &Hit| hit.kinds & solemn != 0 && slice(&document.text, hit.end..).starts_with(['を', 'に']);
    if hits.iter().any(to_heart) {
        return false;
    }
    let counted = |hit: &&Hit| hit.kinds & things != 0 && hit.kinds & empty == 0 && !hit.phrase;
    if hits.iter().any(|hit| counted(&hit)) {
        return true;
    }
    let mut covered = hits.iter().filter(|hit| hit.kinds & empty != 0).peekable();
    let mut until = 0;
    // How long a compound is so far, and what it ends in.
    let mut run = (0, ' ');
    // 重要性: a quality is as abstract as what it is a quality of.
    let counts = |(length, last): (usize, char)| length > 1 && last != '性';
    for (offset, found) in slice(&document.text, segment.place.start..segment.place.end).char_indices() {
        let at = segment.place.start + offset;
        while let Some(hit) = covered.next_if(|hit| hit.start <= at) {
            until = until.max(hit.end);
        }
        if at < until || !is_dense(found) {
            if counts(run) {
                return true;
            }
            run = (0, ' ');
        } else if found.is_ascii_digit() {
            return true;
        } else {
            run = (run.0 + 1, found);
        }
    }
    counts(run)
}
