//! `*` and `?` in typed paths, where the shell leaves them to the program: on Windows.
//!
//! Owns which files such a pattern stands for. Other signs are signs of names: `[社外秘]案.docx` is one.

use crate::input::word;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

/// What a shell elsewhere would have made of the paths.
pub(crate) fn expand(paths: &mut Vec<PathBuf>) {
    if cfg!(windows) {
        *paths = std::mem::take(paths).into_iter().flat_map(meant).collect();
    }
}

/// The files and folders that a path stands for, by name; the path itself where it stands for none, to be told as typed.
fn meant(path: PathBuf) -> Vec<PathBuf> {
    if !has_signs(&path) || path.exists() {
        return vec![path];
    }
    let mut found = vec![PathBuf::new()];
    for part in path.components() {
        found = match part {
            Component::Normal(name) if has_signs(Path::new(name)) => {
                let pattern = name.to_string_lossy();
                found.iter().flat_map(|folder| inside(folder, &pattern)).collect()
            }
            part => found.into_iter().map(|folder| folder.join(part)).collect(),
        };
    }
    found.retain(|path| path.exists());
    if found.is_empty() { vec![path] } else { found }
}

fn has_signs(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().iter().any(|byte| matches!(byte, b'*' | b'?'))
}

/// What a folder holds under a pattern. Hidden files are named by their point only; what Word leaves beside an open
/// document is nobody's draft.
fn inside(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = here.read_dir().into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<OsString> = entries.map(|entry| entry.file_name()).collect();
    names.retain(|name| {
        let text = name.to_string_lossy();
        let hidden = text.starts_with('.') && !pattern.starts_with('.');
        !hidden && !word::is_lock(Path::new(name)) && fits(pattern, &text)
    });
    names.sort();
    names.into_iter().map(|name| folder.join(name)).collect()
}

/// Whether a name falls under a pattern; capitals and small letters are one, as in names there.
fn fits(pattern: &str, name: &str) -> bool {
    let signs = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<Vec<char>>();
    let (pattern, name) = (signs(pattern), signs(name));
    let (mut at, mut here) = (0, 0);
    // Behind the last `*`: where the pattern goes on, and up to where that `*` reaches.
    let mut star = None;
    while here < name.len() {
        match pattern.get(at) {
            Some('*') => {
                at += 1;
                star = Some((at, here));
            }
            Some(sign) if *sign == '?' || name.get(here) == Some(sign) => (at, here) = (at + 1, here + 1),
            _ => {
                let Some((behind, reach)) = star else { return false };
                (at, here) = (behind, reach + 1);
                star = Some((behind, reach + 1));
            }
        }
    }
    pattern.iter().skip(at).all(|sign| *sign == '*')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn what_falls_under_a_pattern() {
        for (pattern, name) in [
            ("*.docx", "案.docx"),
            ("*.DOCX", "案.docx"),
            ("第?報*", "第2報 最終.md"),
            ("*報*.md", "続報の報告.md"),
            ("*", "a"),
            ("[社外秘]*.txt", "[社外秘]案.txt"),
            ("**.md", "a.md"),
        ] {
            assert!(fits(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in
            [("*.docx", "案.docx.bak"), ("第?報", "第報"), ("?", "ab"), ("a*b", "a"), ("", "a")]
        {
            assert!(!fits(pattern, name), "{pattern} {name}");
        }
        // A pattern of many stars does not take long.
        assert!(!fits(&"*a".repeat(100), &"a".repeat(99)));
    }

    #[test]
    fn files_and_folders_by_their_patterns() {
        let root = std::env::temp_dir().join(format!("noticelint-wildcards-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        for folder in ["2025", "2026"] {
            fs::create_dir_all(root.join(folder)).unwrap();
            for name in ["第1報.docx", "第2報.docx", "~$第1報.docx", ".控え.docx", "写真.png"] {
                fs::write(root.join(folder).join(name), "x").unwrap();
            }
        }
        let found = |pattern: &str| -> Vec<String> {
            let below = |path: PathBuf| {
                path.strip_prefix(&root).map(|path| {
                    path.iter().map(|part| part.to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
                })
            };
            meant(root.join(pattern)).into_iter().filter_map(|path| below(path).ok()).collect()
        };
        assert_eq!(found("2026/*.docx"), ["2026/第1報.docx", "2026/第2報.docx"]);
        assert_eq!(found("*/第2報.*"), ["2025/第2報.docx", "2026/第2報.docx"]);
        assert_eq!(found("202?"), ["2025", "2026"]);
        assert_eq!(found("2026/.*.docx"), ["2026/.控え.docx"]);
        // Told as it was typed.
        assert_eq!(found("2026/*.md"), ["2026/*.md"]);
        assert_eq!(found("2026/第1報.docx"), ["2026/第1報.docx"]);
        fs::remove_dir_all(&root).unwrap();
    }
}
