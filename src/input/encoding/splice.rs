//! Corrections put into the bytes of a file.
//!
//! Owns that every byte outside a correction stays what it was: the same character may have been written in two
//! ways, and only one of them comes back from an encoder.

use super::Charset;
use crate::document::{Edit, apply};

/// The bytes (without a byte order mark) of `text` with the edits made; `None` where that cannot be done without a
/// loss. The edits are in order and apart.
pub fn splice(bytes: &[u8], charset: Charset, text: &str, edits: &[Edit]) -> Option<Vec<u8>> {
    let (wanted, _) = apply(text, edits);
    let put = match charset {
        Charset::Utf8 => wanted.as_bytes().to_vec(),
        // What a byte means depends on what stands before it: all of it is written anew, or nothing.
        Charset::Iso2022Jp => {
            charset.encode(text).filter(|same| same == bytes).and_then(|_| charset.encode(&wanted))?
        }
        _ => stateless(bytes, charset, text, edits)?,
    };
    charset.decode(&put).is_ok_and(|back| back == wanted).then_some(put)
}

fn stateless(bytes: &[u8], charset: Charset, text: &str, edits: &[Edit]) -> Option<Vec<u8>> {
    let mut put = Vec::with_capacity(bytes.len());
    // How far the text and the bytes have been gone through.
    let (mut at, mut byte) = (0, 0);
    let mut walk = |to: usize| -> Option<usize> {
        for _ in text.get(at..to)?.chars() {
            byte += charset.step(bytes.get(byte..)?);
        }
        at = to;
        Some(byte)
    };
    let mut kept = 0;
    for edit in
        edits.iter().filter(|edit| text.get(edit.span.start..edit.span.end) == Some(edit.was.as_str()))
    {
        let (from, to) = (walk(edit.span.start)?, walk(edit.span.end)?);
        put.extend_from_slice(bytes.get(kept..from)?);
        put.extend(charset.encode(&edit.put)?);
        kept = to;
    }
    put.extend_from_slice(bytes.get(kept..)?);
    Some(put)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Span;
    use proptest::prelude::*;

    fn edit(text: &str, was: &str, put: &str) -> Edit {
        let start = text.find(was).unwrap();
        Edit { span: Span { start, end: start + was.len() }, was: was.into(), put: put.into() }
    }

    #[test]
    fn a_character_written_in_an_uncommon_way_stays() {
        // NOT SIGN and ROMAN NUMERAL ONE each have several codes in CP932; a private character has no way back.
        let bytes = b"\xee\xf9\xfa\x4a\xee\xef\xf0\x40\x97\xac\x8e\xb8\x87\x54";
        let text = Charset::ShiftJis.decode(bytes).unwrap();
        assert_eq!(Charset::ShiftJis.encode(&text), None);
        let put = splice(bytes, Charset::ShiftJis, &text, &[edit(&text, "流失", "流出")]).unwrap();
        assert_eq!(put, b"\xee\xf9\xfa\x4a\xee\xef\xf0\x40\x97\xac\x8f\x6f\x87\x54");
    }

    #[test]
    fn what_cannot_be_written_back_is_not() {
        let text = "情報の流失";
        for charset in [Charset::ShiftJis, Charset::EucJp, Charset::Iso2022Jp] {
            let bytes = charset.encode(text).unwrap();
            assert!(splice(&bytes, charset, text, &[edit(text, "流失", "𠮷")]).is_none());
            let put = splice(&bytes, charset, text, &[edit(text, "流失", "流出")]).unwrap();
            assert_eq!(charset.decode(&put).unwrap(), "情報の流出");
        }
        // Another encoder's way to write ISO-2022-JP.
        let bytes = b"\x1b$@@J\x1b(J\n";
        let text = Charset::Iso2022Jp.decode(bytes).unwrap();
        assert!(splice(bytes, Charset::Iso2022Jp, &text, &[edit(&text, "\n", "\r\n")]).is_none());
    }

    proptest! {
        #[test]
        fn no_byte_outside_the_edits_changes(
            parts in prop::collection::vec(
                ("[ -~ぁ-んァ-ヶ①-⑩ｱ-ﾝ、。\r\n]{0,6}", "(流失|真撃|ｱ|a)", "(流出|真摯|b|)"), 0..6),
            tail in "[あ-ん髙㈱a\n]{0,5}",
        ) {
            for charset in super::super::tests::ALL {
                if charset == Charset::Iso2022Jp {
                    continue;
                }
                let (mut text, mut bytes, mut wanted, mut edits) = (String::new(), vec![], vec![], vec![]);
                let code = |text: &str| charset.encode(text);
                let Some(last) = code(&tail) else { continue };
                for (kept, was, put) in &parts {
                    let (Some(stay), Some(gone), Some(new)) = (code(kept), code(was), code(put)) else { continue };
                    text.push_str(kept);
                    let span = Span { start: text.len(), end: text.len() + was.len() };
                    edits.push(Edit { span, was: was.clone(), put: put.clone() });
                    text.push_str(was);
                    bytes.extend([stay.clone(), gone].concat());
                    wanted.extend([stay, new].concat());
                }
                text.push_str(&tail);
                bytes.extend(&last);
                wanted.extend(&last);
                prop_assert_eq!(splice(&bytes, charset, &text, &edits), Some(wanted), "{:?}", charset);
            }
        }
    }
}
