//! Texts of drafts inside Markdown and HTML, as GitHub reads them.
//!
//! Owns the escaping: words of a draft are words, and no link, picture, mention, reference, formula or markup.

use crate::text::control_chars::visible;
use crate::text::slice;

/// What splits a text where the service would make a link of it: nothing is seen of it.
const APART: &str = "<!-- -->";

/// A text within a line of Markdown, a cell of a table included.
pub(crate) fn inline(text: &str) -> String {
    shown(text, true)
}

/// A text within an element of HTML, where Markdown is not read.
pub(crate) fn html(text: &str) -> String {
    shown(text, false)
}

/// A name in a code span within a table.
pub(crate) fn code(text: &str) -> String {
    format!("`{}`", visible(text).replace('`', "'").replace('|', "\\|"))
}

fn shown(text: &str, markdown: bool) -> String {
    let text = visible(text);
    let mut shown = String::with_capacity(text.len() + 16);
    for (at, character) in text.char_indices() {
        let next = slice(&text, at + character.len_utf8()..).chars().next();
        match character {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '@' => shown.extend(["@", APART]),
            '#' => shown.extend(["#", if next.is_some_and(char::is_alphanumeric) { APART } else { "" }]),
            ':' if next == Some('/') => shown.extend([":", APART]),
            '.' if ends_with_www(slice(&text, ..at)) => shown.extend([APART, "."]),
            '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '|' | '$' if markdown => {
                shown.push('\\');
                shown.push(character);
            }
            other => shown.push(other),
        }
    }
    shown
}

fn ends_with_www(text: &str) -> bool {
    text.len() >= 3 && text.get(text.len() - 3..).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// What GitHub adds to Markdown.
    const GITHUB: Options = Options::ENABLE_TABLES
        .union(Options::ENABLE_STRIKETHROUGH)
        .union(Options::ENABLE_FOOTNOTES)
        .union(Options::ENABLE_TASKLISTS)
        .union(Options::ENABLE_MATH)
        .union(Options::ENABLE_GFM);

    /// The words of the one cell of a table, read by a parser of Markdown.
    fn read(cell: &str) -> Result<String, String> {
        let table = format!("| a |\n|---|\n| {cell} |\n");
        let mut text = String::new();
        let mut inside = false;
        for event in Parser::new_ext(&table, GITHUB) {
            match event {
                Event::Start(Tag::TableRow) => inside = true,
                Event::End(TagEnd::TableRow) => return Ok(text),
                Event::Start(Tag::TableCell) | Event::End(TagEnd::TableCell) => {}
                Event::Text(words) if inside => text.push_str(&words),
                Event::InlineHtml(html) if html.as_ref() == APART => {}
                _ if !inside => {}
                other => return Err(format!("{other:?}")),
            }
        }
        Err("no table".to_owned())
    }

    proptest! {
        #[test]
        fn a_parser_reads_back_what_was_written(
            text in "([a-c]|[|`*_~#@!<>&;:/\\\\(){}$.\"'=+-]|\\[|\\]|www\\.|http://|&lt;|<b>|</|\\$\\$|\\^|==|情報|流失| |\n|\u{1b}){0,24}"
        ) {
            let shown = visible(&text);
            let read = read(&inline(&text));
            prop_assert_eq!(read.as_deref().map(str::trim), Ok(shown.trim()), "{}", inline(&text));
        }
    }

    #[test]
    fn words_of_a_draft_are_words() {
        assert_eq!(
            inline("a|b `c` *d* _e_ [f](g) ![h](i)"),
            "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\[f\\](g) !\\[h\\](i)"
        );
        assert_eq!(
            inline("<img src=x onerror=\"y\">&lt;"),
            "&lt;img src=x onerror=&quot;y&quot;&gt;&amp;lt;"
        );
        assert_eq!(inline("@team へ #12 と # 見出し"), "@<!-- -->team へ #<!-- -->12 と # 見出し");
        assert_eq!(inline("https://x.example と WWW.x"), "https:<!-- -->//x.example と WWW<!-- -->.x");
        assert_eq!(inline("一行\n| 二行 |\u{1b}"), "一行 \\| 二行 \\|␛");
        assert_eq!(html("a_b</summary>@c"), "a_b&lt;/summary&gt;@<!-- -->c");
        assert_eq!(code("a/`b`|c"), "`a/'b'\\|c`");
    }
}
