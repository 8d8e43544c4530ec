//! Paths as a service sees them: from the root of the repository, wherever in it a run was begun.
//!
//! Owns that way of naming files, the same for every format that a service reads. Where the root is, the caller says.

use super::{Entry, Gathered, Report, Sheet, Summary};
use crate::engine::Checked;
use crate::input::Source;
use crate::ruleset::Lang;
use std::borrow::Cow;

/// A folder, and where below it the run was begun; with `/` between folders.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Root {
    /// The folder, from the root of the system.
    pub top: String,
    /// The folders of the run below it.
    pub below: Vec<String>,
}

impl Root {
    /// A path as typed, seen from the root. What lies elsewhere, or in no file, stays as it is.
    pub(crate) fn path<'a>(&self, typed: &'a str) -> Cow<'a, str> {
        let drive = typed.as_bytes().get(1) == Some(&b':');
        if typed.starts_with('<') {
            return typed.into();
        }
        if drive || typed.starts_with('/') {
            let inside = typed.strip_prefix(&self.top).filter(|_| !self.top.is_empty());
            return inside.and_then(|rest| rest.strip_prefix('/')).unwrap_or(typed).into();
        }
        let mut parts: Vec<&str> = self.below.iter().map(String::as_str).collect();
        for part in typed.split('/') {
            match part {
                "" | "." => {}
                ".." if parts.is_empty() => return typed.into(),
                ".." => _ = parts.pop(),
                part => parts.push(part),
            }
        }
        parts.join("/").into()
    }
}

/// A format whose paths are seen from a root.
pub(crate) struct Rooted {
    /// The format.
    pub report: Box<dyn Report<Checked>>,
    /// The root.
    pub root: Root,
}

impl Report<Checked> for Rooted {
    fn opening(&self, lang: Lang) -> String {
        self.report.opening(lang)
    }

    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        let name = self.root.path(&entry.source.name);
        if *name == *entry.source.name {
            return self.report.document(entry);
        }
        let source = Source { name: name.into_owned(), ..entry.source.clone() };
        self.report.document(&Entry { source: &source, ..*entry })
    }

    fn between(&self) -> &'static str {
        self.report.between()
    }

    fn gather(&self, sheet: Sheet, gathered: &mut Gathered) -> String {
        self.report.gather(sheet, gathered)
    }

    fn closing(&self, summary: &Summary, gathered: &Gathered) -> String {
        let mut summary = summary.clone();
        for failure in &mut summary.failures {
            failure.path = self.root.path(&failure.path).into_owned();
        }
        self.report.closing(&summary, gathered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_seen_from_the_root() {
        let root = Root { top: "/work/r".to_owned(), below: vec!["docs".to_owned(), "案".to_owned()] };
        for (typed, seen) in [
            ("a.md", "docs/案/a.md"),
            ("./x/../a.md", "docs/案/a.md"),
            ("../a.md", "docs/a.md"),
            ("../../a.md", "a.md"),
            ("../../../a.md", "../../../a.md"),
            ("/work/r/x/a.md", "x/a.md"),
            ("/work/rest/a.md", "/work/rest/a.md"),
            ("<stdin>", "<stdin>"),
        ] {
            assert_eq!(root.path(typed), seen);
        }
        assert_eq!(Root::default().path("./a/../b.md"), "b.md");
        assert_eq!(Root::default().path("/a/b.md"), "/a/b.md");
    }
}
