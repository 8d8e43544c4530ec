//! Where a file of rules is found: in a folder, or the nearest above it.

use std::path::{Path, PathBuf};

/// The file that holds an organisation's rules.
pub const FILE: &str = "noticelint.toml";

/// The nearest file of rules in a folder or above it, named from here where it lies below.
pub fn above(folder: &Path) -> Option<PathBuf> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let folder = folder.canonicalize().ok()?;
    let file = folder.ancestors().map(|folder| folder.join(FILE)).find(|file| file.is_file())?;
    let here = std::env::current_dir().ok().and_then(|here| here.canonicalize().ok());
    let short = here.and_then(|here| file.strip_prefix(here).map(Path::to_owned).ok());
    Some(short.unwrap_or(file))
}
