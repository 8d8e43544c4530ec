//! Term sets and literal words → numbered sets, and the words of each.
//!
//! Owns names of sets, families and inclusion. The automaton is `lexicon_builder`'s.

mod found;

use super::lexicon_builder::LexiconBuilder;
use super::taken_in::{Circles, includes, taken_in};
use crate::ruleset::entries::Entries;
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::Sink;
use crate::ruleset::model::{DATA_TYPE, Ruleset, TermSet};
use crate::ruleset::names::Names;
use crate::ruleset::tree::{At, Table};
use crate::ruleset::values::SetId;
use crate::ruleset::words::{self, Named};
use crate::text::Baked;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How a word is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// As it is written: another is put in its place, or it is told from another.
    Written,
    /// In every form that it has.
    Bent,
}

/// The sets of a ruleset while it is being compiled.
pub(super) struct Sets<'a> {
    pub sets: Vec<TermSet>,
    /// The names that there were before.
    pub known: Names,
    /// Those that are new, or stand for other sets now.
    pub names: BTreeMap<String, Vec<SetId>>,
    pub lexicon: LexiconBuilder,
    /// Sets without a name, by what stands for one.
    anonymous: HashMap<Cow<'static, str>, SetId>,
    /// How many sets there were before.
    below: usize,
    /// The first file of an organisation: of its words every form is found.
    own_from: usize,
    /// As written.
    terms: &'a Entries,
    sink: &'a Sink,
}

impl<'a> Sets<'a> {
    /// Numbers the named sets and takes in their words.
    pub(super) fn new(merged: &'a Merged, sink: &'a Sink) -> Self {
        let map = merged.map("terms");
        let mut this = Self {
            sets: Vec::new(),
            known: Names::default(),
            names: BTreeMap::new(),
            lexicon: LexiconBuilder::default(),
            anonymous: HashMap::new(),
            below: 0,
            own_from: merged.own_from,
            terms: map,
            sink,
        };
        for (id, table) in map.tables() {
            this.name(id, table);
        }
        // What a set takes in goes into the sets that take it in: each word is read once.
        let takers = this.takers(map);
        for (id, table) in map.tables() {
            let owners = takers.get(id).cloned().unwrap_or_default();
            this.fill(table.list("words"), table.list("not-in"), &owners, How::Bent);
            this.patterns(table, &owners, false);
        }
        this
    }

    /// The sets of a ruleset that is compiled already, to which others may be added.
    pub(super) fn of(below: &mut Ruleset, merged: &'a Merged, sink: &'a Sink) -> Self {
        let sets = std::mem::take(&mut below.sets).0.into_owned();
        Self {
            below: sets.len(),
            sets,
            known: std::mem::take(&mut below.names),
            names: BTreeMap::new(),
            lexicon: LexiconBuilder::beside(&below.lexicon),
            anonymous: HashMap::new(),
            own_from: merged.own_from,
            terms: merged.map("terms"),
            sink,
        }
    }

    /// Takes in what later files add to sets, and new sets. What hangs on sets by their families or kinds has to be
    /// resolved again where this says so.
    pub(super) fn add_to(&mut self, merged: &Merged, before: Option<&Merged>) -> bool {
        let map = merged.map("terms");
        let (mut again, mut added) = (false, Vec::new());
        let mut known = false;
        for (id, entry) in map.touched() {
            let Some(table) = entry.table() else { continue };
            let same = before.is_some_and(|before| before.named("terms", id) == Some(table));
            let Some(own) = self.own(id) else {
                again |= id.contains('.') && !same;
                self.name(id, table);
                if same {
                    continue;
                }
                added.push((id, table, Table::default()));
                continue;
            };
            if same {
                continue;
            }
            known = true;
            let below = map.below(id).and_then(|entry| entry.table().cloned()).unwrap_or_default();
            let set = &mut self.sets[usize::from(own.0)];
            let category = table.string("category").map(Baked::from);
            again |= set.category != category;
            (set.category, set.title) = (category, table.text("title").cloned());
            added.push((id, table, below));
        }
        // Who takes in whom is known only once every set is looked at; a set that was not there before is taken in by none,
        // unless it came into a family.
        let alone = !known && !again;
        let takers = match alone {
            true => added.iter().filter_map(|(id, ..)| Some((*id, vec![self.own(id)?]))).collect(),
            false => self.takers(map),
        };
        let unnamed = if alone { BTreeMap::new() } else { self.unnamed_takers(map) };
        for (id, table, below) in added {
            let new = |key: &str| -> Vec<At> {
                let there: HashSet<&str> = below.list(key).iter().map(|word| word.value.as_str()).collect();
                table.list(key).iter().filter(|word| !there.contains(word.value.as_str())).cloned().collect()
            };
            let mut owners = takers.get(id).cloned().unwrap_or_default();
            owners.extend(unnamed.get(id).into_iter().flatten());
            self.take_out(&gone(&below, table, "words"), &gone(&below, table, "not-in"), &owners);
            self.fill(&new("words"), &new("not-in"), &owners, How::Bent);
            if below.is_empty() {
                self.patterns(table, &owners, false);
            }
        }
        again
    }

    /// Takes words out of sets that no longer have them by any of the tables they take in.
    fn take_out(&mut self, words: &[At], not_in: &[At], owners: &[SetId]) {
        if words.is_empty() && not_in.is_empty() {
            return;
        }
        let spelled = |list: &[At]| list.iter().flat_map(|word| self.spellings(word)).collect::<HashSet<_>>();
        let (words, not_in) = (spelled(words), spelled(not_in));
        for &owner in owners {
            let map: &'a Entries = self.terms;
            let id = &*self.sets[usize::from(owner.0)].id;
            // A set without a name holds what the one has that it was made of: `=@name`.
            let roots = id
                .split_once("=@")
                .map_or_else(|| map.name(id).into_iter().collect(), |(_, name)| self.members(map, name));
            let tables = self.reached(map, roots).into_iter().filter_map(|id| map.get(id)?.table());
            let tables: Vec<&Table> = tables.collect();
            let still = |key: &str, gone: &HashSet<String>| -> HashSet<String> {
                let lists = if gone.is_empty() {
                    Vec::new()
                } else {
                    tables.iter().map(|table| table.list(key)).collect()
                };
                lists.into_iter().flatten().flat_map(|word| self.plain(word)).collect()
            };
            let (words_left, voids_left) = (still("words", &words), still("not-in", &not_in));
            words.difference(&words_left).for_each(|word| self.lexicon.no_word(word, owner));
            not_in.difference(&voids_left).for_each(|word| self.lexicon.no_void(word, owner));
        }
    }

    /// Numbers a set and gives it its names.
    fn name(&mut self, id: &str, table: &Table) {
        let family = id.split_once('.').map(|(family, _)| family.to_owned());
        let set = self.add(TermSet {
            id: id.into(),
            family: family.as_deref().map(Baked::from),
            category: table.string("category").map(Baked::from),
            title: table.text("title").cloned(),
        });
        self.named_mut(id).push(set);
        self.check(id, family.as_deref(), table);
        let Some(family) = family else { return };
        // Members stand in order, whenever they come.
        let at = self.named(&family).partition_point(|member| &*self.sets[usize::from(member.0)].id < id);
        self.named_mut(&family).insert(at, set);
    }

    /// The sets of a name, none if unknown.
    pub(super) fn named(&self, name: &str) -> &[SetId] {
        self.names.get(name).map_or_else(|| self.known.get(name), Vec::as_slice)
    }

    fn named_mut(&mut self, name: &str) -> &mut Vec<SetId> {
        self.names.entry(name.to_owned()).or_insert_with(|| self.known.get(name).to_vec())
    }

    fn add(&mut self, set: TermSet) -> SetId {
        // More than u16 holds is reported once, at the end.
        let id = SetId(u16::try_from(self.sets.len()).unwrap_or(u16::MAX));
        self.sets.push(set);
        id
    }

    fn check(&self, id: &str, family: Option<&str>, table: &Table) {
        if family == Some(DATA_TYPE) && !table.has("category") {
            let (ja, en) = (format!("「{id}」に category がありません"), format!("`{id}` lacks `category`"));
            self.sink.push(table.place.problem("missing-key", ja, en).help(
                "情報の種類には category = \"contact\" などの分類が要ります",
                "a kind of data needs a category, such as category = \"contact\"",
            ));
        }
        if let (Some(category), true) = (table.at("category"), family != Some(DATA_TYPE)) {
            let (ja, en) =
                ("category は data-type の仲間だけのものです", "only members of `data-type` have a category");
            let problem = category.place.problem("misplaced-key", ja, en);
            self.sink.push(problem.help("category を消してください", "take `category` out"));
        }
    }

    /// For each set: itself, and all sets that take it in, over any number of steps.
    fn takers<'t>(&self, map: &'t Entries) -> BTreeMap<&'t str, Vec<SetId>> {
        let mut takers: BTreeMap<&str, BTreeSet<SetId>> = BTreeMap::new();
        for (id, table) in map.tables() {
            let Some(own) = self.own(id) else { continue };
            for taken in self.reached(map, vec![id]) {
                takers.entry(taken).or_default().insert(own);
            }
            for (include, name) in taken_in(table) {
                if self.members(map, name).is_empty() {
                    self.sink.push(self.unknown(include, name));
                }
            }
        }
        Circles::find(map, &|name| self.members(map, name), self.sink);
        takers.into_iter().map(|(id, owners)| (id, owners.into_iter().collect())).collect()
    }

    /// The id of a set itself, not of its family.
    fn own(&self, id: &str) -> Option<SetId> {
        self.named(id).iter().copied().find(|set| *self.sets[usize::from(set.0)].id == *id)
    }

    fn members<'t>(&self, map: &'t Entries, name: &str) -> Vec<&'t str> {
        self.named(name).iter().filter_map(|set| map.name(&self.sets[usize::from(set.0)].id)).collect()
    }

    /// The tables of a set or a family, with those of all that they take in.
    fn tables(&self, word: &At, name: &str) -> Vec<&'a Table> {
        let map: &'a Entries = self.terms;
        let members = self.members(map, name);
        if members.is_empty() {
            self.sink.push(self.unknown(word, name));
        }
        self.reached(map, members).into_iter().filter_map(|id| map.get(id)?.table()).collect()
    }

    /// These sets and all that they take in, over any number of steps, each once.
    fn reached<'t>(&self, map: &'t Entries, mut open: Vec<&'t str>) -> Vec<&'t str> {
        let (mut done, mut reached) = (BTreeSet::new(), Vec::new());
        while let Some(id) = open.pop() {
            if done.insert(id) {
                open.extend(includes(map, id).into_iter().flat_map(|(_, name)| self.members(map, name)));
                reached.push(id);
            }
        }
        reached
    }

    /// For each set: the sets without a name that were made of it (`=@set`), which know nothing of what is added to it
    /// later.
    fn unnamed_takers(&self, map: &Entries) -> BTreeMap<String, Vec<SetId>> {
        let mut takers: BTreeMap<String, Vec<SetId>> = BTreeMap::new();
        for (at, set) in self.sets[..self.below].iter().enumerate() {
            let Some((_, name)) = set.id.split_once("=@") else { continue };
            for id in self.reached(map, self.members(map, name)) {
                takers.entry(id.to_owned()).or_default().extend(u16::try_from(at).map(SetId));
            }
        }
        takers
    }

    /// A set without a name: one for each `id`, which says what it holds.
    pub(super) fn anonymous(&mut self, id: String, words: &[At], not_in: &[At], how: How) -> SetId {
        if let Some(known) = self.known().get(id.as_str()) {
            return *known;
        }
        let set = self.add(TermSet { id: id.as_str().into(), family: None, category: None, title: None });
        self.anonymous.insert(id.into(), set);
        self.fill(words, not_in, &[set], how);
        for word in words {
            let Some(Named::Set(name)) = words::named(&word.value) else { continue };
            for table in self.tables(word, name) {
                self.fill(table.list("words"), table.list("not-in"), &[set], how);
                self.patterns(table, &[set], false);
            }
        }
        set
    }

    /// The sets without a name; those that there were before are looked for when one is asked for.
    fn known(&mut self) -> &mut HashMap<Cow<'static, str>, SetId> {
        if self.anonymous.is_empty() {
            let sets = self.sets[..self.below].iter().zip(0..u16::MAX);
            let anonymous = sets.filter(|(set, _)| set.id.starts_with(['=']) || set.id.starts_with("rules."));
            self.anonymous.reserve(self.below);
            self.anonymous.extend(anonymous.map(|(set, at)| (set.id.0.clone(), SetId(at))));
        }
        &mut self.anonymous
    }

    /// Gives up the sets of a rule, whose words may be others now.
    pub(super) fn give_up(&mut self, rule: &str) {
        let own = format!("rules.{rule}");
        self.known().retain(|id, _| !id.strip_prefix(&own).is_some_and(|rest| rest.starts_with(['=', ':'])));
    }
}

/// What a list held before and no longer does.
fn gone(below: &Table, table: &Table, key: &str) -> Vec<At> {
    let there: HashSet<&str> = table.list(key).iter().map(|word| word.value.as_str()).collect();
    below.list(key).iter().filter(|word| !there.contains(word.value.as_str())).cloned().collect()
}

/// Whether later files do nothing to the sets of lower ones but give them words and take words out: only then need those
/// not be read again.
pub(super) fn only_words(merged: &Merged) -> bool {
    let map = merged.map("terms");
    map.touched().all(|(id, entry)| {
        let Some(table) = entry.table() else { return false };
        let below = map.below(id);
        let Some(below) = below.as_ref().and_then(|entry| entry.table()) else {
            return taken_in(table).next().is_none();
        };
        // What is named is held by other tables.
        let plain =
            |key: &str| gone(below, table, key).iter().all(|word| words::named(&word.value).is_none());
        let same = |key: &str| below.value(key) == table.value(key);
        let takes = |table: &Table| taken_in(table).count();
        takes(table) == takes(below)
            && plain("words")
            && plain("not-in")
            && same("include")
            && same("patterns")
    })
}
