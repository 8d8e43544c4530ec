//! How far a long run has come: for people who wait, on a terminal.
//!
//! Owns when it is shown: on standard error, where that is a terminal and findings go elsewhere, and not before the wait
//! is felt. A CI job never sees it.

use crate::input::{Inputs, drafts};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

/// How long nobody wonders.
const PATIENCE: Duration = Duration::from_millis(600);

/// The progress of a run.
pub struct Progress<'a> {
    since: Instant,
    inputs: Option<&'a Inputs>,
    bar: Option<ProgressBar>,
    done: u64,
}

impl<'a> Progress<'a> {
    /// Of a run over `inputs`; `elsewhere` says that nothing is printed on the terminal itself meanwhile.
    pub fn of(inputs: &'a Inputs, elsewhere: bool) -> Self {
        let shown = elsewhere && io::stderr().is_terminal();
        Self { since: Instant::now(), inputs: shown.then_some(inputs), bar: None, done: 0 }
    }

    /// One more is done.
    pub fn step(&mut self) {
        self.done += 1;
        let Some(inputs) = self.inputs.filter(|_| self.since.elapsed() > PATIENCE) else { return };
        let bar = self.bar.get_or_insert_with(|| bar(inputs));
        bar.set_position(self.done);
    }

    /// Lets `say` write lines without the bar in between.
    pub fn aside(&self, say: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(inputs: &Inputs) -> ProgressBar {
    // Walked anew: until now nobody needed the number, and a run never holds all its paths.
    let all = drafts(inputs).count() as u64;
    let bar = ProgressBar::with_draw_target(Some(all), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("[{bar:30}] {human_pos}/{human_len}") {
        bar.set_style(style.progress_chars("=> "));
    }
    bar
}
