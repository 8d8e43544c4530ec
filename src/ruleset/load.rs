//! Files → a ruleset, or all that is wrong with them.
//!
//! Owns the order of the steps and the version of the format. Reads no files.

use super::docs::{Docs, Settings};
use super::merge::{self, Merged};
use super::model::Ruleset;
use super::problem::{Place, Problem, Problems, Sink, TomlFile};
use super::required::REQUIRED;
use super::show::{self, Section};
use super::written::Written;
use super::{compile, parse, places, warn};

/// The version of the format that this program reads.
pub const FORMAT: i64 = 1;

/// A ruleset with everything that came with it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// What notices are read with.
    pub ruleset: Ruleset,
    /// What `explain` and tests need.
    pub docs: Docs,
    /// What the files say about runs.
    pub settings: Settings,
    /// The files, as [`Place`]s count them.
    pub files: Vec<TomlFile>,
    /// All layers as one, as written.
    merged: Merged,
    /// What every ruleset of its kind must have.
    required: &'static [(&'static str, &'static str)],
}

impl Loaded {
    /// The merged ruleset, each value with the place that set it.
    pub fn sections(&self) -> Vec<Section> {
        show::sections(&self.merged, &self.files)
    }

    /// What is not wrong, and yet not what the writer means, in the files that `own` names; `today` is an ISO date,
    /// `builtin` the version of the built-in rules.
    pub fn warnings(&self, own: impl Fn(&TomlFile) -> bool, today: &str, builtin: &str) -> Vec<Problem> {
        let own = |place: &Place| self.files.get(place.file).is_some_and(&own);
        let look = |merged: &Merged| warn::warnings(merged, &own, today, builtin);
        let mut found = look(&self.merged);
        let of_overrides = self.merged.of_overrides(&found, |over, _| look(over));
        found.extend(of_overrides);
        found.sort_by_key(|problem| (problem.file, problem.span.start));
        found
    }

    /// The same files with some overrides over the rules, by their numbers in [`Settings::overrides`], in order.
    pub fn with(&self, overrides: &[usize]) -> Result<Self, Problems> {
        let sink = Sink::default();
        let merged = self.merged.overridden(overrides, &sink);
        let (ruleset, docs, provided) = compile::compile(&merged, self.required, false, &sink);
        if !sink.is_empty() {
            return Err(Problems { files: self.files.clone(), problems: sink.into_sorted() });
        }
        let settings = settings(&merged, provided);
        Ok(Self { ruleset, docs, settings, files: self.files.clone(), merged, required: self.required })
    }
}

/// Loads layers, later ones over earlier ones. A layer is one file, or all files of the built-in ruleset.
pub fn load(layers: Vec<Vec<TomlFile>>) -> Result<Loaded, Problems> {
    load_with(layers, Vec::new(), REQUIRED)
}

/// Loads layers; `found` are mistakes that came up while the files were gathered.
pub fn load_with(
    layers: Vec<Vec<TomlFile>>,
    found: Vec<Problem>,
    required: &'static [(&'static str, &'static str)],
) -> Result<Loaded, Problems> {
    let sink = Sink::default();
    for problem in found {
        sink.push(problem);
    }
    let mut written = Vec::with_capacity(layers.len());
    let mut at = 0;
    for layer in &layers {
        let first = at;
        let mut tables = Vec::with_capacity(layer.len());
        let mut whole = true;
        for file in layer {
            match parse::parse(at, &file.text, &sink) {
                Some(file) => tables.push(file),
                None => whole = false,
            }
            at += 1;
        }
        if whole {
            check_version(first, &tables, &sink);
        }
        written.push(tables);
    }
    let syntax = |problem: &Problem| problem.code == "toml-syntax" || problem.code == "extends";
    // Names that a file which cannot be read would have defined are not reported as unknown.
    if sink.any(syntax) {
        let files = layers.into_iter().flatten().collect();
        return Err(Problems { files, problems: sink.into_sorted() });
    }
    let name = name(&layers, &written);
    let files: Vec<TomlFile> = layers.into_iter().flatten().collect();
    let merged = Merged { name, ..merge::merge(written, &sink) };
    let (ruleset, docs, provided) = compile::compile(&merged, required, false, &sink);
    check_overrides(&merged, required, &sink);
    if !sink.is_empty() {
        return Err(Problems { files, problems: sink.into_sorted() });
    }
    let settings = settings(&merged, provided);
    Ok(Loaded { ruleset, docs, settings, files, merged, required })
}

fn settings(merged: &Merged, provided: Vec<super::docs::Provided>) -> Settings {
    let mut settings = Settings { provided, ..merged.settings.clone() };
    places::settings(merged, &mut settings);
    settings
}

/// Finds the mistakes of overrides before any document needs one of them.
fn check_overrides(merged: &Merged, required: &[(&str, &str)], sink: &Sink) {
    let before = sink.all();
    let found = merged.of_overrides(&before, |over, sink| {
        compile::compile(over, required, true, &sink);
        sink.into_sorted()
    });
    found.into_iter().for_each(|problem| sink.push(problem));
}

/// The name of the whole: the last that a file gives, and the files without a name of their own over it.
fn name(layers: &[Vec<TomlFile>], written: &[Vec<Written>]) -> String {
    let mut name = String::new();
    for (layer, tables) in layers.iter().zip(written) {
        match (tables.iter().find_map(|file| file.name.as_ref()), layer.as_slice()) {
            (Some(given), _) => name.clone_from(&given.value),
            (None, [file]) if !name.is_empty() => name = format!("{name} + {}", file.name),
            _ => {}
        }
    }
    name
}

fn check_version(first: usize, layer: &[Written], sink: &Sink) {
    let misplaced = sink.any(|problem| problem.code == "version" && problem.file >= first);
    if !layer.iter().any(|file| file.has_version) && !misplaced {
        let place = Place { file: first, span: 0..0 };
        let (ja, en) = ("書式の版 noticelint = 1 がありません", "the version of the format is missing");
        sink.push(place.problem("version", ja, en).help(
            format!("ファイルの先頭に noticelint = {FORMAT} と書いてください"),
            format!("begin the file with noticelint = {FORMAT}"),
        ));
    }
    let given = layer.iter().filter_map(|file| file.version.as_ref());
    for version in given.filter(|version| version.value != FORMAT) {
        let (ja, en) = (
            format!("書式の版 {} は読めません", version.value),
            format!("version {} of the format is not known here", version.value),
        );
        sink.push(version.place.problem("version", ja, en).help(
            format!("noticelint = {FORMAT} とするか、新しい noticelint を使ってください"),
            format!("write noticelint = {FORMAT}, or use a newer noticelint"),
        ));
    }
}
