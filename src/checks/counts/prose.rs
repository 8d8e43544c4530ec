//! Groups that stand in sentences: 「A 3名、B 5名、合計8名」, 「8名(内訳: …)」, 「8名のうち3名」.
//!
//! Owns how far a total may stand from the words that tie its parts to it.

use super::figure::{Figure, Figures};
use super::group::Group;
use super::lines;
use crate::document::Place;
use crate::ruleset::SumWords;

/// 「合計で418名」: so many characters between the word and its count.
const NEAR: usize = 4;
/// 「184件(このうち」: so many between a total and the word that takes a part out of it.
const OUT_OF: usize = 4;

/// The groups of all sentences.
pub fn sentences<'a>(figures: &Figures<'a>, words: &SumWords, groups: &mut Vec<Group<'a>>) {
    let document = figures.case.view.scene.document;
    for at in 0..document.sentences.len() {
        let place = figures.sentence(at);
        if figures.within(place).is_empty() {
            continue;
        }
        added(figures, words, at, groups);
        groups.extend(announced(figures, words, at));
        bracketed(figures, words, at, groups);
        taken(figures, words, at, groups);
    }
}

/// 「A 3名、B 5名、合計8名」: the total ends what it adds up, in its sentence, the one before or the lines above.
fn added<'a>(figures: &Figures<'a>, words: &SumWords, at: usize, groups: &mut Vec<Group<'a>>) {
    let document = figures.case.view.scene.document;
    let place = figures.sentence(at);
    // 「(計8名)」 alone in its brackets stands for the whole sentence.
    let alone = |figure: &Figure| {
        figure.bracket.is_some_and(|bracket| {
            let bracket = document.clauses[bracket].place;
            let word = figures.right_before(&words.total, bracket.start, figure, NEAR);
            figures.within(bracket).len() == 1
                && word.is_some_and(|word| figures.apart(bracket.start, word.start) <= 1)
        })
    };
    let told = figures.within(place).iter();
    let plain: Vec<Figure> =
        told.filter(|figure| figure.bracket.is_none() || alone(figure)).copied().collect();
    let mut from = 0;
    for (index, total) in plain.iter().enumerate() {
        let start = index.checked_sub(1).map_or(place.start, |before| plain[before].place().end);
        let Some(word) = figures.right_before(&words.total, start, total, NEAR) else { continue };
        let told = &plain[from..index];
        from = index + 1;
        let parts = match told {
            [] if figures.apart(place.start, word.start) > NEAR => None,
            [] => {
                let block = document.sentences[at].block;
                match at.checked_sub(1).filter(|&before| document.sentences[before].block == block) {
                    Some(before) => Some(figures.plain(figures.sentence(before))),
                    None => lines::before(figures, block),
                }
            }
            [first, ..] => {
                let zone = Place { start: first.place().start, end: total.place().start };
                let some = plain_hit(figures, &words.some, zone);
                (!some).then(|| told.to_vec())
            }
        };
        let Some(mut parts) = parts else { continue };
        if total.count.affected && parts.iter().any(|part| part.count.affected) {
            parts.retain(|part| part.count.affected);
        }
        // Who acted may be counted before those who are added up.
        let fitting = (0..parts.len())
            .filter_map(|skip| Group::whole(*total, parts[skip..].to_vec()))
            .find(|group| group.sum() == Some(total.value()));
        groups.extend(fitting.or_else(|| Group::whole(*total, parts)));
    }
}

/// A hit outside of brackets.
fn plain_hit(figures: &Figures, sets: &[crate::ruleset::SetId], zone: Place) -> bool {
    let scene = &figures.case.view.scene;
    let bracketed = |hit: Place| {
        scene.document.clause_at(hit.start).is_some_and(|at| scene.document.clauses[at].parent.is_some())
    };
    sets.iter().flat_map(|&set| scene.hits.within(set, zone)).any(|hit| !bracketed(hit))
}

/// 「8名の内訳は、A 3名、B 5名」: the word stands between the total and its parts.
fn announced<'a>(figures: &Figures<'a>, words: &SumWords, at: usize) -> Option<Group<'a>> {
    let document = figures.case.view.scene.document;
    let place = figures.sentence(at);
    let word = figures.hit(&words.parts, place)?;
    let bracket = document
        .clause_at(word.start)
        .filter(|&clause| document.clauses[clause].parent.is_some())
        .map(|clause| document.clauses[clause].place);
    let inside = bracket.map(|bracket| Place { start: word.end, end: bracket.end });
    let parts = match inside.map(|inside| figures.within(inside).to_vec()).filter(|parts| !parts.is_empty()) {
        Some(parts) => parts,
        None => figures.plain(Place { start: word.end, end: place.end }),
    };
    let first = parts.first()?;
    let unit = first.unit();
    let rest = Place { start: word.end, end: parts.last()?.place().end };
    if figures.any(&words.total, rest) || figures.any(&words.some, rest) {
        return None;
    }
    let of_unit = |place: Place| -> Vec<Figure<'a>> {
        figures.plain(place).into_iter().filter(|figure| figure.unit() == unit).collect()
    };
    let same = of_unit(Place { start: place.start, end: word.start });
    let total = match same.last() {
        Some(total) => *total,
        None => {
            let before = at.checked_sub(1)?;
            let block = document.sentences[at].block;
            let close = document.sentences[before].block + 1 >= block;
            let told = of_unit(figures.sentence(before));
            // Of several counts in the sentence before none is certainly the total.
            match told.as_slice() {
                [total] if close => *total,
                _ => return None,
            }
        }
    };
    Group::whole(total, parts)
}

/// 「8名(A 3名、B 5名)」: nothing but the parts in brackets right behind the total.
fn bracketed<'a>(figures: &Figures<'a>, words: &SumWords, at: usize, groups: &mut Vec<Group<'a>>) {
    let document = figures.case.view.scene.document;
    let place = figures.sentence(at);
    for total in figures.plain(place) {
        let behind = figures.within(Place { start: total.place().end, end: place.end });
        let Some(bracket) = behind.first().and_then(|next| next.bracket) else { continue };
        let bracket = document.clauses[bracket].place;
        let parts = figures.within(bracket).to_vec();
        let dates = &figures.case.view.mentions.dates;
        let first = dates.partition_point(|date| date.place.start < bracket.start);
        let dated = dates.get(first).is_some_and(|date| bracket.contains(date.place));
        let told = [&words.some, &words.total].iter().any(|words| figures.any(words, bracket));
        if figures.apart(total.place().end, bracket.start) <= 1 && !dated && !told {
            groups.extend(Group::whole(total, parts));
        }
    }
}

/// 「8名のうち3名」: a part is no larger than what it is taken from; with 「残り5名」 the parts are all.
fn taken<'a>(figures: &Figures<'a>, words: &SumWords, at: usize, groups: &mut Vec<Group<'a>>) {
    let document = figures.case.view.scene.document;
    let place = figures.sentence(at);
    let here = figures.within(place);
    for (index, total) in here.iter().enumerate() {
        let zone = Place { start: total.place().end, end: place.end };
        let Some(word) = figures.hit(&words.some, zone) else { continue };
        if figures.apart(total.place().end, word.start) > OUT_OF {
            continue;
        }
        let mut parts: Vec<Figure> =
            here[index + 1..].iter().copied().filter(|part| part.unit() == total.unit()).collect();
        let Some(part) = parts.first().copied() else { continue };
        if part.place().start < word.end {
            continue;
        }
        groups.push(Group { total: *total, parts: vec![part], all: false });
        let next = at + 1;
        if document.sentences.get(next).is_some_and(|next| next.block == total.block) {
            parts.extend(figures.plain(figures.sentence(next)));
        }
        let mut start = part.place().end;
        for (last, rest) in parts.iter().enumerate().skip(1) {
            if figures.right_before(&words.rest, start, rest, NEAR).is_some() {
                groups.extend(Group::whole(*total, parts[..=last].to_vec()));
                break;
            }
            start = rest.place().end;
        }
    }
}
