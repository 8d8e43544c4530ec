//! Names that the Rust side of the program reads by name: a ruleset without them cannot be used.

/// A term set, a family, or `classes.<group>`; and who needs it.
pub const REQUIRED: &[(&str, &str)] = &[];
