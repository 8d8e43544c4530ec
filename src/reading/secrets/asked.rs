//! Addresses of the web that a form was sent to: `https://…?name=佐藤花子&tel=090-…`.
//!
//! Owns what stands behind the `?`, escapes read. A value is told by its shape, for the keys are anybody's.

use super::escapes::percent;
use super::is_own;
use crate::text::slice;

/// Bytes of the longest that is looked at.
const LONGEST: usize = 2_000;

/// Gives the record that each of them is: one with a mail address, a telephone or a house in it.
pub(super) fn records(source: &str, add: &mut impl FnMut(&str)) {
    let mut rest = source;
    while let Some(at) = rest.find('?') {
        rest = slice(rest, at + 1..);
        let ends = |(at, c): (usize, char)| {
            (at >= LONGEST || c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | ')' | ']' | '?'))
                .then_some(at)
        };
        let length = rest.char_indices().find_map(ends).unwrap_or(rest.len());
        let query = slice(rest, ..length);
        rest = slice(rest, length..);
        if !query.contains('=') {
            continue;
        }
        let query = query.replace("&amp;", "&");
        let fields: Vec<(&str, String)> = query
            .split('&')
            .filter_map(|field| field.split_once('='))
            .map(|(key, value)| (key, percent(&value.replace('+', " "))))
            .collect();
        let of_somebody = |value: &str| is_own(value) || is_house(value);
        if !fields.iter().any(|(_, value)| of_somebody(value)) {
            continue;
        }
        let mut record = String::new();
        for (key, value) in &fields {
            record.extend([label(key, value), ":", value, "\n"]);
        }
        add(&record);
    }
}

/// The label that a field would have in a record.
fn label<'a>(key: &'a str, value: &str) -> &'a str {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.contains(char::is_alphabetic);
    match digits {
        _ if value.contains(['@', '＠']) => "メール",
        12 if !letters => "個人番号",
        14..=16 if !letters => "カード番号",
        9..=11 if !letters => "電話",
        7 if !letters => "口座番号",
        1.. if value.is_ascii() && letters => "ログインID",
        1.. if !is_house(value) => "会員番号",
        1.. => "住所",
        _ => key,
    }
}

/// Whether a value is where somebody lives.
fn is_house(value: &str) -> bool {
    value.contains(['県', '市', '区', '町', '村']) && value.contains(|c: char| c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(source: &str) -> String {
        let mut all = String::new();
        records(source, &mut |record| all.push_str(record));
        all
    }

    #[test]
    fn a_form_that_was_sent_is_a_record() {
        let sent = "<a href=\"https://example.jp/?name=%E4%BD%90%E8%97%A4&amp;tel=090-0000-0000\">";
        assert_eq!(given(sent), "name:佐藤\n電話:090-0000-0000\n");
        assert_eq!(
            given("(https://example.jp/?mail=a%40example.jp&id=ab_12)"),
            "メール:a@example.jp\nログインID:ab_12\n"
        );
    }

    #[test]
    fn a_page_that_was_asked_for_is_none() {
        assert_eq!(given("https://example.jp/?name=お知らせ&page=20 本当か? a=b"), "");
    }
}
