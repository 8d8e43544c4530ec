//! The built-in rulesets, and an organisation's file over them.
//!
//! Owns which files a ruleset consists of: `extends`, and the embedded sources. There is one ruleset that stands
//! alone, and profiles, each a layer over it. It is embedded as merged and as compiled: a profile or an organisation's
//! file is laid over that, and costs what it changes. Files are read by whoever asks: from a disk, or from memory.

mod gathered;

pub use gathered::{load_file, load_from};

use crate::input;
use crate::ruleset::{self, Base, Lang, Lexicon, Loaded, Problems, Ruleset, TomlFile};
use crate::text::Baked;
use std::borrow::Cow;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The name of the built-in ruleset in `extends` and on the command line.
pub(crate) const NAME: &str = "builtin:ja";

static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ja.words"));
static MEANINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ja.meanings"));
static TREE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ja.tree"));

/// What is asked for by every draft, as Rust. The names of values stand there without those of their types.
#[allow(unused_imports, reason = "not every value is that of some rule")]
mod tables {
    // Parameters and texts first: values have their names, too.
    use crate::ruleset::*;
    use crate::ruleset::{Deferred, Text};
    use crate::text::Baked;
    use Confidence::*;
    use CountsFrom::*;
    use Grade::*;
    use Kind::*;
    use MentionQuery::*;
    use Operand::*;
    use Severity::*;
    use Shows::*;
    use Stage::*;
    use SuppressionCase::*;
    use TraceKind::*;
    use YearDay::*;
    use std::borrow::Cow;

    include!(concat!(env!("OUT_DIR"), "/ruleset.rs"));
}

/// Names of folders, and their files: name and text.
static SOURCES: &[(&str, &[(&str, &str)])] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// Before the name of every built-in ruleset.
pub(crate) const PREFIX: &str = "builtin:";

/// That what is embedded cannot be decoded: the program is damaged.
#[derive(Debug, Clone, Copy)]
pub struct Damaged;

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the built-in ruleset cannot be decoded")
    }
}

impl std::error::Error for Damaged {}

/// The built-in ruleset, as compiled when the program was built.
pub fn builtin() -> Result<Ruleset, Damaged> {
    let mut lexicon = Lexicon::default();
    (lexicon.tree, lexicon.meanings) = (WORDS.into(), MEANINGS.into());
    lexicon.patterns = tables::PATTERNS.clone();
    Ok(Ruleset {
        name: tables::NAME.clone(),
        version: tables::VERSION.clone(),
        language: Lang::Ja,
        sets: tables::SETS.clone(),
        names: tables::NAMES.clone(),
        lexicon,
        open_ends: tables::OPEN_ENDS.clone(),
        elements: tables::ELEMENTS.clone(),
        classes: tables::CLASSES.clone(),
        rules: Baked(Cow::Borrowed(&tables::RULES)),
        elsewhere: Vec::new(),
        deadlines: tables::DEADLINES.clone(),
        triggers: tables::TRIGGERS.clone(),
        holidays: tables::HOLIDAYS.clone(),
        profiles: tables::PROFILES.clone(),
    })
}

/// The built-in ruleset as it lies below others; nothing where it cannot be decoded, and then its sources are read.
fn base() -> Base {
    let files = SOURCES.iter().find(|(folder, _)| NAME.ends_with(&format!(":{folder}")));
    let files = files.map_or(&[][..], |(_, files)| files);
    Base::of(TREE, || builtin().ok(), files).unwrap_or_default()
}

/// The built-in ruleset with its documentation.
pub fn builtin_loaded() -> Result<Loaded, Problems> {
    ruleset::load_over(base(), vec![sources()], Vec::new(), ruleset::REQUIRED)
}

/// Where rulesets are read from: a disk, or memory.
pub trait RulesetFiles {
    /// The text of a file.
    fn read(&self, path: &Path) -> io::Result<String>;
    /// One path for one file, however it is written.
    fn identity(&self, path: &Path) -> PathBuf;
}

/// The files of this machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Disk;

impl RulesetFiles for Disk {
    fn read(&self, path: &Path) -> io::Result<String> {
        String::from_utf8(input::settings(path)?).map_err(|_| io::Error::from(ErrorKind::InvalidData))
    }
    fn identity(&self, path: &Path) -> PathBuf {
        std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
    }
}

/// The names of the built-in rulesets: the one that stands alone, then its profiles.
pub fn names() -> impl Iterator<Item = String> {
    SOURCES.iter().map(|(folder, _)| format!("{PREFIX}{folder}"))
}

/// The sources of the built-in ruleset: one layer.
pub(crate) fn sources() -> Vec<TomlFile> {
    layer(NAME).unwrap_or_default()
}

/// The sources of the built-in ruleset of a name: one layer. A profile's stands over [`sources`].
pub(crate) fn layer(name: &str) -> Option<Vec<TomlFile>> {
    let folder = name.strip_prefix(PREFIX)?;
    let (_, files) = SOURCES.iter().find(|(known, _)| *known == folder)?;
    let file =
        |(name, text): &(&str, &'static str)| TomlFile { name: (*name).to_owned(), text: (*text).into() };
    Some(files.iter().map(file).collect())
}

/// The built-in ruleset of a name from its sources; `None` where there is none of that name.
pub fn load_named(name: &str) -> Option<Result<Loaded, Problems>> {
    let own = layer(name)?;
    let layers = if name == NAME { vec![own] } else { vec![sources(), own] };
    Some(ruleset::load_over(base(), layers, Vec::new(), ruleset::REQUIRED))
}

/// Whether a file is one of the built-in ruleset's.
pub(crate) fn is_source(file: &TomlFile) -> bool {
    let mut files = SOURCES.iter().flat_map(|(_, files)| files.iter());
    files.any(|(name, text)| *name == file.name && *text == file.text)
}

/// The name of the built-in ruleset that a file belongs to.
pub(crate) fn name_of(file: &TomlFile) -> Option<String> {
    let own =
        |files: &[(&str, &str)]| files.iter().any(|(name, text)| *name == file.name && *text == file.text);
    let found = SOURCES.iter().find(|(_, files)| own(files));
    found.map(|(folder, _)| format!("{PREFIX}{folder}"))
}

/// The version of the built-in ruleset.
pub(crate) fn version() -> Result<String, Damaged> {
    Ok(builtin()?.version.into())
}

#[cfg(test)]
#[path = "../../tests/by_name.rs"]
mod by_name;

#[cfg(test)]
mod tests;
