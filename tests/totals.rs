//! The number of those affected among the others that a notice prints: members, recipients, staff, limits, records, columns.

use noticelint::{Format, ReadOptions, Source, builtin, read};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

/// A text, what stands beside the number of those affected, and that number.
#[derive(Deserialize)]
struct Case {
    of: String,
    total: u64,
    text: String,
}

#[test]
fn those_affected_are_told_from_others() {
    let cases: Cases = toml::from_str(include_str!("totals.toml")).unwrap();
    let ruleset = builtin().unwrap();
    let options = ReadOptions::on("2026-12-31".parse().unwrap());
    let mut wrong = Vec::new();
    for case in &cases.case {
        let text = format!("個人情報の漏えいについて\n\n2026年11月20日\n\n{}\n", case.text);
        let format = if text.contains("|---") { Format::Markdown } else { Format::Text };
        let told = read(&Source::new("draft", text, format), &ruleset, &options).conclusions;
        if told.total_affected != Some(case.total) {
            wrong.push(format!("{}: read {:?} in {}", case.of, told.total_affected, case.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
