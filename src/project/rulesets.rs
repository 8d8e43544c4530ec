//! Which ruleset a draft is read with.
//!
//! Owns the choice: the one a flag names, else the `noticelint.toml` nearest above the draft, else the
//! built-in one. Loading and mending rulesets is `ruleset`'s.

use super::names;
use super::near_miss;
pub(crate) use super::near_miss::{FILE, above};
use super::provided::Ignores;
use super::provided::Surroundings;
use super::ruleset_file::{Broken, Family, FileSelection, Known};
use crate::builtin;
use crate::input;
use crate::ruleset::{Called, Lang, Loaded, Problems};
use crate::text::control_chars;
use anyhow::Context as _;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Looks at a file of rules that was loaded, and says what is to be told of it.
pub(crate) type Review = fn(&Loaded, Lang) -> Vec<String>;

/// What the user says of rules, in place of what would be found.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Choice<'a> {
    /// A file, or a built-in ruleset by its name.
    pub named: Option<&'a str>,
    /// Whether `[files]` of the file that is named counts.
    pub selects: bool,
    /// Whether no file is looked for.
    pub isolated: bool,
}

/// The rulesets of a run. Each is loaded once, when the first draft needs it.
pub(crate) struct Rulesets {
    lang: Lang,
    /// What is to be told of a file of rules that was loaded.
    review: Option<Review>,
    /// The one for all drafts, where a flag decides.
    fixed: Option<Whence>,
    /// Whether `[files]` is looked at: a flag that names rules says nothing of files.
    selects: bool,
    builtin: Option<Arc<Known>>,
    by_file: HashMap<PathBuf, Family>,
    by_folder: HashMap<PathBuf, Option<PathBuf>>,
    /// What is to be told of rulesets that were loaded.
    said: Vec<String>,
    /// What was told of files by their names.
    told: Vec<String>,
}

/// Where rules come from.
#[derive(Clone)]
enum Whence {
    File(PathBuf),
    Known(Arc<Known>),
}

impl Rulesets {
    /// Takes in what the flags say, and loads what they name.
    pub(crate) fn new(choice: Choice<'_>, review: Option<Review>, lang: Lang) -> anyhow::Result<Self> {
        let mut rulesets = Self { review, ..Self::none(lang) };
        if let Some(name) = choice.named {
            rulesets.fixed = Some(rulesets.named(name)?);
            rulesets.selects = choice.selects;
        } else if choice.isolated {
            rulesets.fixed = Some(Whence::Known(Known::once(&mut rulesets.builtin)?));
        }
        Ok(rulesets)
    }

    /// The rulesets of a name as typed.
    pub(crate) fn known(name: &str, lang: Lang) -> anyhow::Result<Self> {
        let mut rulesets = Self { selects: false, ..Self::none(lang) };
        rulesets.fixed = Some(rulesets.named(name)?);
        Ok(rulesets)
    }

    fn none(lang: Lang) -> Self {
        Self {
            lang,
            review: None,
            fixed: None,
            selects: true,
            builtin: None,
            by_file: HashMap::new(),
            by_folder: HashMap::new(),
            said: Vec::new(),
            told: Vec::new(),
        }
    }

    fn named(&mut self, name: &str) -> anyhow::Result<Whence> {
        match name {
            builtin::NAME => Ok(Whence::Known(Known::once(&mut self.builtin)?)),
            name if name.starts_with(builtin::PREFIX) => self.profile(name).map(Whence::Known),
            file => {
                self.family(Path::new(file))?;
                Ok(Whence::File(PathBuf::from(file)))
            }
        }
    }

    /// What is to be told before the draft that was asked for last.
    pub(crate) fn said(&mut self) -> Vec<String> {
        std::mem::take(&mut self.said)
    }

    /// The ruleset of a draft, by its path as shown.
    pub(crate) fn of(&mut self, draft: &str) -> anyhow::Result<Arc<Known>> {
        match self.whence(draft)? {
            Whence::File(file) => Ok(self.family(&file)?.known(draft)?),
            Whence::Known(known) => Ok(known),
        }
    }

    /// The ruleset of a draft as it is for all documents: what counts over many has to be one and the same.
    pub(crate) fn plain(&mut self, draft: &str) -> anyhow::Result<Arc<Known>> {
        match self.whence(draft)? {
            Whence::File(file) => Ok(self.family(&file)?.plain()),
            Whence::Known(known) => Ok(known),
        }
    }

    /// The file whose rules a draft is read with, and the overrides of it that cover the draft.
    pub(crate) fn family_of(&mut self, draft: &str) -> anyhow::Result<Option<&Family>> {
        match self.whence(draft)? {
            Whence::File(file) => Ok(Some(self.family(&file)?)),
            Whence::Known(_) => Ok(None),
        }
    }

    /// What `[files]` says, where it counts for a draft.
    pub(crate) fn selection(&mut self, draft: &str) -> anyhow::Result<Option<&FileSelection>> {
        match self.selects {
            true => Ok(self.family_of(draft)?.map(Family::selection)),
            false => Ok(None),
        }
    }

    fn whence(&mut self, draft: &str) -> anyhow::Result<Whence> {
        if let Some(fixed) = &self.fixed {
            return Ok(fixed.clone());
        }
        let file = input::file_of(draft);
        let folder = file.parent().unwrap_or(Path::new(""));
        let found = match self.by_folder.get(folder) {
            Some(found) => found.clone(),
            None => {
                let found = above(folder);
                if found.is_none() {
                    self.tell(near_miss::told(folder, self.lang));
                    // The folder the run was begun in is looked at whatever it is asked to check.
                    self.tell(near_miss::told(Path::new(""), self.lang));
                }
                if let Some(file) = &found {
                    self.tell(near_miss::hides(file, self.lang));
                }
                self.by_folder.insert(folder.to_owned(), found.clone());
                found
            }
        };
        match found {
            Some(file) => Ok(Whence::File(file)),
            None => Ok(Whence::Known(Known::once(&mut self.builtin)?)),
        }
    }

    /// Has something told, once.
    fn tell(&mut self, said: Option<String>) {
        if let Some(said) = said.filter(|said| !self.told.contains(said)) {
            self.told.push(said.clone());
            self.said.push(said);
        }
    }

    fn profile(&self, name: &str) -> anyhow::Result<Arc<Known>> {
        let loaded = named(name, self.lang)?.map_err(Broken);
        let Loaded { ruleset, settings, .. } = loaded?;
        let (ignores, around) = (Ignores::default(), Surroundings::default());
        Ok(Arc::new(Known { ruleset, settings, file: None, ignores, around }))
    }

    fn family(&mut self, path: &Path) -> anyhow::Result<&mut Family> {
        if !self.by_file.contains_key(path) {
            let loaded = load(path, self.lang)?;
            if let Some(review) = self.review {
                self.said.extend(review(&loaded, self.lang));
            }
            self.by_file.insert(path.to_owned(), Family::of(path, loaded));
        }
        self.by_file.get_mut(path).context("a ruleset that was just loaded")
    }
}

/// Loads what flags name, with its documentation.
pub(crate) fn loaded(choice: Choice<'_>, lang: Lang) -> anyhow::Result<Loaded> {
    let found = choice.isolated.then_some(builtin::NAME);
    loaded_named(choice.named.or(found), lang)
}

/// Loads what a name means, with its documentation; without a name, what stands nearest above.
pub(crate) fn loaded_named(name: Option<&str>, lang: Lang) -> anyhow::Result<Loaded> {
    Ok(tried(name, lang)?.map_err(Broken)?)
}

/// Loads what a name means, or says what is wrong with it; without a name, what stands nearest above.
pub(crate) fn tried(rules: Option<&str>, lang: Lang) -> anyhow::Result<Result<Loaded, Problems>> {
    let above = if rules.is_some() { None } else { above(Path::new("")) };
    match (rules, above) {
        (Some(name), _) if name.starts_with(builtin::PREFIX) => named(name, lang),
        (Some(path), _) => read(Path::new(path), lang),
        (None, Some(path)) => read(&path, lang),
        (None, None) => Ok(builtin::builtin_loaded()),
    }
}

/// Loads a built-in ruleset by its name.
fn named(name: &str, lang: Lang) -> anyhow::Result<Result<Loaded, Problems>> {
    builtin::load_named(name).ok_or_else(|| unknown(name, lang))
}

/// That there is no built-in ruleset of a name, which is meant perhaps, and which there are.
fn unknown(name: &str, lang: Lang) -> anyhow::Error {
    let all: Vec<String> = builtin::names().collect();
    let said = names::unknown_of(name, &all.iter().map(|name| Called::plain(name)).collect::<Vec<_>>(), lang);
    let list = all.join(", ");
    match lang {
        Lang::Ja => anyhow::anyhow!("--rules: {said}\n組み込みの規則: {list}"),
        Lang::En => anyhow::anyhow!("--rules: {said}\nbuilt-in rulesets: {list}"),
    }
}

/// Loads a ruleset that is in use, with its documentation.
pub(crate) fn loaded_as(known: &Known, lang: Lang) -> anyhow::Result<Loaded> {
    match &known.file {
        Some(path) => load(path, lang),
        None => Ok(named(&known.ruleset.name, lang)?.map_err(Broken)?),
    }
}

fn load(path: &Path, lang: Lang) -> anyhow::Result<Loaded> {
    Ok(read(path, lang)?.map_err(Broken)?)
}

fn read(path: &Path, lang: Lang) -> anyhow::Result<Result<Loaded, Problems>> {
    let text = input::text(path).map_err(|error| {
        anyhow::anyhow!("{}: {}", control_chars::visible(&error.path), error.message(lang))
    })?;
    Ok(builtin::load_file(path, &text))
}
