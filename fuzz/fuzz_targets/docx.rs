//! Word files: the reader on any bytes, and the whole run over what it makes of them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use noticelint_fuzz::whole;

fuzz_target!(|bytes: &[u8]| whole("a.docx", bytes));
