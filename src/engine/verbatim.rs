//! What of a source stays as it was written: web and mail addresses, paths and names of files, tags, places that a program
//! fills in, code, quotations.
//!
//! Owns where such text stands in a source of any format. What is done there, or not done, is others' to decide.

use crate::document::{Format, Span, markdown_code};
use crate::text::pairs::opening;
use crate::text::{one_of, slice};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Bytes of the longest quotation.
const LONGEST: usize = 1200;

/// Addresses, paths and names of files, tags, targets of links, what a program fills in: a sign that no prose has, and what
/// touches it.
static NAMES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let part = r#"[^\s<>"'「」『』（）()【】、。,，`|]"#;
    let shapes = [
        format!(r"[A-Za-z][A-Za-z0-9+.-]*://{part}+"),
        format!(r"{part}*[@＠]{part}+"),
        format!(r"{part}*\\{part}*"),
        format!(r"{part}+\.[A-Za-z][A-Za-z0-9]{{1,4}}(?-u:\b)(?:/{part}*)?"),
        format!(r#"(?m)(?:^|[\s(（「『"'=])(?:~|\.{{1,2}})?/{part}+"#),
        format!(r"[ \t\u{{3000}}][#＃]{part}+"),
        // Names of people and companies, whatever letters they have.
        r"[\p{Han}々]{1,7}[\p{Han}--[者皆客員]](?:様|さん|さま)".to_owned(),
        r"[\p{Han}々]{2,8}(?:株式会社|有限会社|合同会社)".to_owned(),
        // From a town to the number of a house.
        r"[都道府県市区町村郡][\p{Han}々ァ-ヶノ]{1,10}[0-9０-９]{1,4}(?:[-－‐‑−ー―]|丁目|番)".to_owned(),
        r"</?[A-Za-z][^\s<>]*\s[^<>]*>".to_owned(),
        r"\]\([^()\s]*\)".to_owned(),
        r"\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}|\{[%#][^{}\n]*\}".to_owned(),
    ];
    Regex::new(&shapes.join("|")).ok()
});

/// Labels in brackets, and names of pages in two.
static LABELS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\[\[[^\[\]\n]+\]\]|\[[^\[\]\n]+\]").ok());

/// The stretches that stay, in order, none inside another; quotations only where asked for.
pub(crate) fn spans(source: &str, format: Format, quotations: bool) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    if let Some(names) = NAMES.as_ref() {
        found.extend(names.find_iter(source).map(|name| Span { start: name.start(), end: name.end() }));
    }
    match format {
        Format::Markdown => {
            ticked(source, &mut found);
            references(source, &mut found);
            found.extend(markdown_code(source).into_iter().filter(|code| !code.set_in).map(|code| code.span));
        }
        Format::Text => {
            ticked(source, &mut found);
            fenced(source, &mut found);
        }
        Format::Html | Format::Word => {}
    }
    if format != Format::Word {
        let code = ["code", "pre", "kbd", "samp", "tt", "var", "textarea", "math"];
        code.iter().for_each(|name| element(source, name, &mut found));
    }
    if quotations {
        ["blockquote", "q", "cite"].iter().for_each(|name| element(source, name, &mut found));
        quoted(source, &mut found);
    }
    if quotations && matches!(format, Format::Markdown | Format::Text) {
        lines(source, &mut found);
    }
    outermost(found)
}

/// Labels that join one place of a Markdown file to another: of footnotes, of pages of a wiki, and those that a definition
/// has (`[label]: address`). What is changed at one end only leads nowhere.
fn references(source: &str, found: &mut Vec<Span>) {
    let Some(labels) = LABELS.as_ref() else { return };
    let all = || labels.find_iter(source);
    let defines = |label: &regex::Match| slice(source, label.end()..).starts_with(':');
    let defined: HashSet<String> = all().filter(defines).map(|label| label.as_str().to_lowercase()).collect();
    let joins = |label: &regex::Match| {
        let own = label.as_str();
        own.starts_with("[^") || own.starts_with("[[") || defined.contains(&own.to_lowercase())
    };
    found.extend(all().filter(joins).map(|label| Span { start: label.start(), end: label.end() }));
}

/// What only spaces set as code: it is read, and may be a text that its author set in, but is left as it is.
pub(crate) fn set_in(source: &str, format: Format) -> Vec<Span> {
    let code = if format == Format::Markdown { markdown_code(source) } else { Vec::new() };
    code.into_iter().filter(|code| code.set_in).map(|code| code.span).collect()
}

/// Spans in order, none inside another.
pub(crate) fn outermost(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    spans.retain(|span| {
        let keep = span.end > end;
        end = end.max(span.end);
        keep
    });
    spans
}

/// Whether one of these, in order, has a byte in common with a span.
pub(crate) fn touches(spans: &[Span], span: Span) -> bool {
    let next = spans.partition_point(|one| one.end <= span.start);
    spans.get(next).is_some_and(|one| one.start < span.end)
}

/// Whether a character opens a quotation.
fn quotes(open: char) -> bool {
    one_of!("「『〈《“‘‹«〝", open)
}

/// What stands between quotation marks, in one paragraph; between straight ones, in one line.
fn quoted(source: &str, found: &mut Vec<Span>) {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut straight: Option<usize> = None;
    let mut line_end = false;
    let mut keep = |start: usize, end: usize| {
        found.extend((end - start <= LONGEST).then_some(Span { start, end }));
    };
    for (at, c) in source.char_indices() {
        if c == '"' {
            match straight.take() {
                Some(start) => keep(start, at + 1),
                None => straight = Some(at),
            }
        } else if quotes(c) {
            open.push((c, at));
        } else if let Some(opens) = opening(c).filter(|opens| quotes(*opens)) {
            if let Some(index) = open.iter().rposition(|(sign, _)| *sign == opens) {
                let start = open[index].1;
                open.truncate(index);
                keep(start, at + c.len_utf8());
            }
        } else if c == '\n' {
            straight = None;
            // An empty line ends a paragraph, and whatever was left open in it.
            if line_end {
                open.clear();
            }
        }
        line_end = c == '\n' || line_end && c.is_whitespace();
    }
}

/// Code between backticks, which are set in plain text, too.
fn ticked(source: &str, found: &mut Vec<Span>) {
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let mut from = 0;
        while let Some(open) = slice(line, from..).find('`').map(|at| from + at) {
            let rest = slice(line, open..);
            let ticks = rest.len() - rest.trim_start_matches('`').len();
            let behind = open + ticks;
            let mark = "`".repeat(ticks);
            let Some(close) = slice(line, behind..).find(&mark) else { break };
            from = behind + close + ticks;
            found.push(Span { start: start + open, end: start + from });
        }
        start += line.len();
    }
}

/// Lines between fences, as who writes plain text has them from Markdown. One that is not closed is none.
fn fenced(source: &str, found: &mut Vec<Span>) {
    let mut open: Option<(&str, usize)> = None;
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let text = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| text.starts_with(mark));
        match (open, mark) {
            (None, Some(mark)) => open = Some((mark, start)),
            (Some((mark, begun)), Some(own)) if own == mark && text.trim_matches(['`', '~']).is_empty() => {
                found.push(Span { start: begun, end: start + line.len() });
                open = None;
            }
            _ => {}
        }
        start += line.len();
    }
}

/// Lines that are quoted as mails do it.
fn lines(source: &str, found: &mut Vec<Span>) {
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        if line.trim_start().starts_with(['>', '＞']) {
            found.push(Span { start, end: start + line.len() });
        }
        start += line.len();
    }
}

/// The elements of a name, tags included; nested ones of one name end with the first end tag.
fn element(source: &str, name: &str, found: &mut Vec<Span>) {
    let is_tag = |at: usize, open: &str| {
        let rest = slice(source, at + open.len()..);
        let named = rest.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
        named && slice(rest, name.len()..).starts_with(|c: char| c == '>' || c.is_ascii_whitespace())
    };
    let mut open = None;
    for (at, _) in source.match_indices('<') {
        match open {
            None if is_tag(at, "<") => open = Some(at),
            Some(start) if is_tag(at, "</") => {
                found.push(Span { start, end: at });
                open = None;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a text where nothing stays.
    fn free(source: &str, format: Format) -> String {
        let spans = spans(source, format, true);
        let left = |(at, c): (usize, char)| {
            (!touches(&spans, Span { start: at, end: at + c.len_utf8() })).then_some(c)
        };
        source.char_indices().filter_map(left).collect()
    }

    #[test]
    fn addresses_and_names_of_files_stay() {
        for name in [
            "https://example.jp/流失/a",
            "流失@example.jp",
            r"C:\共有\流失\名簿.txt",
            r"\\fs\流失",
            "流失一覧.xlsx",
            "流失_2026.PDF",
            "ftp://流失",
            "example.jp/流失",
            "www.example.co.jp/流失/b",
            "/srv/流失/b",
            "~/流失",
            "../流失/c",
            "[a]: /notices/流失",
            "[詳しく](流失)",
            "{{ 流失 }}",
            "${流失}",
            "{% if 流失 %}",
            "{#流失}",
            "#流失",
            "@流失",
            "流失子様",
            "大流失さん",
            "流失工業株式会社",
            "<a\nhref=\"/流失\"\ntitle='流失'>",
            "<data-流失 x='1'>",
        ] {
            for format in [Format::Text, Format::Markdown, Format::Html, Format::Word] {
                let free = free(&format!("前 {name} 流失"), format);
                assert!(free.starts_with("前") && free.ends_with(" 流失"), "{name}: {free}");
                assert_eq!(free.matches("流失").count(), 1, "{name}: {free}");
            }
        }
        for prose in [
            "氏名が流失しました。計1.5万件、A/B社、vol.3の流失です。",
            "氏名/住所/電話番号の流失、24/7の流失",
            "#流失のお詫び",
            "流失した会員様と、データ流失の対象となった皆様、データ流失対象者様へ",
            "<重要>流失<重要>",
            "[原因]: 流失したのは、(流失)です。{流失}",
            "5 < 流失 and 流失 > 3",
            "角\"は流失\n寸\"の流失",
        ] {
            assert_eq!(free(prose, Format::Text), prose);
        }
    }

    #[test]
    fn houses_stay() {
        for house in
            ["東京都港区流失1-2", "千葉県流失市流失町１０丁目", "北区流失ヶ丘3番", "流失村流失ノ沢12−3"]
        {
            let free = free(&format!("前、{house}、流失"), Format::Text);
            assert_eq!(
                free.matches("流失").count(),
                1 + usize::from(house.starts_with("流")),
                "{house}: {free}"
            );
        }
        let prose = "当市で流失した3-4月の名簿、区の流失3件、県が流失を認めた2-3日";
        assert_eq!(free(prose, Format::Text), prose);
    }

    #[test]
    fn quotations_and_code_stay() {
        assert_eq!(free("新聞は「情報が『流失』」と報じ、流失と", Format::Text), "新聞はと報じ、流失と");
        assert_eq!(free("\"流失\" と ‹流失›、«流失»、‘流失’、流失", Format::Markdown), " と 、、、流失");
        assert_eq!(free("<q>流失</q>と<cite>流失</cite>、流失", Format::Text), "</q>と</cite>、流失");
        assert_eq!(free("「開いたまま\n\n流失」です", Format::Text), "「開いたまま\n\n流失」です");
        assert_eq!(free("> 流失\n流失\n", Format::Text), "流失\n");
        assert_eq!(free("`流失` と ``流`失`` と流失 `", Format::Markdown), " と  と流失 `");
        assert_eq!(free("`流失` と〈流失〉、《流失》と流失", Format::Text), " と、と流失");
        assert_eq!(free("<p>流失<code>流失</code></p>", Format::Html), "<p>流失</code></p>");
        assert_eq!(free("<blockquote cite=a>流<b>失</b></blockquote>失", Format::Html), "</blockquote>失");
        for element in ["code", "kbd", "samp", "pre", "tt", "var"] {
            let text = format!("前<{element} class=a>流失</{element}>後");
            for format in [Format::Text, Format::Markdown, Format::Html] {
                assert!(!free(&text, format).contains("流失"), "{text}");
            }
        }
        assert_eq!(free("~~~\n流失\n~~~\n流失\n", Format::Markdown).trim(), "流失");
        assert_eq!(free("流失\n```text\n流失\n```\n流失\n~~~\n流失", Format::Text), "流失\n流失\n~~~\n流失");
        assert_eq!(free("`流失\n流失` と流失", Format::Markdown), " と流失");
        assert_eq!(set_in("- 流失\n\n      流失\n", Format::Markdown).len(), 1);
        assert_eq!(set_in("- 流失\n\n      流失\n", Format::Text), []);
        // What joins two places stays at both; the words that a reader sees of a link do not.
        let joined = "流失[^流失]と[流失]と[[流失]]と[流失した件][流失]\n\n[流失]: https://e.jp/";
        assert_eq!(free(joined, Format::Markdown), "流失ととと[流失した件]\n\n: ");
        assert_eq!(free("[流失]と[^流失]", Format::Text), "[流失]と[^流失]");
        assert_eq!(free("[流失]のまま", Format::Markdown), "[流失]のまま");
        assert_eq!(free("<preface>流失</preface>", Format::Html), "<preface>流失</preface>");
    }
}
