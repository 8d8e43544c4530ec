//! Labels that stand in front of a line's text: 【原因】, 八、再発防止.
//!
//! Owns where one ends. What it says is [`super::leads`]' to tell.

use crate::document::{Document, Place};
use crate::grammar::is_dense;
use crate::text::numeral::is_numeral;
use crate::text::pairs::closing;
use crate::text::{one_of, slice};

/// 【原因】 or 〔原因〕 at the start of a line is its label.
pub(super) fn bracketed(document: &Document, block: Place) -> Option<Place> {
    let text = slice(&document.text, block.start..block.end);
    let open = text.chars().next().filter(|open| one_of!("【〔《〈≪", *open))?;
    let end = closing(open)?;
    let (close, _) = text.char_indices().take(40).find(|(_, found)| *found == end)?;
    Some(Place { start: block.start, end: block.start + close })
}

/// A numbered or bold heading that its text follows on the same line: 八、再発防止 一斉送信専用の….
pub(super) fn run_in(document: &Document, block: Place) -> Option<Place> {
    const LONGEST: usize = 60;
    let text = slice(&document.text, block.start..block.end);
    // 再発防止策 封入の前後に…: bold, or set apart by a wide space.
    let noun = |heading: &str| {
        heading.len() <= LONGEST && heading.chars().all(|c| is_dense(c) || one_of!("のごおとぎ", c))
    };
    if let Some((heading, body)) = text.split_once(' ')
        && noun(heading)
        && body.contains('。')
    {
        return Some(Place { start: block.start, end: block.start + heading.len() });
    }
    let (number, rest) = text.split_once(['、', '.', ')', ' '])?;
    let numbered = is_number(number);
    let rest = rest.trim_start();
    let (heading, body) = rest.split_once(' ')?;
    let heads =
        numbered && heading.len() <= LONGEST && !heading.contains(['、', '。']) && !body.trim().is_empty();
    let start = block.start + (text.len() - rest.len());
    heads.then_some(Place { start, end: start + heading.len() })
}

/// Whether a text numbers what stands behind it: 四, 10, (3.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches('(');
    !digits.is_empty() && digits.chars().all(is_numeral)
}
