//! Where words of several lists may begin, told for all of them by one look.
//!
//! Owns which lists have words that begin with which characters. What such words are is [`super::words`]'.

use super::words::{Hit, Words};
use crate::text::ByChar;
#[allow(unused_imports, reason = "used when the program is built")]
use std::collections::BTreeMap;

/// By two characters, or by one, the lists that have words which begin so, a bit each.
#[derive(Debug, Clone, Default)]
pub struct Begins(pub ByChar<u8>);

impl Begins {
    /// Those of so many lists.
    #[allow(dead_code, reason = "done when the program is built")]
    pub fn of(lists: &[&Words]) -> Self {
        let mut begins: BTreeMap<(char, Option<char>), Vec<u8>> = BTreeMap::new();
        for (at, list) in lists.iter().enumerate() {
            for key in list.by_first.keys() {
                begins.entry(key).or_insert_with(|| vec![0])[0] |= 1 << at;
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
            let second = next.map(|(_, second)| second);
            let longer = second.map_or(&[][..], |second| self.0.pair(first, second));
            let begun = longer.iter().chain(self.0.get(first)).fold(0, |all, lists| all | lists);
            if begun == 0 {
                continue;
            }
            for (at, list) in lists.iter().enumerate().filter(|(at, _)| begun & 1 << at != 0) {
                list.at(text, start, (first, second), |hit| found(at, hit));
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
