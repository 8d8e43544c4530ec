//! A page of text for a terminal, with or without colours.
//!
//! Owns the escape sequences, and the severity words in place of those that the snippet renderer prints.

use crate::ruleset::Severity;
use codespan_reporting::diagnostic::{LabelStyle, Severity as Level};
use codespan_reporting::term::WriteStyle;
use std::io::{self, Write};

/// What a piece of text is, which decides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
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
pub struct Page {
    bytes: Vec<u8>,
    color: bool,
    severity_word: String,
    swallowing: bool,
}

impl Page {
    /// An empty page.
    pub fn new(color: bool) -> Self {
        Self { color, ..Self::default() }
    }

    /// The word that the next snippet prints for its severity.
    pub fn name_severity(&mut self, word: &str) {
        word.clone_into(&mut self.severity_word);
    }

    /// Adds text.
    pub fn put(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Adds text in a colour.
    pub fn ink(&mut self, ink: Ink, text: &str) {
        self.begin(ink);
        self.put(text);
        self.end();
    }

    /// Adds text and ends the line.
    pub fn line(&mut self, text: &str) {
        self.put(text);
        self.put("\n");
    }

    /// Lines so far.
    pub fn lines(&self) -> usize {
        self.bytes.iter().filter(|byte| **byte == b'\n').count()
    }

    /// The text of the page.
    pub fn text(self) -> String {
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
        if !self.swallowing {
            self.bytes.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Page {
    /// The renderer writes its own word for a severity between here and the message: it is swallowed.
    fn set_header(&mut self, level: Level) -> io::Result<()> {
        let word = std::mem::take(&mut self.severity_word);
        self.ink(Ink::Severity(severity(level)), &word);
        self.swallowing = true;
        Ok(())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.swallowing = false;
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
pub fn level(severity: Severity) -> Level {
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
