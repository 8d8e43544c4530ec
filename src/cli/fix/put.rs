//! New bytes in the place of a file.
//!
//! Owns that a file is either what it was or what it shall be, whatever happens in between. Knows nothing of texts.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a file anew: beside it first, then over it in one step. A link stays one, and rights stay as they are. Where
/// that cannot be (a folder nobody may write to, an owner or a second name that would be lost), it is written in place.
/// A file that has gone away meanwhile is not made anew.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Some drives of Windows have no such names, and no links.
    let path = fs::canonicalize(path).or_else(|_| std::path::absolute(path))?;
    // Whoever may not write to the file may not replace it, either.
    let mut there = OpenOptions::new().write(true).open(&path)?;
    let data = there.metadata()?;
    if replaced(&path, &data, bytes).is_some() {
        return Ok(());
    }
    there.write_all(bytes)?;
    there.set_len(bytes.len() as u64)
}

/// The one step; `None` where it was not taken, and nothing has changed.
fn replaced(path: &Path, data: &Metadata, bytes: &[u8]) -> Option<()> {
    let (mut file, beside) = fresh(path)?;
    let mut done = || {
        file.write_all(bytes).ok()?;
        file.set_permissions(data.permissions()).ok()?;
        file.sync_all().ok()?;
        same_owner(data, &file.metadata().ok()?).then_some(())?;
        fs::rename(&beside, path).ok()
    };
    let done = done();
    if done.is_none() {
        let _ = fs::remove_file(&beside);
    }
    done
}

/// A file of a name of its own in the same folder, which walks leave out.
fn fresh(path: &Path) -> Option<(File, PathBuf)> {
    let name = path.file_name()?.to_string_lossy();
    (0..8).find_map(|number| {
        let beside = path.with_file_name(format!(".{name}.{}-{number}.tmp", std::process::id()));
        File::create_new(&beside).ok().map(|file| (file, beside))
    })
}

#[cfg(unix)]
fn same_owner(before: &Metadata, after: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (before.uid(), before.gid()) == (after.uid(), after.gid()) && before.nlink() == 1
}

#[cfg(not(unix))]
fn same_owner(_: &Metadata, _: &Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let root = std::env::temp_dir().join(format!("noticelint-put-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        root
    }

    fn names(root: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(root)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_behind() {
        let root = scratch("plain");
        let path = root.join("案.txt");
        fs::write(&path, "long before").unwrap();
        put(&path, b"after").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"after");
        assert_eq!(names(&root), ["案.txt"]);
        assert!(put(&root.join("gone.txt"), b"x").is_err());
        assert_eq!(names(&root), ["案.txt"]);
        fs::remove_dir_all(&root).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn links_and_rights_stay() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
        let root = scratch("links");
        fs::create_dir(root.join("real")).unwrap();
        let (real, link, twin) = (root.join("real/a.txt"), root.join("a.txt"), root.join("twin.txt"));
        fs::write(&real, "before").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&real, &link).unwrap();
        put(&link, b"after").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"after");
        assert_eq!(fs::metadata(&real).unwrap().mode() & 0o777, 0o640);
        // A second name of the same file goes on to be one.
        fs::hard_link(&real, &twin).unwrap();
        put(&real, b"again, and longer").unwrap();
        assert_eq!(fs::read(&twin).unwrap(), b"again, and longer");
        put(&real, b"short").unwrap();
        assert_eq!(fs::read(&twin).unwrap(), b"short");
        assert_eq!(names(&root.join("real")), ["a.txt"]);
        fs::remove_dir_all(&root).unwrap();
    }
}
