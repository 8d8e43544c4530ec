//! What changed against a revision: files, and lines of them.
//!
//! Owns reading what git prints, and which bytes of a draft lie on changed lines. Starts no program.

use crate::document::{Format, Span};
use crate::input::{Source, real};
use std::collections::HashMap;
use std::io::{self, BufRead};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The changed lines of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lines {
    /// All: the file is new, or has no lines that could be compared.
    All,
    /// Lines from 1, in order.
    Some(Vec<Range<usize>>),
}

/// Changed files, by their paths from the root.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// The top folder of the repository.
    top: PathBuf,
    files: HashMap<PathBuf, Lines>,
}

impl Changes {
    /// No changes in the repository at `top`.
    pub fn none(top: &Path) -> Self {
        Self { top: top.canonicalize().unwrap_or_else(|_| top.to_owned()), files: HashMap::new() }
    }

    /// Takes in what `git diff -z --name-status` and `git diff --unified=0` print of the same changes: the second names
    /// files in a form of its own, but in the same order.
    pub fn diff(&mut self, names: &[u8], patch: impl BufRead) -> io::Result<()> {
        let mut lines = hunks(patch)?.into_iter();
        for (kind, path) in changed(names) {
            // What was a link or a module before is not in the patch.
            let lines = if kind == b'T' { Some(Lines::All) } else { lines.next() };
            self.files.insert(self.top.join(path), lines.unwrap_or(Lines::All));
        }
        Ok(())
    }

    /// Takes in what `git ls-files -z --others` prints: files that no revision knows.
    pub fn untracked(&mut self, names: &[u8]) {
        for name in names.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
            self.files.insert(self.top.join(path(name)), Lines::All);
        }
    }

    /// The changed lines of a file; `None` where it is as it was. A file outside of the repository counts as new.
    pub fn of(&self, file: &Path) -> Option<&Lines> {
        let real = real(file);
        if !real.starts_with(&self.top) {
            return Some(&Lines::All);
        }
        self.files.get(&real)
    }
}

impl Lines {
    /// The bytes of a draft that lie on these lines; `None` for all of it.
    pub fn spans(&self, source: &Source) -> Option<Vec<Span>> {
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
    const NAMES: &[u8] = b"M\0a.md\0R100\0old.md\0b \"1\".md\0T\0link.md\0M\0u.txt\0A\0new.md\0";

    #[test]
    fn files_and_their_lines() {
        let top = std::env::temp_dir().canonicalize().unwrap();
        let mut changes = Changes::none(&top);
        changes.diff(NAMES, PATCH).unwrap();
        changes.untracked("案/下書き.md\0x.md\0".as_bytes());
        let of = |name: &str| changes.of(&top.join(name)).cloned();
        assert_eq!(of("a.md"), Some(Lines::Some(vec![3..7, 11..12, 21..23])));
        assert_eq!(of("b \"1\".md"), Some(Lines::Some(Vec::new())));
        assert_eq!(of("new.md"), Some(Lines::Some(Vec::from([Range { start: 1, end: 3 }]))));
        assert_eq!([of("link.md"), of("u.txt"), of("x.md")], [const { Some(Lines::All) }; 3]);
        assert_eq!(changes.files.get(&top.join("案/下書き.md")), Some(&Lines::All));
        assert_eq!((of("old.md"), of("other.md")), (None, None));
        assert_eq!(changes.of(Path::new("/nowhere/a.md")), Some(&Lines::All));
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
