//! Integration tests: one binary.

mod cli;
mod covered;
mod mutations;
mod rulesets;
mod ruletests;
