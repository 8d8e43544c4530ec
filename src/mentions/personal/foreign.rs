//! Names before an honorific that are spelt in no ideographs: サトウハナコ様, ジョン・スミスさん, Hanako Sato 様.
//!
//! Owns their shapes. Whether what has the shape of a name is one, and whose, is decided elsewhere.

use crate::document::Place;
use crate::mentions::scan::Scene;
use crate::text::script::is_katakana;
use crate::text::slice;

/// Letters of the longest.
const LONGEST: usize = 30;

/// Everything that has such a shape, honorific included, in order.
pub(super) fn names(scene: &Scene) -> Vec<Place> {
    let text = &scene.document.text;
    let sets = ["left-in.honorific", "left-in.formal-honorific"].map(|name| scene.sets(name)).concat();
    let mut found: Vec<Place> = Vec::new();
    for (honorific, _) in scene.hits.merged(&sets) {
        let free = found.last().map_or(0, |last| last.end);
        let Some(before) = text.get(free..honorific.start) else { continue };
        let before = before.trim_end_matches(' ');
        let length = match before.chars().next_back() {
            Some(c) if is_katakana(c) => {
                spelt_in(before, |c| is_katakana(c) || DIVIDERS.contains(&c)).and_then(in_katakana)
            }
            Some(c) if c.is_ascii_alphabetic() => {
                spelt_in(before, |c| latin(c) || c == ' ').and_then(in_latin)
            }
            _ => None,
        };
        found.extend(length.map(|length| Place { start: free + before.len() - length, end: honorific.end }));
    }
    found
}

/// Signs between the parts of a name.
const DIVIDERS: [char; 2] = ['・', '='];

/// The letters of one kind that a text ends with; `None` where they go on from another word.
fn spelt_in(text: &str, kind: impl Fn(char) -> bool) -> Option<&str> {
    let letters = text.char_indices().rev().take(LONGEST + 1).take_while(|(_, c)| kind(*c));
    let (start, _) = letters.last()?;
    let apart = |c: char| c.is_ascii() || matches!(c, '\u{3000}'..='\u{303F}' | '\u{3041}'..='\u{3096}');
    let part = slice(text, start..);
    let free = slice(text, ..start).chars().next_back().is_none_or(apart);
    (free && part.chars().count() <= LONGEST).then_some(part)
}

/// The bytes of a full name in katakana: parts with a sign between, or one word that is longer than most words and does not
/// end as those for roles do (ユーザー, オーナー).
fn in_katakana(letters: &str) -> Option<usize> {
    const SHORTEST: usize = 5;
    let name = letters.trim_start_matches(DIVIDERS);
    let long = |part: &str, least: usize| {
        part.chars().nth(least - 1).is_some() && !part.starts_with(['ー', 'ン', 'ッ'])
    };
    let whole = match name.contains(DIVIDERS) {
        true => name.split(DIVIDERS).count() <= 4 && name.split(DIVIDERS).all(|part| long(part, 2)),
        false => long(name, SHORTEST) && !name.ends_with('ー'),
    };
    whole.then_some(name.len())
}

/// The bytes of the last two to four words, all of which begin large and go on small.
fn in_latin(letters: &str) -> Option<usize> {
    let named = |word: &&str| {
        let behind = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let large = word.len() - behind.len();
        large > 0 && (large == 1 || behind.is_empty()) && word.len() < LONGEST
    };
    let count = letters.rsplit(' ').take_while(named).count();
    let words: Vec<&str> = letters.rsplit(' ').take(count).collect();
    (2..=4).contains(&count).then(|| words.iter().map(|word| word.len()).sum::<usize>() + count - 1)
}

fn latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '.' | '-' | '\'')
}
