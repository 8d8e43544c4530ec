//! Whether a piece of text names a day or a time: the shape alone, for cutting and marking statements. Words for days
//! (同日) are the ruleset's: `when.at-once`.

use crate::text::numeral::is_numeral;
use crate::text::one_of;

/// Whether a text has a day, a month or a time of day, in digits or kanji: 9月1日, 9/1, 2026-09-01, 11:52.
pub(super) fn dated(text: &str) -> bool {
    // Digits in a row so far, and the sign between two rows of them.
    let (mut digits, mut joint) = (0, None);
    text.chars().any(|found| {
        if is_numeral(found) {
            if joint.take().is_some() {
                return true;
            }
            digits += 1;
            return false;
        }
        let named = digits > 0 && one_of!("月日時年/", found);
        let clock = digits > 0 && digits <= 2 && found == ':';
        let year = digits == 4 && one_of!("-.", found);
        joint = (clock || year).then_some(found);
        digits = 0;
        named
    })
}
