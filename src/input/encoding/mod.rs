//! The encodings that drafts come in: their names, from bytes to text and back.
//!
//! Owns that nothing is lost or guessed on the way: bytes that mean nothing are an error, and so is a text that an
//! encoding cannot hold. Which encoding a file is in is said by `declared` and `guess`.

mod declared;
mod guess;
mod splice;

pub(super) use declared::declared;
pub(super) use declared::is_utf_7;
pub(super) use guess::{Guess, guess, guess_wide, is_shifted, is_utf_32};
pub use splice::splice;

use encoding_rs::{DecoderResult, EUC_JP, ISO_2022_JP, SHIFT_JIS};

/// An encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Charset {
    /// UTF-8.
    Utf8,
    /// Shift_JIS as Windows writes it (CP932), with the characters of NEC and IBM.
    ShiftJis,
    /// EUC-JP.
    EucJp,
    /// ISO-2022-JP, the JIS code of mails.
    Iso2022Jp,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
}

/// Bytes that mean nothing in an encoding: where they begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed(pub usize);

/// Names as people type them, lower-case, `_` as `-`.
const TYPED: &[(&str, Charset)] = &[
    ("utf-8", Charset::Utf8),
    ("utf8", Charset::Utf8),
    ("sjis", Charset::ShiftJis),
    ("shift-jis", Charset::ShiftJis),
    ("shiftjis", Charset::ShiftJis),
    ("x-sjis", Charset::ShiftJis),
    ("cp932", Charset::ShiftJis),
    ("ms932", Charset::ShiftJis),
    ("windows-31j", Charset::ShiftJis),
    ("euc-jp", Charset::EucJp),
    ("eucjp", Charset::EucJp),
    ("iso-2022-jp", Charset::Iso2022Jp),
    ("jis", Charset::Iso2022Jp),
    ("utf-16", Charset::Utf16Le),
    ("utf16", Charset::Utf16Le),
    ("utf-16le", Charset::Utf16Le),
    ("utf-16be", Charset::Utf16Be),
];

impl Charset {
    /// The names to offer where none is known.
    pub const OFFERED: &'static str =
        "utf-8, sjis, shift_jis, cp932, windows-31j, euc-jp, iso-2022-jp, jis, utf-16, utf-16le, utf-16be";

    /// The encoding of a name as typed. `utf-16` is what the byte order mark says, else the low byte first.
    pub fn typed(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase().replace('_', "-");
        TYPED.iter().find(|(known, _)| *known == name).map(|(_, charset)| *charset)
    }

    /// Its name, as the Encoding Standard has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::ShiftJis => "Shift_JIS",
            Self::EucJp => "EUC-JP",
            Self::Iso2022Jp => "ISO-2022-JP",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
        }
    }

    /// Its byte order mark.
    pub fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => b"\xef\xbb\xbf",
            Self::Utf16Le => b"\xff\xfe",
            Self::Utf16Be => b"\xfe\xff",
            _ => b"",
        }
    }

    /// Whether a byte order mark at the start of a file names an encoding, and which.
    pub(super) fn marked(bytes: &[u8]) -> Option<Self> {
        [Self::Utf8, Self::Utf16Le, Self::Utf16Be].into_iter().find(|known| bytes.starts_with(known.mark()))
    }

    /// The text that bytes stand for.
    pub fn decode(self, bytes: &[u8]) -> Result<String, Malformed> {
        let decoder = match self {
            Self::Utf8 => {
                let text = std::str::from_utf8(bytes);
                return text.map(str::to_owned).map_err(|error| Malformed(error.valid_up_to()));
            }
            Self::Utf16Le => return wide(bytes, u16::from_le_bytes),
            Self::Utf16Be => return wide(bytes, u16::from_be_bytes),
            Self::ShiftJis => SHIFT_JIS,
            Self::EucJp => EUC_JP,
            Self::Iso2022Jp => ISO_2022_JP,
        };
        let mut decoder = decoder.new_decoder_without_bom_handling();
        let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
        let mut text = String::with_capacity(room);
        let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
        match result {
            DecoderResult::InputEmpty => Ok(text),
            DecoderResult::OutputFull => Err(Malformed(read)),
            DecoderResult::Malformed(length, behind) => {
                Err(Malformed(read.saturating_sub(usize::from(length) + usize::from(behind))))
            }
        }
    }

    /// The bytes of a text, where they mean that very text again: an encoder may put something similar in the place
    /// of what an encoding does not have.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        let encoder = match self {
            Self::Utf8 => return Some(text.as_bytes().to_vec()),
            Self::Utf16Le => return Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Self::Utf16Be => return Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Self::ShiftJis => SHIFT_JIS,
            Self::EucJp => EUC_JP,
            Self::Iso2022Jp => ISO_2022_JP,
        };
        let (bytes, _, unmappable) = encoder.encode(text);
        let same = !unmappable && self.decode(&bytes).is_ok_and(|back| back == text);
        same.then(|| bytes.into_owned())
    }

    /// How many bytes the character takes that begins with these; for encodings whose bytes mean the same wherever
    /// they stand.
    fn step(self, bytes: &[u8]) -> usize {
        let lead = bytes.first().copied().unwrap_or_default();
        match self {
            Self::ShiftJis => 1 + usize::from(matches!(lead, 0x81..=0x9F | 0xE0..=0xFC)),
            Self::EucJp => match lead {
                0x8F => 3,
                0x8E | 0xA1..=0xFE => 2,
                _ => 1,
            },
            Self::Utf16Le | Self::Utf16Be => {
                let high = if self == Self::Utf16Le { bytes.get(1) } else { Some(&lead) };
                2 + 2 * usize::from(high.is_some_and(|high| matches!(high, 0xD8..=0xDB)))
            }
            Self::Utf8 | Self::Iso2022Jp => 1,
        }
    }
}

/// UTF-16. Half a pair, and half a unit at the end, mean nothing.
fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Malformed> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    for found in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let found = found.map_err(|_| Malformed(at))?;
        text.push(found);
        at += 2 * found.len_utf16();
    }
    if rest.is_empty() { Ok(text) } else { Err(Malformed(at)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(super) const ALL: [Charset; 6] = [
        Charset::Utf8,
        Charset::ShiftJis,
        Charset::EucJp,
        Charset::Iso2022Jp,
        Charset::Utf16Le,
        Charset::Utf16Be,
    ];

    #[test]
    fn the_characters_of_nec_and_ibm_are_read() {
        assert_eq!(Charset::ShiftJis.decode(b"\x87\x40\x87\x8a\xfb\xfc\xed\x95").unwrap(), "①㈱髙﨑");
        assert_eq!(Charset::EucJp.decode(b"\xad\xa1\xa4\xaa\x8e\xb1").unwrap(), "①おｱ");
        assert_eq!(Charset::Iso2022Jp.decode(b"a\x1b$B$*OM$S\x1b(B\n").unwrap(), "aお詫び\n");
        assert_eq!(Charset::Utf16Be.decode(b"\x30\x4a\xd8\x42\xdf\xb7").unwrap(), "お𠮷");
    }

    #[test]
    fn bytes_that_mean_nothing_are_named() {
        let at = |charset: Charset, bytes: &[u8]| charset.decode(bytes).unwrap_err().0;
        assert_eq!(at(Charset::Utf8, b"ab\x82\xa0"), 2);
        assert_eq!(at(Charset::ShiftJis, b"ab\x82\xa0\xff\x82\xa2"), 4);
        assert_eq!(at(Charset::ShiftJis, b"ab\x82\xa0\x82"), 4);
        assert_eq!(at(Charset::ShiftJis, b"\x82\xa0\x82\x20a"), 2);
        assert_eq!(at(Charset::EucJp, b"\xa4\xaa\xa9\xa1"), 2);
        assert_eq!(at(Charset::Iso2022Jp, b"a\x1b$B$*\xa4"), 6);
        assert_eq!(at(Charset::Utf16Le, b"a\0\x00\xd8b\0"), 2);
        assert_eq!(at(Charset::Utf16Le, b"a\0b"), 2);
    }

    #[test]
    fn what_an_encoding_does_not_have_is_not_written_in_it() {
        assert!(Charset::ShiftJis.encode("𠮷").is_none());
        assert!(Charset::ShiftJis.encode("−").is_none(), "would come back as another minus sign");
        assert!(Charset::Iso2022Jp.encode("ｱ").is_none(), "would come back full-width");
        assert_eq!(Charset::ShiftJis.encode("髙①").unwrap(), b"\xfb\xfc\x87\x40");
        assert_eq!(Charset::Utf16Be.encode("𠮷").unwrap(), b"\xd8\x42\xdf\xb7");
    }

    #[test]
    fn names_as_people_type_them() {
        for name in Charset::OFFERED.split(", ") {
            assert!(Charset::typed(name).is_some(), "{name}");
        }
        assert_eq!(Charset::typed("Shift_JIS"), Some(Charset::ShiftJis));
        assert_eq!(Charset::typed("latin1"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_an_error_in_them(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            for charset in ALL {
                if let Err(Malformed(at)) = charset.decode(&bytes) {
                    prop_assert!(at < bytes.len(), "{charset:?} {at}");
                    if charset != Charset::Iso2022Jp {
                        prop_assert!(charset.decode(&bytes[..at]).is_ok(), "{charset:?} {at}");
                    }
                }
            }
        }

        #[test]
        fn what_can_be_written_is_read_again(text in "[ -~ぁ-んァ-ヶ一-龠①-⑳㈱、。（）\n]{0,40}") {
            for charset in ALL {
                if let Some(bytes) = charset.encode(&text) {
                    prop_assert_eq!(charset.decode(&bytes).unwrap(), text.clone());
                }
            }
        }
    }
}
