//! The open elements, and what holds inside them.
//!
//! Owns which tag closes what, as far as it changes how a page reads. The depth is bounded, as in browsers.

use super::elements::{self, Name};
use std::collections::HashMap;

/// Elements that are kept open at once; deeper ones are read as if they stood in the last of these.
const DEPTH: usize = 256;

/// The part of a page that text stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Area {
    /// Where the notice may stand.
    #[default]
    Text,
    /// The header of the page, without its menus.
    Header,
    /// The footer of the page, without its menus.
    Footer,
    /// Menus, what stands beside.
    Furniture,
}

/// What holds inside an element.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct State {
    /// Whether nothing of it is seen.
    pub(super) silent: bool,
    /// Whether it is silent for nothing but being struck through.
    pub(super) struck: bool,
    pub(super) area: Area,
    pub(super) main: bool,
    pub(super) article: bool,
    /// Whether a header or footer in here is one of its section, not of the page.
    pub(super) sectioned: bool,
    /// Whether line ends count.
    pub(super) pre: bool,
    /// The level of the heading it is, or 0.
    pub(super) heading: u8,
    pub(super) link: bool,
    /// Whether its items are footnotes.
    pub(super) notes: bool,
}

/// The open elements, outermost first. What closes unseen is told to nobody.
#[derive(Debug, Default)]
pub(super) struct Stack {
    names: Vec<Name>,
    states: Vec<State>,
    /// How many of each name are open: most looks for one find none.
    open: HashMap<Name, usize>,
}

impl Stack {
    /// What holds here.
    pub(super) fn state(&self) -> State {
        self.states.last().copied().unwrap_or_default()
    }

    /// Opens an element, unless there are too many.
    pub(super) fn push(&mut self, name: Name, state: State) -> bool {
        let room = self.names.len() < DEPTH;
        if room {
            self.names.push(name);
            self.states.push(state);
            *self.open.entry(name).or_default() += 1;
        }
        room
    }

    /// The innermost open element of these, unless one of the walls stands before it.
    fn find(&self, names: &[Name], walls: &[Name]) -> Option<usize> {
        if !names.iter().any(|name| self.open.contains_key(name)) {
            return None;
        }
        let at = self.names.iter().rposition(|open| open.is(names) || open.is(walls))?;
        self.names[at].is(names).then_some(at)
    }

    /// Closes what the start of an element ends, innermost first.
    pub(super) fn imply(&mut self, name: Name, mut closed: impl FnMut(Name)) {
        if name.heading().is_some() && self.names.last().is_some_and(|last| last.heading().is_some()) {
            self.cut(self.names.len() - 1, &mut closed);
        }
        let (ends, walls) = name.implies();
        if !ends.is_empty()
            && let Some(at) = self.find(ends, walls)
        {
            self.cut(at, &mut closed);
        }
        if name.ends_paragraph()
            && let Some(at) = self.find(&[elements::P], elements::P.walls())
        {
            self.cut(at, &mut closed);
        }
        if name == elements::A
            && let Some(at) = self.find(&[elements::A], elements::A.walls())
        {
            self.close_at(at, &mut closed);
        }
    }

    /// Closes an element at its end tag; a heading ends at the end tag of any.
    pub(super) fn close(&mut self, name: Name, mut closed: impl FnMut(Name)) {
        const HEADINGS: &[Name] =
            &[elements::H1, elements::H2, elements::H3, elements::H4, elements::H5, elements::H6];
        let own = [name];
        let names = if name.heading().is_some() { HEADINGS } else { &own };
        if let Some(at) = self.find(names, name.walls()) {
            self.close_at(at, &mut closed);
        }
    }

    /// Closes everything.
    pub(super) fn close_all(&mut self, mut closed: impl FnMut(Name)) {
        self.cut(0, &mut closed);
    }

    /// An element in running text that is closed after a block in it began leaves that block open.
    fn close_at(&mut self, at: usize, closed: &mut impl FnMut(Name)) {
        let name = self.names[at];
        let holds_block = self.names[at + 1..].iter().any(|inner| inner.is_block());
        if name.is_block() || !holds_block || self.states[at].silent {
            return self.cut(at, closed);
        }
        self.names.remove(at);
        self.ended(name);
        self.states.remove(at);
        if name == elements::A {
            self.states[at..].iter_mut().for_each(|state| state.link = false);
        }
        closed(name);
    }

    fn cut(&mut self, at: usize, closed: &mut impl FnMut(Name)) {
        while self.names.len() > at {
            let seen = self.states.pop().is_some_and(|state| !state.silent);
            if let Some(name) = self.names.pop() {
                self.ended(name);
                if seen {
                    closed(name);
                }
            }
        }
    }

    fn ended(&mut self, name: Name) {
        if let Some(open) = self.open.get_mut(&name) {
            *open -= 1;
            if *open == 0 {
                self.open.remove(&name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(names: &[Name]) -> Stack {
        let mut stack = Stack::default();
        names.iter().for_each(|name| assert!(stack.push(*name, State::default())));
        stack
    }

    #[test]
    fn a_start_tag_closes_what_it_ends() {
        let mut open = stack(&[elements::UL, elements::LI, elements::P, elements::A]);
        open.imply(elements::LI, |_| {});
        assert_eq!(open.names, [elements::UL]);
        let mut open = stack(&[elements::UL, elements::LI, elements::UL]);
        open.imply(elements::LI, |_| {});
        assert_eq!(open.names.len(), 3, "the inner list holds its own items");
        let mut open = stack(&[elements::P, elements::TABLE, elements::TR, elements::TD, elements::P]);
        open.imply(elements::TR, |_| {});
        assert_eq!(open.names, [elements::P, elements::TABLE]);
    }

    #[test]
    fn an_end_tag_does_not_reach_out_of_its_cell() {
        let mut open = stack(&[elements::DIV, elements::TABLE, elements::TD]);
        open.close(elements::DIV, |_| {});
        assert_eq!(open.names.len(), 3);
        open.close(elements::TABLE, |_| {});
        assert_eq!(open.names, [elements::DIV]);
        open.close(Name::new("b"), |_| {});
        assert_eq!(open.names, [elements::DIV]);
    }

    #[test]
    fn a_link_around_blocks_ends_without_them() {
        let mut open = stack(&[elements::A, elements::DIV]);
        open.close(elements::A, |_| {});
        assert_eq!(open.names, [elements::DIV]);
    }

    #[test]
    fn depth_is_bounded() {
        let mut open = Stack::default();
        assert_eq!((0..100_000).filter(|_| open.push(elements::DIV, State::default())).count(), DEPTH);
        assert_eq!(open.names.len(), DEPTH);
    }
}
