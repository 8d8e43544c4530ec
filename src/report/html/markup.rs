//! The only way to write the page.
//!
//! Owns escaping: names of elements and attributes are those of the program's own source, and everything else is
//! text. No address can be written but that of a place on this page.

use crate::text::control_chars;

/// Stands for the number of a draft in its run until that is known. No text can hold it: it is shown as `␀`.
pub(crate) const DRAFT: char = '\0';

/// A place on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Anchor(String);

impl Anchor {
    /// The place of a draft: a kind (`f` for a finding), and a number.
    pub(crate) fn new(kind: &'static str, number: usize) -> Self {
        Self(format!("d{DRAFT}-{kind}{number}"))
    }

    /// A part of it.
    pub(crate) fn part(&self, number: usize) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    /// The draft itself.
    pub(crate) fn draft() -> Self {
        Self(format!("d{DRAFT}"))
    }

    /// A place that there is once.
    pub(crate) fn fixed(name: &'static str) -> Self {
        Self(name.to_owned())
    }
}

/// What an attribute says.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'a> {
    /// Words of the program.
    Is(&'static str),
    /// Any text.
    Text(&'a str),
    /// A place that is here.
    Here(&'a Anchor),
    /// A place to go to.
    To(&'a Anchor),
}

/// Attributes of an element.
pub(crate) type Attributes<'a> = &'a [(&'static str, Value<'a>)];

/// Part of a page.
#[derive(Debug, Default)]
pub(crate) struct Markup(String);

impl Markup {
    /// An element with what `inside` writes in it.
    pub(crate) fn element(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes);
        inside(self);
        self.close(name);
    }

    /// An element with text in it.
    pub(crate) fn line(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.element(name, attributes, |inside| inside.text(text));
    }

    /// Begins an element.
    pub(crate) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            match value {
                Value::Is(words) => self.0.push_str(words),
                Value::Text(text) => self.text(text),
                Value::Here(anchor) => self.0.push_str(&anchor.0),
                Value::To(anchor) => {
                    self.0.push('#');
                    self.0.push_str(&anchor.0);
                }
            }
            self.0.push('"');
        }
        self.0.push('>');
    }

    /// Ends an element.
    pub(crate) fn close(&mut self, name: &'static str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
        if BLOCKS.contains(&name) {
            self.0.push('\n');
        }
    }

    /// Adds text: whatever it holds, it stays text, and what would not show is shown.
    pub(crate) fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                other => control_chars::push(&mut self.0, other),
            }
        }
    }

    /// Adds markup of the program's own source.
    pub(crate) fn own(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Adds what this type wrote before, and what was kept since as a string.
    pub(crate) fn written(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Adds what was written elsewhere.
    pub(crate) fn append(&mut self, other: Self) {
        self.0.push_str(&other.0);
    }

    /// The markup.
    pub(crate) fn finish(self) -> String {
        self.0
    }
}

/// Elements that end a line of the markup.
const BLOCKS: [&str; 18] = [
    "div", "section", "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table", "dl",
    "details", "nav", "header",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_stays_text() {
        let mut page = Markup::default();
        let title = [("title", Value::Text("\"><script>"))];
        page.line("p", &title, "</p><script>x()</script> 'a' & \u{202e}b\u{0}\tc");
        assert_eq!(
            page.finish(),
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt; &#39;a&#39; &amp; \
             \\u{202e}b␀ c</p>\n"
        );
    }

    #[test]
    fn addresses_are_places_of_the_page() {
        let mut page = Markup::default();
        let to = Anchor::new("f", 3).part(2);
        page.line("a", &[("href", Value::To(&to)), ("id", Value::Here(&to))], "3");
        assert_eq!(page.finish(), "<a href=\"#d\0-f3-2\" id=\"d\0-f3-2\">3</a>");
    }

    proptest! {
        #[test]
        fn no_text_opens_or_closes_anything(text in any::<String>()) {
            let mut page = Markup::default();
            page.text(&text);
            let text = page.finish();
            prop_assert!(!text.contains(['<', '>', '"', '\'', DRAFT]));
        }
    }
}
