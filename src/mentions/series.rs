//! Series of nouns: 「氏名、住所、配達コースおよび電話番号」.
//!
//! Owns cutting a stretch of text into the members of its series, and single known words with what belongs to them. What a
//! member is is for [`super::member`]; whether it leaked is decided elsewhere.

use super::member::{Member, belongs, ending, general, head, makes, member};
use super::noun::{self, Before};
use super::parts::{Joint, brackets, parts};
use super::scan::Scene;
use super::{compound, noun_end};
use crate::document::Place;
use crate::grammar::COPULAS;
use crate::ruleset::SetId;
use crate::text::slice;

/// Nouns that stand side by side; one alone where it is a known word.
#[derive(Debug, Clone)]
pub(crate) struct Series {
    /// From the first member to the last, without what stands in brackets behind it.
    pub place: Place,
    /// The members.
    pub members: Vec<Member>,
    /// Its members are all that the stretch holds.
    pub whole: bool,
}

impl Series {
    /// Members that are known words.
    pub(crate) fn known(&self) -> usize {
        self.members.iter().filter(|member| member.set.is_some()).count()
    }
}

/// The series of a stretch, and the known words beside them.
pub(crate) fn series(scene: &Scene, known: &[(Place, SetId)], stretch: Place) -> Vec<Series> {
    let parts = parts(scene, stretch);
    let mut found = Vec::new();
    // Known words of what is in no series.
    let mut beside = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let part = parts[at];
        let Some(first) = head(scene, known, part, at == 0, parts.len() == 1) else {
            beside.extend(alone(scene, known, part.place));
            at += 1;
            continue;
        };
        // 「お送りした際、…」: what a sentence begins with is a member where it is the topic's, or all of its part.
        let stands = |first: &Member| {
            if first.set.is_some() || full(scene, part.place, first.place) {
                return true;
            }
            let before = slice(&scene.document.text, part.place.start..first.place.start);
            // 映っていたのは園児26名の|お顔.
            let owner = before.rsplit('は').next().unwrap_or_default();
            // 8月1日にご予約の9名さまの|苗字: whoever they are.
            let persons = ["様の", "さまの", "名の", "人の", "方の", "名分の", "人分の"];
            let owned = owner.is_empty()
                || owner.ends_with('の') && !owner.contains(['を', 'が', 'に', 'で'])
                || persons.iter().any(|persons| owner.ends_with(persons));
            before.contains('は') && owned
        };
        // 名簿には45名の|ペンネームと本名.
        let whole = || ending(scene, known, part, Before::Member);
        let Some(first) = Some(first).filter(stands).or_else(|| whole().filter(stands)) else {
            beside.extend(alone(scene, known, part.place));
            at += 1;
            continue;
        };
        let mut members = vec![first];
        let mut end = noun::bracket(&scene.document.text, part.place).0.end;
        let mut whole = full(scene, part.place, first.place);
        let mut rest = None;
        let mut next = at + 1;
        while let Some(part) = parts.get(next).filter(|part| part.joint != Joint::Start) {
            if let Some(member) =
                head(scene, known, *part, false, false).filter(|member| full(scene, part.place, member.place))
            {
                // A gap parts columns, unless known words stand on both sides.
                let both = member.set.is_some() && members.last().is_some_and(|last| last.set.is_some());
                if part.joint == Joint::Gap && !both {
                    break;
                }
                end = noun::bracket(&scene.document.text, part.place).0.end;
                members.push(member);
                next += 1;
                continue;
            }
            // 氏名 住所 電話番号です: the last of what is parted by gaps is a known word, too.
            let known_before = members.last().is_some_and(|last| last.set.is_some());
            let last = tail(scene, known, part.place)
                .filter(|member| part.joint != Joint::Gap || known_before && member.set.is_some());
            if let Some(member) = last {
                members.push(member);
                rest = Some(Place { start: member.place.end, end: part.place.end });
                end = member.place.end;
                whole = false;
                next += 1;
            }
            break;
        }
        if members.len() == 1 && !(whole && parts.len() == 1) {
            beside.extend(alone(scene, known, part.place));
        } else {
            let before = Place { start: part.place.start, end: members[0].place.start };
            beside.extend(alone(scene, known, before));
            beside.extend(rest.into_iter().flat_map(|rest| alone(scene, known, rest)));
            let ends = parts.get(next).is_none();
            let place = Place { start: members[0].place.start, end };
            found.push(Series { place, members, whole: whole && at == 0 && ends });
        }
        at = next.max(at + 1);
    }
    found.extend(beside);
    found.sort_by_key(|series| series.place);
    found
}

/// Whether nothing stands before a member in its part but whose it is.
fn full(scene: &Scene, part: Place, member: Place) -> bool {
    let before = slice(&scene.document.text, part.start..member.start);
    before.is_empty() || before.ends_with('の') && !before.contains(['は', 'が', 'を', 'に', 'で', ':'])
}

/// The member that the last part of a series begins with: 心電図の波形が保存され.
fn tail(scene: &Scene, known: &[(Place, SetId)], part: Place) -> Option<Member> {
    // 「…、ご家庭で話し合われた進路の悩みです」: the noun before the copula, whatever is said of it.
    let text = &scene.document.text;
    let body = slice(text, part.start..part.end).trim_end_matches('。');
    let closed = COPULAS.iter().find_map(|copula| body.strip_suffix(copula));
    let place = closed.map(|body| noun::bracket(text, Place { end: part.start + body.len(), ..part }).0);
    let place = place.map(|place| noun_end::bare(scene, place));
    // A clause with a subject of its own (年齢が見える状態です) is none.
    let place = place.filter(|place| !scene.document.slice(*place).contains(['が', 'は']));
    let phrase = place.and_then(|place| noun::before_copula(scene, place.start, place.end));
    let unknown = |phrase: &Place| {
        // の3項目です.
        let counted = slice(text, phrase.start..phrase.end).starts_with(|c: char| c.is_ascii_digit());
        makes(scene, known, *phrase).is_none() && !counted
    };
    // そのうち登録のある方の|表示名です: a known one, whatever says whose it is.
    let takes = |phrase: &Place| unknown(phrase) || phrase.start > part.start && full(scene, part, *phrase);
    if let Some(found) = phrase.filter(takes).and_then(|phrase| member(scene, known, phrase, None)) {
        return Some(found);
    }
    // 購入された品|が見え: the noun before the particle, with the clause that is said of it.
    let phrase = noun_end::beginning(scene, part);
    if phrase.is_none_or(|phrase| scene.document.slice(phrase).contains(['が', 'を', 'は']))
        && let Some(at) = slice(text, part.start..part.end).find(['が', 'を', 'は'])
        && let Some(whole) = noun::ending_at(scene, part.start, part.start + at, Before::Member)
        && whole.start == part.start
        && let Some(found) = member(scene, known, whole, None)
    {
        return Some(found);
    }
    let phrase = phrase?;
    // 「差出人名を本名にしている人の氏名です」: the known word is what the clause before it modifies.
    let rest = Place { start: phrase.end, end: part.end };
    if makes(scene, known, phrase).is_none()
        && slice(&scene.document.text, rest.start..rest.end).starts_with(['を', 'が', 'に'])
    {
        let lone = alone(scene, known, rest).into_iter().next();
        let last = |one: &Series| {
            let behind = slice(&scene.document.text, one.place.end..part.end);
            COPULAS.iter().chain(&["など", "が", "は"]).any(|end| behind.starts_with(end))
                || behind.is_empty()
        };
        if let Some(one) = lone.filter(last) {
            return one.members.first().copied();
        }
    }
    let start = noun::ending_at(scene, phrase.start, phrase.end, Before::Member)
        .map_or(phrase.start, |own| own.start);
    let phrase = Place { start, end: phrase.end };
    let rest = slice(&scene.document.text, phrase.end..part.end);
    let bracket = rest.starts_with('(').then(|| rest.find(')')).flatten();
    let bracket = bracket.map(|close| Place { start: phrase.end, end: phrase.end + close + 1 });
    member(scene, known, phrase, bracket)
}

/// Known words that stand in no series, each with what belongs to it.
fn alone(scene: &Scene, known: &[(Place, SetId)], stretch: Place) -> Vec<Series> {
    let text = &scene.document.text;
    let from = known.partition_point(|(place, _)| place.start < stretch.start);
    let mut found: Vec<Series> = Vec::new();
    let mut inside = known[from..].iter().take_while(|(place, _)| place.end <= stretch.end).peekable();
    if inside.peek().is_none() {
        return found;
    }
    let inner = brackets(text, stretch);
    for (hit, set) in inside {
        let bracketed = inner.iter().any(|inner| inner.contains(*hit));
        if bracketed || found.last().is_some_and(|last| last.place.contains(*hit)) {
            continue;
        }
        let Some(end) = extent(scene, *hit, stretch.end) else { continue };
        let phrase = noun::ending_at(scene, stretch.start, end, Before::Owner).unwrap_or(*hit);
        let rest = slice(text, end..stretch.end);
        let bracket = rest.starts_with('(').then(|| rest.find(')')).flatten();
        let bracket = bracket.map(|close| Place { start: end, end: end + close + 1 });
        let place = bracket
            .filter(|bracket| belongs(scene, known, phrase, *bracket))
            .map_or(phrase, |b| phrase.join(b));
        let whole = phrase.start == stretch.start && place.end >= stretch.end;
        found.push(Series { place: phrase, members: vec![Member { place, phrase, set: Some(*set) }], whole });
    }
    found
}

/// Where the phrase of a known word ends; `None` where the word is part of a longer one, or a verb.
fn extent(scene: &Scene, hit: Place, ceiling: usize) -> Option<usize> {
    let text = &scene.document.text;
    let end = compound::compound_end(text, hit.end, ceiling);
    let end = noun_end::bare(scene, Place { start: hit.start, end }).end.max(hit.end);
    if end > hit.end && !general(scene, Place { start: hit.end, end }) {
        return None;
    }
    let rest = slice(text, end..ceiling);
    if let Some(ahead) = rest.strip_prefix('の').filter(|_| !noun_end::handled(scene, end, ceiling)) {
        let onward = end + 'の'.len_utf8();
        let to = compound::compound_end(text, onward, ceiling);
        let own = noun_end::bare(scene, Place { start: onward, end: to });
        if !ahead.is_empty() && general(scene, own) {
            return Some(own.end);
        }
    }
    let verb =
        ["する", "した", "して", "しま", "し、", "され", "さら"].iter().any(|form| rest.starts_with(form));
    (!verb).then_some(end)
}
