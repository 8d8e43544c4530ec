//! Tags and comments of an HTML source, each with its bytes.
//!
//! Owns what the tokenizer is asked for. What stands between two tokens is text; reading it is `text`'s.

use html5gum::{Emitter, Error, State, Tokenizer};

use super::elements::{self, Name};
use super::resting::Resting;
use super::token::{Attribute, Tag, Token};
use crate::document::Span;

/// The longest value of an attribute that is kept: an image may hold a whole picture in its address.
const VALUE: usize = 2_000;
/// Attributes of one tag that are kept.
const ATTRIBUTES: usize = 24;

/// The tokens of a source, in order.
pub(super) fn tokens(source: &str) -> impl Iterator<Item = Token> {
    let reader = Reader { xml: source.trim_start().starts_with("<?xml"), ..Reader::default() };
    // A rest is no token: the next one is read on from there.
    Tokenizer::new_with_emitter(Resting::new(source), reader).filter_map(Result::ok)
}

/// What character references stand for (`&amp;&#12354;`).
pub(super) fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    for piece in Tokenizer::new_with_emitter(Resting::new(text), Characters::default()).filter_map(Result::ok)
    {
        decoded.push_str(&String::from_utf8_lossy(&piece));
    }
    decoded
}

#[derive(Debug, Default)]
struct Reader {
    position: usize,
    /// Where what begins with the last `<` begins, and whether it may still be a tag.
    open: usize,
    pending: bool,
    name: Vec<u8>,
    start: bool,
    closed: bool,
    attributes: Vec<Attribute>,
    key: Vec<u8>,
    value: Vec<u8>,
    value_span: Span,
    last_start: Vec<u8>,
    /// Whether `<title/>` closes itself, as in XHTML; in drawings and formulas it always does.
    xml: bool,
    foreign: usize,
    found: Option<Token>,
}

impl Reader {
    fn span(&self) -> Span {
        Span { start: self.open, end: self.position }
    }

    fn end_attribute(&mut self) {
        if !self.key.is_empty() {
            let name = Name::of(&self.key);
            let known = self.attributes.iter().any(|attribute| attribute.name == name);
            if !known && self.start && self.attributes.len() < ATTRIBUTES {
                let value = std::mem::take(&mut self.value);
                self.attributes.push(Attribute { name, value, span: self.value_span });
            }
        }
        self.key.clear();
        self.value.clear();
        self.value_span = Span { start: self.position, end: self.position };
    }

    fn aside(&mut self) {
        self.pending = false;
        self.found = Some(Token::Aside(self.span()));
    }
}

impl Emitter for Reader {
    type Token = Token;

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }
    fn should_emit_errors(&mut self) -> bool {
        false
    }
    fn emit_error(&mut self, _: Error) {}
    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start = name.unwrap_or_default().to_vec();
    }
    fn pop_token(&mut self) -> Option<Token> {
        self.found.take()
    }
    fn emit_eof(&mut self) {
        if self.pending {
            self.found = Some(Token::Cut(self.open));
        }
    }
    fn emit_string(&mut self, _: &[u8]) {
        self.pending = false;
    }
    fn start_open_tag(&mut self) {
        self.open = self.position.saturating_sub(1);
        self.pending = true;
    }
    fn init_start_tag(&mut self) {
        self.start = true;
        self.closed = false;
        self.name.clear();
        self.attributes.clear();
    }
    fn init_end_tag(&mut self) {
        self.init_start_tag();
        self.start = false;
    }
    fn push_tag_name(&mut self, name: &[u8]) {
        if self.name.len() < VALUE {
            self.name.extend(name);
        }
    }
    fn set_self_closing(&mut self) {
        self.closed = true;
    }
    fn init_attribute(&mut self) {
        self.end_attribute();
    }
    fn push_attribute_name(&mut self, name: &[u8]) {
        if self.key.len() < VALUE {
            self.key.extend(name);
        }
    }
    fn init_attribute_value(&mut self) {
        self.value_span = Span { start: self.position, end: self.position };
    }
    fn push_attribute_value(&mut self, value: &[u8]) {
        if self.value.len() < VALUE {
            self.value.extend(&value[..value.len().min(VALUE)]);
        }
        self.value_span.end = self.position.max(self.value_span.start);
    }
    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_attribute();
        self.pending = false;
        let name = Name::of(&self.name);
        let foreign = name.is(&[elements::SVG, elements::MATH]);
        if !self.start {
            self.last_start.clear();
            self.foreign -= usize::from(foreign && self.foreign > 0);
            self.found = Some(Token::Close(name, self.span()));
            return None;
        }
        std::mem::swap(&mut self.last_start, &mut self.name);
        let closed = self.closed && (self.xml || foreign || self.foreign > 0);
        self.foreign += usize::from(foreign && !closed);
        let attributes = std::mem::take(&mut self.attributes);
        self.found = Some(Token::Open(Tag { name, span: self.span(), closed, attributes }));
        let inside = self.foreign > 0 && name.is(&[elements::TITLE, elements::STYLE]);
        if closed || inside {
            return None;
        }
        match name {
            elements::TITLE | elements::TEXTAREA => Some(State::RcData),
            elements::SCRIPT => Some(State::ScriptData),
            elements::STYLE
            | elements::IFRAME
            | elements::NOEMBED
            | elements::NOFRAMES
            | elements::NOSCRIPT => Some(State::RawText),
            _ => None,
        }
    }
    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        !self.start && !self.name.is_empty() && self.name == self.last_start
    }
    fn emit_current_comment(&mut self) {
        self.aside();
    }
    fn emit_current_doctype(&mut self) {
        self.aside();
    }
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_force_quirks(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}

/// Takes the characters of a text without tags.
#[derive(Debug, Default)]
struct Characters {
    text: Vec<u8>,
    done: bool,
}

impl Emitter for Characters {
    type Token = Vec<u8>;

    fn should_emit_errors(&mut self) -> bool {
        false
    }
    fn emit_error(&mut self, _: Error) {}
    fn set_last_start_tag(&mut self, _: Option<&[u8]>) {}
    fn pop_token(&mut self) -> Option<Vec<u8>> {
        self.done.then(|| std::mem::take(&mut self.text)).filter(|text| !text.is_empty())
    }
    fn emit_eof(&mut self) {
        self.done = true;
    }
    fn emit_string(&mut self, text: &[u8]) {
        self.text.extend(text);
    }
    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        false
    }
    fn emit_current_tag(&mut self) -> Option<State> {
        None
    }
    fn init_start_tag(&mut self) {}
    fn init_end_tag(&mut self) {}
    fn init_comment(&mut self) {}
    fn emit_current_comment(&mut self) {}
    fn emit_current_doctype(&mut self) {}
    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_tag_name(&mut self, _: &[u8]) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn init_attribute(&mut self) {}
    fn push_attribute_name(&mut self, _: &[u8]) {}
    fn push_attribute_value(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(source: &str) -> Vec<String> {
        let of = |token: Token| match token {
            Token::Open(tag) => source[tag.span.start..tag.span.end].to_owned(),
            Token::Close(_, span) | Token::Aside(span) => source[span.start..span.end].to_owned(),
            Token::Cut(at) => format!("cut {}", &source[at..]),
        };
        tokens(source).map(of).collect()
    }

    #[test]
    fn tokens_know_their_bytes_whatever_the_line_ends() {
        let source = "\r\n<!DOCTYPE html>\r\n<P\r\n CLASS='お'>件\r\r\n&amp;<!-- 覚え\r\n --></p\r\n>1 < 2<";
        assert_eq!(spans(source), ["<!DOCTYPE html>", "<P\r\n CLASS='お'>", "<!-- 覚え\r\n -->", "</p\r\n>"]);
        assert_eq!(spans("本文<a href='x"), ["cut <a href='x"]);
        assert_eq!(spans("<script>if (a<b) '<p>'</script><p>"), ["<script>", "</script>", "<p>"]);
    }

    #[test]
    fn attributes_know_their_values() {
        let source = "<a\r\n HREF=\"https://example.jp/?a=1&amp;b=2\" title='窓' href=x hidden>";
        let Some(Token::Open(tag)) = tokens(source).next() else { panic!("a tag") };
        let (value, span) = tag.attribute("href").unwrap();
        assert_eq!(value, "https://example.jp/?a=1&b=2");
        assert_eq!(&source[span.start..span.end], "https://example.jp/?a=1&amp;b=2");
        assert_eq!(tag.value("title"), Some("窓"));
        assert_eq!(tag.value("hidden"), Some(""));
    }

    #[test]
    fn any_number_of_attributes_is_read_on_a_small_stack() {
        let each = [r#"a="" "#, r#"b="x&amp;y""#, "c='1'd=\"\u{3042}\r\n\" ", r#"e = "" f "#];
        for each in each {
            let tag = format!("<p {}title=\"終\">", each.repeat(40_000));
            let source = format!("前{tag}中<!-- -->");
            let read = move || {
                let read: Vec<Token> = tokens(&source).collect();
                let [Token::Open(open), Token::Aside(aside)] = &read[..] else { panic!("{}", read.len()) };
                assert_eq!((open.span.start, open.span.end - open.span.start), (3, tag.len()));
                assert_eq!(&source[aside.start..aside.end], "<!-- -->");
            };
            std::thread::Builder::new().stack_size(256 << 10).spawn(read).unwrap().join().unwrap();
        }
    }

    #[test]
    fn a_rest_changes_no_value() {
        // Each attribute is the one that a rest falls into, for some of these.
        for count in 0..2 * Resting::VALUES {
            let before = "x=\"1\" ".repeat(count);
            let source = format!("<a {before}href=\"https://example.jp/?a=1&amp;b=あ\r\n2\" title=\"窓\">");
            let Some(Token::Open(tag)) = tokens(&source).next() else { panic!("a tag") };
            let (value, span) = tag.attribute("href").unwrap();
            assert_eq!(value, "https://example.jp/?a=1&b=あ\n2");
            assert_eq!(&source[span.start..span.end], "https://example.jp/?a=1&amp;b=あ\r\n2");
            assert_eq!(tag.value("title"), Some("窓"));
        }
    }

    #[test]
    fn what_closes_itself() {
        let count = |source: &str| tokens(source).count();
        assert_eq!(count("<?xml version='1.0'?><title/><p>a</p>"), 4);
        assert_eq!(count("<title/><p>a</p>"), 1, "in HTML the title goes on");
        assert_eq!(count("<svg><style/><title>a</title></svg><p>"), 6);
    }

    #[test]
    fn character_references() {
        assert_eq!(decoded("&amp;&#12354;&#x3042;&ampx&nbsp;&unknown;&"), "&ああ&x\u{a0}&unknown;&");
        assert_eq!(decoded("&#0;&#150;"), "\u{fffd}\u{2013}");
    }
}
