//! Sentences of a block.
//!
//! Owns where a sentence ends. A mark inside round brackets ends nothing unless the brackets end with it;
//! a quotation that goes on with a particle goes on.

use super::brackets::{self, Mark, Pair};
use super::clause;
use super::offset_map::narrow;
use super::shape::{goes_on, is_closer};
use super::{Block, Clause, Place, Sentence};
use crate::text::{one_of, slice};

/// Reads the sentences and clauses of all blocks.
pub(super) fn sentences(text: &str, blocks: &[Block]) -> (Vec<Sentence>, Vec<Clause>) {
    let mut sentences = Vec::new();
    let mut clauses = Vec::new();
    let (mut marks, mut pairs, mut found) = (Vec::new(), Vec::new(), Vec::new());
    for (index, block) in blocks.iter().enumerate() {
        brackets::marks(slice(text, block.place.start..block.place.end), block.place.start, &mut marks);
        brackets::pairs(&marks, &mut pairs);
        let mut rest = pairs.as_slice();
        let mut later_marks = marks.as_slice();
        places(text, block.place, &marks, &pairs, &mut found);
        for &place in &found {
            let (marks, later) = later_marks.split_at(later_marks.partition_point(|mark| mark.0 < place.end));
            later_marks = later;
            let here = rest.partition_point(|pair| pair.open < place.end);
            let (inside, later) = rest.split_at(here);
            rest = later;
            let first = clauses.len();
            clause::clauses(text, place, marks, inside, sentences.len(), &mut clauses);
            sentences.push(Sentence { place, block: index, clauses: narrow(first)..narrow(clauses.len()) });
        }
    }
    // Of a text of short lines there are as many as lines.
    sentences.shrink_to_fit();
    clauses.shrink_to_fit();
    (sentences, clauses)
}

fn places(text: &str, block: Place, marks: &[Mark], pairs: &[Pair], found: &mut Vec<Place>) {
    found.clear();
    let mut start = block.start;
    let mut scan = Scan { text, end: block.end, pairs, next: 0, round: Vec::new() };
    for &(at, mark) in marks.iter().filter(|(_, mark)| matches!(mark, '。' | '!' | '?' | '.')) {
        // What closes behind a mark belongs to its sentence.
        if at < start {
            continue;
        }
        scan.enter(at);
        if let Some(end) = scan.ends(at, mark, start) {
            push(text, start, end, found);
            start = end;
        }
    }
    push(text, start, block.end, found);
}

/// Adds a sentence without the white space around it.
fn push(text: &str, start: usize, end: usize, found: &mut Vec<Place>) {
    let slice = slice(text, start..end);
    let body = slice.trim();
    if !body.is_empty() {
        let start = start + (slice.len() - slice.trim_start().len());
        found.push(Place { start, end: start + body.len() });
    }
}

struct Scan<'a> {
    text: &'a str,
    end: usize,
    pairs: &'a [Pair],
    next: usize,
    /// The round brackets that are open here, outermost first.
    round: Vec<Pair>,
}

impl Scan<'_> {
    /// Brings the open pairs up to an offset.
    fn enter(&mut self, at: usize) {
        while self.round.pop_if(|pair| pair.close < at).is_some() {}
        while let Some(pair) = self.pairs.get(self.next).filter(|pair| pair.open <= at) {
            if pair.round && pair.close >= at {
                self.round.push(*pair);
            }
            self.next += 1;
        }
    }

    /// Where the sentence ends, if the mark at `at` ends it.
    fn ends(&self, at: usize, mark: char, start: usize) -> Option<usize> {
        let after = at + mark.len_utf8();
        let rest = slice(self.text, after..self.end);
        let next = rest.chars().next();
        let before = slice(self.text, start..at).chars().next_back();
        let ends = match mark {
            '。' => true,
            '!' | '?' => {
                // `Yahoo!店` and `?id=1` are inside a name or an address.
                let latin = before.is_some_and(|found| found.is_ascii_alphanumeric() || found == '/');
                !latin || next.is_none_or(|next| next == ' ' || is_closer(next) || one_of!("!?", next))
            }
            '.' => before.is_some_and(|before| self.stops(before, at, start, rest)),
            _ => false,
        };
        if !ends {
            return None;
        }
        // Of several marks in a row the last one decides.
        if next.is_some_and(|next| one_of!("。!?", next)) {
            return None;
        }
        let closed = rest.trim_start_matches(is_closer);
        let end = after + rest.len() - closed.len();
        // Round brackets that are still open behind the mark and its closers hold the sentence together.
        if self.round.first().is_some_and(|pair| pair.close >= end) {
            return None;
        }
        (end == after || !goes_on(closed)).then_some(end)
    }

    /// Whether a full stop ends a sentence: behind Japanese, or between words of Latin script.
    fn stops(&self, before: char, at: usize, start: usize, rest: &str) -> bool {
        let mut chars = rest.chars();
        let next = chars.next();
        if !before.is_ascii() {
            return before != '.' && !next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '.');
        }
        let capital = next == Some(' ') && chars.next().is_some_and(char::is_uppercase);
        let word = slice(self.text, start..at)
            .rsplit(|found: char| !found.is_ascii_alphanumeric())
            .next()
            .unwrap_or("");
        // `Dr.`, `Co.` and initials.
        let short = word.len() <= 3 && word.starts_with(|found: char| found.is_ascii_uppercase());
        (before.is_ascii_alphanumeric() || is_closer(before)) && capital && !short
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Format, read};

    fn of(text: &str) -> Vec<String> {
        let document = read(text, Format::Text);
        document.sentences.iter().map(|sentence| document.at(sentence.place).to_owned()).collect()
    }

    #[test]
    fn sentences_end_at_their_marks() {
        assert_eq!(
            of("確認しました。調査中です！詳細は?次"),
            ["確認しました。", "調査中です!", "詳細は?", "次"]
        );
        assert_eq!(of("確認しました．次です．"), ["確認しました。", "次です。"]);
        assert_eq!(of("誤送信の件数…11件です。"), ["誤送信の件数...11件です。"]);
        assert_eq!(of("We found it. Then we stopped it."), ["We found it.", "Then we stopped it."]);
        assert_eq!(
            of("Yahoo!店と https://example.jp/?id=1 です。"),
            ["Yahoo!店とhttps://example.jp/?id=1です。"]
        );
    }

    #[test]
    fn brackets_hold_together() {
        assert_eq!(of("見本社(以下「甲」といいます。)が受託しました。(補足です。)次です。").len(), 3);
        assert_eq!(of("「確認した。」と報告がありました。次です。").len(), 2);
        assert_eq!(of("(確認した。次を見た。)と(未確認。").len(), 1);
    }
}
