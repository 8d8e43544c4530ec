//! Whether a piece of text names a day or a time: the shape alone, for cutting and marking statements. Words for days
//! (同日) are the ruleset's: `when.at-once`.

use crate::text::numeral::is_numeral;
use crate::text::one_of;

/// Whether a text has a day, a month or a time of day, in digits or kanji: 9月1日, 9/1, 2026-09-01, 11:52.
pub(super) fn dated(text: &str) -> bool {
    // Digits in a row so far, the sign before them, and the sign between two rows.
    let (mut digits, mut before, mut joint) = (0, None, None);
    text.chars().any(|found| {
        if is_numeral(found) {
            if joint.take().is_some() {
                return true;
            }
            digits += 1;
            return false;
        }
        let named = digits > 0 && one_of!("月日時年/", found);
        let clock = (1..=2).contains(&digits) && found == ':';
        // 03-0000-0000 has no year.
        let year = digits == 4 && one_of!("-.", found) && before != Some('-');
        joint = (clock || year).then_some(found);
        (digits, before) = (0, Some(found));
        named
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_in_every_spelling() {
        for text in
            ["9月1日に停止", "9/1 停止", "2026-09-01 停止", "2026.09.01 停止", "11:52 停止", "九時に停止"]
        {
            assert!(dated(text), "{text}");
        }
        for text in ["03-0000-0000", "比は1:なし", "第3-2条", "会員番号2026-甲", "停止しました"]
        {
            assert!(!dated(text), "{text}");
        }
    }
}
