//! Files of rules and lists of known findings: any text is loaded or told of.

use super::{TODAY, whole_with};
use noticelint::internals::Baseline;
use noticelint::reports::render_problems;
use noticelint::{Lang, Options};
use std::path::Path;

const NOTICE: &str = include_str!("../../../examples/flawed/contractor-mailing.md");

/// A ruleset, over the built-in one or alone: what loads reads a notice, mistakes are drawn in both languages. And the
/// same text as a list of known findings.
pub fn toml(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(known) = Baseline::read(Path::new("known.toml"), &text) {
        let again = Baseline::read(Path::new("known.toml"), &known.text()).expect("what is written is read");
        assert_eq!(again.text(), known.text());
    }
    // A file that extends another reads it: nothing outside this process is touched.
    if text.contains("extends") && !text.contains("extends = []") {
        return;
    }
    match noticelint::load_file(Path::new("noticelint.toml"), &text) {
        Ok(loaded) => whole_with(&loaded.ruleset, "a.md", NOTICE.as_bytes(), &Options::on(TODAY)),
        Err(found) => {
            for lang in [Lang::Ja, Lang::En] {
                assert!(!render_problems(&found, lang, false, true).is_empty());
            }
        }
    }
}
