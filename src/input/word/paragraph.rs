//! How a paragraph grows: what is put into it, and what is kept of what is no text.

use super::model::{Mark, Paragraph};

impl Paragraph {
    /// Notes that text from `at` on was inserted; what one person inserts in a row is one insertion.
    pub fn insert(&mut self, at: usize, author: Option<String>) {
        let end = self.text.len();
        if let Some((known, Mark::Inserted { author: before, .. })) = self.marks.last_mut()
            && *known == at
            && *before == author
        {
            *known = end;
            return;
        }
        self.marks.push((end, Mark::Inserted { from: at, author }));
    }

    /// Keeps deleted text.
    pub fn delete(&mut self, text: &str, author: Option<String>) {
        let at = self.text.len();
        if let Some((known, Mark::Deleted { text: before, author: who })) = self.marks.last_mut()
            && *known == at
            && *who == author
        {
            return before.push_str(text);
        }
        self.marks.push((at, Mark::Deleted { text: text.to_owned(), author }));
    }

    /// Keeps hidden text.
    pub fn hide(&mut self, text: &str) {
        let at = self.text.len();
        if let Some((known, Mark::Hidden(before))) = self.marks.last_mut()
            && *known == at
        {
            return before.push_str(text);
        }
        self.marks.push((at, Mark::Hidden(text.to_owned())));
    }

    /// Takes out what follows a place.
    pub fn cut(&mut self, from: usize) {
        if !self.text.is_char_boundary(from) {
            return;
        }
        self.text.truncate(from);
        while self.pieces.pop_if(|piece| piece.at.end > from).is_some() {}
        for (at, mark) in self.marks.iter_mut().rev().take_while(|(at, _)| *at > from) {
            *at = from;
            if let Mark::Inserted { from: begins, .. } = mark {
                *begins = (*begins).min(from);
            }
        }
    }

    /// Goes on in the next paragraph, whose properties are those of both: its mark is the one that is left.
    pub fn join(&mut self, next: Self) {
        let length = self.text.len();
        self.text.push_str(&next.text);
        self.marks.extend(next.marks.into_iter().map(|(at, mark)| match mark {
            Mark::Inserted { from, author } => (at + length, Mark::Inserted { from: from + length, author }),
            mark => (at + length, mark),
        }));
        self.pieces.extend(next.pieces.into_iter().map(|mut piece| {
            piece.at = piece.at.start + length..piece.at.end + length;
            piece
        }));
        self.style = next.style;
        self.properties = next.properties;
        self.open_end = next.open_end;
        self.content = self.content.take().or(next.content);
    }
}
