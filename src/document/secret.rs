//! Values that must not be repeated, found again wherever they stand and however they are spelt.
//!
//! Owns how they are looked for. Which other spellings a value has is for [`super::respelt`], how characters are compared for
//! [`super::spelling`] and [`super::alike`]. Refuses to know what must not be repeated.

use super::Span;
use super::alike::{self, Alike};
use super::redact::covered;
use super::respelt::{houses, spellings_of_number, spellings_of_word};
use super::spelling::{Sign, is_between, signs};
use crate::text::normal;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Digits that make a value a number, whose signs in between mean nothing.
const DIGITS: usize = 9;
/// Signs between two digits of one number, at most.
const BETWEEN: usize = 3;

/// Values that must not be repeated. Cheap to clone.
#[derive(Clone, Default)]
pub struct Secrets(Vec<Arc<Automata>>);

struct Automata {
    words: Option<AhoCorasick>,
    numbers: Option<AhoCorasick>,
}

impl std::fmt::Debug for Secrets {
    /// Never what they are.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(if self.0.is_empty() { "Secrets" } else { "Secrets(..)" })
    }
}

impl Secrets {
    /// These values, as written anywhere.
    pub fn of<'a>(values: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut words, mut numbers) = (BTreeSet::new(), BTreeSet::new());
        for value in values {
            let value = key(value);
            let digits: String = value.chars().filter_map(digit).collect();
            if digits.len() >= DIGITS && !value.chars().any(|c| c.is_alphabetic() && digit(c).is_none()) {
                numbers.extend(spellings_of_number(&digits));
            } else {
                words.extend(spellings_of_word(&value));
                words.extend(houses(&value));
            }
        }
        let (words, numbers) = (automaton(&words), automaton(&numbers));
        if words.is_none() && numbers.is_none() {
            return Self(Vec::new());
        }
        Self(vec![Arc::new(Automata { words, numbers })])
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These and those of other texts.
    pub(crate) fn join(&mut self, others: &Self) {
        self.0.extend(others.0.iter().cloned());
    }

    /// Where they stand in a text.
    pub fn spans(&self, text: &str) -> Vec<Span> {
        let mut found = Vec::new();
        self.0.iter().for_each(|automata| automata.find(text, &mut found));
        found.sort_unstable();
        found
    }

    /// The text with all of them covered.
    pub fn cover<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let spans = self.spans(text);
        if spans.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(covered(text, &spans)) }
    }

    /// Covers them in a text that is kept.
    pub fn cover_in(&self, text: &mut String) {
        let spans = self.spans(text);
        if !spans.is_empty() {
            *text = covered(text, &spans);
        }
    }
}

impl Automata {
    fn find(&self, text: &str, found: &mut Vec<Span>) {
        let mut words = self.words.as_ref().map(Written::new);
        let mut numbers = self.numbers.as_ref().map(Written::new);
        let mut between = 0;
        signs(text, |sign| {
            if let Some(words) = words.as_mut().filter(|_| !sign.is_gap()) {
                words.put(sign, found);
            }
            let Some(numbers) = &mut numbers else { return };
            if let Some(is) = digit(sign.is) {
                numbers.put(Sign { is, ..sign }, found);
                between = 0;
            } else if !numbers.is_empty() {
                between += usize::from(!normal::is_invisible(sign.is));
                if between > BETWEEN || !is_between(sign.is) {
                    numbers.end(found);
                    between = 0;
                }
            }
        });
        words.into_iter().chain(numbers).for_each(|mut rest| rest.end(found));
    }
}

/// A digit of a number, which may be written in ideographs: 〇九〇.
fn digit(sign: char) -> Option<char> {
    const IDEOGRAPHS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let worth = || IDEOGRAPHS.iter().position(|ideograph| *ideograph == sign);
    let plain = Some(sign).filter(char::is_ascii_digit);
    plain.or_else(|| char::from_digit(u32::try_from(worth()?).ok()?, 10))
}

/// Of the kinds of automata, the one that takes the least to build: a draft may be a list of thousands.
fn automaton(values: &BTreeSet<String>) -> Option<AhoCorasick> {
    let mut builder = AhoCorasick::builder();
    builder.match_kind(MatchKind::LeftmostLongest).kind(Some(AhoCorasickKind::NoncontiguousNFA));
    if values.is_empty() { None } else { builder.build(values).ok() }
}

/// A value as it is compared.
fn key(value: &str) -> String {
    let mut key = Alike::default();
    signs(value, |sign| {
        if !sign.is_gap() {
            key.put(sign.is, sign.span);
        }
    });
    // 1番地, 2-3号: as it is written where nothing more is said of the house.
    let house = key.text.trim_end_matches('号').trim_end_matches('-');
    match house.ends_with(|c: char| c.is_ascii_digit()) {
        true => house.to_owned(),
        false => key.text,
    }
}

/// Characters in a row, as far as a value may still go on in them.
struct Written<'a> {
    automaton: &'a AhoCorasick,
    row: Alike,
}

impl<'a> Written<'a> {
    /// Bytes that are looked through at once.
    const STRETCH: usize = 8 << 10;

    fn new(automaton: &'a AhoCorasick) -> Self {
        Self { automaton, row: Alike::default() }
    }

    fn is_empty(&self) -> bool {
        self.row.text.is_empty()
    }

    fn put(&mut self, sign: Sign, found: &mut Vec<Span>) {
        self.row.put(sign.is, sign.span);
        // What a value, or a sign that is written in several, may still go on from is kept.
        let open = self.automaton.max_pattern_len().max(alike::LONGEST);
        if self.row.text.len() >= open + open.max(Self::STRETCH) {
            self.find(self.row.text.len() - open, found);
        }
    }

    /// Looks through all that is left.
    fn end(&mut self, found: &mut Vec<Span>) {
        self.find(self.row.text.len(), found);
        self.row = Alike::default();
    }

    /// Finds what starts before an offset, and drops what lies before it.
    fn find(&mut self, before: usize, found: &mut Vec<Span>) {
        let mut done = before;
        for hit in self.automaton.find_iter(&self.row.text).take_while(|hit| hit.start() < before) {
            found.extend(self.row.span(hit.start(), hit.end()));
            done = done.max(hit.end());
        }
        self.row.drop_before(done);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(secrets: &[&str], text: &str) -> String {
        Secrets::of(secrets.iter().copied()).cover(text).into_owned()
    }

    fn hidden(secret: &str, spellings: &[&str]) {
        for spelling in spellings {
            let text = format!("前{spelling}後");
            let shown = shown(&[secret], &text);
            assert_eq!(shown.len(), text.len());
            let left: String =
                shown.chars().filter(|c| c.is_alphanumeric() && *c != '前' && *c != '後').collect();
            assert_eq!(left, "", "{spelling}: {shown}");
        }
    }

    #[test]
    fn numbers_in_every_spelling() {
        let spellings = [
            "090-1234-5678",
            "09012345678",
            "０９０－１２３４－５６７８",
            "090 1234 5678",
            "090(1234)5678",
            "090ー1234ー5678",
            "090\u{2015}1234\u{2212}5678",
            "090\u{2060}12345678",
            "090.1234.5678",
        ];
        hidden("090-1234-5678", &spellings);
        hidden("+81 90 1234 5678", &spellings);
        assert_eq!(shown(&["090-1234-5678"], "tel:+81-90-1234-5678です"), "tel:+***************です");
        assert_eq!(shown(&["090-1234-5678"], "090-1234-5679と1090"), "090-1234-5679と1090");
    }

    #[test]
    fn words_in_every_spelling() {
        hidden(
            "hanako@example.jp",
            &["hanako@example.jp", "ＨＡＮＡＫＯ＠ｅｘａｍｐｌｅ．ｊｐ", "Hanako@Example.JP"],
        );
        hidden(
            "hanako@example.jp",
            &[
                "hanako%40example.jp",
                "hanako&#64;example.jp",
                "hanako(at)example.jp",
                "hanako [ＡＴ] example.jp",
            ],
        );
        hidden("hanako[at]example.jp", &["hanako@example.jp", "hanako<at>example.jp"]);
        hidden(
            "佐藤花子様",
            &[
                "佐藤花子",
                "佐藤 花子",
                "佐藤　花子",
                "佐\u{200b}藤花子",
                "%E4%BD%90%E8%97%A4花子",
                "&#x4F50;藤花子",
            ],
        );
        hidden("ガルシア様", &["ガルシア", "ｶﾞﾙｼｱ", "カ\u{3099}ルシア"]);
        hidden("東京都港区見本町1-2-3", &["東京都港区見本町１－２－３", "東京都 港区見本町1−2−3"]);
        hidden("百目鬼蓮太様", &["百目鬼蓮太", "百目鬼蓮", "百目鬼", "百目鬼 蓮太"]);
        assert_eq!(shown(&["山口花子様"], "山口県と花子様と山口花の里"), "山口県と花子様と＊＊＊の里");
        assert_eq!(shown(&["林さん"], "林さんの林"), "＊＊＊の林");
        assert_eq!(shown(&[], "佐藤"), "佐藤");
    }

    #[test]
    fn houses_in_every_spelling() {
        let spellings = [
            "兵庫県見本市港町3丁目4番15号",
            "見本市港町三丁目四番十五号",
            "港町３－４－１５",
            "港町 3の4の15",
            "見本市港町3丁目4番地15",
            "港町三丁目4番地の15",
        ];
        for value in ["兵庫県見本市港町3-4-15", "兵庫県見本市港町三丁目四番十五号", "見本市港町3丁目4番15号"]
        {
            for spelling in spellings {
                let shown = shown(&[value], &format!("〒{spelling}です"));
                assert!(!shown.contains("港町") && !shown.contains("15"), "{value}: {shown}");
                assert!(shown.starts_with('〒') && shown.ends_with("です"), "{shown}");
            }
            let other = "港町3丁目4番16号と港町4-15と見本市港町";
            assert_eq!(shown(&[value], other), other);
        }
        assert_eq!(shown(&["見本市港町9番地"], "港町9番地"), "港町9番地", "a part of it is no house");
    }

    #[test]
    fn signs_that_part_a_name_or_a_number_hide_nothing() {
        hidden("南雲太郎様", &["南雲・太郎", "南雲/太郎", "南雲_太郎", "南雲　･　太郎", "南雲／太郎"]);
        hidden("ジョン・スミス様", &["ジョンスミス", "ジョン スミス", "ｼﾞｮﾝ・ｽﾐｽ"]);
        hidden(
            "080-5555-4444",
            &["〇八〇-五五五五-四四四四", "080/5555/4444", "〇八〇五五五五四四四四", "080／5555／4444"],
        );
        hidden("〇八〇-五五五五-四四四四", &["08055554444", "+81 80-5555-4444"]);
        hidden("aoi_n@example.jp", &["aoi_n(a)example.jp", "aoi_n[a]example.jp"]);
        let dates = "2026/11/20 8:05 と一五五五五名";
        assert_eq!(shown(&["080-5555-4444", "南雲太郎様"], dates), dates);
    }

    #[test]
    fn those_of_several_texts_are_found_together() {
        let mut secrets = Secrets::of(["南雲太郎様"]);
        secrets.join(&Secrets::of(["080-5555-4444"]));
        secrets.join(&Secrets::default());
        assert_eq!(secrets.cover("南雲太郎(08055554444)"), "＊＊＊＊(***********)");
    }

    #[test]
    fn values_in_a_long_text_are_found_wherever_they_stand() {
        let secrets = Secrets::of(["佐藤花子様", "090-1234-5678", "hanako@example.jp"]);
        for gap in ["あ", "9", " ", "a(at)", "佐藤 ", "0"] {
            let filling = gap.repeat(700);
            let mut text = String::new();
            let mut told = Vec::new();
            for at in 0..60 {
                text.push_str(&filling[..filling.floor_char_boundary(7 * at + 3)]);
                text.push('。');
                for value in ["佐藤\n花子", "090 (1234) 5678", "hanako[at]example.jp"] {
                    told.push(Span { start: text.len(), end: text.len() + value.len() });
                    text.push_str(value);
                    text.push_str("。。。。");
                }
                text.push_str(&filling);
            }
            assert_eq!(secrets.spans(&text), told, "{gap}");
        }
        let digits = "4".repeat(50_000) + "09012345678" + &"4".repeat(50_000);
        assert_eq!(secrets.spans(&digits), [Span { start: 50_000, end: 50_011 }]);
    }

    #[test]
    fn what_they_are_is_never_told() {
        let secrets = Secrets::of(["佐藤花子様"]);
        assert!(!format!("{secrets:?}").contains('佐'));
    }

    proptest! {
        #[test]
        fn any_text_keeps_its_length(text in "[佐藤花子0-9%&#;x\u{3099}ｶﾞ\u{200b} @a-cé\u{1F600}-]{0,40}", value in "[佐藤花子0-9@a-c-]{0,12}") {
            let secrets = Secrets::of([value.as_str()]);
            let shown = secrets.cover(&text);
            prop_assert_eq!(shown.len(), text.len());
            prop_assert_eq!(shown.chars().count(), text.chars().count());
            for span in secrets.spans(&text) {
                prop_assert!(text.get(span.start..span.end).is_some());
            }
        }
    }
}
