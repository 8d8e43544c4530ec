//! `check --format gitlab`: a Code Quality report.
//!
//! Owns the shape that GitLab reads, and its severities: `error` is critical, `warning` major, `info` info. Keys
//! that the service passes over (`content`) are for those who read the file itself.

use super::ci::{self, line};
use super::json::without_empty;
use super::messages::{FormatWords, Words};
use super::position::LineTable;
use super::{Entry, Gathered, Kept, Report, Sheet, Summary};
use crate::checks::Finding;
use crate::engine::Checked;
use crate::engine::fingerprint::{Fingerprints, of_parts};
use crate::ruleset::{Lang, Severity};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

/// The rule of files that could not be read.
const UNREADABLE: &str = "noticelint/unreadable";

/// A Code Quality report: one list.
#[derive(Debug)]
pub struct Gitlab {
    fail_on: Option<Severity>,
    lang: Lang,
    /// The files told so far, by the hashes of their paths: fingerprints are told once.
    told: Mutex<HashSet<u64>>,
}

impl Gitlab {
    /// A report; `lang` is the language of messages about the run, `fail_on` the least severity that ends it with 1.
    pub fn new(fail_on: Option<Severity>, lang: Lang) -> Self {
        Self { fail_on, lang, told: Mutex::default() }
    }
}

impl Report<Checked> for Gitlab {
    fn opening(&self, _: Lang) -> String {
        "[".to_owned()
    }

    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        let table = LineTable::new(&entry.source.text);
        let prints = Fingerprints::of(entry.result, entry.ruleset);
        let path = ci::plain(&entry.source.name);
        let issues = ci::told(entry, self.fail_on).zip(&prints.findings).map(|(finding, print)| {
            // Two files may hold the same text.
            let fingerprint = of_parts(&[path, print]);
            issue(entry, path, &table, finding, &fingerprint).to_string()
        });
        Sheet {
            text: issues.collect::<Vec<_>>().join(",\n"),
            kept: vec![Kept { severity: None, key: path.to_owned(), text: String::new() }],
        }
    }

    fn gather(&self, sheet: Sheet, gathered: &mut Gathered) -> String {
        let mut hasher = DefaultHasher::new();
        sheet.kept.first().map(|kept| kept.key.as_str()).hash(&mut hasher);
        // A file that is named twice is still one file.
        match self.told.lock().unwrap_or_else(PoisonError::into_inner).insert(hasher.finish()) {
            true => listed(sheet.text, gathered),
            false => String::new(),
        }
    }

    fn closing(&self, summary: &Summary, gathered: &Gathered) -> String {
        let words = FormatWords::of(self.lang);
        let issues = summary.failures.iter().map(|failure| {
            let issue = json!({
                "type": "issue",
                "check_name": UNREADABLE,
                "description": format!("{}: {}", words.unreadable(), line(&failure.message)),
                "categories": ["Bug Risk"],
                "severity": "blocker",
                "fingerprint": of_parts(&[UNREADABLE, &failure.path]),
                "location": { "path": ci::plain(&failure.path), "lines": { "begin": 1, "end": 1 } },
            });
            issue.to_string()
        });
        let issues: Vec<String> = issues.collect();
        let between = if gathered.begun && !issues.is_empty() { ",\n" } else { "" };
        format!("{between}{}]\n", issues.join(",\n"))
    }
}

/// Takes the items of a document into a list that is open: a document without any leaves no comma behind.
pub(super) fn listed(items: String, gathered: &mut Gathered) -> String {
    if items.is_empty() {
        return items;
    }
    match std::mem::replace(&mut gathered.begun, true) {
        true => format!(",\n{items}"),
        false => items,
    }
}

fn issue(
    entry: &Entry<'_, Checked>,
    path: &str,
    table: &LineTable<'_>,
    finding: &Finding,
    fingerprint: &str,
) -> Value {
    let words = Words::of(entry.result.lang);
    let rule = &entry.ruleset.rules[finding.rule];
    let help = finding.help.as_deref().map(|help| format!(" {}{}", words.mend(), line(help)));
    let stretch = ci::span(entry, finding).map(|span| table.stretch(span));
    let (begin, end) = stretch.map_or((1, 1), |stretch| (stretch.start.line, stretch.end.line));
    let anchor = ci::anchored(entry, finding);
    let why = rule.told.why.as_ref().map(|why| format!("{}{}", words.why(), line(why.get(words.lang))));
    let out = json!({
        "type": "issue",
        "check_name": rule.id,
        "description": format!("{anchor}{}{}", line(&finding.message), help.unwrap_or_default()),
        "categories": ["Style"],
        "severity": match finding.severity {
            Severity::Error => "critical",
            Severity::Warning => "major",
            Severity::Info => "info",
        },
        "fingerprint": fingerprint,
        "location": { "path": path, "lines": { "begin": begin, "end": end } },
        "content": why.map(|body| json!({ "body": body })),
    });
    without_empty(out, &["content"])
}
