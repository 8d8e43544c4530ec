//! Comments to the program: `<!-- noticelint-… -->` in a draft.
//!
//! Owns finding them, keeping them out of the text, and which block each stands before. Refuses to know what they
//! ask for.

use crate::text::slice;
use std::borrow::Cow;

use super::offset_map::OffsetMap;
use super::{Block, BlockKind, Span};

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";
const NAME: &str = "noticelint";

/// A comment to the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The whole comment.
    pub span: Span,
    /// What stands between `<!--` and `-->`, as it stands there.
    pub text: String,
    /// Where that begins.
    pub start: usize,
    /// Whether it is closed, in one paragraph.
    pub closed: bool,
    /// The block it stands in, or else before: a list and a table are one. `None` where nothing follows.
    pub block: Option<Span>,
}

/// The comments of a source, in order, code not told from text.
pub(super) fn find(source: &str) -> Vec<Directive> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(offset) = slice(source, from..).find(OPEN) {
        let (open, start) = (from + offset, from + offset + OPEN.len());
        from = start;
        if !is_ours(slice(source, start..)) || slice(source, ..open).ends_with('\\') {
            continue;
        }
        let (end, closed) = extent(slice(source, start..));
        let (text_end, end) = (start + end, start + end + if closed { CLOSE.len() } else { 0 });
        let text = slice(source, start..text_end).to_owned();
        found.push(Directive { span: Span { start: open, end }, text, start, closed, block: None });
        from = end;
    }
    found
}

/// Whether a comment begins with the program's name and what makes it more than a remark about it.
fn is_ours(text: &str) -> bool {
    let text = text.trim_start();
    let Some((name, rest)) = text.split_at_checked(NAME.len()) else { return false };
    let rest = rest.trim_start_matches([' ', '\u{3000}', ':', '：', '_', '‐', '－', '−', 'ー']);
    let asks = rest.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("ignor"));
    name.eq_ignore_ascii_case(NAME) && (rest.starts_with('-') || asks)
}

/// How far a comment reaches, and whether it is closed there. One that is not, before an empty line or the next
/// comment, ends with its line: it must not take the rest of the draft with it.
fn extent(text: &str) -> (usize, bool) {
    // Never looked at beyond the next comment: many that are not closed cost no more than one.
    let text = text.find(OPEN).map_or(text, |next| slice(text, ..next));
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && line.trim().is_empty() {
            break;
        }
        if let Some(close) = line.find(CLOSE) {
            return (at + close, true);
        }
        at += line.len();
    }
    (text.find(['\n', '\r']).unwrap_or(text.len()), false)
}

/// The source with its comments made of characters without a shape, which no reader takes for text. Every other byte
/// stands where it stood.
pub(super) fn hide<'a>(source: &'a str, directives: &[Directive]) -> Cow<'a, str> {
    if directives.is_empty() {
        return Cow::Borrowed(source);
    }
    let mut hidden = String::with_capacity(source.len());
    let mut from = 0;
    for directive in directives {
        hidden.push_str(slice(source, from..directive.span.start));
        for line in slice(source, directive.span.start..directive.span.end).split_inclusive(['\n', '\r']) {
            let body = line.trim_end_matches(['\n', '\r']);
            veil(&mut hidden, body.len());
            hidden.push_str(slice(line, body.len()..));
        }
        from = directive.span.end;
    }
    hidden.push_str(slice(source, from..));
    Cow::Owned(hidden)
}

/// So many bytes of nothing to see: zero-width spaces of three bytes, soft hyphens of two. A lone byte is a space.
pub(super) fn veil(hidden: &mut String, bytes: usize) {
    let soft = match (bytes, bytes % 3) {
        (1, _) => return hidden.push(' '),
        (_, 1) => 2,
        (_, 2) => 1,
        _ => 0,
    };
    hidden.extend(std::iter::repeat_n('\u{AD}', soft));
    hidden.extend(std::iter::repeat_n('\u{200B}', (bytes - 2 * soft) / 3));
}

/// How many lines below one another two slices of a plain text stand, by what is between them.
pub(super) fn apart(between: &str) -> usize {
    between.matches('\n').count().max(usize::from(between.contains('\r')))
}

/// Where a comment stands to the blocks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// In this one, or on its last line.
    In(usize),
    /// Before this one.
    Before(usize),
    /// After all of them.
    Last,
}

/// Finds out which block each comment stands in or before.
pub(super) fn stand(
    source: &str,
    directives: &mut [Directive],
    blocks: &[Block],
    map: &OffsetMap,
    apart: fn(&str) -> usize,
) {
    if directives.is_empty() {
        return;
    }
    let span = |block: &Block| {
        let span = map.span(block.place);
        Span { start: block.marker.map_or(span.start, |marker| marker.start.min(span.start)), end: span.end }
    };
    let spans: Vec<Span> = blocks.iter().map(span).collect();
    // The last comment behind a block, and whether it stands on its last line: what is between is looked at once.
    let mut followed: Option<(usize, usize, bool)> = None;
    let stands: Vec<Stands> = directives
        .iter()
        .map(|directive| {
            let at = directive.span.start;
            let next = spans.partition_point(|span| span.end <= at);
            let mut one_line = |last: &usize| {
                let end = spans[*last].end;
                let (from, so_far) = match followed {
                    Some((block, seen, one_line)) if block == *last => (seen.max(end), one_line),
                    _ => (end, true),
                };
                let one_line = so_far && source.get(from..at).is_some_and(|between| apart(between) == 0);
                followed = Some((*last, at, one_line));
                one_line
            };
            match next.checked_sub(1).filter(|last| one_line(last)) {
                Some(last) => Stands::In(last),
                None => match spans.get(next) {
                    Some(span) if span.start < at => Stands::In(next),
                    Some(_) => Stands::Before(next),
                    None => Stands::Last,
                },
            }
        })
        .collect();
    let opens: Vec<usize> = (stands.iter())
        .filter_map(|stands| if let Stands::Before(at) = stands { Some(*at) } else { None })
        .collect();
    let mut known: Option<(usize, Span)> = None;
    for (directive, stands) in directives.iter_mut().zip(stands) {
        directive.block = match stands {
            Stands::Last => None,
            Stands::In(at) => Some(spans[at]),
            Stands::Before(at) => {
                let whole = known.filter(|known| known.0 == at).map(|known| known.1);
                let whole = whole.unwrap_or_else(|| whole_of(source, blocks, &spans, &opens, at, apart));
                known = Some((at, whole));
                Some(whole)
            }
        };
    }
}

/// A list, a table or the lines of a paragraph from its first block on, as far as the next comment. `opens` are the
/// blocks that comments stand before.
fn whole_of(
    source: &str,
    blocks: &[Block],
    spans: &[Span],
    opens: &[usize],
    first: usize,
    apart: fn(&str) -> usize,
) -> Span {
    let mut last = first;
    while let Some(next) = blocks.get(last + 1) {
        let between = source.get(spans[last].end..spans[last + 1].start).unwrap_or_default();
        let goes_on = match (blocks[first].kind, next.kind) {
            (BlockKind::Item, BlockKind::Item) | (BlockKind::Row, BlockKind::Row) => true,
            (BlockKind::Item | BlockKind::Paragraph, BlockKind::Paragraph)
            | (BlockKind::Note, BlockKind::Note) => apart(between) < 2,
            _ => false,
        };
        if !goes_on || opens.binary_search(&(last + 1)).is_ok() {
            break;
        }
        last += 1;
    }
    Span { start: spans[first].start, end: spans[last].end }
}

#[cfg(test)]
mod tests {
    use crate::document::{Directive, Document, Format, read};

    const ASK: &str = "<!-- noticelint-ignore cause/missing: 確認中 -->";

    fn directives(source: &str, format: Format) -> Vec<(String, bool, String)> {
        let said = |found: Directive| {
            let block = found.block.map_or("", |span| &source[span.start..span.end]);
            assert_eq!(&source[found.start..found.start + found.text.len()], found.text);
            (found.text.trim().to_owned(), found.closed, block.to_owned())
        };
        read(source, format).directives.into_iter().map(said).collect()
    }

    fn blocks(source: &str, format: Format) -> Vec<String> {
        let document = read(source, format);
        document.blocks.iter().map(|block| document.at(block.place).to_owned()).collect()
    }

    fn before(source: &str, format: Format) -> String {
        directives(source, format).remove(0).2
    }

    #[test]
    fn a_comment_is_no_text_and_moves_nothing() {
        let plain =
            "お知らせの題名です\n\n株式会社見本の職員が名簿をなくしたことが、本日の調べで\n分かりました。\n";
        let wanted = blocks(plain, Format::Text);
        for (before, ask) in [
            ("株式", format!("{ASK}\n")),
            ("株式", ASK.to_owned()),
            ("調べで", ASK.to_owned()),
            ("分かり", format!("{ASK}\n")),
            ("分かり", "<!-- noticelint-ignore\na/b: 理由 -->\n".to_owned()),
        ] {
            let source = plain.replacen(before, &format!("{ask}{before}"), 1);
            let document = read(&source, Format::Text);
            assert_eq!(blocks(&source, Format::Text), wanted, "{source}");
            let at = document.text.find("分かり").unwrap();
            let span = document.span(crate::document::Place { start: at, end: at + 9 });
            assert_eq!(&source[span.start..span.end], "分かり");
        }
    }

    #[test]
    fn other_comments_are_the_business_of_the_format() {
        let source = "題名の行です\n\n本文 <!-- 覚え書き --> です。";
        assert!(blocks(source, Format::Text).concat().contains("覚え書き"));
        assert!(!blocks(source, Format::Markdown).concat().contains("覚え書き"));
        assert!(directives(source, Format::Text).is_empty());
        assert!(directives("<!-- noticelint で検査ずみ -->\n", Format::Text).is_empty());
        assert_eq!(directives("<!--NoticeLint ignore a/b: x-->\n", Format::Text).len(), 1);
    }

    #[test]
    fn a_comment_that_is_not_closed_takes_its_line_only() {
        for format in [Format::Text, Format::Markdown] {
            let source = format!(
                "題名の行です\n\n本文です。<!-- noticelint-ignore a/b: 理由\n\n続き --> です。\n{ASK}\n"
            );
            let found = directives(&source, format);
            assert_eq!(found.len(), 2, "{format:?}");
            assert_eq!((found[0].1, found[1].1), (false, true));
            let text = blocks(&source, format).concat();
            assert!(!text.contains("noticelint") && text.contains("続き"), "{format:?}: {text}");
        }
    }

    #[test]
    fn the_next_block_is_a_paragraph_a_list_a_table_or_a_heading() {
        for format in [Format::Text, Format::Markdown] {
            let ask = |rest: &str| {
                before(&format!("# 題名の行です\n\nはじめの段落です。\n\n{ASK}\n{rest}"), format)
            };
            assert_eq!(ask("一文です。\n\n次の段落です。\n"), "一文です。");
            assert_eq!(ask("\n- 氏名\n- 住所\n\n次の段落です。\n"), "- 氏名\n- 住所");
            assert_eq!(
                ask("\n| 区分 | 件数 |\n|---|---|\n| 会員 | 3 |\n\n次です。\n").matches("件数").count(),
                1
            );
            assert!(ask("\n| 区分 | 件数 |\n|---|---|\n| 会員 | 3 |\n\n次です。\n").contains("会員"));
            assert_eq!(ask(""), "");
        }
        assert_eq!(
            before(&format!("# 題\n\n本文です。\n\n{ASK}\n## 原因\n\n調査中です。\n"), Format::Markdown),
            "原因"
        );
    }

    #[test]
    fn a_comment_on_a_line_is_for_that_line() {
        for format in [Format::Text, Format::Markdown] {
            let source = format!("# 題名の行です\n\n- 氏名 {ASK}\n- 住所\n\n次の段落です。\n");
            assert_eq!(before(&source, format), "- 氏名", "{format:?}");
        }
        let source = format!("題名の行です\n\n{ASK}本文の段落です。\n");
        assert_eq!(before(&source, Format::Text), "本文の段落です。");
        assert_eq!(before(&source, Format::Markdown), "本文の段落です。");
    }

    #[test]
    fn a_list_ends_where_the_next_comment_stands() {
        let source = format!("# 題\n\n{ASK}\n- 氏名\n\n{ASK}\n\n- 住所\n- 電話\n");
        let found = directives(&source, Format::Markdown);
        assert_eq!((found[0].2.as_str(), found[1].2.as_str()), ("- 氏名", "- 住所\n- 電話"));
    }

    #[test]
    fn code_is_not_addressed_to_us() {
        let source = format!("# 題\n\n`{ASK}` と書きます。\n\n```\n{ASK}\n```\n\n\\{ASK}\n");
        assert!(directives(&source, Format::Markdown).is_empty());
        let text = blocks("# 題\n\n`<!-- noticelint-ignore` と書きます。\n", Format::Markdown).concat();
        assert!(text.contains("と書きます"), "{text}");
    }

    #[test]
    fn many_comments_cost_no_more_than_their_number() {
        let source =
            format!("題名の行です\n\n{}", format!("{ASK}\n").repeat(20_000)) + &"- 氏名\n".repeat(20_000);
        let document: Document = read(&source, Format::Text);
        assert_eq!(document.directives.len(), 20_000);
        assert!(document.directives.iter().all(|found| found.block == document.directives[0].block));
    }
}
