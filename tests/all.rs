//! Integration tests: one binary.

mod mutations;
mod rulesets;
