//! The targets, as libFuzzer runs them.

#[allow(dead_code, reason = "shared with the tests, and each uses a part of it")]
#[path = "../../tests/docx.rs"]
mod docx;
mod targets;

pub use targets::*;
