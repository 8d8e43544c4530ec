//! Members of a series, each a whole noun phrase.
//!
//! Owns which noun a part of a series ends in, with what belongs to it. Where a series is cut is for [`super::series`].

use super::noun::{self, Before};
use super::parts::Part;
use super::scan::Scene;
use super::{claim, noun_end};
use crate::document::{BlockKind, Place};
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

/// The member that a part ends in.
pub(super) fn head(
    scene: &Scene,
    known: &[(Place, SetId)],
    part: Part,
    first: bool,
    only: bool,
) -> Option<Member> {
    let text = &scene.document.text;
    let listed = || only && itemised(scene, noun_end::bare(scene, noun::bracket(text, part.place).0));
    let takes = if first && !listed() { Before::Clause } else { Before::Member };
    ending(scene, known, part, takes)
}

/// The noun that a part ends in, with what it takes.
pub(super) fn ending(scene: &Scene, known: &[(Place, SetId)], part: Part, takes: Before) -> Option<Member> {
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

/// A phrase as a member, unless it cannot be one.
pub(super) fn member(
    scene: &Scene,
    known: &[(Place, SetId)],
    phrase: Place,
    bracket: Option<Place>,
) -> Option<Member> {
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
pub(super) fn makes(scene: &Scene, known: &[(Place, SetId)], phrase: Place) -> Option<SetId> {
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
pub(super) fn general(scene: &Scene, behind: Place) -> bool {
    scene.sets("data.head").iter().any(|&set| scene.hits.within(set, behind).any(|hit| hit.end == behind.end))
}

/// Whether what stands in brackets belongs to the phrase: another name of it (個人番号), or what it takes in
/// (ふりがなを含む).
pub(super) fn belongs(scene: &Scene, known: &[(Place, SetId)], phrase: Place, bracket: Place) -> bool {
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
