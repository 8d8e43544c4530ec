//! How much a statement of what happened says: its name alone, or a way in, a means, a circumstance.
//!
//! Owns seeing that by particles and by what is left when names of incidents and of parties are taken away. The names are
//! the vocabulary's.

use super::Vocabulary;
use super::found::NEAR;
use crate::document::{Document, Place};
use crate::grammar::{Hit, Kinds, is_dense};
use crate::text::script::is_hiragana;
use crate::text::{boundary, one_of, slice};
use std::cell::OnceCell;

/// The kinds of words that tell how much is said, looked up once a document.
#[derive(Clone, Copy)]
pub(super) struct Named {
    classes: Kinds,
    lose: Kinds,
    leak: Kinds,
    intrude: Kinds,
    /// ログインを試みる攻撃: what modifies an attack says how it went.
    assault: Kinds,
    told: Kinds,
    why: Kinds,
    /// サーバー, 通販サイト: what an intruder got into. By which way is not said by it.
    target: Kinds,
    /// A fault or a deed; what one handles; what is as plain as a word of it.
    fault: (Kinds, Kinds, Kinds),
}

impl Named {
    pub(super) fn of(vocabulary: &Vocabulary) -> Self {
        let classes = [
            "intrude", "lose", "blunder", "lapse", "arise", "receive", "learn", "confirm", "inquire",
            "incident", "abstract", "why",
        ];
        let kinds = |names: &[&str]| vocabulary.kinds(names);
        Self {
            classes: kinds(&classes),
            lose: kinds(&["lose"]),
            leak: kinds(&["leak", "arise"]),
            intrude: kinds(&["intrude"]),
            assault: kinds(&["assault"]),
            told: kinds(&["publish", "tell", "report"]),
            why: kinds(&["why"]),
            target: kinds(&["target"]),
            fault: (
                kinds(&["blunder", "lapse", "deed"]),
                kinds(&["gear", "document", "data", "way", "practice"]),
                kinds(&["abstract", "blunder", "lapse", "deed"]),
            ),
        }
    }
}

/// Whether a statement names the class of what happened and who did it, and nothing else (第三者による不正アクセス), and
/// whether it says by which means or in what circumstance (偽の画面を使い, 電車内で, 帰る途中).
pub(super) fn substance(
    document: &Document,
    place: Place,
    hits: &[Hit],
    (parties, manners): (&[Hit], &[Hit]),
    (act, reason): (Kinds, bool),
    named: Named,
) -> (bool, bool) {
    let Named { classes, lose, leak, intrude, assault, target, told, why, fault: named_fault } = named;
    let modified = |at: usize| {
        let hit = hits[at];
        let before = slice(&document.text, place.start..hit.start);
        let bends = ['う', 'く', 'す', 'つ', 'ぬ', 'ぶ', 'む', 'る', 'ぐ', 'た'];
        // 受けた攻撃, 公表した侵入 and 第三者による say no more than that it was one.
        let plain = hits[at.saturating_sub(NEAR)..at].iter().any(|word| {
            let between = document.text.get(word.end..hit.start);
            word.kinds & (classes | told) != 0
                && between.is_some_and(|between| between.len() <= BENT && between.chars().all(is_hiragana))
        });
        before.ends_with(bends) && !before.ends_with("よる") && !plain
    };
    let assaulted = (0..hits.len()).any(|at| hits[at].kinds & assault != 0 && modified(at));
    let lost = act & lose != 0;
    // 通知を送った際、情報が漏えいした: on which occasion is no circumstance of a leak.
    let leaked = act & leak != 0 && !hits.iter().any(|hit| hit.kinds & (lose | intrude) != 0);
    let text = slice(&document.text, place.start..place.end);
    // 担当部門 is a party with all its compound; 操作ミス says more than ミス.
    let compound = |hit: &Hit| {
        let near = boundary(&document.text, hit.start.saturating_sub(COMPOUND)).max(place.start);
        let before = slice(&document.text, near..hit.start);
        hit.start - (before.len() - before.trim_end_matches(is_dense).len())
    };
    let named = hits.iter().filter(|hit| hit.kinds & classes != 0).map(|hit| (hit.start, hit.end));
    let intruded = hits.iter().any(|hit| hit.kinds & intrude != 0);
    // 古いままのサーバーへの侵入: what modifies the place tells a circumstance.
    let plainly = |hit: &&Hit| {
        let before = slice(&document.text, place.start..compound(hit));
        let owner = before.strip_suffix('の').unwrap_or(before);
        !owner.ends_with(is_hiragana)
            || owner.len() == before.len() && before.ends_with(['は', 'が', 'に', 'で'])
            || before.ends_with("による")
    };
    let targets = hits.iter().filter(|hit| intruded && hit.kinds & target != 0).filter(plainly);
    let mut words: Vec<(usize, usize)> =
        named.chain(parties.iter().chain(targets).map(|hit| (compound(hit), hit.end))).collect();
    words.sort_unstable();
    // 調べた結果、…と分かりました: what was done to find out is not what was found.
    let result = if text.contains("結果、") { text.find("結果、") } else { None };
    let from = result.map_or(0, |at| at + "結果、".len());
    let opening = Brackets::behind(text, from);
    let how = assaulted || {
        let sorted = || {
            let mut ends: Vec<usize> = words.iter().map(|(_, end)| *end).collect();
            ends.sort_unstable();
            ends
        };
        // Most clauses have no word that asks for them.
        let ends = OnceCell::new();
        // A noun stands before, and none that names what happened or who did it.
        let noun = |at: usize| {
            slice(text, ..at).ends_with(is_dense)
                && ends.get_or_init(sorted).binary_search(&(place.start + at)).is_err()
        };
        let told = |hit: &&Hit| {
            let kind = |kind: Kinds| hit.kinds & kind != 0;
            !leaked && kind(Vocabulary::CIRCUMSTANCE)
                || kind(Vocabulary::MEANS) && noun(hit.start - place.start)
        };
        let during = |sign: char, says: fn(&str) -> bool| {
            let mut brackets = opening;
            slice(text, from..)
                .match_indices(sign)
                .map(|(at, _)| from + at)
                .any(|at| says(slice(text, at..)) && noun(at) && !brackets.around(at))
        };
        let mut brackets = opening;
        let inside = manners.iter().filter(|hit| hit.start >= place.start + from && hit.end <= place.end);
        inside.filter(told).any(|hit| !brackets.around(hit.start - place.start))
            || during('中', |rest| rest.starts_with("中、") || rest.starts_with("中に"))
            || lost && during('で', |rest| !rest.starts_with("です") && !rest.starts_with("でき"))
    };
    // 棚を開けたままにしたのが原因: what is said to be the cause is said in words of one character as well.
    let cause_of = reason || hits.iter().any(|hit| hit.kinds & why != 0);
    let (mut run, mut loose) = (0, 0);
    let mut covered = 0;
    let mut words = words.into_iter().peekable();
    let mut brackets = opening;
    let bare = slice(text, from..).char_indices().map(|(at, found)| (from + at, found)).all(|(at, found)| {
        while let Some((_, end)) = words.next_if(|(start, _)| *start <= place.start + at) {
            covered = covered.max(end);
        }
        if brackets.around(at + found.len_utf8()) {
            return true;
        }
        let counts = place.start + at >= covered && is_dense(found) && !is_time(found);
        run = if counts { run + 1 } else { 0 };
        loose += usize::from(counts);
        run < 2 && (!cause_of || loose < 2)
    });
    (bare || !how && fault(document, place, hits, named_fault), how)
}

/// Follows the brackets of a text, onward from an offset.
#[derive(Clone, Copy)]
struct Brackets<'a> {
    text: &'a str,
    /// Whether one opens anywhere: in most clauses none does.
    some: bool,
    at: usize,
    depth: i32,
}

impl<'a> Brackets<'a> {
    fn behind(text: &'a str, at: usize) -> Self {
        Self { text, some: text.contains('('), at, depth: 0 }
    }

    /// Whether one is open at an offset; they are asked for in order.
    fn around(&mut self, at: usize) -> bool {
        if !self.some {
            return false;
        }
        for byte in slice(self.text, self.at..at).bytes() {
            self.depth += i32::from(byte == b'(') - i32::from(byte == b')');
        }
        self.at = at;
        self.depth > 0
    }
}

/// Whether a clause names a fault or a deed and neither a thing, nor what was done with one: 基本動作の不徹底, 悪質な者の犯行.
fn fault(
    document: &Document,
    place: Place,
    hits: &[Hit],
    (faults, things, plain): (Kinds, Kinds, Kinds),
) -> bool {
    let text = slice(&document.text, place.start..place.end);
    // 見直しを怠った当社の落ち度: what was done with what is told.
    let told = || {
        text.contains('を')
            || text.char_indices().any(|(at, found)| {
                found == 'た'
                    && text.get(at + found.len_utf8()..).is_some_and(|rest| rest.starts_with(is_dense))
            })
    };
    let free = |hit: &Hit| {
        let before = slice(&document.text, place.start..hit.start).trim_end_matches(['お', 'ご', '御']);
        before.is_empty() || before.ends_with(['の', 'な', '、', 'が', 'は', 'に', 'で', ' ', ':'])
    };
    let named = hits.iter().any(|hit| hit.kinds & faults != 0 && (hit.stem < hit.end || free(hit)));
    // フィルムの管理が行き届かず: what was to be looked after is no thing that something was done with.
    let owner = |hit: &Hit| {
        let rest = slice(&document.text, hit.end..place.end.max(hit.end));
        let behind = rest.trim_start_matches(is_dense).strip_prefix('の');
        let owned = behind.map(|behind| hit.end + rest.len() - behind.len());
        owned.is_some_and(|owned| hits.iter().any(|own| own.start == owned && own.kinds & plain != 0))
    };
    let thing = |hit: &Hit| hit.kinds & things != 0 && hit.kinds & plain == 0 && !owner(hit);
    named && !hits.iter().any(thing) && !told()
}

/// Bytes that a compound has at most before a party in it.
const COMPOUND: usize = 96;

/// Bytes of the endings between a verb and the noun it modifies: 公表しました不正アクセス.
const BENT: usize = 18;

fn is_time(found: char) -> bool {
    found.is_ascii_digit() || one_of!("年月日時分頃曜午前後同当", found)
}
