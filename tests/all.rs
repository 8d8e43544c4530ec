//! Integration tests: one binary.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "helpers of tests fail as tests do, and show what they measured"
)]

mod baseline;
mod broken;
mod by_name;
mod causes;
mod cli;
mod clocks;
mod configuration;
mod covered;
mod crossed;
mod deep;
mod diffs;
#[allow(dead_code, reason = "shared with the unit tests, and each uses a part of it")]
mod docx;
mod dropped;
mod editor;
mod encodings;
mod every_key;
mod exits;
mod files;
mod folder;
mod follow_up;
mod formats;
mod fuzz;
mod given_facts;
mod how_read;
mod html;
mod key_dates;
mod kinds;
mod layouts;
mod leaks;
mod limits;
mod lsp;
mod lsp_drafts;
mod lsp_policy;
mod lsp_rules;
mod many;
mod markdown;
mod mending;
mod mutations;
mod page;
mod policies;
mod policy;
mod policy_archive;
mod policy_idle;
mod policy_in_force;
mod policy_keys;
mod policy_names;
mod policy_whole;
mod profiles;
mod readings;
mod readme;
mod rules_check;
mod rules_diff;
mod rules_show;
mod rules_test;
mod rulesets;
mod ruletests;
mod schema;
mod shell;
mod since;
mod sown;
mod start;
mod suppression;
mod survey;
mod text_read;
mod torn;
mod totals;
mod typed;
mod variants;
mod warned_tests;
mod word;
