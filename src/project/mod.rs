//! An organisation's `noticelint.toml` over its drafts: which rules a draft is read with, and which drafts are checked.
//!
//! Owns finding and loading these files, what they say of some drafts and not of others, and what changed since a
//! revision. Knows no flags, and prints nothing.

#[cfg(feature = "cli")]
pub(crate) mod changes;
#[cfg(feature = "cli")]
pub(crate) mod files;
#[cfg(feature = "cli")]
pub(crate) mod git;
#[cfg(feature = "cli")]
pub(crate) mod names;
#[cfg(feature = "cli")]
pub(crate) mod near_miss;
pub(crate) mod provided;
#[cfg(feature = "cli")]
pub(crate) mod reach;
pub(crate) mod ruleset_file;
#[cfg(feature = "cli")]
pub(crate) mod rulesets;
