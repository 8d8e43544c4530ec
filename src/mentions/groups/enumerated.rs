//! Parts told in a row behind their total: 「合計8名で、大人3名、子ども5名です」, 「8名です。大人が3名、子どもが5名です。」.
//!
//! Owns what such a row is: each part with its own name, nothing told of one that is not told of all, and the sentence
//! closed behind the last. What the words 「内訳」 and 「のうち」 tie is read elsewhere.

use super::{Group, Spots, Tie, group};
use crate::document::{BlockKind, Place};
use std::ops::Range;

/// The name of a part, or what a row is divided by, is no longer than this.
const LABEL: usize = 24;
/// 「このうち」: so many characters before the word that takes parts out of the sentence before.
const OPENS: usize = 2;
/// Between two parts stands one of these.
const BETWEEN: [&str; 10] = ["、", ",", "と", "・", "/", " ", "及び", "および", "並びに", "ならびに"];
/// Behind a total that its parts follow in the same sentence.
const FOLLOWED: [&str; 3] = ["で、", "であり、", "でして、"];
/// Behind the last part: nothing is told of it but its number, or that they are.
#[rustfmt::skip]
const CLOSES: [&str; 15] = [
    "。", "の分", "です", "でし", "でご", "であ", "で、", "となり", "となって", "の順", "い", "お", "あり", "ある", "含ま",
];
/// A name ends in none of these: 郵便で, 会員に; but 子ども is one.
const CASES: [&str; 10] = ["で", "に", "へ", "を", "も", "から", "より", "まで", "、", "。"];
/// What a row is divided by ends in one of these: 便ごとでは, 支店別に.
const DIVIDES: [&str; 5] = ["は", "ごとに", "別に", "ごと", "別"];

/// The group of a row of parts in a sentence, by its number and its counts outside brackets.
pub(crate) fn told(view: &Spots, sentence: usize, plain: &[usize], groups: &mut Vec<Group>) {
    let mut from = 0;
    while from < plain.len() {
        let joined = plain[from..].windows(2).take_while(|pair| follows(view, pair[0], pair[1])).count();
        let run = from..from + joined + 1;
        groups.extend(row(view, sentence, plain, run.clone()));
        from = run.end;
    }
}

fn row(view: &Spots, sentence: usize, plain: &[usize], run: Range<usize>) -> Option<Group> {
    let parts = &plain[run.clone()];
    let (&first, &last) = parts.first().zip(parts.last())?;
    let behind = unbracketed(view, Place { end: view.sentence(sentence).end, ..view.all[last].after });
    let closed = behind.is_empty() || CLOSES.iter().any(|word| behind.starts_with(word));
    let before = run.start.checked_sub(1).map(|at| plain[at]);
    // 9月が18件、10月が27件の45件です: the total of the row stands right behind it.
    let next = plain.get(run.end).filter(|next| {
        parts.len() >= 2 && view.unit(**next) == view.unit(last) && between(view, last, **next) == "の"
    });
    if let Some(&total) = next {
        return group(view, total, parts.to_vec(), Tie::Loose).filter(|_| larger(view, total, parts));
    }
    let (total, some) = match before {
        Some(total) => (total, view.has("sum.some", view.all[total].after)),
        None => above(view, sentence, first)?,
    };
    if some && before.is_none() && view.unit(total) == view.unit(first) && !closed {
        return Some(Group { total, parts: vec![first], less: None, tie: Tie::Some });
    }
    let opened = match before {
        Some(total) => {
            let gap = between(view, total, first);
            FOLLOWED.iter().find_map(|word| gap.strip_prefix(word)).is_some_and(names)
        }
        None => true,
    };
    let summed = view.told_before("sum.total", total, 4).is_some() && !some;
    let tie = if summed { Tie::Sum } else { Tie::Loose };
    (closed && opened && larger(view, total, parts)).then(|| group(view, total, parts.to_vec(), tie))?
}

/// Whether a total is larger than each of its parts.
fn larger(view: &Spots, total: usize, parts: &[usize]) -> bool {
    parts.iter().all(|&part| view.value(part) < view.value(total))
}

/// The total in the sentence before one that opens with its first part, and whether the parts are taken out of it.
fn above(view: &Spots, sentence: usize, first: usize) -> Option<(usize, bool)> {
    let document = view.document();
    let place = view.sentence(sentence);
    let mut lead = Place { start: place.start, end: view.place(first).start };
    let some = view.hit("sum.some", lead).filter(|word| view.apart(place.start, word.start) <= OPENS);
    lead.start = some.map_or(lead.start, |word| word.end);
    let text = document.at(lead).trim_start_matches(['、', 'は', ' ', '※', '*']);
    let (by, name) = text.rsplit_once('、').unwrap_or(("", text));
    let divided = by.is_empty() || DIVIDES.iter().any(|word| by.ends_with(word));
    if !divided || by.chars().count() > LABEL || !names(name) || view.has("sum.total", lead) {
        return None;
    }
    let last = sentence.checked_sub(1)?;
    let (here, block) = (document.sentences[sentence].block, document.sentences[last].block);
    let paragraph = |at: usize| view.block(at).kind == BlockKind::Paragraph;
    let told = |at: usize| paragraph(at) || view.block(at).kind == BlockKind::Note;
    if here != block && !(block + 1 == here && told(here) && paragraph(block)) {
        return None;
    }
    let mut totals = view.plain(view.sentence(last));
    totals.retain(|&total| view.unit(total) == view.unit(first));
    if totals.len() > 1 {
        totals.retain(|&total| view.told_before("sum.total", total, 4).is_some());
    }
    match totals[..] {
        [total] => Some((total, some.is_some())),
        _ => None,
    }
}

/// Whether a count is the next part of a row: a comma, its name, and it.
fn follows(view: &Spots, one: usize, next: usize) -> bool {
    let gap = between(view, one, next);
    let zone = Place { start: view.place(one).end, end: view.place(next).start };
    view.unit(one) == view.unit(next)
        && BETWEEN.iter().find_map(|mark| gap.strip_prefix(mark)).is_some_and(names)
        && !["sum.total", "sum.some", "count.distinct", "sum.shared"].iter().any(|name| view.has(name, zone))
}

/// What stands between two counts outside of brackets.
fn between(view: &Spots, one: usize, next: usize) -> String {
    unbracketed(view, Place { start: view.place(one).end, end: view.place(next).start })
}

/// As much of a place outside of brackets as is ever looked at.
fn unbracketed(view: &Spots, place: Place) -> String {
    let mut depth = 0_usize;
    let mut text = String::new();
    let signs = view.document().text.get(place.start..place.end).unwrap_or_default();
    for sign in signs.chars().take(4 * LABEL) {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => text.push(sign),
            _ => {}
        }
    }
    text
}

/// Whether a text names a part.
fn names(text: &str) -> bool {
    let bare = text.trim_end_matches([':', ' ']);
    let bare = bare.strip_suffix(['が', 'は']).unwrap_or(bare);
    !bare.is_empty()
        && !bare.contains(['、', '。'])
        && (bare.ends_with("ども") || !CASES.iter().any(|case| bare.ends_with(case)))
        && bare.chars().count() <= LABEL
}
