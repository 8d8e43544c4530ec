//! What is still to be filled in: 【会社名】, {{status}}, ＿＿, YYYY/MM/DD, 2026年　月　日, 〔日付あとで書く〕, 【案】.
//!
//! Owns the shapes. The nouns of a form, what writers note for each other and the marks of a draft are the ruleset's, and
//! so are left-overs that are words (TODO, エラー! 参照元が見つかりません).

use super::scan::Scene;
use crate::document::{Block, BlockKind, Place};
use crate::grammar::is_dense;
use crate::text::numeral::is_numeral;
use crate::text::pairs::closing;
use crate::text::{boundary, one_of, slice};

/// Characters that a placeholder in brackets holds at most.
const LONGEST: usize = 24;
/// Units that a number is missing before.
const UNITS: [char; 12] = ['名', '人', '件', '通', '枚', '社', '円', '年', '月', '日', '時', '分'];
/// Signs that stand for what is not yet known; one alone counts before a unit only.
const SIGNS: [char; 11] = ['○', '〇', '◯', '●', '△', '▲', '×', '□', '■', '◇', '＊'];
/// Brackets that a field of a form stands in.
const OPENERS: [char; 8] = ['【', '[', '〔', '<', '《', '〈', '≪', '('];

/// Finds them, in order.
pub(crate) fn blanks(scene: &Scene) -> Vec<Place> {
    let mut found = Vec::new();
    // Below the line where readers cut, the gaps are theirs to fill in.
    let (cut, quotes) = (scene.sets("blank.cut-here"), scene.sets("blank.quoted"));
    let cut = |block: &&Block| !scene.hits.any(cut, block.place);
    let notes = scene.has(&["blank.memo-word", "blank.draft"]);
    for block in scene.document.blocks.iter().take_while(cut) {
        let text = slice(&scene.document.text, block.place.start..block.place.end);
        let quoted = scene.hits.any(quotes, block.place);
        let mut free = 0;
        for (at, sign) in scene.hits.signs.within(block.place) {
            let at = at - block.place.start;
            if at < free || !may_begin(sign) {
                continue;
            }
            let before = slice(text, ..at);
            let rest = slice(text, at..);
            let length = template(rest)
                .or_else(|| bracketed(scene, block, at, sign))
                .or_else(|| run(before, rest, sign).filter(|_| !quoted))
                .or_else(|| letters(before, rest))
                .or_else(|| numberless(before, rest, sign).filter(|_| !quoted));
            if let Some(length) = length {
                free = at + length;
                found.push(Place { start: block.place.start + at, end: block.place.start + free });
            }
        }
        if notes {
            found.extend(noted(scene, block));
        }
    }
    found.sort_unstable_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    found.dedup_by(|next, before| before.touches(*next));
    found
}

/// Whether any of them begins with a character: most do not, and nothing else is looked at.
pub(super) fn may_begin(sign: char) -> bool {
    sign.is_ascii() || one_of!("年«□■◇☆◎○〇◯●△▲×＊【〔《〈≪", sign)
}

/// Fields of templates: {{name}}, ${name}, «name», <<name>>.
fn template(rest: &str) -> Option<usize> {
    const FIELD: usize = 60;
    for (open, close) in [("{{", "}}"), ("${", "}"), ("«", "»"), ("<<", ">>"), ("{%", "%}"), ("<%", "%>")] {
        if let Some(inner) = rest.strip_prefix(open) {
            let near = slice(inner, ..boundary(inner, FIELD + close.len()));
            let end = near.find(close).filter(|end| (1..=FIELD).contains(end))?;
            return Some(open.len() + end + close.len());
        }
    }
    None
}

/// A noun of a form in brackets, or a word to whoever fills it in: 【会社名】, [担当部署], 〔日付あとで書く〕, (氏名を記入).
fn bracketed(scene: &Scene, block: &Block, at: usize, open: char) -> Option<usize> {
    let text = slice(&scene.document.text, block.place.start..block.place.end);
    let close = closing(open).filter(|_| OPENERS.contains(&open))?;
    let body = slice(text, at + open.len_utf8()..);
    let end = body.char_indices().take(LONGEST + 1).find(|(_, sign)| *sign == close).map(|(end, _)| end)?;
    let inner = slice(body, ..end);
    let place = Place {
        start: block.place.start + at + open.len_utf8(),
        end: block.place.start + at + open.len_utf8() + end,
    };
    let length = open.len_utf8() + end + close.len_utf8();
    let ends = |name: &str| {
        scene.sets(name).iter().any(|&set| scene.hits.within(set, place).any(|hit| hit.end == place.end))
    };
    if inner.is_empty() {
        return None;
    }
    // (←教頭先生、ここにもう一文足してください): an arrow points a colleague at the place.
    if inner.starts_with(['←', '↑', '→', '⇒']) && ends("blank.asks-colleague") {
        return Some(length);
    }
    if inner.contains(['。', '、']) {
        return None;
    }
    // 【後で総務に聞く】: what a writer is still to do, in the plain form of a note.
    let starts = |name: &str| {
        let mut hits = scene.sets(name).iter().flat_map(|&set| scene.hits.within(set, place));
        hits.any(|hit| hit.start == place.start)
    };
    if starts("blank.later") && inner.ends_with(|sign| one_of!("うくぐすつぬぶむるて", sign)) {
        return Some(length);
    }
    if ends("blank.fill-in") {
        return Some(length);
    }
    let whole =
        scene.sets("blank.noun").iter().any(|&set| scene.hits.within(set, place).any(|hit| hit == place));
    if !whole || open == '(' {
        return None;
    }
    // 【会社名】 with something behind it is the label of a line, and above something its heading.
    let before = slice(text, ..at).trim();
    let behind = slice(text, at + length..).trim();
    let label = before.is_empty()
        && !behind.is_empty()
        && !behind.starts_with(['の', 'は', 'が', 'を', 'に', 'で', 'と', 'へ', '様', '御', '、', ' ']);
    let heading = before.is_empty() && behind.is_empty() && heads(scene, block);
    (!label && !heading).then_some(length)
}

/// Whether a line in brackets has something of its own below: text that does not begin another such line.
fn heads(scene: &Scene, block: &Block) -> bool {
    let blocks = &scene.document.blocks;
    let next = blocks.partition_point(|other| other.place.start <= block.place.start);
    block.kind == BlockKind::Heading && blocks.get(next).is_some_and(|next| next.kind != BlockKind::Heading)
}

/// Two signs and more that stand for a name: 株式会社□□, ＿＿課. Rules of signs around a title are longer, masks stand
/// beside digits and @.
fn run(before: &str, rest: &str, sign: char) -> Option<usize> {
    const RULE: usize = 5;
    let line = sign == '_';
    if !line && !one_of!("□■◇☆◎*", sign) {
        return None;
    }
    let longest = if line { usize::MAX } else { RULE };
    let count = rest.chars().take(longest).take_while(|other| *other == sign).count();
    let length = count * sign.len_utf8();
    if line {
        return (count >= 2 && (count >= 3 || joins(before, slice(rest, length..), true))).then_some(length);
    }
    ((2..=4).contains(&count) && joins(before, slice(rest, length..), sign == '*')).then_some(length)
}

/// Whether what stands around signs makes them part of a name or a number: 株式会社□□, ■■市.
fn joins(before: &str, behind: &str, filler: bool) -> bool {
    let last = before.chars().next_back();
    let next = behind.chars().next();
    let masked = |found: Option<char>| {
        found.is_some_and(|found| found.is_ascii_alphanumeric() || one_of!("@-.*", found))
    };
    let name = |found: Option<char>| found.is_some_and(is_dense);
    let unit = next.is_some_and(|next| one_of!("市町村区県課部係様社会円名件人月日年店院校", next));
    let stands = name(last) && (unit || filler || next.is_none_or(|next| !is_dense(next)));
    !masked(last) && !masked(next) && (stands || unit && last.is_none_or(|last| !is_dense(last)))
}

/// Letters in place of a date or a name: YYYY/MM/DD, yyyy年mm月dd日, www.xxxxx.jp.
fn letters(before: &str, rest: &str) -> Option<usize> {
    if before.chars().next_back().is_some_and(|last| last.is_ascii_alphanumeric()) {
        return None;
    }
    let word = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let (letters, next) = (slice(rest, ..word), slice(rest, word..));
    let same = letters.len() >= 3 && letters.bytes().all(|letter| letter.eq_ignore_ascii_case(&b'x'));
    let is = |name: &str| letters.eq_ignore_ascii_case(name);
    let part = is("yyyy") && next.starts_with(['年', '/', '-', '.'])
        || is("mm") && next.starts_with('月')
        || is("dd") && next.starts_with('日');
    if same {
        return Some(word);
    }
    part.then(|| {
        rest.find(|c: char| !(c.is_ascii_alphabetic() || one_of!("年月日/-.", c))).unwrap_or(rest.len())
    })
}

/// A unit without its number: 2026年　月　日, 対象者　　　名, 対象者:○名.
fn numberless(before: &str, rest: &str, sign: char) -> Option<usize> {
    let last = before.chars().next_back();
    let ends = |behind: &str| behind.chars().next().is_none_or(|next| !is_dense(next));
    if SIGNS.contains(&sign) {
        let behind = slice(rest, sign.len_utf8()..);
        let unit = behind.chars().next().filter(|unit| UNITS.contains(unit))?;
        let digit =
            last.is_some_and(|last| is_numeral(last) || ['百', '千', '万', '〇', sign].contains(&last));
        let length = sign.len_utf8() + unit.len_utf8();
        return (!digit && !before.is_empty() && ends(slice(rest, length..))).then_some(length);
    }
    // A gap before a unit, and no number.
    let dated = |found: Option<char>| {
        found.is_some_and(|found| found.is_ascii_digit() || one_of!("和成元年月", found))
    };
    if sign == '年' && last.is_some_and(|last| last.is_ascii_digit() || one_of!("和成", last)) {
        let behind = slice(rest, '年'.len_utf8()..).trim_start_matches(' ');
        let day = behind.strip_prefix('月')?.trim_start_matches(' ').strip_prefix('日')?;
        return Some(rest.len() - day.len());
    }
    if sign != ' ' || last == Some(' ') {
        return None;
    }
    let body = rest.trim_start_matches(' ');
    let gap = rest.len() - body.len();
    let unit = body.chars().next().filter(|unit| UNITS.contains(unit))?;
    let behind = slice(body, unit.len_utf8()..);
    let before_gap = match unit {
        // 電話 011-000-1234 月～金: a day of the week.
        '月' | '日' => {
            dated(last) && !behind.starts_with(['～', '~', '〜', '-', '・', '曜', '、', '火', '祝'])
        }
        '年' => last.is_some_and(|last| one_of!("和成", last)),
        '名' | '人' | '件' | '通' | '枚' | '社' | '円' => {
            last.is_some_and(|last| one_of!("者数計約は:(様員方全額", last))
        }
        _ => false,
    };
    (before_gap && (ends(behind) || "分様".contains(behind.chars().next().unwrap_or(' '))))
        .then_some(gap + unit.len_utf8())
}

/// The word of a set with which a block begins, behind signs and brackets.
fn first_word(scene: &Scene, block: &Block, name: &str) -> Option<Place> {
    let text = slice(&scene.document.text, block.place.start..block.place.end);
    let open = text.len() - text.trim_start_matches(['【', '[', '(', '<', '※', '*', '★', ' ', '〔']).len();
    let start = block.place.start + open;
    let hits = scene
        .sets(name)
        .iter()
        .filter_map(|&set| scene.hits.within(set, block.place.from(start)).find(|hit| hit.start == start));
    hits.max_by_key(|hit| hit.end)
}

/// The word with which a note to the writers begins, and nothing else or a colon behind it: メモ:…, but メモリを.
fn memo_word(scene: &Scene, block: &Block) -> Option<Place> {
    let hit = first_word(scene, block, "blank.memo-word")?;
    let rest = slice(&scene.document.text, hit.end..block.place.end);
    let rest = rest.trim_start_matches(['】', ']', ')', '>', '〕']);
    (rest.is_empty() || rest.starts_with(':')).then_some(hit)
}

/// A line that is a note to the writers or the mark of a draft: 要確認:…, 【案】, 社外秘, ドラフト Ver.0.3.
fn noted(scene: &Scene, block: &Block) -> Option<Place> {
    const SHORT: usize = 24;
    let text = slice(&scene.document.text, block.place.start..block.place.end);
    let behind = |hit: Place| slice(&scene.document.text, hit.end..block.place.end);
    if let Some(hit) = memo_word(scene, block) {
        return Some(hit);
    }
    let draft = first_word(scene, block, "blank.draft").filter(|hit| {
        let rest = behind(*hit).trim_matches(['】', ']', ')', '>', '〕', ' ']);
        let other = rest.is_empty()
            || scene.hits.any(scene.sets("blank.draft"), Place { start: hit.end, end: block.place.end })
            || version(rest);
        other && text.chars().nth(SHORT).is_none()
    });
    if draft.is_some() {
        return draft;
    }
    // 「お詫びとお知らせ(案)」.
    let last = scene
        .sets("blank.draft")
        .iter()
        .filter_map(|&set| scene.hits.within(set, block.place).last())
        .max()?;
    let before = slice(&scene.document.text, block.place.start..last.start);
    let closed =
        matches!(behind(last).trim(), ")" | "】" | "]" | "〕") && before.ends_with(['(', '【', '[', '〔']);
    (closed && matches!(block.kind, BlockKind::Title | BlockKind::Heading)).then_some(last)
}

/// Ver.0.3, v2, 第2版, 2026-11-20.
fn version(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || c.is_ascii_alphabetic() || one_of!(".第版稿_-/ 年月日", c)
    });
    rest.is_empty() && text.contains(|c: char| c.is_ascii_digit())
}

/// Blocks in which nothing can be read: they say nothing but what is still to be filled in (「委員会への報告: {{status}}」), or
/// are a word to whoever fills it in (【要記入:いつ、どこで】), or the heading over nothing else.
pub(crate) fn void(scene: &Scene, blanks: &[Place]) -> Vec<Place> {
    if blanks.is_empty() && !scene.has(&["blank.mark", "blank.memo", "blank.memo-word"]) {
        return Vec::new();
    }
    let blocks = &scene.document.blocks;
    let headed = |block: &Block| matches!(block.kind, BlockKind::Heading | BlockKind::Title);
    let mut void: Vec<bool> = blocks.iter().map(|block| is_void(scene, blanks, block)).collect();
    let mut below: Option<bool> = None;
    for (at, block) in blocks.iter().enumerate().rev() {
        // A whole line in brackets looks like a heading.
        if headed(block) && !void[at] {
            void[at] |= below == Some(true);
            below = None;
        } else {
            below = Some(void[at] && below.unwrap_or(true));
        }
    }
    blocks.iter().zip(void).filter(|(_, void)| *void).map(|(block, _)| block.place).collect()
}

fn is_void(scene: &Scene, blanks: &[Place], block: &Block) -> bool {
    let text = &scene.document.text;
    let any = |name: &str| scene.hits.any(scene.sets(name), block.place);
    let from = blanks.partition_point(|blank| blank.start < block.place.start);
    let inside = || blanks[from..].iter().take_while(|blank| blank.end <= block.place.end);
    if matches!(block.kind, BlockKind::Heading | BlockKind::Title) {
        return inside().next().is_some() || any("blank.mark");
    }
    let body = slice(text, block.place.start..block.place.end);
    let note = scene.sets("blank.memo").iter().any(|&set| {
        scene
            .hits
            .within(set, block.place)
            .next()
            .is_some_and(|hit| hit.start <= block.place.start + '【'.len_utf8())
    }) || memo_word(scene, block).is_some();
    if note && (body.ends_with(['】', ']', ')', '〕', '>']) || !body.starts_with(['【', '[', '(', '〔', '<']))
    {
        return true;
    }
    let mut rest = block.label.map_or(block.place.start, |label| label.end);
    if let Some(second) = block.cells.get(1) {
        rest = second.start;
    }
    let said = |place: Place| slice(text, place.start..place.end).contains(|c: char| c.is_alphanumeric());
    let mut some = false;
    for blank in inside() {
        if blank.start < rest {
            continue;
        }
        if said(Place { start: rest, end: blank.start }) {
            return false;
        }
        some = true;
        rest = blank.end;
    }
    some && !said(Place { start: rest, end: block.place.end })
}

#[cfg(test)]
mod tests;
