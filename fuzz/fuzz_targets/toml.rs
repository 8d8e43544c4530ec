//! The loader of rulesets: any text, over the built-in ruleset or alone; mistakes are drawn.
#![no_main]

use libfuzzer_sys::fuzz_target;
use noticelint::builtin;
use noticelint::report::problems;
use noticelint::ruleset::Lang;
use std::path::Path;

fuzz_target!(|text: &str| {
    // A file that extends another reads it: nothing outside this process is touched.
    if text.contains("extends") && !text.contains("extends = []") {
        return;
    }
    match builtin::load_file(Path::new("noticelint.toml"), text) {
        Ok(loaded) => assert!(!loaded.ruleset.name.is_empty()),
        Err(found) => {
            for lang in [Lang::Ja, Lang::En] {
                assert!(!problems::render(&found, lang, false, true).is_empty());
            }
        }
    }
});
