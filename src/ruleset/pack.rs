//! The built-in ruleset as it is embedded: what the build script leaves behind.
//!
//! Owns the packing, which the program itself has no use for; `entries` and `merge` have the other half.

use super::compile;
use super::entries::each_string;
use super::merge::{Merged, Unwatched};
use super::mistakes::{Place, Problem, Problems, Sink, TomlFile};
use super::model::Ruleset;
use super::read;
use super::required::REQUIRED;
use super::tree::{At, Entry, Table};
use serde::Serialize;
use std::collections::BTreeSet;
use toml::de::DeTable;

/// What is embedded of layers.
#[derive(Debug)]
pub(crate) struct Prepared {
    /// As compiled; its words and what they mean lie beside it.
    pub ruleset: Ruleset,
    /// As merged.
    pub tree: Vec<u8>,
}

/// Prepares layers, the built-in ones.
pub(crate) fn prepare(layers: &[&[TomlFile]]) -> Result<Prepared, Problems> {
    let (sink, mut merged, mut at) =
        (Sink::default(), Merged { own_from: usize::MAX, ..Merged::default() }, 0);
    for layer in layers {
        let mut tables = Vec::with_capacity(layer.len());
        for file in *layer {
            match read::read(at, &file.text, &sink) {
                Some(table) => tables.push(table),
                None => sink.push(no_toml(at, &file.text)),
            }
            at += 1;
        }
        merged.put(tables, &sink, &mut Unwatched);
    }
    if let Some(name) = merged.root.table("ruleset").and_then(|ruleset| ruleset.string("name")) {
        merged.name = name;
    }
    let ruleset = compile::compile(&merged, None, REQUIRED, None, &sink);
    let files: Vec<TomlFile> = layers.iter().flat_map(|layer| layer.iter().cloned()).collect();
    match pack(&merged, &files) {
        Ok(tree) if sink.is_empty() => Ok(Prepared { ruleset, tree }),
        _ => Err(Problems { files, problems: sink.into_sorted() }),
    }
}

/// That a file is no TOML, as the parser puts it.
fn no_toml(file: usize, text: &str) -> Problem {
    let (_, errors) = DeTable::parse_recoverable(text);
    let first = errors.first();
    let place = Place { file, span: first.and_then(toml::de::Error::span).unwrap_or(0..0) };
    let reason = first.map_or("", toml::de::Error::message);
    place.problem("toml-syntax", reason, reason)
}

/// Entries by name, each as bytes.
type Bytes = Vec<(String, Vec<u8>)>;

#[derive(Serialize)]
struct Whole<'a> {
    name: &'a str,
    root: &'a Table,
    optional: &'a BTreeSet<String>,
    maps: Vec<(&'static str, Bytes)>,
}

/// Layers as bytes, of which each entry can be decoded by itself.
fn pack(merged: &Merged, files: &[TomlFile]) -> postcard::Result<Vec<u8>> {
    let mut maps = Vec::with_capacity(merged.maps.len());
    for (key, entries) in &merged.maps {
        let one = |(name, entry): (&str, &Entry)| {
            let mut entry = entry.clone();
            squeeze(&mut entry, files);
            Ok((name.to_owned(), postcard::to_stdvec(&entry)?))
        };
        maps.push((*key, entries.iter().map(one).collect::<postcard::Result<Bytes>>()?));
    }
    let Merged { name, root, optional, .. } = merged;
    postcard::to_stdvec(&Whole { name, root, optional, maps })
}

/// Strings that stand in a file as they are need not be embedded twice.
fn squeeze(entry: &mut Entry, files: &[TomlFile]) {
    let told = |at: &At| files.get(at.place.file)?.text.get(at.inside()?);
    each_string(entry, &mut |at| {
        if told(at) == Some(at.value.as_str()) {
            at.value.clear();
        }
    });
}
