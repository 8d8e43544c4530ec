//! The snippet of a finding: rows of the draft and, where a label stands there, of earlier notices.
//!
//! Owns which file a row belongs to. The files that the renderer sees show rows only and answer with the true
//! lines and columns.

use super::Setting;
use super::window::{Mark, Windows};
use crate::checks::Finding;
use codespan_reporting::diagnostic::Label;
use codespan_reporting::files::{Error, Files};
use std::ops::Range;

/// Rows of one or more files, the draft's first.
#[derive(Debug, Default)]
pub struct Snippet(Vec<Windows>);

impl Snippet {
    /// The rows for a finding with its first `most` labels; `primary` is what stands at its own place.
    pub fn cut(setting: &Setting<'_>, finding: &Finding, primary: String, most: usize) -> Self {
        let Some(span) = finding.span else { return Self(vec![Windows::default()]) };
        let entry = setting.entry;
        let labels = || finding.labels.iter().take(most);
        let of = |document: Option<usize>| {
            let here = labels().filter(move |label| label.document == document);
            here.map(|label| Mark { span: label.span, message: label.message.clone(), primary: false })
        };
        let mut marks = vec![Mark { span, message: primary, primary: true }];
        marks.extend(of(None));
        let mut files = vec![Windows::cut(&entry.source.name, &setting.table, setting.words, marks)];
        let notices = entry.result.previous.notices();
        for (at, (earlier, table)) in notices.iter().zip(&setting.earlier).enumerate() {
            let marks: Vec<Mark> = of(Some(at)).collect();
            if !marks.is_empty() {
                files.push(Windows::cut(&earlier.source.name, table, setting.words, marks));
            }
        }
        Self(files)
    }

    /// Columns that stand before the text of a row or a note.
    pub fn gutter(&self) -> usize {
        self.0.iter().map(Windows::gutter).max().unwrap_or(3).max(3)
    }

    /// The labels, file by file, as the renderer takes them.
    pub fn labels(&self) -> Vec<Label<usize>> {
        let files = self.0.iter().enumerate();
        let labels = files.flat_map(|(file, windows)| {
            windows.shown.iter().map(move |shown| {
                let label = if shown.primary { Label::primary } else { Label::secondary };
                label(file, shown.range.clone()).with_message(shown.message.clone())
            })
        });
        labels.collect()
    }

    fn file(&self, id: usize) -> Result<&Windows, Error> {
        self.0.get(id).ok_or(Error::FileMissing)
    }
}

impl<'a> Files<'a> for Snippet {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(self.file(id)?.name())
    }

    fn source(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(self.file(id)?.text())
    }

    fn line_index(&'a self, id: usize, byte: usize) -> Result<usize, Error> {
        Ok(self.file(id)?.line_index(byte))
    }

    fn line_number(&'a self, id: usize, index: usize) -> Result<usize, Error> {
        self.file(id)?.row_at(index).map(|(_, line)| line).ok_or(Error::FileMissing)
    }

    fn column_number(&'a self, id: usize, _index: usize, byte: usize) -> Result<usize, Error> {
        Ok(self.file(id)?.column(byte))
    }

    fn line_range(&'a self, id: usize, index: usize) -> Result<Range<usize>, Error> {
        self.file(id)?.row_at(index).map(|(row, _)| row).ok_or(Error::FileMissing)
    }
}
