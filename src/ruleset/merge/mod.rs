//! Layers of files → one ruleset as written.
//!
//! Owns what "later wins" means for tables of names, finds what stands twice in one layer, and what is laid over
//! something that is not there. What a key does to the same key below is said by the schema and done by [`over`].

mod ask;
mod expand;
mod over;
mod put;
mod times;

pub(super) use expand::{phrase_id, required_id};
pub(super) use put::OF_REQUIRED;

use super::entries::{Entries, Files, Packed};
use super::mistakes::{Place, Sink};
use super::schema::{Key, MapShape, ROOT, Shape, TableShape};
use super::tree::{At, Entry, Map, Name, Table, Value};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// All layers as one.
#[derive(Debug, Clone, Default)]
pub(super) struct Merged {
    pub name: String,
    /// What stands once: settings, drafts, lists of entries.
    pub root: Table,
    /// Tables of names: terms, elements, rules …
    pub maps: BTreeMap<&'static str, Entries>,
    /// The versions of the built-in rules that files were written for.
    pub written_for: Vec<At>,
    /// Rules that are off at every stage where they are defined.
    pub optional: BTreeSet<String>,
    /// Where later layers changed a rule or an element.
    pub changed: BTreeMap<String, Vec<Place>>,
    /// Elements whose ways of being read later layers replaced.
    pub replaced: BTreeSet<String>,
    /// The first file that is not built-in.
    pub own_from: usize,
    /// Profiles of lower layers: whoever lays rules over others has chosen already.
    pub given_up: BTreeSet<String>,
}

/// Layers as they are embedded.
#[derive(Deserialize)]
struct Embedded<'a> {
    name: String,
    root: Table,
    optional: BTreeSet<String>,
    #[serde(borrow)]
    maps: Vec<(&'a str, Packed<'a>)>,
}

/// Who is told of every table that is laid over another.
pub(super) trait Watch {
    /// Whether there is anybody: a table is copied only then.
    fn there(&self) -> bool {
        false
    }
    fn table(&mut self, _shape: &TableShape, _before: &Table, _over: &Table, _after: &Table) {}
    /// That a severity was set to what it was.
    fn same_severity(&mut self, _id: &str, _place: &Place) {}
}

/// Nobody.
pub(super) struct Unwatched;

impl Watch for Unwatched {}

/// What a layer is put down with.
struct Putting<'p> {
    sink: &'p Sink,
    watch: &'p mut dyn Watch,
}

/// A layer: tables of names by their key.
type Layer = BTreeMap<&'static str, Map>;

impl Merged {
    /// Finds layers that were embedded.
    pub(super) fn unpack(bytes: &'static [u8], files: Files) -> postcard::Result<Self> {
        let Embedded { name, root, optional, maps } = postcard::from_bytes(bytes)?;
        let maps = maps.into_iter().map(|(key, packed)| (key, Entries::unpack(packed, files))).collect();
        Ok(Self { name, root, maps, optional, own_from: files.len(), ..Self::default() })
    }

    /// Puts a layer over those before.
    pub(super) fn put(&mut self, layer: Vec<Table>, sink: &Sink, watch: &mut dyn Watch) {
        let known = self.map("rules").all_names();
        let below: Vec<String> = self.map("profiles").names().map(str::to_owned).collect();
        self.given_up.extend(below);
        let mut maps = self.take_in(layer, sink);
        let mut putting = Putting { sink, watch };
        let mut names = |key| maps.remove(key).unwrap_or_default();
        let (terms, rules) = (names("terms"), names("rules"));
        // The members of a family first: what the family takes out, it takes out of them.
        let mut terms: Vec<(Name, Entry)> = terms.into_iter().collect();
        terms.sort_by_key(|(id, _)| match id.split_once('.') {
            Some((family, _)) => (family.to_owned(), false),
            None => (id.to_string(), true),
        });
        let mut headings = Vec::new();
        for (id, entry) in terms {
            let there = self.heading_words(&id);
            self.put_set(id.clone(), entry, &mut putting);
            if let (Some(there), Some(mut words)) = (there, self.heading_words(&id)) {
                words.retain(|word| there.iter().all(|old| old.value != word.value));
                headings.push((format!("@{id}"), words));
            }
        }
        let classes = names("classes");
        self.put_classes(classes, &mut putting);
        for (id, entry) in names("elements") {
            self.put_element(id, entry, &rules, &mut putting);
        }
        for (set, words) in headings {
            self.head(&set, &words, sink);
        }
        for (phrase, entry) in names("phrases") {
            self.put_phrase(phrase, entry, sink);
        }
        for (id, entry) in rules {
            self.put_rule(id, entry, &mut putting);
        }
        let (profiles, evidence) = (names("profiles"), names("evidence"));
        self.given_up.retain(|id| !profiles.contains_key(id.as_str()));
        for (id, entry) in profiles {
            self.maps.entry("profiles").or_default().put(id, entry);
        }
        // Families first, so that a rule's own entry wins over that of its family.
        let severity = names("severity").into_iter();
        let (families, own): (Vec<_>, Vec<_>) = severity.partition(|(id, _)| id.ends_with("/*"));
        for (id, entry) in families.into_iter().chain(own) {
            self.set_severity(&id, &entry, &mut putting);
        }
        for (key, map) in maps {
            if let Some(Key { shape: Shape::Map(shape), .. }) = ROOT.key(key) {
                let known = self.maps.entry(key).or_default();
                for (name, entry) in map {
                    match known.get_mut(&name) {
                        Some(old) => over::named(old, entry, &shape.value, sink),
                        None => known.put(name, over::fresh(entry, &shape.value, sink)),
                    }
                }
            }
        }
        let off = |rule: &Table| {
            let levels = rule.levels("severity");
            levels.is_some_and(|all| {
                all.iter().all(|one| one.as_ref().is_some_and(|one| one.severity.is_none()))
            })
        };
        let new =
            self.map("rules").names().filter(|id| known.binary_search_by(|name| (**name).cmp(id)).is_err());
        let new = new.filter(|id| self.named("rules", id).is_some_and(off));
        let new: Vec<String> = new.map(str::to_owned).collect();
        self.optional.extend(new);
        self.put_evidence(evidence, sink);
    }

    /// Takes in what stands once, and gives what stands under names.
    fn take_in(&mut self, layer: Vec<Table>, sink: &Sink) -> Layer {
        let mut maps: BTreeMap<&'static str, Vec<(Name, Entry)>> = BTreeMap::new();
        for file in layer {
            if let Some(version) = file.table("ruleset").and_then(|ruleset| ruleset.at("written-for")) {
                self.written_for.push(version.clone());
            }
            for (name, entry) in file.into_entries() {
                let Some(key) = ROOT.key(&name) else { continue };
                match (&key.shape, entry.value) {
                    (Shape::Map(_), Some(Value::Map(map))) => maps.entry(key.name).or_default().extend(map),
                    (Shape::Map(_), _) => {}
                    (_, value) => over::key(&mut self.root, key, Entry { value, ..entry }, &|_| false, sink),
                }
            }
        }
        let one = |(key, entries): (&'static str, Vec<_>)| match ROOT.key(key).map(|key| &key.shape) {
            Some(Shape::Map(shape)) if is_defined_once(shape) => (key, once(entries, "", sink)),
            _ => (key, entries.into_iter().collect()),
        };
        maps.into_iter().map(one).collect()
    }
}

/// Lays a table over the one of its name.
fn lay_named(
    entries: &mut Entries,
    id: Name,
    over: Table,
    shape: &'static TableShape,
    putting: &mut Putting<'_>,
) {
    let new = !entries.has(&id);
    if new {
        entries.put(id.clone(), Entry::default());
    }
    if let Some(entry) = entries.get_mut(&id) {
        lay(entry, new, over, shape, putting);
    }
}

/// Lays a table over another, or over none, and shows it to whoever watches.
fn lay(entry: &mut Entry, new: bool, over: Table, shape: &'static TableShape, putting: &mut Putting<'_>) {
    if new {
        *entry = Entry::at(&over.place, Value::Table(Table::new(over.place.clone())));
    }
    let Some(Value::Table(table)) = &mut entry.value else { return };
    let watched = (!new && putting.watch.there()).then(|| (table.clone(), over.clone()));
    over::table(table, over, shape, putting.sink);
    if let Some((before, over)) = watched {
        putting.watch.table(shape, &before, &over, table);
    }
}

/// Whether a name stands only once in a layer: of what says nothing but values a later file wins.
fn is_defined_once(shape: &MapShape) -> bool {
    match shape.value {
        Shape::Table(table) => !matches!(table.name, "evidence" | "profile"),
        Shape::Map(_) | Shape::Rows(_) => true,
        _ => false,
    }
}

/// Keeps the first table of each name of a layer, and reports the others.
fn once(entries: Vec<(Name, Entry)>, of: &str, sink: &Sink) -> Map {
    let mut kept: BTreeMap<Name, (Entry, Vec<(Name, Entry)>)> = BTreeMap::new();
    for (name, mut entry) in entries {
        if let Some(Value::Map(inner)) = &mut entry.value {
            let inner = std::mem::take(inner);
            kept.entry(name).or_insert((entry, Vec::new())).1.extend(inner);
            continue;
        }
        let Some((first, _)) = kept.get(&name) else {
            kept.insert(name, (entry, Vec::new()));
            continue;
        };
        let id = format!("{of}{name}");
        let (ja, en) = (format!("「{id}」が2度定義されています"), format!("`{id}` is defined twice"));
        let problem = entry.key.problem("duplicate-id", ja, en).also(&first.key, "1度目", "first here");
        sink.push(problem.help(
            "2つを1つにまとめるか、一方の名前を変えてください",
            "put the two together, or rename one of them",
        ));
    }
    let whole = |(name, (mut entry, inner)): (Name, (Entry, Vec<_>))| {
        if let Some(Value::Map(map)) = &mut entry.value {
            *map = once(inner, &format!("{of}{name}."), sink);
        }
        (name, entry)
    };
    kept.into_iter().map(whole).collect()
}
