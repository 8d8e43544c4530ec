//! Prepares the built-in ruleset.
fn main() {}
