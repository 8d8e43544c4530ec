//! Files → a ruleset, or all that is wrong with them.
//!
//! Owns the order of the steps and the version of the format. Reads no files.

use super::compile::{self, docs, settings};
use super::docs::{Docs, Settings};
use super::entries::Files;
use super::lint::{self, NoEffect, Surroundings};
use super::merge::{Merged, Unwatched};
use super::mistakes::{Place, Problem, Problems, Sink, TomlFile};
use super::model::Ruleset;
use super::show::{self, Section};
use super::tree::Table;
use super::{read, syntax};
use std::ops::Deref;
use std::path::Path;
use std::sync::{Arc, OnceLock};

#[cfg(test)]
use super::required::REQUIRED;

/// The version of the format that this program reads.
pub(crate) const FORMAT: i64 = 1;

/// A ruleset with everything that came with it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// What notices are read with.
    pub ruleset: Ruleset,
    /// What `explain` and tests need.
    pub docs: LazyDocs,
    /// What the files say about runs.
    pub settings: Settings,
    /// The files, as places count them.
    pub files: Vec<TomlFile>,
    /// All layers as one, as written.
    pub(super) merged: Arc<Merged>,
    /// What they are made of.
    parts: Arc<Parts>,
    /// What every ruleset of its kind must have.
    required: &'static [(&'static str, &'static str)],
}

/// The lowest layer as it was prepared, and the layers over it.
#[derive(Debug)]
struct Parts {
    base: Base,
    layers: Vec<Vec<Table>>,
}

/// Documentation, put together when it is first asked for.
#[derive(Debug, Clone)]
pub struct LazyDocs {
    merged: Arc<Merged>,
    docs: OnceLock<Docs>,
    changed: OnceLock<Docs>,
}

impl Deref for LazyDocs {
    type Target = Docs;
    fn deref(&self) -> &Docs {
        self.docs.get_or_init(|| docs::docs(&self.merged))
    }
}

impl LazyDocs {
    /// That of what files over the built-in rules put down or changed, and of what lies below at most where it was asked
    /// for already: a run that looks at nothing else does not pay for it.
    pub fn changed(&self) -> &Docs {
        self.docs.get().unwrap_or_else(|| self.changed.get_or_init(|| docs::changed(&self.merged)))
    }

    /// Changes what is told of rules and elements.
    pub fn edit(&mut self, change: impl FnOnce(&mut Docs)) {
        let mut docs = self.docs.take().unwrap_or_else(|| docs::docs(&self.merged));
        change(&mut docs);
        (self.docs, self.changed) = (OnceLock::from(docs), OnceLock::new());
    }
}

impl Loaded {
    /// The merged ruleset, each value with the place that set it.
    pub fn sections(&self) -> Vec<Section> {
        show::sections(&self.merged, &self.files)
    }

    /// What is not wrong, and yet not what the writer means, in the files that `own` names; `today` is an ISO date,
    /// `builtin` the version of the built-in rules.
    pub fn warnings(&self, own: impl Fn(&TomlFile) -> bool, around: &Surroundings) -> Vec<Problem> {
        let own = |place: &Place| self.files.get(place.file).is_some_and(&own);
        let seen = self.seen();
        let mut found = lint::warnings(&self.merged, seen.clone(), &own, around);
        let of_overrides = self.merged.of_overrides(&found, |which| {
            let mut seen = seen.clone();
            let over = self.merged.watched(which, &Sink::default(), &mut seen);
            lint::warnings(&over, seen, &own, around)
        });
        found.extend(of_overrides);
        found.sort_by_key(|problem| (problem.file, problem.span.start));
        found
    }

    /// What has no effect while the layers are put over each other once more.
    fn seen(&self) -> NoEffect {
        let (mut seen, sink) = (NoEffect::default(), Sink::default());
        let mut merged = self.parts.base.lowest();
        for layer in &self.parts.layers {
            merged.put(layer.clone(), &sink, &mut seen);
        }
        seen
    }

    /// The same files with some overrides over the rules, by their numbers in `Settings::overrides`, in order.
    pub fn with(&self, overrides: &[usize]) -> Result<Self, Problems> {
        let sink = Sink::default();
        let merged = self.merged.overridden(overrides, &sink);
        let below = self.parts.base.ruleset.and_then(|below| below());
        let ruleset = compile::compile(&merged, below, self.required, None, &sink);
        if !sink.is_empty() {
            return Err(Problems { files: self.files.clone(), problems: sink.into_sorted() });
        }
        Ok(Self::new(ruleset, merged, Arc::clone(&self.parts), self.files.clone(), self.required))
    }

    /// The same files with each override alone that changes more than severities and settings.
    pub fn each_override(&self) -> impl Iterator<Item = Self> {
        let all = 0..self.merged.root.tables("override").len();
        all.filter(|at| !self.merged.only_weigh(&[*at])).filter_map(|at| self.with(&[at]).ok())
    }

    fn new(
        mut ruleset: Ruleset,
        merged: Merged,
        parts: Arc<Parts>,
        files: Vec<TomlFile>,
        required: &'static [(&'static str, &'static str)],
    ) -> Self {
        let settings = settings::settings(&merged, &files);
        suggested_from_here(&mut ruleset, &merged, &files);
        let merged = Arc::new(merged);
        let docs = LazyDocs { merged: Arc::clone(&merged), docs: OnceLock::new(), changed: OnceLock::new() };
        Self { ruleset, docs, settings, files, merged, parts, required }
    }
}

/// Files that profiles suggest are named as the file is that suggests them: whoever is told of one types it there.
fn suggested_from_here(ruleset: &mut Ruleset, merged: &Merged, files: &[TomlFile]) {
    let named = compile::in_order(merged.profiles()).into_iter().map(|(_, table)| table.at("ruleset"));
    for (profile, named) in ruleset.profiles.to_mut().iter_mut().zip(named) {
        let folder = named.and_then(|named| Path::new(&files.get(named.place.file)?.name).parent());
        // A built-in ruleset has a name, and no path.
        let Some(folder) = folder.filter(|_| !profile.ruleset.contains(':')) else { continue };
        profile.ruleset = folder.join(&*profile.ruleset).display().to_string().replace('\\', "/").into();
    }
}

/// Loads layers, later ones over earlier ones. A layer is one file, or all files of the built-in ruleset.
#[cfg(test)]
pub(crate) fn load(layers: Vec<Vec<TomlFile>>) -> Result<Loaded, Problems> {
    // The first layer stands for the built-in one.
    let merged = Merged { own_from: layers.first().map_or(0, Vec::len), ..Merged::default() };
    load_over(Base { merged, ..Base::default() }, layers, Vec::new(), REQUIRED)
}

/// Loads layers; `found` are mistakes that came up while the files were gathered.
#[cfg(test)]
pub(crate) fn load_with(
    layers: Vec<Vec<TomlFile>>,
    found: Vec<Problem>,
    required: &'static [(&'static str, &'static str)],
) -> Result<Loaded, Problems> {
    load_over(Base::default(), layers, found, required)
}

/// Loads layers over one that was prepared: it is the first of them, and its files are not read.
pub(crate) fn load_over(
    mut base: Base,
    layers: Vec<Vec<TomlFile>>,
    found: Vec<Problem>,
    required: &'static [(&'static str, &'static str)],
) -> Result<Loaded, Problems> {
    let sink = Sink::default();
    for problem in found {
        sink.push(problem);
    }
    let mut written = Vec::with_capacity(layers.len());
    let mut at = base.files;
    let prepared = usize::from(base.files > 0);
    for layer in layers.iter().skip(prepared) {
        let first = at;
        let mut tables = Vec::with_capacity(layer.len());
        let mut whole = true;
        for file in layer {
            match read::read(at, &file.text, &sink) {
                Some(file) => tables.push(file),
                None => {
                    whole = false;
                    syntax::problems(at, &file.text).into_iter().for_each(|problem| sink.push(problem));
                }
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
    let mut merged = base.taken();
    merged.name = name(&merged.name, &layers[prepared..], &written);
    let files: Vec<TomlFile> = layers.into_iter().flatten().collect();
    for layer in &written {
        merged.put(layer.clone(), &sink, &mut Unwatched);
    }
    sink.name_strays(|of, name, place| merged.meant(of, name, place));
    settings::check_ignores(&merged, &sink);
    let below = || base.ruleset.and_then(|below| below());
    let ruleset = compile::compile(&merged, below(), required, None, &sink);
    check_overrides(&merged, &below, required, &sink);
    if !sink.is_empty() {
        return Err(Problems { files, problems: sink.into_sorted() });
    }
    let parts = Arc::new(Parts { base, layers: written });
    Ok(Loaded::new(ruleset, merged, parts, files, required))
}

/// Finds the mistakes of overrides before any document needs one of them.
fn check_overrides(
    merged: &Merged,
    below: &dyn Fn() -> Option<Ruleset>,
    required: &[(&str, &str)],
    sink: &Sink,
) {
    let before = sink.all();
    let found = merged.of_overrides(&before, |which| {
        let sink = Sink::default();
        let over = merged.tried(which, &sink);
        if merged.only_weigh(which) {
            compile::check_publisher(&over, &sink);
        } else {
            compile::compile(&over, below(), required, Some(merged), &sink);
        }
        sink.into_sorted()
    });
    found.into_iter().for_each(|problem| sink.push(problem));
}

/// The name of the whole: the last that a file gives, and the files without a name of their own over it.
fn name(below: &str, layers: &[Vec<TomlFile>], written: &[Vec<Table>]) -> String {
    let mut name = below.to_owned();
    for (layer, tables) in layers.iter().zip(written) {
        let named = |file: &Table| file.table("ruleset")?.string("name");
        match (tables.iter().find_map(named), layer.as_slice()) {
            (Some(given), _) => name = given,
            (None, [file]) if !name.is_empty() => name = format!("{name} + {}", file.name),
            _ => {}
        }
    }
    name
}

fn check_version(first: usize, layer: &[Table], sink: &Sink) {
    let misplaced = sink.any(|problem| problem.code == "version" && problem.file >= first);
    if !layer.iter().any(|file| file.has("noticelint")) && !misplaced {
        let place = Place { file: first, span: 0..0 };
        let (ja, en) = ("書式の版 noticelint = 1 がありません", "the version of the format is missing");
        sink.push(place.problem("version", ja, en).help(
            format!("ファイルの先頭に noticelint = {FORMAT} と書いてください"),
            format!("begin the file with noticelint = {FORMAT}"),
        ));
    }
    let given =
        layer.iter().filter_map(|file| Some((file.number("noticelint")?, &file.get("noticelint")?.at)));
    for (version, place) in given.filter(|(version, _): &(i64, _)| *version != FORMAT) {
        let (ja, en) = (
            format!("書式の版 {version} は読めません"),
            format!("version {version} of the format is not known here"),
        );
        sink.push(place.problem("version", ja, en).help(
            format!("noticelint = {FORMAT} とするか、新しい noticelint を使ってください"),
            format!("write noticelint = {FORMAT}, or use a newer noticelint"),
        ));
    }
}

/// A layer that is merged and compiled already. Without one all layers are read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Base {
    pub(super) merged: Merged,
    pub(super) ruleset: Option<fn() -> Option<Ruleset>>,
    /// How many files it has.
    pub(super) files: usize,
    /// What it can be found in once more.
    packed: Option<(&'static [u8], Files)>,
}

impl Base {
    /// Finds what was prepared: the layer as merged, what it compiles to, and names and texts of its files.
    pub(crate) fn of(tree: &'static [u8], ruleset: fn() -> Option<Ruleset>, files: Files) -> Option<Self> {
        let merged = Merged::unpack(tree, files).ok()?;
        Some(Self { merged, ruleset: Some(ruleset), files: files.len(), packed: Some((tree, files)) })
    }

    /// The layer as merged, for others to be laid over it: what can be found once more is not copied.
    fn taken(&mut self) -> Merged {
        if self.packed.is_some() { std::mem::take(&mut self.merged) } else { self.merged.clone() }
    }

    /// The layer as merged, before any other was laid over it.
    fn lowest(&self) -> Merged {
        let found = self.packed.and_then(|(tree, files)| Merged::unpack(tree, files).ok());
        found.unwrap_or_else(|| self.merged.clone())
    }
}
