//! Sentences turned round: 「気づいたのは4日です」, 「侵入の始まりは4月12日、気づいたのは翌朝です」. The day is what is said of the topic.
//!
//! Owns telling them by their shape: a topic, a time, and nothing else but the copula. Knows no word for what happened.

use crate::text::numeral::is_numeral;
use crate::text::{boundary, one_of, slice};

/// Particles that end what is asked for.
const TOPIC: [char; 3] = ['は', 'が', 'も'];
/// What follows a time that is all that is said.
const COPULA: [&str; 14] = [
    "です",
    "でした",
    "でござ",
    "であり",
    "であっ",
    "である",
    "だ",
    "で、",
    "のこと",
    "とみら",
    "と見ら",
    "と判明",
    "と分か",
    "と考え",
];
/// A topic, a time and a comma are looked for in so many bytes.
const NEAR: usize = 180;

/// What asks for the day of what is done.
const ASKING: [&str; 5] = ["たのは", "たのが", "たのも", "た日は", "た日が"];

/// Where what asks for the day of what is done ends for the last time in a text: 画面を閉じたのは|4日あとの.
pub(crate) fn asking(text: &str) -> Option<usize> {
    ASKING.iter().filter_map(|asking| Some(text.rfind(asking)? + asking.len())).max()
}

/// Whether a day says when what stands before it happened; `behind` is what follows it in its statement.
pub(crate) fn asks_when(before: &str, behind: &str) -> bool {
    let before = untimed(before);
    let rest = slice(behind, time(behind)..);
    let alone = rest.trim_end_matches(['、', '。', '|', ' ']).is_empty();
    if ["日", "日時", "とき", "時期", "時刻", "時点"].iter().any(|noun| labels(before, noun)) {
        return alone;
    }
    let Some(topic) = before.trim_end_matches(['、', ' ']).strip_suffix(TOPIC) else { return false };
    topic.ends_with('の') || alone || COPULA.iter().any(|copula| rest.starts_with(copula))
}

/// Whether what follows a day in its statement is no more than a time and the copula: (水)の午後3時前です.
pub(crate) fn is_answer(behind: &str) -> bool {
    let rest = slice(behind, time(behind)..);
    let rest = ["すぎ", "過ぎ", "まえ"].iter().find_map(|near| rest.strip_prefix(near)).unwrap_or(rest);
    rest.trim_end_matches(['、', '。', ' ']).is_empty()
        || COPULA.iter().any(|copula| rest.starts_with(copula))
}

/// Whether a clause that ends in た and a noun for a time is a label: 本校が確認した日 | , 気づいた日時:.
fn labels(before: &str, noun: &str) -> bool {
    let label = before.trim_end_matches([' ', ':', '|', '【', '】', '■', '・']);
    // The time's own letters have been taken off with the gap: 確認した日 6月9日.
    label.len() < before.len() && label.strip_suffix(noun).is_some_and(|clause| clause.ends_with('た'))
        || noun == "日" && before.ends_with('た')
}

/// Whether a stretch before a comma says when, where what follows the comma goes on in the same way:
/// 「開いたのは5月1日、」, but not 「当社は6月9日、会員に連絡しました」.
pub(super) fn ends_at_comma(body: &str, behind: &str) -> bool {
    let Some(topic) = topic(body) else { return false };
    if topic.ends_with('の') {
        return true;
    }
    let end = behind.char_indices().map(|(at, _)| at).find(|at| *at >= NEAR).unwrap_or(behind.len());
    let near = slice(behind, ..end);
    let next = slice(near, ..near.find(['、', '。', '\n']).unwrap_or(near.len()));
    let next =
        COPULA.iter().filter_map(|copula| next.rfind(copula)).min().map_or(next, |at| slice(next, ..at));
    self::topic(next).is_some()
}

/// The bytes of what was done, where a statement says only when: 委員会に届けた|のは3月6日になってからです.
pub(super) fn done(statement: &str) -> Option<usize> {
    const LATE: [&str; 2] = ["になってから", "以降"];
    let from = boundary(statement, statement.len().saturating_sub(NEAR));
    let tail = slice(statement, from..);
    // Most statements do not ask so, which is soon told.
    if !tail.contains("たの") {
        return None;
    }
    // A character is found at once, where words are read for first.
    let asks =
        |at: &usize| slice(tail, *at..).strip_prefix("たの").is_some_and(|rest| rest.starts_with(TOPIC));
    let at = tail.rmatch_indices('た').map(|(at, _)| at).find(asks)?;
    let done = from + at + 'た'.len_utf8();
    let behind = slice(statement, done..).trim_start_matches('の').trim_start_matches(TOPIC);
    let behind = behind.trim_start_matches('、');
    let (when, rest) = behind.split_at_checked(time(behind))?;
    let rest = LATE.iter().find_map(|late| rest.strip_prefix(late)).unwrap_or(rest);
    let timed = when.chars().any(|c| c.is_ascii_digit() || one_of!("翌同前当昨本", c));
    let alone = rest.trim_end_matches(['、', '。', '|', ' ']).is_empty();
    (timed && (alone || COPULA.iter().any(|copula| rest.starts_with(copula)))).then_some(done)
}

/// What stands before the particle of a stretch that ends in a time.
fn topic(body: &str) -> Option<&str> {
    let before = untimed(body);
    let timed = slice(body, before.len()..).chars().any(|c| c.is_ascii_digit() || one_of!("翌同前当昨", c));
    before.strip_suffix(TOPIC).filter(|_| timed)
}

/// What stands before the time at the end of a text. A time is looked for in a few bytes: days may follow each other
/// without end.
fn untimed(text: &str) -> &str {
    let from = boundary(text, text.len().saturating_sub(NEAR));
    slice(text, ..from + slice(text, from..).trim_end_matches(is_time).len())
}

/// The bytes of what belongs to a time at the beginning of a text: (木)の朝9時ごろ.
fn time(text: &str) -> usize {
    let text = slice(text, ..boundary(text, NEAR));
    text.len() - text.trim_start_matches(is_time).len()
}

/// Whether a time is written with a letter: 先週の水曜(7月15日)の朝9時ごろ.
fn is_time(c: char) -> bool {
    is_numeral(c)
        || one_of!(
            "〇元年月日時分秒頃ごろ半前後午朝夜夕昼未明深早翌同本昨今当先週末上中下旬土曜火水木金の令和平成()/:-.~ ",
            c
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_a_time_and_the_copula() {
        for (before, behind) in [
            ("倉庫の鍵を失くしたのは", "の夜9時ごろ、"),
            ("侵入の始まりは", "だったと、記録から分かっています。"),
            ("職員が封筒を開けたのも", "(木)です。"),
            ("名簿を渡したのが先週の火曜(", ")で、"),
            ("相手の方から知らせを受けた日 ", ""),
            ("最初のアクセスは", "、"),
        ] {
            assert!(asks_when(before, behind), "{before}|{behind}");
        }
        for (before, behind) in [
            ("当店は", "、会員の皆様にお便りを差し上げました。"),
            ("名簿の写しを", "に回収しました。"),
            ("職員が", "に気づきました。"),
        ] {
            assert!(!asks_when(before, behind), "{before}|{behind}");
        }
    }

    #[test]
    fn what_is_said_of_an_act_may_be_its_time_alone() {
        let told = |statement| done(statement).map(|end| slice(statement, ..end));
        assert_eq!(told("県に届け出たのは4月3日になってからでした。"), Some("県に届け出た"));
        assert_eq!(told("鍵の無いことに気づいたのは翌朝で、"), Some("鍵の無いことに気づいた"));
        assert_eq!(told("封を開けたのは担当の2名です。"), None);
        assert_eq!(told("見られたのは氏名です。"), None);
    }

    #[test]
    fn a_series_ends_at_its_commas() {
        assert!(ends_at_comma("用紙を入れ替えたのは6月2日", "気づいたのは9日です。"));
        assert!(ends_at_comma("最初の誤りは6月2日", "最後の誤りは翌日でした。"));
        assert!(!ends_at_comma("当館は6月2日", "皆様に手紙をお送りしました。"));
        assert!(!ends_at_comma("箱を数えたのは二人", "気づいたのは9日です。"));
    }
}
