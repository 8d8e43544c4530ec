//! Times of a day behind a date: `午後4時30分頃`, `18:19`, `夜9時半`, `三時過ぎ`.
//!
//! Owns how many bytes one takes. Times beyond the clock are `unreadable`'s.

use super::figure::figure;
use crate::text::numeral::is_numeral;
use crate::text::slice;

/// The bytes of the time at the beginning, after at most one space, comma or cell wall; 0 where there is none.
pub(crate) fn time(text: &str) -> usize {
    let body = text.trim_start_matches([' ', '、', '・', '|']);
    let gap = text.len() - body.len();
    if gap > " | ".len() || body.len() == text.len() && body.is_empty() {
        return 0;
    }
    let half = ["午前", "午後", "夜", "朝", "未明", "深夜", "夕方", "早朝", "昼"]
        .iter()
        .find(|half| body.starts_with(**half))
        .map_or(0, |half| half.len());
    let Some(hour) = figure(slice(body, half..)).filter(|hour| hour.digits <= 2) else { return 0 };
    let mut at = half + hour.len;
    if let Some(rest) = slice(body, at..).strip_prefix('時') {
        if rest.starts_with('間') {
            return 0;
        }
        at += '時'.len_utf8();
        if rest.starts_with('半') {
            at += '半'.len_utf8();
        } else if let Some(minute) = figure(rest).filter(|minute| slice(rest, minute.len..).starts_with('分'))
        {
            at += minute.len + '分'.len_utf8();
        }
    } else if let Some(minute) = slice(body, at..).strip_prefix(':').and_then(figure) {
        at += 1 + minute.len;
    } else {
        return 0;
    }
    let about = ["頃", "ごろ", "すぎ", "過ぎ", "台", "前"];
    at += about.iter().find(|sign| slice(body, at..).starts_with(**sign)).map_or(0, |sign| sign.len());
    gap + at
}

/// Whether a time of day stands in a text: 19時19分, 19:19, 夕方六時ごろ.
pub(crate) fn stands_in(text: &str) -> bool {
    text.match_indices(['時', ':']).any(|(at, sign)| {
        let rest = slice(text, at + sign.len()..);
        // 24時間: how long.
        let clock = if sign == ":" {
            rest.starts_with(|c: char| c.is_ascii_digit())
        } else {
            !rest.starts_with('間')
        };
        slice(text, ..at).ends_with(is_numeral) && clock
    })
}

/// Whether a time stands in a text that is told from what was told before: 送信から10分ほどのち, 1時間後に.
pub(crate) fn soon_after(text: &str) -> bool {
    ["分", "時間"].iter().any(|unit| {
        text.match_indices(unit).any(|(at, _)| {
            let rest = slice(text, at + unit.len()..);
            let rest = ["ほど", "ばかり", "余り", "足らず", "くらい", "ぐらい"]
                .iter()
                .find_map(|about| rest.strip_prefix(about))
                .unwrap_or(rest);
            slice(text, ..at).ends_with(is_numeral)
                && ["後", "のち", "あと", "して", "経っ", "たっ"].iter().any(|then| rest.starts_with(then))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{soon_after, stands_in, time};

    #[test]
    fn times_that_stand_in_a_text() {
        for text in ["夕方六時ごろ車を停め", "20:15に止め", "昼の12時"] {
            assert!(stands_in(text), "{text}");
        }
        for text in ["その時", "同時に", "24時間"] {
            assert!(!stands_in(text), "{text}");
        }
        for text in ["送信から10分ほどのち、", "1時間ほどして戻り", "30分後に"] {
            assert!(soon_after(text), "{text}");
        }
        for text in ["10分間", "当分の間", "3時間にわたり"] {
            assert!(!soon_after(text), "{text}");
        }
    }

    #[test]
    fn reads_times() {
        for (text, rest) in [
            ("午後4時30分頃、", "、"),
            (" 18:19に", "に"),
            ("17時半ごろ", ""),
            ("夜9時すぎに", "に"),
            (" | 午前10時", ""),
            ("三時十五分", ""),
            ("9時間", "9時間"),
            ("、9件", "、9件"),
            ("", ""),
        ] {
            assert_eq!(&text[time(text)..], rest, "{text}");
        }
    }
}
