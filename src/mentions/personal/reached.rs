//! Whose a telephone number or a mail address is that stands beside no name.
//!
//! Owns what the words before and behind it say of that. Shapes are the contacts'.

use super::BEFORE;
use super::names::honorifics;
use super::whose::{elsewhere, headed};
use crate::document::Place;
use crate::mentions::last_line::{LastLine, last_line};
use crate::mentions::scan::Scene;
use crate::mentions::{Contact, ContactKind, claim, hours};
use crate::text::{boundary, slice};

/// A mobile number where nothing speaks of a desk, a sender or an unknown caller.
pub(super) fn mobile(scene: &Scene, place: Place) -> bool {
    of_pocket(scene, place)
        && !with_hours(scene, place)
        && !offered(scene, place)
        && !signs_off(scene, place)
        && scene.block(place.start).is_some_and(|block| !elsewhere(scene, block))
}

/// Whether a number is of a mobile telephone.
pub(super) fn of_pocket(scene: &Scene, place: Place) -> bool {
    let number = scene.document.slice(place);
    // +81-90-… and (090)… are one number.
    let digits = number.strip_prefix("+81").unwrap_or(number).replacen("(0)", "", 1);
    let digits = digits.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits = digits.strip_prefix('0').unwrap_or(digits);
    let begun = number.starts_with("+81") || number.trim_start_matches('(').starts_with('0');
    begun && ["70", "80", "90"].iter().any(|code| digits.starts_with(code))
}

/// Whether a number is the last word of the notice, a line of its own below its last sentence: 教室の電話 090-….
fn signs_off(scene: &Scene, place: Place) -> bool {
    let document = scene.document;
    // 流出した番号は次のとおりです。電話 090-…: what a sentence announces is of those affected.
    let Some(LastLine { line, above }) = last_line(scene, place) else { return false };
    let told = document.at(above).ends_with('。');
    let before = Place { start: line.start, end: place.start };
    let label = scene.hits.last(scene.sets("contact.phone-label"), before);
    let labelled = label
        .is_some_and(|(label, _)| document.at(before.from(label.end)).trim_matches([':', ' ']).is_empty());
    told && labelled && !scene.hits.any(scene.sets("left-in.who"), line)
}

/// Whether readers are told to call a number, or that calls reach it: 090-…までどうぞ, 夜間は090-…に転送されます.
fn offered(scene: &Scene, place: Place) -> bool {
    let Some(sentence) = scene.sentence(place.start) else { return false };
    let rest = slice(&scene.document.text, place.end..sentence.end.max(place.end));
    let rest = claim::past_bracket(rest.trim_start_matches(' '));
    let to = ["に", "へ", "まで", "でも", "あて"].iter().any(|sign| rest.starts_with(sign));
    let said = Place { start: place.end, ..sentence };
    // 聞きたいことは、事務局か090-…へ。: where to call, with no verb behind it.
    let rest = rest.trim_end_matches(['。', ' ']);
    if matches!(rest, "へ" | "まで" | "あてに") {
        return true;
    }
    to && scene.hits.any(scene.sets("left-in.offered"), said) && !rest.ends_with('た')
}

/// Whether the hours of a desk stand in brackets behind a number: 090-…(夜9時まで).
fn with_hours(scene: &Scene, place: Place) -> bool {
    const LONGEST: usize = 80;
    let rest = slice(&scene.document.text, place.end..).trim_start_matches(' ');
    let Some(bracket) = rest.strip_prefix('(') else { return false };
    let near = slice(bracket, ..boundary(bracket, LONGEST));
    let inner = near.split_once([')', '\n']).map_or("", |(inner, _)| inner);
    // 9時に架電 is no hours.
    let span = ["まで", "から", "~", "-", "以降"].iter().any(|sign| inner.contains(sign));
    let behind = inner.char_indices().filter(|(_, c)| !c.is_ascii_digit()).map(|(at, c)| at + c.len_utf8());
    span && std::iter::once(0).chain(behind).any(|at| hours::time(slice(inner, at..)) > 0)
}

/// Whether a number stands in brackets right behind somebody: 「お母さん(090-…)」.
pub(super) fn of_somebody(scene: &Scene, place: Place) -> bool {
    let text = &scene.document.text;
    let Some(open) =
        slice(text, ..place.start).trim_end_matches(['携', '帯', '電', '話', ' ', ':']).strip_suffix('(')
    else {
        return false;
    };
    let who = ["さん", "さま", "様"].iter().any(|honorific| open.ends_with(honorific));
    who && scene.block(place.start).is_some_and(|block| !headed(scene, block))
}

/// Whether a mail address stands in brackets right behind one of those affected: 「別のご契約者お一人(…@…)」.
pub(super) fn of_reader(scene: &Scene, place: Place) -> bool {
    let text = &scene.document.text;
    let before = slice(text, ..place.start).trim_end_matches(['メ', 'ー', 'ル', ' ', ':']);
    let Some(open) = before.strip_suffix('(') else { return false };
    let who = ["さん", "さま", "様", "一人", "1人", "1名", "の方"].iter().any(|who| open.ends_with(who));
    who && owned(scene, place)
}

/// Whether a mail was sent to an address by mistake: 「誤って…@… 宛てに送信しました」.
pub(super) fn missent(scene: &Scene, place: Place) -> bool {
    let (Some(sentence), Some(block)) = (scene.sentence(place.start), scene.block(place.start)) else {
        return false;
    };
    let rest = slice(&scene.document.text, place.end..sentence.end.max(place.end));
    let to = rest.trim_start_matches([' ', ')', '」']);
    ["宛", "あて", "に", "へ"].iter().any(|sign| to.starts_with(sign))
        && rest.trim_end_matches('。').ends_with('た')
        && scene.hits.any(scene.sets("left-in.told"), sentence)
        && !scene.hits.any(scene.sets("left-in.desk-address"), place)
        && !headed(scene, block)
}

/// Whether the words before an address in its clause name those affected.
pub(super) fn owned(scene: &Scene, place: Place) -> bool {
    let (Some(sentence), Some(block)) = (scene.sentence(place.start), scene.block(place.start)) else {
        return false;
    };
    const NEAR: usize = 30;
    let from = place.start.saturating_sub(NEAR + BEFORE);
    let before = Place { start: sentence.start.max(from), end: place.start };
    let who = scene.hits.merged_in(scene.sets("left-in.who"), before);
    who.last().is_some_and(|(who, _)| place.start - who.end <= NEAR)
        && !scene.hits.any(scene.sets("left-in.desk-address"), place)
        && !elsewhere(scene, block)
}

/// Bytes of the longest honorific.
const HONORIFIC: usize = 12;

/// Whether somebody is called by an address: 「k.mori88@… の方だけはメールが戻ってきました」.
pub(super) fn called(scene: &Scene, place: Place) -> bool {
    // の方へお願いします, 様式: where to, and what form.
    const DIRECTION: [&str; 6] = ["の方へ", "の方に", "の方ま", "の方が", "の方か", "様式"];
    let text = &scene.document.text;
    let behind = slice(text, place.end..);
    let rest = behind.trim_start_matches(' ');
    let at = place.end + behind.len() - rest.len();
    let near = Place { start: at, end: boundary(text, at + HONORIFIC) };
    let polite = || honorifics(scene, near).any(|honorific| honorific.start == at);
    (rest.starts_with("の方") || polite())
        && !DIRECTION.iter().any(|other| rest.starts_with(other))
        && !scene.hits.any(scene.sets("left-in.desk-address"), place)
        && scene.block(place.start).is_some_and(|block| !headed(scene, block))
}

/// Whether an address is at a host that the sender uses.
pub(super) fn at_sender(scene: &Scene, place: Place, contacts: &[Contact]) -> bool {
    let text = scene.document.slice(place);
    let Some((_, host)) = text.split_once('@') else { return true };
    let own = contacts.iter().filter(|contact| contact.own || contact.kind == ContactKind::Url);
    own.filter(|contact| contact.place != place)
        .any(|contact| scene.document.slice(contact.place).contains(host))
}
