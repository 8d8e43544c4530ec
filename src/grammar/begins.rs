//! Where words of several lists may begin, told for all of them by one look.
//!
//! Owns which words of which list begin with which characters. What such words are is [`super::words`]'.

use super::words::{Hit, Words};
use crate::text::ByChar;
#[allow(unused_imports, reason = "used when the program is built")]
use std::collections::BTreeMap;

/// A word of several lists: the list, its place in it, and its third character where that never changes.
type Word = (u8, u32, Option<char>);

/// By two characters, or by one, the words of all lists that begin so.
#[derive(Debug, Clone, Default)]
pub(crate) struct Begins(pub ByChar<Word>);

impl Begins {
    /// Those of so many lists.
    #[allow(dead_code, reason = "done when the program is built")]
    pub(crate) fn of(lists: &[&Words]) -> Self {
        let mut begins: BTreeMap<_, Vec<Word>> = BTreeMap::new();
        for (list, at) in lists.iter().zip(0..) {
            for (key, rows) in list.by_first.keys() {
                let third = |row: u32| list.by_first.rows[row as usize].stem.chars().nth(2);
                begins.entry(key).or_default().extend(rows.map(|row| (at, row, third(row))));
            }
        }
        Self(begins.into())
    }

    /// Calls `found` with the place of its list for every word of a text: for each list what [`Words::scan`] finds, in its
    /// order. The lists are those that this was made of.
    pub(crate) fn scan(&self, lists: &[&Words], text: &str, mut found: impl FnMut(usize, Hit)) {
        let mut signs = text.char_indices();
        let (mut next, mut after) = (signs.next(), signs.next());
        while let Some((start, first)) = next {
            (next, after) = (after, signs.next());
            if !self.0.begins(first) {
                continue;
            }
            let behind = after.map(|(_, third)| third);
            let longer = next.map_or(&[][..], |(_, second)| self.0.pair(first, second));
            for &(list, row, third) in longer.iter().chain(self.0.get(first)) {
                // Most words that begin as a text does go on otherwise.
                if third.is_some() && third != behind {
                    continue;
                }
                let list = usize::from(list);
                let words =
                    lists.get(list).and_then(|words| Some((words, words.by_first.rows.get(row as usize)?)));
                if let Some(hit) = words.and_then(|(words, entry)| words.hit(entry, text, start)) {
                    found(list, hit);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::grammar::Hit;
    use crate::statements::Vocabulary;

    #[test]
    fn one_look_finds_what_each_list_finds() {
        let vocabulary = Vocabulary::built_in();
        let lists = vocabulary.lists();
        let text = "8月5日、会員様から漏えいの届出を受け、対象の皆様へ手紙により個別にお知らせしました。再発防止に努めます。";
        let mut found: [Vec<Hit>; 5] = Default::default();
        vocabulary.begins.scan(&lists, text, |at, hit| found[at].push(hit));
        for (list, found) in lists.iter().zip(found) {
            let mut alone = Vec::new();
            list.scan(text, |hit| alone.push(hit));
            assert!(!alone.is_empty());
            assert_eq!(alone, found);
        }
    }
}
