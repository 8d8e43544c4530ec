//! What the formats for CI services have in common.
//!
//! Owns which findings such a service is told of, how a text of several lines is made safe, and how paths become
//! URIs. Knows no format.

use super::Entry;
use super::messages::Words;
use crate::checks::Finding;
use crate::document::{Anchor, Span};
use crate::engine::Checked;
use crate::ruleset::{Kind, Severity, Source};
use crate::text::control_chars::visible;
use crate::text::slice;

/// The findings that a service is told of, with their numbers: all of them, but that a file of a folder is no
/// notice. That is said in the summary, and where it ends the run with 1.
pub(crate) fn told<'a>(
    entry: &Entry<'a, Checked>,
    fail_on: Option<Severity>,
) -> impl Iterator<Item = &'a Finding> + use<'a> {
    let passed_over = passed_over(entry) && fail_on != Some(Severity::Info);
    entry.result.findings.iter().filter(move |_| !passed_over)
}

/// Whether a document was passed over: a text that nobody named, and that is no notice.
pub(crate) fn passed_over(entry: &Entry<'_, Checked>) -> bool {
    let no_notice = entry.result.reading.conclusions.kind == Kind::NoNotice;
    let infos = entry.result.findings.iter().all(|finding| finding.severity == Severity::Info);
    no_notice && infos && !entry.source.named
}

/// The place of a finding in its file; none in a Word file, whose lines are no lines of the file.
pub(crate) fn span(entry: &Entry<'_, Checked>, finding: &Finding) -> Option<Span> {
    finding.span.filter(|_| entry.source.layout.is_none())
}

/// Where a finding stands in a file that has no lines.
pub(crate) fn anchor(entry: &Entry<'_, Checked>, finding: &Finding) -> Option<Anchor> {
    finding.span.and_then(|span| entry.result.reading.document.anchor(span))
}

/// The same in words, before a message that stands without a place.
pub(crate) fn anchored(entry: &Entry<'_, Checked>, finding: &Finding) -> String {
    let words = Words::of(entry.result.lang);
    anchor(entry, finding).map(|anchor| format!("{}: ", words.anchor(anchor))).unwrap_or_default()
}

/// A text with everything invisible made visible, but for its line ends.
pub(crate) fn lines(text: &str) -> String {
    text.lines().map(|line| visible(line).into_owned()).collect::<Vec<_>>().join("\n")
}

/// The same in one line.
pub(crate) fn line(text: &str) -> String {
    text.lines().map(|line| visible(line).trim().to_owned()).collect::<Vec<_>>().join(" ")
}

/// A path without what says that it starts here.
pub(crate) fn plain(path: &str) -> &str {
    path.trim_start_matches("./")
}

/// A path as a URI: relative where it is.
pub(crate) fn uri(path: &str) -> String {
    let drive =
        |path: &str| path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic();
    match plain(path) {
        path if path.starts_with('/') => format!("file://{}", encoded(path)),
        path if drive(path) => format!("file:///{}:{}", slice(path, ..1), encoded(slice(path, 2..))),
        path => encoded(path),
    }
}

/// A path with everything percent-encoded that has a meaning of its own in a URI.
pub(crate) fn encoded(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                text.push(char::from(byte));
            }
            byte => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

/// The first address that sources name.
pub(crate) fn address(sources: &[Source]) -> Option<&str> {
    sources.iter().find_map(|source| {
        let start = source.name.find("https://").or_else(|| source.name.find("http://"))?;
        let rest = slice(&source.name, start..);
        let ends = |c: char| !c.is_ascii_graphic() || matches!(c, '"' | '<' | '>' | '(' | ')' | '[' | ']');
        Some(slice(rest, ..rest.find(ends).unwrap_or(rest.len())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("./案/第1報 #2.md"), "%E6%A1%88/%E7%AC%AC1%E5%A0%B1%20%232.md");
        assert_eq!(uri("/a b.md"), "file:///a%20b.md");
        assert_eq!(uri("C:/案.md"), "file:///C:/%E6%A1%88.md");
        assert_eq!(uri("../a:b?.md"), "../a%3Ab%3F.md");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }

    #[test]
    fn an_address_stands_in_the_name_of_a_source() {
        let source = |name: &str| vec![Source { name: name.into(), since: None, checked: None }];
        assert_eq!(address(&source("規程 (https://example.com/a?b=1)")), Some("https://example.com/a?b=1"));
        assert_eq!(address(&source("https://example.com/規程")), Some("https://example.com/"));
        assert_eq!(address(&source("規程 4.2")), None);
    }
}
