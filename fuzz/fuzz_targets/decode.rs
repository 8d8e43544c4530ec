//! Bytes → text, in every encoding, and back with corrections in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use noticelint::Span;
use noticelint::internals::{Edit, apply};
use noticelint::internals::splice;
use noticelint::{Charset, read_bytes};

const NAMES: [&str; 3] = ["a.txt", "a.md", "a.html"];
const ALL: [Charset; 6] = [
    Charset::Utf8,
    Charset::ShiftJis,
    Charset::EucJp,
    Charset::Iso2022Jp,
    Charset::Utf16Le,
    Charset::Utf16Be,
];

fuzz_target!(|bytes: &[u8]| {
    for name in NAMES {
        let Ok(source) = read_bytes(name, bytes.to_vec(), None) else { continue };
        let (mark, charset) = (source.encoding.mark(), source.encoding.charset());
        let body = bytes.strip_prefix(mark).expect("a mark that was read stands there");
        assert_eq!(charset.decode(body).as_deref(), Ok(source.text.as_str()));
    }
    for charset in ALL {
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
});
