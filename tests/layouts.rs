//! Groups of counts in every layout a notice may have, all of them right: nothing may be told of them. A generator with
//! a fixed seed writes them; slipped by one number, those that say that they add up are told.

use crate::mutations::options;
use noticelint::{Finding, Format, Ruleset, Source, builtin, lint};

/// A small generator of numbers, the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % sides as u64).unwrap()
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }

    /// A number of one to four digits.
    fn number(&mut self) -> u64 {
        let most = [9, 90, 900, 9000][self.roll(4)];
        self.roll(most) as u64 + 1
    }
}

/// A notice with one group of counts.
struct Layout {
    name: &'static str,
    file: &'static str,
    text: String,
    /// Whether the text says in so many words that the parts add up.
    summed: bool,
}

/// What is counted, and how.
struct Sheet<'d> {
    dice: &'d mut Dice,
    unit: &'static str,
    style: usize,
    labels: Vec<&'static str>,
    parts: Vec<u64>,
    total: u64,
}

const LABELS: [&[&str]; 7] = [
    &["北部支社", "中央支社", "南部支社", "東部支社", "西部支社"],
    &["川西店", "桜橋店", "北口店", "港南店", "若葉台店"],
    &["個人のお客様", "法人のお客様", "代理店の方", "紹介先の方"],
    &["iOS版", "Android版", "ブラウザー版"],
    &["昼の講座", "夜の講座", "土曜の講座", "夏期講座"],
    &["健康診断を受けた方", "入院された方", "外来の方", "職員(退職者を含む)"],
    &["令和5年度分", "令和6年度分", "令和7年度分", "過年度分"],
];
const UNITS: &[&str] = &["名", "人", "件", "枚", "世帯", "口座", "アカウント", "通", "名様", "人分"];

impl<'d> Sheet<'d> {
    fn new(dice: &'d mut Dice) -> Self {
        let all = LABELS[dice.roll(LABELS.len())];
        let many = 2 + dice.roll(all.len() - 1);
        let labels: Vec<&str> = all.iter().take(many).copied().collect();
        let parts: Vec<u64> = labels.iter().map(|_| dice.number()).collect();
        let total = parts.iter().sum();
        let (unit, style) = (dice.pick(UNITS), dice.roll(3));
        Self { dice, unit, style, labels, parts, total }
    }

    fn bare(&self, value: u64) -> String {
        let plain = value.to_string();
        match self.style {
            0 => plain,
            1 => {
                let mut text = String::new();
                for (at, digit) in plain.chars().enumerate() {
                    if at > 0 && (plain.len() - at).is_multiple_of(3) {
                        text.push(',');
                    }
                    text.push(digit);
                }
                text
            }
            _ => plain.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect(),
        }
    }

    fn of(&self, value: u64) -> String {
        format!("{}{}", self.bare(value), self.unit)
    }

    fn whole(&self) -> String {
        self.of(self.total)
    }

    /// `A 3名、B 5名`.
    fn series(&self, mark: &str) -> String {
        let parts =
            self.labels.iter().zip(&self.parts).map(|(label, part)| format!("{label}{}", self.of(*part)));
        parts.collect::<Vec<_>>().join(mark)
    }

    /// One line for each part.
    fn lines(&self, mark: &str, gap: &str) -> Vec<String> {
        let parts = self.labels.iter().zip(&self.parts);
        parts.map(|(label, part)| format!("{mark}{label}{gap}{}", self.of(*part))).collect()
    }

    fn slip(&mut self) {
        let at = self.dice.roll(self.parts.len());
        // One more or a digit off: a slip of the hand.
        self.parts[at] = if self.parts[at] < 10 { self.parts[at] + 1 } else { self.parts[at] + 9 };
    }
}

/// What a notice says of other numbers, beside.
const BESIDE: &[&str] = &[
    "作業は職員2名で確認する決まりでした。",
    "お問い合わせは5日までに41件ありました。",
    "書面をお送りした方のうち、宛先不明で戻ったのは3通です。",
    "当該の業務は12名の体制で行っていました。",
    "委託先は全国に18社あります。",
    "今後は二名が目を通します。",
    "1,000件を超える取り出しは、上長の承認を要します。",
    "",
    "",
    "",
];

#[allow(clippy::too_many_lines, reason = "one arm a layout")]
fn layout(seed: u64, slip: bool) -> Layout {
    let mut dice = Dice(seed.wrapping_mul(7_919).wrapping_add(17));
    dice.roll(2);
    let beside = [dice.pick(BESIDE), dice.pick(BESIDE)];
    let mark = dice.pick(&["・", "- ", "● ", "○", "◆", "▪", "* "]);
    let gap = dice.pick(&["　", " ", "：", ":", "　　", "…"]);
    let word = dice.pick(&["合計", "計", "総計", "合計で", "合わせて", "あわせて"]);
    let comma = dice.pick(&["、", "、", "，", "及び"]);
    let indent = dice.pick(&["", "", "　", "  ", "　　"]);
    let kind = dice.roll(31);
    let end = dice.chance(50);
    let mut sheet = Sheet::new(&mut dice);
    if slip {
        sheet.slip();
    }
    let sheet = sheet;
    let (whole, half) = (sheet.whole(), sheet.of(sheet.parts[0]));
    let rest = sheet.of(sheet.total.saturating_sub(sheet.parts[0]));
    let more = |by: u64| sheet.of(sheet.total + by);
    let under = |lines: Vec<String>| lines.iter().map(|line| format!("{indent}{line}\n")).collect::<String>();
    let with_total = |mut lines: Vec<String>, total: String| {
        if end {
            lines.push(total);
        } else {
            lines.insert(0, total);
        }
        lines
    };
    let row = |cells: &[&str]| format!("| {} |\n", cells.join(" | "));
    let tag = |cells: &[&str]| format!("<tr><td>{}</td></tr>\n", cells.join("</td><td>"));
    let (name, file, body, summed) = match kind {
        0 => (
            "series and total",
            "txt",
            format!("{}{comma}{word}{whole}の情報です。", sheet.series(comma)),
            true,
        ),
        1 => (
            "total with a breakdown in brackets",
            "txt",
            format!("対象は{whole}(内訳：{})です。", sheet.series("、")),
            true,
        ),
        2 => (
            "total, then its breakdown",
            "txt",
            format!("対象は{whole}です。内訳は、{}です。", sheet.series("、")),
            true,
        ),
        3 => (
            "total and parts in brackets",
            "txt",
            format!("対象は{whole}です（{}）。", sheet.series("、")),
            true,
        ),
        4 => (
            "some and the rest",
            "txt",
            format!(
                "対象は{whole}です。{whole}のうち{half}には電話で、残る{rest}には書面でお知らせしました。"
            ),
            false,
        ),
        5 => (
            "list under its total",
            "txt",
            format!("漏えいした人数は、次の{whole}です。\n{}", under(sheet.lines(mark, gap))),
            false,
        ),
        6 => {
            let lines = with_total(sheet.lines(mark, gap), format!("{mark}合計{gap}{whole}"));
            ("list with a line of its total", "txt", under(lines), true)
        }
        7 => (
            "list announced as a breakdown",
            "txt",
            format!("対象は{whole}です。内訳は次のとおりです。\n\n{}", under(sheet.lines(mark, gap))),
            true,
        ),
        8 => {
            let lines = with_total(sheet.lines("", "　　"), format!("合計　　{whole}"));
            ("columns by spaces", "txt", under(lines), true)
        }
        9 => {
            let lines = with_total(sheet.lines("", "\t"), format!("合計\t{whole}"));
            ("columns by tabs", "txt", lines.join("\n") + "\n", true)
        }
        10 => {
            let lines = with_total(sheet.lines("", " | "), format!("合計 | {whole}"));
            ("columns by bars", "txt", lines.join("\n") + "\n", true)
        }
        11 => {
            // Sub-totals after each two parts.
            let mut table = row(&["区分", "対象"]) + "|---|---|\n";
            for (at, pair) in sheet.parts.chunks(2).enumerate() {
                for (by, part) in pair.iter().enumerate() {
                    table += &row(&[sheet.labels[2 * at + by], &sheet.of(*part)]);
                }
                table += &row(&["小計", &sheet.of(pair.iter().sum())]);
            }
            // A slip stands in the sub-totals, too.
            ("table with sub-totals", "md", table + &row(&["合計", &more(0)]), true)
        }
        12 => {
            let head = row(&["区分", &format!("人数({})", if sheet.unit == "人" { "人" } else { "名" })]);
            let rows =
                sheet.labels.iter().zip(&sheet.parts).map(|(label, part)| row(&[label, &sheet.bare(*part)]));
            let table =
                head + "|---|---:|\n" + &rows.collect::<String>() + &row(&["合計", &sheet.bare(sheet.total)]);
            ("unit in the head", "md", table, true)
        }
        13 => {
            let rows = sheet
                .labels
                .iter()
                .zip(&sheet.parts)
                .map(|(label, part)| tag(&[label, &sheet.of(*part), "氏名、住所"]));
            let head = "<table><tr><th>区分</th><th>数</th><th>項目</th></tr>\n".to_owned();
            let table = head + &rows.collect::<String>() + &tag(&["合計", &whole, ""]) + "</table>\n";
            ("HTML table", "html", table, true)
        }
        14 => {
            // Totals to the right and below.
            let other: Vec<u64> = sheet.parts.iter().map(|part| part * 2 + 1).collect();
            let sum: u64 = other.iter().sum();
            let mut table = row(&["区分", "昨年分", "本年分", "合計"]) + "|---|---|---|---|\n";
            for ((label, part), other) in sheet.labels.iter().zip(&sheet.parts).zip(&other) {
                table += &row(&[label, &sheet.of(*part), &sheet.of(*other), &sheet.of(part + other)]);
            }
            let below: u64 = sheet.parts.iter().sum();
            table += &row(&["計", &sheet.of(below), &sheet.of(sum), &sheet.of(below + sum)]);
            ("cross table", "md", table, false)
        }
        15 => {
            let mut text = format!("対象は{whole}です。\n");
            for (label, part) in sheet.labels.iter().zip(&sheet.parts) {
                text += &format!("・{label}　{}\n", sheet.of(*part));
                if *part > 3 {
                    text += &format!("　- 書面　{}\n　- 電話　{}\n", sheet.of(part - 2), sheet.of(2));
                }
            }
            ("list of two levels", "txt", text, false)
        }
        16 => {
            let mut text = String::new();
            for (label, part) in sheet.labels.iter().zip(&sheet.parts) {
                text += &row(&[label, &sheet.of(*part)]);
                if *part > 2 {
                    text += &row(&["(うち未成年)", &sheet.of(part / 2)]);
                }
            }
            let head = row(&["区分", "対象"]) + "|---|---|\n";
            ("rows of some", "md", head + &text + &row(&["合計", &whole]), true)
        }
        17 => (
            "overlap taken off",
            "txt",
            format!(
                "{}で、重複する{}を除いて合計{}です。",
                sheet.series("、"),
                sheet.of(1),
                sheet.of(sheet.total - 1)
            ),
            false,
        ),
        18 => (
            "overlap told below",
            "txt",
            format!(
                "{}\n※重複している方がいるため、合計は内訳の和と一致しません。\n",
                under(with_total(
                    sheet.lines(mark, gap),
                    format!("{mark}合計{gap}{}", sheet.of(sheet.total - 1))
                ))
            ),
            false,
        ),
        19 => (
            "times and persons",
            "txt",
            format!(
                "{}、延べ{whole}です。重複を除いた実人数は{}です。",
                sheet.series("、"),
                sheet.of(sheet.total - 1)
            ),
            false,
        ),
        20 => (
            "main parts only",
            "txt",
            format!("対象は{}です。主な内訳は、{}などです。", more(7), sheet.series("、")),
            false,
        ),
        21 => (
            "kinds of data",
            "txt",
            format!(
                "対象は{whole}です。\n{mark}氏名{gap}{whole}\n{mark}電話番号{gap}{half}\n{mark}口座番号{gap}{}\n",
                sheet.of(sheet.parts[1])
            ),
            false,
        ),
        22 => (
            "a number that grew",
            "txt",
            format!(
                "対象は、{half}から{whole}に増えました。第1報では{half}としておりましたが、調査で{rest}を加えました。"
            ),
            false,
        ),
        23 => {
            let lines = |at: usize| format!("{}　{}\n", sheet.labels[at], sheet.of(sheet.parts[at]));
            let two: u64 = sheet.parts[0] + sheet.parts[1];
            let first = format!("{}{}計　{}\n", lines(0), lines(1), sheet.of(two));
            let second = format!("書面　{}\n電話　{}\n計　{}\n", sheet.of(4), sheet.of(9), sheet.of(13));
            ("two lists with a total each", "txt", format!("{first}\n\nお知らせの方法\n\n{second}"), false)
        }
        24 => (
            "a number and what was added to it",
            "txt",
            format!(
                "前回お知らせした{half}から{rest}増え、対象は{}となりました。",
                sheet.of(sheet.parts[0] + sheet.total.saturating_sub(sheet.parts[0]))
            ),
            false,
        ),
        25 => (
            "a number and what was taken off it",
            "txt",
            format!("これまでお伝えした{}から{}少なくなり、対象は{whole}です。", more(37), sheet.of(37)),
            false,
        ),
        26 => {
            let two = sheet.of(sheet.parts[0] + sheet.parts[1]);
            let first = format!("■一件目\n\n対象となる方は{half}です。\n\n■二件目\n\n");
            let second = format!("対象となる方は{}です。\n\n■全体\n\n", sheet.of(sheet.parts[1]));
            ("both of two matters", "txt", format!("{first}{second}両事案の対象は合計{two}です。"), false)
        }
        27 => (
            "some in brackets behind a noun",
            "txt",
            format!("{whole}の会員証の控え（うち{half}は旧い様式）です。"),
            false,
        ),
        28 => {
            // Rules above and below, as a table of typed lines has them.
            let rule = "─".repeat(18);
            let lines = sheet.lines("", "　　").join("\n");
            (
                "typed table between rules",
                "txt",
                format!("{rule}\n{lines}\n{rule}\n合計　　{whole}\n{rule}"),
                true,
            )
        }
        29 => {
            // The unit stands above, and a row tells who is counted twice.
            let mut table = "(単位：名)\n\n".to_owned() + &row(&["区分", "対象"]) + "|---|---|\n";
            for (label, part) in sheet.labels.iter().zip(&sheet.parts) {
                table += &row(&[label, &sheet.bare(*part)]);
            }
            table += &row(&["重複する方", &sheet.bare(1)]);
            (
                "a row of those counted twice",
                "md",
                table + &row(&["合計", &sheet.bare(sheet.total - 1)]),
                false,
            )
        }
        _ => {
            let items: String = sheet
                .labels
                .iter()
                .zip(&sheet.parts)
                .enumerate()
                .map(|(at, (label, part))| format!("({}) {label}{gap}{}\n", at + 1, sheet.of(*part)))
                .collect();
            ("numbered list and a sentence", "txt", format!("{items}以上、合計{whole}です。\n"), true)
        }
    };
    // What slips in both the part and the sub-total, or where the total is taken from the parts, still adds up.
    let summed = summed && kind != 11;
    let intro = "個人情報の漏えいについて\n\n6月3日、当会の会員等の氏名が漏えいしたことが分かりました。";
    let text = match file {
        "html" => format!(
            "<h1>個人情報の漏えいについて</h1>\n<p>6月3日、会員の氏名が漏えいしました。</p>\n<h2>対象</h2>\n{body}\n<h2>その後</h2>\n<p>{}{}お詫びします。</p>\n",
            beside[0], beside[1]
        ),
        _ => {
            format!("{intro}{}\n\n■対象\n\n{body}\n\n■その後\n\n{}お詫びいたします。\n", beside[0], beside[1])
        }
    };
    Layout { name, file, text, summed }
}

/// The findings on sums and totals of a layout.
fn told(layout: &Layout, ruleset: &Ruleset) -> Vec<String> {
    let format = match layout.file {
        "md" => Format::Markdown,
        "html" => Format::Html,
        _ => Format::Text,
    };
    let source = Source::new("layout", &layout.text, format);
    let read = lint(&source, ruleset, &options());
    let counts = ["counts/sum-mismatch", "counts/disagree"];
    let rule = |finding: &Finding| ruleset.rules[finding.rule].id.clone();
    let found = read.findings.iter().filter(|finding| counts.contains(&rule(finding).as_str()));
    found.map(|finding| format!("{} {}", rule(finding), finding.message)).collect()
}

fn quiet(seeds: std::ops::Range<u64>) {
    let ruleset = builtin().unwrap();
    let mut loud = Vec::new();
    for seed in seeds {
        let layout = layout(seed, false);
        let told = told(&layout, &ruleset);
        if !told.is_empty() {
            loud.push(format!("{seed} {}: {told:?}\n{}", layout.name, layout.text));
        }
    }
    assert!(loud.is_empty(), "{} layouts\n{}", loud.len(), loud.iter().take(8).cloned().collect::<String>());
}

#[test]
fn nothing_is_told_of_what_adds_up() {
    quiet(0..120);
}

#[test]
#[ignore = "takes minutes: all layouts, before a release"]
fn nothing_is_told_of_what_adds_up_in_any_layout() {
    quiet(0..5_000);
}

#[test]
fn what_says_that_it_adds_up_and_does_not_is_told() {
    let ruleset = builtin().unwrap();
    let slipped: Vec<Layout> =
        (0..240).map(|seed| layout(seed, true)).filter(|layout| layout.summed).collect();
    let silent: Vec<String> = slipped
        .iter()
        .filter(|layout| told(layout, &ruleset).is_empty())
        .map(|layout| format!("{}\n{}", layout.name, layout.text))
        .collect();
    println!("{} of {} told", slipped.len() - silent.len(), slipped.len());
    assert!(slipped.len() > 40, "the generator makes sums");
    assert!(
        silent.len() * 20 <= slipped.len(),
        "{} of {}\n{}",
        silent.len(),
        slipped.len(),
        silent.join("\n")
    );
}
