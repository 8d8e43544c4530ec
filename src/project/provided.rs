//! What a ruleset's settings say of some drafts and not of others: `[[ignore]]`, `[[provided]]`.
//!
//! Owns which entries cover a draft, by their patterns of paths.

use crate::input::Paths;
use crate::ruleset::{Place, Provided, TomlFile};
use crate::text::control_chars::visible;
use anyhow::anyhow;
use std::path::Path;

/// The patterns of an entry, relative to the file that holds it; `None` where it covers every draft.
pub fn patterns(paths: &[&str], place: &Place, files: &[TomlFile]) -> anyhow::Result<Option<Paths>> {
    if paths.is_empty() {
        return Ok(None);
    }
    let name = files.get(place.file).map_or("", |file| file.name.as_str());
    let folder = Path::new(name).parent().unwrap_or(Path::new(""));
    // The loader has reported patterns that cannot be read.
    Paths::new(folder, paths).map(Some).map_err(|at| anyhow!("{}: {}", visible(name), visible(paths[at])))
}

/// Whether an entry with these patterns covers a draft, by its path as shown. A notice of a collection lies where
/// the collection lies.
pub fn covers(paths: Option<&Paths>, draft: &str) -> bool {
    paths.is_none_or(|paths| paths.contain(draft))
}

/// What stands around drafts.
#[derive(Debug, Default)]
pub struct Surroundings(Vec<(Option<Paths>, Vec<String>)>);

impl Surroundings {
    /// Takes over what settings say.
    pub fn of(provided: &[Provided], files: &[TomlFile]) -> anyhow::Result<Self> {
        let entry = |entry: &Provided| {
            let paths: Vec<&str> = entry.paths.iter().map(String::as_str).collect();
            Ok((patterns(&paths, &entry.place, files)?, entry.elements.clone()))
        };
        provided.iter().map(entry).collect::<anyhow::Result<_>>().map(Self)
    }

    /// The elements that stand around a draft.
    pub fn elements(&self, draft: &str) -> Vec<String> {
        let covering = self.0.iter().filter(|(paths, _)| covers(paths.as_ref(), draft));
        covering.flat_map(|(_, elements)| elements.iter().cloned()).collect()
    }
}
