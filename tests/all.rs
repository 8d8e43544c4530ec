//! Integration tests.
mod rulesets;
