//! Where a notice prints its day of publication: front matter, title, a line of its own at the head or the foot.
//!
//! Owns that place. What stands there is read like any other date.

use super::Day;
use super::scan::Scene;
use super::written::{DayOf, Month, Period, Written, Year};
use crate::document::{Block, BlockKind, Place};

/// The day that stands where a day of publication stands.
pub fn day(scene: &Scene, written: &[(Place, Period)]) -> Option<Day> {
    written
        .iter()
        .filter(|(place, period)| period.last.is_none() && holds(scene, *place))
        .find_map(|(_, period)| given(&period.first))
}

/// Whether a date stands in the title, or beside the sender's name at the head or at the foot, on a line that is no
/// sentence, perhaps behind a label of its own (投稿日:).
pub fn holds(scene: &Scene, place: Place) -> bool {
    const LONGEST: usize = 40;
    let document = scene.document;
    let Some(at) = scene.block(place.start) else { return false };
    let block = &document.blocks[at];
    let (start, end) = (block.place.start, block.place.end);
    let (before, after) = (
        document.slice(Place { start, end: place.start }),
        document.slice(Place { start: place.end.min(end), end }),
    );
    let short = before.len() <= LONGEST;
    let label =
        before.trim_end().strip_suffix(':').filter(|_| short).map(|_| Place { start, end: place.start });
    // 掲載日, 公表年月日; a bare 掲載 only where it is all of the label.
    let named = label.is_some_and(|label| {
        let whole = |label: Place| document.slice(label).trim().trim_end_matches(':').trim_end().len();
        let bare = scene.sets("published-act").iter().flat_map(|&set| scene.hits.within(set, label));
        scene.hits.any(scene.sets("published-label"), label)
            || bare.into_iter().any(|hit| hit.end - hit.start == whole(label))
    });
    let edge = before.is_empty() || after.chars().nth(1).is_none();
    match block.kind {
        BlockKind::Title => edge,
        BlockKind::Paragraph if named => is_top(scene, at) || is_bottom(scene, at),
        BlockKind::Paragraph if block.label.is_none() && edge => {
            let rest = [before, after].concat();
            let line = rest.chars().count() <= LONGEST && !rest.contains(|c| "。、をにはが【】:".contains(c));
            line && (is_top(scene, at) || is_bottom(scene, at))
        }
        BlockKind::Item => place == block.place && at < 4,
        // Above sender and signature in columns it looks like the heading of a table.
        BlockKind::Heading => place == block.place && is_signed(scene, at),
        _ => false,
    }
}

/// Whether no sentence and no heading comes before a block.
fn is_top(scene: &Scene, at: usize) -> bool {
    const MOST: usize = 8;
    let before = &scene.document.blocks[..at];
    let body = |block: &Block| {
        let text = scene.document.slice(block.place);
        // 【報道発表資料】: what sort of paper it is heads no section.
        let sort = text.starts_with('【') && text.ends_with('】');
        block.kind == BlockKind::Heading && !sort || text.ends_with('。')
    };
    before.len() <= MOST && !before.iter().any(body)
}

/// Whether nothing but names follows to the end.
fn is_signed(scene: &Scene, at: usize) -> bool {
    let rest = scene.document.blocks.get(at + 1..).unwrap_or(&[]);
    let name = |block: &Block| {
        let text = scene.document.slice(block.place);
        !text.contains(['。', ':']) && !text.contains(|c: char| c.is_ascii_digit())
    };
    is_bottom(scene, at) && !rest.is_empty() && rest.iter().all(name)
}

/// Whether the text ends there: only sender, signature and how to reach them follow.
fn is_bottom(scene: &Scene, at: usize) -> bool {
    const MOST: usize = 10;
    let rest = scene.document.blocks.get(at + 1..).unwrap_or(&[]);
    let sentence = |block: &Block| scene.document.slice(block.place).ends_with('。');
    rest.len() < 4 || rest.len() <= MOST && !rest.iter().any(sentence)
}

/// The day, where all of it is written.
pub fn given(written: &Written) -> Option<Day> {
    match (written.year, written.month, written.day) {
        (Year::Given(year), Month::Given(month), DayOf::Given(day)) => {
            Some(Day { year, month, day: Some(day) })
        }
        _ => None,
    }
}
