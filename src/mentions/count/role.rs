//! The part a count plays where it stands: total, part, whole, limit, superseded; and whether it says how much leaked.
//!
//! Owns the words right before and right after a number. Sums and tables are the groups'.

use crate::document::Place;
use crate::mentions::scan::Scene;
use crate::mentions::{Count, Role};
use crate::statements::Vocabulary;
use crate::text::script::is_noun_sign;
use crate::text::{begin, boundary, one_of, slice};

/// What stands right before and right after a count, in its sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around {
    pub before: Place,
    pub after: Place,
}

/// Characters looked at on either side.
const NEAR: usize = 12;

impl Around {
    pub(crate) fn of(text: &str, sentence: Place, count: Place) -> Self {
        let head = slice(text, sentence.start..count.start);
        let start =
            head.char_indices().rev().nth(NEAR - 1).map_or(sentence.start, |(at, _)| sentence.start + at);
        let tail = text.get(count.end..sentence.end).unwrap_or_default();
        let end = tail.char_indices().nth(NEAR).map_or(count.end + tail.len(), |(at, _)| count.end + at);
        Self { before: Place { start, end: count.start }, after: Place { start: count.end, end } }
    }
}

/// The role that the words around a count give it.
pub(crate) fn role(scene: &Scene, around: Around) -> Role {
    let near = |name: &str, zone: Place| scene.hits.any(scene.sets(name), zone);
    if near("count.threshold-after", around.after) {
        Role::Threshold
    } else if near("count.superseded-before", around.before) || near("count.superseded-after", around.after) {
        Role::Superseded
    } else if near("count.total", around.before)
        || near("count.total-after", around.after)
        || near("count.distinct", around.before)
    {
        Role::Total
    } else if near("count.part", around.before) {
        Role::Part
    } else {
        Role::Other
    }
}

/// A count says how much leaked, unless it stands under an unrelated heading, or counts those who acted or what
/// they acted on.
pub(crate) fn affected(scene: &Scene, block: usize, sentence: Place, around: Around, in_words: bool) -> bool {
    let Around { before, after } = around;
    let has = |name: &str, zone: Place| scene.hits.any(scene.sets(name), zone);
    if scene.under(scene.sets("count.unrelated-heading"), block) || has("count.threshold-after", after) {
        return false;
    }
    // 2名で確かめる: so many act together, but not 対象は25名で確定. その1枚: one that was told of before.
    let text = &scene.document.text;
    let behind = slice(text, after.start..after.end);
    let together = behind.strip_prefix('で').and_then(|rest| rest.chars().next());
    let together = together.filter(|_| !has("sum.refers", before) && !has("sum.labels", before));
    if together.is_some_and(|next| next.is_alphanumeric() && !one_of!("すしあきごはも", next))
        || slice(text, before.start..before.end).ends_with("その")
    {
        return false;
    }
    // What stands right after the unit says whose number it is.
    let beside = |name: &str| {
        scene.hits.first(scene.sets(name), after).is_some_and(|hit| hit.start <= after.start + 1)
    };
    // 他の方(1名)の個人情報: who stands right before the number is counted, whatever follows.
    let who = scene.sets("count.actor-before").iter();
    // 612社の従業員9,874名: somebody else's, whose data they are.
    let others =
        |hit: Place| ["社の", "企業の", "団体の"].iter().any(|of| slice(text, ..hit.start).ends_with(of));
    let before_it = |hit: &Place| slice(text, hit.end..before.end).trim().is_empty();
    let actor =
        who.flat_map(|&set| scene.hits.within(set, before)).any(|hit| before_it(&hit) && !others(hit));
    if actor && !beside("count.owner-share")
        || has("count.superseded-before", before)
        || has("count.superseded-after", after)
    {
        return false;
    }
    // 社員とお取引先の情報3,318件: what is counted stands right before its number.
    let owns = scene.sets("count.owned-before").iter();
    let owned = owns.flat_map(|&set| scene.hits.within(set, before)).any(|hit| hit.end == before.end);
    // 33名分の記録: the unit itself says that it is theirs.
    let share = slice(text, ..after.start).ends_with('分');
    let theirs = share && slice(text, after.start..).starts_with(['の', 'が']);
    let owned = owned || theirs || beside("count.owner-after");
    // 別の会員様3名へ: those whom it reached, and not those whose it is.
    if !owned && reached(scene, before) {
        return false;
    }
    let who = scene.sets("count.actor-before").iter();
    let acts = who
        .flat_map(|&set| scene.hits.within(set, before))
        .any(|hit| !others(hit) && !acts_on(scene, hit, around, sentence));
    if !owned && (acts || beside("count.actor-after")) || beside("count.difference-after") {
        return false;
    }
    if beyond(scene, sentence, around) {
        return false;
    }
    // A notice gives numbers to say how much leaked: whatever is not somebody's or something else's counts.
    owned || !in_words && !has("count.other-matter", sentence)
}

/// Whether a count is that of everybody there is: 会員数は12,880名です, 会員は71名ですが、8名は入っていません.
fn beyond(scene: &Scene, sentence: Place, around: Around) -> bool {
    const STANCE: usize = 16;
    // Bytes before a count in which it is said whose number it is.
    const WHOSE: usize = 90;
    let text = &scene.document.text;
    let count = around.before.end;
    let from = sentence.start.min(count).max(boundary(text, count.saturating_sub(WHOSE)));
    let before = slice(text, from..count);
    let clause = Place { start: from + before.rfind('、').unwrap_or(0), end: count };
    if scene.hits.any(scene.sets("count.population"), clause) {
        return true;
    }
    let behind = slice(text, around.after.start..sentence.end.max(around.after.start));
    let stance = begin(behind, STANCE);
    let but = ["が、", "けれど", "ものの、"].iter().filter_map(|but| stance.find(but)).min();
    let topic = before.ends_with('は') || before.ends_with("全部で") || before.ends_with("あわせて");
    // 対象は71名ですが、うち8名の住所は入っていません: a part of those affected.
    let part = |but: &usize| slice(stance, *but..).contains("うち");
    but.filter(|but| topic && !part(but)).is_some_and(|but| {
        let rest = Place { start: around.after.start + but, end: sentence.end };
        scene.hits.any(scene.sets("count.beyond"), rest)
    })
}

/// Whether what follows a count of persons is theirs, or names them as those affected: 三名|の書類, 三名|のご利用者様.
pub(crate) fn owns(behind: &str) -> bool {
    let vocabulary = Vocabulary::built_in();
    let things = vocabulary.kinds(&["document", "data"]);
    let mut found = false;
    vocabulary.words.scan(near(behind), |hit| found |= hit.kinds & things != 0);
    behind.starts_with('の') && found || names_persons(behind)
}

/// Whether what follows a count names those it counts: 三名|のご利用者様.
fn names_persons(behind: &str) -> bool {
    let vocabulary = Vocabulary::built_in();
    let persons = vocabulary.party("persons").unwrap_or(0);
    let mut found = false;
    vocabulary.parties.scan(near(behind), |hit| {
        found |= hit.kinds & persons != 0 && hit.start <= "ご".len();
    });
    behind.starts_with('の') && found
}

/// The noun that の joins to a count.
fn near(behind: &str) -> &str {
    const NOUN: usize = 10;
    begin(behind.strip_prefix('の').unwrap_or(behind), NOUN)
}

/// Whether nothing but a noun stands between a word for others and the count: 別の|会員様3名.
fn reached(scene: &Scene, before: Place) -> bool {
    let noun = |c: char| is_noun_sign(c) || one_of!("おさまんの", c);
    let others = scene.sets("count.other-before").iter();
    let mut others = others.flat_map(|&set| scene.hits.within(set, before));
    others.any(|hit| scene.document.slice(Place { start: hit.end, ..before }).chars().all(noun))
}

/// Whether who acts is told by a particle, and what is counted is not theirs: it has something (教員が、2年生132名の
/// 答案を), or went where it should not (職員が通知書21通を別の方へ).
fn acts_on(scene: &Scene, actor: Place, around: Around, sentence: Place) -> bool {
    let text = scene.document.slice(Place { start: actor.end, end: around.before.end });
    let Some(thing) =
        ["が", "は", "において", "により"].iter().find_map(|particle| text.strip_prefix(particle))
    else {
        return false;
    };
    let thing = thing.trim_start_matches('、');
    let noun = |c: char| is_noun_sign(c) || c.is_ascii_digit();
    if !thing.ends_with(noun) || thing.contains('、') {
        return false;
    }
    let after = scene.document.slice(around.after);
    if after.strip_prefix("の").is_some_and(|owned| owned.starts_with(noun)) {
        return true;
    }
    let vocabulary = Vocabulary::built_in();
    let wrong = vocabulary.kind("wrong").unwrap_or(0);
    let mut astray = false;
    vocabulary.words.scan(scene.document.slice(sentence), |hit| astray |= hit.kinds & wrong != 0);
    astray
}

/// 「14,820名から15,376名に増えました」: the first of the two is no longer true, and the second is the number now.
pub(crate) fn superseded(scene: &Scene, counts: &mut [Count]) {
    for at in 1..counts.len() {
        let (old, new) = (counts[at - 1].place, counts[at].place);
        let between = Place { start: old.end, end: new.start };
        let from = scene.hits.first(scene.sets("count.changed-from"), between);
        if new.start - old.end > 3 * NEAR || from.is_none_or(|from| from.start != old.end) {
            continue;
        }
        let sentence = scene.sentence(new.start).map_or(new, |sentence| sentence);
        let Around { after, .. } = Around::of(&scene.document.text, sentence, new);
        let to = scene.hits.first(scene.sets("count.changed-to"), after);
        if to.is_some_and(|to| to.start == after.start) {
            counts[at - 1].role = Role::Superseded;
            counts[at - 1].affected = false;
            counts[at].role = Role::Total;
            counts[at].affected = true;
        }
    }
}
