//! The ground: characters, languages, days, and how they are written.
//!
//! Owns the one form of each. Uses no other room, and is compiled into `build.rs` beside `ruleset`.

pub mod control_chars;
pub mod day;
pub mod lang;
pub mod nearest;
pub mod normal;
pub mod quote;
pub mod radicals;
pub mod slice;
pub mod width;

pub use day::Day;
pub use lang::{Lang, Text};
pub use nearest::nearest;
pub use slice::{boundary, slice};
