//! How far a long run has come: for people who wait, on a terminal.
//!
//! Owns when it is shown: on standard error, where that is a terminal and findings go elsewhere, and not before the wait
//! is felt. A CI job never sees it.

use crate::input::{Inputs, drafts};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How long nobody wonders.
const PATIENCE: Duration = Duration::from_millis(600);

/// The progress of a run.
pub(crate) struct Progress<'a> {
    since: Instant,
    inputs: Option<&'a Inputs>,
    bar: Option<ProgressBar>,
    done: u64,
}

impl<'a> Progress<'a> {
    /// Of a run over `inputs`; `elsewhere` says that nothing is printed on the terminal itself meanwhile.
    pub(crate) fn of(inputs: &'a Inputs, elsewhere: bool) -> Self {
        let shown = elsewhere && io::stderr().is_terminal();
        Self { since: Instant::now(), inputs: shown.then_some(inputs), bar: None, done: 0 }
    }

    /// One more is done.
    pub(crate) fn step(&mut self) {
        self.done += 1;
        let Some(inputs) = self.inputs.filter(|_| self.since.elapsed() > PATIENCE) else { return };
        let bar = self.bar.get_or_insert_with(|| bar(inputs));
        bar.set_position(self.done);
    }

    /// Lets `say` write lines without the bar in between.
    pub(crate) fn aside(&self, say: impl FnOnce()) {
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

/// What shells expect of a program that Ctrl-C ended: 128 and the number of the signal.
pub(crate) const STATUS: u8 = 130;

/// Whether the user wants the run to stop.
#[derive(Debug, Clone, Default)]
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on. Where the system does not let it, Ctrl-C does what it always did.
    pub(crate) fn listen() -> Self {
        let wish = Self::default();
        let signal = signal_hook::consts::SIGINT;
        let at_once =
            signal_hook::flag::register_conditional_shutdown(signal, STATUS.into(), Arc::clone(&wish.0));
        if at_once.is_ok() {
            let _ = signal_hook::flag::register(signal, Arc::clone(&wish.0));
        }
        wish
    }

    /// Whether to stop.
    pub(crate) fn wanted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
