//! Where dates are written in a document.
//!
//! Owns finding them, and what their surroundings say of how they are to be read: the head of an entry, a date before,
//! one bracket of weekdays for several days. Resolves nothing.

use super::calendar::{may_begin, period, script};
use super::figure::{figure, is_kanji_digit};
use super::scan::Scene;
use super::written::Around;
use super::written::Period;
use crate::document::{Block, Place};
use crate::statements::turned;
use crate::text::script::is_ideograph;
use crate::text::{boundary, one_of, slice};

/// Every written date, in order.
pub(crate) fn find(scene: &Scene) -> Vec<(Place, Period)> {
    let text = &scene.document.text;
    let mut found: Vec<(Place, Period)> = Vec::new();
    let mut free = 0;
    let mut slashed = false;
    for (at, c) in scene.hits.signs.all() {
        // A number goes on over these marks only where digits stand before them: 1.2月 is no date, 期間:2月 is one.
        let signs = || {
            let mut signs = slice(text, ..at).chars().rev();
            [signs.next(), signs.next()].map(|sign| sign.unwrap_or('\n'))
        };
        let goes_on = |[before, earlier]: [char; 2]| {
            before.is_ascii_digit()
                || is_kanji_digit(c) && is_kanji_digit(before)
                || matches!(before, '.' | '/' | '-' | ':' | ',') && earlier.is_ascii_digit()
                || c.is_ascii_alphabetic() && before.is_ascii_alphanumeric()
        };
        if starts(c)
            && at >= free
            && (!goes_on(signs()) || slice(text, ..at).ends_with('.') && numbers_an_entry(scene, at))
            // Only now: it reads a run of digits to its end, and most of them go on.
            && may_begin(slice(text, at..))
            && let Some(block) = scene.block(at).map(|block| &scene.document.blocks[block])
            && at < block.place.end
        {
            let around = Around {
                before: found.last().map(|(place, _)| script(scene.document.slice(*place))),
                entry: begins(text, block, at),
                slashed,
                asked: asked(slice(text, block.place.start..at)),
                inside: inside(text, at, found.last().map(|(place, _)| *place)),
            };
            if let Some(period) = period(slice(text, at..block.place.end), around) {
                free = at + period.len;
                slashed |= slice(text, at..free).contains('/');
                found.push((Place { start: at, end: free }, period));
            }
        }
    }
    share_weekdays(text, &mut found);
    found
}

/// Whether what stands before asks for its day: 画面を閉じたのは.
fn asked(before: &str) -> bool {
    const NEAR: usize = 36;
    let near = slice(before, boundary(before, before.len().saturating_sub(NEAR))..);
    turned::asking(near).is_some_and(|end| !slice(near, end..).contains(['、', '。']))
}

/// Whether nothing but the number of an entry stands before a month and a day: 3.10月3日.
fn numbers_an_entry(scene: &Scene, at: usize) -> bool {
    let text = &scene.document.text;
    let Some(block) = scene.block(at).map(|block| &scene.document.blocks[block]) else { return false };
    // Entries may run on in one paragraph: 1.止めました。2.10月3日に….
    let before = slice(text, block.place.start..at);
    let before = before.rsplit_once('。').map_or(before, |(_, entry)| entry);
    let number = before.trim_end_matches('.').trim_start();
    let short = matches!(number.len(), 1 | 2) && number.bytes().all(|c| c.is_ascii_digit());
    let dated = |rest: &str| figure(rest).and_then(|day| slice(rest, day.len..).strip_prefix('日')).is_some();
    let month = |rest: &str| {
        figure(rest).is_some_and(|month| slice(rest, month.len..).strip_prefix('月').is_some_and(dated))
    };
    short && month(slice(text, at..block.place.end))
}

/// Whether a date may begin with a character.
pub(super) fn starts(c: char) -> bool {
    c.is_ascii_digit() || is_kanji_digit(c) || one_of!("令平昭同翌本今昨去来前当先そRH", c)
}

/// Whether a block, one of its cells or the text behind its label or its opening bracket begins at an offset.
pub(crate) fn begins(text: &str, block: &Block, at: usize) -> bool {
    let cell = || block.cells.binary_search_by_key(&at, |cell| cell.start).is_ok();
    let label = || block.label.is_some_and(|label| label.end <= at && is_gap(slice(text, label.end..at)));
    is_gap(slice(text, block.place.start..at)) || cell() || label()
}

fn is_gap(between: &str) -> bool {
    const LONGEST: usize = "【(".len();
    between.len() <= LONGEST && between.chars().all(|c| one_of!(" :【[(「■◆●○・*", c))
}

/// Whether what stands before a word or a bare day may make it a part of something else: 出発前日, 毎月15日, 最大で2日,
/// 期間を14日に, 90日から14日に.
fn inside(text: &str, at: usize, last: Option<Place>) -> bool {
    let before = slice(text, ..at);
    let of_span = before.strip_suffix("から").filter(|before| before.ends_with('日'));
    if let Some(span) = of_span {
        return last.is_none_or(|last| last.end != span.len());
    }
    let word = before.chars().next_back().is_some_and(|c| is_ideograph(c) && c != '同');
    word || before.ends_with('を') || before.ends_with("より") || before.ends_with('で')
}

/// Gives each of several days (9月7日・8日(月・火)) its own weekday out of the one bracket behind them.
fn share_weekdays(text: &str, found: &mut [(Place, Period)]) {
    for at in 1..found.len() {
        let days = found[at].1.first.weekdays.clone();
        let first = (at + 1).saturating_sub(days.len());
        if days.len() < 2 || first > at || found[at].1.last.is_some() {
            continue;
        }
        let alone =
            |one: usize| found[one].1.last.is_none() && (one == at || found[one].1.first.weekdays.is_empty());
        let together = |one: usize| is_series(slice(text, found[one].0.end..found[one + 1].0.start));
        if days.len() <= at + 1 && (first..=at).all(alone) && (first..at).all(together) {
            for (one, day) in (first..=at).zip(days) {
                found[one].1.first.weekdays = vec![day];
            }
        }
    }
}

/// Whether nothing but the signs of a series stands between two days.
pub(crate) fn is_series(between: &str) -> bool {
    ["", "、", "・", ",", "と", "及び", "および", "、及び", "、および", "並びに", "ならびに"]
        .contains(&between.trim())
}
