//! Patterns of paths, as an organisation's file of rules gives them.
//!
//! Owns what a pattern means: relative to the folder of the file that holds it, `/` between folders on every system,
//! `*` within a name, `**` across folders; a folder stands for all that is in it. Reads no files.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::{Component, Path, PathBuf};

/// Patterns of one file.
#[derive(Debug, Clone)]
pub(crate) struct Paths {
    folder: PathBuf,
    set: GlobSet,
}

impl Paths {
    /// What holds no path at all.
    pub(crate) fn none(folder: &Path) -> Self {
        Self { folder: tidy(folder), set: GlobSet::empty() }
    }

    /// Reads the patterns of a file of rules, which lies in `folder`; else says which of them cannot be read.
    pub(crate) fn new(folder: &Path, patterns: &[&str]) -> Result<Self, usize> {
        let mut set = GlobSetBuilder::new();
        for (at, pattern) in patterns.iter().enumerate() {
            let bare = pattern.trim_start_matches("./").trim_end_matches('/');
            // The folder itself.
            let bare = if matches!(bare, "" | ".") { "**" } else { bare };
            for pattern in [bare.to_owned(), format!("{bare}/**")] {
                let mut glob = GlobBuilder::new(&pattern);
                glob.literal_separator(true).backslash_escape(false);
                set.add(glob.build().map_err(|_| at)?);
            }
        }
        let set = set.build().map_err(|_| patterns.len().saturating_sub(1))?;
        Ok(Self { folder: tidy(folder), set })
    }

    /// Whether a document is meant, by its path as typed.
    pub(crate) fn contain(&self, document: &str) -> bool {
        let path = Path::new(document);
        let plain = tidy(path);
        if let Ok(below) = plain.strip_prefix(&self.folder) {
            return self.set.is_match(with_slashes(below));
        }
        // The same folder may have two names, by way of a link.
        let folders =
            self.folder.canonicalize().ok().zip(plain.parent().and_then(|at| at.canonicalize().ok()));
        let below = folders.and_then(|(folder, here)| {
            let below = here.strip_prefix(&folder).ok()?.join(plain.file_name()?);
            Some(self.set.is_match(with_slashes(&below)))
        });
        below.unwrap_or(false)
    }
}

/// The path of a document as seen from a folder, with `/` between folders: the same on every system and from wherever
/// the program is run.
pub(crate) fn relative(folder: &Path, document: &str) -> String {
    let plain = tidy(Path::new(document));
    let (plain, folder) = match plain.strip_prefix(tidy(folder)) {
        Ok(below) => return with_slashes(below),
        Err(_) => (real(&plain), tidy(folder).canonicalize().unwrap_or_else(|_| tidy(folder))),
    };
    let shared = plain.components().zip(folder.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = plain.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// A path whose folder has no second name by way of a link. What a link itself leads to does not matter.
pub(crate) fn real(path: &Path) -> PathBuf {
    let plain = tidy(path);
    let folder = plain.parent().and_then(|folder| folder.canonicalize().ok());
    folder.zip(plain.file_name()).map_or_else(|| plain.clone(), |(folder, name)| folder.join(name))
}

/// A path from the root, without detours.
fn tidy(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut tidy = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => _ = tidy.pop(),
            Component::CurDir => {}
            part => tidy.push(part),
        }
    }
    tidy
}

fn with_slashes(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(folder: &str, pattern: &str, document: &str) -> bool {
        Paths::new(Path::new(folder), &[pattern]).unwrap().contain(document)
    }

    #[test]
    fn a_pattern_is_relative_to_its_file() {
        assert!(meant("", "a.md", "a.md") && meant("", "a.md", "./a.md") && meant("", "./a.md", "x/../a.md"));
        assert!(
            meant("x", "a.md", "x/a.md") && !meant("x", "a.md", "a.md") && !meant("x", "x/a.md", "x/a.md")
        );
        assert!(meant("../up", "a.md", "../up/a.md") && !meant("x", "**", "y/a.md"));
        let here = std::env::current_dir().unwrap();
        assert!(meant("x", "a.md", &here.join("x/a.md").to_string_lossy()));
        assert!(meant(&here.to_string_lossy(), "x/*", "x/a.md"));
    }

    #[test]
    fn stars_and_folders() {
        assert!(meant("", "*.md", "a.md") && !meant("", "*.md", "x/a.md"));
        assert!(meant("", "**/*.md", "a.md") && meant("", "**/*.md", "x/y/a.md"));
        assert!(meant("", "案/2026", "案/2026/x/a.md") && meant("", "案/2026/", "案/2026/a.md"));
        assert!(meant("", ".", "x/a.md") && meant("x", "./", "x/a.md") && !meant("x", ".", "y/a.md"));
        assert!(meant("", "{a,b}.txt", "b.txt") && !meant("", "案", "案2/a.md"));
        assert_eq!(Paths::new(Path::new(""), &["a.md", "[a"]).unwrap_err(), 1);
    }

    #[test]
    fn a_path_is_seen_from_a_folder() {
        let seen = |folder: &str, path: &str| relative(Path::new(folder), path);
        assert_eq!(seen("", "a/b.md"), "a/b.md");
        assert_eq!(seen("a", "./a/x/../b.md"), "b.md");
        assert_eq!(seen("src/input", "src/main.rs"), "../main.rs");
        let here = std::env::current_dir().unwrap().join("src/lib.rs");
        assert_eq!(seen("src", &here.to_string_lossy()), "lib.rs");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_another_name_of_its_folder() {
        let root = std::env::temp_dir().join(format!("noticelint-paths-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&root);
        std::fs::create_dir_all(root.join("real")).unwrap();
        std::os::unix::fs::symlink(root.join("real"), root.join("link")).unwrap();
        let paths = Paths::new(&root.join("real"), &["*.md"]).unwrap();
        assert!(paths.contain(&root.join("link/a.md").to_string_lossy()));
        assert!(!paths.contain(&root.join("a.md").to_string_lossy()));
        std::fs::remove_dir_all(&root).unwrap();
    }
}
