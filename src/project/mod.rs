//! An organisation's `noticelint.toml` over its drafts: which rules a draft is read with, and which drafts are checked.
//!
//! Owns finding and loading these files, what they say of some drafts and not of others, and what changed since a
//! revision. Knows no flags, and prints nothing.

#[cfg(feature = "cli")]
pub mod changes;
#[cfg(feature = "cli")]
pub mod files;
#[cfg(feature = "cli")]
pub mod git;
#[cfg(feature = "cli")]
pub mod names;
#[cfg(feature = "cli")]
pub mod near_miss;
pub mod provided;
#[cfg(feature = "cli")]
pub mod reach;
pub mod ruleset_file;
#[cfg(feature = "cli")]
pub mod rulesets;
