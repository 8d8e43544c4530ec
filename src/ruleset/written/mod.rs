//! What files say that a text can be held against: words, expressions, conditions, swaps, each with its place and the
//! set that stands for it.
//!
//! Owns the way back from a compiled ruleset to what was written. Holds nothing against a text itself.

mod sample;

pub use sample::{Said, Sample};

use super::check::{Check, CheckKind};
use super::compile::in_order;
use super::detector::{Detector, Grade};
use super::law::Trigger;
use super::load::Loaded;
use super::merge::Merged;
use super::mistakes::{Place, TomlFile};
use super::model::{Element, Rule, Ruleset};
use super::schema::{ELEMENT, ELEMENT_DETECTOR, Key, Shape, TableShape, WITH};
use super::tree::{At, Table, Value};
use super::values::SetId;
use super::words;
use std::collections::{HashMap, HashSet};

/// What some files of a ruleset say.
#[derive(Debug, Default)]
pub struct Written {
    /// Words, with the set that each belongs to.
    pub words: Vec<WrittenWord>,
    /// Regular expressions.
    pub patterns: Vec<WrittenPattern>,
    /// Conditions over words and readings, but those that [`Self::claims`] hold.
    pub conditions: Vec<WrittenCondition>,
    /// What frees an incident of a trigger.
    pub excuses: Vec<WrittenExcuse>,
    /// Words and conditions that state an element.
    pub claims: Vec<WrittenClaim>,
    /// What speaks for a label of a class.
    pub labels: Vec<WrittenLabel>,
    /// Words that should be others.
    pub swaps: Vec<WrittenSwap>,
    /// Words of rules that compare words, each with what they stand in.
    pub cases: Vec<WrittenCase>,
    /// Phrases to have, and what to write in place of phrases to avoid: each is put into drafts.
    pub advised: Vec<WrittenAdvice>,
    /// Rulesets that profiles suggest.
    pub suggested: Vec<(String, Place)>,
}

/// A word of a set.
#[derive(Debug)]
pub struct WrittenWord {
    /// Where it stands.
    pub place: Place,
    /// As it is written.
    pub word: String,
    /// Its spellings, as somebody would type them.
    pub spellings: Vec<String>,
    /// The set it belongs to.
    pub set: SetId,
}

/// A regular expression of a set.
#[derive(Debug)]
pub struct WrittenPattern {
    /// Where it stands.
    pub place: Place,
    /// The expression.
    pub regex: String,
    /// The word that every match is said to hold, its spellings, and where it stands.
    pub needs: Option<(String, Vec<String>, Place)>,
    /// The set it belongs to.
    pub set: SetId,
}

/// A condition, wherever conditions stand.
#[derive(Debug)]
pub struct WrittenCondition {
    /// Where it stands.
    pub place: Place,
    /// Whose it is: the id of a rule, `triggers.…`.
    pub whose: String,
    /// As used.
    pub detector: Detector,
    /// What should meet it.
    pub sample: Sample,
}

/// Conditions that a trigger needs, beside those that it must be free of.
#[derive(Debug)]
pub struct WrittenExcuse {
    /// Where the latter stand.
    pub place: Place,
    /// The trigger.
    pub trigger: String,
    /// What should meet one of the former.
    pub samples: Vec<Sample>,
    /// The former, as used.
    pub detect: Vec<Detector>,
    /// The latter.
    pub unless: Vec<Detector>,
}

/// What should state an element.
#[derive(Debug)]
pub struct WrittenClaim {
    /// Where it stands.
    pub place: Place,
    /// The element, an index in the ruleset.
    pub element: usize,
    /// What should state it.
    pub sample: Sample,
    /// Whether it is one of its `words`.
    pub word: bool,
}

/// What speaks for a label of a class.
#[derive(Debug)]
pub struct WrittenLabel {
    /// Where the first of it stands.
    pub place: Place,
    /// `kind`, `stage`, `cause` or `publisher`.
    pub group: String,
    /// The label.
    pub label: String,
    /// What should speak for it, together.
    pub samples: Vec<Sample>,
}

/// A text that a rule should speak of.
#[derive(Debug)]
pub struct WrittenCase {
    /// Where its words stand.
    pub place: Place,
    /// The rule, an index in the ruleset.
    pub rule: usize,
    /// Its words.
    pub words: Vec<String>,
}

/// What a rule makes people write.
#[derive(Debug)]
pub struct WrittenAdvice {
    /// Where the rule stands.
    pub place: Place,
    /// The rule, an index in the ruleset.
    pub rule: usize,
    /// What is written.
    pub text: String,
    /// Whether it is asked for, not put in the place of what the rule finds.
    pub wanted: bool,
}

/// A word and the one to put in its place.
#[derive(Debug)]
pub struct WrittenSwap {
    /// Where it stands.
    pub place: Place,
    /// The wrong word, as it is written.
    pub wrong: String,
    /// The right word.
    pub right: String,
}

impl Written {
    /// Takes out what stands in another, too.
    pub fn forget(&mut self, known: &Self) {
        let key = |place: &Place| (place.file, place.span.start);
        macro_rules! forget {
            ($($list:ident),*) => {
                $(
                    let there: HashSet<_> = known.$list.iter().map(|one| key(&one.place)).collect();
                    self.$list.retain(|one| !there.contains(&key(&one.place)));
                )*
            };
        }
        forget!(words, patterns, conditions, excuses, claims, labels, swaps, cases, advised);
        self.suggested.retain(|(_, place)| known.suggested.iter().all(|(_, there)| there != place));
    }
}

impl Loaded {
    /// What the files that `own` names say.
    pub fn written(&self, own: impl Fn(&TomlFile) -> bool) -> Written {
        let own = |place: &Place| self.files.get(place.file).is_some_and(&own);
        let mut pen =
            Pen { merged: &self.merged, ids: ids(&self.ruleset), own: &own, written: Written::default() };
        for (id, table) in self.merged.all("terms") {
            pen.set(id, table);
        }
        for (id, element) in self.merged.all("elements") {
            pen.words(element, &ELEMENT, &|word| vec![format!("={word}")]);
            if let Some(at) = self.ruleset.elements.iter().position(|known| known.id == id) {
                pen.element(element, at, &self.ruleset.elements[at]);
            }
        }
        for group in &self.ruleset.classes {
            for (label, table) in self.merged.labels(&group.id) {
                pen.label(&group.id, label, table);
                let used = group.labels.iter().find(|known| known.id == label);
                let used = used.map_or(&[][..], |label| &label.detectors);
                pen.conditions(&format!("classes.{}.{label}", group.id), table.tables("detect"), used);
            }
        }
        let rows = self.merged.rows("triggers");
        let rows = rows.flat_map(|(id, rows)| rows.rows.iter().map(move |row| (id, row)));
        for ((id, row), used) in rows.zip(&self.ruleset.triggers) {
            pen.conditions(&format!("triggers.{id}"), row.tables("detect"), &used.detect);
            pen.conditions(&format!("triggers.{id}"), row.tables("unless"), &used.unless);
            pen.excuse(row, used);
        }
        for ((id, table), used) in in_order(self.merged.profiles()).into_iter().zip(&self.ruleset.profiles) {
            pen.conditions(&format!("profiles.{id}"), table.tables("detect"), &used.detectors);
        }
        for (id, rule) in self.merged.all("rules") {
            if let Some(with) = rule.table("with") {
                pen.words(with, &WITH, &|word| vec![format!("rules.{id}={word}"), format!("={word}")]);
                let at = self.ruleset.rules.iter().position(|rule| rule.id == id);
                pen.swaps(with);
                if let Some(at) = at {
                    for key in ["detect", "mild", "unless"] {
                        pen.conditions(id, with.tables(key), self.ruleset.rules[at].check.conditions(key));
                    }
                    pen.cases(rule, with, at);
                    pen.advised(rule, &self.ruleset.rules[at], at);
                }
            }
        }
        let suggested = self.merged.profiles().filter_map(|(_, profile)| profile.at("ruleset"));
        let suggested = suggested.filter(|name| own(&name.place));
        pen.written.suggested = suggested.map(|name| (name.value.clone(), name.place.clone())).collect();
        pen.written
    }
}

/// The numbers of sets by their ids.
fn ids(ruleset: &Ruleset) -> HashMap<&str, SetId> {
    ruleset.sets.iter().zip(0..u16::MAX).map(|(set, at)| (set.id.as_str(), SetId(at))).collect()
}

struct Pen<'a> {
    merged: &'a Merged,
    ids: HashMap<&'a str, SetId>,
    own: &'a dyn Fn(&Place) -> bool,
    written: Written,
}

impl Pen<'_> {
    fn set(&mut self, id: &str, table: &Table) {
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
        let (place, word) = (word.place.clone(), word.value.clone());
        self.written.words.push(WrittenWord { place, word, spellings, set });
    }

    /// The words of a table and of the conditions in it: each has a set without a name, called by one of `ids`.
    fn words(&mut self, table: &Table, shape: &'static TableShape, ids: &dyn Fn(&str) -> Vec<String>) {
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

    fn swaps(&mut self, with: &Table) {
        for (wrong, entry) in with.map("pairs").iter().filter(|(_, entry)| (self.own)(&entry.at)) {
            let Some(Value::String(right)) = &entry.value else { continue };
            let (place, wrong) = (entry.at.clone(), wrong.to_string());
            self.written.swaps.push(WrittenSwap { place, wrong, right: right.value.clone() });
        }
    }

    /// Conditions as written, each with what it is used as.
    fn conditions(&mut self, whose: &str, tables: &[Table], used: &[Detector]) {
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
    fn excuse(&mut self, row: &Table, used: &Trigger) {
        let own = |key: &str| row.tables(key).iter().any(|table| (self.own)(&table.place));
        let Some(first) = row.tables("unless").first().filter(|_| own("detect") || own("unless")) else {
            return;
        };
        let samples = row.tables("detect").iter().map(|table| Sample::of(self.merged, table)).collect();
        let Some(samples) = samples else { return };
        let place = if own("unless") { &first.place } else { row.key_place("detect") };
        self.written.excuses.push(WrittenExcuse {
            place: place.clone(),
            trigger: used.id.clone(),
            samples,
            detect: used.detect.clone(),
            unless: used.unless.clone(),
        });
    }

    /// What states an element: its words one by one, and its conditions.
    fn element(&mut self, table: &Table, at: usize, used: &Element) {
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
    fn label(&mut self, group: &str, label: &str, table: &Table) {
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
    fn cases(&mut self, rule: &Table, with: &Table, at: usize) {
        let mut add = |place: &Place, words: Option<Vec<String>>| {
            let words = words.filter(|words| (self.own)(place) && !words.is_empty());
            let case = words.map(|words| WrittenCase { place: place.clone(), rule: at, words });
            self.written.cases.extend(case);
        };
        let kind = rule.choice("check", CheckKind::from_name);
        for list in with.lists("groups").iter().filter(|_| kind == Some(CheckKind::Mixed)) {
            if let Some(first) = list.first() {
                add(&first.place, list.iter().map(sample::spelled).collect());
            }
        }
        for list in with.lists("terms").iter().filter(|_| kind == Some(CheckKind::Undefined)) {
            if let Some(term) = list.first() {
                add(&term.place, sample::spelled(term).map(|term| vec![term]));
            }
        }
        for (wrong, right) in with.map("pairs") {
            add(&right.at, words::expand(wrong).ok().map(|words| words.into_iter().take(1).collect()));
        }
    }

    /// What a phrase makes people write: itself, or what is said in its place.
    fn advised(&mut self, table: &Table, rule: &Rule, at: usize) {
        let Some(phrase) = rule.id.strip_prefix("phrases/").filter(|_| (self.own)(&table.place)) else {
            return;
        };
        let wanted = matches!(rule.check, Check::Lacks(_));
        let text = match wanted {
            true => words::expand(phrase).ok().and_then(|words| words.into_iter().next()),
            false => rule.told.help.as_ref().map(|help| help.ja.clone()),
        };
        let place = table.place.clone();
        self.written.advised.extend(text.map(|text| WrittenAdvice { place, rule: at, text, wanted }));
    }
}
