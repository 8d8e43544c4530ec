//! Markdown: the reader on any text, and the whole run over what it makes of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use noticelint_fuzz::whole;

fuzz_target!(|text: &str| whole("a.md", text.as_bytes()));
