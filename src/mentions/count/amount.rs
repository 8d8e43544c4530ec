//! The number before a unit, in all the ways a notice sets it: `26名`, `26 名`, `300余名`, `26※1名`, `①26名`,
//! `一、二三四名`.
//!
//! Owns where a number begins and ends. What its unit counts, and for whom, is decided elsewhere.

use crate::document::Place;
use crate::mentions::number;
use crate::mentions::scan::Scene;
use crate::ruleset::SetId;
use crate::text::script::{is_ideograph, is_katakana};
use crate::text::{one_of, slice};
use std::borrow::Cow;

/// A number that stands before a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    /// Where it begins.
    pub start: usize,
    pub value: u64,
    /// Written in ideographs only, and how many of them.
    pub ideographs: Option<usize>,
    /// 300余名, 二、三名: about so many.
    pub about: bool,
}

/// The words that stand before a unit beside its number, looked up once a document.
#[derive(Clone, Copy)]
pub(crate) struct Beside<'a> {
    /// 300余名.
    between: &'a [SetId],
    /// 数百名, 何十名.
    indefinite: &'a [SetId],
}

impl<'a> Beside<'a> {
    pub(crate) fn of(scene: &Scene<'a>) -> Self {
        // Most texts have none of them.
        let told = |name: &str| if scene.has(&[name]) { scene.sets(name) } else { &[] };
        Self { between: told("count.about-between"), indefinite: told("count.indefinite") }
    }
}

/// Reads the number that ends right before `unit` and begins at `free` or later. 数百, 何十 are no numbers.
pub(crate) fn before(scene: &Scene, beside: Beside, unit: Place, free: usize) -> Option<Amount> {
    let text = &scene.document.text;
    let mut end = unit.start;
    // Most units have no number before them: 月 in 月例.
    let last = slice(text, free..end).chars().next_back();
    if beside.between.is_empty() && !last.is_some_and(|last| last == ' ' || in_number(last)) {
        return None;
    }
    // 26 名: a wide gap is taken for layout where the unit is a word by itself.
    if slice(text, free..end).ends_with(' ') && ends_word(text, unit.end) {
        end -= 1;
    }
    let ends_here = |sets: &[SetId], end: usize| {
        let zone = Place { start: end.saturating_sub(REACH).max(free), end };
        sets.iter().flat_map(|&set| scene.hits.within(set, zone)).find(|hit| hit.end == end)
    };
    let about = ends_here(beside.between, end);
    end = about.map_or(end, |word| word.start);
    if !slice(text, free..end).ends_with(in_number) {
        return None;
    }
    let (mut start, mut run) = digits(scene, end, free)?;
    // 26※1名: the digits of a mark are none of the number.
    if let Some(mark) = slice(text, free..start).strip_suffix(['※', '*'])
        && mark.ends_with(number::starts)
    {
        (start, run) = digits(scene, free + mark.len(), free)?;
    }
    if ends_here(beside.indefinite, start).is_some_and(|word| !ends_noun(slice(text, ..word.start), &run)) {
        return None;
    }
    let read = number::read(&run).filter(|read| read.len == run.len())?;
    let ideographs = read.ideographic.then(|| run.chars().count());
    // 二、三名: one number or the next.
    let range = slice(text, free..start)
        .strip_suffix(['、', '~', '・'])
        .is_some_and(|rest| rest.ends_with(number::starts) && run.chars().count() == 1);
    Some(Amount { start, value: read.value, ideographs, about: about.is_some() || range })
}

/// Whether 数 before a number ends a noun: 人数300人 and 書類の数684件 are numbers, 会員数百人 and 百数十人 are none.
fn ends_noun(before: &str, run: &str) -> bool {
    let digits = run.trim_end_matches('0');
    if before.ends_with('の') && digits != "1" && run.chars().all(|c| c.is_ascii_digit() || c == ',') {
        return true;
    }
    let ideograph = |c: char| is_ideograph(c) && !number::starts(c);
    before.ends_with(ideograph) && !run.starts_with(['十', '百', '千', '万', '億'])
}

/// Bytes that words between a number and its unit may take.
const REACH: usize = 12;

/// Whether a unit ends a word: no further ideograph or katakana goes on with it.
fn ends_word(text: &str, end: usize) -> bool {
    let next = slice(text, end..).chars().next();
    !next.is_some_and(|c| is_ideograph(c) && !one_of!("分様以程弱強超余", c) || (is_katakana(c) || c == '・'))
}

/// Whether a character may stand in a number.
fn in_number(c: char) -> bool {
    number::starts(c) || matches!(c, ',' | '.')
}

/// The longest run of number characters that ends at `end`: where it starts, and what it reads without separators of
/// a vertical setting (一、二三四).
fn digits<'t>(scene: &'t Scene, end: usize, free: usize) -> Option<(usize, Cow<'t, str>)> {
    let text = &scene.document.text;
    let mut start = end;
    for (at, c) in slice(text, free..end).char_indices().rev() {
        if !in_number(c) {
            break;
        }
        start = free + at;
    }
    // ①26名: the digit in the circle numbers the item.
    let circled = &scene.document.circled;
    let last = circled[..circled.partition_point(|place| place.end <= end)].last();
    start = last.map_or(start, |place| start.max(place.end));
    start += slice(text, start..end).find(number::starts)?;
    let mut run = Cow::Borrowed(slice(text, start..end));
    while let Some((from, more)) = group_before(text, start, free, &run) {
        run.to_mut().insert_str(0, more);
        start = from;
    }
    Some((start, run))
}

/// One to three ideographic digits and 、 before three others: thousands, as vertical setting separates them.
fn group_before<'t>(text: &'t str, start: usize, free: usize, run: &str) -> Option<(usize, &'t str)> {
    let three = run.chars().take(3).filter(|c| number::is_ideographic_digit(*c)).count() == 3;
    let plain = run.chars().all(number::is_ideographic_digit) && run.chars().count().is_multiple_of(3);
    let before = slice(text, free..start).strip_suffix('、').filter(|_| three && plain)?;
    let digits = before.chars().rev().take_while(|c| number::is_ideographic_digit(*c)).count();
    let from = before.char_indices().rev().nth(digits.checked_sub(1)?)?.0;
    let whole = !slice(before, ..from).ends_with(number::starts);
    (digits <= 3 && whole).then_some((free + from, slice(before, from..)))
}
