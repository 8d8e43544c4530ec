//! What the targets share.

use noticelint::{Source, read_bytes};
use noticelint::{Checked, Options, lint};
use noticelint::Day;
use noticelint::reports::FactsJson;
use noticelint::reports::Human;
use noticelint::reports::Json;
use noticelint::reports::{Entry, Report};
use noticelint::{Lang, Ruleset};
use std::sync::LazyLock;

static RULESET: LazyLock<Ruleset> =
    LazyLock::new(|| noticelint::builtin().expect("the built-in ruleset"));

/// Takes bytes through the whole run with the built-in ruleset, and checks what must hold for any.
pub fn whole(name: &str, bytes: &[u8]) {
    whole_with(&RULESET, name, bytes);
}

/// The same with another ruleset.
pub fn whole_with(ruleset: &Ruleset, name: &str, bytes: &[u8]) {
    let Ok(source) = read_bytes(name, bytes.to_vec(), None) else { return };
    let options = Options::on(Day { year: 2026, month: 11, day: Some(22) });
    let checked = lint(&source, ruleset, &options);
    for finding in &checked.findings {
        for span in finding.span.iter().chain(finding.labels.iter().map(|label| &label.span)) {
            assert!(source.text.get(span.start..span.end).is_some(), "{span:?} of {}", source.text.len());
        }
    }
    print(&source, ruleset, &checked);
}

fn print(source: &Source, ruleset: &Ruleset, checked: &Checked) {
    let human = Human {
        color: true,
        boxes: true,
        infos_in_full: true,
        everything: true,
        quiet: false,
        suppressed: true,
        lang: Some(Lang::Ja),
        as_of: "2026-11-22".to_owned(),
    };
    let json = Json { as_of: "2026-11-22".to_owned(), lines: true, suppressed: true };
    let entry = Entry { source, ruleset, result: checked };
    assert!(!human.document(&entry).text.is_empty());
    assert!(!json.document(&entry).text.is_empty());
    let entry = Entry { source, ruleset, result: &checked.reading };
    assert!(!FactsJson { lines: true, statements: false }.document(&entry).text.is_empty());
}
