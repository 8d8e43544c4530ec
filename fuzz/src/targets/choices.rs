//! Choices out of bytes: whatever the bytes are, they decide something, and a small change of them changes little.

pub struct Choices<'a>(&'a [u8]);

impl<'a> Choices<'a> {
    pub fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether nothing is left to decide by.
    pub fn over(&self) -> bool {
        self.0.is_empty()
    }

    fn byte(&mut self) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first)
    }

    /// A number below another.
    pub fn below(&mut self, limit: usize) -> usize {
        self.byte() % limit.max(1)
    }

    /// A number of up to four digits.
    pub fn number(&mut self) -> usize {
        (self.byte() << 8 | self.byte()) % 10_000
    }

    /// True for one in so many.
    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 1
    }

    pub fn among<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list.get(self.below(list.len())).copied().unwrap_or_default()
    }
}
