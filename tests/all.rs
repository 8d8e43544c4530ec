//! Integration tests: one binary.

mod cli;
mod mutations;
mod rulesets;
mod ruletests;
