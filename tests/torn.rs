//! Drafts as they come out of mails and of PDFs: lines broken where they should not be, signs lost, doubled or put in
//! between. Whatever comes of such a text, it is a reading and no failure of the program.

use noticelint::Day;
use noticelint::Format;
use noticelint::Ruleset;
use noticelint::Source;
use noticelint::{Options, lint};
use proptest::prelude::*;
use std::sync::LazyLock;

static RULES: LazyLock<Ruleset> = LazyLock::new(|| noticelint::builtin().unwrap());

/// Short paragraphs with everything that is read in them.
const PARAGRAPHS: [&str; 12] = [
    "6月2日(火)に判明し、翌3日(水)に公表しました。",
    "令和6年4月24日(水)10:30〜11時00分、当社サーバーに不正アクセスがありました。",
    "2026/11/20 株式会社見本",
    "お問い合わせ:個人情報相談室 電話 03-1234-5678(平日9:00~17:00)、info@example.co.jp",
    "対象:会員1,200名(うち氏名・住所800件、その他400件)の合計1,200件",
    "※1 一部のお客様(約3割)については調査中です。(注1)",
    "1. 経緯\n(1)11月1日~3日 委託先が誤送信\n(2)同月5日 発覚",
    "・会員の佐藤花子様(090-1111-2222)〒100-0001 東京都千代田区1-1",
    "個人情報保護委員会へ速報(11月8日)を行い、総務省へも報告いたします。",
    "| 項目 | 件数 |\n|---|---|\n| 氏名 | 1,200 |\n| 住所 | 800件 |",
    "【原因】VPN機器の脆弱性(CVE-2024-0001)「未更新」により、第三者が侵入した。",
    "On 3 March 2025 (Mon), 1,500 customers' e-mail addresses were sent to the wrong party.",
];

const SIGNS: &str = "()「」【】〜~-:,、。・※|#*\n\r\u{3000} 1月日(年火)〒&<>\"'`[]{}\u{200b}\u{2060}\u{301}件名\u{10ffff}①㈱ｶﾞ";

#[derive(Debug, Clone)]
enum Damage {
    Put(prop::sample::Index, char),
    Lose(prop::sample::Index),
    Double(prop::sample::Index),
    Swap(prop::sample::Index, prop::sample::Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<prop::sample::Index>;
    let sign = prop::sample::select(SIGNS.chars().collect::<Vec<_>>());
    prop_oneof![
        4 => (at(), sign).prop_map(|(at, sign)| Damage::Put(at, sign)),
        3 => at().prop_map(|at| Damage::Put(at, '\n')),
        2 => at().prop_map(Damage::Lose),
        1 => at().prop_map(Damage::Double),
        1 => (at(), at()).prop_map(|(one, other)| Damage::Swap(one, other)),
    ]
}

fn torn(text: &str, damages: &[Damage]) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for damage in damages {
        let length = text.len().max(1);
        match damage {
            Damage::Put(at, sign) => text.insert(at.index(length).min(text.len()), *sign),
            Damage::Lose(at) if !text.is_empty() => _ = text.remove(at.index(length)),
            Damage::Double(at) if !text.is_empty() => text.insert(at.index(length), text[at.index(length)]),
            Damage::Swap(one, other) if !text.is_empty() => text.swap(one.index(length), other.index(length)),
            _ => {}
        }
    }
    text.into_iter().collect()
}

fn read(text: &str, format: Format) {
    let options = Options::on(Day { year: 2026, month: 11, day: Some(22) });
    let checked = lint(&Source::new("a", text, format), &RULES, &options);
    let ends = checked.findings.iter().filter_map(|finding| finding.span);
    assert!(ends.into_iter().all(|span| text.get(span.start..span.end).is_some()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn any_tear_is_read(
        parts in prop::collection::vec(prop::sample::select(&PARAGRAPHS[..]), 1..5),
        between in prop::sample::select(vec!["\n", "\n\n", "\r\n\r\n", "", "\r"]),
        damages in prop::collection::vec(damage(), 0..12),
        format in prop::sample::select(vec![Format::Text, Format::Markdown, Format::Html]),
    ) {
        read(&torn(&parts.join(between), &damages), format);
    }
}

#[test]
fn a_line_may_break_anywhere() {
    for paragraph in PARAGRAPHS {
        for at in 0..=paragraph.chars().count() {
            let before: String = paragraph.chars().take(at).collect();
            let after: String = paragraph.chars().skip(at).collect();
            read(&format!("個人情報の漏えい\n\n{before}\n{after}\n"), Format::Text);
        }
    }
}
