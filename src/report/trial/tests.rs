use super::*;
use crate::builtin::load_file;
use crate::rule_tests::{Choice, run};
use std::path::Path;

const HEAD: &str = "noticelint = 1\nextends = []\n[rules.\"acme/loss\"]\ncheck = \"phrase\"\nseverity = \"info\"\n\
                    title = \"t\"\nmessage = \"m\"\nkinds = [\"not-a-notice\"]\n\
                    with = { detect = [{ any = [\"紛失\"] }] }\n[[rules.\"acme/loss\".tests]]\n";

fn loaded(test: &str) -> Loaded {
    let text = format!("{HEAD}{test}\nexpect = \"finding\"\n");
    load_file(Path::new("noticelint.toml"), &text).map_err(|problems| problems.problems).unwrap()
}

/// What is underlined of a test's text for a part of it.
fn underlined(test: &str, words: &str) -> String {
    let loaded = loaded(test);
    let example = &loaded.docs.rules["acme/loss"].tests[0];
    let start = example.text.find(words).unwrap();
    let place = part(example, start..start + words.len(), &loaded);
    loaded.files[place.file].text[place.span].to_owned()
}

#[test]
fn words_are_found_in_the_toml() {
    assert_eq!(underlined("text = \"鍵の紛失です\"", "紛失"), "紛失");
    assert_eq!(underlined("text = '''\n鍵の\n紛失\nです'''", "紛失"), "紛失");
    assert_eq!(underlined("text = \"\"\"\n\n鍵の紛失\nです\"\"\"", "\n鍵の紛失\nです"), "鍵の紛失");
}

#[test]
fn among_escapes_words_that_stand_there_once_are_found() {
    assert_eq!(underlined("text = \"題\\n\\n鍵の紛失です\"", "紛失"), "紛失");
    assert_eq!(underlined("text = \"題\\n\\n紛失と紛失\"", "紛失"), "\"題\\n\\n紛失と紛失\"");
    assert_eq!(underlined("text = \"\\u7d1b失\"", "紛失"), "\"\\u7d1b失\"");
}

#[test]
fn a_long_row_is_shown_by_its_sentence() {
    let filler = "当社の業務についてご説明します。".repeat(20);
    let loaded = loaded(&format!("text = \"{filler}鍵をなくしました。{filler}\""));
    let choice = Choice { only: &[], inherited: false, lang: Lang::Ja };
    let trial = run(&loaded, &choice);
    let shown = Ruled { name: "noticelint.toml", loaded: &loaded, trial, gaps: None, chosen: false };
    let text = human(&shown, Lang::Ja, false);
    assert!(text.contains("Missing"), "{text}");
    let widest = text.lines().map(width).max().unwrap();
    assert!(widest <= 120, "{widest}\n{text}");
}

#[test]
fn a_note_is_wrapped_under_its_head() {
    let text = note("理由: ", &"指摘は出ません。".repeat(12));
    assert!(text.lines().count() > 1);
    assert!(text.lines().skip(1).all(|line| line.starts_with("      指")), "{text}");
    assert!(text.lines().all(|line| width(line) <= NOTE), "{text}");
}
