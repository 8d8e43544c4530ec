//! What may be of somebody affected, though nothing around it says so.
//!
//! Owns what is told to nobody and yet repeated by no output: a finding takes a word that says whose a name or a number is, and
//! an output that shows it harms its owner whether or not one stood there. Refuses whatever is the sender's.

use super::names::{bare_name, honorifics, is_name, person};
use super::reached::at_sender;
use super::whose::{elsewhere, headed, speaks};
use super::{BEFORE, BEHIND};
use crate::document::{BlockKind, Place};
use crate::mentions::scan::Scene;
use crate::mentions::{Contact, ContactKind, Personal, PersonalKind, numbered, shapes};
use crate::text::script::is_ideograph;
use crate::text::{boundary, one_of, slice};

/// Letters of a name that nothing but its honorific shows to be one: shorter ones are mostly roles.
const LETTERS: usize = 4;

/// What nothing says to be anybody's, beside what was `told`. All are in order.
pub(crate) fn unsaid(scene: &Scene, contacts: &[Contact], told: &[Personal]) -> Vec<Place> {
    let known = |place: &Place| {
        let next = told.partition_point(|one| one.place.end <= place.start);
        told.get(next).is_some_and(|one| one.place.start <= place.start && place.end <= one.place.end)
    };
    // Most that is called so is told already.
    let called = shapes::names(scene).into_iter().filter(|name| !known(name) && called(scene, *name));
    let mut found: Vec<Place> = called.chain(behind_nouns(scene)).collect();
    found.extend(mails(scene, contacts));
    found.extend(pockets(scene, contacts));
    let among = |found: &[Place]| -> Vec<Place> {
        let told = told.iter().map(|one| one.place);
        let mut all: Vec<Place> = told.chain(found.iter().copied()).collect();
        all.sort_unstable();
        all
    };
    let people = among(&found);
    let theirs = |place: Place| {
        let behind = slice(&scene.document.text, place.end..);
        ["の方", "の患者", "の会員", "の利用者"].iter().any(|who| behind.starts_with(who))
            || near(&people, place).is_some()
            || scene.sentence(place.start).is_some_and(|said| scene.hits.any(scene.sets("left-in.who"), said))
    };
    let numbers: Vec<Place> = numbered::own(scene, theirs).into_iter().map(|one| one.place).collect();
    let names = told.iter().filter(|one| one.kind != PersonalKind::Name).map(|one| one.place);
    let own: Vec<Place> = names.chain(numbers.iter().copied()).collect();
    found.extend(beside(scene, &own));
    found.extend(numbers);
    found.extend(houses(scene, &among(&found)));
    found.retain(|place| !known(place));
    found.sort_unstable();
    found.dedup();
    found
}

/// The last of these that ends before a place and not far from it.
fn near(names: &[Place], place: Place) -> Option<Place> {
    let before = names.partition_point(|name| name.end <= place.start).checked_sub(1)?;
    names.get(before).filter(|name| place.start - name.end <= BEHIND).copied()
}

/// Whoever is called 様 or さん by a name that is in no list, where no role stands right before: 誤って百目鬼健太様宛ての….
fn called(scene: &Scene, name: Place) -> bool {
    const ROLE: usize = 24;
    let text = &scene.document.text;
    let short = |name: Place| {
        let sets = scene.sets("left-in.short-surname").iter();
        sets.flat_map(|&set| scene.hits.within(set, name)).any(|surname| surname.start == name.start)
    };
    let Some(sentence) = scene.sentence(name.start) else { return false };
    let end = honorifics(scene, name).find(|honorific| honorific.end == name.end);
    let core = slice(text, name.start..end.map_or(name.end, |honorific| honorific.start));
    let from = boundary(text, name.start.saturating_sub(ROLE)).max(sentence.start.min(name.start));
    let noun = ["の", "(", "「", ":"].iter().any(|sign| {
        let before = slice(text, from..name.start).strip_suffix(sign);
        before.is_some_and(|before| ends_in_who(scene, from + before.len()))
    });
    core.chars().filter(|c| is_ideograph(*c)).count()
        >= if noun || short(name) { LETTERS - 1 } else { LETTERS }
        && !core.ends_with(|c: char| one_of!("士係長官団", c))
        && person(scene, name)
        && !scene.hits.any(scene.sets("left-in.not-name"), name)
        && !scene.hits.any(scene.sets("left-in.elsewhere"), Place { start: from, end: name.end })
        && !scene.hits.any(scene.sets("left-in.who"), name)
}

/// Whether a noun for those affected ends at an offset.
fn ends_in_who(scene: &Scene, end: usize) -> bool {
    const NOUN: usize = 36;
    let near = Place { start: end.saturating_sub(NOUN), end };
    scene.hits.last(scene.sets("left-in.who"), near).is_some_and(|(who, _)| who.end == end)
}

/// A name with a surname that is known behind a noun for those affected, without 様: 生徒の佐藤花子(3年2組).
fn behind_nouns<'a>(scene: &'a Scene) -> impl Iterator<Item = Place> + 'a {
    const LONGEST: usize = 6;
    let text = &scene.document.text;
    let whose = scene.sets("left-in.who").iter().flat_map(|&set| scene.hits.of(set));
    whose.filter_map(move |who| {
        let rest = slice(text, who.end..).strip_prefix(['の', ' ', '「', '('])?;
        let start = text.len() - rest.len();
        let letters = rest.chars().take(LONGEST + 1).take_while(|c| is_ideograph(*c));
        let (count, length) = letters.fold((0, 0), |(count, length), c| (count + 1, length + c.len_utf8()));
        let name = Place { start, end: start + length };
        let labels = ["left-in.record-label", "left-in.elsewhere"];
        ((LETTERS - 1..=LONGEST).contains(&count)
            && bare_name(scene, name)
            && person(scene, name)
            && !labels.iter().any(|label| scene.hits.any(scene.sets(label), name)))
        .then_some(name)
    })
}

/// Names in one list with what is known to be somebody's: 「百目鬼健太」「090-…」, 百目鬼健太、090-….
fn beside<'a>(scene: &'a Scene, own: &'a [Place]) -> impl Iterator<Item = Place> + 'a {
    const LONGEST: usize = 30;
    let text = &scene.document.text;
    let sign =
        |c: char| matches!(c, '、' | ',' | '/' | '「' | '」' | '(' | ')' | ' ' | ';' | ':' | '。' | '\n');
    let own = own.iter().copied();
    let before = own.clone().filter_map(move |own| {
        let before = slice(text, boundary(text, own.start.saturating_sub(LONGEST))..own.start);
        let item = before.trim_end_matches(sign);
        let name = item.rsplit(sign).next()?;
        let end = own.start - (before.len() - item.len());
        (item.len() < before.len()).then_some(Place { start: end - name.len(), end })
    });
    let behind = own.filter_map(move |own| {
        let behind = slice(text, own.end..boundary(text, own.end + LONGEST));
        let item = behind.trim_start_matches(sign);
        let name = item.split(sign).next()?;
        let start = own.end + behind.len() - item.len();
        (item.len() < behind.len()).then_some(Place { start, end: start + name.len() })
    });
    const LABELS: [&str; 6] = [
        "left-in.no-neighbour",
        "left-in.record-label",
        "left-in.name-label",
        "left-in.number-label",
        "left-in.who",
        "left-in.elsewhere",
    ];
    before.chain(behind).filter(move |name| {
        let letters = scene.document.slice(*name);
        letters.chars().all(is_ideograph)
            && letters.chars().nth(LETTERS - 2).is_some()
            && scene.block(name.start).is_some_and(|at| scene.document.blocks[at].kind != BlockKind::Row)
            && is_name(scene, *name)
            && !LABELS.iter().any(|label| scene.hits.any(scene.sets(label), *name))
    })
}

/// Addresses in a sentence with a noun for those affected, or with what is somebody's: 退職者の住所東京都….
fn houses(scene: &Scene, people: &[Place]) -> Vec<Place> {
    let near_who = |place: &Place| {
        let Some((said, block)) = scene.sentence(place.start).zip(scene.block(place.start)) else {
            return false;
        };
        let before = Place { start: said.start.max(place.start.saturating_sub(BEFORE)), end: place.end };
        let behind =
            Place { start: place.end, end: said.end.min(boundary(&scene.document.text, place.end + BEFORE)) };
        let who = |place: Place| place.start < place.end && scene.hits.any(scene.sets("left-in.who"), place);
        let next = people.partition_point(|name| name.start < place.end);
        let called = people.get(next).is_some_and(|name| name.start <= behind.end && name.end <= said.end);
        (who(before) || called || near(people, *place).is_some_and(|name| name.start >= said.start))
            && !elsewhere(scene, block)
    };
    // What stands before it may be of a name: 退職者山本花子氏の住所東京都….
    let cut = |place: Place| {
        let next = people.partition_point(|one| one.end <= place.start);
        let over = people.get(next).filter(|one| one.start <= place.start && one.end < place.end);
        over.map_or(place, |one| Place { start: one.end, ..place })
    };
    shapes::addresses(scene).into_iter().filter(near_who).map(cut).collect()
}

/// Mail addresses of which the text does not say whose they are, at no host of the sender.
fn mails<'a>(scene: &'a Scene, contacts: &'a [Contact]) -> impl Iterator<Item = Place> + 'a {
    let sent_to = |contact: &Contact| {
        let said = scene.sentence(contact.place.start).unwrap_or(contact.place);
        let before =
            Place { start: said.start.max(contact.place.start.saturating_sub(BEFORE)), ..contact.place };
        scene.hits.any(scene.sets("left-in.addressee"), before)
    };
    let mails = contacts.iter().filter(|one| one.kind == ContactKind::Email && !one.others);
    // What stands near a word for contacts is taken for the sender's, for want of a better.
    let unclear = mails.filter(move |contact| !contact.own || sent_to(contact));
    let unclear = unclear.map(|contact| contact.place).filter(move |place| {
        !scene.hits.any(scene.sets("left-in.desk-address"), *place)
            && scene
                .block(place.start)
                .is_some_and(|at| !headed(scene, at) && !speaks(scene, scene.document.blocks[at].place))
    });
    // Held against all that the sender uses: no more of them than a notice has.
    const MOST: usize = 64;
    unclear
        .enumerate()
        .filter(move |(at, place)| *at >= MOST || !at_sender(scene, *place, contacts))
        .map(|(_, place)| place)
}

/// Numbers of mobile telephones inside of words, which are no numbers to call: list-090-1234-5678.png.
fn pockets<'a>(scene: &'a Scene, contacts: &'a [Contact]) -> impl Iterator<Item = Place> + 'a {
    let text = &scene.document.text;
    let zeros = scene.hits.signs.all().filter(|(_, sign)| *sign == '0').map(|(at, _)| at);
    zeros.filter_map(move |at| {
        let length = pocket(slice(text, at..))?;
        let inside = slice(text, ..at).ends_with(|c: char| c.is_ascii_digit());
        let next = contacts.partition_point(|contact| contact.place.end <= at);
        let known = contacts.get(next).is_some_and(|contact| contact.place.start < at + length);
        (!inside && !known).then_some(Place { start: at, end: at + length })
    })
}

/// The bytes of 090-1234-5678 and 09012345678.
fn pocket(text: &str) -> Option<usize> {
    let rest = ["070", "080", "090"].iter().find_map(|code| text.strip_prefix(code))?;
    let four = |rest: &str| rest.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    if !four(rest) {
        return None;
    }
    let last = slice(rest, 4..);
    let last = last.strip_prefix('-').unwrap_or(last);
    if !four(last) {
        return None;
    }
    let behind = slice(last, 4..);
    (!behind.starts_with(|c: char| c.is_ascii_digit())).then(|| text.len() - behind.len())
}
