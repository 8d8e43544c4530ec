//! Whom a figure counts, by the words right before it.
//!
//! Owns telling groups apart and alike by their names. What announces a total, and what refers back to one, is
//! [`super::totals`]'s.

use crate::document::Place;
use crate::mentions::{Role, Spots};
use crate::text::script::is_hiragana;
use crate::text::slice;

/// Whether a figure may count some of those told of, and not those who act: 2名で確認.
pub(crate) fn of_them(view: &Spots, figure: usize) -> bool {
    let count = &view.counts[figure];
    count.affected || count.role != Role::Other || !count.persons
}

/// The words right before a figure that say whom it counts.
fn name<'a>(view: &Spots<'a>, figure: usize) -> &'a str {
    let document = view.scene.document;
    let zone = view.all[figure].before;
    let about = view.told_before("count.about-before", figure, 0).map_or(zone.end, |about| about.start);
    let text = document.at(Place { start: zone.start, end: about });
    let text = text.trim_end_matches(['は', 'お', '、', ':', ' ']);
    let from = text
        .rfind(['、', '。', '(', ')', '「', '」', ':', ' ', '※'])
        .map_or(0, |at| at + slice(text, at..).chars().next().map_or(1, char::len_utf8));
    slice(text, from..)
}

/// Whether numbers in their names tell two groups apart: 3年1組の児童31名, 3年2組の児童30名.
pub(crate) fn numbered_apart(view: &Spots, one: usize, other: usize) -> bool {
    let numbers =
        |figure: usize| -> String { name(view, figure).chars().filter(char::is_ascii_digit).collect() };
    let (mine, theirs) = (numbers(one), numbers(other));
    mine != theirs && !mine.is_empty() && !theirs.is_empty()
}

/// Whether the names of two figures end in the same words, and enough of them to mean one group: 会員 alone names any.
pub(crate) fn alike(view: &Spots, one: usize, other: usize) -> bool {
    let (one, other) = (name(view, one), name(view, other));
    let same = one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count();
    let tail: Vec<char> = one.chars().skip(one.chars().count() - same).collect();
    let kana = |c: &char| is_hiragana(*c);
    same >= 4 && (tail.iter().skip(1).any(kana) || tail.first() == Some(&'ご'))
}
