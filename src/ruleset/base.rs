//! A layer that was merged and compiled before: the built-in ruleset, prepared when the program is built.
//!
//! Owns what of it is embedded. Where it lies, and which files it was made of, is `builtin`'s to know.

use super::entries::Files;
use super::merge::Merged;
use super::model::Ruleset;

/// A layer that is merged and compiled already. Without one all layers are read.
#[derive(Debug, Clone, Default)]
pub struct Base {
    pub(super) merged: Merged,
    pub(super) ruleset: Option<fn() -> Option<Ruleset>>,
    /// How many files it has.
    pub(super) files: usize,
}

impl Base {
    /// Finds what was prepared: the layer as merged, what it compiles to, and names and texts of its files.
    pub fn of(tree: &'static [u8], ruleset: fn() -> Option<Ruleset>, files: Files) -> Option<Self> {
        let merged = Merged::unpack(tree, files).ok()?;
        Some(Self { merged, ruleset: Some(ruleset), files: files.len() })
    }
}
