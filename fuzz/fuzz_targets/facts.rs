//! The whole run over a text: reading, facts, findings, corrections, and every way to print them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use noticelint_fuzz::whole;

fuzz_target!(|text: &str| whole("a.txt", text.as_bytes()));
