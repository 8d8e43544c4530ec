//! The readers of strangers' files, on any bytes.

use super::whole;
use noticelint::internals::{Edit, apply, splice};
use noticelint::{Charset, Span, read_bytes};

const NAMES: [&str; 3] = ["a.txt", "a.md", "a.html"];
const CHARSETS: [Charset; 6] = [
    Charset::Utf8,
    Charset::ShiftJis,
    Charset::EucJp,
    Charset::Iso2022Jp,
    Charset::Utf16Le,
    Charset::Utf16Be,
];

/// Bytes → text, in every encoding, and back with corrections in it.
pub fn decode(bytes: &[u8]) {
    for name in NAMES {
        let Ok(source) = read_bytes(name, bytes.to_vec(), None) else { continue };
        let (mark, charset) = (source.encoding.mark(), source.encoding.charset());
        let body = bytes.strip_prefix(mark).expect("a mark that was read stands there");
        assert_eq!(charset.decode(body).as_deref(), Ok(source.text.as_str()));
    }
    for charset in CHARSETS {
        let Ok(text) = charset.decode(bytes) else { continue };
        // Every third character becomes another: what is around it stays, byte for byte.
        let edits: Vec<Edit> = (text.char_indices().step_by(3))
            .map(|(start, was)| {
                let span = Span { start, end: start + was.len_utf8() };
                Edit { span, was: was.to_string(), put: "月".to_owned() }
            })
            .collect();
        if let Some(put) = splice(bytes, charset, &text, &edits) {
            assert_eq!(charset.decode(&put), Ok(apply(&text, &edits).0));
        }
        assert_eq!(splice(bytes, charset, &text, &[]).unwrap_or(bytes.to_vec()), bytes);
    }
}

/// Plain text: reading, facts, findings, corrections, and every way to print them.
pub fn text(bytes: &[u8]) {
    whole("a.txt", bytes);
}

/// Markdown, and the whole run over what its reader makes of it.
pub fn markdown(bytes: &[u8]) {
    whole("a.md", bytes);
}

/// HTML, and the whole run over what its reader makes of it.
pub fn html(bytes: &[u8]) {
    whole("a.html", bytes);
}

/// Word files: the archive itself is what is damaged.
pub fn docx(bytes: &[u8]) {
    whole("a.docx", bytes);
}
