//! The files of a run, one at a time.
//!
//! Owns which files belong to a run and in which order. Nothing is read before it is asked for, and nothing
//! is kept: a folder of notices never stands in memory as a whole.

use super::decode::{LARGEST, decode_utf8, is_draft, source};
use super::names::shown;
use super::problem::Problem;
use super::settings::{LARGEST_SETTINGS, is_harmless, settings};
use super::{Charset, InputError, Source, word};
use ignore::{DirEntry, Walk, WalkBuilder};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// What standard input is called without `--stdin-filename`.
const STDIN: &str = "<stdin>";
/// The file that says which drafts of a folder are left out.
const IGNORE: &str = ".noticelintignore";

/// What was typed, to be read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Inputs {
    /// Files, folders, or `-` for standard input. None: standard input.
    pub paths: Vec<PathBuf>,
    /// What standard input is called, and by whose extension it is read.
    pub stdin_name: Option<String>,
    /// The encoding of all of them. None: as each shows.
    pub encoding: Option<Charset>,
}

/// A draft of a run, not read yet.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// Its path as shown: as typed, with `/` between its parts.
    pub name: String,
    /// The file; `None` for standard input.
    path: Option<PathBuf>,
    named: bool,
    /// Whether it is read without anybody asking for it: by its extension, or because it was named.
    pub usual: bool,
    /// Whether it stands in a folder and is a link or no file at all (a pipe, a device): it is not read.
    pub odd: bool,
    /// Whether it is read as text, whatever its extension.
    plain: bool,
    encoding: Option<Charset>,
}

impl Draft {
    fn file(path: &Path, named: bool, encoding: Option<Charset>) -> Self {
        let usual = named || is_draft(path);
        Self {
            name: shown(path),
            path: Some(path.to_owned()),
            named,
            usual,
            odd: false,
            plain: false,
            encoding,
        }
    }

    fn odd(path: &Path) -> Self {
        Self { usual: false, odd: true, ..Self::file(path, false, None) }
    }

    fn stdin(name: Option<&str>, encoding: Option<Charset>) -> Self {
        Self {
            name: shown(Path::new(name.unwrap_or(STDIN))),
            path: None,
            named: true,
            usual: true,
            odd: false,
            plain: false,
            encoding,
        }
    }

    /// The file; `None` for standard input.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether the user named it (or typed it in), instead of a folder above it.
    pub(crate) fn is_named(&self) -> bool {
        self.named
    }

    /// Asks for it, whatever its extension: one that is of no known format is read as text.
    pub(crate) fn take(&mut self) {
        // What Word leaves beside an open document is none, whatever pattern its name falls under.
        if self.odd || self.path.as_deref().is_some_and(word::is_lock) {
            return;
        }
        let known = self.path.as_deref().is_some_and(is_draft);
        (self.usual, self.plain) = (true, !known);
    }

    /// Reads it.
    pub(crate) fn read(self) -> Result<Source, InputError> {
        let Self { name, path, named, plain, encoding, .. } = self;
        let read = match path {
            Some(path) => file(&path, plain, encoding),
            None => stdin(&name, encoding),
        };
        match read {
            Ok(source) => Ok(Source { named, ..source }),
            Err(problem) => Err(InputError { path: name, problem }),
        }
    }
}

/// The sources of a run: its [`drafts`], read one by one. A file that cannot be read is an error in its place, and the
/// others follow.
pub(crate) fn sources(inputs: &Inputs) -> impl Iterator<Item = Result<Source, InputError>> + use<> {
    drafts(inputs).map(|draft| draft.and_then(Draft::read))
}

/// The drafts of a run, in the order typed; those of a folder sorted by name. What cannot be walked is an error in its
/// place.
pub(crate) fn drafts(inputs: &Inputs) -> impl Iterator<Item = Result<Draft, InputError>> + use<> {
    files(inputs).filter(|draft| draft.as_ref().map_or(true, |draft| draft.usual))
}

/// As [`drafts`], with the files of folders that are no drafts by their extension.
pub(crate) fn files(inputs: &Inputs) -> impl Iterator<Item = Result<Draft, InputError>> + use<> {
    let mut paths = inputs.paths.clone();
    if paths.is_empty() {
        paths.push(PathBuf::from("-"));
    }
    // Standard input can be read once, however often it is named.
    let mut typed = false;
    paths.retain(|path| path.as_os_str() != "-" || !std::mem::replace(&mut typed, true));
    let (stdin_name, encoding) = (inputs.stdin_name.clone(), inputs.encoding);
    paths.into_iter().flat_map(move |path| {
        if path.as_os_str() == "-" {
            Found::One(Some(Draft::stdin(stdin_name.as_deref(), encoding)))
        } else if path.is_dir() {
            match unending(&path) {
                Some(file) => Found::Broken(Some(never_ending(&file))),
                None => {
                    let left = Arc::default();
                    Found::Folder(Box::new(folder(&path, &left)), encoding, left, path)
                }
            }
        } else {
            Found::One(Some(Draft::file(&path, true, encoding)))
        }
    })
}

enum Found {
    One(Option<Draft>),
    Folder(Box<Walk>, Option<Charset>, Arc<Mutex<Vec<PathBuf>>>, PathBuf),
    Broken(Option<InputError>),
}

impl Iterator for Found {
    type Item = Result<Draft, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (walk, encoding, left, root) = match self {
            Self::One(one) => return one.take().map(Ok),
            Self::Broken(error) => return error.take().map(Err),
            Self::Folder(walk, encoding, left, root) => (walk, *encoding, left, root),
        };
        for entry in walk {
            match entry {
                Ok(entry) => {
                    let kind = entry.file_type();
                    if kind.is_some_and(|kind| kind.is_file()) {
                        return Some(Ok(Draft::file(entry.path(), false, encoding)));
                    }
                    if !kind.is_some_and(|kind| kind.is_dir()) && leads_out(entry.path(), root) {
                        return Some(Ok(Draft::odd(entry.path())));
                    }
                }
                Err(error) => return Some(Err(walk_error(error))),
            }
        }
        let left = left.lock().unwrap_or_else(PoisonError::into_inner).pop();
        left.map(|file| Err(never_ending(&file)))
    }
}

/// Whether drafts may be missed for not going through an entry that is neither file nor folder: a link to what lies elsewhere,
/// or what has the name of a draft.
fn leads_out(entry: &Path, root: &Path) -> bool {
    match (entry.canonicalize(), root.canonicalize()) {
        (Ok(target), Ok(root)) if target != entry && target.starts_with(&root) => {
            // A link inside the folder leads to what is checked there; a pipe leads to itself.
            is_draft(entry) && !target.is_file() && !target.is_dir()
        }
        (Ok(target), _) => target.is_dir() || is_draft(entry),
        (Err(_), _) => is_draft(entry),
    }
}

/// The files that say what of a folder is left out.
const IGNORES: [&str; 3] = [".gitignore", ".ignore", IGNORE];

/// The file of a folder, or of one above it, that cannot be read as one of [`IGNORES`]: it would be read whole, and may
/// have no end.
fn unending(folder: &Path) -> Option<PathBuf> {
    let whole = folder.canonicalize().ok()?;
    whole.ancestors().find_map(unending_in)
}

fn unending_in(folder: &Path) -> Option<PathBuf> {
    IGNORES.iter().map(|name| folder.join(name)).find(|file| !file.is_dir() && !is_harmless(file))
}

fn never_ending(file: &Path) -> InputError {
    InputError { path: shown(file), problem: Problem::Special }
}

/// Hidden and ignored files are left out, links are not followed (so none can lead round in a circle), and
/// only what stands in the folders decides: neither the user's own git settings nor whether this is a
/// repository. `.noticelintignore` is written like `.gitignore`, and has the last word.
fn folder(path: &Path, left: &Arc<Mutex<Vec<PathBuf>>>) -> Walk {
    let left = Arc::clone(left);
    // Asked before a folder is gone into, and the files in it are read.
    let takes = move |entry: &DirEntry| {
        let folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let broken = if folder { unending_in(entry.path()) } else { None };
        let takes = broken.is_none();
        left.lock().unwrap_or_else(PoisonError::into_inner).extend(broken);
        takes
    };
    WalkBuilder::new(path)
        .filter_entry(takes)
        .git_global(false)
        .git_exclude(false)
        .require_git(false)
        .add_custom_ignore_filename(IGNORE)
        .sort_by_file_name(Ord::cmp)
        .build()
}

fn walk_error(error: ignore::Error) -> InputError {
    let mut path = String::new();
    let mut inner = &error;
    loop {
        inner = match inner {
            ignore::Error::WithPath { path: at, err } => {
                path = shown(at);
                err
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => err,
            _ => break,
        };
    }
    let kind = inner.io_error().map_or(io::ErrorKind::Other, io::Error::kind);
    InputError { path, problem: Problem::Io(io::Error::new(kind, inner.to_string())) }
}

/// How many drafts of the folders are left out because of files such as `.gitignore`, up to `most`. Of use only where no
/// draft was found: the folders are walked anew.
pub(crate) fn ignored(inputs: &Inputs, most: usize) -> usize {
    let folders = inputs.paths.iter().filter(|path| path.is_dir());
    let all = folders.flat_map(|path| WalkBuilder::new(path).standard_filters(false).hidden(true).build());
    let files = all.flatten().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    files.filter(|entry| is_draft(entry.path())).take(most).count()
}

fn file(path: &Path, plain: bool, encoding: Option<Charset>) -> Result<Source, Problem> {
    // A pipe that nobody writes to would be waited for without end; the one of `<(…)` has its writer.
    let about = fs::metadata(path).map_err(Problem::Io)?;
    if !about.is_file() && !["/dev/", "/proc/"].iter().any(|system| path.starts_with(system)) {
        return Err(Problem::Special);
    }
    // A missing file is told as missing, whatever its extension.
    let file = fs::File::open(path).map_err(Problem::Io)?;
    let size = file.metadata().map_or(0, |data| data.len().min(LARGEST));
    let mut bytes = Vec::with_capacity(size as usize + 1);
    limited(file).read_to_end(&mut bytes).map_err(Problem::Io)?;
    source(path, bytes, plain, encoding)
}

/// What is read before a file is told to be too large.
fn limited(from: impl Read) -> impl Read {
    from.take(LARGEST + 1)
}

/// The text of a file of rules.
pub(crate) fn text(path: &Path) -> Result<String, InputError> {
    let bytes = settings(path).map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => Problem::LargeSettings(LARGEST_SETTINGS),
        io::ErrorKind::InvalidInput => Problem::Special,
        _ => Problem::Io(error),
    });
    bytes.and_then(decode_utf8).map_err(|problem| InputError { path: shown(path), problem })
}

fn stdin(name: &str, encoding: Option<Charset>) -> Result<Source, Problem> {
    let mut bytes = Vec::new();
    limited(io::stdin().lock()).read_to_end(&mut bytes).map_err(Problem::Io)?;
    let kept = bytes.clone();
    let source = source(Path::new(name), bytes, false, encoding)?;
    // What is no UTF-8 may be wanted again, to be mended: the rest can be made from its text.
    let bytes = (source.encoding.charset() != Charset::Utf8).then(|| Arc::from(kept));
    Ok(Source { bytes, ..source })
}

#[cfg(test)]
mod tests;
