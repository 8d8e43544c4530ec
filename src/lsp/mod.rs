//! The language server: drafts and files of rules in an editor.
//!
//! Owns the protocol: what an editor sends, and what it is answered. One thread takes messages in, one answers them, in
//! their order. Reads no notices by itself and words no finding: what is shown is the engine's, as `check` has it.
//! Nothing of a text that is open reaches a log or a message about an error.

mod actions;
mod buffers;
mod client;
mod desk;
mod diagnostics;
mod draft;
mod frame;
mod hover;
mod position;
mod rules;
mod server;
mod shelf;
mod symbols;

pub use desk::Setup;
pub use server::{Ended, serve};
