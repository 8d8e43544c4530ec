//! Ctrl-C in a run over many drafts.
//!
//! Owns the wish to stop: it is heard between two drafts, so that what has been printed ends with a whole document. A
//! second Ctrl-C ends the program at once, as the first does in a run over one draft.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What shells expect of a program that Ctrl-C ended: 128 and the number of the signal.
pub const STATUS: u8 = 130;

/// Whether the user wants the run to stop.
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on. Where the system does not let it, Ctrl-C does what it always did.
    pub fn listen() -> Self {
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
    pub fn wanted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
