//! Shapes of Japanese names and addresses, read backwards and forwards from the words that end them.
//!
//! Owns the kinds of letters that names and addresses are made of. Whether what has the shape of a name is one, and
//! whose, is decided elsewhere.

use super::scan::Scene;
use crate::document::Place;
use crate::text::script::{is_hiragana, is_ideograph, is_katakana};
use crate::text::{one_of, slice};

/// Everything that has the shape of a name before an honorific: two to six ideographs and perhaps a given name
/// behind a space (佐藤 はな様), or a surname in ideographs and a given name in kana (佐藤はな様). Honorific included.
pub(crate) fn names(scene: &Scene) -> Vec<Place> {
    let mut found = Vec::new();
    for (set, kana) in [("left-in.honorific", true), ("left-in.formal-honorific", false)] {
        let mut honorifics: Vec<Place> = scene.sets(set).iter().flat_map(|&set| scene.hits.of(set)).collect();
        honorifics.sort_unstable_by_key(|honorific| {
            (slice(&scene.document.text, honorific.start..honorific.end), honorific.start)
        });
        let alike = |one: &Place, other: &Place| scene.document.slice(*one) == scene.document.slice(*other);
        for honorifics in honorifics.chunk_by(alike) {
            named(scene, honorifics, ideographic, &mut found);
            if kana {
                named(scene, honorifics, mixed, &mut found);
            }
        }
    }
    outermost(found)
}

/// Names before places of one honorific, read by `name`: from the earliest letter that may begin one, each behind the
/// one before.
fn named(scene: &Scene, honorifics: &[Place], name: fn(&str, &str) -> Option<usize>, found: &mut Vec<Place>) {
    /// 6 ideographs, a space and 5 letters.
    const LONGEST: usize = 12;
    let text = &scene.document.text;
    let mut free = 0;
    for &honorific in honorifics {
        let before = text.get(free..honorific.start).unwrap_or_default();
        let letters = before.char_indices().rev().take(LONGEST).take_while(|(_, c)| in_name(*c));
        let Some((start, _)) = letters.last() else { continue };
        let window = free + start..honorific.start;
        let starts = slice(text, window.clone()).char_indices().map(|(at, _)| window.start + at);
        let read = |start: usize| {
            let end = start + name(slice(text, start..), scene.document.slice(honorific))?;
            Some(Place { start, end })
        };
        if let Some(place) = starts.into_iter().find_map(read) {
            free = place.end;
            found.push(place);
        }
    }
}

/// The length of two to six ideographs, perhaps a given name behind a space, and the honorific.
fn ideographic(text: &str, honorific: &str) -> Option<usize> {
    let ends = ends(text, |c| is_ideograph(c) || c == 'ヶ', 6);
    ends.into_iter().skip(1).rev().find_map(|end| {
        let rest = slice(text, end..);
        let given = rest.strip_prefix(' ').and_then(|given| {
            let ends = self::ends(given, |c| is_ideograph(c) || is_hiragana(c) || is_katakana(c), 5);
            ends.into_iter().rev().find(|&end| slice(given, end..).starts_with(honorific)).map(|end| end + 1)
        });
        let given = given.or_else(|| rest.starts_with(honorific).then_some(0))?;
        Some(end + given + honorific.len())
    })
}

/// The length of two to four ideographs, as many kana, and the honorific. の is no part of a name.
fn mixed(text: &str, honorific: &str) -> Option<usize> {
    let surname = ends(text, is_ideograph, 4).into_iter().skip(1).next_back()?;
    let given = slice(text, surname..);
    let ends = ends(given, |c| (is_hiragana(c) && c != 'の' && c != 'ぁ') || is_katakana(c), 4);
    // トシ子, きよ美: one ideograph may end it.
    let closed = |end: usize| {
        let rest = slice(given, end..);
        let last = rest.chars().next().filter(|c| is_ideograph(*c)).map_or(0, char::len_utf8);
        [last, 0].into_iter().find(|&last| slice(rest, last..).starts_with(honorific))
    };
    let end = ends.into_iter().skip(1).rev().find_map(|end| Some(end + closed(end)?))?;
    Some(surname + end + honorific.len())
}

/// Everything that has the shape of a street address: a prefecture, city, ward, town or village, and the number of a
/// house.
pub(crate) fn addresses(scene: &Scene) -> Vec<Place> {
    let text = &scene.document.text;
    let hits = scene.sets("left-in.house-number").iter().flat_map(|&set| scene.hits.of(set));
    let mut marks: Vec<Place> = hits.collect();
    marks.sort_unstable_by_key(|mark| (scene.document.slice(*mark), mark.start));
    let alike = |one: &Place, other: &Place| scene.document.slice(*one) == scene.document.slice(*other);
    let mut found = Vec::new();
    for marks in marks.chunk_by(alike) {
        let mut free = 0;
        for mark in marks {
            // A sign inside the address before is a part of it.
            let Some(before) = text.get(free..mark.start) else { continue };
            let digits = before.trim_end_matches(|c: char| c.is_ascii_digit());
            let number = free + digits.len();
            let end = house(text, number, *mark);
            if let (Some(end), Some(start)) = (end, region(digits)) {
                found.push(Place { start: free + start, end });
                free = end;
            }
        }
    }
    outermost(found)
}

/// Where the number of a house that begins at `number` ends. `mark` stands behind its first digits.
fn house(text: &str, number: usize, mark: Place) -> Option<usize> {
    let digits = mark.start - number;
    let sign = slice(text, mark.start..mark.end);
    let longest = if sign == "番" { 5 } else { 4 };
    if !(1..=longest).contains(&digits) {
        return None;
    }
    if sign == "-" {
        return parts(text, number + digits);
    }
    let rest = slice(text, mark.end..);
    let (rest, most) =
        if sign == "番" { (rest.strip_prefix('地').unwrap_or(rest), 10) } else { (rest, 12) };
    let more = ends(rest, |c| c.is_ascii_digit() || one_of!("番地号の-", c), most).pop();
    Some(text.len() - rest.len() + more.unwrap_or(0))
}

/// Where one to three further parts (-2-3) end, with the number of a room (405号室).
fn parts(text: &str, from: usize) -> Option<usize> {
    let digits = |text: &str| ends(text, |c| c.is_ascii_digit(), 4).pop();
    let mut end = from;
    for _ in 0..3 {
        let Some(len) = slice(text, end..).strip_prefix('-').and_then(digits) else { break };
        end += 1 + len;
    }
    let rest = slice(text, end..);
    let room = || {
        let number = rest.strip_prefix('-').unwrap_or(rest);
        let behind = slice(number, digits(number)?..).strip_prefix('号')?;
        Some(text.len() - behind.strip_prefix('室').unwrap_or(behind).len())
    };
    (end > from).then(|| room().unwrap_or(end))
}

/// Where the earliest name of a region starts whose address goes on to the end of `text`.
fn region(text: &str) -> Option<usize> {
    /// Letters of a town or a block after the region, and of its name.
    const BEHIND: usize = 12;
    const NAME: usize = 10;
    let behind = text.char_indices().rev().take(BEHIND + 1);
    let mut earliest: Option<usize> = None;
    for (at, c) in behind.take_while(|(_, c)| in_address(*c)) {
        if one_of!("都道府県市区町村郡", c) {
            let name = slice(text, ..at).char_indices().rev().take(NAME).take_while(|(_, c)| in_address(*c));
            earliest = earliest.into_iter().chain(name.map(|(at, _)| at)).min();
        }
    }
    earliest
}

/// The ends of the first letters of a text, up to `most` of them, as long as they are of one kind.
fn ends(text: &str, kind: impl Fn(char) -> bool, most: usize) -> Vec<usize> {
    let letters = text.char_indices().take(most).take_while(|(_, c)| kind(*c));
    letters.map(|(at, c)| at + c.len_utf8()).collect()
}

/// In order, without what lies inside another.
fn outermost(mut found: Vec<Place>) -> Vec<Place> {
    found.sort_unstable_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    let mut end = 0;
    found.retain(|place| {
        let keep = place.end > end;
        end = end.max(place.end);
        keep
    });
    found
}

fn in_name(c: char) -> bool {
    c == ' ' || is_ideograph(c) || is_hiragana(c) || is_katakana(c)
}

fn in_address(c: char) -> bool {
    is_ideograph(c) || is_hiragana(c) || is_katakana(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::builtin;
    use crate::document::{Format, read};
    use crate::mentions::Hits;
    use proptest::prelude::*;
    use regex::Regex;

    /// The shapes as expressions: names before each honorific, then addresses.
    const NAMES: [&str; 7] = [
        "[一-龠々ヶ]{2,6}(?: [一-龠々ぁ-んァ-ヶー]{1,5})?様",
        "[一-龠々]{2,4}[あ-ねは-んァ-ヶー]{2,4}[一-龠々]?様",
        "[一-龠々ヶ]{2,6}(?: [一-龠々ぁ-んァ-ヶー]{1,5})?さん",
        "[一-龠々]{2,4}[あ-ねは-んァ-ヶー]{2,4}[一-龠々]?さん",
        "[一-龠々ヶ]{2,6}(?: [一-龠々ぁ-んァ-ヶー]{1,5})?さま",
        "[一-龠々]{2,4}[あ-ねは-んァ-ヶー]{2,4}[一-龠々]?さま",
        "[一-龠々ヶ]{2,6}(?: [一-龠々ぁ-んァ-ヶー]{1,5})?氏",
    ];
    const ADDRESSES: [&str; 3] = [
        "[一-龠々ぁ-んァ-ヶー]{1,10}[都道府県市区町村郡][一-龠々ぁ-んァ-ヶー]{0,12}[0-9]{1,4}(?:-[0-9]{1,4}){1,3}(?:-?[0-9]{1,4}号室?)?",
        "[一-龠々ぁ-んァ-ヶー]{1,10}[都道府県市区町村郡][一-龠々ぁ-んァ-ヶー]{0,12}[0-9]{1,4}丁目[0-9番地号の-]{0,12}",
        "[一-龠々ぁ-んァ-ヶー]{1,10}[都道府県市区町村郡][一-龠々ぁ-んァ-ヶー]{0,12}[0-9]{1,5}番地?[0-9番地号の-]{0,10}",
    ];

    fn expected(text: &str, shapes: &[&str]) -> Vec<Place> {
        let shapes = shapes.iter().map(|shape| Regex::new(shape).unwrap());
        let places = |shape: Regex| -> Vec<Place> {
            shape.find_iter(text).map(|m| Place { start: m.start(), end: m.end() }).collect()
        };
        outermost(shapes.flat_map(places).collect())
    }

    #[test]
    fn names_and_addresses_are_what_the_expressions_say() {
        let ruleset = builtin().unwrap();
        let parts = prop::sample::select(vec![
            "様", "さん", "さま", "氏", "佐", "々", "ヶ", "はな", "さ", "の", "ぁ", "ー", "ハナ", " ", "、",
            "市", "区", "見本", "1", "23", "45678", "-", "番", "番地", "丁目", "号室", "号", "a",
        ]);
        let texts = prop::collection::vec(parts, 1..40);
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        let outcome = runner.run(&texts, |parts| {
            let document = read(&parts.concat(), Format::Text);
            let hits = Hits::scan(&document, &ruleset);
            let scene = Scene { document: &document, hits: &hits, ruleset: &ruleset, leads: &[] };
            prop_assert_eq!(names(&scene), expected(&document.text, &NAMES));
            prop_assert_eq!(addresses(&scene), expected(&document.text, &ADDRESSES));
            Ok(())
        });
        outcome.unwrap();
    }
}
