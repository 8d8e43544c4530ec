//! Where a notice prints its day of publication: front matter, title, a line of its own at the head or the foot.
//!
//! Owns that place. What stands there is read like any other date.

use super::Day;
use super::scan::Scene;
use super::written::{DayOf, Month, Period, Written, Year};
use crate::document::{Block, BlockKind, Place};
use crate::grammar::is_dense;
use crate::text::numeral::is_numeral;
use crate::text::script::{is_hiragana, is_ideograph};
use crate::text::{boundary, one_of, slice};

/// The day that stands where a day of publication stands.
pub(crate) fn day(scene: &Scene, written: &[(Place, Period)]) -> Option<Day> {
    written
        .iter()
        .filter(|(place, period)| period.last.is_none() && holds(scene, *place))
        .find_map(|(_, period)| given(&period.first))
}

/// Whether a date stands in the title, or beside the sender's name at the head or at the foot, on a line that is no
/// sentence, perhaps behind a label of its own (投稿日:).
pub(crate) fn holds(scene: &Scene, place: Place) -> bool {
    const LONGEST: usize = 40;
    // Bytes of the longest line that is one, with all that it says in brackets: a block may go on without end.
    const WHOLE: usize = 1_000;
    // What a day is in a line that is looked at without it.
    const DAY: &str = "0";
    let document = scene.document;
    let Some(at) = scene.block(place.start) else { return false };
    let block = &document.blocks[at];
    // (2026年6月1日 会長 三上): a line that stands in a bracket as a whole.
    let whole = document.slice(block.place);
    let wrapped = whole.len() <= WHOLE && whole.starts_with('(') && whole.find(')') == Some(whole.len() - 1);
    let bracket = usize::from(wrapped);
    let (start, end) = (block.place.start + bracket, block.place.end - bracket);
    let (before, after) = (
        document.slice(Place { start, end: place.start }),
        document.slice(Place { start: place.end.min(end), end }),
    );
    let short = before.chars().nth(LONGEST).is_none();
    // 会員の皆様へ 2026年6月29日 山の会より: it stands by itself.
    let apart = before.ends_with(' ') && after.starts_with(' ');
    let edge = before.is_empty() || after.chars().nth(1).is_none() || apart;
    // 掲載日:, or 発行:山の会 2026年6月29日, where the sender stands between.
    let labelled = short && edge || before.trim_end().ends_with(':');
    let colon = |near: &str| near.find(':').filter(|at| slice(near, ..*at).chars().nth(LONGEST).is_none());
    let label = labelled.then(|| colon(slice(before, ..boundary(before, WHOLE)))).flatten();
    let label = label.map(|at| Place { start, end: start + at + 1 });
    // 【公表日】2026年6月29日 【発表者】山の会.
    let bracket = before.starts_with('【') && before.ends_with('】');
    let label = label.or(bracket.then_some(Place { start, end: place.start }));
    // | 発行日 | 2026年6月29日 |
    let row = block.cells.first().copied().filter(|_| block.cells.len() == 2 && edge);
    let label = row.or(label);
    // 掲載日, 公表年月日; a bare 掲載 only where it is all of the label.
    let named = label.is_some_and(|label| {
        let whole = |label: Place| document.slice(label).trim().trim_end_matches(':').trim_end().len();
        let bare = scene.sets("published-act").iter().flat_map(|&set| scene.hits.within(set, label));
        scene.hits.any(scene.sets("published-label"), label)
            || bare.into_iter().any(|hit| hit.end - hit.start == whole(label))
    });
    // 2026年10月23日 干潟の鳥を見る会, right below the title and above no other day: any name may be a sender's.
    let signed = at <= BELOW
        && before.is_empty()
        && after.starts_with(' ')
        && is_top(scene, at)
        && document.blocks.get(at + 1).is_some_and(|next| {
            let next = document.slice(next.place);
            !next.starts_with(is_numeral) || next.ends_with('。')
        });
    // 2026年6月1日、山の会.
    let line = |rest: &str| {
        // 2026-06-01 / 山の会(登山口の山小屋の運営者です).
        let (rest, _) = rest.split_once('(').filter(|(_, note)| note.ends_with(')')).unwrap_or((rest, ""));
        rest.chars().nth(LONGEST).is_none()
            && !rest.contains(|c| one_of!("。、【】:", c))
            && (signed && rest.ends_with(is_dense) || !rest.contains('を') && !has_particle(rest))
    };
    let whole = before.len() + after.len() <= WHOLE;
    let behind = after.trim_start_matches('、');
    let in_title = whole && before.ends_with('(') && after.ends_with(')') && line(&[DAY, after].concat());
    // 【お詫び】2026年6月1日 山の会/会員の名簿を…: a text of one paragraph has its head in it.
    let headed = before.is_empty() || before.starts_with('【') && before.ends_with('】');
    let head = slice(after, ..boundary(after, WHOLE)).split_once('/').map(|(head, _)| head);
    let opening =
        at == 0 && headed && head.is_some_and(|head| head.starts_with(' ') && line(&[DAY, head].concat()));
    let line = whole && edge && line(&[before, DAY, behind].concat());
    // 会員各位 2026年6月29日: who is written to stands before the day like the label of a table.
    let addressed = || {
        let label = Place { start, end: start + before.trim_end().len() };
        let mut addressees = scene.sets("addressee").iter().flat_map(|&set| scene.hits.within(set, label));
        addressees.any(|hit| hit.end == label.end)
    };
    // | 発表 | 2026年6月29日 山の会 |: a label that says no more than what day it is, wherever it stands.
    let exact = || {
        let label = block.label.or_else(|| block.cells.first().copied().filter(|_| block.cells.len() == 2));
        let sets = [scene.sets("published-label"), scene.sets("published-act")];
        label.is_some_and(|label| {
            let begins = document.slice(Place { start: label.end, end: place.start.max(label.end) });
            begins.trim_matches([' ', ':', '|']).is_empty()
                && sets
                    .into_iter()
                    .flatten()
                    .any(|&set| scene.hits.within(set, label).any(|hit| hit == label))
        })
    };
    match block.kind {
        // A text of one paragraph is its own title; お詫びとお知らせ(2026年6月1日 山の会).
        // 【2026年6月1日 お知らせ】 before what the title says.
        BlockKind::Title => edge || in_title || opening || before == "【" || signs(scene, at, place),
        BlockKind::Paragraph if opening => true,
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Row if exact() => true,
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Row if named => {
            is_top(scene, at) || is_bottom(scene, at)
        }
        BlockKind::Paragraph if line && block.label.is_some() => {
            let first = at == 0 || at <= BELOW && alone(scene, at);
            is_top(scene, at) && (addressed() || first && !labels_day(before))
        }
        BlockKind::Paragraph if line => {
            let bare = before.is_empty() && behind.is_empty();
            is_top(scene, at) || is_bottom(scene, at) || bare && heads_names(scene, at)
        }
        BlockKind::Paragraph if signs(scene, at, place) => true,
        BlockKind::Item => place == block.place && at < 4,
        // Above sender and signature in columns, or before how to reach the sender, it looks like a heading.
        BlockKind::Heading if place == block.place => is_signed(scene, at),
        // Sender and day right below the title look like a heading, too.
        BlockKind::Heading if line && !before.is_empty() && after.is_empty() && at <= BELOW => {
            is_top(scene, at)
        }
        BlockKind::Heading => {
            line && (signed || before.is_empty() && !after.starts_with('の') && is_bottom(scene, at))
                || signs(scene, at, place)
        }
        _ => false,
    }
}

/// Whether a line has a particle of a sentence: one that begins a word (はるかぜ薬局), stands between kana (しろがね交通) or joins
/// two ideographs in a line that ends in a name (緑が丘団地自治会 会長) is part of a name.
fn has_particle(line: &str) -> bool {
    let ends_in_name = !line.ends_with(is_hiragana);
    let before = std::iter::once(' ').chain(line.chars());
    let behind = line.chars().skip(1).chain(std::iter::once(' '));
    let mut signs = line.chars().zip(before).zip(behind);
    signs.any(|((sign, before), behind)| {
        // 医療法人 はるかぜ病院: no space is left between the words.
        let joins = sign == 'が' && ends_in_name && is_ideograph(before) && is_ideograph(behind);
        let name = joins || is_hiragana(behind) && (is_hiragana(before) || sign == 'は');
        one_of!("にはが", sign) && before.is_alphanumeric() && !name
    })
}

/// A heading below the title stands no lower than this.
const BELOW: usize = 2;

/// Whether a label says what day it names: 発生日, 発覚日時.
fn labels_day(label: &str) -> bool {
    label.trim_end().ends_with(['日', '時', '間', '期', '月'])
}

/// Whether the block below has no label: a sender and a day are no table.
fn alone(scene: &Scene, at: usize) -> bool {
    scene.document.blocks.get(at + 1).is_none_or(|below| below.label.is_none())
}

/// Whether a day opens the signature of a text: at its foot, in front of the sender's name, whatever tells how to reach
/// them behind it (2026年6月29日 山の会 会長 佐伯(電話 …)), in brackets or between strokes, or behind the last sentence of a
/// text that is one paragraph. Lines that begin with days are a chronology.
fn signs(scene: &Scene, at: usize, place: Place) -> bool {
    const NAME: usize = 40;
    let document = scene.document;
    let block = &document.blocks[at];
    let before = document.slice(Place { start: block.place.start, end: place.start });
    let opens = before.chars().all(|sign| !sign.is_alphanumeric());
    let closes = before.trim_end().ends_with('。') && at + 1 == document.blocks.len();
    if !(closes || opens && is_bottom(scene, at)) {
        return false;
    }
    let after = document.slice(Place { start: place.end.min(block.place.end), end: block.place.end });
    let after = after.trim_start_matches(['付', '、', ' ']);
    let reached = |sign: char| matches!(sign, '(' | ':' | '@') || sign.is_ascii_digit();
    let name = after.split(reached).next().unwrap_or_default().trim_end();
    // …頂戴できれば幸いです。2026年8月8日: the day alone ends the letter.
    let named = (closes && after.is_empty() || name.chars().any(char::is_alphabetic))
        && name.chars().nth(NAME).is_none()
        && !after.contains(['。', 'を'])
        && !name.ends_with(|sign: char| one_of!("たるすいく", sign));
    let above = at.checked_sub(1).map(|above| document.slice(document.blocks[above].place));
    let above = above.filter(|above| !above.ends_with('。'));
    let chronology =
        opens && above.is_some_and(|above| above.starts_with(|sign: char| sign.is_ascii_digit()));
    named && !chronology
}

/// Whether no sentence and no heading comes before a block.
fn is_top(scene: &Scene, at: usize) -> bool {
    const MOST: usize = 8;
    const GREETING: usize = 30;
    let before = &scene.document.blocks[..at];
    let body = |block: &Block| {
        let text = scene.document.slice(block.place);
        // 【報道発表資料】: what sort of paper it is heads no section.
        let sort = text.starts_with('【') && text.ends_with('】');
        block.kind == BlockKind::Heading && !sort || text.ends_with('。')
    };
    let above_title =
        scene.document.title.is_some_and(|title| scene.document.blocks[at].place.end <= title.start);
    // A letter may greet first.
    let greets = scene.document.blocks.first().is_some_and(|first| {
        let text = scene.document.slice(first.place);
        let greeting = text.chars().nth(GREETING).is_none() && !text.contains(|c: char| c.is_ascii_digit());
        // What a text begins with is its title, whatever it looks like.
        greeting || first.kind == BlockKind::Heading && !text.ends_with('。')
    });
    before.len() <= MOST && (above_title || !before.iter().skip(usize::from(greets)).any(body))
}

/// Whether sender and signature follow in the lead of a text, before its first heading: a letter that is signed above
/// what it reports.
fn heads_names(scene: &Scene, at: usize) -> bool {
    const MOST: usize = 4;
    let blocks = &scene.document.blocks;
    let lead = |block: &Block| matches!(block.kind, BlockKind::Title | BlockKind::Paragraph);
    let below = blocks.get(at + 1..).unwrap_or(&[]);
    let names = below.iter().take_while(|block| lead(block)).count();
    let headed = below.get(names).is_some_and(|block| block.kind == BlockKind::Heading);
    blocks[..at].iter().all(lead)
        && headed
        && (1..=MOST).contains(&names)
        && below[..names].iter().all(|block| is_name(scene, block))
}

/// Whether a block is no sentence, no label and no number.
fn is_name(scene: &Scene, block: &Block) -> bool {
    let text = scene.document.slice(block.place);
    !text.contains(['。', ':']) && !text.contains(|c: char| c.is_ascii_digit())
}

/// Whether nothing but names follows to the end.
fn is_signed(scene: &Scene, at: usize) -> bool {
    let rest = scene.document.blocks.get(at + 1..).unwrap_or(&[]);
    is_bottom(scene, at) && !rest.is_empty() && rest.iter().all(|block| is_name(scene, block))
}

/// Whether the text ends there: only sender, signature and how to reach them follow.
fn is_bottom(scene: &Scene, at: usize) -> bool {
    const MOST: usize = 10;
    let rest = scene.document.blocks.get(at + 1..).unwrap_or(&[]);
    let sentence = |block: &Block| scene.document.slice(block.place).ends_with('。');
    rest.len() < 4 || rest.len() <= MOST && !rest.iter().any(sentence)
}

/// The day, where all of it is written.
pub(crate) fn given(written: &Written) -> Option<Day> {
    match (written.year, written.month, written.day) {
        (Year::Given(year), Month::Given(month), DayOf::Given(day)) => {
            Some(Day { year, month, day: Some(day) })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
