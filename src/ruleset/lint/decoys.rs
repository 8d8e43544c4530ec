//! Words of `not-in` that hold nothing of what they are to keep from matching.
//!
//! Owns the comparison: a match is none inside a longer word only, and that one has to hold it. What a set, or a rule with
//! its conditions, looks for by an expression or by a reading is not compared.

use super::words::spellings;
use crate::grammar::bent;
use crate::ruleset::check::CheckKind;
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Place, Sink};
use crate::ruleset::tree::{At, Table};
use crate::ruleset::words::{self, Named};
use std::collections::BTreeSet;

/// Warns of them.
pub(super) fn idle(merged: &Merged, own: &dyn Fn(&Place) -> bool, sink: &Sink) {
    let decoys = |table: &Table| -> Vec<At> {
        let listed = table.list("not-in").iter().filter(|word| own(&word.place));
        listed.filter(|word| words::named(&word.value).is_none()).cloned().collect()
    };
    let sets: Vec<(&str, BTreeSet<&str>)> =
        merged.map("terms").names().map(|id| (id, reached(merged, id))).collect();
    for (id, set) in merged.all("terms") {
        let decoys = decoys(set);
        // They hold for all sets that take this one in.
        let holders = if decoys.is_empty() { &[][..] } else { &sets[..] };
        let mut sought = Sought::default();
        for (_, taken) in holders.iter().filter(|(_, taken)| taken.contains(id)) {
            taken.iter().for_each(|name| sought.set(merged, name));
        }
        sought.compare(&decoys, sink);
    }
    for (_, rule) in merged.all("rules") {
        let compares = |kind| {
            matches!(kind, CheckKind::Phrase | CheckKind::Lacks | CheckKind::Replace | CheckKind::Mixed)
        };
        let Some(with) = rule.table("with") else { continue };
        if !rule.choice("check", CheckKind::from_name).is_some_and(compares) {
            continue;
        }
        let mut sought = Sought::default();
        let detectors = ["detect", "mild"].into_iter().flat_map(|key| with.tables(key));
        for word in detectors.flat_map(|one| one.list("all").iter().chain(one.list("any"))) {
            sought.operand(merged, word);
        }
        for word in with.lists("groups").iter().flatten() {
            sought.operand(merged, word);
        }
        for (wrong, entry) in with.map("pairs") {
            sought.operand(merged, &At::new(wrong, &entry.key));
        }
        sought.compare(&decoys(with), sink);
    }
}

/// What is looked for.
#[derive(Default)]
struct Sought {
    texts: BTreeSet<String>,
    /// Looked for by more than words.
    open: bool,
}

impl Sought {
    fn operand(&mut self, merged: &Merged, word: &At) {
        match words::named(&word.value) {
            Some(Named::Set(name)) => {
                let members: Vec<&str> = members(merged, name).collect();
                for id in members.into_iter().flat_map(|id| reached(merged, id)) {
                    self.set(merged, id);
                }
            }
            Some(Named::Reading(_)) => self.open = true,
            None => self.word(word),
        }
    }

    /// The words of a set, those that it takes in left out.
    fn set(&mut self, merged: &Merged, id: &str) {
        let Some(set) = merged.named("terms", id) else { return };
        self.open |= set.has("patterns");
        let plain = set.list("words").iter().filter(|word| words::named(&word.value).is_none());
        plain.for_each(|word| self.word(word));
    }

    fn word(&mut self, word: &At) {
        self.texts.extend(spellings(word).iter().flat_map(|spelling| bent(spelling)));
    }

    fn compare(&self, decoys: &[At], sink: &Sink) {
        if self.open || self.texts.is_empty() {
            return;
        }
        let holds = |decoy: &String| self.texts.iter().any(|text| decoy.contains(text.as_str()));
        for word in decoys {
            let all: Vec<String> = spellings(word).iter().flat_map(|spelling| bent(spelling)).collect();
            if all.is_empty() || all.iter().any(holds) {
                continue;
            }
            let (ja, en) = (
                format!("not-in の「{}」は、探す言葉を含まないので、何も外しません", word.value),
                format!("`{}` in `not-in` holds none of the words, and takes nothing out", word.value),
            );
            sink.push(word.place.problem("idle-not-in", ja, en).help(
                "not-in には、数えない言い方を、探す言葉ごと書きます (例: 「安心」を探すなら「安心安全」)",
                "give the longer wording with the word in it: for `safe`, such as `safe deposit box`",
            ));
        }
    }
}

/// A set and all that it takes in, over any number of steps.
fn reached<'m>(merged: &'m Merged, id: &'m str) -> BTreeSet<&'m str> {
    let (mut found, mut open) = (BTreeSet::new(), vec![id]);
    while let Some(id) = open.pop() {
        let Some(set) = merged.named("terms", id).filter(|_| found.insert(id)) else { continue };
        let among = set.list("words").iter().filter_map(|word| match words::named(&word.value) {
            Some(Named::Set(name)) => Some(name),
            _ => None,
        });
        let names = set.list("include").iter().map(|name| name.value.as_str()).chain(among);
        open.extend(names.flat_map(|name| members(merged, name)));
    }
    found
}

/// A set by its name, or the members of a family.
fn members<'m>(merged: &'m Merged, name: &str) -> impl Iterator<Item = &'m str> {
    let of = |id: &&str| id.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    merged.map("terms").names().filter(of).collect::<Vec<_>>().into_iter()
}
