//! Series of nouns: 「氏名、住所、配達コースおよび電話番号」.
//!
//! Owns cutting a stretch of text into the members of its series, each a whole noun phrase, and single known words with
//! what belongs to them. Whether they leaked is decided elsewhere.

use super::claim;
use super::noun::{self, Before};
use super::parts::{Joint, Part, brackets, parts};
use super::scan::Scene;
use super::{compound, noun_end};
use crate::document::{BlockKind, Place};
use crate::grammar::COPULAS;
use crate::ruleset::SetId;
use crate::text::numeral::is_numeral;
use crate::text::{one_of, slice};

/// A member of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Member {
    /// The whole phrase, with what in brackets belongs to it.
    pub place: Place,
    /// The phrase without brackets.
    pub phrase: Place,
    /// The set of the known word that makes it what it is.
    pub set: Option<SetId>,
}

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
    let mut lone: Vec<Place> = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let part = parts[at];
        let Some(first) = head(scene, known, part, at == 0, parts.len() == 1) else {
            lone.push(part.place);
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
            lone.push(part.place);
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
            if part.joint != Joint::Gap
                && let Some(member) = tail(scene, known, part.place)
            {
                members.push(member);
                rest = Some(Place { start: member.place.end, end: part.place.end });
                end = member.place.end;
                whole = false;
                next += 1;
            }
            break;
        }
        if members.len() == 1 && !(whole && parts.len() == 1) {
            lone.push(part.place);
        } else {
            let before = Place { start: part.place.start, end: members[0].place.start };
            lone.push(before);
            lone.extend(rest);
            let ends = parts.get(next).is_none();
            let place = Place { start: members[0].place.start, end };
            found.push(Series { place, members, whole: whole && at == 0 && ends });
        }
        at = next.max(at + 1);
    }
    for stretch in lone {
        found.extend(alone(scene, known, stretch));
    }
    found.sort_by_key(|series| series.place);
    found
}

/// Whether nothing stands before a member in its part but whose it is.
fn full(scene: &Scene, part: Place, member: Place) -> bool {
    let before = slice(&scene.document.text, part.start..member.start);
    before.is_empty() || before.ends_with('の') && !before.contains(['は', 'が', 'を', 'に', 'で', ':'])
}

/// The member that a part ends in.
fn head(scene: &Scene, known: &[(Place, SetId)], part: Part, first: bool, only: bool) -> Option<Member> {
    let text = &scene.document.text;
    let listed = || only && itemised(scene, noun_end::bare(scene, noun::bracket(text, part.place).0));
    let takes = if first && !listed() { Before::Clause } else { Before::Member };
    ending(scene, known, part, takes)
}

/// The noun that a part ends in, with what it takes.
fn ending(scene: &Scene, known: &[(Place, SetId)], part: Part, takes: Before) -> Option<Member> {
    let text = &scene.document.text;
    let (body, bracket) = noun::bracket(text, part.place);
    let body = noun_end::bare(scene, body);
    let phrase = noun::ending_at(scene, body.start, body.end, takes)?;
    member(scene, known, phrase, bracket)
}

/// Whether a stretch begins an item or a cell.
fn itemised(scene: &Scene, place: Place) -> bool {
    let Some(block) = scene.block(place.start).map(|at| &scene.document.blocks[at]) else { return false };
    let start = |at: usize| at.abs_diff(place.start) <= 3;
    let near = block.cells.partition_point(|cell| cell.start + 3 < place.start);
    block.kind == BlockKind::Item && start(block.place.start)
        || block.cells.get(near).is_some_and(|cell| start(cell.start))
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

/// A phrase as a member, unless it cannot be one.
fn member(scene: &Scene, known: &[(Place, SetId)], phrase: Place, bracket: Option<Place>) -> Option<Member> {
    const LONGEST: usize = 26;
    let phrase = uncounted(&scene.document.text, phrase);
    let text = slice(&scene.document.text, phrase.start..phrase.end);
    let set = makes(scene, known, phrase);
    if text.chars().count() > LONGEST || set.is_none() && !possible(scene, phrase) {
        return None;
    }
    let place =
        bracket.filter(|bracket| belongs(scene, known, phrase, *bracket)).map_or(phrase, |b| phrase.join(b));
    Some(Member { place, phrase, set })
}

/// A phrase without what closes its series: 購入日|の3項目, 部署|の2点だけ, 会員番号|のみ, 生年月日|の範囲.
fn uncounted(text: &str, phrase: Place) -> Place {
    let own = slice(text, phrase.start..phrase.end);
    let closes = |at: usize| {
        let rest = slice(own, at..);
        rest == "の範囲" || matches!(claim::counted(rest), ("", true))
    };
    let cut = own.match_indices(['の', 'だ']).map(|(at, _)| at).find(|&at| at > 0 && closes(at));
    Place { end: cut.map_or(phrase.end, |at| phrase.start + at), ..phrase }
}

/// Whether an unknown phrase can be a member: no clause, no date, no word that is never one.
fn possible(scene: &Scene, phrase: Place) -> bool {
    let text = slice(&scene.document.text, phrase.start..phrase.end);
    let clause = || {
        let words = ["ます", "です", "ました", "ください", "ため", "その他", "など"];
        // Most phrases have none of the characters that these begin with.
        text.char_indices().filter(|(_, sign)| one_of!("までくたそな", *sign)).any(|(at, _)| {
            let rest = slice(text, at..);
            words.iter().any(|word| rest.starts_with(word))
        })
    };
    let open = || ["した", "して", "こと", "もの"].iter().any(|end| text.ends_with(end));
    let digit = |c: char| is_numeral(c) || ['〇', '百', '千'].contains(&c);
    let behind_digit =
        |units: &[char]| text.ends_with(units) && text.trim_end_matches(units).ends_with(digit);
    // 午後1時15分.
    let dated = || {
        behind_digit(&['月', '日', '年', '時', '頃', '間', '生'])
            || text.ends_with(digit) && text.contains('時')
            || matches!(text, "午前" | "午後")
    };
    let counted = || {
        let units = [
            '名', '人', '件', '通', '枚', '社', '冊', '先', '台', '世', '帯', '部', '軒', '組', '箱', '分',
            '様',
        ];
        // 計5項目.
        let mut items = ["項目", "種類", "点"].iter().filter_map(|unit| text.strip_suffix(unit));
        behind_digit(&units) || items.any(|of| of.ends_with(digit))
    };
    let general = || ["情報", "データ"].iter().any(|end| text.ends_with(end)) && !text.contains("に関する");
    let numeral = || text.chars().all(|c| digit(c) || one_of!("-:.,", c));
    let never = || {
        scene.sets("data.not-member").iter().flat_map(|&set| scene.hits.within(set, phrase)).any(|hit| {
            let own = hit.end == phrase.end
                && !slice(&scene.document.text, phrase.start..hit.start).ends_with('の');
            own || hit.start == phrase.start && hit.end == phrase.end
        })
    };
    !(open() || dated() || numeral() || counted() || general() || never() || clause())
}

/// The set of the word that makes a phrase a kind: the one at its end, or before a noun that names no kind by itself
/// (パスワードのハッシュ値, 保険証の番号).
fn makes(scene: &Scene, known: &[(Place, SetId)], phrase: Place) -> Option<SetId> {
    let from = known.partition_point(|(place, _)| place.start < phrase.start);
    let inside = known[from..].iter().take_while(|(place, _)| place.end <= phrase.end);
    let (place, set) = inside.last()?;
    // 旅券の有効期限 is none of a card.
    let whose = slice(&scene.document.text, phrase.start..place.start);
    let attribute = scene.sets("data.attribute").iter();
    let attribute = attribute.flat_map(|&set| scene.hits.within(set, *place)).any(|hit| hit == *place);
    if attribute && whose.ends_with('の') && !whose.contains("カード") {
        return None;
    }
    (place.end == phrase.end || general(scene, Place { start: place.end, end: phrase.end })).then_some(*set)
}

/// Whether what stands behind a known word only says what of it: の番号, 番号, の有無, に関する記録.
fn general(scene: &Scene, behind: Place) -> bool {
    scene.sets("data.head").iter().any(|&set| scene.hits.within(set, behind).any(|hit| hit.end == behind.end))
}

/// Whether what stands in brackets belongs to the phrase: another name of it (個人番号), or what it takes in
/// (ふりがなを含む).
fn belongs(scene: &Scene, known: &[(Place, SetId)], phrase: Place, bracket: Place) -> bool {
    let text = &scene.document.text;
    let inner = slice(text, bracket.start + 1..bracket.end - 1);
    let own = slice(text, phrase.start..phrase.end).chars().count();
    let place = Place { start: bracket.start + 1, end: bracket.end - 1 };
    let same = known
        .binary_search_by_key(&place, |(hit, _)| *hit)
        .is_ok_and(|at| makes(scene, known, phrase) == Some(known[at].1));
    let name = same
        || inner.chars().nth(own).is_none()
            && !inner.contains(['、', '。', '年', '月', ':', '※'])
            && makes(scene, known, place).is_some();
    name || inner.chars().nth(12).is_none()
        && ["を含む", "も含む", "含む"].iter().any(|end| inner.ends_with(end))
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
