//! Words as one tree of characters, laid out so that it is read where it lies.
//!
//! Owns its bytes: built-in, they are a part of the program, and nothing of them is copied or looked over at a start; those
//! of an organisation are put together by the same code. Knows nothing of what words mean: each has a number.

/// No word ends here.
const NONE: u32 = u32::MAX;

/// Three numbers: the character that leads to a node, the first of its children, the number of the word that ends at it.
/// Children stand together, in order, and end where those of the next node begin.
type Node = [u8; 12];

/// A slot of the table of first characters: the character, and its node; 0 where it is free. One bit of the node is set
/// where a word is that character alone.
type Slot = [u8; 8];

/// That bit.
const WORD: usize = 1 << 31;

/// Bits of pairs of first characters: at least one for each pair that words begin with, in a list that is a power of two
/// long.
type Bits = [u8; 8];

/// A tree, as it is read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct WordTrie<'b> {
    slots: &'b [Slot],
    pairs: &'b [Bits],
    nodes: &'b [Node],
}

impl<'b> WordTrie<'b> {
    /// Finds the tree in its bytes. Those that are none hold no word.
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        let split = || {
            let (slots, rest) = bytes.split_first_chunk::<4>()?;
            let (pairs, rest) = rest.split_first_chunk::<4>()?;
            let length = |count: [u8; 4]| (u32::from_le_bytes(count) as usize).checked_mul(size_of::<u64>());
            let (slots, rest) = rest.split_at_checked(length(*slots)?)?;
            let (pairs, nodes) = rest.split_at_checked(length(*pairs)?)?;
            Some(Self { slots: slots.as_chunks().0, pairs: pairs.as_chunks().0, nodes: nodes.as_chunks().0 })
        };
        split().unwrap_or_default()
    }

    /// Calls `found(start, end, number)` for every word that stands in a text, in order of its start, the shortest first.
    pub(super) fn scan(self, text: &str, mut found: impl FnMut(usize, usize, u32)) {
        let mut signs = text.char_indices();
        let mut next = signs.next();
        while let Some((start, first)) = next {
            next = signs.next();
            let Some((node, word)) = self.first(first) else { continue };
            let at = start + first.len_utf8();
            if word {
                let [.., number] = self.node(node);
                found(start, at, number);
            }
            // Few words go on as the text does.
            if next.is_some_and(|(_, next)| self.may_begin(first, next)) {
                self.follow(text, at, node, |end, number| found(start, end, number));
            }
        }
    }

    /// The number of a word.
    pub(super) fn exact(self, word: &str) -> Option<u32> {
        let mut signs = word.chars();
        let (mut node, _) = self.first(signs.next()?)?;
        for next in signs {
            let ([_, children, _], [_, end, _]) = (self.node(node), self.node(node + 1));
            node = self.child(children as usize, end as usize, next)?;
        }
        let [.., number] = self.node(node);
        (number != NONE).then_some(number)
    }

    /// Calls `found(end, number)` for every word that goes on from a node as a text does from an offset.
    fn follow(self, text: &str, from: usize, node: usize, mut found: impl FnMut(usize, u32)) {
        let (mut node, mut at) = (node, from);
        let [_, mut children, _] = self.node(node);
        for next in text.get(from..).unwrap_or_default().chars() {
            let [_, end, _] = self.node(node + 1);
            let Some(child) = self.child(children as usize, end as usize, next) else { break };
            node = child;
            at += next.len_utf8();
            let number;
            [_, children, number] = self.node(node);
            if number != NONE {
                found(at, number);
            }
        }
    }

    /// Whether a word may begin with two characters.
    fn may_begin(self, first: char, next: char) -> bool {
        let (at, bit) = place(self.pairs.len(), first, next);
        self.pairs.get(at).is_some_and(|bits| u64::from_le_bytes(*bits) & bit != 0)
    }

    fn node(self, at: usize) -> [u32; 3] {
        self.nodes.get(at).map_or([0, 0, NONE], |node| {
            let (numbers, _) = node.as_chunks::<4>();
            [0, 1, 2].map(|at| numbers.get(at).map_or(0, |number| u32::from_le_bytes(*number)))
        })
    }

    /// The node that a word leads to by its first character, and whether one is that character alone.
    fn first(self, of: char) -> Option<(usize, bool)> {
        let last = self.slots.len().checked_sub(1)?;
        let from = hash(of);
        for step in 0..self.slots.len() {
            let slot = u64::from_le_bytes(*self.slots.get((from + step) & last)?);
            let (known, node) = (slot as u32, (slot >> 32) as usize);
            if node == 0 || known == u32::from(of) {
                return Some((node & !WORD, node & WORD != 0)).filter(|_| node > 0);
            }
        }
        None
    }

    /// The child that a character leads to.
    fn child(self, from: usize, to: usize, of: char) -> Option<usize> {
        let of = u32::from(of);
        let children = self.nodes.get(from..to)?;
        let label = |node: &Node| node.first_chunk().map_or(0, |label| u32::from_le_bytes(*label));
        // Most nodes have one child or two.
        if children.len() <= 4 {
            return children.iter().position(|node| label(node) == of).map(|at| from + at);
        }
        let at = children.partition_point(|node| label(node) < of);
        children.get(at).filter(|node| label(node) == of).map(|_| from + at)
    }
}

/// The bytes of a tree of words with their numbers, each word once and in order; none where there is no word.
pub(super) fn bytes(sorted: Vec<(String, u32)>) -> Vec<u8> {
    if sorted.is_empty() {
        return Vec::new();
    }
    // The words that begin as a node does, and how many bytes that is; breadth first, so that children stand together.
    let mut open: Vec<(u32, usize, usize, usize)> = vec![(0, 0, sorted.len(), 0)];
    let mut nodes: Vec<[u32; 3]> = Vec::new();
    while let Some(&(label, from, to, depth)) = open.get(nodes.len()) {
        let own = sorted[from..to].first().filter(|(word, _)| word.len() == depth).map(|one| one.1);
        nodes.push([label, number(open.len()), own.unwrap_or(NONE)]);
        let mut at = from + usize::from(own.is_some());
        while at < to {
            let next = |at: usize| sorted[at].0.get(depth..).and_then(|rest| rest.chars().next());
            let Some(first) = next(at) else { break };
            let end = at + sorted[at..to].partition_point(|(word, _)| begins(word, depth, first));
            open.push((first.into(), at, end, depth + first.len_utf8()));
            at = end;
        }
    }
    nodes.push([0, number(open.len()), NONE]);
    let firsts = nodes.get(1..nodes[1][1] as usize).unwrap_or_default();
    let mut slots = vec![[0, 0]; (firsts.len() * 2 + 1).next_power_of_two()];
    let last = slots.len() - 1;
    for (index, [label, _, own]) in firsts.iter().enumerate() {
        let mut at = hash(char::from_u32(*label).unwrap_or_default()) & last;
        while slots[at][1] != 0 {
            at = (at + 1) & last;
        }
        let word = if *own == NONE { 0 } else { WORD };
        slots[at] = [*label, number((index + 1) | word)];
    }
    let pairs = pairs(&nodes);
    let counts = [number(slots.len()), number(pairs.len())];
    let numbers = counts.into_iter().chain(slots.into_iter().flatten()).flat_map(u32::to_le_bytes);
    let pairs = pairs.into_iter().flat_map(u64::to_le_bytes);
    numbers.chain(pairs).chain(nodes.into_iter().flatten().flat_map(u32::to_le_bytes)).collect()
}

/// The bits of the pairs of characters that words begin with: one of sixteen is set at most.
fn pairs(nodes: &[[u32; 3]]) -> Vec<u64> {
    let below = |at: usize| nodes[at][1] as usize..nodes[at + 1][1] as usize;
    let sign = |at: usize| char::from_u32(nodes[at][0]).unwrap_or_default();
    let all: Vec<_> = below(0).flat_map(|first| below(first).map(move |next| (first, next))).collect();
    let mut bits = vec![0; (all.len() / 4 + 1).next_power_of_two()];
    for (first, next) in all {
        let (at, bit) = place(bits.len(), sign(first), sign(next));
        bits[at] |= bit;
    }
    bits
}

/// The number that holds the bit of two characters, and the bit.
fn place(count: usize, first: char, next: char) -> (usize, u64) {
    let key = u64::from(first) << 32 | u64::from(next);
    let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
    ((hash >> 6) as usize & count.wrapping_sub(1), 1 << (hash & 63))
}

/// Whether a word has a character behind so many bytes.
fn begins(word: &str, depth: usize, first: char) -> bool {
    word.get(depth..).is_some_and(|rest| rest.starts_with(first))
}

/// A place in a tree: far fewer than a number holds.
fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(NONE)
}

fn hash(of: char) -> usize {
    (u32::from(of).wrapping_mul(0x9E37_79B1) >> 16) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn tree(words: &[(&str, u32)]) -> Vec<u8> {
        bytes(words.iter().map(|(word, number)| ((*word).to_owned(), *number)).collect())
    }

    fn found(bytes: &[u8], text: &str) -> Vec<(usize, usize, u32)> {
        let mut found = Vec::new();
        WordTrie::of(bytes).scan(text, |start, end, number| found.push((start, end, number)));
        found
    }

    #[test]
    fn words_are_found_inside_each_other() {
        let bytes = tree(&[("えい", 2), ("漏", 7), ("漏えい", 1)]);
        assert_eq!(found(&bytes, "漏えいの漏"), [(0, 3, 7), (0, 9, 1), (3, 9, 2), (12, 15, 7)]);
    }

    #[test]
    fn what_is_no_tree_holds_no_word() {
        assert_eq!(found(&[], "漏えい"), []);
        let whole = tree(&[("漏えい", 1), ("漏出", 2)]);
        for end in 0..whole.len() {
            // However it is cut, nothing goes wrong.
            let _ = found(&whole[..end], "漏えい、漏出");
        }
        assert_eq!(found(&[255; 64], "漏えい"), []);
    }

    proptest! {
        #[test]
        fn it_finds_what_a_search_for_each_word_finds(
            words in prop::collection::btree_set("[ab漏え]{1,4}", 0..12),
            text in "[ab漏えx]{0,24}",
        ) {
            let numbers: BTreeMap<String, u32> = words.into_iter().zip(0..).collect();
            let mut expected = Vec::new();
            for (start, _) in text.char_indices() {
                for (word, number) in &numbers {
                    if text[start..].starts_with(word) {
                        expected.push((start, start + word.len(), *number));
                    }
                }
            }
            expected.sort_unstable();
            let tree = bytes(numbers.clone().into_iter().collect());
            prop_assert_eq!(found(&tree, &text), expected);
            prop_assert_eq!(WordTrie::of(&tree).exact(&text), numbers.get(&text).copied());
        }
    }
}
