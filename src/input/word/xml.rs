//! XML as a Word file holds it, piece by piece.
//!
//! Owns what of XML is refused (document types, entities of one's own, nesting without end), which namespace a name
//! belongs to, and where in the part each piece stands. Knows nothing of paragraphs.

use super::limits;
use super::problem::{Limit, Problem};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::ops::Range;

/// The namespaces that text is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// WordprocessingML, transitional or strict.
    Word,
    /// Formulas.
    Math,
    /// Alternatives for older readers.
    Compat,
    /// Any other.
    Other,
}

/// A piece.
pub(crate) enum Node<'a> {
    /// An element begins; for one without content its end follows.
    Start(Tag<'a>),
    /// An element ends.
    End,
    /// Text, as it stands there.
    Text(&'a str),
    /// A character that is written as a reference.
    Character(char),
}

/// The start of an element.
pub(crate) struct Tag<'a> {
    start: BytesStart<'a>,
    /// Its namespace.
    pub space: Space,
}

/// The pieces of a part.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    depth: usize,
    spaces: Vec<(String, Space)>,
    from: usize,
}

impl<'a> Xml<'a> {
    /// Begins at the start of a part.
    pub(crate) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = true;
        Self { reader, text, depth: 0, spaces: Vec::new(), from: 0 }
    }

    /// The next piece; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Node<'a>>, Problem> {
        loop {
            self.from = self.at();
            let event = self.reader.read_event().map_err(|_| Problem::Xml)?;
            return Ok(Some(match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > limits::DEPTH {
                        return Err(Problem::Limit(Limit::Depth));
                    }
                    let space = self.space(&start);
                    Node::Start(Tag { start, space })
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End
                }
                Event::Text(_) => Node::Text(self.slice()),
                Event::CData(_) => {
                    let slice = self.slice();
                    Node::Text(
                        slice.strip_prefix("<![CDATA[").and_then(|s| s.strip_suffix("]]>")).unwrap_or(""),
                    )
                }
                Event::GeneralRef(name) => Node::Character(match name.resolve_char_ref() {
                    Ok(Some(found)) => found,
                    Ok(None) => match &*name {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "apos" => '\'',
                        _ => return Err(Problem::Xml),
                    },
                    Err(_) => return Err(Problem::Xml),
                }),
                Event::DocType(_) => return Err(Problem::Doctype),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
                Event::Eof if self.depth > 0 => return Err(Problem::Xml),
                Event::Eof => return Ok(None),
            }));
        }
    }

    /// Where the last piece begins and ends.
    pub(crate) fn place(&self) -> Range<usize> {
        self.from..self.at()
    }

    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.text.len())
    }

    fn slice(&self) -> &'a str {
        self.text.get(self.place()).unwrap_or_default()
    }

    /// The namespace of an element. Prefixes are taken as they were declared last: nobody declares one twice.
    fn space(&mut self, start: &BytesStart<'a>) -> Space {
        if start.attributes_raw().contains("xmlns") {
            for attribute in start.attributes().with_checks(false).flatten() {
                let key = attribute.key.into_inner();
                let Some(prefix) = key.strip_prefix("xmlns") else { continue };
                let prefix = prefix.strip_prefix(':').unwrap_or(prefix);
                let space = space_of(&attribute.value);
                match self.spaces.iter().position(|(known, _)| known == prefix) {
                    Some(at) => self.spaces[at].1 = space,
                    // A part declares some thirty; the rest of a file made of declarations means nothing.
                    None if self.spaces.len() < 256 => self.spaces.push((prefix.to_owned(), space)),
                    None => {}
                }
            }
        }
        let name = start.name().into_inner();
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        self.spaces.iter().find(|(known, _)| known == prefix).map_or(Space::Other, |(_, space)| *space)
    }
}

fn space_of(address: &str) -> Space {
    match address {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compat,
        _ => Space::Other,
    }
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(crate) fn local(&self) -> &str {
        let name = self.start.name().into_inner();
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// Its attributes, the names without prefixes.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let raw = self.start.attributes_raw();
        attributes(raw)
    }

    /// An attribute by its name without prefix.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| value.into_owned())
    }

    /// Whether a property that is there is on: `<w:vanish/>`, `<w:vanish w:val="true"/>`.
    pub(crate) fn is_on(&self) -> bool {
        self.get("val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// The attributes in the start of an element.
fn attributes(raw: &str) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
    let found = quick_xml::events::attributes::Attributes::new(raw, 0);
    let mut found = found;
    found.with_checks(false);
    found.flatten().map(|attribute| {
        let key = attribute.key.into_inner();
        let key = key.split_once(':').map_or(key, |(_, local)| local);
        let value = match attribute.value {
            Cow::Borrowed(value) => quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value)),
            Cow::Owned(value) => Cow::Owned(value),
        };
        (key, value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(xml: &str) -> Result<Vec<String>, Problem> {
        let mut xml = Xml::new(xml);
        let mut told = Vec::new();
        while let Some(node) = xml.next()? {
            told.push(match node {
                Node::Start(tag) => format!("{:?} {}", tag.space, tag.local()),
                Node::End => "end".to_owned(),
                Node::Text(text) => format!("{text} {:?}", xml.place()),
                Node::Character(found) => format!("{found} {:?}", xml.place()),
            });
        }
        Ok(told)
    }

    #[test]
    fn names_know_their_namespace_and_text_its_place() {
        let xml = r#"<?xml version="1.0"?><x:a xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><b/>甲&amp;乙&#x4E19;</x:a>"#;
        let at = xml.find('甲').unwrap();
        let found = told(xml).unwrap();
        assert_eq!(found[..3], ["Word a", "Other b", "end"]);
        assert_eq!(found[3], format!("甲 {:?}", at..at + 3));
        assert_eq!(found[4], format!("& {:?}", at + 3..at + 8));
        assert_eq!(found[6], format!("丙 {:?}", at + 11..at + 19));
    }

    #[test]
    fn what_word_never_writes_is_refused() {
        assert_eq!(told("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), Err(Problem::Doctype));
        assert_eq!(told("<a>&b;</a>"), Err(Problem::Xml));
        assert_eq!(told("<a>&#xD800;</a>"), Err(Problem::Xml));
        assert_eq!(told("<a><b></a>"), Err(Problem::Xml));
        assert_eq!(told("<a>"), Err(Problem::Xml));
        assert_eq!(told("<a"), Err(Problem::Xml));
        let deep = "<a>".repeat(limits::DEPTH + 1);
        assert_eq!(told(&deep), Err(Problem::Limit(Limit::Depth)));
    }
}
