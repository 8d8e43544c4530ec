//! An override that changes nothing, and one that takes away more than it seems to.
//!
//! Owns the comparison of what stood before with what stands after. It is made while layers are put over each other.

use crate::ruleset::problem::{Place, Problem};
use crate::ruleset::reader::At;
use crate::ruleset::show::Section;
use crate::ruleset::table::Given;
use crate::ruleset::words;
use crate::text::normal;
use std::collections::BTreeSet;

/// What was noticed while layers were put over each other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Idle(Vec<Problem>);

/// Keys whose value changes no reading.
const BESIDE: [&str; 4] = ["tests", "evidence", "add", "remove"];

impl Idle {
    pub(super) fn problems(&self) -> &[Problem] {
        &self.0
    }

    /// Compares a table before and after another of its id went over it.
    pub(crate) fn compare(&mut self, before: &Section, after: &Section, given: &Given) {
        for given in given.iter().filter(|given| !BESIDE.contains(&given.name)) {
            let key = given.name.trim_start_matches("add-").trim_start_matches("remove-");
            let (old, new) = (block(before, key), block(after, key));
            if !new.is_empty() && old == new {
                self.push(&given.key, format!("「{}」は、もとと同じ値です", given.name), {
                    format!("`{}` is what it was before", given.name)
                });
            }
        }
    }

    /// That an entry of `[severity]` sets what was set before.
    pub(crate) fn same_severity(&mut self, id: &At<String>) {
        self.push(
            &id.place,
            format!("「{}」の重さは、もとと同じです", id.value),
            format!("the severity of `{}` is what it was before", id.value),
        );
    }

    /// Compares the words of a set before and after: words added that were there, words lost without `remove`.
    pub(crate) fn words(&mut self, before: &[At<String>], added: &[At<String>], replaced: Option<&Replaced>) {
        let there = spellings(before);
        for word in added {
            let own = spellings(std::slice::from_ref(word));
            if !own.is_empty() && own.is_subset(&there) {
                self.push(
                    &word.place,
                    format!("「{}」はもう入っています", word.value),
                    format!("`{}` is there already", word.value),
                );
            }
        }
        let Some(replaced) = replaced else { return };
        let kept = spellings(&replaced.words);
        let lost: Vec<&String> = there.difference(&kept).collect();
        if let Some(first) = lost.first() {
            let count = lost.len();
            let problem = replaced.place.problem(
                "words-lost",
                format!("もとの言葉{count}語(「{first}」など)が使われなくなります"),
                format!("{count} words that were there (such as `{first}`) are gone"),
            );
            self.0.push(problem.help(
                "足すだけなら words ではなく add、外すなら remove と書いてください",
                "write `add` instead of `words` to add to them, `remove` to take words out",
            ));
        }
    }

    fn push(&mut self, place: &Place, ja: String, en: String) {
        let problem = place.problem("changes-nothing", ja, en);
        self.0.push(problem.help("消してもかまいません", "it may be taken out"));
    }
}

/// `words` given again for a set that had some.
pub(crate) struct Replaced {
    /// Where the key stands.
    pub place: Place,
    /// The words now.
    pub words: Vec<At<String>>,
}

fn spellings(list: &[At<String>]) -> BTreeSet<String> {
    let each = list.iter().flat_map(|word| words::expand(&word.value).unwrap_or_default());
    each.flat_map(|spelling| normal::word(&spelling)).collect()
}

/// The lines of one key.
fn block<'s>(section: &'s Section, key: &str) -> Vec<&'s str> {
    let mut within = false;
    let mut lines = Vec::new();
    for line in &section.lines {
        let text = line.text.as_str();
        if !text.starts_with([' ', ']']) {
            within = text.strip_prefix(key).is_some_and(|rest| rest.starts_with([' ', '.']));
        }
        if within {
            lines.push(text);
        }
    }
    lines
}
