//! Words that make no difference, and sets that nobody uses.
//!
//! Owns the comparison of words with each other. What is wrong with a single word is found where it is read.

use crate::ruleset::merge::Merged;
use crate::ruleset::problem::Sink;
use crate::ruleset::reader::At;
use crate::ruleset::required::REQUIRED;
use crate::ruleset::words;
use crate::ruleset::written::{DetectorTable, WithTable};
use crate::text::normal;
use std::collections::{BTreeMap, BTreeSet};

/// Families of which a word means one member.
const EXCLUSIVE: [&str; 2] = ["data-type", "regulator"];

/// Warns of them.
pub(super) fn words(merged: &Merged, sink: &Sink) {
    let beside = beside(merged);
    for (id, set) in &merged.sets {
        if !beside.contains(id.as_str()) {
            swallowed(&set.words, &set.not_in, sink);
        }
        if let Some((family, _)) = id.split_once('.').filter(|(family, _)| EXCLUSIVE.contains(family)) {
            shared(merged, id, family, sink);
        }
    }
    for element in merged.elements.values() {
        swallowed(&element.words, &[], sink);
        element.detect.iter().for_each(|detector| swallowed(&detector.any, &[], sink));
    }
    for rule in merged.rules.values() {
        rule.with.detect.iter().for_each(|detector| swallowed(&detector.any, &rule.with.not_in, sink));
    }
    unused(merged, sink);
}

/// The sets whose words are looked for beside something: there a longer word reaches where a shorter one does not.
fn beside(merged: &Merged) -> BTreeSet<&str> {
    let lists = merged.rules.values().flat_map(|rule| &rule.with.words).flat_map(|(_, words)| words);
    let named = lists.filter_map(|word| word.value.strip_prefix('@'));
    let mut all: BTreeSet<&str> = REQUIRED.iter().map(|(name, _)| *name).chain(named).collect();
    // Members of these are told apart by their meaning alone.
    all.retain(|name| !EXCLUSIVE.contains(name));
    let members = merged.sets.keys().filter(|id| id.split_once('.').is_some_and(|(of, _)| all.contains(of)));
    let members: Vec<&str> = members.map(String::as_str).collect();
    all.extend(members);
    all
}

fn spellings(word: &At<String>) -> Vec<String> {
    let all = words::expand(&word.value).unwrap_or_default();
    all.iter().flat_map(|spelling| normal::word(spelling)).collect()
}

/// A word that holds another of its list: where it matches, the other does.
fn swallowed(list: &[At<String>], not_in: &[At<String>], sink: &Sink) {
    let own = |word: &&At<String>| !word.value.starts_with(['@', '#']);
    let read: Vec<(&At<String>, Vec<String>)> =
        list.iter().filter(own).map(|word| (word, spellings(word))).collect();
    let voids: Vec<String> = not_in.iter().flat_map(spellings).collect();
    for (at, (word, spelled)) in read.iter().enumerate() {
        if !spelled.is_empty() && spelled.iter().all(|spelling| voids.contains(spelling)) {
            let (ja, en) = (
                format!("「{}」は not-in にもあるので、決して一致しません", word.value),
                format!("`{}` stands in `not-in`, too, and never matches", word.value),
            );
            let problem = word.place.problem("swallowed-word", ja, en);
            sink.push(problem.help("どちらか一方から外してください", "take it out of one of them"));
            continue;
        }
        let holds = |other: &[String]| {
            let inside = |spelling: &String| other.iter().any(|short| spelling.contains(short.as_str()));
            !other.is_empty() && spelled.iter().all(inside)
        };
        let shorter = read.iter().enumerate().find(|(other, (_, spellings))| {
            *other != at && holds(spellings) && (*other < at || spellings != spelled)
        });
        if let Some((_, (other, _))) = shorter.filter(|_| !spelled.is_empty()) {
            let (ja, en) = (
                format!("「{}」は「{}」に含まれるので、なくても同じです", word.value, other.value),
                format!("`{}` makes no difference: `{}` matches there already", word.value, other.value),
            );
            let problem =
                word.place.problem("swallowed-word", ja, en).also(&other.place, "こちら", "this one");
            sink.push(problem.help("どちらか一方で足ります", "one of them is enough"));
        }
    }
}

/// A word of one member that another member of the family has, too.
fn shared(merged: &Merged, id: &str, family: &str, sink: &Sink) {
    let Some(set) = merged.sets.get(id) else { return };
    let siblings = merged.sets.iter().filter(|(other, _)| {
        other.as_str() != id && other.split_once('.').is_some_and(|(of, _)| of == family)
    });
    let mut known: BTreeMap<String, (&str, &At<String>)> = BTreeMap::new();
    for (other, table) in siblings {
        for word in &table.words {
            known.extend(spellings(word).into_iter().map(|spelling| (spelling, (other.as_str(), word))));
        }
    }
    for word in &set.words {
        let found = spellings(word).into_iter().find_map(|spelling| known.get(&spelling).copied());
        if let Some((other, there)) = found {
            let (ja, en) = (
                format!("「{}」は [terms.{other}] にもあります", word.value),
                format!("`{}` stands in [terms.{other}], too", word.value),
            );
            let problem = word.place.problem("shared-word", ja, en).also(&there.place, "こちら", "there");
            sink.push(problem.help(
                "一方だけにしてください。どちらの意味か決まりません",
                "keep it in one of them: which of the two is meant cannot be told",
            ));
        }
    }
}

/// Sets that nothing refers to.
fn unused(merged: &Merged, sink: &Sink) {
    let mut used: BTreeSet<&str> = REQUIRED.iter().map(|(name, _)| *name).collect();
    let take = |words: &[At<String>]| -> Vec<String> {
        words.iter().filter_map(|word| word.value.strip_prefix('@')).map(str::to_owned).collect()
    };
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut detectors: Vec<&DetectorTable> = Vec::new();
    for element in merged.elements.values() {
        named.extend(take(&element.headings));
        named.extend(take(&element.words));
        detectors.extend(&element.detect);
    }
    for class in merged.classes.values() {
        detectors.extend(&class.detect);
    }
    for trigger in merged.law.triggers.values().flat_map(|rows| &rows.rows) {
        detectors.extend(trigger.detect.iter().chain(&trigger.unless).flatten());
    }
    for profile in merged.profiles.values() {
        detectors.extend(&profile.detect);
    }
    for rule in merged.rules.values() {
        let WithTable { detect, mild, unless, words, .. } = &rule.with;
        detectors.extend(detect.iter().chain(mild).chain(unless));
        for (_, words) in words {
            named.extend(take(words));
        }
    }
    for detector in detectors {
        let DetectorTable { all, any, none, under, not_under, .. } = detector;
        for list in [all, any, none, under, not_under] {
            named.extend(take(list));
        }
    }
    for set in merged.sets.values() {
        named.extend(set.include.iter().map(|name| name.value.clone()));
    }
    used.extend(named.iter().map(String::as_str));
    for (id, set) in &merged.sets {
        let family = id.split_once('.').map(|(family, _)| family);
        if !used.contains(id.as_str()) && !family.is_some_and(|family| used.contains(family)) {
            let (ja, en) = (format!("「{id}」はどこにも使われていません"), format!("nothing uses `{id}`"));
            sink.push(set.place.problem("unused-set", ja, en).help(
                format!("項目や規則の条件に @{id} と書くか、この表を消してください"),
                format!("write @{id} in a condition of an element or a rule, or take the table out"),
            ));
        }
    }
}
