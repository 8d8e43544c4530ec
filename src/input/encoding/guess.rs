//! Which Japanese encoding bytes are in that are no UTF-8.
//!
//! Owns the judgement: a reading must be free of errors, and it must look like Japanese that somebody wrote. Where two
//! readings do, or none, it says so; a short text is never settled by chance.

use super::{Charset, Malformed};

/// What was found out.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::input) enum Guess {
    /// The encoding, and the text in it.
    Is(Charset, String),
    /// Nearly all of it is text in this encoding, but the byte here means nothing in it.
    Broken(Charset, usize),
    /// Several encodings would do, or none.
    Unsure,
}

/// A reading that breaks off is told as broken if it held for so many bytes.
const HELD: usize = 32;

/// Judges bytes that are no UTF-8.
pub(in crate::input) fn guess(bytes: &[u8]) -> Guess {
    if let Some((charset, text)) = guess_wide(bytes) {
        return Guess::Is(charset, text);
    }
    let read = |charset: Charset| (charset, charset.decode(bytes));
    let (sjis, euc) = (read(Charset::ShiftJis), read(Charset::EucJp));
    let look = |charset| Look::of(bytes, charset);
    match (sjis, euc) {
        ((one, Ok(text)), (_, Err(_))) | ((_, Err(_)), (one, Ok(text))) if look(one).is_japanese() => {
            Guess::Is(one, text)
        }
        ((_, Ok(sjis)), (_, Ok(euc))) => match between(&look(Charset::ShiftJis), &look(Charset::EucJp)) {
            Some(Charset::ShiftJis) => Guess::Is(Charset::ShiftJis, sjis),
            Some(charset) => Guess::Is(charset, euc),
            None => Guess::Unsure,
        },
        ((_, Err(Malformed(sjis))), (_, Err(Malformed(euc)))) => {
            let (charset, at) = if euc > sjis { (Charset::EucJp, euc) } else { (Charset::ShiftJis, sjis) };
            let held = bytes.get(..at).unwrap_or_default();
            if at >= HELD && Look::of(held, charset).is_japanese() {
                Guess::Broken(charset, at)
            } else {
                Guess::Unsure
            }
        }
        _ => Guess::Unsure,
    }
}

/// Which of two readings without errors is meant. Whatever EUC-JP writes can be read as half-width kana.
fn between(sjis: &Look, euc: &Look) -> Option<Charset> {
    match (sjis.is_japanese(), euc.is_japanese()) {
        (true, false) => Some(Charset::ShiftJis),
        (false, true) => Some(Charset::EucJp),
        (false, false) => None,
        // Running Japanese is full of kana; half-width kana read as EUC-JP are ideographs, rare ones among them.
        (true, true) if (euc.hiragana + euc.katakana) * 4 >= euc.wide() => Some(Charset::EucJp),
        (true, true) if sjis.wide() == 0 && euc.second * 4 >= euc.wide() => Some(Charset::ShiftJis),
        (true, true) => None,
    }
}

/// What the characters of a reading are.
#[derive(Debug, Default)]
struct Look {
    hiragana: usize,
    katakana: usize,
    /// Punctuation, full-width letters and digits, and what makers of computers added: ①㈱.
    marks: usize,
    /// Ideographs of the first level: those in use.
    first: usize,
    /// Those of the second level and beyond, in names and old words.
    second: usize,
    /// Half-width kana.
    half: usize,
    /// Half-width punctuation beside half-width kana: every other byte of kana in EUC-JP.
    points: usize,
    /// Marks of voicing behind half-width kana that can have one.
    voiced: usize,
    /// Half-width kana where nobody writes them: a mark of voicing on a vowel, a small one at the start.
    broken: usize,
    /// Private characters, and alphabets of other languages.
    odd: usize,
    /// The most characters of the first level, kana and marks that follow each other.
    run: usize,
}

impl Look {
    fn of(bytes: &[u8], charset: Charset) -> Self {
        let mut look = Self::default();
        let (mut at, mut run, mut before) = (0, 0, None);
        while let Some(lead) = bytes.get(at) {
            let rest = &bytes[at..];
            let step = charset.step(rest);
            let half = match charset {
                Charset::ShiftJis => Some(*lead).filter(|lead| matches!(lead, 0xA1..=0xDF)),
                _ => rest.get(1).copied().filter(|_| *lead == 0x8E),
            };
            let usual = match (half, step) {
                (Some(kana), _) => {
                    let next = rest.get(step).copied().unwrap_or_default();
                    let beside = match charset {
                        Charset::ShiftJis => matches!(next, 0xA1..=0xDF),
                        _ => next == 0x8E,
                    };
                    look.half_width(kana, before, beside)
                }
                (None, 1) => {
                    look.odd += usize::from(*lead >= 0x80);
                    false
                }
                (None, 2) => look.double(place(*lead, rest.get(1).copied().unwrap_or_default(), charset)),
                _ => {
                    look.second += 1;
                    false
                }
            };
            run = if usual { run + 1 } else { 0 };
            look.run = look.run.max(run);
            before = half;
            at += step;
        }
        look
    }

    fn half_width(&mut self, kana: u8, before: Option<u8>, beside: bool) -> bool {
        self.half += 1;
        self.points += usize::from(kana <= 0xA5 && (beside || before.is_some()));
        let follows = match kana {
            0xDE => matches!(before, Some(0xB3 | 0xB6..=0xC4 | 0xCA..=0xCE)),
            0xDF => matches!(before, Some(0xCA..=0xCE)),
            // Small kana and the long vowel follow a kana.
            0xA7..=0xB0 => matches!(before, Some(0xA6..=0xDF)),
            // Punctuation follows no other.
            0xA1 | 0xA4 | 0xA5 => !matches!(before, Some(0xA1 | 0xA4 | 0xA5)),
            _ => true,
        };
        self.broken += usize::from(!follows);
        self.voiced += usize::from(follows && kana >= 0xDE);
        false
    }

    /// By row and column of JIS X 0208.
    fn double(&mut self, (row, column): (usize, usize)) -> bool {
        let known = match row {
            1..=3 | 13 => &mut self.marks,
            4 => &mut self.hiragana,
            5 => &mut self.katakana,
            16..47 => &mut self.first,
            47 if column <= 51 => &mut self.first,
            47..=84 | 89..=92 | 115..=119 => &mut self.second,
            _ => &mut self.odd,
        };
        *known += 1;
        matches!(row, 1..=5 | 13 | 16..=47)
    }

    fn wide(&self) -> usize {
        self.hiragana + self.katakana + self.marks + self.first + self.second + self.odd
    }

    /// Whether somebody may have written this.
    fn is_japanese(&self) -> bool {
        let all = self.wide() + self.half;
        let usual = self.hiragana + self.katakana + self.marks + self.first + self.half - self.broken;
        // A word at the least: single characters between letters are the accents of other languages.
        let word = self.run >= 2 || self.half >= 3;
        let kana = self.broken * 4 <= self.half && self.points * 3 <= self.half;
        // Nothing of any length is written without kana: that is Chinese or Korean.
        let spoken = all < 40 || (self.hiragana + self.katakana + self.half) * 20 >= all;
        // Half-width kana alone could be ideographs of Korea; these have no marks of voicing in their places.
        let voiced = self.wide() > 0 || self.half < 20 || self.voiced * 20 >= self.half;
        word && spoken && voiced && kana && self.odd * 20 <= all && usual * 4 >= all * 3
    }
}

/// Row and column of JIS X 0208; rows beyond 94 are those that CP932 added.
fn place(lead: u8, trail: u8, charset: Charset) -> (usize, usize) {
    let (lead, trail) = (usize::from(lead), usize::from(trail));
    if charset == Charset::EucJp {
        return (lead.saturating_sub(0xA0), trail.saturating_sub(0xA0));
    }
    let pair = lead - if lead >= 0xE0 { 0xC1 } else { 0x81 };
    match trail {
        0x9F.. => (2 * pair + 2, trail - 0x9E),
        _ => (2 * pair + 1, trail.saturating_sub(if trail > 0x7F { 0x40 } else { 0x3F })),
    }
}

/// UTF-16 without a byte order mark, where the bytes show it.
pub(in crate::input) fn guess_wide(bytes: &[u8]) -> Option<(Charset, String)> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = bytes.contains(&0);
    let read = |charset: Charset| {
        charset.decode(bytes).ok().filter(|text| is_wide(text, zeros)).map(|text| (charset, text))
    };
    match (read(Charset::Utf16Le), read(Charset::Utf16Be)) {
        (Some(one), None) | (None, Some(one)) => Some(one),
        _ => None,
    }
}

/// UTF-32, which nobody is asked to read, but which must not be taken for UTF-16: every four bytes are a character of
/// those in use.
pub(in crate::input) fn is_utf_32(bytes: &[u8]) -> Option<&'static str> {
    let (units, rest) = bytes.as_chunks::<4>();
    if units.is_empty() || !rest.is_empty() {
        return None;
    }
    let used = |unit: u32| match char::from_u32(unit) {
        Some('\t' | '\n' | '\r') => true,
        Some(found) => !found.is_control() && matches!(unit >> 16, 0..=3 | 14),
        None => false,
    };
    let all = |read: fn([u8; 4]) -> u32| units.iter().all(|unit| used(read(*unit)));
    if all(u32::from_le_bytes) {
        return Some("UTF-32LE");
    }
    all(u32::from_be_bytes).then_some("UTF-32BE")
}

/// Whether UTF-16 gave a text: full of kana and their punctuation, or nearly all of it ASCII, and next to nothing that
/// neither is used to. Where zeros say that it is no other encoding, ideographs alone will do.
fn is_wide(text: &str, zeros: bool) -> bool {
    let (mut all, mut ascii, mut sure, mut odd) = (0, 0, 0, 0);
    for found in text.chars() {
        all += 1;
        match found {
            '\t' | '\n' | '\r' | ' '..='~' => ascii += 1,
            'ぁ'..='ん' | 'ァ'..='ー' | '\u{3000}'..='】' | '！'..='～' => sure += 1,
            // Latin letters, punctuation, enclosed numbers, boxes, ideographs and their marks, half-width kana, and
            // whatever takes two units.
            '\u{A0}'..='\u{FF}'
            | '\u{2010}'..='\u{26FF}'
            | '\u{3012}'..='\u{303F}'
            | '\u{3200}'..='\u{33FF}'
            | '一'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FF61}'..='\u{FFE5}'
            | '\u{10000}'.. => {}
            _ => odd += 1,
        }
    }
    odd * 50 <= all
        && (ascii * 5 >= all * 4 || sure > 1 && sure * 6 >= all - ascii || zeros && odd == 0 && all > 4)
}

/// Whether ASCII bytes are UTF-16 of hiragana alone, whose every other byte is `0`.
pub(in crate::input) fn is_shifted(bytes: &[u8]) -> bool {
    let (pairs, _) = bytes.get(..64).unwrap_or(bytes).as_chunks::<2>();
    let kana = |low: u8, high: u8| high == 0x30 && low >= 0x41;
    let little = pairs.iter().filter(|[low, high]| kana(*low, *high)).count();
    let big = pairs.iter().filter(|[high, low]| kana(*low, *high)).count();
    pairs.len() > 3 && little.max(big) * 4 >= pairs.len() * 3
}

#[cfg(test)]
mod tests;
