//! Integration tests: one binary.

mod cli;
mod covered;
mod mutations;
mod readings;
mod rulesets;
mod ruletests;
mod variants;
