//! Where one member of a series ends and the next begins.
//!
//! Owns the marks: commas, 及び, ・, gaps, circled numbers, boxes; and the brackets of a stretch. Knows no kind of data.

use super::marked;
use super::scan::Scene;
use super::{compound, noun, noun_end};
use crate::document::Place;
use crate::grammar::is_dense;
use crate::text::{begins_with, one_of, slice};

/// What parts two members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joint {
    /// Nothing: the stretch begins.
    Start,
    /// A comma, or a circled number.
    Comma,
    /// 及び, と: before the last member, or between known words.
    And,
    /// ・, /.
    Dot,
    /// A wide gap.
    Gap,
}

/// A member, or what stands where one may.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    /// What stands before it.
    pub joint: Joint,
    /// Without quotes and spaces around it.
    pub place: Place,
}

const COMMAS: &[&str] = &["、", ",", ";"];
const DOTS: &[&str] = &["・", "/"];
const ANDS: &[&str] =
    &["それと", "それに", "および", "及び", "ならびに", "並びに", "または", "又は", "もしくは", "若しくは"];
/// Words of one sign that join nouns only where a noun stands on both sides.
const SHORT: &[char] = &['と', 'や'];

/// What numbers by kana.
const KANA: [char; 10] = ['ア', 'イ', 'ウ', 'エ', 'オ', 'カ', 'キ', 'ク', 'ケ', 'コ'];

/// Cuts a stretch at the marks of a series that stand in no bracket.
pub(crate) fn parts(scene: &Scene, stretch: Place) -> Vec<Part> {
    let text = &scene.document.text;
    let body = slice(text, stretch.start..stretch.end);
    let circled = &scene.document.circled;
    let mut next_circled = circled.partition_point(|place| place.start < stretch.start);
    let mut found: Vec<Part> = Vec::new();
    let mut number = 0_usize;
    let (mut joint, mut start, mut depth, mut skip) = (Joint::Start, stretch.start, 0usize, 0);
    for (offset, sign) in body.char_indices() {
        let at = stretch.start + offset;
        let begins = begins_mark(sign);
        let plain = !begins && !matches!(sign, '(' | ')') && circled.is_empty();
        if at < skip || plain {
            continue;
        }
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        while circled.get(next_circled).is_some_and(|place| place.end <= at) {
            next_circled += 1;
        }
        let circle = circled
            .get(next_circled)
            .filter(|place| place.start == at)
            .map(|place| (Joint::Comma, place.end - at));
        let rest = slice(text, at..stretch.end);
        // (1)氏名 (2)住所, (ア)氏名 (イ)住所: numbers from one on; the first may be the mark of the line.
        let numbered = rest.strip_prefix('(').and_then(|rest| {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let kana = rest.chars().next().filter(|_| digits == 0);
            let kana = kana.and_then(|kana| KANA.iter().position(|one| *one == kana));
            let digits = if kana.is_some() { 'ア'.len_utf8() } else { digits };
            let value = kana.map_or_else(|| slice(rest, ..digits).parse().ok(), |at| Some(at + 1));
            let value = value.filter(|_| slice(rest, digits..).starts_with(')'));
            let first = number == 0 && (value == Some(1) && at == stretch.start || value == Some(2));
            value.filter(|value| first || number > 0 && *value == number + 1).map(|value| (value, digits + 2))
        });
        if let Some((value, _)) = numbered {
            number = value;
            depth = depth.saturating_sub(1);
        }
        let numbered = numbered.map(|(_, length)| (Joint::Comma, length));
        if depth > 0 {
            continue;
        }
        let mark = || begins.then(|| mark(slice(text, start..at), rest)).flatten();
        if let Some((found_joint, length)) = circle.or(numbered).or_else(mark) {
            push(text, &mut found, joint, Place { start, end: at });
            joint = found_joint;
            start = (at + length).min(stretch.end);
            skip = start;
        }
    }
    // The full stop is no part of the last.
    let last = slice(text, start..stretch.end).trim_end_matches(['。', ' ']);
    push(text, &mut found, joint, Place { start, end: start + last.len() });
    merged(scene, found)
}

fn push(text: &str, found: &mut Vec<Part>, joint: Joint, place: Place) {
    let place = noun::trimmed(text, place);
    if place.start < place.end {
        found.push(Part { joint, place });
    }
}

/// Whether a mark may begin with a character: most do not, and nothing else is looked at.
fn begins_mark(sign: char) -> bool {
    one_of!("、,;・/そお及な並ま又も若 とや☑☒☐✓✔", sign)
}

/// The mark that a text begins with.
fn mark(before: &str, rest: &str) -> Option<(Joint, usize)> {
    let of = |marks: &[&str], joint| {
        marks.iter().find(|mark| begins_with(rest, mark)).map(|mark| (joint, mark.len()))
    };
    if let Some(sign) = rest.chars().next().filter(|sign| marked::BOXES.contains(sign)) {
        return Some((Joint::Comma, sign.len_utf8()));
    }
    // 1,860名.
    let digit = |found: Option<char>| found.is_some_and(|found| found.is_ascii_digit());
    if rest.starts_with(',') && digit(before.chars().next_back()) && digit(rest.chars().nth(1)) {
        return None;
    }
    if let Some(found) =
        of(COMMAS, Joint::Comma).or_else(|| of(DOTS, Joint::Dot)).or_else(|| of(ANDS, Joint::And))
    {
        return Some(found);
    }
    let mut signs = rest.chars();
    let sign = signs.next()?;
    let next = signs.next();
    let last = before.chars().next_back();
    if sign == ' ' {
        let letters = |found: Option<char>| found.is_some_and(|found| found.is_ascii_alphanumeric());
        return (!(letters(last) && letters(next))).then_some((Joint::Gap, 1));
    }
    let noun = |found: char| is_dense(found) || one_of!("おごー」』)\"", found);
    let joins = SHORT.contains(&sign)
        && last.is_some_and(|last| noun(last) || !rest.starts_with("との"))
        && last.is_some_and(|last| is_dense(last) || one_of!("ー」』)なれ", last))
        && next.is_some_and(|next| is_dense(next) || one_of!("おご「『", next));
    joins.then_some((Joint::And, sign.len_utf8()))
}

/// Takes marks back that stand inside one member: 被保険者証の記号・番号, 薬の名称と分量 between commas.
fn merged(scene: &Scene, parts: Vec<Part>) -> Vec<Part> {
    // Only between commas is another mark one inside a member.
    let any = |joints: &[Joint]| parts.iter().any(|part| joints.contains(&part.joint));
    if !any(&[Joint::Comma]) || !any(&[Joint::And, Joint::Dot]) {
        return parts;
    }
    let text = &scene.document.text;
    let ends_known = |place: Place| {
        let place = noun_end::bare(scene, noun::bracket(text, place).0);
        scene.hits.kinds_at_end(place).next().is_some()
    };
    let begins_known = |place: Place| scene.hits.kinds_in(place).next().is_some();
    let ends_noun = |place: Place| {
        let place = noun::bracket(text, place).0;
        compound::compound_start(text, place.start, place.end) < place.end || ends_known(place)
    };
    // Runs of three members and more between dots, one of which is a known word.
    let mut dotted = vec![false; parts.len()];
    let mut from = 0;
    while from < parts.len() {
        let run = parts[from + 1..].iter().take_while(|part| part.joint == Joint::Dot).count();
        let known = |part: &Part| ends_known(part.place) || begins_known(part.place);
        if run >= 2 && parts[from..=from + run].iter().any(known) {
            dotted[from..=from + run].fill(true);
        }
        from += run + 1;
    }
    let mut found: Vec<Part> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        // Only the last joint of a series of commas is 及び or と.
        let last_joint =
            || !ends_noun(part.place) || parts.get(at + 1).is_none_or(|next| next.joint == Joint::Gap);
        let inner = match part.joint {
            Joint::And => !last_joint(),
            Joint::Dot => true,
            _ => false,
        };
        // 氏名・支部名・賃金への要望 is a list of its own, commas or not.
        let dots = part.joint == Joint::Dot && dotted[at];
        // お名前と霊名、番号; 薬の名前と分量、番号 has one member less.
        let alone = |last: Place| {
            let start = scene.hits.kinds_at_end(last).next();
            let before = start.map(|start| slice(text, last.start..start).trim_end_matches(['お', 'ご']));
            before.is_some_and(|before| {
                before.is_empty()
                    || before.ends_with('は')
                    || ["名の", "人の", "方の", "様の", "さまの", "分の"]
                        .iter()
                        .any(|whose| before.ends_with(whose))
            })
        };
        let listed = |last: Place| {
            let (left, right) = (ends_known(last), begins_known(part.place));
            left && right || dots || part.joint == Joint::And && alone(last)
        };
        match found.last_mut() {
            Some(last) if inner && !listed(last.place) => {
                last.place.end = part.place.end;
            }
            _ => found.push(*part),
        }
    }
    found
}

/// What stands in the brackets of a stretch, outermost only.
pub(crate) fn brackets(text: &str, stretch: Place) -> Vec<Place> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let body = slice(text, stretch.start..stretch.end);
    // Most stretches have none; nothing closes before the first opens.
    let Some(first) = body.find('(') else { return found };
    for (at, sign) in
        slice(body, first..).bytes().enumerate().map(|(at, sign)| (stretch.start + first + at, sign))
    {
        match sign {
            b'(' => open.push(at),
            b')' => {
                if let Some(start) = open.pop()
                    && open.is_empty()
                {
                    found.push(Place { start: start + 1, end: at });
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_begins_with_one_of_its_characters() {
        let words = [COMMAS, DOTS, ANDS].concat();
        assert!(words.iter().all(|word| word.starts_with(begins_mark)));
        assert!(SHORT.iter().chain(&marked::BOXES).all(|sign| begins_mark(*sign)) && begins_mark(' '));
    }
}
