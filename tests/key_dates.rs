//! Key dates and totals of invented notices in the layouts that organisations use: diary lines, tables, letters, labels,
//! ranges over a year's end, words for days that hang on others.

use noticelint::{Format, ReadOptions, Source, builtin, read};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

/// A notice and what is to be read of it; `none` where nothing may be, no key where it does not matter.
#[derive(Deserialize)]
struct Case {
    id: String,
    text: String,
    occurred_on: Option<String>,
    known_on: Option<String>,
    discovered_on: Option<String>,
    published_on: Option<String>,
    regulator_reported_on: Option<String>,
    total_affected: Option<u64>,
}

#[test]
fn the_days_that_matter_are_read_in_every_layout() {
    let cases: Cases = toml::from_str(include_str!("key_dates.toml")).unwrap();
    let ruleset = builtin().unwrap();
    let options = ReadOptions::on("2026-12-31".parse().unwrap());
    let mut wrong = Vec::new();
    for case in &cases.case {
        let source = Source::new("draft.txt", case.text.clone(), Format::Text);
        let told = read(&source, &ruleset, &options).conclusions;
        for (name, wanted, day) in [
            ("occurred_on", &case.occurred_on, told.occurred_on),
            ("known_on", &case.known_on, told.known_on),
            ("discovered_on", &case.discovered_on, told.discovered_on),
            ("published_on", &case.published_on, told.published_on),
            ("regulator_reported_on", &case.regulator_reported_on, told.regulator_reported_on),
        ] {
            let read = day.map_or_else(|| "none".to_owned(), |day| day.to_string());
            if wanted.as_ref().is_some_and(|wanted| *wanted != read) {
                wrong.push(format!("{} {name}: read {read}", case.id));
            }
        }
        if case.total_affected.is_some() && case.total_affected != told.total_affected {
            wrong.push(format!("{} total_affected: read {:?}", case.id, told.total_affected));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
