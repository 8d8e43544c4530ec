//! Where findings go: standard output, or a file.
//!
//! Owns the writing, and the answer to a reader who has gone away: whoever closed the pipe has seen enough,
//! which is no failure and changes no exit status.

use anyhow::Context;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// A place to write to.
pub struct Output {
    to: Box<dyn Write>,
    gone: bool,
}

impl Output {
    /// Opens the file, or standard output.
    pub fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        let to: Box<dyn Write> = match path {
            None => Box::new(io::stdout().lock()),
            Some(path) => {
                let file = File::create(path).with_context(|| format!("--output {}", path.display()))?;
                Box::new(BufWriter::new(file))
            }
        };
        Ok(Self { to, gone: false })
    }

    /// Writes a text.
    pub fn write(&mut self, text: &str) -> anyhow::Result<()> {
        if self.gone {
            return Ok(());
        }
        let done = self.to.write_all(text.as_bytes());
        self.settle(done)
    }

    /// Writes what is still held back.
    pub fn finish(mut self) -> anyhow::Result<()> {
        if self.gone {
            return Ok(());
        }
        let done = self.to.flush();
        self.settle(done)
    }

    fn settle(&mut self, done: io::Result<()>) -> anyhow::Result<()> {
        match done {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(())
            }
            other => other.context("output"),
        }
    }
}
