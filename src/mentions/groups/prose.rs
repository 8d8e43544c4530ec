//! Groups that stand in sentences: 「A 3名、B 5名、合計8名」, 「8名(内訳: …)」, 「8名のうち3名」.
//!
//! Owns how far a total may stand from the words that tie its parts to it.

use super::apart;
use super::bracket;
use super::change;
use super::enumerated;
use super::ledger::Ended;
use super::rest;
use super::spot::NEAR;
use super::taken::{Told, left, remaining, taken, takes};
use super::{Group, Spots, Tie, group, mixed, mixed_units};
use crate::document::Place;
use crate::mentions::Role;
use std::collections::HashMap;

/// The groups of all sentences.
pub(crate) fn sentences(view: &Spots, ended: &Ended, groups: &mut Vec<Group>) {
    let mut first = 0;
    // The last count that gives a total, of each unit.
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut totals: Vec<usize> = Vec::new();
    while let Some(figure) = view.all.get(first) {
        let sentence = figure.sentence;
        let length = view.all[first..].iter().take_while(|figure| figure.sentence == sentence).count();
        let here = first..first + length;
        let plain: Vec<usize> = here.clone().filter(|&figure| standing(view, figure)).collect();
        let told = Told { at: sentence, place: view.sentence(sentence), plain: &plain };
        added(view, &told, ended, groups);
        groups.extend(change::told(view, &plain));
        groups.extend(change::left_out(view, &plain, |whole| takes(view, whole)));
        groups.extend(change::explained(view, sentence, &plain));
        groups.extend(both(view, &told, &totals));
        joined(view, &told, groups);
        groups.extend(composed(view, &told));
        let announced = announced(view, &told);
        let word = view.hit("sum.parts", told.place);
        if announced.is_none() && !word.is_some_and(|word| super::far::of_some(view, told.place, word)) {
            enumerated::told(view, sentence, &plain, groups);
        }
        groups.extend(announced);
        bracket::bracketed(view, here.clone(), groups);
        for inside in bracket::inside(view, here.clone()) {
            added(view, &Told { plain: &inside, ..told }, ended, groups);
        }
        taken(view, &told, groups);
        groups.extend(left(view, &told).or_else(|| remaining(view, &told, &known)));
        groups.extend(apart::told(view, sentence, &plain));
        groups.extend(rest::told(view, sentence, &plain));
        groups.extend(apart::overlap(view, sentence, &plain));
        for total in here.filter(|&figure| gives_total(view, figure)) {
            known.insert(view.unit(total), total);
            totals.push(total);
        }
        first += length;
    }
}

/// Whether a count stands in the sentence itself: outside brackets, or as 「(計8名)」 alone in its own.
fn standing(view: &Spots, figure: usize) -> bool {
    let Some(bracket) = view.all[figure].bracket() else { return true };
    let bracket = view.document().clauses[bracket].place;
    let word = view.told_before("sum.total", figure, NEAR);
    word.is_some_and(|word| view.apart(bracket.start, word.start) <= 1) && view.within(bracket).len() == 1
}

/// 「A 3名、B 5名、合計8名」: the total ends what it adds up, in its sentence, the one before or the lines above.
fn added(view: &Spots, told: &Told, ended: &Ended, groups: &mut Vec<Group>) {
    let document = view.document();
    let mut from = 0;
    for (index, &total) in told.plain.iter().enumerate() {
        let summed = view.told_before("sum.total", total, NEAR);
        // 610通、776通、延べ1,386通
        let times = || view.told_before("count.cumulative", total, 0).filter(|_| index >= from + 2);
        // 120件+85件=205件
        let equals = || {
            let before = view.all[total].before;
            (index >= from + 2 && view.document().at(before).trim() == "=").then_some(before)
        };
        // 340名と50名を合わせた390名; 以上41通 below a list.
        let joined = || view.told_before("sum.joined", total, 0).filter(|_| index >= from + 2);
        let above = || view.told_before("sum.above", total, 1).filter(|_| index == 0);
        let word = summed.or_else(times).or_else(equals).or_else(joined).or_else(above);
        let Some(word) = word else { continue };
        let before = &told.plain[from..index];
        from = index + 1;
        // 両方に当てはまる方はおらず、合わせて60名です: what is said of the parts leads to their sum.
        let lead = Place { start: told.place.start, end: word.start };
        let of_parts = || document.at(lead).ends_with('、') && view.has("sum.overlap", lead);
        let mut listed = false;
        let mut parts = match before {
            [] if view.apart(told.place.start, word.start) > NEAR && !of_parts() => continue,
            [] => {
                // 2枚が見つかっていません。全部で340枚ありましたが、残りは…: there are more than those told before.
                let behind = Place { start: view.place(total).end, end: told.place.end };
                if plain_hit(view, "sum.rest", behind) {
                    continue;
                }
                let block = document.sentences[told.at].block;
                let last = told.at.checked_sub(1).filter(|&last| document.sentences[last].block == block);
                listed = last.is_none();
                match last {
                    Some(last) if accounted(view, last, total) => continue,
                    Some(last) => view.plain(view.sentence(last)),
                    None => ended.before(block).cloned().unwrap_or_default(),
                }
            }
            [first, ..] => {
                let zone = Place { start: view.place(*first).start, end: view.place(total).start };
                if plain_hit(view, "sum.some", zone) {
                    continue;
                }
                before.to_vec()
            }
        };
        // 「会員128名と体験の方17名、計145件」
        groups.extend(mixed_units(view, total, &parts));
        parts.retain(|&part| view.unit(part) == view.unit(total));
        let less = shared(view, &mut parts);
        // The lines of a list are its parts, whoever they count.
        let found =
            if listed { group(view, total, parts, Tie::Sum) } else { adding(view, total, parts, less) };
        groups.extend(found.map(|found| Group { less, ..found }));
    }
}

/// Whether the sentence before is the parts of a count told before them, of which a later total is more than the sum:
/// 対象は407名です。本部155名、支部252名がその内訳です。総数は612名ですが、….
fn accounted(view: &Spots, last: usize, total: usize) -> bool {
    let sentences = &view.document().sentences;
    let block = sentences[last].block;
    let Some(first) = last.checked_sub(1).filter(|&first| sentences[first].block == block) else {
        return false;
    };
    let mut parts = view.plain(view.sentence(last));
    parts.retain(|&part| view.unit(part) == view.unit(total));
    let sum = parts.iter().fold(0_u64, |sum, &part| sum.saturating_add(view.value(part)));
    let told = view.plain(view.sentence(first)).into_iter();
    let mut told = told.filter(|&one| view.unit(one) == view.unit(total)).map(|one| view.value(one));
    parts.len() > 1 && sum != view.value(total) && told.any(|one| one == sum)
}

/// The parts that a total ends. Who acted may be counted before those who are added up: where only some of the parts
/// are affected, those are the parts that make the total, or none is known.
fn adding(view: &Spots, total: usize, parts: Vec<usize>, less: Option<usize>) -> Option<Group> {
    let fitting = fitting(view, parts, total);
    let sum = |parts: &[usize]| parts.iter().fold(0_u64, |sum, &part| sum.saturating_add(view.value(part)));
    let less = less.map_or(0, |less| view.value(less));
    let makes = |parts: &[usize]| [sum(parts), sum(parts).saturating_sub(less)].contains(&view.value(total));
    let (affected, others): (Vec<usize>, Vec<usize>) =
        fitting.iter().copied().partition(|&part| view.counts[part].affected);
    let mixed = view.counts[total].affected && !affected.is_empty() && !others.is_empty();
    if !mixed || makes(&fitting) {
        return group(view, total, fitting, Tie::Sum);
    }
    group(view, total, affected, Tie::Sum).filter(|group| makes(&group.parts))
}

/// 「両事案の対象は、重複する41名を除いて合計13,063名」: a total of the two totals told before, each in its own place.
fn both(view: &Spots, told: &Told, totals: &[usize]) -> Option<Group> {
    let &total = told.plain.last()?;
    let word = view.told_before("sum.total", total, NEAR)?;
    view.hit("sum.both", Place { start: told.place.start, end: word.start })?;
    let mut others = told.plain[..told.plain.len() - 1].to_vec();
    let less = shared(view, &mut others);
    // A total told again is none of two.
    let mut parts: Vec<usize> = Vec::new();
    for &known in totals {
        if parts.iter().all(|&part| view.value(part) != view.value(known)) {
            parts.push(known);
        }
    }
    let [one, other] = parts[..] else { return None };
    let apart = view.block(view.all[one].block).section != view.block(view.all[other].block).section;
    if !others.is_empty() || !apart {
        return None;
    }
    // Which totals the two are is a reading: only a slip is told.
    let found = group(view, total, parts.clone(), Tie::Loose).or_else(|| mixed_units(view, total, &parts));
    found.map(|found| Group { less, ..found })
}

/// Takes out of the parts those whom two of them share: 重複する41名を除いて.
fn shared(view: &Spots, parts: &mut Vec<usize>) -> Option<usize> {
    let overlaps = |figure: usize| {
        view.told_before("sum.shared", figure, 2).is_some()
            || view.right_after(view.scene.sets("sum.shared"), figure, 1)
    };
    let at = parts.iter().position(|&part| overlaps(part))?;
    let shared = parts.remove(at);
    // 14名を|お一人|として数え: how they are counted is no part.
    let said = |figure: usize| {
        let sets = view.scene.sets("sum.shared").iter();
        let near = view.sentence(view.all[figure].sentence);
        let mut hits = sets.flat_map(|&set| view.scene.hits.within(set, near));
        hits.any(|hit| hit.contains(view.place(figure)))
    };
    parts.retain(|&part| view.value(part) > 1 || !said(part));
    Some(shared)
}

/// The last of the parts that add up to the total, else all: who acted may be counted before those who are added up.
fn fitting(view: &Spots, mut parts: Vec<usize>, total: usize) -> Vec<usize> {
    let mut sum = 0_u64;
    for at in (0..parts.len()).rev() {
        sum = sum.saturating_add(view.value(parts[at]));
        if sum == view.value(total) && parts.len() - at >= 2 {
            return parts.split_off(at);
        }
    }
    parts
}

/// 「8名です。A 3名とB 5名を合わせた数です。」: the total stands in the sentence before.
fn joined(view: &Spots, told: &Told, groups: &mut Vec<Group>) {
    let Some((&last, _)) = told.plain.split_last().filter(|(_, before)| !before.is_empty()) else { return };
    let after = view.all[last].after;
    let word = view.hit("sum.joined", after);
    let Some(before) =
        told.at.checked_sub(1).filter(|_| word.is_some_and(|w| view.apart(after.start, w.start) <= 1))
    else {
        return;
    };
    if let [total] = view.plain(view.sentence(before))[..] {
        groups.extend(
            group(view, total, told.plain.to_vec(), Tie::Sum).or_else(|| mixed(view, total, told.plain)),
        );
    }
}

/// 「86名であり、A 58名、B 28名から成る」: the word ends the parts of the total before them.
fn composed(view: &Spots, told: &Told) -> Option<Group> {
    let [total, parts @ ..] = told.plain else { return None };
    let after = view.all[*parts.last()?].after;
    let word = view.hit("sum.composed", after)?;
    let close = view.apart(after.start, word.start) <= 1 && parts.len() > 1;
    close.then(|| group(view, *total, parts.to_vec(), Tie::Sum)).flatten()
}

/// A hit outside of brackets.
fn plain_hit(view: &Spots, name: &str, zone: Place) -> bool {
    let document = view.document();
    let bracketed =
        |hit: Place| document.clause_at(hit.start).is_some_and(|at| document.clauses[at].parent().is_some());
    let sets = view.scene.sets(name).iter();
    sets.flat_map(|&set| view.scene.hits.within(set, zone)).any(|hit| !bracketed(hit))
}

/// 「8名の内訳は、A 3名、B 5名」: the word stands between the total and its parts.
fn announced(view: &Spots, told: &Told) -> Option<Group> {
    let document = view.document();
    let word = view.hit("sum.parts", told.place)?;
    let clause = document.clause_at(word.start).filter(|&clause| document.clauses[clause].parent().is_some());
    let bracket = clause.map(|clause| document.clauses[clause].place);
    let inside = bracket.map(|bracket| Place { start: word.end, end: bracket.end });
    let inside = inside.map(|inside| view.within(inside).collect::<Vec<usize>>());
    let behind = |figure: &&usize| view.place(**figure).start >= word.end;
    let parts = match inside.filter(|parts| !parts.is_empty()) {
        Some(parts) => parts,
        None => told.plain.iter().filter(behind).copied().collect(),
    };
    let (first, last) = (*parts.first()?, *parts.last()?);
    let rest = Place { start: word.end, end: view.place(last).end };
    if view.has("sum.total", rest) || view.has("sum.some", rest) {
        return None;
    }
    let of_unit = |figure: &&usize| view.unit(**figure) == view.unit(first);
    let before = told.plain.iter().take_while(|&&figure| view.place(figure).start < word.start);
    let total = match before.filter(of_unit).last() {
        Some(total) => *total,
        None if super::far::of_some(view, told.place, word) => return None,
        None => {
            let last = told.at.checked_sub(1)?;
            let close = document.sentences[last].block + 1 >= document.sentences[told.at].block;
            let plain = view.plain(view.sentence(last));
            // 最大3,900名とお伝えしましたが、3,284名と確定しました: what holds no more is no total.
            let holds = |figure: &&usize| view.counts[**figure].role != Role::Superseded;
            let same: Vec<&usize> = plain.iter().filter(of_unit).filter(holds).collect();
            // Of several counts in the sentence before none is certainly the total.
            match same[..] {
                [total] if close => *total,
                _ => return None,
            }
        }
    };
    group(view, total, parts, Tie::Sum)
}

/// Whether a count gives the total of those affected: 対象の1,097名, 該当する方は2,204名.
fn gives_total(view: &Spots, figure: usize) -> bool {
    let count = &view.counts[figure];
    let before = view.all[figure].before;
    let refers = view.hit("sum.refers", before).or_else(|| view.hit("sum.labels", before));
    count.affected && (count.role == Role::Total || refers.is_some())
}
