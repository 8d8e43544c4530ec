//! Whether a piece of text names a day or a time: the shape alone, for cutting and marking statements. Words for days
//! (同日) are the ruleset's: `when.at-once`.

use crate::text::numeral::is_numeral;

/// Whether a text has a day, a month or a time of day, in digits or kanji.
pub(super) fn dated(text: &str) -> bool {
    let mut number = false;
    text.chars().any(|found| {
        let named = number && "月日時年/".contains(found);
        number = is_numeral(found);
        named
    })
}
