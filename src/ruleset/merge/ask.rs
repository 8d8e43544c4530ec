//! What is asked of all layers as one.

use super::Merged;
use crate::ruleset::entries::Entries;
use crate::ruleset::tree::{At, Rows, Table, Value, tables};
use crate::ruleset::values::Lang;

impl Merged {
    /// The entries of a table of names.
    pub(in crate::ruleset) fn map(&self, key: &str) -> &Entries {
        static NONE: Entries = Entries::none();
        self.maps.get(key).unwrap_or(&NONE)
    }
    /// The tables among them.
    pub(in crate::ruleset) fn all(&self, key: &str) -> impl Iterator<Item = (&str, &Table)> + Clone {
        self.map(key).tables()
    }
    /// The table of a name.
    pub(in crate::ruleset) fn named(&self, key: &str, name: &str) -> Option<&Table> {
        self.map(key).get(name)?.table()
    }
    /// The keys of which some entry is no longer what was embedded.
    pub(in crate::ruleset) fn touched(&self) -> impl Iterator<Item = &'static str> {
        self.maps.iter().filter(|(_, entries)| entries.touched().next().is_some()).map(|(key, _)| *key)
    }
    /// The rows of names that have several.
    pub(in crate::ruleset) fn rows(&self, key: &str) -> impl Iterator<Item = (&str, &Rows)> {
        self.map(key).iter().filter_map(|(id, entry)| match &entry.value {
            Some(Value::Rows(rows)) => Some((id, rows)),
            _ => None,
        })
    }
    /// The labels of a class group.
    pub(in crate::ruleset) fn labels(&self, group: &str) -> impl Iterator<Item = (&str, &Table)> + Clone {
        let labels = self.map("classes").get(group).and_then(|entry| entry.value.as_ref());
        let labels = if let Some(Value::Map(labels)) = labels { Some(labels) } else { None };
        labels.into_iter().flat_map(tables)
    }
    /// The profiles that count.
    pub(in crate::ruleset) fn profiles(&self) -> impl Iterator<Item = (&str, &Table)> {
        self.all("profiles").filter(|(id, _)| !self.given_up.contains(*id))
    }
    /// The language of the notices that are read.
    pub(in crate::ruleset) fn language(&self) -> Option<Lang> {
        self.root.table("ruleset")?.choice("language", Lang::from_name)
    }
    /// What files say of runs: settings that were given last.
    pub(in crate::ruleset) fn setting(&self, key: &str) -> Option<&At> {
        self.root.table("settings")?.at(key)
    }
}
