//! What changed against a revision: files, and lines of them.
//!
//! Owns reading what git prints, and which bytes of a draft lie on changed lines. Starts no program.

use crate::document::{Format, Span};
use crate::input::{Source, real};
use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The changed lines of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Lines {
    /// All: the file is new, or has no lines that could be compared.
    All,
    /// Lines from 1, in order.
    Some(Vec<Range<usize>>),
}

/// What changed in a repository, by paths from the root.
#[derive(Debug, Clone, Default)]
pub(crate) struct Changes {
    /// The top folder of the repository; none where there is no revision to compare with, and everything is new.
    top: Option<PathBuf>,
    /// Files of the revision.
    before: HashSet<PathBuf>,
    /// Files that are not as they were.
    files: HashMap<PathBuf, Lines>,
}

/// A submodule of a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Module {
    /// Its folder.
    pub folder: PathBuf,
    /// The revision of its own that it stood at.
    pub revision: String,
}

impl Changes {
    /// No changes in the repository at `top`, nor a file that was there before.
    pub(crate) fn none(top: &Path) -> Self {
        let top = top.canonicalize().unwrap_or_else(|_| top.to_owned());
        Self { top: Some(top), ..Self::default() }
    }

    /// Every file is new.
    pub(crate) fn everything() -> Self {
        Self::default()
    }

    /// Takes in what `git ls-tree -r -z` prints of a revision of the repository in `folder`; gives back its submodules.
    pub(crate) fn revision(&mut self, folder: &Path, tree: &[u8]) -> Vec<Module> {
        let mut modules = Vec::new();
        for entry in tree.split(|byte| *byte == 0) {
            let Some(tab) = entry.iter().position(|byte| *byte == b'\t') else { continue };
            let (about, name) = entry.split_at(tab);
            let file = folder.join(path(&name[1..]));
            match about.strip_prefix(b"160000 commit ") {
                Some(revision) => {
                    let revision = String::from_utf8_lossy(revision).into_owned();
                    modules.push(Module { folder: file, revision });
                }
                None => _ = self.before.insert(file),
            }
        }
        modules
    }

    /// Takes in what `git ls-files -z -v` prints: whatever git was told not to look at (`--assume-unchanged`,
    /// `--skip-worktree`) may have changed.
    pub(crate) fn unlooked(&mut self, folder: &Path, names: &[u8]) {
        for entry in names.split(|byte| *byte == 0) {
            if let [b'a'..=b'z' | b'S', b' ', name @ ..] = entry {
                self.files.insert(folder.join(path(name)), Lines::All);
            }
        }
    }

    /// Takes in what `git diff -z --name-status` and `git diff --unified=0` print of the same changes in the repository in
    /// `folder`: the second names files in a form of its own, but in the same order.
    pub(crate) fn diff(&mut self, folder: &Path, names: &[u8], patch: impl BufRead) -> io::Result<()> {
        let mut lines = hunks(patch)?.into_iter();
        for (kind, path) in changed(names) {
            // What was a link or a module before, and what git no longer knows or cannot merge, is not in the patch.
            let lines = if matches!(kind, b'T' | b'D' | b'U') { None } else { lines.next() };
            self.files.insert(folder.join(path), lines.unwrap_or(Lines::All));
        }
        Ok(())
    }

    /// The changed lines of a file; `None` where it is as it was, or was there and is gone. Whatever the revision does not
    /// know counts as new: files outside of the repository, ignored ones, those of a repository within it.
    /// A link is what it leads to; one that leads elsewhere now makes all new that is reached by it.
    pub(crate) fn of(&self, file: &Path) -> Option<&Lines> {
        if links(file).iter().any(|link| self.files.contains_key(link)) {
            return Some(&Lines::All);
        }
        let leads = || file.canonicalize().ok().filter(|_| file.is_symlink());
        let real = leads().unwrap_or_else(|| real(file));
        if !self.top.as_ref().is_some_and(|top| real.starts_with(top)) {
            return Some(&Lines::All);
        }
        if real.symlink_metadata().is_err() {
            let gone = self.before.iter().any(|known| known.starts_with(&real));
            return if gone { None } else { Some(&Lines::All) };
        }
        let known = self.before.contains(&real);
        self.files.get(&real).or(if known { None } else { Some(&Lines::All) })
    }
}

/// The links on the way to a file, itself among them.
fn links(file: &Path) -> Vec<PathBuf> {
    let whole = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let links = whole.ancestors().filter(|part| part.is_symlink());
    links.map(real).collect()
}

impl Lines {
    /// The bytes of a draft that lie on these lines; `None` for all of it.
    pub(crate) fn spans(&self, source: &Source) -> Option<Vec<Span>> {
        let lines = match self {
            // A line of a Word file is no line of what git compares.
            Self::Some(lines) if source.format != Format::Word => lines,
            _ => return None,
        };
        let ends = source.text.match_indices('\n').map(|(at, _)| at + 1);
        let mut starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
        starts.push(source.text.len() + 1);
        let start = |line: usize| starts[(line.max(1) - 1).min(starts.len() - 1)];
        let span = |lines: &Range<usize>| Span { start: start(lines.start), end: start(lines.end) };
        Some(lines.iter().map(span).collect())
    }
}

/// The kind and the present name of each file.
fn changed(names: &[u8]) -> Vec<(u8, PathBuf)> {
    let mut fields = names.split(|byte| *byte == 0);
    let mut changed = Vec::new();
    while let Some(&kind) = fields.next().and_then(<[u8]>::first) {
        let mut name = fields.next();
        if matches!(kind, b'R' | b'C') {
            name = fields.next();
        }
        changed.extend(name.map(|name| (kind, path(name))));
    }
    changed
}

#[cfg(unix)]
fn path(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(name))
}

#[cfg(not(unix))]
fn path(name: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(name).into_owned())
}

/// The changed lines of each file of a patch, in its order. The text of files always has a sign before it, so that
/// nothing in it is taken for a line of the patch itself.
fn hunks(mut patch: impl BufRead) -> io::Result<Vec<Lines>> {
    let mut files: Vec<Lines> = Vec::new();
    let mut line = Vec::new();
    loop {
        line.clear();
        if patch.read_until(b'\n', &mut line)? == 0 {
            return Ok(files);
        }
        if line.starts_with(b"diff --git ") {
            files.push(Lines::Some(Vec::new()));
        } else if line.starts_with(b"Binary files ") || line.starts_with(b"GIT binary patch") {
            files.pop();
            files.push(Lines::All);
        } else if let (true, Some(Lines::Some(lines))) = (line.starts_with(b"@@ "), files.last_mut()) {
            lines.extend(hunk(&line));
        }
    }
}

/// The lines that `@@ -3,2 +3,4 @@` tells of. Where lines were only taken out, those on both sides are changed: what
/// they say together may no longer hold.
fn hunk(line: &[u8]) -> Option<Range<usize>> {
    let line = std::str::from_utf8(line.get(..80.min(line.len()))?).unwrap_or_else(|error| {
        line.get(..error.valid_up_to()).and_then(|line| std::str::from_utf8(line).ok()).unwrap_or("")
    });
    let after = line.split(' ').find_map(|field| field.strip_prefix('+'))?;
    let (start, count) = after.split_once(',').unwrap_or((after, "1"));
    let (start, count): (usize, usize) = (start.parse().ok()?, count.parse().ok()?);
    Some(if count == 0 { start.max(1)..start + 2 } else { start..start + count })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATCH: &[u8] = b"diff --git a/a.md b/a.md\nindex 1..2 100644\n--- a/a.md\n+++ b/a.md\n\
        @@ -3,2 +3,4 @@ \xe3\x81\x82\n-x\n-diff --git a/no b/no\n+@@ -1 +1 @@\n+b\n+c\n+d\n@@ -9 +11 @@\n-y\n+z\n@@ -20,2 +21,0 @@\n-y\n-y\n\
        diff --git \"a/b \\\"1\\\".md\" b/b.md\nsimilarity index 100%\nrename from x\nrename to y\n\
        diff --git a/u.txt b/u.txt\nindex 1..2\nBinary files a/u.txt and b/u.txt differ\n\
        diff --git a/new.md b/new.md\nnew file mode 100644\n--- /dev/null\n+++ b/new.md\n@@ -0,0 +1,2 @@\n+x\n+y\n";
    const NAMES: &[u8] =
        b"M\0a.md\0R100\0old.md\0b \"1\".md\0T\0link.md\0M\0u.txt\0D\0cached.md\0A\0new.md\0";

    #[test]
    fn files_and_their_lines() {
        let top = std::env::temp_dir().join(format!("noticelint-changes-{}", std::process::id()));
        std::fs::create_dir_all(top.join("sub")).unwrap();
        let top = top.canonicalize().unwrap();
        let there =
            ["a.md", "b \"1\".md", "new.md", "link.md", "u.txt", "kept.md", "cached.md", "x.md", "sub/s.md"];
        there.iter().for_each(|name| std::fs::write(top.join(name), "x").unwrap());
        let mut changes = Changes::none(&top);
        let blob = |name: &str| format!("100644 blob 0123abcd\t{name}\0");
        let tree = ["a.md", "u.txt", "kept.md", "cached.md", "gone.md", "案/古い.md"].map(blob).concat()
            + "160000 commit 0123abcd\tsub\0";
        let modules = changes.revision(&top, tree.as_bytes());
        assert_eq!(modules, [Module { folder: top.join("sub"), revision: "0123abcd".into() }]);
        changes.diff(&top, NAMES, PATCH).unwrap();
        changes.unlooked(&top, b"H a.md\0h sub/hidden.md\0S sub/away.md\0s sub/both.md\0");
        let of = |name: &str| changes.of(&top.join(name)).cloned();
        for name in ["sub/hidden.md", "sub/away.md", "sub/both.md"] {
            std::fs::write(top.join(name), "x").unwrap();
            assert_eq!(of(name), Some(Lines::All), "{name}");
        }
        assert_eq!(of("a.md"), Some(Lines::Some(vec![3..7, 11..12, 21..23])));
        assert_eq!(of("b \"1\".md"), Some(Lines::Some(Vec::new())));
        assert_eq!(of("new.md"), Some(Lines::Some(Vec::from([Range { start: 1, end: 3 }]))));
        // Changed as a whole, not known to git, no longer known to git, of another repository.
        for name in ["link.md", "u.txt", "x.md", "cached.md", "sub/s.md"] {
            assert_eq!(of(name), Some(Lines::All), "{name}");
        }
        // As it was; gone, alone or with its folder.
        assert_eq!([of("kept.md"), of("gone.md"), of("案"), of("案/古い.md")], [const { None }; 4]);
        // Neither there nor in the revision: to be read, and told.
        assert_eq!([of("typo.md"), of("案/古"), of("gone")], [const { Some(Lines::All) }; 3]);
        assert_eq!(changes.of(Path::new("/nowhere/a.md")), Some(&Lines::All));
        assert_eq!(Changes::everything().of(&top.join("kept.md")), Some(&Lines::All));
        std::fs::remove_dir_all(&top).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_what_it_leads_to() {
        let top = std::env::temp_dir().join(format!("noticelint-links-{}", std::process::id()));
        std::fs::create_dir_all(top.join("old")).unwrap();
        let top = top.canonicalize().unwrap();
        ["a.md", "old/b.md"].iter().for_each(|name| std::fs::write(top.join(name), "x").unwrap());
        let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, top.join(name)).unwrap();
        [("a.md", "to-a.md"), ("old/b.md", "to-b.md"), ("old", "now"), ("nowhere", "broken.md")]
            .iter()
            .for_each(|(to, name)| link(to, name));
        let mut changes = Changes::none(&top);
        let names = ["a.md", "old/b.md", "to-a.md", "to-b.md", "now", "broken.md"];
        changes
            .revision(&top, names.map(|name| format!("120000 blob 0123abcd\t{name}\0")).concat().as_bytes());
        let changed = |changes: &Changes, name: &str| changes.of(&top.join(name)).cloned();
        // Nothing has changed.
        for name in ["a.md", "to-a.md", "to-b.md", "now/b.md", "broken.md"] {
            assert_eq!(changed(&changes, name), None, "{name}");
        }
        // What a link leads to has changed; the link itself, and what is reached by it.
        let patch = b"diff --git a/a.md b/a.md\n@@ -1 +1 @@\n-y\n+x\n\
            diff --git a/now b/now\n@@ -1 +1 @@\n-new\n+old\n\
            diff --git a/to-b.md b/to-b.md\n@@ -1 +1 @@\n-a.md\n+old/b.md\n";
        changes.diff(&top, b"M\0a.md\0M\0now\0M\0to-b.md\0", patch.as_slice()).unwrap();
        let first = || Some(Lines::Some(Vec::from([Range { start: 1, end: 2 }])));
        assert_eq!((changed(&changes, "a.md"), changed(&changes, "to-a.md")), (first(), first()));
        assert_eq!(
            (changed(&changes, "to-b.md"), changed(&changes, "now/b.md")),
            (Some(Lines::All), Some(Lines::All))
        );
        assert_eq!((changed(&changes, "old/b.md"), changed(&changes, "broken.md")), (None, None));
        std::fs::remove_dir_all(&top).unwrap();
    }

    #[test]
    fn lines_are_bytes_of_the_draft() {
        let source = Source::new("a.md", "一\r\n二\n三", Format::Markdown);
        let spans = |lines: &[Range<usize>]| {
            let spans = Lines::Some(lines.to_vec()).spans(&source).unwrap();
            spans.iter().map(|span| (span.start, span.end)).collect::<Vec<_>>()
        };
        assert_eq!(spans(&[1..2, 3..4]), [(0, 5), (9, 13)]);
        assert_eq!(spans(&[2..3, 3..9]), [(5, 9), (9, 13)]);
        assert_eq!(spans(&[3..4, 7..9]), [(9, 13), (13, 13)]);
        assert_eq!(Lines::All.spans(&source), None);
    }
}
