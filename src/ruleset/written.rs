//! What files say that a text can be held against: words, expressions, conditions, swaps, each with its place and the
//! set that stands for it.
//!
//! Owns the way back from a compiled ruleset to what was written. Holds nothing against a text itself.

use super::check::{Check, CheckKind};
use super::detector::Grade;
use super::load::Loaded;
use super::merge::Merged;
use super::mistakes::{Place, TomlFile};
use super::model::{Rule, Ruleset};
use super::schema::{ELEMENT, ELEMENT_DETECTOR, Key, Shape, TableShape, WITH};
use super::tree::{At, Table, Value};
use super::values::SetId;
use super::words::{self, Named};
use std::collections::{BTreeSet, HashMap};

/// What some files of a ruleset say.
#[derive(Debug, Default)]
pub struct Written {
    /// Words, with the set that each belongs to.
    pub words: Vec<WrittenWord>,
    /// Regular expressions.
    pub patterns: Vec<WrittenPattern>,
    /// Conditions of rules about phrases.
    pub conditions: Vec<WrittenCondition>,
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

/// A condition of a rule.
#[derive(Debug)]
pub struct WrittenCondition {
    /// Where it stands.
    pub place: Place,
    /// The rule, an index in the ruleset.
    pub rule: usize,
    /// Which of its conditions.
    pub condition: usize,
    /// What should meet it.
    pub sample: Sample,
}

/// Words that should meet a condition.
#[derive(Debug)]
pub struct Sample {
    /// A heading that it may ask for.
    pub under: Option<String>,
    /// Words that should meet it, in order; the last is one of several.
    pub words: Vec<String>,
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
                pen.element(element, at);
            }
        }
        for group in &self.ruleset.classes {
            for (label, table) in self.merged.labels(&group.id) {
                pen.label(&group.id, label, table);
            }
        }
        for (id, rule) in self.merged.all("rules") {
            if let Some(with) = rule.table("with") {
                pen.words(with, &WITH, &|word| vec![format!("rules.{id}={word}"), format!("={word}")]);
                let at = self.ruleset.rules.iter().position(|rule| rule.id == id);
                pen.rule(rule, with, at);
                if let Some(at) = at {
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

    fn rule(&mut self, rule: &Table, with: &Table, at: Option<usize>) {
        for (wrong, entry) in with.map("pairs").iter().filter(|(_, entry)| (self.own)(&entry.at)) {
            let Some(Value::String(right)) = &entry.value else { continue };
            let (place, wrong) = (entry.at.clone(), wrong.to_string());
            self.written.swaps.push(WrittenSwap { place, wrong, right: right.value.clone() });
        }
        let of_phrases =
            matches!(rule.choice("check", CheckKind::from_name), Some(CheckKind::Phrase | CheckKind::Lacks));
        let Some(at) = at.filter(|_| of_phrases) else { return };
        let tables = with.tables("detect").iter().enumerate();
        let own = tables.filter(|(_, table)| (self.own)(&table.place));
        let conditions: Vec<_> = own.filter_map(|(nth, table)| self.condition(table, at, nth)).collect();
        self.written.conditions.extend(conditions);
    }

    fn condition(&self, table: &Table, rule: usize, nth: usize) -> Option<WrittenCondition> {
        let sample = self.met_by(table)?;
        Some(WrittenCondition { place: table.place.clone(), rule, condition: nth, sample })
    }

    /// Words that should meet a condition; `None` where it asks for what no words alone give.
    fn met_by(&self, table: &Table) -> Option<Sample> {
        let all: Option<Vec<String>> = table.list("all").iter().map(|operand| self.sample(operand)).collect();
        let any = table.list("any");
        let one = any.iter().find_map(|operand| self.sample(operand));
        let under = table.list("under");
        let heading = under.iter().find_map(|word| self.sample(word));
        let complete = (any.is_empty() || one.is_some()) && (under.is_empty() || heading.is_some());
        complete.then_some(Sample { under: heading, words: all?.into_iter().chain(one).collect() })
    }

    /// What states an element: its words one by one, and its conditions.
    fn element(&mut self, table: &Table, element: usize) {
        let words = table.list("words").iter().filter(|word| (self.own)(&word.place));
        let plain = words.filter(|word| words::named(&word.value).is_none());
        let word = |word: &At| {
            let words = self.sample(word).into_iter().collect();
            let sample = Sample { under: None, words };
            Some(WrittenClaim { place: word.place.clone(), element, sample, word: true })
        };
        let mut claims: Vec<_> = plain.filter_map(word).collect();
        let own = table.tables("detect").iter().filter(|table| (self.own)(&table.place));
        let stated =
            own.filter(|table| table.at("as").is_none_or(|grade| grade.value == Grade::Stated.name()));
        claims.extend(stated.filter_map(|table| {
            Some(WrittenClaim {
                place: table.place.clone(),
                element,
                sample: self.met_by(table)?,
                word: false,
            })
        }));
        self.written.claims.extend(claims);
    }

    /// What speaks for a label, where that is enough for it.
    fn label(&mut self, group: &str, label: &str, table: &Table) {
        let weight = |table: &Table| table.number::<i64>("weight").unwrap_or(1);
        let own = table.tables("detect").iter().filter(|table| (self.own)(&table.place));
        let own: Vec<&Table> = own.filter(|table| weight(table) > 0).collect();
        let enough = table.number::<i64>("at-least").unwrap_or(1);
        let sum: i64 = own.iter().map(|table| weight(table)).sum();
        let (Some(first), Some(samples)) =
            (own.first(), own.iter().map(|table| self.met_by(table)).collect::<Option<Vec<_>>>())
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
        let plain = |word: &At| words::expand(&word.value).ok()?.into_iter().next();
        let mut add = |place: &Place, words: Option<Vec<String>>| {
            let words = words.filter(|words| (self.own)(place) && !words.is_empty());
            let case = words.map(|words| WrittenCase { place: place.clone(), rule: at, words });
            self.written.cases.extend(case);
        };
        let kind = rule.choice("check", CheckKind::from_name);
        for list in with.lists("groups").iter().filter(|_| kind == Some(CheckKind::Mixed)) {
            if let Some(first) = list.first() {
                add(&first.place, list.iter().map(plain).collect());
            }
        }
        for list in with.lists("terms").iter().filter(|_| kind == Some(CheckKind::Undefined)) {
            if let Some(term) = list.first() {
                add(&term.place, plain(term).map(|term| vec![term]));
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

    /// A text that an operand should match.
    fn sample(&self, operand: &At) -> Option<String> {
        match words::named(&operand.value) {
            None => words::expand(&operand.value).ok()?.into_iter().next(),
            Some(Named::Reading(_)) => None,
            Some(Named::Set(name)) => self.of_set(name, &mut BTreeSet::new()),
        }
    }

    /// The first word of a set, or of a set that it takes in.
    fn of_set(&self, name: &str, seen: &mut BTreeSet<String>) -> Option<String> {
        if !seen.insert(name.to_owned()) {
            return None;
        }
        let family = format!("{name}.");
        let members = self.merged.map("terms").names().filter(|id| id.starts_with(&family));
        let tables = [name].into_iter().chain(members).filter_map(|id| self.merged.named("terms", id));
        let tables: Vec<&Table> = tables.collect();
        let own = tables.iter().flat_map(|table| table.list("words"));
        let plain = own.clone().filter(|word| words::named(&word.value).is_none());
        let word = plain.filter_map(|word| words::expand(&word.value).ok()?.into_iter().next()).next();
        word.or_else(|| {
            let among = own.filter_map(|word| match words::named(&word.value) {
                Some(Named::Set(name)) => Some(name),
                _ => None,
            });
            let taken = tables.iter().flat_map(|table| table.list("include")).map(|name| name.value.as_str());
            taken.chain(among).find_map(|name| self.of_set(name, seen))
        })
    }
}
