//! Sets that take in other sets: by `include`, or among their words.
//!
//! Owns who takes in whom, and telling of circles.

use crate::ruleset::entries::Entries;
use crate::ruleset::mistakes::{Place, Sink};
use crate::ruleset::tree::{At, Table};
use crate::ruleset::words::{self, Named};
use std::collections::BTreeMap;

/// The sets that a set takes in, by name.
pub(super) fn includes<'m>(map: &'m Entries, id: &str) -> Vec<(&'m At, &'m str)> {
    map.get(id).and_then(|entry| entry.table()).map(|table| taken_in(table).collect()).unwrap_or_default()
}

/// The sets that a table takes in: those of `include`, and those among its words.
pub(super) fn taken_in(table: &Table) -> impl Iterator<Item = (&At, &str)> {
    let named = table.list("include").iter().map(|name| (name, name.value.as_str()));
    let among = table.list("words").iter().filter_map(|word| match words::named(&word.value) {
        Some(Named::Set(name)) => Some((word, name)),
        _ => None,
    });
    named.chain(among)
}

/// Finds sets that take in themselves.
pub(super) struct Circles<'s> {
    map: &'s Entries,
    /// The sets of a name: itself, or the members of a family.
    members: &'s dyn Fn(&str) -> Vec<&'s str>,
    sink: &'s Sink,
    /// `false` while on the path, `true` when done.
    state: BTreeMap<&'s str, bool>,
    path: Vec<(&'s str, &'s Place)>,
}

impl<'s> Circles<'s> {
    /// Tells of every circle.
    pub(super) fn find(map: &'s Entries, members: &'s dyn Fn(&str) -> Vec<&'s str>, sink: &'s Sink) {
        let mut circles = Self { map, members, sink, state: BTreeMap::new(), path: Vec::new() };
        map.names().for_each(|id| circles.visit(id));
    }

    /// Goes down from a set with a list of its own, as deep as anybody may write.
    fn visit(&mut self, id: &'s str) {
        let mut open = Vec::new();
        self.enter(id, &mut open);
        while let Some((id, taken)) = open.last_mut() {
            let id = *id;
            if let Some((next, place)) = taken.pop() {
                self.path.push((id, place));
                match self.state.get(next) {
                    Some(false) => self.report(next),
                    Some(true) => {}
                    None => {
                        self.enter(next, &mut open);
                        continue;
                    }
                }
            } else {
                open.pop();
                self.state.insert(id, true);
            }
            self.path.pop();
        }
    }
    fn enter(&mut self, id: &'s str, open: &mut Vec<(&'s str, Vec<(&'s str, &'s Place)>)>) {
        if self.state.contains_key(id) {
            return;
        }
        self.state.insert(id, false);
        let map = self.map;
        let of = |(include, name): &(&'s At, &'s str)| {
            let members = (self.members)(name);
            members.into_iter().map(|next| (next, &include.place)).collect::<Vec<_>>()
        };
        let mut taken: Vec<_> = includes(map, id).iter().flat_map(of).collect();
        taken.reverse();
        open.push((id, taken));
    }
    fn report(&self, back_to: &str) {
        let from = self.path.iter().position(|(id, _)| *id == back_to).unwrap_or(0);
        let ring = &self.path[from..];
        let Some((_, last)) = ring.last() else { return };
        let chain = ring.iter().map(|(id, _)| *id).chain([back_to]).collect::<Vec<_>>().join(" → ");
        let mut problem = last.problem(
            "include-cycle",
            format!("include が輪になっています: {chain}"),
            format!("these sets take in each other: {chain}"),
        );
        for (id, place) in &ring[..ring.len() - 1] {
            problem = problem.also(place, format!("「{id}」から"), format!("from `{id}`"));
        }
        self.sink.push(
            problem.help("輪のどれか1つの include を消してください", "take one include of the ring out"),
        );
    }
}
