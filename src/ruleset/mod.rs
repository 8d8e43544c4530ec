//! Rulesets: as written in TOML, checked, merged, and as used.
//!
//! Owns everything between a TOML file and [`Ruleset`]. Also compiled into `build.rs`, which prepares the
//! built-in ruleset with the same code: so nothing here may use another room of the crate.

mod lexicon;
mod model;
mod values;

pub use lexicon::{Lexicon, Pattern, Word};
pub use model::*;
pub(crate) use values::names;
pub use values::*;
