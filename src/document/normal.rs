//! The normal form: NFKC, radicals folded, one dash and one tilde, spaces that mean nothing dropped.
//!
//! Owns how one line is normalised, cluster by cluster, and what each normal character stands for. Refuses
//! to know lines from blocks: what it is given is one stretch of text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::line::Piece;
use super::map::OffsetMap;
use super::{Span, radical};

/// Normal text with its map.
#[derive(Debug, Clone, Default)]
pub(super) struct Normal {
    pub(super) text: String,
    pub(super) map: OffsetMap,
}

/// White space that has been read and not yet judged.
#[derive(Clone, Copy)]
struct Gap {
    span: Span,
    wide: bool,
}

impl Normal {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.map.clear();
    }

    /// Adds the text of `pieces`, without white space at its ends.
    pub(super) fn add(&mut self, source: &str, pieces: &[Piece]) {
        self.add_from(source, pieces, 0);
    }

    /// Adds what stands from a byte of the source on.
    pub(super) fn add_from(&mut self, source: &str, pieces: &[Piece], first: usize) {
        let begun = self.text.len();
        let mut gap: Option<Gap> = None;
        for piece in pieces.iter().filter(|piece| piece.span.end > first || first == 0) {
            let span = Span { start: piece.span.start.max(first), ..piece.span };
            let text = match &piece.text {
                Some(text) => text,
                None => source.get(span.start..span.end).unwrap_or_default(),
            };
            let whole = piece.text.is_some().then_some(span);
            let at = |from: usize, to: usize| {
                whole.unwrap_or(Span { start: span.start + from, end: span.start + to })
            };
            let mut rest = 0;
            while rest < text.len() {
                // Most of a text is in normal form already and taken over run by run.
                let run = if whole.is_none() { plain(&text[rest..]) } else { 0 };
                if run > 0 {
                    let end = rest + run;
                    if let (Some(gap), Some(next)) = (gap.take(), text[rest..].chars().next())
                        && self.text.len() > begun
                    {
                        self.bridge(gap, next);
                    }
                    self.text.push_str(&text[rest..end]);
                    self.map.push(run, at(rest, end), true);
                    rest = end;
                    continue;
                }
                let mut chars = text[rest..].chars();
                let Some(found) = chars.next() else { break };
                let start = rest;
                rest += found.len_utf8();
                if is_invisible(found) {
                    continue;
                }
                let mut end = rest;
                if let Some(wide) = white(found) {
                    let span = at(start, end);
                    gap = Some(match gap {
                        Some(gap) => Gap { span: Span { start: gap.span.start, end: span.end }, wide: true },
                        None => Gap { span, wide },
                    });
                    continue;
                }
                end += chars.take_while(|mark| is_mark(*mark)).map(char::len_utf8).sum::<usize>();
                rest = end;
                let alone = end == start + found.len_utf8();
                if let Some(gap) = gap.take()
                    && self.text.len() > begun
                {
                    self.bridge(gap, found);
                }
                let before = self.text.len();
                if alone && let Some(normal) = quick(found) {
                    self.text.push(normal);
                } else {
                    self.push_cluster(&text[start..end]);
                }
                let added = &self.text[before..];
                let unchanged = whole.is_none() && added == &text[start..end];
                let length = added.len();
                self.map.push(length, at(start, end), unchanged);
            }
        }
    }

    /// Adds one space that stands for `span`.
    pub(super) fn space(&mut self, span: Span) {
        self.text.push(' ');
        self.map.push(1, span, false);
    }

    /// A wide gap may be a column and stays; a single space beside a CJK character means nothing.
    fn bridge(&mut self, gap: Gap, next: char) {
        let before = self.text.chars().next_back().is_some_and(is_cjk);
        let after = is_cjk(next) || next.nfkc().next().is_some_and(is_cjk);
        if gap.wide || !(before || after) {
            self.space(gap.span);
        }
    }

    fn push_cluster(&mut self, cluster: &str) {
        // ゛ and ¨ fall apart into a space and a mark; a space must stay what separates words.
        if cluster.nfkc().any(|found| found == ' ') {
            self.text.push_str(cluster);
        } else {
            self.text.extend(cluster.nfkc().map(fold));
        }
    }
}

fn fold(found: char) -> char {
    match found {
        '\u{301C}' | '\u{FF5E}' => '~',
        '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{FF0D}' => '-',
        _ => radical::fold(found).unwrap_or(found),
    }
}

/// Whether a character is white space, and if so, whether it is a wide one.
pub(super) fn white(found: char) -> Option<bool> {
    match found {
        '\t' | '\u{3000}' | '\u{2003}' => Some(true),
        _ if found.is_control() || found.is_whitespace() => Some(false),
        _ => None,
    }
}

/// Characters without a shape: zero widths, the soft hyphen, variation selectors.
pub(super) fn is_invisible(found: char) -> bool {
    matches!(
        found,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}'
    )
}

/// Marks that belong to the character before them, the half-width dakuten among them.
fn is_mark(found: char) -> bool {
    match found {
        '\u{0}'..='\u{2FF}' | '\u{4E00}'..='\u{9FFF}' => false,
        '\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}' => true,
        '\u{3040}'..='\u{30FF}' => false,
        _ => canonical_combining_class(found) != 0,
    }
}

/// The normal form of a character by itself, for the most frequent ones only.
fn quick(found: char) -> Option<char> {
    match found {
        '\u{21}'..='\u{7E}'
        | '\u{3001}'..='\u{3002}'
        | '\u{3008}'..='\u{3011}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FE}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{203B}'
        | '\u{25A0}'..='\u{25FF}' => Some(found),
        // Full-width forms.
        '\u{FF01}'..='\u{FF5E}' => u8::try_from(u32::from(found) - 0xFEE0).ok().map(char::from),
        _ => None,
    }
}

/// The length of the run at the start of a text of characters that are their own normal form (see [`quick`])
/// and carry no mark.
fn plain(text: &str) -> usize {
    let (mut end, mut last) = (0, 0);
    for found in text.chars() {
        if !is_plain(found) {
            // It may be a mark of the character before it.
            return if is_mark(found) { last } else { end };
        }
        last = end;
        end += found.len_utf8();
    }
    end
}

/// Printing ASCII, CJK punctuation, kana, ideographs; no branch, for they come in any order.
fn is_plain(found: char) -> bool {
    let within = |first: u32, last: u32| u32::from(found).wrapping_sub(first) <= last - first;
    within(0x21, 0x7E)
        | within(0x3001, 0x3002)
        | within(0x3008, 0x3011)
        | within(0x3041, 0x3096)
        | within(0x30A1, 0x30FE)
        | within(0x4E00, 0x9FFF)
}

/// Characters that are set without spaces between them.
pub(super) fn is_cjk(found: char) -> bool {
    matches!(
        found,
        '\u{2E80}'..='\u{2FDF}' | '\u{3001}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3200}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF61}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Place;

    fn normal(text: &str) -> String {
        let mut normal = Normal::default();
        normal.add(text, &[Piece::plain(0, text.len())]);
        normal.text
    }

    #[test]
    fn one_form_for_each_character() {
        assert_eq!(normal("ＡＢＣ１２３，（株）㈱①"), "ABC123,(株)(株)1");
        assert_eq!(normal("か\u{3099}ｶﾞﾊﾟ"), "がガパ");
        assert_eq!(normal("⼀⽅⽉⺠"), "一方月民");
        assert_eq!(normal("9〜10～11"), "9~10~11");
        assert_eq!(normal("03\u{2010}1\u{2212}2－3データー"), "03-1-2-3データー");
        assert_eq!(normal("漏\u{200B}え\u{AD}い葛\u{E0100}城"), "漏えい葛城");
        assert_eq!(normal("か゛"), "か゛");
    }

    #[test]
    fn spaces_that_mean_nothing_go() {
        assert_eq!(normal("2023 年 4 月"), "2023年4月");
        assert_eq!(normal("弊社の PC が"), "弊社のPCが");
        assert_eq!(normal("2,702 件"), "2,702件");
        assert_eq!(normal("ZIP file 1 2"), "ZIP file 1 2");
        assert_eq!(normal("  氏名　住所\t電話  番号  "), "氏名 住所 電話 番号");
        assert_eq!(normal("a\u{7}b\u{A0}月"), "a b月");
    }

    #[test]
    fn characters_know_their_source() {
        let source = " か\u{3099}㈱ 1\u{200B}2";
        let mut normal = Normal::default();
        normal.add(source, &[Piece::plain(0, source.len())]);
        assert_eq!(normal.text, "が(株) 12");
        let slice = |start, end| {
            let span = normal.map.span(Place { start, end });
            &source[span.start..span.end]
        };
        assert_eq!(slice(0, 3), "か\u{3099}");
        assert_eq!(slice(4, 7), "㈱");
        assert_eq!(slice(8, 9), " ");
        assert_eq!(slice(9, 11), "1\u{200B}2");
    }

    #[test]
    fn replaced_text_stands_for_the_whole() {
        let source = "A&amp;B";
        let amp = Piece { span: Span { start: 1, end: 6 }, text: Some("&".into()) };
        let mut normal = Normal::default();
        normal.add(source, &[Piece::plain(0, 1), amp, Piece::plain(6, 7)]);
        assert_eq!(normal.text, "A&B");
        assert_eq!(normal.map.span(Place { start: 1, end: 2 }), Span { start: 1, end: 6 });
        assert_eq!(normal.map.span(Place { start: 2, end: 3 }), Span { start: 6, end: 7 });
    }
}
