//! Parts taken out of a total: 「8名のうち3名」, 「うち743名は…、残る2,162名は…」.
//!
//! Owns how far the word that takes them out may stand from the total, and when they are all of it.

use super::spot::NEAR;
use super::{Group, Spots, Tie, group};
use crate::document::Place;
use std::collections::HashMap;

/// 「184件(このうち」: so many characters between a total and the word that takes a part out of it.
const OUT_OF: usize = 4;
/// And so many where a noun between says whom it counts, or its clause ends.
const WHOSE: usize = 12;

/// A sentence and its counts outside brackets.
#[derive(Clone, Copy)]
pub(super) struct Told<'t> {
    pub(super) at: usize,
    pub(super) place: Place,
    pub(super) plain: &'t [usize],
}

/// 「8名のうち3名」: a part is no larger than what it is taken from; with 「残り5名」 the parts are all.
pub(super) fn taken(view: &Spots, told: &Told, groups: &mut Vec<Group>) {
    let document = view.document();
    for (index, &total) in told.plain.iter().enumerate() {
        let after = view.all[total].after;
        let Some(word) = out_of(view, total) else { continue };
        let rest = told.plain.get(index + 1..).unwrap_or_default();
        let same = rest.iter().copied().take_while(|&part| !takes(view, part));
        let mut parts: Vec<usize> =
            same.filter(|&part| view.unit(part) == view.unit(total)).take(MOST).collect();
        let Some(&part) = parts.first() else {
            let inside = view.within(after).next();
            let inside = inside
                .filter(|&part| view.unit(part) == view.unit(total) && view.place(part).start >= word.end);
            groups.extend(inside.map(|part| Group { total, parts: vec![part], less: None, tie: Tie::Some }));
            continue;
        };
        groups.push(Group { total, parts: vec![part], less: None, tie: Tie::Some });
        let alone = parts.len();
        let next = told.at + 1;
        if document.sentences.get(next).is_some_and(|next| next.block == view.all[total].block) {
            let more = view.plain(view.sentence(next));
            parts.extend(more.into_iter().take(MOST).filter(|&part| view.unit(part) == view.unit(total)));
        }
        let last = (1..parts.len()).find(|&at| view.told_before("sum.rest", parts[at], NEAR).is_some());
        if let Some(last) = last {
            groups.extend(group(view, total, parts[..=last].to_vec(), Tie::Sum));
        } else if alone >= 2 && parts[..alone].iter().all(|&part| alternative(view, part)) {
            groups.extend(group(view, total, parts[..alone].to_vec(), Tie::Loose));
        }
    }
}

/// 「87名には郵送し、残る2,117名には電子メールで」: the two are all of those told before.
pub(super) fn remaining(view: &Spots, told: &Told, known: &HashMap<&str, usize>) -> Option<Group> {
    let (&last, before) = told.plain.split_last()?;
    let &part = before.last()?;
    let total = *known.get(view.unit(last))?;
    let taken =
        before.iter().any(|&figure| takes(view, figure)) || view.has("sum.some", view.all[last].before);
    let left = view.told_before("sum.rest", last, NEAR).is_some()
        && view.told_before("sum.rest", part, NEAR).is_none();
    let less = view.value(last).max(view.value(part)) < view.value(total);
    (left && less && !taken).then(|| group(view, total, vec![part, last], Tie::Loose))?
}

/// 「2,905名です。うち743名は…、残る2,162名は…」: the total stands in the sentence before.
pub(super) fn left(view: &Spots, told: &Told) -> Option<Group> {
    let (&part, &last) = told.plain.first().zip(told.plain.last())?;
    let word = view.told_before("sum.some", part, NEAR)?;
    let opens = view.apart(told.place.start, word.start) <= NEAR;
    let unit = |figure: &usize| view.unit(*figure) == view.unit(part);
    let rest = view.told_before("sum.rest", last, NEAR).is_some();
    let before = told.at.checked_sub(1).filter(|_| opens && rest && told.plain.iter().all(unit))?;
    let near = view.document().sentences[before].block == view.all[part].block;
    let mut totals = view.plain(view.sentence(before));
    totals.retain(unit);
    match totals[..] {
        [total] if near => group(view, total, told.plain.to_vec(), Tie::Sum),
        _ => None,
    }
}

/// Parts of a total in prose are no more than this.
const MOST: usize = 30;

/// Whether a part is taken out of a count itself.
pub(super) fn takes(view: &Spots, figure: usize) -> bool {
    out_of(view, figure).is_some()
}

/// The word that takes a part out of a count, right behind it: 184件のうち, 184名のお客様のうち. A bracket may stand
/// between: 184件(このうち.
pub(super) fn out_of(view: &Spots, figure: usize) -> Option<Place> {
    let after = view.all[figure].after;
    let word = view.hit("sum.some", after)?;
    let between = Place { start: after.start, end: word.start };
    // 139名にのぼり、このうち
    let whose = |text: &str| {
        if text.trim_end_matches(['こ', 'そ', 'の']).ends_with('、') {
            return true;
        }
        let noun = text.strip_prefix('の').and_then(|rest| rest.strip_suffix('の'));
        noun.is_some_and(|noun| !noun.contains(['、', 'の', 'が', 'を', 'に']))
    };
    let far = view.apart(between.start, between.end);
    (far <= OUT_OF || far <= WHOSE && whose(view.document().at(between))).then_some(word)
}

/// 「20名は個人、7名は法人」, 「開いたものが20通、開かなかったものが7通」: what is told of each is one of several.
fn alternative(view: &Spots, figure: usize) -> bool {
    let document = view.document();
    let spot = &view.all[figure];
    document.at(spot.after).starts_with(['は', 'が']) || document.at(spot.before).ends_with(['は', 'が'])
}
