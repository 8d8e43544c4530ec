//! Who does it, to whom, from whom.
//!
//! Owns reading parties by the particle behind them and by voice, and what a statement takes over from the one before.

use super::split::Segment;
use super::{Statement, Vocabulary};
use crate::document::Document;
use crate::grammar::{Flags, Hit, Kinds, Mode};
use crate::text::numeral::is_numeral;
use crate::text::{begins_with, slice};

/// The parties of a statement.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Roles {
    pub(super) who: Kinds,
    pub(super) to: Kinds,
    pub(super) from: Kinds,
    pub(super) all: Kinds,
}

const TO: [&str; 14] = [
    "とは",
    "とも",
    "に対して",
    "に対し",
    "にも",
    "には",
    "に",
    "へは",
    "へも",
    "へ",
    "宛",
    "あて",
    "向け",
    "まで",
];
const WHO: [&str; 8] = ["が", "は", "では", "でも", "も", "において", "自身が", "自ら"];
const FROM: [&str; 7] = ["からの", "から", "より", "によって", "による", "により", "の協力"];

/// What joins the members of a series.
const JOINED: [&str; 5] = ["および", "及び", "ならびに", "並びに", "と"];
/// Bytes from one member of a series to the next.
const SERIES: usize = 36;

/// The parties and acts that parts are told by, looked up once a document.
#[derive(Clone, Copy)]
pub(super) struct Named {
    nobody: Kinds,
    reached: Kinds,
    persons: Kinds,
    others: Kinds,
    visit: Kinds,
    receive: Kinds,
    tell: Kinds,
    /// Acts by which somebody is told or asked something.
    tells: Kinds,
}

impl Named {
    pub(super) fn of(vocabulary: &Vocabulary) -> Self {
        let party = |name: &str| vocabulary.party(name).unwrap_or(0);
        let act = |name: &str| vocabulary.kind(name).unwrap_or(0);
        Self {
            nobody: party("nobody"),
            reached: party("reached-at"),
            persons: party("persons"),
            others: vocabulary.any_party(&["outside", "police", "regulator"]),
            visit: act("visit"),
            receive: act("receive"),
            tell: act("tell"),
            tells: vocabulary.kinds(&["tell", "report", "apologise", "inquire", "confirm", "consult"]),
        }
    }
}

/// The part of a party.
#[derive(Clone, Copy)]
enum Part {
    To,
    Who,
    From,
}

/// The part that the particle behind a party gives it.
fn part(rest: &str, visits: bool) -> Option<Part> {
    let begins = |words: &[&str]| words.iter().any(|word| begins_with(rest, word));
    let no_recipient = [
        "とは別",
        "とは異な",
        "とは違",
        "とは関",
        "について",
        "により",
        "による",
        "によって",
        "になり",
        "に関",
    ];
    // 住所の分かる方から順に: who comes first is told first.
    let in_turn = ["から順", "より順", "から先に"];
    if begins(&TO) && !begins(&no_recipient) || begins(&in_turn) {
        Some(Part::To)
    } else if begins(&WHO) {
        Some(Part::Who)
    } else if begins(&FROM) {
        Some(Part::From)
    } else if visits && rest.starts_with('を') || begins(&["への", "宛の"]) {
        Some(Part::To)
    } else {
        None
    }
}

/// Whether nothing stands between a party and the next but a number: 会員3名, 生徒二人.
fn counts(between: &str) -> bool {
    let number = |c: char| is_numeral(c) || [',', '百'].contains(&c);
    !between.is_empty()
        && between.trim_start_matches(['約', 'の', ' ']).chars().all(number)
        && between.contains(number)
}

/// Whether a party is one of two numbers of a change: 12人から3人に.
fn amounts(text: &str, start: usize, end: usize) -> bool {
    let (before, behind) = (slice(text, ..start), slice(text, end..));
    let counted = before.ends_with(is_numeral);
    let number = before.trim_end_matches(is_numeral);
    let first = behind.strip_prefix("から").is_some_and(|rest| rest.starts_with(is_numeral));
    let second = ["人から", "名から"].iter().any(|from| number.ends_with(from)) && behind.starts_with('に');
    counted && (first || second)
}

/// Reads the parties of a segment; `waits` is where it ends to say what is waited for.
pub(super) fn roles(
    document: &Document,
    segment: &Segment,
    parties: &[Hit],
    words: &[Hit],
    waits: Option<usize>,
    (named, vocabulary): (Named, &Vocabulary),
) -> Roles {
    let Named { nobody, reached, persons, others, visit, receive, tell, tells } = named;
    let text = &document.text;
    let mut roles = Roles::default();
    let known: Vec<Hit> = parties
        .iter()
        .filter(|hit| hit.end <= segment.place.end && hit.kinds & nobody == 0)
        .copied()
        .collect();
    if known.is_empty() {
        return roles;
    }
    let act = segment.end.word.map_or(0, |word| word.kinds);
    let told_there = act & tells != 0;
    // お宅を訪ねてお詫びし: where one went to tell somebody is told by the verb right behind it.
    let visits = |party: &Hit| {
        let behind = party.end + 'を'.len_utf8();
        act & visit != 0
            || told_there
                && words.iter().any(|word| {
                    word.kinds & visit != 0
                        && (behind..=behind + 'お'.len_utf8()).contains(&word.start)
                        && slice(text, party.end..).starts_with('を')
                })
    };
    // From the last: a series shares its particle, 委員会および県の所管課に.
    let mut last: Option<(usize, Part)> = None;
    for (at, hit) in known.iter().enumerate().rev() {
        // 職員1名が: how many of them is no party of its own.
        if at
            .checked_sub(1)
            .is_some_and(|before| counts(slice(text, known[before].end..hit.start.max(known[before].end))))
        {
            continue;
        }
        // 権限を12人から3人に減らし: numbers are nobody to tell.
        if amounts(
            slice(text, segment.place.start..segment.place.end),
            hit.start - segment.place.start,
            hit.end - segment.place.start,
        ) {
            continue;
        }
        // 報道機関の皆様: whose people they are is who they are.
        let outside = |kinds: Kinds| if kinds & persons == 0 { kinds & others } else { 0 };
        let theirs = at.checked_sub(1).map(|before| known[before]).filter(|before| {
            hit.kinds & persons != 0 && slice(text, before.end..hit.start.max(before.end)) == "の"
        });
        let theirs = theirs.map_or(0, |before| outside(before.kinds));
        let mut hit = *hit;
        if theirs != 0 {
            hit.kinds = theirs;
        }
        roles.all |= hit.kinds;
        let mut rest = slice(text, hit.end..segment.place.end);
        // 会員(退会された方を除く)に.
        if rest.starts_with('(') {
            let close = rest.char_indices().take(60).find(|(_, found)| *found == ')');
            rest = close.map_or(rest, |(close, _)| slice(rest, close + 1..));
        }
        for behind in &vocabulary.behind {
            if begins_with(rest, behind) {
                rest = slice(rest, behind.len()..);
            }
        }
        if let Some(counted) = known.get(at + 1).filter(|next| next.start >= hit.end)
            && counts(slice(text, hit.end..counted.start))
        {
            rest = slice(text, counted.end..segment.place.end);
        }
        // 担任と管理職が家庭を訪ね: a particle between them ends the series.
        let shared = last.filter(|(start, _)| {
            *start <= hit.end + SERIES
                && JOINED.iter().any(|sign| begins_with(rest, sign))
                && !slice(text, hit.end..*start).contains(['が', 'は', 'を'])
        });
        let about = rest.starts_with("への") && !told(hit.end + "への".len(), words, tells);
        let part = part(rest, visits(&hit)).filter(|_| !about).or(shared.map(|(_, part)| part));
        match part {
            // ご自宅へ is a word to the person; メールアドレスが流出した is of nobody.
            Some(Part::To) => roles.to |= if hit.kinds & reached != 0 { persons } else { hit.kinds },
            Some(Part::Who | Part::From) if hit.kinds & reached != 0 => {}
            // 対象が定まり次第、知らせます: who does what is waited for does not tell.
            Some(Part::Who) if waits.is_some_and(|end| hit.end < end) => {}
            Some(Part::Who) => roles.who |= hit.kinds,
            Some(Part::From) => roles.from |= hit.kinds,
            None => {}
        }
        // 県の所管課に: whose it is has no part of its own, and keeps no series apart.
        let whose = last.filter(|(start, _)| *start <= hit.end + SERIES && rest.starts_with('の'));
        last = part.or(whose.map(|(_, part)| part)).map(|part| (hit.start, part));
    }
    // 手紙を届けました hands something over; 手紙が届きました receives it.
    let end = segment.end.start.max(segment.place.start);
    let before = slice(text, segment.place.start..end);
    let hands_over = || before.rfind('を') > before.rfind('が');
    // A passive turns round who does it and to whom.
    if segment.end.flags.has(Flags::PASSIVE) {
        // 第三者から会員へ送られた names both; 第三者に見られた the one who saw.
        let (by, to) = if roles.from == 0 { (roles.to, 0) } else { (roles.from, roles.to) };
        roles.to = to | roles.who;
        roles.who = by;
    } else if act & receive != 0
        && !(act & tell != 0 && hands_over())
        && segment.end.flags.0 & Flags::PASSIVE.0 == 0
    {
        // 電話をいただく, 連絡を受ける: who receives is told of by は.
        let to = roles.who;
        roles.who = roles.from;
        roles.to |= to;
    } else if roles.who == 0 && !words.iter().any(|word| word.kinds & receive != 0) {
        // 取引先から連絡を受けて店を停止し: the source of a word is not who acts on it.
        roles.who = roles.from;
    }
    roles
}

/// A recipient holds for what follows in its sentence, and where nobody is named, for the next sentence of its block.
pub(super) fn carry(statements: &mut [Statement], vocabulary: &Vocabulary) {
    let persons = vocabulary.party("persons").unwrap_or(0);
    let tell = vocabulary.kind("tell").unwrap_or(0);
    let lasting = ["at-once", "from-now", "from-day"]
        .iter()
        .filter_map(|name| vocabulary.time(name))
        .fold(0, |all, bit| all | bit);
    let found_out = ["learn", "weigh", "inquire", "confirm"];
    let found_out = vocabulary.kinds(&found_out);
    let later = vocabulary.time("later").unwrap_or(0);
    let upon = vocabulary.time("upon").unwrap_or(0);
    let others = vocabulary.any_party(&["attacker", "contractor", "staff"]);
    for at in 1..statements.len() {
        let before = statements[at - 1];
        let one = &mut statements[at];
        // すぐに伺い、用紙を引き取りました: what says when holds for the whole sentence.
        if before.sentence == one.sentence {
            one.when |= before.when & lasting;
        }
        // 判明次第、方法を決めます: so does what it waits for.
        let waited = before.flags.has(Flags::JOINS) && before.when & upon != 0;
        if before.sentence == one.sentence && (before.flags.has(Flags::LATER) || waited) {
            one.when |= before.when.all();
        }
        // 固まりましたら、お知らせします: what is known then is told then.
        let known_then = before.mode == Mode::If && before.act & found_out != 0 && before.who & persons == 0;
        if before.sentence == one.sentence && known_then {
            one.when |= later;
        }
        // 何者かが入り込み、案内を送りました: the one who did the first did the second.
        if before.sentence == one.sentence && one.who == 0 && before.flags.0 & Flags::PASSIVE.0 == 0 {
            one.who = (before.who & others).into();
        }
        let near = before.block == one.block && before.sentence + 1 >= one.sentence;
        let same = before.sentence == one.sentence;
        if !near || one.to != 0 {
            continue;
        }
        if same || before.to & persons != 0 && one.act & tell != 0 && one.who & persons == 0 {
            one.to = before.to;
        }
    }
}

/// Whether an act of telling stands right behind an offset: 会員へのご連絡, but not 会員への配慮.
fn told(at: usize, words: &[Hit], tells: Kinds) -> bool {
    const NEAR: usize = 12;
    words.iter().any(|word| word.kinds & tells != 0 && word.start >= at && word.start <= at + NEAR)
}
