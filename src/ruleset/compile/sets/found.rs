//! The words of a set as they are found: spellings, forms, patterns, and the sets that other sets name.
//!
//! Owns what a written word becomes. Which set it belongs to is [`super`]'s.

use super::{How, Sets};
use crate::grammar::bent;
use crate::ruleset::called::{Called, as_id, meant};
use crate::ruleset::compile::lexicon_builder::{bad_regex, bad_word, misplaced};
use crate::ruleset::mistakes::Problem;
use crate::ruleset::retired;
use crate::ruleset::tree::{At, Table};
use crate::ruleset::values::SetId;
use crate::ruleset::words::{self, Named, WordError};
use crate::text::{nearest, normal};
use std::collections::BTreeSet;

impl Sets<'_> {
    /// Words, and the sets that `not-in` names. Those that a named set takes in come with `takers`.
    pub(super) fn fill(&mut self, words: &[At], not_in: &[At], owners: &[SetId], how: How) {
        for word in words.iter().filter(|word| !matches!(words::named(&word.value), Some(Named::Set(_)))) {
            for spelling in self.found(word, how) {
                self.lexicon.word(spelling, owners);
            }
        }
        for word in not_in {
            if let Some(Named::Set(name)) = words::named(&word.value) {
                for table in self.tables(word, name) {
                    for word in table.list("words") {
                        for spelling in self.found(word, how) {
                            self.lexicon.void(&spelling, owners);
                        }
                    }
                    self.patterns(table, owners, true);
                }
                continue;
            }
            for spelling in self.found(word, how) {
                self.lexicon.void(&spelling, owners);
            }
        }
    }

    /// What a word is found by; nothing where it names a set.
    fn found(&self, word: &At, how: How) -> Vec<String> {
        match (words::named(&word.value), how) {
            (Some(Named::Set(_)), _) => Vec::new(),
            (_, How::Written) => self.spellings(word),
            (_, How::Bent) => self.forms(word),
        }
    }

    pub(super) fn patterns(&mut self, table: &Table, owners: &[SetId], voids: bool) {
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
                self.lexicon.pattern(&regex.value, *owner, needs.as_deref(), voids);
            }
        }
    }

    /// The spellings of a word that is one.
    pub(super) fn plain(&self, word: &At) -> Vec<String> {
        if words::named(&word.value).is_some() { Vec::new() } else { self.spellings(word) }
    }

    /// The spellings of a word with their forms, where it stands in an organisation's file: what the built-in rules look
    /// for says by itself which forms are meant.
    pub(super) fn forms(&self, word: &At) -> Vec<String> {
        if word.place.file < self.own_from || words::named(&word.value).is_some() {
            return self.spellings(word);
        }
        let Ok(spellings) = words::expand(&word.value) else { return self.spellings(word) };
        // What bends ends in kana, which is normal: the word is brought into its normal form once, not form by form.
        let normal: Vec<String> = spellings.iter().flat_map(|spelling| normal::word(spelling)).collect();
        if normal.iter().any(String::is_empty) {
            return self.spellings(word);
        }
        normal.iter().flat_map(|spelling| bent(spelling)).collect()
    }

    /// The spellings of a word as written, in normal form; none where it is broken.
    pub(in crate::ruleset::compile) fn spellings(&self, word: &At) -> Vec<String> {
        match words::named(&word.value) {
            Some(Named::Set(name)) => {
                let tables = self.tables(word, name);
                return tables
                    .iter()
                    .flat_map(|table| table.list("words"))
                    .flat_map(|word| self.plain(word))
                    .collect();
            }
            Some(Named::Reading(_)) => {
                self.sink.push(misplaced(word));
                return Vec::new();
            }
            None => {}
        }
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
    pub(in crate::ruleset::compile) fn operand(&mut self, operand: &At) -> Vec<SetId> {
        let Some(Named::Set(name)) = words::named(&operand.value) else {
            return vec![self.literal(operand)];
        };
        let sets = self.named(name);
        if sets.is_empty() {
            self.sink.push(self.unknown(operand, name));
        }
        sets.to_vec()
    }

    /// The set of a literal word; one for each word, wherever it is written.
    pub(in crate::ruleset::compile) fn literal(&mut self, word: &At) -> SetId {
        let id = format!("={}", word.value);
        // The same word of the built-in rules has no forms but the one.
        let below = usize::from(self.known().get(id.as_str()).map_or(u16::MAX, |set| set.0)) < self.below;
        let own = below && self.forms(word) != self.spellings(word);
        let id = if own { format!("=*{}", word.value) } else { id };
        self.anonymous(id, std::slice::from_ref(word), &[], How::Bent)
    }

    pub(super) fn unknown(&self, at: &At, name: &str) -> Problem {
        let (ja, en) =
            (format!("「{name}」という言葉の集まりはありません"), format!("no term set is called `{name}`"));
        let problem = at.place.problem("unknown-set", ja, en);
        if let Some((ja, en)) = retired::cure(name) {
            return problem.help(ja, en);
        }
        let operand = if at.value.starts_with('@') { "@" } else { "" };
        let known: BTreeSet<&str> =
            self.known.iter().map(|(name, _)| name).chain(self.names.keys().map(String::as_str)).collect();
        let known: Vec<&str> = known.into_iter().collect();
        let titled: Vec<Called<'_>> = self.terms.tables().map(Called::of).collect();
        let member = name.split_once('.').and_then(|(family, member)| {
            let own = titled.iter().filter(|set| set.id.split_once('.').is_some_and(|(of, _)| of == family));
            meant(member, &own.copied().collect::<Vec<_>>())
        });
        let by_title = || meant(name, &titled).filter(|_| !name.is_ascii());
        if let Some(near) = member.or_else(by_title).map(|set| set.id).or_else(|| nearest(name, &known)) {
            let near = format!("{operand}{near}");
            return problem.help(format!("「{near}」のことですか?"), format!("did you mean `{near}`?"));
        }
        let found = problem.suggest(name, known);
        if found.help.is_some() {
            return found;
        }
        let new = name.split('.').map(as_id).collect::<Vec<_>>().join(".");
        found.help(
            format!("[terms.{new}] を加えるか、文字の @ なら '\\@{name}' と書いてください"),
            format!("add [terms.{new}], or write '\\@{name}' to mean the letters"),
        )
    }
}
