//! What files say that a text can be held against: words, expressions, conditions, swaps, each with its place and the
//! set that stands for it.
//!
//! Owns the way back from a compiled ruleset to what was written. Holds nothing against a text itself.

mod pen;
mod sample;

pub(crate) use sample::{Said, Sample};

use super::compile::in_order;
use super::detector::Detector;
use super::load::Loaded;
use super::mistakes::{Place, TomlFile};
use super::schema::{ELEMENT, WITH};
use super::values::SetId;
use crate::text::Baked;
use pen::{Pen, ids};
use std::collections::HashSet;

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
    pub detect: Baked<[Detector]>,
    /// The latter.
    pub unless: Baked<[Detector]>,
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
