//! Entries by name, of which those of the built-in rules are decoded when they are first looked at.
//!
//! Owns the unpacking; `pack` has the other half. A file that changes one rule costs that rule, not all that it stands on.

use super::tree::{At, Entry, Name, Table};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{Arc, OnceLock};

/// Names and texts of the files that entries were read from.
pub(crate) type Files = &'static [(&'static str, &'static str)];

/// Entries of one key of a ruleset: sets, elements, rules …
#[derive(Debug, Clone, Default)]
pub(super) struct Entries {
    slots: BTreeMap<Name, Slot>,
    /// The files that what is packed was read from.
    files: Files,
}

#[derive(Debug, Clone, Default)]
struct Slot {
    packed: &'static [u8],
    /// Shared by those who lay other things over the same: what nobody changes is not copied.
    entry: OnceLock<Arc<Entry>>,
    /// Whether it may no longer be what was packed.
    touched: bool,
}

/// Entries as they are embedded: each by itself, so that none need be decoded for another.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Packed<'a>(#[serde(borrow)] Vec<(&'a str, &'a [u8])>);

fn decode(packed: &[u8], files: Files) -> postcard::Result<Entry> {
    let mut entry = postcard::from_bytes(packed)?;
    let told = |at: &At| files.get(at.place.file)?.1.get(at.inside()?);
    each_string(&mut entry, &mut |at| {
        if let Some(told) = told(at).filter(|_| at.value.is_empty()) {
            told.clone_into(&mut at.value);
        }
    });
    Ok(entry)
}

pub(super) fn each_string(entry: &mut Entry, act: &mut dyn FnMut(&mut At)) {
    entry.value.iter_mut().for_each(|value| value.each_string(act));
}

impl Slot {
    fn get(&self, files: Files) -> &Entry {
        // What the program itself packed can be decoded; nothing else is there to be said.
        self.entry.get_or_init(|| Arc::new(decode(self.packed, files).unwrap_or_default()))
    }
}

impl Entries {
    pub(super) const fn none() -> Self {
        Self { slots: BTreeMap::new(), files: &[] }
    }
    pub(super) fn unpack(packed: Packed<'static>, files: Files) -> Self {
        let slot = |(name, packed)| (Cow::Borrowed(name), Slot { packed, ..Slot::default() });
        Self { slots: packed.0.into_iter().map(slot).collect(), files }
    }
    pub(super) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.slots.keys().map(AsRef::as_ref)
    }
    /// The names that begin so: they stand together.
    pub(super) fn names_from<'n>(&'n self, begin: &'n str) -> impl Iterator<Item = &'n str> {
        let from = (Bound::Included(begin), Bound::Unbounded);
        let names = self.slots.range::<str, _>(from).map(|(name, _)| name.as_ref());
        names.take_while(move |name: &&str| name.starts_with(begin))
    }
    /// The names, in order, to be kept.
    pub(super) fn all_names(&self) -> Vec<Name> {
        self.slots.keys().cloned().collect()
    }
    pub(super) fn has(&self, name: &str) -> bool {
        self.slots.contains_key(name)
    }
    /// The name itself, to be kept.
    pub(super) fn name(&self, name: &str) -> Option<&str> {
        self.slots.get_key_value(name).map(|(name, _)| name.as_ref())
    }
    pub(super) fn get(&self, name: &str) -> Option<&Entry> {
        self.slots.get(name).map(|slot| slot.get(self.files))
    }
    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Entry> {
        let slot = self.slots.get_mut(name)?;
        slot.get(self.files);
        slot.touched = true;
        slot.entry.get_mut().map(Arc::make_mut)
    }
    pub(super) fn put(&mut self, name: Name, entry: Entry) {
        let slot = self.slots.entry(name).or_default();
        (slot.entry, slot.touched) = (OnceLock::from(Arc::new(entry)), true);
    }
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> + Clone {
        self.slots.iter().map(|(name, slot)| (name.as_ref(), slot.get(self.files)))
    }
    /// The tables among them.
    pub(super) fn tables(&self) -> impl Iterator<Item = (&str, &Table)> + Clone {
        self.iter().filter_map(|(name, entry)| Some((name, entry.table()?)))
    }
    /// What may no longer be what was packed.
    pub(super) fn touched(&self) -> impl Iterator<Item = (&str, &Entry)> {
        let touched = self.slots.iter().filter(|(_, slot)| slot.touched);
        touched.map(|(name, slot)| (name.as_ref(), slot.get(self.files)))
    }
    /// An entry as it was packed: before any layer went over it.
    pub(super) fn below(&self, name: &str) -> Option<Entry> {
        let packed = self.slots.get(name)?.packed;
        if packed.is_empty() { None } else { decode(packed, self.files).ok() }
    }
}
