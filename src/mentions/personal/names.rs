//! Names of persons in running text: what has the shape of one, and whether it is that of somebody affected.
//!
//! Owns what stands right before and behind a name. Surnames, honorifics and roles are the ruleset's.

use super::BEFORE;
use super::foreign;
use super::spaced;
use super::whose::{elsewhere, headed, titled};
use crate::document::Place;
use crate::mentions::scan::Scene;
use crate::mentions::{Contact, ContactKind, Personal, PersonalKind, shapes};
use crate::text::numeral::is_numeral;
use crate::text::{boundary, one_of, slice};

/// Letters of a full name with its honorific.
const FULL: usize = 5;

/// A surname with a given name and an honorific, behind a noun for those affected (登録者の…様); or a full name with
/// 様 or さん where the text speaks of no sender, expert or culprit.
pub(super) fn names(scene: &Scene, contacts: &[Contact], addresses: &[Place]) -> Vec<Personal> {
    let mut found: Vec<Personal> = Vec::new();
    for (candidate, foreign) in candidates(scene) {
        let Some(sentence) = scene.sentence(candidate.start) else { continue };
        let Some(block) = scene.block(candidate.start) else { continue };
        let before =
            Place { start: sentence.start.max(candidate.start.saturating_sub(BEFORE)), end: candidate.end };
        let who = scene.hits.merged_in(scene.sets("left-in.who"), before);
        let who = who
            .iter()
            .map(|(place, _)| *place)
            .filter(|who| who.end < candidate.end)
            .max_by_key(|who| who.end);
        let start = who.map_or(candidate.start, |who| who.end.max(candidate.start));
        let name = Place { start, end: candidate.end };
        if scene.hits.any(scene.sets("left-in.not-name"), name) {
            continue;
        }
        let text = &scene.document.text;
        let between = who.map(|who| slice(text, who.end.min(name.start)..name.start));
        // ご依頼者様(…様).
        let polite = |who: Place| {
            let end = honorifics(scene, Place { start: who.end, end: name.start.max(who.end) })
                .find(|honorific| honorific.start == who.end)
                .map_or(who.end, |honorific| honorific.end);
            matches!(slice(text, end.min(name.start)..name.start), "" | "の" | "(" | "「" | ":")
        };
        let lives = who.is_some_and(polite) || counted(scene, sentence, name);
        // 対象者は…様です, 様で、: it says itself who that is, whatever stands above.
        let is = between == Some("は") && {
            let rest = slice(text, name.end..);
            ["です", "でした", "で、", "であ"].iter().any(|copula| rest.starts_with(copula))
        };
        let whole = foreign || slice(text, name.start..name.end).chars().count() >= FULL;
        let person = foreign || person(scene, name);
        // A number, an address or a birthday behind it says that this is one person, whatever the name.
        if person
            && (attached(scene, name, contacts, addresses) || whole && (is || lives && !titled(scene, block)))
        {
            found.push(Personal { place: name, kind: PersonalKind::Name });
            continue;
        }
        // 遠山翔太さんと久保田美月さん: whoever stands beside one of them is another.
        let beside = found.last().is_some_and(|last| {
            let between = slice(text, last.place.end..name.start.max(last.place.end));
            matches!(between.trim(), "と" | "、" | "・" | "及び" | "および")
        });
        if beside && person {
            found.push(Personal { place: name, kind: PersonalKind::Name });
            continue;
        }
        let Some(surname) = surname(scene, name) else { continue };
        let behind_noun = who.is_some_and(|who| {
            let between = slice(text, who.end.min(name.start)..name.start)
                .trim_matches(['の', ' ', '「', '(', '、', ':']);
            between.is_empty() || between == "である"
        });
        let honorific = honorifics(scene, name).find(|honorific| honorific.end == name.end);
        let given = honorific.and_then(|honorific| text.get(surname.end..honorific.start));
        let full = given.is_some_and(|given| given.chars().nth(1).is_some());
        if behind_noun && !headed(scene, block)
            || full && (!elsewhere(scene, block) || calls(scene, sentence, name))
        {
            found.push(Personal { place: name, kind: PersonalKind::Name });
        }
    }
    found
}

/// The honorifics that stand in a place.
pub(super) fn honorifics<'a>(scene: &'a Scene, place: Place) -> impl Iterator<Item = Place> + 'a {
    let sets = ["left-in.honorific", "left-in.formal-honorific"];
    let sets = sets.into_iter().flat_map(|name| scene.sets(name));
    sets.flat_map(move |&set| scene.hits.within(set, place))
}

/// Whether somebody is named from whom something came, and no role stands right before the name: 川口和也様からお電話を頂き.
/// Whatever else the block speaks of, nobody calls a sender's own desk so.
fn calls(scene: &Scene, sentence: Place, name: Place) -> bool {
    const ROLE: usize = 24;
    let text = &scene.document.text;
    let rest = slice(text, name.end..sentence.end.max(name.end));
    let from = boundary(text, name.start.saturating_sub(ROLE)).max(sentence.start.min(name.start));
    let role = Place { start: from, end: name.start };
    ["から", "より"].iter().any(|mark| rest.starts_with(mark))
        && !scene.hits.any(scene.sets("left-in.elsewhere"), role)
}

/// Whether a name stands in the bracket behind a number of persons: 戻ってきた214名(…大学院の…さん、など).
fn counted(scene: &Scene, sentence: Place, name: Place) -> bool {
    const NEAR: usize = 90;
    let from = boundary(&scene.document.text, name.start.saturating_sub(NEAR)).max(sentence.start);
    let before = slice(&scene.document.text, from.min(name.start)..name.start);
    let open = before.rfind('(').filter(|open| !slice(before, *open..).contains([')', '。']));
    let number = open.map(|open| slice(before, ..open));
    number.is_some_and(|number| {
        let number = ["名様", "名", "人", "人分", "名分"].iter().find_map(|unit| number.strip_suffix(unit));
        number.is_some_and(|number| number.ends_with(is_numeral))
    })
}

/// Everything that has the shape of a name before an honorific, in order, and whether it is spelt in no ideographs.
fn candidates(scene: &Scene) -> Vec<(Place, bool)> {
    let apart = spaced::names(scene).into_iter().filter(|name| can_stand_apart(scene, *name));
    let foreign = foreign::names(scene).into_iter().chain(apart).map(|name| (name, true));
    let mut all: Vec<(Place, bool)> = shapes::names(scene).into_iter().map(|name| (name, false)).collect();
    all.extend(foreign);
    all.sort_unstable();
    all.dedup_by(|next, before| before.0.touches(next.0));
    all
}

/// Whether a name whose parts stand apart is known for one: by its surname before a bracket, else by its last letter.
fn can_stand_apart(scene: &Scene, name: Place) -> bool {
    person(scene, name) && (!scene.document.slice(name).contains('(') || surname(scene, name).is_some())
}

/// Whether what has the shape of a name can be one: its last letter names no role (者, 店, 員).
pub(super) fn person(scene: &Scene, name: Place) -> bool {
    let text = slice(&scene.document.text, name.start..name.end);
    let honorific = honorifics(scene, name).find(|honorific| honorific.end == name.end);
    let core = honorific.map_or(text, |honorific| slice(text, ..honorific.start - name.start));
    let letters = core.chars().filter(|c| !matches!(c, ' ' | '(' | ')')).count();
    let core = core.trim_end_matches(')');
    // 会員二百六十四名様
    let counted = core
        .strip_suffix(['名', '人'])
        .is_some_and(|number| number.ends_with(|c| is_numeral(c) || one_of!("十百千万", c)));
    (2..=7).contains(&letters)
        && !counted
        && !core.ends_with(|c: char| one_of!("者員客店社人方校院所会課部族主先側園師達手", c))
}

/// Whether a telephone number, a mail address, a house or a birthday stands right behind a name.
fn attached(scene: &Scene, name: Place, contacts: &[Contact], addresses: &[Place]) -> bool {
    /// Bytes behind a name in which a bracket that tells of it ends.
    const BRACKET: usize = 300;
    let text = &scene.document.text;
    let Some(sentence) = scene.sentence(name.start) else { return false };
    let rest = slice(text, name.end..sentence.end.max(name.end));
    // 「…さんのお母さん(090-…)」. No further than a bracket may reach: a sentence may go on without end.
    let near = slice(rest, ..boundary(rest, BRACKET));
    let open = near.find('(').filter(|at| slice(near, ..*at).chars().count() <= 8);
    let close = open
        .and_then(|open| near.find(')').filter(|close| *close > open).map(|close| slice(near, open..close)));
    let home = close.is_some_and(|inner| {
        ["丁目", "番地", "生まれ", "生年月日", "歳"].iter().any(|mark| inner.contains(mark))
    });
    let behind = contacts.partition_point(|contact| contact.place.start < name.end);
    let number = contacts.get(behind).is_some_and(|contact| {
        let gap = slice(text, name.end..contact.place.start.max(name.end));
        matches!(contact.kind, ContactKind::Phone | ContactKind::Email)
            && gap.chars().nth(14).is_none()
            && contact.place.end <= sentence.end
            && !gap.contains(['。', '、'])
    });
    // 「宛名:北沢みどり様、福島県…」.
    let next = addresses.partition_point(|address| address.start < name.end);
    let lives = addresses.get(next).is_some_and(|address| {
        let gap = slice(text, name.end..address.start.max(name.end));
        gap.chars().all(|c| matches!(c, '、' | ' ' | '(' | '/' | ','))
    });
    home || number || lives
}

/// Whether a value has the shape of a full name and is none of what is no name: in ideographs and kana, or two and more
/// words that begin large (Hanako Sato).
pub(super) fn is_name(scene: &Scene, value: Place) -> bool {
    let text = scene.document.slice(value);
    let letter =
        |c: char| c == ' ' || matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3005}' | '\u{4E00}'..='\u{9FFF}');
    let written = text.chars().all(letter) && (3..=9).contains(&text.chars().count());
    let word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.bytes().all(|c| c.is_ascii_alphabetic() || b"-'.".contains(&c))
    };
    let words = text.split(' ').filter(|part| !part.is_empty());
    let spelt = (2..=4).contains(&words.clone().count()) && words.clone().all(word);
    (written && person(scene, value) || spelt) && !scene.hits.any(scene.sets("left-in.not-name"), value)
}

/// The surname that a name begins with.
pub(super) fn surname(scene: &Scene, name: Place) -> Option<Place> {
    let inside =
        |set: &crate::ruleset::SetId| scene.hits.within(*set, name).find(|hit| hit.start == name.start);
    scene.sets("left-in.surname").iter().filter_map(inside).max_by_key(|hit| hit.end)
}

/// A surname, one to five more letters of a name, and perhaps 様.
pub(super) fn bare_name(scene: &Scene, value: Place) -> bool {
    let Some(surname) = surname(scene, value) else { return false };
    let rest = slice(&scene.document.text, surname.end..value.end).trim_end_matches('様');
    let letters = rest.chars().filter(|c| *c != ' ').count();
    let name =
        |c: char| c == ' ' || matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3005}' | '\u{4E00}'..='\u{9FFF}');
    (1..=5).contains(&letters)
        && rest.chars().all(name)
        && !scene.hits.any(scene.sets("left-in.not-name"), value)
}
