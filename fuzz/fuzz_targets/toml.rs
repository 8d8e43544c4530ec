//! The loader of rulesets: any text, over the built-in ruleset or alone. What loads reads a notice; mistakes are drawn.
#![no_main]

use libfuzzer_sys::fuzz_target;
use noticelint::reports::render_problems;
use noticelint::Lang;
use noticelint_fuzz::whole_with;
use std::path::Path;

const NOTICE: &str = include_str!("../../examples/flawed/contractor-mailing.md");

fuzz_target!(|text: &str| {
    // A file that extends another reads it: nothing outside this process is touched.
    if text.contains("extends") && !text.contains("extends = []") {
        return;
    }
    match noticelint::load_file(Path::new("noticelint.toml"), text) {
        Ok(loaded) => whole_with(&loaded.ruleset, "a.md", NOTICE.as_bytes()),
        Err(found) => {
            for lang in [Lang::Ja, Lang::En] {
                assert!(!render_problems(&found, lang, false, true).is_empty());
            }
        }
    }
});
