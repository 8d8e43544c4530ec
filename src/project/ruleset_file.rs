//! An organisation's file as documents are read with it: its rules, and with which overrides over them.
//!
//! Owns which overrides cover a document, and which files `[files]` takes. A set of overrides is compiled once, when the
//! first document needs it.

use super::provided::Ignores;
use super::provided::{self, Surroundings};
use crate::builtin::{Damaged, builtin};
use crate::engine::Options;
use crate::input::Paths;
use crate::ruleset::{Glob, Loaded, Problems, Ruleset, Settings, TomlFile};
use std::collections::HashMap;
use std::fmt;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A ruleset with what its files say about runs.
pub struct Known {
    /// The ruleset.
    pub ruleset: Ruleset,
    /// Settings of runs.
    pub settings: Settings,
    /// Its file; the built-in ruleset has none.
    pub file: Option<PathBuf>,
    /// Findings that it lets pass.
    pub ignores: Ignores,
    /// What stands around drafts.
    pub around: Surroundings,
}

impl Known {
    /// The built-in ruleset, which says nothing about runs.
    pub fn builtin() -> Result<Self, Damaged> {
        let (ignores, around) = (Ignores::default(), Surroundings::default());
        Ok(Self { ruleset: builtin()?, settings: Settings::default(), file: None, ignores, around })
    }

    /// The built-in ruleset, loaded where it was not before.
    pub fn once(kept: &mut Option<Arc<Self>>) -> Result<Arc<Self>, Damaged> {
        if let Some(known) = kept {
            return Ok(Arc::clone(known));
        }
        let known = Arc::new(Self::builtin()?);
        *kept = Some(Arc::clone(&known));
        Ok(known)
    }

    /// Fills in what the files say of a draft, where the user has said nothing; the draft is named by its path as shown.
    pub fn lay_down(&self, options: &mut Options, draft: &str) {
        let Settings { publisher, language, .. } = &self.settings;
        options.reading.publisher = options.reading.publisher.take().or_else(|| publisher.clone());
        options.lang = options.lang.or(*language);
        options.reading.provided = self.around.elements(draft);
        options.waivers = self.ignores.covering(draft);
    }
}

/// A ruleset with mistakes.
#[derive(Debug)]
pub struct Broken(pub Problems);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "mistakes in the ruleset: {}", self.0.problems.len())
    }
}

impl std::error::Error for Broken {}

/// A file with what it extends.
pub struct Family {
    path: PathBuf,
    plain: Arc<Known>,
    /// What compiles the overrides. It stays as long as the rules do: to give it back piece by piece would only cost time.
    loaded: Box<Loaded>,
    overrides: Vec<Option<Paths>>,
    by_set: HashMap<Vec<usize>, Arc<Known>>,
    selection: FileSelection,
}

/// What `[files]` says.
#[derive(Debug, Default)]
pub struct FileSelection {
    include: Vec<(Glob, Option<Paths>)>,
    exclude: Vec<(Glob, Option<Paths>)>,
    /// The files of the ruleset, by which places are told.
    names: Vec<String>,
}

/// What is to become of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is said of it.
    Usual,
    /// It is checked, whatever its extension.
    Taken,
    /// No `include` matches.
    NotIncluded,
    /// An `exclude` matches.
    Excluded(Glob),
}

impl Family {
    /// The rules of a file.
    pub fn of(path: &Path, mut loaded: Loaded) -> Self {
        let selection = FileSelection::of(&loaded);
        let globs = |entry: &crate::ruleset::Override| patterns(&entry.paths, &loaded.files);
        let overrides: Vec<_> = loaded.settings.overrides.iter().map(globs).collect();
        let plain = Arc::new(known(path, &mut loaded));
        let loaded = Box::new(loaded);
        Self { path: path.to_owned(), plain, loaded, overrides, by_set: HashMap::new(), selection }
    }

    /// The rules without any override.
    pub fn plain(&self) -> Arc<Known> {
        Arc::clone(&self.plain)
    }

    /// Which files are checked.
    pub fn selection(&self) -> &FileSelection {
        &self.selection
    }

    /// The overrides that cover a document, by its path as shown.
    pub fn covering(&self, draft: &str) -> Vec<usize> {
        let covers = |(_, paths): &(usize, &Option<Paths>)| provided::covers(paths.as_ref(), draft);
        self.overrides.iter().enumerate().filter(covers).map(|(at, _)| at).collect()
    }

    /// The rules for a document.
    pub fn known(&mut self, draft: &str) -> Result<Arc<Known>, Broken> {
        let which = self.covering(draft);
        if which.is_empty() {
            return Ok(self.plain());
        }
        if let Some(known) = self.by_set.get(&which) {
            return Ok(Arc::clone(known));
        }
        let known = Arc::new(known(&self.path, &mut self.loaded.with(&which).map_err(Broken)?));
        self.by_set.insert(which, Arc::clone(&known));
        Ok(known)
    }
}

/// Takes the rules and the settings out of what was loaded.
fn known(path: &Path, loaded: &mut Loaded) -> Known {
    let (ruleset, settings) = (mem::take(&mut loaded.ruleset), mem::take(&mut loaded.settings));
    let ignores = Ignores::of(&settings, &loaded.files);
    let around = Surroundings::of(&settings.provided, &loaded.files);
    Known { ruleset, settings, file: Some(path.to_owned()), ignores, around }
}

/// Patterns of one file together.
fn patterns(globs: &[Glob], files: &[TomlFile]) -> Option<Paths> {
    let paths: Vec<&str> = globs.iter().map(|glob| glob.pattern.as_str()).collect();
    let place = globs.first().map(|glob| glob.place.clone()).unwrap_or_default();
    provided::patterns(&paths, &place, files)
}

impl FileSelection {
    /// What a ruleset says of files.
    pub fn of(loaded: &Loaded) -> Self {
        let each = |globs: &[Glob]| -> Vec<_> {
            let one = |glob: &Glob| (glob.clone(), patterns(std::slice::from_ref(glob), &loaded.files));
            globs.iter().map(one).collect()
        };
        let files = &loaded.settings.files;
        let names = loaded.files.iter().map(|file| file.name.clone()).collect();
        Self { include: each(&files.include), exclude: each(&files.exclude), names }
    }

    /// What it says of a file, by its path as shown.
    pub fn verdict(&self, draft: &str) -> Verdict {
        let matches = |(_, paths): &&(Glob, Option<Paths>)| provided::covers(paths.as_ref(), draft);
        if let Some((glob, _)) = self.exclude.iter().find(matches) {
            return Verdict::Excluded(glob.clone());
        }
        if self.include.is_empty() {
            return Verdict::Usual;
        }
        let mut included = self.include.iter().filter(matches).peekable();
        if included.peek().is_none() {
            return Verdict::NotIncluded;
        }
        let extension = Path::new(draft).extension().and_then(|end| end.to_str());
        match extension.is_some_and(|end| included.any(|(glob, _)| names(&glob.pattern, end))) {
            true => Verdict::Taken,
            false => Verdict::Usual,
        }
    }

    /// The first `include` that matches a file.
    pub fn included_by(&self, draft: &str) -> Option<&Glob> {
        let matching = self.include.iter().find(|(_, paths)| provided::covers(paths.as_ref(), draft));
        matching.map(|(glob, _)| glob)
    }

    /// The file that holds a pattern, as named to people.
    pub fn name_of(&self, glob: &Glob) -> &str {
        self.names.get(glob.place.file).map_or("", String::as_str)
    }

    /// The file that says which files are checked; none where none says so.
    pub fn file(&self) -> Option<&str> {
        let first = self.include.first().or(self.exclude.first());
        first.map(|(glob, _)| self.name_of(glob))
    }
}

/// Whether a pattern ends in an extension, spelt out: then it takes in files that are not read by themselves.
fn names(pattern: &str, extension: &str) -> bool {
    let literal = !extension.contains(['*', '?', '[', '{']);
    literal && pattern.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case(extension))
}
