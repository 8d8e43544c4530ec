//! What the shape of a normal line tells: a date, a label, a count, the end of a sentence.
//!
//! Owns closed classes of Japanese grammar and punctuation. Refuses to know words of any field.

use crate::text::normal::is_cjk;
use crate::text::script::is_hiragana;
use crate::text::{one_of, slice};

/// The longest label, in characters.
const LABEL: usize = 20;

/// Marks that close a bracket or a quotation.
pub(super) fn is_closer(found: char) -> bool {
    matches!(found, ')' | ']' | '」' | '』' | '】' | '〕' | '》' | '〉' | '"' | '”' | '’')
}

/// Whether the text ends a sentence: by a mark, by brackets after one.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(is_closer);
    let mut back = bare.chars().rev();
    match back.next() {
        Some('。' | '!' | '?') => true,
        Some('.') => back.next().is_some_and(|before| before != '.' && !before.is_ascii_digit()),
        _ => false,
    }
}

/// A line without the bracket that ends it: 漏えいした情報(218名分。1通につき1名分).
pub(super) fn before_bracket(text: &str) -> &str {
    let open = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    open.map(|(before, _)| before.trim_end()).filter(|before| !before.is_empty()).unwrap_or(text)
}

/// Whether what follows a closed quotation goes on with it.
pub(super) fn goes_on(rest: &str) -> bool {
    let particles = [
        'が', 'を', 'に', 'は', 'の', 'と', 'で', 'も', 'や', 'へ', 'か', 'ほ', '、', ',', '」', '・', '及',
        '等',
    ];
    rest.starts_with(particles) || rest.starts_with("など")
}

/// Whether the text ends in a verb that ends a sentence, with or without the mark.
pub(super) fn ends_in_verb(text: &str) -> bool {
    let bare = text.trim_end_matches(|found: char| is_closer(found) || found == '。');
    let endings =
        ["です", "ます", "ました", "ません", "でした", "ください", "下さい", "した", "れた", "いた", "った"];
    endings.iter().any(|ending| bare.ends_with(ending))
}

/// The length of the label of a `項目:値` line.
pub(super) fn label(text: &str) -> Option<usize> {
    // Few lines have a colon among the bytes that so many characters take at most.
    if !text.as_bytes()[..text.len().min(4 * (LABEL + 1))].contains(&b':') {
        return None;
    }
    let mut previous = None;
    for (count, (offset, found)) in text.char_indices().enumerate() {
        if count > LABEL || found == '。' {
            return None;
        }
        if found == ':' {
            let value = slice(text, offset + 1..).chars().next();
            let time = previous.is_some_and(|found: char| found.is_ascii_digit())
                && value.is_some_and(|found| found.is_ascii_digit());
            let scheme = slice(text, offset + 1..).starts_with("//")
                || slice(text, ..offset).eq_ignore_ascii_case("mailto");
            let label = slice(text, ..offset).trim_end();
            return (!time && !scheme && !label.is_empty()).then_some(label.len());
        }
        previous = Some(found);
    }
    None
}

/// The length of the label of a form line (`発生日　2026年8月20日`): a short word, a wide gap, the value. In the normal
/// form a space beside CJK characters is a wide gap; more than two of them are columns.
pub(super) fn form_label(text: &str) -> Option<usize> {
    const LONGEST: usize = 9;
    let gaps =
        || text.match_indices(' ').filter(|(at, _)| slice(text, ..*at).ends_with(|c| !char::is_ascii(&c)));
    // 日　付: a label of two characters may be spread over its column.
    let spread = text.find(' ').filter(|at| slice(text, ..*at).chars().count() == 1);
    let (at, _) = gaps().find(|(at, _)| Some(*at) != spread)?;
    let label = slice(text, ..at);
    let short = label.chars().nth(LONGEST).is_none() && !label.contains(['。', '、', '(', ')', '「']);
    let worded = label.chars().all(|c| !c.is_ascii_digit()) && at + 1 < text.len();
    (short && worded && gaps().count() <= 2).then_some(at)
}

/// Whether the line says a date (with a time, a weekday, a range) and nothing else.
pub(super) fn is_date(text: &str) -> bool {
    let mut digits = false;
    let mut units = false;
    for (count, found) in text.chars().enumerate() {
        if count > 40 {
            return false;
        }
        digits |= found.is_ascii_digit() || found == '元';
        units |= matches!(found, '年' | '月' | '日' | '/' | '.' | '-');
        if !found.is_ascii_digit() && !dates(found) {
            return false;
        }
    }
    digits && units
}

/// Signs that a date, its time and its label are written with.
#[rustfmt::skip]
fn dates(found: char) -> bool {
    matches!(
        found,
        '年' | '月' | '日' | '時' | '分' | '秒' | '頃' | '曜' | '火' | '水' | '木' | '金' | '土' | '祝' | '前' | '後'
        | '午' | '令' | '和' | '平' | '成' | '昭' | '元' | '付' | '更' | '新' | '上' | '中' | '下' | '旬' | '掲' | '載'
        | '発' | '表' | '公' | '開' | '初' | '版' | '(' | ')' | '.' | ',' | '/' | '-' | ':' | '~' | ' ' | '、'
    )
}

/// Signs that a date begins with.
#[rustfmt::skip]
fn begins_dates(found: char) -> bool {
    matches!(found, '年' | '月' | '日' | '/' | '令' | '和' | '平' | '成' | '昭' | '元')
}

/// Counters.
#[rustfmt::skip]
fn counts(found: char) -> bool {
    matches!(
        found,
        '件' | '名' | '人' | '社' | '台' | '枚' | '回' | '通' | '校' | '本' | '点' | '個' | '部' | '冊' | '円' | '分'
        | '様' | '世' | '帯' | '口' | '座'
    )
}

/// Whether a line says what a text is about, as titles do: …について, …に関するお知らせ(第2報).
pub(super) fn is_about(text: &str) -> bool {
    const ABOUT: [&str; 11] = [
        "について",
        "につきまして",
        "に関して",
        "の件",
        "た件",
        "お知らせ",
        "お詫び",
        "おわび",
        "ご報告",
        "お願い",
        "ご注意ください",
    ];
    let bare = text.trim_end_matches(|found: char| is_closer(found) && found != ')');
    let bare = before_bracket(bare);
    ABOUT.iter().any(|end| bare.ends_with(end)) || bare.ends_with('報') && bare.contains("第")
}

/// Whether the line begins with a date (`3月13日(金)…`, `2024/11/8 …`, `2026-07-01 …`), as the lines of a chronology do.
pub(crate) fn begins_with_date(text: &str) -> bool {
    let head = text.chars().take(20).take_while(|c| c.is_ascii_digit() || begins_dates(*c));
    let mut signs = (false, false);
    for found in head {
        signs.0 |= found.is_ascii_digit();
        signs.1 |= found == '日' || found == '/';
    }
    signs == (true, true) || is_dashed(text)
}

/// Whether a line is a day and a name, as the head of a notice prints them: `2026年3月9日 山の会 事務局`.
pub(super) fn is_date_and_name(text: &str) -> bool {
    const LONGEST: usize = 40;
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || begins_dates(c) || one_of!("-.", c));
    let rest = rest.trim_start_matches(|c: char| one_of!("(月火水木金土日祝)", c));
    // A single space beside a character of a name is none in the normal form: 2026年3月9日国立大学法人山の大学総務課.
    let name =
        rest.strip_prefix(' ').or_else(|| (!rest.contains(is_hiragana)).then_some(rest)).unwrap_or_default();
    begins_with_date(text)
        && name.starts_with(is_cjk)
        && !name.starts_with(is_hiragana)
        && name.chars().nth(LONGEST).is_none()
        && !name.contains(['。', '、', 'を', 'に', 'は', 'が', 'へ', 'で'])
}

/// Whether a line of a chronology goes on with the day of the line above: `同日 16時 …`, `翌日: …`, `15:05 …`.
pub(super) fn begins_with_time(text: &str) -> bool {
    let day = ["同日", "翌日", "翌朝", "当日", "同月", "翌"].iter().find_map(|day| text.strip_prefix(day));
    let rest = day.unwrap_or(text);
    let figures = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = slice(rest, figures..);
    let hour = (1..=2).contains(&figures)
        && (behind.starts_with(':') && slice(behind, 1..).starts_with(|c: char| c.is_ascii_digit())
            || behind.starts_with('時') && !behind.starts_with("時間"));
    match day {
        Some(_) => hour || rest.starts_with([' ', ':']) || figures > 0 && behind.starts_with('日'),
        None => hour,
    }
}

/// Whether four digits, two and two stand at the beginning, between the same signs.
fn is_dashed(text: &str) -> bool {
    let mut parts = text.splitn(3, ['-', '.']);
    let mut next = |most: usize| {
        let part = parts.next().unwrap_or_default();
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        (1..=most).contains(&digits).then_some((digits, part.len() == digits))
    };
    next(4) == Some((4, true)) && next(2).is_some_and(|(_, whole)| whole) && next(2).is_some()
}

/// Whether the line ends in a count: digits, a counter, perhaps a bracket.
pub(super) fn ends_in_count(text: &str) -> bool {
    let mut back = before_bracket(text).chars().rev();
    let mut last = back.next();
    for _ in 0..3 {
        match last {
            Some(found) if found.is_ascii_digit() => return true,
            Some(found) if counts(found) => last = back.next(),
            _ => return false,
        }
    }
    false
}

/// Whether a text that broke off here must go on: a comma, or a particle that needs what follows.
pub(super) fn must_go_on(text: &str) -> bool {
    text.ends_with(['、', 'を', 'が', 'に', 'の', 'は', 'と', 'で', 'も', 'や']) && !text.ends_with("もの")
        || text.ends_with(',')
}

/// Whether a bracket or quotation that opened is still open at the end.
pub(super) fn stays_open(text: &str) -> bool {
    let mut depth = 0_usize;
    for found in text.chars() {
        match found {
            '(' | '「' | '『' => depth += 1,
            ')' | '」' | '』' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth > 0
}

/// Whether a line holds the end of a sentence, and breaks off inside the next one. What stands apart behind a
/// sentence (a number, a name after a space, a remark in brackets) is none.
pub(super) fn breaks_off(text: &str) -> bool {
    // What a bracket at the end holds is whole.
    let Some((_, rest)) = before_bracket(text).rsplit_once('。') else { return false };
    let rest = rest.trim_start_matches(is_closer);
    let apart = rest.starts_with('(') || rest.contains(char::is_whitespace) || rest == "以上";
    !rest.is_empty() && !apart && !rest.ends_with(|found: char| found.is_ascii_digit())
}

/// Whether a line opens like the rest of a sentence: with hiragana that is no opening word and no honorific.
pub(super) fn opens_midway(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    if matches!(
        first,
        '、' | 'ー' | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | '。' | '」' | ')'
    ) {
        return true;
    }
    let hiragana = is_hiragana(first);
    let openers = [
        "なお",
        "また",
        "ただし",
        "しかし",
        "さらに",
        "その",
        "この",
        "これ",
        "それ",
        "ここ",
        "お",
        "ご",
        "いず",
    ];
    hiragana && !openers.iter().any(|opener| text.starts_with(opener))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        assert_eq!(label("電話番号:03-0000-0000"), Some("電話番号".len()));
        assert_eq!(label("電話番号 :03"), Some("電話番号".len()));
        assert_eq!(label("18:19~19:00"), None);
        assert_eq!(label("https://example.jp"), None);
        assert_eq!(label("以下です。件数:3"), None);
        assert_eq!(label("これは二十字を超えてしまう長い長い説明の文であり:3"), None);
    }

    #[test]
    fn a_sentence_that_breaks_off() {
        assert!(breaks_off("以上の項目です。住所、電話番号は入って"));
        assert!(!breaks_off("調査しております。"));
        assert!(!breaks_off("と伺いました。」"));
        assert!(!breaks_off("お電話ください。 健康増進課"));
        assert!(!breaks_off("お電話ください。03-0000-0000"));
    }

    #[test]
    fn dates_and_counts() {
        assert!(is_date("2024年11月8日(金)"));
        assert!(is_date("2024/11/8"));
        assert!(is_date("令和6年5月8日(水曜日)"));
        assert!(!is_date("2024年11月8日の件"));
        assert!(!is_date("2024"));
        assert!(begins_with_date("3月13日(金)に報告"));
        assert!(begins_with_date("2024/11/8 公表"));
        assert!(!begins_with_date("10名の方に、3月13日"));
        assert_eq!(form_label("発生日 2026年8月20日"), Some("発生日".len()));
        assert_eq!(form_label("日 付 2026年8月21日"), Some("日 付".len()));
        assert_eq!(form_label("氏名 住所 電話 備考"), None);
        assert_eq!(form_label("弊社のPC 2台"), None);
        assert!(ends_in_count("対象のお客様184件"));
        assert!(ends_in_count("71人(延べ80人)"));
        assert!(!ends_in_count("対象件数"));
    }

    #[test]
    fn ends_of_sentences() {
        assert!(ends_sentence("確認しました。"));
        assert!(ends_sentence("(確認しました。)"));
        assert!(!ends_sentence("誤送信件数..."));
        assert!(ends_in_verb("通知を行いました"));
        assert!(!ends_in_verb("通知の発送日"));
    }
}
