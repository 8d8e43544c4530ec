//! A layer that was merged and compiled before: the built-in ruleset, prepared when the program is built.
//!
//! Owns what of it is embedded. Where it lies, and which files it was made of, is `builtin`'s to know.

use super::compile;
use super::entries::Files;
use super::merge::{Merged, Unwatched};
use super::mistakes::{Problems, Sink, TomlFile};
use super::model::Ruleset;
use super::read;
use super::required::REQUIRED;

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

/// What is embedded of layers.
#[derive(Debug)]
pub struct Prepared {
    /// As compiled; its automaton lies beside it.
    pub ruleset: Ruleset,
    /// As merged.
    pub tree: Vec<u8>,
}

/// Prepares layers, the built-in ones.
pub fn prepare(layers: &[&[TomlFile]]) -> Result<Prepared, Problems> {
    let (sink, mut merged, mut at) = (Sink::default(), Merged::default(), 0);
    for layer in layers {
        let mut tables = Vec::with_capacity(layer.len());
        for file in *layer {
            match read::read(at, &file.text, &sink) {
                Some(table) => tables.push(table),
                None => sink.push(read::no_toml(at, &file.text)),
            }
            at += 1;
        }
        merged.put(tables, &sink, &mut Unwatched);
    }
    if let Some(name) = merged.root.table("ruleset").and_then(|ruleset| ruleset.string("name")) {
        merged.name = name;
    }
    let ruleset = compile::compile(&merged, None, REQUIRED, false, &sink);
    let files: Vec<TomlFile> = layers.iter().flat_map(|layer| layer.iter().cloned()).collect();
    match merged.pack(&files) {
        Ok(tree) if sink.is_empty() => Ok(Prepared { ruleset, tree }),
        _ => Err(Problems { files, problems: sink.into_sorted() }),
    }
}
