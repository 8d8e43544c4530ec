//! The snippet of a finding: rows of the draft and, where a label stands there, of earlier notices.
//!
//! Owns which file a row belongs to. The files that the renderer sees show rows only and answer with the true
//! lines and columns.

use super::Setting;
use super::window::{Mark, Windows};
use crate::checks::Finding;
use crate::report::page::Drawn;
use codespan_reporting::diagnostic::Label;

/// Rows of one or more files, the draft's first.
#[derive(Debug, Default)]
pub struct Snippet(pub Drawn<Windows>);

impl Snippet {
    /// The rows for a finding with its first `most` labels; `primary` is what stands at its own place.
    pub fn cut(setting: &Setting<'_>, finding: &Finding, primary: String, most: usize) -> Self {
        let Some(span) = finding.span else { return Self(Drawn(vec![Windows::default()])) };
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
        Self(Drawn(files))
    }

    /// Columns that stand before the text of a row or a note.
    pub fn gutter(&self) -> usize {
        self.0.0.iter().map(Windows::gutter).max().unwrap_or(3).max(3)
    }

    /// The labels, file by file, as the renderer takes them.
    pub fn labels(&self) -> Vec<Label<usize>> {
        let files = self.0.0.iter().enumerate();
        let labels = files.flat_map(|(file, windows)| {
            windows.shown.iter().map(move |shown| {
                let label = if shown.primary { Label::primary } else { Label::secondary };
                label(file, shown.range.clone()).with_message(shown.message.clone())
            })
        });
        labels.collect()
    }
}
