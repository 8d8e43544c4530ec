//! Integration tests.
mod rulesets;

mod mutations;
