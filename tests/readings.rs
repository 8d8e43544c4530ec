//! How well notices are read, against labels: the invented corpus, and the archive of real ones where it stands beside
//! the project. Measures as the archive's own scorer does; the bounds are the product's promise.

use noticelint::Status;
use noticelint::read;
use noticelint::{Kind, Ruleset};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The first seven elements of the ruleset's tables that are the product's core.
const CORE: &[&str] = &[
    "affected-count",
    "data-types",
    "timeline",
    "cause",
    "recurrence-measures",
    "contact-point",
    "regulator-notification",
];

#[derive(Deserialize)]
struct Label {
    id: String,
    kind: String,
    #[serde(default)]
    kind_disputed: Option<serde_json::Value>,
    elements: BTreeMap<String, Element>,
}

#[derive(Deserialize)]
struct Element {
    status: String,
    #[serde(default)]
    disputed: Option<serde_json::Value>,
}

/// Counts of right and wrong readings.
#[derive(Default)]
struct Tally {
    hit: f64,
    extra: f64,
    lost: f64,
}

impl Tally {
    fn add(&mut self, wanted: bool, read: bool) {
        self.hit += f64::from(u8::from(wanted && read));
        self.extra += f64::from(u8::from(!wanted && read));
        self.lost += f64::from(u8::from(wanted && !read));
    }
    fn f1(&self) -> f64 {
        2.0 * self.hit / (2.0 * self.hit + self.extra + self.lost)
    }
}

struct Score {
    core: f64,
    all: f64,
    three_way: f64,
    kind: f64,
}

fn score(folder: &Path, ruleset: &Ruleset) -> Score {
    let labels = std::fs::read_to_string(folder.join("labels.json")).expect("labels");
    let labels: Vec<Label> = serde_json::from_str(&labels).expect("labels are JSON");
    assert!(labels.len() >= 20, "a handful of notices measures nothing");
    let (mut core, mut all) = (Tally::default(), Tally::default());
    let (mut same, mut of, mut kinds, mut kinds_of) = (0.0, 0.0, 0.0, 0.0);
    for label in &labels {
        let path = folder.join("notices").join(format!("{}.txt", label.id));
        let text = std::fs::read_to_string(&path).expect("a notice for each label");
        let reading =
            read(&crate::mutations::source(&label.id, &text), ruleset, &crate::mutations::options().reading);
        if label.kind_disputed.is_none() && label.kind != "news" {
            kinds_of += 1.0;
            kinds += f64::from(u8::from(Some(reading.conclusions.kind) == Kind::from_name(&label.kind)));
        }
        for (element, state) in ruleset.elements.iter().zip(&reading.elements) {
            let wanted = &label.elements[&*element.id];
            if wanted.disputed.is_some() {
                continue;
            }
            of += 1.0;
            same += f64::from(u8::from(wanted.status == state.status.name()));
            let (stated, read) = (wanted.status == "stated", state.status == Status::Stated);
            all.add(stated, read);
            if CORE.contains(&element.id.as_str()) {
                core.add(stated, read);
            }
        }
    }
    Score { core: core.f1(), all: all.f1(), three_way: same / of, kind: kinds / kinds_of }
}

fn assert_promise(name: &str, score: &Score) {
    println!(
        "{name}: core F1 {:.3}, all F1 {:.3}, three-way {:.3}, kind {:.3}",
        score.core, score.all, score.three_way, score.kind
    );
    assert!(score.core >= 0.92, "{name}: core F1 {}", score.core);
    assert!(score.all >= 0.90, "{name}: F1 of all thirteen {}", score.all);
    assert!(score.three_way >= 0.88, "{name}: three-way {}", score.three_way);
    assert!(score.kind >= 0.90, "{name}: kind {}", score.kind);
}

#[test]
fn the_corpus_is_read_as_labelled() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let ruleset = noticelint::builtin().expect("the built-in ruleset");
    assert_promise("corpus", &score(&folder, &ruleset));
}

#[test]
fn the_archive_is_read_as_labelled_where_it_is_there() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/archive");
    if !folder.join("labels.json").exists() {
        return;
    }
    let ruleset = noticelint::builtin().expect("the built-in ruleset");
    assert_promise("archive", &score(&folder, &ruleset));
}
