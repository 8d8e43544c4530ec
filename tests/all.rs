//! Integration tests.
mod cli;
mod rulesets;
