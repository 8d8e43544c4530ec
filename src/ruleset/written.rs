//! What files say that a text can be held against: words, expressions, conditions, swaps, each with its place and the
//! set that stands for it.
//!
//! Owns the way back from a compiled ruleset to what was written. Holds nothing against a text itself.

use super::check::CheckKind;
use super::load::Loaded;
use super::merge::Merged;
use super::mistakes::{Place, TomlFile};
use super::model::Ruleset;
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
    /// Words that should be others.
    pub swaps: Vec<WrittenSwap>,
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
    /// A heading that it may ask for.
    pub under: Option<String>,
    /// Words that should meet it, in order.
    pub all: Vec<String>,
    /// One more of these.
    pub any: Option<String>,
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
        for (_, element) in self.merged.all("elements") {
            pen.words(element, &ELEMENT, &|word| vec![format!("={word}")]);
        }
        for (id, rule) in self.merged.all("rules") {
            if let Some(with) = rule.table("with") {
                pen.words(with, &WITH, &|word| vec![format!("rules.{id}={word}"), format!("={word}")]);
                let at = self.ruleset.rules.iter().position(|rule| rule.id == id);
                pen.rule(rule, with, at);
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

    /// Words that should meet a condition; `None` where it asks for what no words alone give.
    fn condition(&self, table: &Table, rule: usize, nth: usize) -> Option<WrittenCondition> {
        let all: Option<Vec<String>> = table.list("all").iter().map(|operand| self.sample(operand)).collect();
        let any = table.list("any");
        let one = any.iter().find_map(|operand| self.sample(operand));
        let under = table.list("under");
        let heading = under.iter().find_map(|word| self.sample(word));
        let complete = (any.is_empty() || one.is_some()) && (under.is_empty() || heading.is_some());
        complete.then_some(WrittenCondition {
            place: table.place.clone(),
            rule,
            condition: nth,
            under: heading,
            all: all?,
            any: one,
        })
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
