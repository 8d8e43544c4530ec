//! Records of affected persons, made up by a generator, in every place of every format of input: labels of every wording,
//! signs of every sort, lines that nobody knows between them. None of the values is in any output.
//!
//! `NOTICELINT_SOWN=600 NOTICELINT_SOWN_SEED=7 cargo test --test all sown` makes more, and others.

mod places;
mod record;

use crate::folder::Folder;
use aho_corasick::AhoCorasick;
use record::{Dice, Record, escapes, percent, record};
use std::collections::{BTreeSet, HashMap};

/// How many drafts are made.
const DRAFTS: usize = 60;

fn setting(name: &str) -> Option<usize> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn nothing_of_a_record_is_in_any_output() {
    const FORMATS: [&str; 10] =
        ["human", "short", "json", "jsonl", "html", "sarif", "github", "gitlab", "junit", "rdjson"];
    let seed = setting("NOTICELINT_SOWN_SEED").unwrap_or(1);
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (seed as u64) << 20);
    let mut folder = Folder::new();
    let mut places: HashMap<String, String> = HashMap::new();
    for number in 0..setting("NOTICELINT_SOWN").unwrap_or(DRAFTS) {
        let person = number + 1000 * (seed % 5);
        let record = record(&mut dice, person);
        let (ending, place, bytes) = places::draft(&mut dice, &record);
        let name = format!("{number}.{ending}");
        let Record { text, values, .. } = record;
        places.extend(values.into_iter().map(|value| (value, format!("{name} ({place}): {text}"))));
        folder = folder.with(&name, &bytes);
    }
    let reports: Vec<String> = FORMATS.iter().map(|format| format!("{format}=out.{format}")).collect();
    let mut check = vec!["check", ".", "--show", "all", "--show-suppressed", "--summary", "out.summary"];
    check.extend(reports.iter().flat_map(|report| ["--report", report]));
    let calls = [
        check,
        vec!["check", ".", "--fix", "--diff"],
        vec!["facts", ".", "--format", "json"],
        vec!["facts", "."],
        vec!["baseline", "write", ".", "--output", "out.known"],
    ];
    let mut printed = String::new();
    for call in calls {
        let ran = folder.run(&[&call[..], &["--isolated", "--as-of", "2026-11-22"]].concat());
        assert!(matches!(ran.status, 0 | 1), "{call:?}: {}", ran.err);
        printed.extend([ran.out, ran.err]);
    }
    for name in FORMATS.iter().chain(&["summary", "known"]) {
        printed += &std::fs::read_to_string(folder.0.join(format!("out.{name}"))).unwrap();
    }
    let spellings: Vec<(String, &String)> = places
        .iter()
        .flat_map(|(value, place)| {
            [value.clone(), percent(value), escapes(value)].map(|spelt| (spelt, place))
        })
        .collect();
    // All at once: there is much to look through.
    let all = AhoCorasick::new(spellings.iter().map(|(spelt, _)| spelt)).unwrap();
    let found: BTreeSet<usize> =
        all.find_overlapping_iter(&printed).map(|hit| hit.pattern().as_usize()).collect();
    let leaks: Vec<String> =
        found.iter().map(|at| format!("{} of {}", spellings[*at].0, spellings[*at].1)).collect();
    assert!(leaks.is_empty(), "seed {seed}: {} leaks:\n{}", leaks.len(), leaks.join("\n"));
}
