//! Where words of several lists may begin, told for all of them by one look.
//!
//! Owns which words of which list begin with which characters. What such words are is [`super::words`]'.

use super::words::{Hit, Words};
use crate::text::ByChar;
#[allow(unused_imports, reason = "used when the program is built")]
use std::collections::BTreeMap;

/// A word of several lists: the list, and its place in it.
type Word = (u8, u32);

/// By two characters, or by one, the words of all lists that begin so.
#[derive(Debug, Clone, Default)]
pub struct Begins(pub ByChar<Word>);

impl Begins {
    /// Those of so many lists.
    #[allow(dead_code, reason = "done when the program is built")]
    pub fn of(lists: &[&Words]) -> Self {
        let mut begins: BTreeMap<_, Vec<Word>> = BTreeMap::new();
        for (list, at) in lists.iter().zip(0..) {
            for (key, rows) in list.by_first.keys() {
                begins.entry(key).or_default().extend(rows.map(|row| (at, row)));
            }
        }
        Self(begins.into())
    }

    /// Calls `found` with the place of its list for every word of a text: for each list what [`Words::scan`] finds, in its
    /// order. The lists are those that this was made of.
    pub fn scan(&self, lists: &[&Words], text: &str, mut found: impl FnMut(usize, Hit)) {
        let mut signs = text.char_indices();
        let mut next = signs.next();
        while let Some((start, first)) = next {
            next = signs.next();
            if !self.0.begins(first) {
                continue;
            }
            let longer = next.map_or(&[][..], |(_, second)| self.0.pair(first, second));
            for &(list, row) in longer.iter().chain(self.0.get(first)) {
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
