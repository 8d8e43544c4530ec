//! `check --format sarif`: SARIF 2.1.0, for code scanning and editors.
//!
//! Owns the log: results as they come, then the rules of all rulesets used, each told once, and the files that could
//! not be read. Columns count Unicode code points; what is silenced is told as such. Only the names of rulesets are
//! kept while a run goes on.

mod results;

use super::ci;
use super::json::without_empty;
use super::messages::FormatWords;
use super::{Entry, Failure, Gathered, Kept, Report, Sheet, Summary};
use crate::engine::Checked;
use crate::ruleset::{Lang, Severity};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

/// One log of one run.
#[derive(Debug)]
pub struct Sarif {
    fail_on: Option<Severity>,
    lang: Lang,
    /// The rules of each ruleset so far: by what its documents keep of it.
    rules: Mutex<BTreeMap<String, Vec<(String, String)>>>,
}

impl Sarif {
    /// A log; `lang` is the language of messages about the run, `fail_on` the least severity that ends it with 1.
    pub fn new(fail_on: Option<Severity>, lang: Lang) -> Self {
        Self { fail_on, lang, rules: Mutex::default() }
    }
}

impl Report<Checked> for Sarif {
    fn opening(&self, _: Lang) -> String {
        let lang = self.lang;
        format!(
            "{{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[\
             {{\"columnKind\":\"unicodeCodePoints\",\"language\":\"{lang}\",\"results\":["
        )
    }

    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        let ruleset = entry.ruleset;
        // A run holds on to each of its rulesets, so that no two of them ever stand at one address.
        let at = std::ptr::from_ref(ruleset).addr();
        let key = format!("{} {} {at:x} {}", ruleset.name, ruleset.version, self.lang);
        let mut known = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(key.clone()).or_insert_with(|| results::rules(ruleset, self.lang));
        drop(known);
        Sheet {
            text: results::results(entry, self.fail_on).join(",\n"),
            kept: vec![Kept { severity: None, key, text: String::new() }],
        }
    }

    fn gather(&self, sheet: Sheet, gathered: &mut Gathered) -> String {
        for kept in sheet.kept {
            if !gathered.kept.contains(&kept) {
                gathered.kept.push(kept);
            }
        }
        super::gitlab::listed(sheet.text, gathered)
    }

    fn closing(&self, summary: &Summary, gathered: &Gathered) -> String {
        let known = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        let mut told = BTreeSet::new();
        let rules: Vec<&str> = gathered
            .kept
            .iter()
            .filter_map(|kept| known.get(&kept.key))
            .flatten()
            .filter(|(id, _)| told.insert(id.as_str()))
            .map(|(_, json)| json.as_str())
            .collect();
        let unread = summary.failures.iter().map(|failure| self.unread(failure));
        let invocation = json!({
            "executionSuccessful": summary.failures.is_empty() && !summary.interrupted,
            "toolExecutionNotifications": unread.collect::<Value>(),
        });
        let version = env!("CARGO_PKG_VERSION");
        format!(
            "],\n\"tool\":{{\"driver\":{{\"name\":\"noticelint\",\"version\":\"{version}\",\
             \"semanticVersion\":\"{version}\",\"rules\":[{}]}}}},\n\"invocations\":[{invocation}]}}]}}\n",
            rules.join(",\n")
        )
    }
}

impl Sarif {
    fn unread(&self, failure: &Failure) -> Value {
        let words = FormatWords::of(self.lang);
        let said = format!("{}: {}", words.unreadable(), ci::lines(&failure.message));
        json!({ "level": "error", "message": message(&said), "locations": [location(&failure.path, None)] })
    }
}

fn message(text: &str) -> Value {
    json!({ "text": plain(text) })
}

/// A file, or a region of it.
fn location(path: &str, region: Option<Value>) -> Value {
    let place = json!({ "artifactLocation": { "uri": ci::uri(path) }, "region": region });
    json!({ "physicalLocation": without_empty(place, &["region"]) })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A plain message: words of a draft make no link (`[…](…)`) and no placeholder (`{0}`) in it.
fn plain(text: &str) -> String {
    let mut plain = text.replace("](", "] (");
    if let Some(from) = plain.find('{') {
        let (before, rest) = plain.split_at(from);
        let mut shown = before.to_owned();
        let mut last = ' ';
        for character in rest.chars() {
            if last == '{' && character.is_ascii_digit() {
                shown.push(' ');
            }
            shown.push(character);
            last = character;
        }
        plain = shown;
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Fix;
    use crate::document::Span;
    use crate::engine::{Origin, Suppressed};
    use crate::input::Encoding;
    use crate::report::test_support::{Sample, label};

    fn whole(samples: &[Sample], summary: &Summary) -> Value {
        let sarif = Sarif::new(Some(Severity::Error), Lang::Ja);
        let mut gathered = Gathered::default();
        let mut text = sarif.opening(Lang::Ja);
        for sample in samples {
            text += &sarif.gather(sarif.document(&sample.entry()), &mut gathered);
        }
        text += &sarif.closing(summary, &gathered);
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    fn sample() -> Sample {
        let mut sample =
            Sample::new("案/a b.md", "お客様の情報が😀流失しました。\nお詫びします。\n", Lang::Ja);
        let word = sample.span("流失");
        let other = sample.span("お詫び");
        let finding = sample.finding("terms/wrong", Severity::Info, "流失", "「流失」[x](1) {0}");
        finding.fix = Some(Fix { edits: vec![(word, "流出".to_owned())], safe: true });
        finding.help = Some("「流出」と書く。".to_owned());
        finding.labels.push(label(other, "ここも"));
        sample
    }

    #[test]
    fn an_empty_run_is_a_log() {
        let log = whole(&[], &Summary::default());
        assert_eq!(log["runs"][0]["results"], json!([]));
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"], json!([]));
        assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);
    }

    #[test]
    fn a_finding_is_a_result() {
        let log = whole(&[sample(), sample()], &Summary::default());
        let run = &log["runs"][0];
        assert_eq!(run["results"].as_array().unwrap().len(), 2);
        assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 1, "told once");
        let found = &run["results"][0];
        assert_eq!((&found["ruleId"], &found["level"]), (&json!("terms/wrong"), &json!("note")));
        assert_eq!(found["message"]["text"], "「流失」[x] (1) { 0}\n直し方: 「流出」と書く。");
        let place = &found["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "%E6%A1%88/a%20b.md");
        let region = json!({ "startLine": 1, "startColumn": 9, "endLine": 1, "endColumn": 11,
            "byteOffset": 25, "byteLength": 6, "snippet": { "text": "流失" } });
        assert_eq!(place["region"], region);
        assert_eq!(found["relatedLocations"][0]["message"]["text"], "ここも");
        let replacement = &found["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(replacement["insertedContent"]["text"], "流出");
        assert_eq!(found["partialFingerprints"]["noticelint/v1"].as_str().unwrap().len(), 32);
    }

    #[test]
    fn what_is_silenced_is_told_as_such() {
        let mut sample = sample();
        let finding = sample.checked.findings.remove(0);
        let origin = Origin::Comment(Span { start: 0, end: 9 });
        let found = |origin, until: Option<&str>| Suppressed {
            finding: finding.clone(),
            reason: "引用".to_owned(),
            until: until.map(str::to_owned),
            origin,
        };
        sample.checked.suppressed.push(found(origin, None));
        let file = Origin::File { name: "noticelint.toml".to_owned(), line: 7, byte: 90 };
        sample.checked.suppressed.push(found(file, Some("2026-12-31")));
        let log = whole(&[sample], &Summary::default());
        let told = |at: usize| log["runs"][0]["results"][at]["suppressions"][0].clone();
        assert_eq!((&told(0)["kind"], &told(0)["justification"]), (&json!("inSource"), &json!("引用")));
        assert_eq!(told(1)["justification"], "引用(2026-12-31まで)");
        assert_eq!(told(1)["location"]["physicalLocation"]["region"], json!({ "startLine": 7 }));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_a_notification() {
        let failure = Failure { path: "無い.md".to_owned(), message: "ありません。".to_owned() };
        let log = whole(&[], &Summary { failures: vec![failure], ..Summary::default() });
        let invocation = &log["runs"][0]["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        let told = &invocation["toolExecutionNotifications"][0];
        assert_eq!(told["message"]["text"], "ファイルを読めませんでした: ありません。");
    }

    #[test]
    fn bytes_are_told_only_where_they_are_those_of_the_file() {
        let mut sample = sample();
        sample.source.encoding = Encoding { name: "Shift_JIS", mark: false };
        let log = whole(&[sample], &Summary::default());
        let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
        assert_eq!((&region["byteOffset"], &region["startColumn"]), (&Value::Null, &json!(9)));
    }

    /// A file whose lines are none: places are named, and no line is made up.
    #[test]
    fn a_word_file_has_no_lines() {
        use crate::document::{Anchor, LaidLine, Layout, Role, read_laid};
        let mut sample = sample();
        let span = Span { start: 0, end: sample.source.text.len() };
        let line = LaidLine {
            span,
            role: Role::Text,
            blank_before: false,
            anchor: Anchor::Row { table: 1, row: 2 },
        };
        let layout = Layout { lines: vec![line], traces: Vec::new() };
        sample.checked.reading.document = read_laid(&sample.source.text, &layout);
        sample.source.layout = Some(std::sync::Arc::new(layout));
        let log = whole(&[sample], &Summary::default());
        let found = &log["runs"][0]["results"][0];
        let place = &found["locations"][0];
        assert_eq!(place["physicalLocation"]["region"], Value::Null);
        assert_eq!(place["logicalLocations"][0]["fullyQualifiedName"], "table 1 row 2");
        assert!(found["message"]["text"].as_str().unwrap().starts_with("表1の2行目: "));
    }
}
