//! The normal form of characters and spaces: NFKC, radicals folded, one dash and one tilde, spaces that mean nothing
//! dropped.
//!
//! Owns how one stretch of text is normalised, cluster by cluster: the same for notices and for the words that are
//! looked for in them. Keeps no map back to a source: it says of each unit what it stands for.

use super::one_of;
use super::radicals;
use super::slice;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// The normal form of a text by itself.
pub(crate) fn normal(text: &str) -> String {
    // Most words are nothing but kana, ideographs and ASCII letters, which are their own normal form.
    if plain(text) == text.len() {
        return text.to_owned();
    }
    let mut normal = String::with_capacity(text.len());
    Stretch::begin(&normal).add(text, Stands::At(0), &mut normal, &mut |_, _, _| {});
    normal
}

/// The normal forms that a word is found by. A notice keeps a wide gap, for it may be a column; who writes a word with one
/// (`株式会社　青葉`) means the word without it, too.
pub(crate) fn word(word: &str) -> Vec<String> {
    let spaced = normal(word);
    let parts = word.split(|sign| white(sign).is_some()).filter(|part| !part.is_empty());
    let closed = normal(&parts.collect::<Vec<_>>().join(" "));
    if closed == spaced { vec![spaced] } else { vec![spaced, closed] }
}

/// What a text stands for in the source it is read from.
#[derive(Debug, Clone)]
pub(crate) enum Stands {
    /// It is what stands there, from this byte on.
    At(usize),
    /// All of it stands for these bytes (`&amp;`).
    For(Range<usize>),
}

/// White space that has been read and not yet judged.
#[derive(Debug, Clone)]
struct Gap {
    source: Range<usize>,
    wide: bool,
}

/// One stretch of text, which may come in pieces: white space at its ends is dropped.
#[derive(Debug)]
pub(crate) struct Stretch {
    begun: usize,
    gap: Option<Gap>,
    /// Where the last gap that was dropped between the letters of a spaced word stood.
    spaced: Option<usize>,
}

impl Stretch {
    /// Begins at the end of `normal`.
    pub(crate) fn begin(normal: &str) -> Self {
        Self { begun: normal.len(), gap: None, spaced: None }
    }

    /// Adds `text`, a piece of the stretch, to `normal`. `unit` is told of each unit that was added: its length, the
    /// source it stands for, and whether it is taken over as it stands there.
    pub(crate) fn add(
        &mut self,
        text: &str,
        stands: Stands,
        normal: &mut String,
        unit: &mut impl FnMut(usize, Range<usize>, bool),
    ) {
        let (whole, origin) = match stands {
            Stands::At(start) => (None, start),
            Stands::For(source) => (Some(source), 0),
        };
        let at = |from: usize, to: usize| whole.clone().unwrap_or(origin + from..origin + to);
        let mut rest = 0;
        while rest < text.len() {
            // Most of a text is in normal form already and taken over run by run.
            let run = if whole.is_none() { plain(slice(text, rest..)) } else { 0 };
            if run > 0 {
                let end = rest + run;
                if let (Some(gap), Some(next)) = (self.gap.take(), slice(text, rest..).chars().next())
                    && normal.len() > self.begun
                {
                    if self.letters(normal, slice(text, rest..)) {
                        self.spaced = Some(normal.len());
                    } else {
                        bridge(gap, next, normal, unit);
                    }
                }
                normal.push_str(slice(text, rest..end));
                unit(run, at(rest, end), true);
                rest = end;
                continue;
            }
            let mut chars = slice(text, rest..).chars();
            let Some(found) = chars.next() else { break };
            let start = rest;
            rest += found.len_utf8();
            if is_invisible(found) {
                continue;
            }
            let mut end = rest;
            if let Some(wide) = white(found) {
                let source = at(start, end);
                self.gap = Some(match self.gap.take() {
                    Some(gap) => Gap { source: gap.source.start..source.end, wide: true },
                    None => Gap { source, wide },
                });
                continue;
            }
            end += chars.take_while(|mark| is_mark(*mark)).map(char::len_utf8).sum::<usize>();
            rest = end;
            let alone = end == start + found.len_utf8();
            if let Some(gap) = self.gap.take()
                && normal.len() > self.begun
            {
                bridge(gap, found, normal, unit);
            }
            let before = normal.len();
            if alone && let Some(sign) = punctuation(found, slice(normal, self.begun..), slice(text, end..)) {
                normal.push(sign);
            } else if alone && let Some(single) = quick(found) {
                normal.push(single);
            } else {
                push_cluster(slice(text, start..end), normal);
            }
            let added = slice(normal, before..);
            let unchanged = whole.is_none() && added == slice(text, start..end);
            let length = added.len();
            unit(length, at(start, end), unchanged);
        }
    }
}

impl Stretch {
    /// Whether a gap stands between two letters of a word that is spaced out to fill its column: 氏　名, 電　話　番　号.
    fn letters(&self, normal: &str, rest: &str) -> bool {
        let letter =
            |found: char| is_cjk(found) && found.is_alphabetic() && !one_of!("年月日時分件人", found);
        let mut before = slice(normal, self.begun..).char_indices().rev();
        let Some((at, last)) = before.next() else { return false };
        let edge = self.spaced == Some(self.begun + at)
            || before.next().is_none_or(|(_, found)| !found.is_alphanumeric());
        let mut behind = rest.chars();
        let next = behind.next();
        let alone = behind.next().is_none_or(|found| !found.is_alphanumeric());
        letter(last) && edge && next.is_some_and(letter) && alone
    }
}

/// A wide gap may be a column and stays; a single space beside a CJK character means nothing.
fn bridge(gap: Gap, next: char, normal: &mut String, unit: &mut impl FnMut(usize, Range<usize>, bool)) {
    let before = normal.chars().next_back().is_some_and(is_cjk);
    let after = is_cjk(next) || next.nfkc().next().is_some_and(is_cjk);
    if gap.wide || !(before || after) {
        normal.push(' ');
        unit(1, gap.source, false);
    }
}

/// The comma and the full stop of horizontal official and academic prose (公用文, 「，．」) as 、 and 。; those within a
/// number or behind a number, a letter or a label stay what they are.
fn punctuation(found: char, before: &str, behind: &str) -> Option<char> {
    // Characters of a label and its sign: 別表１, ア．
    const LABEL: usize = 2;
    let digit = |sign: char| sign.is_ascii_digit() || ('０'..='９').contains(&sign);
    let thousands = |text: &str| text.chars().take_while(|&sign| digit(sign)).count() == 3;
    let mut last = before.chars().rev();
    let previous = last.next();
    match found {
        // 1，204
        '，' if previous.is_some_and(digit) && thousands(behind) => None,
        '，' => Some('、'),
        // ア．経緯 is a label.
        '．' => {
            let ends = previous.is_some_and(|sign| is_cjk(sign) || sign == ')');
            (ends && last.nth(LABEL - 1).is_some()).then_some('。')
        }
        _ => None,
    }
}

fn push_cluster(cluster: &str, normal: &mut String) {
    // ゛ and ¨ fall apart into a space and a mark; a space must stay what separates words.
    if cluster.nfkc().any(|found| found == ' ') {
        normal.push_str(cluster);
    } else if cluster.starts_with(|found| matches!(found, '\u{328A}'..='\u{3290}')) {
        // ㊌ is a weekday beside a date, as ㈬ is, whose normal form has its brackets.
        normal.push('(');
        normal.extend(cluster.nfkc());
        normal.push(')');
    } else {
        normal.extend(cluster.nfkc().map(fold));
    }
}

fn fold(found: char) -> char {
    match found {
        '\u{301C}' | '\u{FF5E}' => '~',
        '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{FF0D}' => '-',
        _ => radicals::fold(found).unwrap_or(found),
    }
}

/// Whether a character is white space, and if so, whether it is a wide one.
pub(crate) fn white(found: char) -> Option<bool> {
    match found {
        '\t' | '\u{3000}' | '\u{2003}' => Some(true),
        _ if found.is_control() || found.is_whitespace() => Some(false),
        _ => None,
    }
}

/// Characters without a shape: zero widths, the soft hyphen, variation selectors, and those that nobody means to write.
pub(crate) fn is_invisible(found: char) -> bool {
    matches!(
        found,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}'
    ) || turns(found)
        || is_stray(found)
}

/// Characters without a shape that turn the order of what stands around them.
pub(crate) fn turns(found: char) -> bool {
    matches!(found, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters without a shape that come along where a text is copied from elsewhere: joiners, fillers, marks of
/// annotations, tags, what stands for a picture, controls that end no line. All that Unicode lets be ignored by default, and a few that show as
/// nothing. Unlike zero widths and variation selectors they do nothing for the line or for the character before.
pub(crate) fn is_stray(found: char) -> bool {
    matches!(
        found,
        '\0'..='\u{8}'
            | '\u{E}'..='\u{1F}'
            | '\u{7F}'..='\u{84}'
            | '\u{86}'..='\u{9F}'
            | '\u{34F}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206A}'..='\u{206F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFC}'
            | '\u{13430}'..='\u{13440}'
            | '\u{16FE4}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D159}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E00FF}'
            | '\u{E01F0}'..='\u{E0FFF}'
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
pub(crate) fn is_cjk(found: char) -> bool {
    matches!(
        found,
        '\u{2E80}'..='\u{2FDF}' | '\u{3001}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3200}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF61}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}'
    )
}

#[cfg(test)]
mod tests;
