//! What is no text of the page: the calls of a site's templates; and line ends as the parser knows them.
//!
//! Owns finding them; every byte stays where it stood. `{{ … }}` stays: whoever writes it may have left a blank to fill in.

use super::super::directive::veil;
use crate::text::slice;
use std::borrow::Cow;

const CALLS: &[(&str, &str)] = &[("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{/*", "*/}")];

/// The source with the calls made of characters without a shape, every other byte where it stood.
pub(in crate::document) fn hide(source: &str) -> Cow<'_, str> {
    if !source.contains('{') {
        return Cow::Borrowed(source);
    }
    let mut hidden = String::with_capacity(source.len());
    let mut kept = 0;
    let mut from = 0;
    while let Some(offset) = slice(source, from..).find('{') {
        let start = from + offset;
        from = start + 1;
        let Some((open, close)) = CALLS.iter().find(|(open, _)| slice(source, start..).starts_with(open))
        else {
            continue;
        };
        // Never beyond the next brace: many that are not closed cost no more than one.
        let inner = slice(source, start + open.len()..);
        let inner = slice(inner, ..inner.find('{').unwrap_or(inner.len()));
        let Some(length) = inner.find(close).filter(|length| !has_empty_line(slice(inner, ..*length))) else {
            continue;
        };
        let end = start + open.len() + length + close.len();
        hidden.push_str(slice(source, kept..start));
        for line in slice(source, start..end).split_inclusive(['\n', '\r']) {
            let body = line.trim_end_matches(['\n', '\r']);
            veil(&mut hidden, body.len());
            hidden.push_str(slice(line, body.len()..));
        }
        (kept, from) = (end, end);
    }
    hidden.push_str(slice(source, kept..));
    Cow::Owned(hidden)
}

/// The source with `\n` for each `\r` that ends a line alone, as CommonMark reads it and the parser does not everywhere.
pub(in crate::document) fn line_ends(source: Cow<'_, str>) -> Cow<'_, str> {
    let alone = |pair: &[u8]| pair[0] == b'\r' && pair[1] != b'\n';
    if !source.as_bytes().windows(2).any(alone) && !source.ends_with('\r') {
        return source;
    }
    let mut lines = String::with_capacity(source.len());
    for (at, part) in source.split('\r').enumerate() {
        if at > 0 {
            lines.push(if part.starts_with('\n') { '\r' } else { '\n' });
        }
        lines.push_str(part);
    }
    Cow::Owned(lines)
}

fn has_empty_line(text: &str) -> bool {
    let mut lines = text.split('\n').skip(1).peekable();
    // The last is followed by the end of the call.
    while let Some(line) = lines.next() {
        if lines.peek().is_some() && line.trim().is_empty() {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_hidden_and_nothing_moves() {
        let source = "前{{< figure src=\"a.png\" >}}後\n{{% notice\n x %}}\n{% include a %}{/* memo */} {{ 会社名 }}{{< x";
        let hidden = hide(source);
        assert_eq!(hidden.len(), source.len());
        let seen: String = hidden.chars().filter(|found| !matches!(found, '\u{200B}' | '\u{AD}')).collect();
        assert_eq!(seen, "前後\n\n\n {{ 会社名 }}{{< x");
        assert_eq!(hidden.find('後'), source.find('後'));
        let apart = "{{<\n\n本文です >}}";
        assert_eq!(hide(apart), apart);
    }

    #[test]
    fn a_line_may_end_as_on_old_machines() {
        let of = |source: &'static str| line_ends(Cow::Borrowed(source));
        assert_eq!(of("# 件\r\r本文\r"), "# 件\n\n本文\n");
        assert_eq!(of("# 件\r\n\r\r\n本文"), "# 件\r\n\n\r\n本文");
        assert!(matches!(of("# 件\r\n本文\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn many_that_are_not_closed_are_no_matter() {
        let source = "{{< ".repeat(200_000);
        assert_eq!(hide(&source), source);
    }
}
