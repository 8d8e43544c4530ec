//! A page of text for a terminal, with or without colours, and files as rows for the renderer of snippets.
//!
//! Owns the escape sequences, and the severity words in place of those that the renderer prints. Which rows of a file
//! are shown is decided by who draws.

use crate::ruleset::Severity;
use codespan_reporting::diagnostic::{LabelStyle, Severity as Level};
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::WriteStyle;
use std::io::{self, Write};
use std::ops::Range;

/// What a piece of text is, which decides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Of that severity.
    Severity(Severity),
    /// What stands out.
    Strong,
    /// Frames, line numbers, other places.
    Frame,
    /// What can be overlooked.
    Faint,
}

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    bytes: Vec<u8>,
    color: bool,
    severity_word: String,
    /// The next thing written is the renderer's word for a severity.
    header: bool,
}

impl Page {
    /// An empty page.
    pub(crate) fn new(color: bool) -> Self {
        Self { color, ..Self::default() }
    }

    /// The word that the next snippet prints for its severity.
    pub(crate) fn name_severity(&mut self, word: &str) {
        word.clone_into(&mut self.severity_word);
    }

    /// Adds text.
    pub(crate) fn put(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Adds text in a colour.
    pub(crate) fn ink(&mut self, ink: Ink, text: &str) {
        self.begin(ink);
        self.put(text);
        self.end();
    }

    /// Adds text and ends the line.
    pub(crate) fn line(&mut self, text: &str) {
        self.put(text);
        self.put("\n");
    }

    /// Adds text in a colour and ends the line.
    pub(crate) fn ink_line(&mut self, ink: Ink, text: &str) {
        self.ink(ink, text);
        self.put("\n");
    }

    /// Lines so far.
    pub(crate) fn lines(&self) -> usize {
        self.bytes.iter().filter(|byte| **byte == b'\n').count()
    }

    /// The text of the page.
    pub(crate) fn text(self) -> String {
        String::from_utf8(self.bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    fn begin(&mut self, ink: Ink) {
        let code = match ink {
            Ink::Severity(Severity::Error) => "\u{1b}[1;31m",
            Ink::Severity(Severity::Warning) => "\u{1b}[1;33m",
            Ink::Severity(Severity::Info) => "\u{1b}[1;32m",
            Ink::Strong => "\u{1b}[1m",
            Ink::Frame => "\u{1b}[36m",
            Ink::Faint => "\u{1b}[2m",
        };
        if self.color {
            self.put(code);
        }
    }

    fn end(&mut self) {
        if self.color {
            self.put("\u{1b}[0m");
        }
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let words = [&b"error"[..], b"warning", b"note", b"help", b"bug"];
        if std::mem::take(&mut self.header) && words.contains(&bytes) {
            let word = std::mem::take(&mut self.severity_word);
            self.put(&word);
        } else {
            self.bytes.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Page {
    fn set_header(&mut self, level: Level) -> io::Result<()> {
        self.begin(Ink::Severity(severity(level)));
        self.header = true;
        Ok(())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        // The renderer does not end the colour of the word before it.
        self.end();
        self.begin(Ink::Strong);
        Ok(())
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.begin(Ink::Frame);
        Ok(())
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.begin(Ink::Frame);
        Ok(())
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.begin(Ink::Frame);
        Ok(())
    }

    fn set_label(&mut self, level: Level, style: LabelStyle) -> io::Result<()> {
        self.begin(match style {
            LabelStyle::Primary => Ink::Severity(severity(level)),
            LabelStyle::Secondary => Ink::Frame,
        });
        Ok(())
    }

    fn reset(&mut self) -> io::Result<()> {
        self.end();
        Ok(())
    }
}

/// The renderer's name for a severity.
pub(crate) fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Info => Level::Note,
    }
}

fn severity(level: Level) -> Severity {
    match level {
        Level::Bug | Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Note | Level::Help => Severity::Info,
    }
}

/// A file as the renderer sees it: some rows of it, each with the number of its line.
pub(crate) trait Rows {
    /// Its name, as shown.
    fn name(&self) -> &str;
    /// The rows.
    fn text(&self) -> &str;
    /// A row, and the line of the file that it shows.
    fn row(&self, index: usize) -> Option<(Range<usize>, usize)>;
    /// The row that a byte stands in.
    fn row_of(&self, byte: usize) -> usize;
    /// The column of the file at which a byte of a row stands.
    fn column(&self, row: usize, byte: usize) -> usize;
}

/// Files, as the renderer takes them.
#[derive(Debug, Default)]
pub(crate) struct Drawn<T>(pub Vec<T>);

impl<T> Drawn<T> {
    fn file(&self, id: usize) -> Result<&T, Error> {
        self.0.get(id).ok_or(Error::FileMissing)
    }
}

impl<'a, T: Rows + 'a> Files<'a> for Drawn<T> {
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
        Ok(self.file(id)?.row_of(byte))
    }

    fn line_number(&'a self, id: usize, index: usize) -> Result<usize, Error> {
        self.file(id)?.row(index).map(|(_, line)| line).ok_or(Error::FileMissing)
    }

    fn column_number(&'a self, id: usize, index: usize, byte: usize) -> Result<usize, Error> {
        Ok(self.file(id)?.column(index, byte))
    }

    fn line_range(&'a self, id: usize, index: usize) -> Result<Range<usize>, Error> {
        self.file(id)?.row(index).map(|(row, _)| row).ok_or(Error::FileMissing)
    }
}
