//! A baseline: the findings of old texts that are known and need not be mended now.
//!
//! Owns the file that holds them and what becomes of it over time. A finding is known by its fingerprint, not by its
//! line, and the file holds nothing of the draft but that: no words of it, so no personal data. Which findings are known
//! in a run is settled where all findings are.

use super::fingerprint;
use crate::input::{self, relative};
use crate::ruleset::{Place, Problem};
use crate::text::quote;
use crate::text::slice;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// The version of the file's form.
const FORMAT: i64 = 1;
/// The key that says so, and that this is such a file.
pub(crate) const KEY: &str = "noticelint-baseline";

/// How the file begins.
const HEAD: &str = "# Findings that were there when checking began, known by fingerprint: they do not fail a check.\n\
                    # 検査を始める前からあった指摘。check --baseline で見逃します。\n";

/// A known finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The id of its rule.
    pub rule: String,
    /// The id of its element.
    pub element: Option<String>,
    /// Its fingerprint.
    pub fingerprint: String,
    /// The line of the file that it stands on, from 1; 0 where it stands in none yet.
    pub line: usize,
}

/// Known findings by document.
#[derive(Debug, Clone, Default)]
pub struct Baseline {
    /// The file, as named to people.
    pub name: String,
    folder: PathBuf,
    /// Documents relative to the folder of the file, with `/` between folders.
    documents: BTreeMap<String, Vec<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "noticelint-baseline")]
    format: Spanned<i64>,
    fingerprint: Spanned<String>,
    #[serde(default)]
    documents: BTreeMap<Spanned<String>, Vec<Spanned<Row>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    rule: String,
    element: Option<String>,
    finding: String,
}

impl Baseline {
    /// A baseline without findings, to be written to `path`.
    pub fn new(path: &Path) -> Self {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        Self { name: path.to_string_lossy().replace('\\', "/"), folder, documents: BTreeMap::new() }
    }

    /// Reads the text of the file at `path`, or says what is wrong with it.
    pub fn read(path: &Path, text: &str) -> Result<Self, Box<Problem>> {
        let file: File = toml::from_str(text).map_err(|error| Box::new(broken(text, &error)))?;
        if *file.format.get_ref() != FORMAT {
            return Err(Box::new(other_version(file.format.span())));
        }
        if file.fingerprint.get_ref() != fingerprint::NAME {
            return Err(Box::new(other_version(file.fingerprint.span())));
        }
        let lines = Lines::of(text);
        let entry = |row: Spanned<Row>| {
            let line = lines.at(row.span().start);
            let Row { rule, element, finding } = row.into_inner();
            Entry { rule, element, fingerprint: finding, line }
        };
        let documents = file.documents.into_iter();
        let documents = documents
            .map(|(path, rows)| (path.into_inner(), rows.into_iter().map(entry).collect()))
            .collect();
        Ok(Self { documents, ..Self::new(path) })
    }

    /// What is known of a document, by its path as shown.
    pub fn of(&self, document: &str) -> &[Entry] {
        self.documents.get(&self.key(document)).map_or(&[], Vec::as_slice)
    }

    /// Puts what is known of a document in the place of what was. Documents whose names are covered alike share it.
    pub fn put(&mut self, document: &str, entries: Vec<Entry>) {
        let key = self.key(document);
        if entries.is_empty() {
            self.documents.remove(&key);
        } else {
            self.documents.insert(key, entries);
        }
    }

    /// Takes out what is known of documents that are no longer there.
    pub fn take_gone(&mut self) {
        let gone: Vec<String> = self.gone().map(|(key, _)| key.to_owned()).collect();
        gone.iter().for_each(|key| _ = self.documents.remove(key));
    }

    /// The documents that are no longer there, and how much is known of them.
    pub fn gone(&self) -> impl Iterator<Item = (&str, usize)> {
        // What a covered name stands for cannot be looked for.
        let there = |key: &str| {
            key.starts_with('<')
                || key.contains(['*', '＊'])
                || input::file_of(&self.folder.join(file_of(key)).to_string_lossy()).exists()
        };
        let gone = self.documents.iter().filter(move |(key, _)| !there(key));
        gone.map(|(key, entries)| (key.as_str(), entries.len()))
    }

    /// How many findings are known, and of how many documents.
    pub fn count(&self) -> (usize, usize) {
        (self.documents.values().map(Vec::len).sum(), self.documents.len())
    }

    /// The text of the file: sorted, a finding a line.
    pub fn text(&self) -> String {
        let mut text = format!(
            "{HEAD}{KEY} = {FORMAT}\nfingerprint = {}\n\n[documents]\n",
            quote::toml(fingerprint::NAME)
        );
        for (path, entries) in &self.documents {
            let _ = writeln!(text, "{} = [", quote::toml(path));
            let rows: BTreeSet<String> = entries.iter().map(row).collect();
            rows.iter().for_each(|row| _ = writeln!(text, "  {row},"));
            text.push_str("]\n");
        }
        text
    }

    fn key(&self, document: &str) -> String {
        // What was typed in has no place of its own.
        if document.starts_with('<') { document.to_owned() } else { relative(&self.folder, document) }
    }
}

/// A notice of a collection lies in the collection's file.
fn file_of(key: &str) -> &str {
    match key.rsplit_once('#') {
        Some((file, _)) if Path::new(file).extension().is_some() => file,
        _ => key,
    }
}

fn row(entry: &Entry) -> String {
    let element = entry.element.as_ref().map(|element| format!(", element = {}", quote::toml(element)));
    let (rule, finding) = (quote::toml(&entry.rule), quote::toml(&entry.fingerprint));
    format!("{{ rule = {rule}{}, finding = {finding} }}", element.unwrap_or_default())
}

fn at(span: Range<usize>) -> Place {
    Place { file: 0, span }
}

fn broken(text: &str, error: &toml::de::Error) -> Problem {
    let span = error.span().unwrap_or(0..0);
    let reason = error.message().lines().next().unwrap_or("");
    let problem = at(span.clone()).problem(
        "baseline",
        format!("既知の指摘の一覧として読めません ({reason})"),
        format!("this is no list of known findings: {reason}"),
    );
    let line =
        text.get(..span.start).map_or("", |before| slice(text, before.rfind('\n').map_or(0, |at| at + 1)..));
    if ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark)) {
        return problem.help(
            "Git の競合の印です。両方の行を残して印の行を消すか、noticelint baseline write で書き直してください",
            "this marks a conflict of Git: keep the lines of both sides and take the marks out, or write the file anew with noticelint baseline write",
        );
    }
    problem.help("noticelint baseline write で書き直せます", "noticelint baseline write writes it anew")
}

fn other_version(span: Range<usize>) -> Problem {
    let (ja, en) = ("この版の一覧は読めません", "this version of the list is not known here");
    at(span).problem("baseline", ja, en).help(
        "この noticelint で baseline write をやり直すか、一覧を書いた noticelint を使ってください",
        "write it anew with this noticelint, or use the noticelint that wrote it",
    )
}

/// Where lines begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at).collect())
    }

    /// The line of a byte, from 1.
    fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|end| *end < byte) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::Lang;

    fn entry(rule: &str, element: Option<&str>, fingerprint: &str) -> Entry {
        let element = element.map(str::to_owned);
        Entry { rule: rule.to_owned(), element, fingerprint: fingerprint.to_owned(), line: 0 }
    }

    #[test]
    fn what_is_written_is_read_and_the_order_of_writing_does_not_matter() {
        let path = Path::new("old/known.toml");
        let mut one = Baseline::new(path);
        one.put(
            "old/b.md",
            vec![entry("text/radical", None, "2"), entry("cause/missing", Some("cause"), "1")],
        );
        one.put("old/x/a \"1\".md", vec![entry("cause/missing", Some("cause"), "1")]);
        one.put("new.md", vec![entry("cause/missing", None, "3")]);
        let mut two = Baseline::new(path);
        two.put("new.md", vec![entry("cause/missing", None, "3")]);
        two.put("old/x/a \"1\".md", vec![entry("cause/missing", Some("cause"), "1")]);
        two.put(
            "old/b.md",
            vec![entry("cause/missing", Some("cause"), "1"), entry("text/radical", None, "2")],
        );
        two.put("old/clean.md", Vec::new());
        assert_eq!(one.text(), two.text());
        let text = one.text();
        assert!(
            text.contains("\"../new.md\" = [\n  { rule = \"cause/missing\", finding = \"3\" },\n]\n"),
            "{text}"
        );
        let read = Baseline::read(path, &text).unwrap();
        assert_eq!((read.count(), read.text()), ((4, 3), text.clone()));
        let lines: Vec<usize> = read.of("./old/b.md").iter().map(|entry| entry.line).collect();
        assert_eq!(lines, [11, 12]);
        assert!(text.lines().nth(10).unwrap().contains("cause/missing"));
        assert!(read.of("b.md").is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_place_and_cure() {
        let good = Baseline::new(Path::new("known.toml")).text();
        let problem = |text: &str| {
            let problem = Baseline::read(Path::new("known.toml"), text).map(|_| ()).unwrap_err();
            let help = problem.help.clone().unwrap();
            (text.get(problem.span.clone()).unwrap_or("").to_owned(), help.get(Lang::Ja).to_owned())
        };
        assert!(problem("{}").1.contains("baseline write"));
        assert_eq!(problem(&good.replace("baseline = 1", "baseline = 2")).0, "2");
        assert!(problem(&good.replace("/v1", "/v9")).1.contains("baseline write"));
        let extra = format!("{good}\"a.md\" = [{{ rule = \"x\", finding = \"y\", lnie = 3 }}]\n");
        assert_eq!(problem(&extra).0, "lnie");
        let conflict = format!("{good}<<<<<<< HEAD\n\"a.md\" = []\n=======\n>>>>>>> x\n");
        assert!(problem(&conflict).1.contains("競合"));
    }

    #[test]
    fn a_notice_of_a_collection_lies_in_its_file() {
        assert_eq!(
            (file_of("a.txt#12"), file_of("a.txt"), file_of("no#3/a.md")),
            ("a.txt", "a.txt", "no#3/a.md")
        );
    }
}
