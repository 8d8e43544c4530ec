//! Small facts of a statement: a day, an object, a topic, behind the first warning.
//!
//! Owns seeing them. They are shapes, not words. Whether anything is concrete is [`super::concrete`]'s.

use super::concrete::{Concrete, is_concrete};
use super::days::dated;
use super::split::Segment;
use super::{Marks, Statement, Vocabulary};
use crate::document::Document;
use crate::grammar::{COPULAS, Flags, Hit, Mode, is_dense};
use crate::text::numeral::is_numeral;
use crate::text::signs::Sieve;
use crate::text::{COMMA, boundary, ends_with, may_have, one_of, slice};
use std::borrow::Cow;

/// The marks of a segment.
pub(super) fn of(
    document: &Document,
    segment: &Segment,
    hits: &[Hit],
    kinds: Concrete,
    seen: &Sieve,
) -> Marks {
    let text = slice(&document.text, segment.place.start..segment.place.end);
    let mut marks = Marks::default();
    let handles = may_have!(seen, "を");
    let upto = slice(&document.text, segment.place.start..segment.end.end.max(segment.place.start));
    let object = handles && upto.contains('を');
    marks.set(Marks::OBJECT, object);
    let told = slice(&document.text, segment.place.start..segment.end.start.max(segment.place.start));
    marks.set(
        Marks::HANDLES,
        handles
            && (told.rfind('を') > told.rfind('が')
                || segment.end.word.is_none() && text.rfind('を') > text.rfind('が')),
    );
    let passive = segment.end.flags.has(Flags::PASSIVE);
    marks.set(
        Marks::TOPICAL,
        !object && !passive && may_have!(seen, "は") && names_topic(text) && !text.contains('が'),
    );
    marks.set(Marks::DATE, may_have!(seen, "年月日時/:-.") && dated(text));
    marks.set(Marks::CONCRETE, is_concrete(document, segment, hits, kinds));
    marks.set(Marks::REACHES, may_have!(seen, "-@") && reaches(text));
    marks.set(Marks::PLACE, may_have!(seen, "へま") && names_place(text));
    // What asks has か, or one of the nouns that name what is open.
    marks.set(Marks::QUESTION, may_have!(seen, "か無否非") && asks(text));
    marks.set(Marks::COPULA, is(text));
    marks
}

/// Whether は stands behind a noun that may be what something is done to: not 皆様には, 昨日からは.
fn names_topic(text: &str) -> bool {
    text.match_indices('は').any(|(at, _)| {
        !slice(text, ..at).ends_with(|c| one_of!("にでとへて", c)) && !slice(text, ..at).ends_with("から")
    })
}

/// 名簿は紙をやめ、棚に入れます: は holds for what follows in its sentence, up to what has a subject or an object of its own.
pub(super) fn topical_on(document: &Document, statements: &mut [Statement]) {
    for at in 1..statements.len() {
        let (before, one) = (statements[at - 1], &mut statements[at]);
        let own = one.marks.has(Marks::OBJECT) || one.flags.has(Flags::PASSIVE);
        let goes_on = before.sentence == one.sentence && before.marks.has(Marks::TOPICAL) && !own;
        if goes_on && !slice(&document.text, one.place.start..one.place.end).contains(['は', 'が']) {
            one.marks.set(Marks::TOPICAL, true);
        }
    }
}

/// Whether a text ends by saying what something is: 〜のミスです. Not 〜したのです, 〜しませんでした.
fn is(text: &str) -> bool {
    const MORE: [&str; 6] =
        ["であり", "でございました", "ではありません", "ではございません", "ではない", "ではなく"];
    // 読んだ, 防いだ are verbs.
    const VERBAL: [&str; 10] = [
        "んです",
        "のです",
        "たです",
        "んでした",
        "のでした",
        "んだ",
        "のだ",
        "いだ",
        "わけではありません",
        "わけではない",
    ];
    // 別の場所にあります: where something is.
    const WHERE: [&str; 6] =
        ["にあります", "にある", "にあり", "にありました", "にございます", "にございました"];
    let ended = text.trim_end_matches(['。', '、', ')', '」', ' ']);
    // 揃える決まりでしたが; さんです is no んです.
    let ended = ["ので", "から", "けれども", "けれど", "が", "し"]
        .iter()
        .find_map(|more| ended.strip_suffix(more))
        .unwrap_or(ended);
    WHERE.iter().any(|end| ends_with(ended, end))
        || COPULAS.iter().chain(&MORE).any(|end| ends_with(ended, end))
            && (["さんです", "さんだ", "ものです", "ものでした"].iter().any(|noun| ended.ends_with(noun))
                || !VERBAL.iter().any(|end| ended.ends_with(end)))
}

/// Whether words ask, or name what is open: 対象かどうか, 返金の有無.
pub(crate) fn asks(text: &str) -> bool {
    const ASKS: [&str; 8] = ["は", "を", "が", "について", "どうか", "、", "という", "も"];
    // Neither とかは nor うかがう asks.
    // Nor does a label: 【被害の有無】お申し出は入っておりません, 悪用の有無:声は届いていません.
    const LABEL: usize = 48;
    let body = text.trim_start().strip_prefix('【').and_then(|label| label.split_once('】'));
    let body = body.or_else(|| text.split_once(':').filter(|(label, _)| label.len() <= LABEL));
    // 悪用の有無 評点が使われた例は把握していません: a label in bold is set apart by a wide space.
    let set_apart =
        text.split_once(' ').filter(|(label, _)| label.len() <= LABEL && label.contains("の有無"));
    let body = body.or(set_apart.filter(|(label, _)| !label.contains(['、', '。'])));
    let said = body.map_or(text, |(_, body)| body);
    // Most have no か at all.
    let may = said.contains('か');
    let said = match may && (said.contains("とか") || said.contains("うかが")) {
        true => said.replace("とか", "と").replace("どうかが", "か、").replace("うかが", "").into(),
        false => Cow::Borrowed(said),
    };
    let asks = may
        && said.match_indices('か').any(|(at, sign)| {
            let rest = slice(&said, at + sign.len()..);
            // 来るかもしれません fears, and asks nothing.
            if ["もしれ", "も知れ"].iter().any(|fears| rest.starts_with(fears)) {
                return false;
            }
            // 何かをされた, 何者かが: somebody and something; 何かは asks.
            let some =
                slice(&said, ..at).ends_with(['何', '誰', '者']) && rest.starts_with(['を', 'が', 'も']);
            !some && ASKS.iter().any(|ask| rest.starts_with(ask))
        });
    asks || said.match_indices('の').any(|(at, _)| {
        let rest = slice(&said, at..);
        ["の有無", "の要否", "の可否", "の是非"].iter().any(|open| rest.starts_with(open))
    })
}

/// Whether a text gives a telephone number or a mail address, by its shape alone.
fn reaches(text: &str) -> bool {
    /// Digits of the shortest number with its area.
    const DIGITS: usize = 9;
    let dialled =
        |run: &str| run.bytes().filter(u8::is_ascii_digit).count() >= DIGITS && run.starts_with('0');
    text.contains('@') || text.split(|c: char| !c.is_ascii_digit() && c != '-').any(dialled)
}

/// Whether a noun that is no time stands before まで or へ.
fn names_place(text: &str) -> bool {
    let place = |at: usize| {
        // 寺務所(朝8時から夕方6時まで)へ: the bracket says when, and not where.
        let before = slice(text, ..at);
        let outside = before.strip_suffix(')').and_then(|inner| inner.rfind('('));
        let before = outside.map_or(before, |open| slice(before, ..open)).chars().next_back();
        before.is_some_and(|c| is_dense(c) && !c.is_ascii_digit() && !one_of!("時分日月年末", c))
    };
    text.match_indices('へ').any(|(at, _)| place(at))
        || text.match_indices('ま').any(|(at, _)| slice(text, at..).starts_with("まで") && place(at))
}

/// Whether what was found stands before the act as a clause (〜ことを確認, 〜旨を), and whether it says that something
/// is not so: 利用がないことを確認しました.
pub(super) fn finding(document: &Document, segment: &Segment, seen: &Sieve) -> Option<bool> {
    if !may_have!(seen, "こ旨の事") {
        return None;
    }
    let end = segment.end.start.max(segment.place.start);
    let before = slice(&document.text, segment.place.start..end);
    // 〜ことが、保護者の方のお知らせで分かりました.
    let mut commas = before.rmatch_indices(COMMA).map(|(at, _)| slice(before, ..at));
    let apart = may_have!(seen, "こ").then(|| {
        commas.find_map(|said| {
            said.strip_suffix("ことが").or_else(|| said.strip_suffix("ことを")).map(str::len)
        })
    });
    let apart = apart.flatten();
    // 〜ことを調査会社が確かめました: who found it stands between.
    let who = before.strip_suffix('が').and_then(|who| who.rfind("ことを").filter(|at| named(who, *at)));
    let before = apart.or(who).map_or(before, |at| slice(before, ..at + "ことが".len()));
    let clause = ["を", "が", "は", "も"].iter().find_map(|particle| before.strip_suffix(particle))?;
    let clause = ["こと", "旨", "の", "事実"].iter().find_map(|noun| clause.strip_suffix(noun))?;
    let clause = clause.trim_end_matches("という");
    let denied = ["ない", "ません", "なかった", "ませんでした"].iter().any(|not| clause.ends_with(not));
    let tensed = clause.ends_with(['る', 'た', 'う', 'す', 'い', 'ん']);
    tensed.then_some(denied)
}

/// Whether the act hands on that something is not so: 見ていないと話す, 渡したことはないとの一筆をいただく, 使っていない旨の書面を.
pub(super) fn vouched(document: &Document, segment: &Segment) -> bool {
    const NOT: [&str; 4] = ["ない", "ません", "なかった", "ませんでした"];
    let end = segment.end.start.max(segment.place.start);
    let before = slice(&document.text, segment.place.start..end);
    let said = before.strip_suffix(['を', 'も', 'が', 'は']).map_or(before, |noun| {
        let noun = noun.trim_end_matches(|c: char| is_dense(c) || one_of!("おご", c));
        ["との", "という", "旨の"].iter().find_map(|link| noun.strip_suffix(link)).unwrap_or(before)
    });
    let said = ["とは", "と"].iter().find_map(|link| said.strip_suffix(link)).unwrap_or(said);
    said.len() < before.len() && NOT.iter().any(|not| said.ends_with(not))
}

/// Whether nothing but a name stands behind 〜ことを.
fn named(text: &str, at: usize) -> bool {
    slice(text, at + "ことを".len()..).trim_start_matches('、').chars().all(is_dense)
}

/// Whether a mode tells what is or was so.
pub(super) fn tells(mode: Mode) -> bool {
    matches!(mode, Mode::Done | Mode::Going | Mode::Plain)
}

/// How far behind the first day of a span its last is looked for, in bytes.
const SPAN: usize = 72;

/// Whether a text names a day from which, or by which, something holds: 6月1日より, 9月末までに.
pub(super) fn ahead(text: &str, seen: &Sieve) -> (bool, bool) {
    let (mut from_day, mut by_day, mut begun) = (false, false, false);
    let next = may_have!(seen, "次") && from_next(text);
    if !may_have!(seen, "月日末") || !text.contains(['月', '日', '末']) {
        return (false, next);
    }
    let mut number = false;
    for (at, found) in text.char_indices() {
        if number && one_of!("年月日末", found) {
            let mut rest = slice(text, at + found.len_utf8()..);
            if rest.starts_with('(') {
                let close = rest.char_indices().take(8).find(|(_, found)| *found == ')');
                rest = close.map_or(rest, |(close, _)| slice(rest, close + 1..));
            }
            rest = rest.strip_prefix("末").unwrap_or(rest);
            let span = ["から", "より"].iter().any(|from| {
                let near = slice(rest, ..boundary(rest, SPAN)).strip_prefix(from);
                near.is_some_and(|near| near.contains("まで") || is_end(near))
            });
            let starts = found != '年' && ["から", "より", "以降"].iter().any(|from| rest.starts_with(from));
            from_day |= !span && starts;
            // 6月1日から9月末までに買った方: a span, whatever is done in it.
            by_day |= !begun && ["までに", "中に"].iter().any(|by| rest.starts_with(by));
            begun |= span;
        }
        number = is_numeral(found) || found == '月';
    }
    (from_day, by_day || next)
}

/// Whether a day or month in which something ended begins a text: 4月から「9月に」受診された方.
fn is_end(text: &str) -> bool {
    let behind = text.trim_start_matches(|c: char| is_numeral(c) || one_of!("年月日同翌今", c));
    behind.len() < text.len() && behind.starts_with('に')
}

/// How far behind 次の its noun ends, in bytes.
const NEXT: usize = 36;

/// Whether a text names the next time from which something holds: 次の模試からは.
fn from_next(text: &str) -> bool {
    text.match_indices("次の").any(|(at, next)| {
        let rest = slice(text, at + next.len()..);
        let rest = slice(rest, ..boundary(rest, NEXT));
        ["から", "より"]
            .iter()
            .any(|from| rest.split(['、', '。']).next().is_some_and(|noun| noun.contains(from)))
    })
}

/// Marks what stands at or behind the first warning or finding: by then the sender knew.
pub(super) fn since_known(statements: &mut [Statement], vocabulary: &Vocabulary) {
    let kinds = |names: &[&str]| vocabulary.kinds(names);
    let (learn, receive) = (kinds(&["learn"]), kinds(&["receive"]));
    let tell = kinds(&["tell", "report", "consult"]);
    let others = vocabulary.any_party(&["persons", "outside", "contractor", "police"]);
    let aware = vocabulary.any_party(&["regulator", "persons"]);
    let regulator = vocabulary.party("regulator").unwrap_or(0);
    let at_once = vocabulary.time("at-once").unwrap_or(0);
    let (incident, confirm) = (kinds(&["leak", "lose", "intrude"]), kinds(&["confirm"]));
    let (mut known, mut happened) = (false, false);
    let mut finds = Vec::new();
    for (at, one) in statements.iter_mut().enumerate() {
        if one.marks.has(Marks::HEADING) {
            continue;
        }
        // サポーターが…と教えてくださいました: whoever did it for us told us.
        let favour = one.flags.has(Flags::FAVOUR) || one.flags.has(Flags::ASKED);
        let for_us = favour && one.flags.has(Flags::PAST) && one.mode == Mode::Done && one.to == 0;
        let told = one.act & (tell | learn) != 0 && (one.from != 0 || one.who & others != 0 || for_us);
        let confirmed = one.act & confirm != 0 && one.with & incident != 0 && one.mode != Mode::Denied;
        // 委員会に報告し、本人に知らせた: who tells of it knows.
        let tells_of_it = one.act & tell != 0
            && one.mode == Mode::Done
            && (one.to & aware != 0 && happened || one.to & regulator != 0);
        // 気づいたのは10月8日です: the day on which it was found is told.
        let dated = [Marks::FACT, Marks::COPULA, Marks::DATE].iter().all(|mark| one.marks.has(*mark));
        let found = dated && one.with & learn != 0
            || confirmed
            || told
            || tells_of_it
            || one.act & learn != 0
            || one.act & receive != 0 && one.with & (tell | learn) != 0;
        if found && matches!(one.mode, Mode::Done | Mode::Noun | Mode::Plain | Mode::If | Mode::Going) {
            known = true;
            finds.push(at);
        }
        // 気づいた後、直ちに止めました finds and acts in one; so does who acts on the day of what was told before.
        let soon = one.when & at_once != 0 && (one.with & learn != 0 || happened);
        let same_line = one.marks.has(Marks::DATE) && one.with & learn != 0 && one.act & learn == 0;
        let at_once = soon || same_line && one.mode == Mode::Done;
        known |= same_line && one.mode == Mode::Done;
        happened |= one.act & incident != 0 && tells(one.mode);
        one.marks.set(Marks::SINCE_KNOWN, known || at_once);
    }
    // The lead says that it was found; a paragraph that tells it again begins before that.
    for at in finds {
        let block = statements[at].block;
        let ahead = statements[..at].iter_mut().rev();
        ahead
            .take_while(|one| one.block == block && !one.marks.has(Marks::AHEAD))
            .for_each(|one| one.marks.set(Marks::AHEAD, true));
    }
    let before = |one: &&mut Statement| known && !one.marks.has(Marks::SINCE_KNOWN);
    statements.iter_mut().filter(before).for_each(|one| one.marks.set(Marks::BEFORE_KNOWN, true));
}
