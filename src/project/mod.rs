//! An organisation's `noticelint.toml` over its drafts: which rules a draft is read with, and which drafts are checked.
//!
//! Owns finding and loading these files, what they say of some drafts and not of others, and what changed since a
//! revision. Knows no flags, and prints nothing.

pub mod changes;
pub mod files;
mod found;
pub mod git;
pub mod ignores;
pub mod names;
pub mod near_miss;
pub mod provided;
pub mod reach;
pub mod ruleset_file;
pub mod rulesets;
