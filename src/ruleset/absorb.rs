//! One table over another of the same id: what a key given again does.
//!
//! Owns that a later key wins, that `add` adds, and that `remove` takes out what is there, or is a mistake.

use super::docs::Draft;
use super::problem::{Place, Sink};
use super::reader::At;
use super::table::Given;
use super::values::Stage;
use super::words;
use super::written::*;
use crate::text::nearest;
use crate::text::normal::normal;

impl Severities {
    pub(super) fn absorb(&mut self, over: Self) {
        let mut over = over.0;
        for stage in Stage::ALL {
            let at = *stage as usize;
            if over[at].is_some() {
                self.0[at] = over[at].take();
            }
        }
    }
}

impl SetTable {
    pub(super) fn absorb(&mut self, over: Self, sink: &Sink) {
        if over.given.has("words") {
            self.words = over.words;
        }
        self.words.extend(over.add);
        take_out(&mut self.words, &over.remove, sink);
        list(&mut self.not_in, over.not_in, "not-in", &over.given);
        list(&mut self.include, over.include, "include", &over.given);
        list(&mut self.patterns, over.patterns, "patterns", &over.given);
        replace(&mut self.title, over.title);
        replace(&mut self.category, over.category);
        self.given.extend(over.given);
    }
}

impl ElementTable {
    pub(super) fn absorb(&mut self, over: Self, sink: &Sink) {
        let given = &over.given;
        replace(&mut self.title, over.title);
        replace(&mut self.order, over.order);
        replace(&mut self.draft, over.draft);
        list(&mut self.headings, over.headings, "headings", given);
        self.headings.extend(over.add_headings);
        take_out(&mut self.headings, &over.remove_headings, sink);
        list(&mut self.words, over.words, "words", given);
        self.words.extend(over.add);
        list(&mut self.detect, over.detect, "detect", given);
        self.detect.extend(over.add_detect);
        drop_detectors(&mut self.detect, &over.remove_detect, sink);
        for word in &over.remove {
            let own = out_of(&mut self.words, word);
            if !(out_of_detectors(&mut self.detect, word) | own) {
                let detected = self.detect.iter().flat_map(|detector| &detector.any);
                sink.push(not_there(
                    word,
                    self.words.iter().chain(detected).map(|entry| entry.value.as_str()),
                ));
            }
        }
        if let Some(required) = over.required {
            self.required.get_or_insert_default().absorb(required);
        }
        replace(&mut self.when, over.when);
        replace(&mut self.help, over.help);
        replace(&mut self.why, over.why);
        replace(&mut self.sources, over.sources);
        self.doc.absorb(over.doc);
        self.given.extend(over.given);
    }
}

impl ClassTable {
    pub(super) fn absorb(&mut self, over: Self, sink: &Sink) {
        replace(&mut self.title, over.title);
        replace(&mut self.order, over.order);
        replace(&mut self.at_least, over.at_least);
        list(&mut self.detect, over.detect, "detect", &over.given);
        self.detect.extend(over.add_detect);
        drop_detectors(&mut self.detect, &over.remove_detect, sink);
        self.given.extend(over.given);
    }
}

impl PhraseTable {
    pub(super) fn absorb(&mut self, over: Self) {
        let given = &over.given;
        replace(&mut self.severity, over.severity);
        replace(&mut self.required, over.required);
        replace(&mut self.instead, over.instead);
        list(&mut self.words, over.words, "words", given);
        list(&mut self.not_in, over.not_in, "not-in", given);
        replace(&mut self.title, over.title);
        replace(&mut self.message, over.message);
        replace(&mut self.help, over.help);
        replace(&mut self.why, over.why);
        replace(&mut self.sources, over.sources);
        replace(&mut self.when, over.when);
        self.tests.extend(over.tests);
        self.given.extend(over.given);
    }
}

impl RuleTable {
    pub(super) fn absorb(&mut self, over: Self, sink: &Sink) {
        replace(&mut self.check, over.check);
        replace(&mut self.element, over.element);
        self.severity.absorb(over.severity);
        replace(&mut self.kinds, over.kinds);
        replace(&mut self.when, over.when);
        replace(&mut self.confidence, over.confidence);
        replace(&mut self.rank, over.rank);
        replace(&mut self.replaces, over.replaces);
        replace(&mut self.replaces_here, over.replaces_here);
        replace(&mut self.title, over.title);
        replace(&mut self.message, over.message);
        replace(&mut self.label, over.label);
        replace(&mut self.help, over.help);
        replace(&mut self.why, over.why);
        replace(&mut self.holds, over.holds);
        replace(&mut self.sources, over.sources);
        self.with.absorb(over.with);
        if !over.add.is_empty() {
            let place = over.given.get("add").map_or(over.place, |given| given.value.clone());
            self.with.detect.push(DetectorTable { place, any: over.add, ..DetectorTable::default() });
        }
        for word in &over.remove {
            if !self.with.take_out(word) {
                let detected = self.with.detect.iter().flat_map(|detector| &detector.any);
                let pairs = self.with.pairs.iter().map(|(wrong, _)| wrong);
                sink.push(not_there(word, detected.chain(pairs).map(|entry| entry.value.as_str())));
            }
        }
        self.doc.absorb(over.doc);
        self.given.extend(over.given);
    }
}

impl WithTable {
    fn absorb(&mut self, over: Self) {
        let given = &over.given;
        list(&mut self.detect, over.detect, "detect", given);
        list(&mut self.mild, over.mild, "mild", given);
        list(&mut self.unless, over.unless, "unless", given);
        replace(&mut self.deadline, over.deadline);
        replace(&mut self.known, over.known);
        replace(&mut self.clocks, over.clocks);
        list(&mut self.pairs, over.pairs, "pairs", given);
        list(&mut self.not_in, over.not_in, "not-in", given);
        list(&mut self.groups, over.groups, "groups", given);
        list(&mut self.terms, over.terms, "terms", given);
        list(&mut self.before, over.before, "before", given);
        replace(&mut self.event, over.event);
        replace(&mut self.case, over.case);
        replace(&mut self.assumed, over.assumed);
        replace(&mut self.there, over.there);
        replace(&mut self.outside, over.outside);
        replace(&mut self.tolerance, over.tolerance);
        replace(&mut self.days, over.days);
        replace(&mut self.differ, over.differ);
        replace(&mut self.over, over.over);
        list(&mut self.traces, over.traces, "traces", given);
        list(&mut self.trace_kinds, over.trace_kinds, "traces", given);
        replace(&mut self.person, over.person);
        let flags = [
            ("once", &mut self.once, over.once),
            ("safe", &mut self.safe, over.safe),
            ("spared-by-earlier", &mut self.spared_by_earlier, over.spared_by_earlier),
            ("spared-by-later", &mut self.spared_by_later, over.spared_by_later),
        ];
        for (_, flag, value) in flags.into_iter().filter(|(key, _, _)| given.has(key)) {
            *flag = value;
        }
        for (key, words) in over.words {
            self.words.retain(|(known, _)| *known != key);
            self.words.push((key, words));
        }
        self.given.extend(over.given);
    }

    /// Takes a word out wherever the rule looks for it; says whether it was there.
    fn take_out(&mut self, word: &At<String>) -> bool {
        let mut found = false;
        for detectors in [&mut self.detect, &mut self.mild, &mut self.unless] {
            found |= out_of_detectors(detectors, word);
        }
        for (_, words) in &mut self.words {
            found |= out_of(words, word);
        }
        let before = self.pairs.len() + self.terms.len();
        self.pairs.retain(|(wrong, _)| wrong.value != word.value);
        self.terms.retain(|list| list.first().is_none_or(|term| term.value != word.value));
        found |= self.pairs.len() + self.terms.len() < before;
        for group in &mut self.groups {
            found |= out_of(group, word);
        }
        // One spelling alone cannot be mixed with another.
        self.groups.retain(|group| group.len() > 1);
        found
    }
}

/// A draft over another.
pub(super) fn draft(old: &mut Draft, over: Draft) {
    replace(&mut old.mark, over.mark);
    replace(&mut old.sometimes, over.sometimes);
    replace(&mut old.opening, over.opening);
    replace(&mut old.closing, over.closing);
    for (old, over) in old.stages.iter_mut().zip(over.stages) {
        replace(old, over);
    }
}

impl DocTable {
    fn absorb(&mut self, over: Self) {
        replace(&mut self.looks_for, over.looks_for);
        replace(&mut self.evidence, over.evidence);
        self.tests.extend(over.tests);
    }
}

fn replace<T>(old: &mut Option<T>, new: Option<T>) {
    if new.is_some() {
        *old = new;
    }
}

fn list<T>(old: &mut Vec<T>, new: Vec<T>, key: &str, given: &Given) {
    if given.has(key) {
        *old = new;
    }
}

/// Takes words out of a list; a word that is not there is a mistake.
pub(super) fn take_out(from: &mut Vec<At<String>>, words: &[At<String>], sink: &Sink) {
    for word in words {
        if !out_of(from, word) {
            sink.push(not_there(word, from.iter().map(|entry| entry.value.as_str())));
        }
    }
}

/// Takes a word, or one spelling of a word, out of a list; says whether it was there.
pub(super) fn out_of(from: &mut Vec<At<String>>, word: &At<String>) -> bool {
    let before = from.len();
    from.retain(|entry| entry.value != word.value);
    if from.len() < before {
        return true;
    }
    let Ok(gone) = words::expand(&word.value) else { return false };
    let gone: Vec<String> = gone.iter().map(|spelling| normal(spelling)).collect();
    let mut kept = Vec::with_capacity(from.len());
    let mut found = false;
    for entry in from.drain(..) {
        let spellings = words::expand(&entry.value).unwrap_or_default();
        let stays = |spelling: &String| !gone.contains(&normal(spelling));
        if spellings.iter().all(stays) {
            kept.push(entry);
            continue;
        }
        found = true;
        let rest = spellings.into_iter().filter(stays);
        kept.extend(rest.map(|spelling| At {
            value: words::escaped(&spelling),
            place: entry.place.clone(),
            verbatim: None,
        }));
    }
    *from = kept;
    found
}

fn out_of_detectors(detectors: &mut Vec<DetectorTable>, word: &At<String>) -> bool {
    let mut found = false;
    detectors.retain_mut(|detector| {
        // Without a word that it cannot do without, a condition looks for nothing of what it did.
        if detector.all.iter().any(|needed| needed.value == word.value) {
            found = true;
            return false;
        }
        let here = out_of(&mut detector.any, word);
        found |= here;
        // What was one of several words is gone; a condition without any would look for nothing.
        !(here && detector.any.is_empty() && detector.all.is_empty())
    });
    found
}

fn drop_detectors(from: &mut Vec<DetectorTable>, gone: &[DetectorTable], sink: &Sink) {
    for detector in gone {
        let before = from.len();
        from.retain(|known| known.to_string() != detector.to_string());
        if from.len() == before {
            let (ja, en) = ("外そうとした読み取り方がありません", "there is no such detector to take out");
            sink.push(detector.place.problem("nothing-to-remove", ja, en).help(
                "noticelint rules show 項目 が示すとおりに書いてください",
                "write it as noticelint rules show ELEMENT prints it",
            ));
        }
    }
}

/// That a word to be taken out is not among those that there are.
pub(super) fn not_there<'n>(
    word: &At<String>,
    known: impl Iterator<Item = &'n str>,
) -> super::problem::Problem {
    let (ja, en) = (
        format!("外そうとした「{}」がありません", word.value),
        format!("there is no `{}` to take out", word.value),
    );
    let problem = word.place.problem("nothing-to-remove", ja, en);
    let known: Vec<&str> = known.collect();
    match nearest(&word.value, &known) {
        Some(_) => problem.suggest(&word.value, known),
        None => problem.help(
            "ある言葉は noticelint rules show 名前 で見られます",
            "noticelint rules show NAME prints the words that there are",
        ),
    }
}

/// Where a key stands, or else its table.
pub(super) fn key_place(given: &Given, key: &str, table: &Place) -> Place {
    given.get(key).map_or_else(|| table.clone(), |given| given.key.clone())
}
