//! What can be wrong with sets of words: a set that takes in itself, a word that cannot be read.
//!
//! Owns the wording, and finding circles. What a set holds is `sets`' to say.

use super::sets::{Sets, includes};
use crate::ruleset::entries::Entries;
use crate::ruleset::mistakes::{Place, Problem};
use crate::ruleset::tree::At;
use crate::ruleset::words::{self, WordError};
use std::collections::BTreeMap;

/// Finds sets that take in themselves.
pub(super) struct Cycles<'s, 'a> {
    sets: &'s Sets<'a>,
    map: &'s Entries,
    /// `false` while on the path, `true` when done.
    state: BTreeMap<&'s str, bool>,
    path: Vec<(&'s str, &'s Place)>,
}

impl<'s, 'a> Cycles<'s, 'a> {
    /// Tells of every circle.
    pub(super) fn find(sets: &'s Sets<'a>, map: &'s Entries) {
        let mut cycles = Self { sets, map, state: BTreeMap::new(), path: Vec::new() };
        map.names().for_each(|id| cycles.visit(id));
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
            let members = self.sets.members(map, name);
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
        self.sets.sink.push(
            problem.help("輪のどれか1つの include を消してください", "take one include of the ring out"),
        );
    }
}

/// That something read from the text stands where only words do.
pub(super) fn misplaced(word: &At) -> Problem {
    let (ja, en) = (
        format!("ここに {} は使えません。言葉だけの場所です", word.value),
        format!("`{}` has no place here: only words do", word.value),
    );
    word.place.problem("misplaced-mention", ja, en).help(
        format!(
            "読み取りの条件 (detect の all・any・none) に書くか、文字の # なら '\\{}' と書いてください",
            word.value
        ),
        format!(
            "write it in a condition (all, any or none of detect), or '\\{}' to mean the letters",
            word.value
        ),
    )
}

pub(super) fn bad_word(word: &At, error: &WordError) -> Problem {
    let at = |part: &std::ops::Range<usize>| word.part(part.clone());
    match error {
        WordError::Open(part) => {
            at(part).problem("bad-word", "かっこが閉じていません", "this bracket is never closed").help(
                "} か ] で閉じるか、文字として使うなら \\ を前に置いてください",
                "close it, or put \\ before it to mean the sign itself",
            )
        }
        WordError::Close(part) => {
            at(part).problem("bad-word", "開くかっこがありません", "this bracket was never opened").help(
                "消すか、文字として使うなら \\ を前に置いてください",
                "take it out, or put \\ before it to mean the sign itself",
            )
        }
        WordError::Escape(part) => at(part)
            .problem("bad-word", "\\ のあとに置けない文字です", "`\\` does not go before this")
            .help("\\ は { } [ ] | \\ の前にだけ置きます", "`\\` goes before { } [ ] | and \\ only"),
        WordError::Wide(part, plain) => {
            let wide = word.value.get(part.clone()).unwrap_or("");
            let (ja, en) = (
                format!("「{wide}」は全角です。ここでは文字として扱われます"),
                format!("`{wide}` is full-width: here it would be a letter"),
            );
            at(part).problem("full-width-sign", ja, en).help(
                format!("半角の {plain} を書いてください。文字として使うなら \\ を前に置いてください"),
                format!("write an ASCII `{plain}`, or put \\ before it to mean the sign itself"),
            )
        }
        WordError::Deep(part) => at(part)
            .problem("bad-word", "かっこの入れ子が深すぎます", "too many brackets inside each other")
            .help("言葉を2つ以上に分けてください", "write several words instead"),
        WordError::Many => word
            .place
            .problem(
                "bad-word",
                format!("書き方が{}通りを超えます", words::MOST),
                format!("this word has more than {} spellings", words::MOST),
            )
            .help("言葉を2つ以上に分けてください", "write several words instead"),
        WordError::Empty => word
            .place
            .problem("empty-word", "空の言葉です", "this word is empty, or may be")
            .help("文字を書くか、この項目を消してください", "write a word, or take the entry out"),
    }
}
