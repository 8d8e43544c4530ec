//! Term sets and literal words → numbered sets, and the words of each.
//!
//! Owns names of sets, families and inclusion. The automaton is `lexicon_builder`'s.

use super::lexicon_builder::{LexiconBuilder, bad_regex};
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Place, Problem, Sink};
use crate::ruleset::model::{DATA_TYPE, TermSet};
use crate::ruleset::tree::{At, Map, Table, tables};
use crate::ruleset::values::SetId;
use crate::ruleset::words::{self, WordError};
use crate::text::{nearest, normal};
use std::collections::{BTreeMap, BTreeSet};

/// The sets of a ruleset while it is being compiled.
pub(super) struct Sets<'a> {
    pub sets: Vec<TermSet>,
    pub names: BTreeMap<String, Vec<SetId>>,
    pub lexicon: LexiconBuilder,
    literals: BTreeMap<String, SetId>,
    sink: &'a Sink,
}

impl<'a> Sets<'a> {
    /// Numbers the named sets and takes in their words.
    pub(super) fn new(merged: &Merged, sink: &'a Sink) -> Self {
        let map = merged.map("terms");
        let mut this = Self {
            sets: Vec::new(),
            names: BTreeMap::new(),
            lexicon: LexiconBuilder::default(),
            literals: BTreeMap::new(),
            sink,
        };
        for (id, table) in tables(map) {
            let family = id.split_once('.').map(|(family, _)| family.to_owned());
            let set = this.add(TermSet {
                id: id.to_owned(),
                family: family.clone(),
                category: table.string("category"),
                title: table.text("title").cloned(),
            });
            this.names.entry(id.to_owned()).or_default().push(set);
            if let Some(family) = &family {
                this.names.entry(family.clone()).or_default().push(set);
            }
            this.check(id, family.as_deref(), table);
        }
        // What a set takes in goes into the sets that take it in: each word is read once.
        let takers = this.takers(map);
        for (id, table) in tables(map) {
            let owners = takers.get(id).cloned().unwrap_or_default();
            this.fill(table.list("words"), table.list("not-in"), &owners);
            this.patterns(table, &owners);
        }
        this
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
    fn takers<'t>(&self, map: &'t Map) -> BTreeMap<&'t str, Vec<SetId>> {
        let mut takers: BTreeMap<&str, BTreeSet<SetId>> = BTreeMap::new();
        for (id, table) in tables(map) {
            let Some(own) = self.own(id) else { continue };
            let mut done: BTreeSet<&str> = BTreeSet::new();
            let mut open: Vec<&str> = vec![id];
            while let Some(current) = open.pop() {
                if !done.insert(current) {
                    continue;
                }
                takers.entry(current).or_default().insert(own);
                for include in includes(map, current) {
                    open.extend(self.members(map, &include.value));
                }
            }
            for include in table.list("include") {
                if self.members(map, &include.value).is_empty() {
                    self.sink.push(self.unknown(include, &include.value));
                }
            }
        }
        Cycles { sets: self, map, state: BTreeMap::new(), path: Vec::new() }.find();
        takers.into_iter().map(|(id, owners)| (id, owners.into_iter().collect())).collect()
    }

    /// The id of a set itself, not of its family.
    fn own(&self, id: &str) -> Option<SetId> {
        self.names.get(id)?.iter().copied().find(|set| self.sets[usize::from(set.0)].id == id)
    }

    fn members<'t>(&self, map: &'t Map, name: &str) -> Vec<&'t str> {
        let ids = self.names.get(name).map_or(&[][..], Vec::as_slice);
        let name_of = |set: &SetId| map.get_key_value(self.sets[usize::from(set.0)].id.as_str());
        ids.iter().filter_map(name_of).map(|(id, _)| id.as_ref()).collect()
    }

    fn fill(&mut self, words: &[At], not_in: &[At], owners: &[SetId]) {
        for word in words {
            for spelling in self.spellings(word) {
                self.lexicon.word(&spelling, owners);
            }
        }
        for word in not_in {
            for spelling in self.spellings(word) {
                self.lexicon.void(&spelling, owners);
            }
        }
    }

    fn patterns(&mut self, table: &Table, owners: &[SetId]) {
        for pattern in table.tables("patterns") {
            let Some(regex) = pattern.at("regex") else { continue };
            let needs = pattern.at("needs").map(|needs| {
                if needs.value.starts_with(['@', '#']) {
                    let (ja, en) = ("needs には言葉をそのまま書きます", "`needs` is a plain word");
                    let problem = needs.place.problem("bad-needs", ja, en);
                    self.sink.push(problem.help(
                        "式に必ず含まれる言葉を書いてください",
                        "give a word that every match of the expression holds",
                    ));
                }
                self.spellings(needs)
            });
            if let Some(problem) = bad_regex(regex) {
                self.sink.push(problem);
                continue;
            }
            for owner in owners {
                self.lexicon.pattern(&regex.value, *owner, needs.as_deref());
            }
        }
    }

    /// The spellings of a word as written, in normal form; none where it is broken.
    pub(super) fn spellings(&self, word: &At) -> Vec<String> {
        let spellings = words::expand(&word.value).and_then(|spellings| {
            let normal: Vec<String> = spellings.iter().flat_map(|spelling| normal::word(spelling)).collect();
            // What has no shape is no part of a text that is read.
            if normal.iter().any(String::is_empty) { Err(WordError::Empty) } else { Ok(normal) }
        });
        spellings.unwrap_or_else(|error| {
            self.sink.push(bad_word(word, &error));
            Vec::new()
        })
    }

    /// The sets of an operand that means words: `@name`, or a literal word.
    pub(super) fn operand(&mut self, operand: &At) -> Vec<SetId> {
        let Some(name) = operand.value.strip_prefix('@') else {
            return vec![self.literal(operand)];
        };
        match self.names.get(name) {
            Some(sets) => sets.clone(),
            None => {
                self.sink.push(self.unknown(operand, name));
                Vec::new()
            }
        }
    }

    /// The set of a literal word; one for each word, wherever it is written.
    pub(super) fn literal(&mut self, word: &At) -> SetId {
        if let Some(known) = self.literals.get(&word.value) {
            return *known;
        }
        let set = self.anonymous(format!("={}", word.value), std::slice::from_ref(word), &[]);
        self.literals.insert(word.value.clone(), set);
        set
    }

    /// A set without a name.
    pub(super) fn anonymous(&mut self, id: String, words: &[At], not_in: &[At]) -> SetId {
        let set = self.add(TermSet { id, family: None, category: None, title: None });
        self.fill(words, not_in, &[set]);
        set
    }

    fn unknown(&self, at: &At, name: &str) -> Problem {
        let (ja, en) =
            (format!("「{name}」という言葉の集まりはありません"), format!("no term set is called `{name}`"));
        let problem = at.place.problem("unknown-set", ja, en);
        let operand = if at.value.starts_with('@') { "@" } else { "" };
        let known: Vec<&str> = self.names.keys().map(String::as_str).collect();
        if let Some(near) = nearest(name, &known) {
            let near = format!("{operand}{near}");
            return problem.help(format!("「{near}」のことですか?"), format!("did you mean `{near}`?"));
        }
        let found = problem.suggest(name, known);
        if found.help.is_some() {
            return found;
        }
        found.help(
            format!("[terms.{name}] を加えるか、@ のない言葉として書いてください"),
            format!("add [terms.{name}], or write a word without @"),
        )
    }
}

/// Finds sets that take in themselves.
struct Cycles<'s, 'a> {
    sets: &'s Sets<'a>,
    map: &'s Map,
    /// `false` while on the path, `true` when done.
    state: BTreeMap<&'s str, bool>,
    path: Vec<(&'s str, &'s Place)>,
}

impl<'s> Cycles<'s, '_> {
    fn find(mut self) {
        self.map.keys().for_each(|id| self.visit(id));
    }
    /// Goes down from a set with a list of its own, as deep as anybody may write.
    fn visit(&mut self, id: &'s str) {
        let mut open = Vec::new();
        self.enter(id, &mut open);
        while let Some((id, taken)) = open.last_mut() {
            let id = *id;
            if let Some((next, place)) = taken.pop() {
                self.path.push((id, place));
                match self.state.get(next) {
                    Some(false) => self.report(next),
                    Some(true) => {}
                    None => {
                        self.enter(next, &mut open);
                        continue;
                    }
                }
            } else {
                open.pop();
                self.state.insert(id, true);
            }
            self.path.pop();
        }
    }
    fn enter(&mut self, id: &'s str, open: &mut Vec<(&'s str, Vec<(&'s str, &'s Place)>)>) {
        if self.state.contains_key(id) {
            return;
        }
        self.state.insert(id, false);
        let map = self.map;
        let of = |include: &'s At| {
            let members = self.sets.members(map, &include.value);
            members.into_iter().map(|next| (next, &include.place)).collect::<Vec<_>>()
        };
        let mut taken: Vec<_> = includes(map, id).iter().flat_map(of).collect();
        taken.reverse();
        open.push((id, taken));
    }
    fn report(&self, back_to: &str) {
        let from = self.path.iter().position(|(id, _)| *id == back_to).unwrap_or(0);
        let ring = &self.path[from..];
        let Some((_, last)) = ring.last() else { return };
        let chain = ring.iter().map(|(id, _)| *id).chain([back_to]).collect::<Vec<_>>().join(" → ");
        let mut problem = last.problem(
            "include-cycle",
            format!("include が輪になっています: {chain}"),
            format!("these sets take in each other: {chain}"),
        );
        for (id, place) in &ring[..ring.len() - 1] {
            problem = problem.also(place, format!("「{id}」から"), format!("from `{id}`"));
        }
        self.sets.sink.push(
            problem.help("輪のどれか1つの include を消してください", "take one include of the ring out"),
        );
    }
}

fn includes<'m>(map: &'m Map, id: &str) -> &'m [At] {
    map.get(id).and_then(|entry| entry.table()).map_or(&[], |table| table.list("include"))
}

fn bad_word(word: &At, error: &WordError) -> Problem {
    let at = |part: &std::ops::Range<usize>| word.part(part.clone());
    match error {
        WordError::Open(part) => {
            at(part).problem("bad-word", "かっこが閉じていません", "this bracket is never closed").help(
                "} か ] で閉じるか、文字として使うなら \\ を前に置いてください",
                "close it, or put \\ before it to mean the sign itself",
            )
        }
        WordError::Close(part) => {
            at(part).problem("bad-word", "開くかっこがありません", "this bracket was never opened").help(
                "消すか、文字として使うなら \\ を前に置いてください",
                "take it out, or put \\ before it to mean the sign itself",
            )
        }
        WordError::Escape(part) => at(part)
            .problem("bad-word", "\\ のあとに置けない文字です", "`\\` does not go before this")
            .help("\\ は { } [ ] | \\ の前にだけ置きます", "`\\` goes before { } [ ] | and \\ only"),
        WordError::Deep(part) => at(part)
            .problem("bad-word", "かっこの入れ子が深すぎます", "too many brackets inside each other")
            .help("言葉を2つ以上に分けてください", "write several words instead"),
        WordError::Many => word
            .place
            .problem(
                "bad-word",
                format!("書き方が{}通りを超えます", words::MOST),
                format!("this word has more than {} spellings", words::MOST),
            )
            .help("言葉を2つ以上に分けてください", "write several words instead"),
        WordError::Empty => word
            .place
            .problem("empty-word", "空の言葉です", "this word is empty, or may be")
            .help("文字を書くか、この項目を消してください", "write a word, or take the entry out"),
    }
}
