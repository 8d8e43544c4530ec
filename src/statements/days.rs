//! Whether a piece of text names a day or a time: the shape alone, for cutting and marking statements.

/// Whether a text has a day, a month or a time of day, in digits or kanji.
pub(super) fn dated(text: &str) -> bool {
    let mut number = false;
    for found in text.chars() {
        if number && "月日時年".contains(found) {
            return true;
        }
        number = found.is_ascii_digit() || "一二三四五六七八九十".contains(found);
    }
    ["同日", "翌日", "同月", "当日", "その日", "同じ日", "その場", "ただちに", "直ちに", "すぐに"]
        .iter()
        .any(|day| text.contains(day))
}
