//! Layers of files → one ruleset as written.
//!
//! Owns what "later wins" means for tables of names, finds what stands twice in one layer, and what is laid over
//! something that is not there. What a key does to the same key below is said by the schema and done by [`over`].

mod expand;
mod over;
mod times;

pub(super) use expand::{phrase_id, required_id};

use super::called::{unknown_class, unknown_element};
use super::entries::{Entries, Files, Packed};
use super::evidence;
use super::mistakes::{Place, Sink, unknown_rule};
use super::retired;
use super::schema::{CLASS, ELEMENT, Key, MapShape, PHRASE, ROOT, RULE, SET, Shape, TableShape};
use super::tree::{At, Entry, Map, Name, Rows, Table, Value, tables};
use super::values::{Lang, names_rule};
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
        Ok(Self { name, root, maps, optional, ..Self::default() })
    }

    /// Puts a layer over those before.
    pub(super) fn put(&mut self, layer: Vec<Table>, sink: &Sink, watch: &mut dyn Watch) {
        let known: BTreeSet<String> = self.map("rules").names().map(str::to_owned).collect();
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
        let new = self.map("rules").names().filter(|id| !known.contains(*id));
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

    /// A set over the one of its name. `remove` of a family takes out of its members.
    fn put_set(&mut self, id: Name, entry: Entry, putting: &mut Putting<'_>) {
        let Some(Value::Table(mut table)) = entry.value else { return };
        let sink = putting.sink;
        let sets = self.maps.entry("terms").or_default();
        let family = format!("{id}.");
        let new = !sets.has(&id);
        let members: Vec<String> =
            sets.names().filter(|known| new && known.starts_with(&family)).map(str::to_owned).collect();
        if !members.is_empty() {
            let gone = table.list("remove").to_vec();
            for word in &gone {
                let mut found = false;
                for member in &members {
                    let member = sets.get_mut(member).and_then(|entry| entry.value.as_mut());
                    if let Some(Value::Table(member)) = member {
                        found |= over::out_of_table(member, "words", word);
                    }
                }
                if !found {
                    let members = members.iter().filter_map(|member| sets.get(member)?.table());
                    let known = members.flat_map(|set| set.list("words")).map(|word| word.value.as_str());
                    sink.push(over::not_there(word, known));
                }
            }
            if table.entries().all(|(key, _)| key == "remove") {
                return;
            }
            table.take("remove");
        }
        let change = table.get("add").or_else(|| table.get("remove"));
        if let Some(change) = change.filter(|_| new && !table.has("words")) {
            let (ja, en) = (
                format!("「{id}」という言葉の集まりは土台にありません"),
                format!("there is no set `{id}` to change"),
            );
            let known = sets.names();
            let problem = change.key.problem("unknown-set", ja, en);
            let problem = match retired::cure(&id) {
                Some((ja, en)) => problem.help(ja, en),
                None => problem.suggest(&id, known),
            };
            let cure = "新しい集まりなら、言葉は words に書いてください";
            sink.push(problem.or_help(cure, "a new set takes its words in `words`"));
            table.take("remove");
        }
        lay_named(sets, id, table, &SET, putting);
    }

    fn put_classes(&mut self, groups: Map, putting: &mut Putting<'_>) {
        for (group, entry) in groups {
            let Some(Value::Map(labels)) = entry.value else { continue };
            let classes = self.maps.entry("classes").or_default();
            if !classes.has(&group) {
                classes.put(group.clone(), Entry { value: Some(Value::Map(Map::new())), ..entry });
            }
            let known = classes.get_mut(&group).and_then(|entry| entry.value.as_mut());
            let Some(Value::Map(known)) = known else { continue };
            for (label, entry) in labels {
                let Some(Value::Table(table)) = entry.value else { continue };
                let new = !known.contains_key(&label);
                match new.then(|| expand::untitled(&label, &table, tables(known), unknown_class)).flatten() {
                    Some(problem) => putting.sink.push(problem),
                    None => lay(known.entry(label).or_default(), new, table, &CLASS, putting),
                }
            }
        }
    }

    /// An element over the one of its name, and the rule that `required` makes of it.
    fn put_element(&mut self, id: Name, entry: Entry, rules: &Map, putting: &mut Putting<'_>) {
        let Some(Value::Table(table)) = entry.value else { return };
        let elements = self.maps.entry("elements").or_default();
        let new = !elements.has(&id);
        let stray = new.then(|| expand::untitled(&id, &table, elements.tables(), unknown_element)).flatten();
        if let Some(problem) = stray {
            putting.sink.push(problem);
            return;
        }
        if !new {
            self.changed.entry(id.to_string()).or_default().push(table.place.clone());
        }
        let rule = required_id(&id);
        if let (Some(own), Some(required)) = (rules.get(rule.as_str()), table.get("required")) {
            putting.sink.push(expand::twice(&id, &required.key, &own.key));
        }
        let below = elements.get(&id).and_then(Entry::table).and_then(|element| element.text("title"));
        let title = table.text("title").or(below);
        let said = self.root.table("shorthands").and_then(|said| said.table("required"));
        if let Some(made) = expand::required(&id, &table, title, said) {
            self.put_required(rule, made, &table, putting);
        }
        lay_named(self.maps.entry("elements").or_default(), id, table, &ELEMENT, putting);
    }

    /// The rule that `required` makes. Over one that has its own words already goes only what was given.
    fn put_required(&mut self, id: String, made: Table, own: &Table, putting: &mut Putting<'_>) {
        let rules = self.maps.entry("rules").or_default();
        let Some(Value::Table(rule)) = rules.get_mut(&id).and_then(|entry| entry.value.as_mut()) else {
            rules.put(id.into(), Entry::at(&made.place.clone(), Value::Table(made)));
            return;
        };
        let before = rule.levels("severity").cloned();
        self.changed.entry(id.clone()).or_default().push(made.place.clone());
        for key in ["severity", "when", "source", "help", "why"] {
            let given = if key == "severity" { made.get(key) } else { own.get(key) };
            let given = given.filter(|entry| entry.value.is_some());
            if let (Some(key), Some(entry)) = (RULE.key(key), given) {
                over::key(rule, key, entry.clone(), &|_| false, putting.sink);
            }
        }
        if let (true, Some(given)) = (rule.levels("severity") == before.as_ref(), own.get("required")) {
            putting.watch.same_severity(&id, &given.key);
        }
    }

    fn put_phrase(&mut self, phrase: Name, entry: Entry, sink: &Sink) {
        let Some(Value::Table(table)) = entry.value else { return };
        let phrases = self.maps.entry("phrases").or_default();
        let mut putting = Putting { sink, watch: &mut Unwatched };
        lay_named(phrases, phrase.clone(), table, &PHRASE, &mut putting);
        let Some(known) = phrases.get(&phrase).and_then(Entry::table) else { return };
        match expand::phrase(&phrase, known, self.root.table("shorthands")) {
            Ok(rule) => {
                let entry = Entry::at(&rule.place.clone(), Value::Table(rule));
                self.maps.entry("rules").or_default().put(phrase_id(&phrase).into(), entry);
            }
            Err(problem) => sink.push(*problem),
        }
    }

    fn put_rule(&mut self, id: Name, entry: Entry, putting: &mut Putting<'_>) {
        let Some(Value::Table(table)) = entry.value else { return };
        let rules = self.maps.entry("rules").or_default();
        let new = !rules.has(&id);
        if let (true, Some(problem)) = (new, expand::rule(&id, &table, rules.names())) {
            problem.into_iter().for_each(|problem| putting.sink.push(problem));
            return;
        }
        if !new {
            self.changed.entry(id.to_string()).or_default().push(table.place.clone());
        }
        lay_named(rules, id, table, &RULE, putting);
    }

    fn set_severity(&mut self, id: &Name, entry: &Entry, putting: &mut Putting<'_>) {
        let Some(Value::Levels(given)) = &entry.value else { return };
        let (mut found, mut changes) = (false, false);
        let rules = self.maps.entry("rules").or_default();
        let meant: Vec<String> =
            rules.names().filter(|rule| names_rule(id, rule)).map(str::to_owned).collect();
        for rule in meant {
            let rule = rules.get_mut(&rule).and_then(|entry| entry.value.as_mut());
            let Some(Value::Table(table)) = rule else { continue };
            let before = table.levels("severity").cloned();
            over::stages(table, "severity", &entry.key, given);
            changes |= table.levels("severity") != before.as_ref();
            found = true;
        }
        if found && !changes {
            putting.watch.same_severity(id, &entry.key);
        }
        if !found {
            putting.sink.push(unknown_rule(id, &entry.key, self.map("rules").names()));
        }
    }

    /// What was counted of rules and elements goes into their tables.
    fn put_evidence(&mut self, evidence: Map, sink: &Sink) {
        for (id, entry) in evidence {
            let Some(counted) = entry.table() else { continue };
            let kinds = [("rules", "fires", "stated"), ("elements", "stated", "fires")];
            let found = kinds.into_iter().find(|(key, ..)| self.map(key).has(&id));
            let Some((of, right, wrong)) = found else {
                let known = self.map("elements").names().chain(self.map("rules").names());
                sink.push(expand::evidence(&id, &entry.key, known));
                continue;
            };
            if evidence::counted_by(counted) == Some(wrong) {
                sink.push(expand::wrong_count(&id, &entry.key, of, right, wrong));
            }
            let table = self.maps.get_mut(of).and_then(|map| map.get_mut(&id));
            if let Some(Value::Table(table)) = table.and_then(|entry| entry.value.as_mut()) {
                table.put("evidence", entry);
            }
        }
    }

    /// The words of a set of headings.
    fn heading_words(&self, id: &str) -> Option<Vec<At>> {
        let set = self.named("terms", id).filter(|_| id.starts_with("heading."))?;
        Some(set.list("words").to_vec())
    }

    /// A word added to a set of headings heads each element that names the set, as if it were added to that.
    fn head(&mut self, set: &str, words: &[At], sink: &Sink) {
        let Some(first) = words.first() else { return };
        let named = |(_, element): &(&str, &Table)| {
            element.list("headings").iter().any(|heading| heading.value == set)
        };
        let headed: Vec<String> = self.all("elements").filter(named).map(|(id, _)| id.to_owned()).collect();
        for id in headed {
            let mut table = Table::new(first.place.clone());
            table.put("add-headings", Entry::at(&first.place, Value::Strings(words.to_vec())));
            let mut putting = Putting { sink, watch: &mut Unwatched };
            lay_named(self.maps.entry("elements").or_default(), id.into(), table, &ELEMENT, &mut putting);
        }
    }

    /// The entries of a table of names.
    pub(super) fn map(&self, key: &str) -> &Entries {
        static NONE: Entries = Entries::none();
        self.maps.get(key).unwrap_or(&NONE)
    }
    /// The tables among them.
    pub(super) fn all(&self, key: &str) -> impl Iterator<Item = (&str, &Table)> + Clone {
        self.map(key).tables()
    }
    /// The table of a name.
    pub(super) fn named(&self, key: &str, name: &str) -> Option<&Table> {
        self.map(key).get(name)?.table()
    }
    /// The keys of which some entry is no longer what was embedded.
    pub(super) fn touched(&self) -> impl Iterator<Item = &'static str> {
        self.maps.iter().filter(|(_, entries)| entries.touched().next().is_some()).map(|(key, _)| *key)
    }
    /// The rows of names that have several.
    pub(super) fn rows(&self, key: &str) -> impl Iterator<Item = (&str, &Rows)> {
        self.map(key).iter().filter_map(|(id, entry)| match &entry.value {
            Some(Value::Rows(rows)) => Some((id, rows)),
            _ => None,
        })
    }
    /// The labels of a class group.
    pub(super) fn labels(&self, group: &str) -> impl Iterator<Item = (&str, &Table)> + Clone {
        let labels = self.map("classes").get(group).and_then(|entry| entry.value.as_ref());
        let labels = if let Some(Value::Map(labels)) = labels { Some(labels) } else { None };
        labels.into_iter().flat_map(tables)
    }
    /// The profiles that count.
    pub(super) fn profiles(&self) -> impl Iterator<Item = (&str, &Table)> {
        self.all("profiles").filter(|(id, _)| !self.given_up.contains(*id))
    }
    /// The language of the notices that are read.
    pub(super) fn language(&self) -> Option<Lang> {
        self.root.table("ruleset")?.choice("language", Lang::from_name)
    }
    /// What files say of runs: settings that were given last.
    pub(super) fn setting(&self, key: &str) -> Option<&At> {
        self.root.table("settings")?.at(key)
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
