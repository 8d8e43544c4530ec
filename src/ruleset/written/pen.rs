//! From a compiled ruleset back to what was written: table by table.

use super::{
    Sample, Written, WrittenAdvice, WrittenCase, WrittenClaim, WrittenCondition, WrittenExcuse, WrittenLabel,
    WrittenPattern, WrittenSwap, WrittenWord, sample,
};
use crate::grammar::plain;
use crate::ruleset::check::{Check, CheckKind};
use crate::ruleset::detector::{Detector, Grade};
use crate::ruleset::law::Trigger;
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::Place;
use crate::ruleset::model::{Element, Rule, Ruleset};
use crate::ruleset::schema::{ELEMENT_DETECTOR, Key, Shape, TableShape};
use crate::ruleset::tree::{At, Table, Value};
use crate::ruleset::values::SetId;
use crate::ruleset::words;
use std::collections::HashMap;

/// The numbers of sets by their ids.
pub(super) fn ids(ruleset: &Ruleset) -> HashMap<&str, SetId> {
    ruleset.sets.iter().zip(0..u16::MAX).map(|(set, at)| (&*set.id, SetId(at))).collect()
}

/// Writes down what stands in some files.
pub(super) struct Pen<'a> {
    pub(super) merged: &'a Merged,
    pub(super) ids: HashMap<&'a str, SetId>,
    pub(super) own: &'a dyn Fn(&Place) -> bool,
    pub(super) written: Written,
}

impl Pen<'_> {
    pub(super) fn set(&mut self, id: &str, table: &Table) {
        let Some(&set) = self.ids.get(id) else { return };
        table.list("words").iter().for_each(|word| self.word(word, set));
        for pattern in table.tables("patterns") {
            let Some(regex) = pattern.at("regex").filter(|regex| (self.own)(&regex.place)) else { continue };
            let needs = pattern.at("needs").map(|needs| {
                (needs.value.clone(), words::expand(&needs.value).unwrap_or_default(), needs.place.clone())
            });
            let place = regex.place.clone();
            self.written.patterns.push(WrittenPattern { place, regex: regex.value.clone(), needs, set });
        }
    }

    fn word(&mut self, word: &At, set: SetId) {
        if !(self.own)(&word.place) || words::named(&word.value).is_some() {
            return;
        }
        let Ok(spellings) = words::expand(&word.value) else { return };
        let spellings = spellings.iter().map(|spelling| plain(spelling).to_owned()).collect();
        let (place, word) = (word.place.clone(), word.value.clone());
        self.written.words.push(WrittenWord { place, word, spellings, set });
    }

    /// The words of a table and of the conditions in it: each has a set without a name, called by one of `ids`.
    pub(super) fn words(
        &mut self,
        table: &Table,
        shape: &'static TableShape,
        ids: &dyn Fn(&str) -> Vec<String>,
    ) {
        for Key { name, shape, .. } in shape.keys() {
            match (shape, table.value(name)) {
                (Shape::List(Shape::Words | Shape::Operand), Some(Value::Strings(list))) => {
                    list.iter().for_each(|word| self.unnamed(word, ids));
                }
                (Shape::List(Shape::List(Shape::Word)), Some(Value::Lists(lists))) => {
                    lists.iter().flatten().for_each(|word| self.unnamed(word, ids));
                }
                (Shape::List(Shape::Table(_)), Some(Value::Tables(tables))) => {
                    tables.iter().for_each(|table| self.words(table, &ELEMENT_DETECTOR, ids));
                }
                _ => {}
            }
        }
    }

    fn unnamed(&mut self, word: &At, ids: &dyn Fn(&str) -> Vec<String>) {
        let set = ids(&word.value).iter().find_map(|id| self.ids.get(id.as_str()).copied());
        if let Some(set) = set {
            self.word(word, set);
        }
    }

    pub(super) fn swaps(&mut self, with: &Table) {
        for (wrong, entry) in with.map("pairs").iter().filter(|(_, entry)| (self.own)(&entry.at)) {
            let Some(Value::String(right)) = &entry.value else { continue };
            let (place, wrong) = (entry.at.clone(), wrong.to_string());
            self.written.swaps.push(WrittenSwap { place, wrong, right: right.value.clone() });
        }
    }

    /// Conditions as written, each with what it is used as.
    pub(super) fn conditions(&mut self, whose: &str, tables: &[Table], used: &[Detector]) {
        let own = tables.iter().zip(used).filter(|(table, _)| (self.own)(&table.place));
        let condition = |(table, detector): (&Table, &Detector)| {
            let (place, whose) = (table.place.clone(), whose.to_owned());
            let sample = Sample::of(self.merged, table)?;
            Some(WrittenCondition { place, whose, detector: detector.clone(), sample })
        };
        let found: Vec<_> = own.filter_map(condition).collect();
        self.written.conditions.extend(found);
    }

    /// What frees of a trigger, where its file says it.
    pub(super) fn excuse(&mut self, row: &Table, used: &Trigger) {
        let own = |key: &str| row.tables(key).iter().any(|table| (self.own)(&table.place));
        let Some(first) = row.tables("unless").first().filter(|_| own("detect") || own("unless")) else {
            return;
        };
        let samples = row.tables("detect").iter().map(|table| Sample::of(self.merged, table)).collect();
        let Some(samples) = samples else { return };
        let place = if own("unless") { &first.place } else { row.key_place("detect") };
        self.written.excuses.push(WrittenExcuse {
            place: place.clone(),
            trigger: used.id.to_string(),
            samples,
            detect: used.detect.clone(),
            unless: used.unless.clone(),
        });
    }

    /// What states an element: its words one by one, and its conditions.
    pub(super) fn element(&mut self, table: &Table, at: usize, used: &Element) {
        let id = &used.id;
        let words = table.list("words").iter().filter(|word| (self.own)(&word.place));
        let plain = words.filter(|word| words::named(&word.value).is_none());
        let claim = |place: &Place, sample: Sample, word: bool| {
            let place = place.clone();
            WrittenClaim { place, element: at, sample, word }
        };
        let word = |word: &At| Some(claim(&word.place, Sample::word(word)?, true));
        let mut claims: Vec<_> = plain.filter_map(word).collect();
        for (table, used) in table.tables("detect").iter().zip(&used.detectors) {
            let sample = Sample::of(self.merged, table).filter(Sample::is_plain);
            match sample.filter(|_| (self.own)(&table.place) && used.grade == Grade::Stated) {
                Some(sample) => claims.push(claim(&table.place, sample, false)),
                None => {
                    let (one, used) = (std::slice::from_ref(table), std::slice::from_ref(used));
                    self.conditions(&format!("elements.{id}"), one, used);
                }
            }
        }
        self.written.claims.extend(claims);
    }

    /// What speaks for a label, where that is enough for it.
    pub(super) fn label(&mut self, group: &str, label: &str, table: &Table) {
        let weight = |table: &Table| table.number::<i64>("weight").unwrap_or(1);
        let own = table.tables("detect").iter().filter(|table| (self.own)(&table.place));
        let own: Vec<&Table> = own.filter(|table| weight(table) > 0).collect();
        let enough = table.number::<i64>("at-least").unwrap_or(1);
        let sum: i64 = own.iter().map(|table| weight(table)).sum();
        let sample = |table: &&Table| Sample::of(self.merged, table).filter(Sample::is_plain);
        let (Some(first), Some(samples)) = (own.first(), own.iter().map(sample).collect::<Option<Vec<_>>>())
        else {
            return;
        };
        // What is added to a label that there was may be meant to help the rest of it.
        if (self.own)(&table.place) || sum >= enough {
            let place = first.place.clone();
            let (group, label) = (group.to_owned(), label.to_owned());
            self.written.labels.push(WrittenLabel { place, group, label, samples });
        }
    }

    /// Texts that a rule which compares words should speak of.
    pub(super) fn cases(&mut self, rule: &Table, with: &Table, at: usize) {
        let merged = self.merged;
        let mut add = |place: &Place, words: Option<Vec<String>>| {
            let words = words.filter(|words| (self.own)(place) && !words.is_empty());
            let case = words.map(|words| WrittenCase { place: place.clone(), rule: at, words });
            self.written.cases.extend(case);
        };
        let kind = rule.choice("check", CheckKind::from_name);
        for list in with.lists("groups").iter().filter(|_| kind == Some(CheckKind::Mixed)) {
            if let Some(first) = list.first() {
                add(&first.place, list.iter().map(|word| sample::first(merged, word)).collect());
            }
        }
        for list in with.lists("terms").iter().filter(|_| kind == Some(CheckKind::Undefined)) {
            if let Some(term) = list.first() {
                add(&term.place, sample::first(merged, term).map(|term| vec![term]));
            }
        }
        for (wrong, right) in with.map("pairs") {
            let wrong = sample::first(merged, &At::new(wrong, &right.key));
            add(&right.at, wrong.map(|word| vec![word]));
        }
    }

    /// What a phrase makes people write: itself, or what is said in its place.
    pub(super) fn advised(&mut self, table: &Table, rule: &Rule, at: usize) {
        let Some(phrase) = rule.id.strip_prefix("phrases/").filter(|_| (self.own)(&table.place)) else {
            return;
        };
        let wanted = matches!(rule.check, Check::Lacks(_));
        let text = match wanted {
            true => words::expand(phrase).ok().and_then(|words| words.into_iter().next()),
            false => rule.told.help.as_ref().map(|help| help.ja.to_string()),
        };
        let place = table.place.clone();
        self.written.advised.extend(text.map(|text| WrittenAdvice { place, rule: at, text, wanted }));
    }
}
