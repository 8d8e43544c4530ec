//! The rules that hold for a draft, while files of rules change on the disk and in the editor.
//!
//! Owns which file that is, keeping what was loaded until one of the files it came from changes, and what holds while a
//! file has mistakes: what it said before. What rules say is the library's.

use super::buffers::Buffers;
use super::position::shown;
use crate::builtin::{self, Disk, RulesetFiles};
use crate::input::real;
use crate::project::ruleset_file::{Broken, Family, Known, Verdict};
use crate::project::rulesets::FILE;
use crate::ruleset::{Loaded, Problems};
use anyhow::Context as _;
use std::cell::RefCell;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// Files of rules kept at most: an editor has few folders open at a time.
const MOST: usize = 16;

/// What was loaded.
#[derive(Default)]
pub(crate) struct Shelf {
    builtin: Option<Arc<Known>>,
    builtin_loaded: Option<Arc<Loaded>>,
    kept: HashMap<PathBuf, Kept>,
}

/// The rules for a draft.
pub(crate) struct Rules {
    /// The rules.
    pub known: Arc<Known>,
    /// Their file, where it has mistakes: what it said before holds, or else the built-in rules.
    pub mistaken: Option<PathBuf>,
    /// Whether the file takes in the draft.
    pub verdict: Verdict,
}

/// A file of rules as it was loaded last.
struct Kept {
    /// What it was made of, and how that was then.
    read: Vec<(PathBuf, Stamp)>,
    /// What it says; of a file with mistakes, what it said before them.
    sound: Option<Sound>,
    problems: Option<Problems>,
}

struct Sound {
    loaded: Arc<Loaded>,
    family: Family,
}

/// How a file was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stamp {
    Open(u64),
    Disk(Option<(SystemTime, u64)>),
}

/// Files of the machine, with open texts in place of them.
struct Over<'a> {
    buffers: &'a Buffers,
    read: RefCell<Vec<(PathBuf, Stamp)>>,
}

impl RulesetFiles for Over<'_> {
    fn read(&self, path: &Path) -> io::Result<String> {
        let file = self.identity(path);
        self.read.borrow_mut().push((file.clone(), stamp(self.buffers, &file)));
        match self.buffers.of(&file) {
            Some(buffer) => Ok(buffer.text.clone()),
            None => Disk.read(path),
        }
    }
    fn identity(&self, path: &Path) -> PathBuf {
        real(path)
    }
}

fn stamp(buffers: &Buffers, path: &Path) -> Stamp {
    match buffers.of(path) {
        Some(buffer) => Stamp::Open(buffer.revision),
        None => {
            Stamp::Disk(path.metadata().ok().and_then(|about| Some((about.modified().ok()?, about.len()))))
        }
    }
}

impl Shelf {
    /// The rules for a draft, by its path; one without a path has the built-in ones.
    pub(crate) fn rules(&mut self, draft: Option<&Path>, buffers: &Buffers) -> anyhow::Result<Rules> {
        let file = draft.and_then(Path::parent).and_then(|folder| above(folder, buffers));
        let (Some(file), Some(draft)) = (file, draft) else {
            return Ok(Rules {
                known: Known::once(&mut self.builtin)?,
                mistaken: None,
                verdict: Verdict::Usual,
            });
        };
        let draft = shown(draft);
        let kept = self.kept(&file, buffers)?;
        let mistaken = kept.problems.as_ref().map(|_| file);
        let Some(sound) = &mut kept.sound else {
            return Ok(Rules { known: Known::once(&mut self.builtin)?, mistaken, verdict: Verdict::Usual });
        };
        let verdict = sound.family.selection().verdict(&draft);
        match sound.family.known(&draft) {
            Ok(known) => Ok(Rules { known, mistaken, verdict }),
            // An override may have mistakes that show only where it is used.
            Err(Broken(_)) => {
                let known = sound.family.plain();
                Ok(Rules { known, mistaken: Some(PathBuf::from(&draft)), verdict })
            }
        }
    }

    /// What a file of rules says, with its documentation, or what is wrong with it.
    pub(crate) fn file(
        &mut self,
        file: &Path,
        buffers: &Buffers,
    ) -> anyhow::Result<Result<Arc<Loaded>, Problems>> {
        let kept = self.kept(file, buffers)?;
        match (&kept.problems, &kept.sound) {
            (None, Some(sound)) => Ok(Ok(Arc::clone(&sound.loaded))),
            (problems, _) => Ok(Err(problems.clone().unwrap_or_default())),
        }
    }

    /// What a file of rules said last without a mistake, else the built-in rules.
    pub(crate) fn sound(&mut self, file: &Path, buffers: &Buffers) -> Option<Arc<Loaded>> {
        let sound = self.kept(file, buffers).ok().and_then(|kept| kept.sound.as_ref());
        sound.map(|sound| Arc::clone(&sound.loaded)).or_else(|| self.builtin_loaded())
    }

    /// The documentation of rules that are in use.
    pub(crate) fn documented(&mut self, known: &Known) -> Option<Arc<Loaded>> {
        if let Some(file) = &known.file {
            return self.kept.get(file)?.sound.as_ref().map(|sound| Arc::clone(&sound.loaded));
        }
        self.builtin_loaded()
    }

    /// The built-in rules, with their documentation.
    pub(crate) fn builtin_loaded(&mut self) -> Option<Arc<Loaded>> {
        if self.builtin_loaded.is_none() {
            self.builtin_loaded = builtin::builtin_loaded().ok().map(Arc::new);
        }
        self.builtin_loaded.clone()
    }

    /// Whether any rules that were loaded stand on a file.
    pub(crate) fn stands_on(&self, file: &Path) -> bool {
        self.kept.values().any(|kept| kept.read.iter().any(|(read, _)| read == file))
    }

    fn kept(&mut self, file: &Path, buffers: &Buffers) -> anyhow::Result<&mut Kept> {
        let fresh = |kept: &Kept| kept.read.iter().all(|(path, was)| stamp(buffers, path) == *was);
        if !self.kept.get(file).is_some_and(fresh) {
            if self.kept.len() >= MOST && !self.kept.contains_key(file) {
                self.kept.clear();
            }
            let before = self.kept.remove(file).and_then(|kept| kept.sound);
            self.kept.insert(file.to_owned(), load(file, before, buffers)?);
        }
        self.kept.get_mut(file).context("rules that were just loaded")
    }
}

/// The nearest file of rules in a folder or above it, open or on the disk.
fn above(folder: &Path, buffers: &Buffers) -> Option<PathBuf> {
    let mut files = folder.ancestors().map(|folder| folder.join(FILE));
    files.find(|file| buffers.of(file).is_some() || file.is_file())
}

fn load(file: &Path, before: Option<Sound>, buffers: &Buffers) -> anyhow::Result<Kept> {
    let over = Over { buffers, read: RefCell::default() };
    let name = shown(file);
    let text = over.read(file).with_context(|| name.clone())?;
    let loaded = builtin::load_from(&over, Path::new(&name), &text);
    let read = over.read.into_inner();
    Ok(match loaded {
        Ok(loaded) => {
            let family = Family::of(file, loaded.clone());
            Kept { read, sound: Some(Sound { loaded: Arc::new(loaded), family }), problems: None }
        }
        Err(problems) => Kept { read, sound: before, problems: Some(problems) },
    })
}
