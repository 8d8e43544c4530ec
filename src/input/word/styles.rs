//! What styles say of paragraphs and characters.
//!
//! Owns `styles.xml`: names of headings, outline levels, numbering, hidden text and gaps, each through the styles it
//! is based on.

use super::limits;
use super::problem::Problem;
use super::xml::{Node, Space, Xml};
use std::collections::HashMap;

/// A gap that is seen: five points.
pub(crate) const GAP: u32 = 100;

/// What a paragraph's properties say, given by itself or by a style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Properties {
    /// Outline level from 0; 9 is text.
    pub outline: Option<u8>,
    /// The list it belongs to; 0 is none.
    pub list: Option<u32>,
    /// The level in that list, from 0.
    pub level: Option<u8>,
    /// Whether its characters are hidden.
    pub hidden: Option<bool>,
    /// Twentieths of a point before it and behind it.
    pub gaps: (Option<u32>, Option<u32>),
    /// Whether paragraphs of one style stand without gaps.
    pub close: Option<bool>,
}

impl Properties {
    /// What these say, and where they say nothing, what `base` says.
    pub(crate) fn over(&self, base: &Self) -> Self {
        Self {
            outline: self.outline.or(base.outline),
            list: self.list.or(base.list),
            level: self.level.or(base.level),
            hidden: self.hidden.or(base.hidden),
            gaps: (self.gaps.0.or(base.gaps.0), self.gaps.1.or(base.gaps.1)),
            close: self.close.or(base.close),
        }
    }
}

/// A style.
#[derive(Debug, Clone, Default)]
pub(crate) struct Style {
    /// What it says, together with those it is based on.
    pub properties: Properties,
    /// What its name, or that of one it is based on, says it is.
    pub named: Option<Named>,
}

/// What names of styles say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// The title.
    Title,
    /// A heading of this level, from 1.
    Heading(u8),
    /// A line of a table of contents: it repeats a heading.
    Contents,
}

/// All styles.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Style,
}

#[derive(Debug, Default)]
struct Written {
    name: String,
    based_on: Option<String>,
    own: Properties,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(crate) fn read(xml: &str) -> Result<Self, Problem> {
        let mut written: HashMap<String, Written> = HashMap::new();
        let mut document = Properties::default();
        let mut default = None;
        let mut open: Option<(String, Written)> = None;
        let mut xml = Xml::new(xml);
        let mut path: Vec<String> = Vec::new();
        while let Some(node) = xml.next()? {
            let tag = match node {
                Node::Start(tag) => tag,
                Node::End => {
                    if path.pop().as_deref() == Some("style")
                        && let Some((id, style)) = open.take()
                        && written.len() < limits::DEFINITIONS
                    {
                        written.entry(id).or_insert(style);
                    }
                    continue;
                }
                _ => continue,
            };
            let local = if tag.space == Space::Word { tag.local() } else { "" };
            let inside = |name: &str| path.iter().any(|outer| outer == name);
            match local {
                "style" => {
                    let id = tag.get("styleId").unwrap_or_default();
                    let is_default = tag.get("default").is_some_and(|value| value == "1" || value == "true");
                    if is_default && tag.get("type").as_deref() == Some("paragraph") {
                        default = Some(id.clone());
                    }
                    open = Some((id, Written::default()));
                }
                // Conditional formatting of tables.
                _ if inside("tblStylePr") => {}
                _ => {
                    let properties = match &mut open {
                        Some((_, style)) => {
                            match local {
                                "name" => style.name = tag.get("val").unwrap_or_default(),
                                "basedOn" => style.based_on = tag.get("val"),
                                _ => {}
                            }
                            &mut style.own
                        }
                        None if inside("docDefaults") => &mut document,
                        None => {
                            path.push(local.to_owned());
                            continue;
                        }
                    };
                    take(properties, local, &tag);
                }
            }
            path.push(local.to_owned());
        }
        let mut styles = HashMap::with_capacity(written.len());
        for id in written.keys() {
            styles.insert(id.clone(), resolved(id, &written, &document));
        }
        let default = default.and_then(|id| styles.get(&id).cloned());
        let default = default.unwrap_or(Style { properties: document, named: None });
        Ok(Self { styles, default })
    }

    /// The style of a paragraph that names this one.
    pub(crate) fn of(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.styles.get(id)).unwrap_or(&self.default)
    }

    /// Whether a style of characters hides them.
    pub(crate) fn hides(&self, id: &str) -> Option<bool> {
        self.styles.get(id).and_then(|style| style.properties.hidden)
    }
}

/// Takes in a property, if it is one.
pub(crate) fn take(properties: &mut Properties, local: &str, tag: &super::xml::Tag<'_>) {
    let number = |name: &str| tag.get(name).and_then(|value| value.parse().ok());
    match local {
        "outlineLvl" => properties.outline = number("val").and_then(|level: u32| u8::try_from(level).ok()),
        "numId" => properties.list = number("val"),
        "ilvl" => properties.level = number("val").map(|level: u32| level.min(8) as u8),
        "vanish" => properties.hidden = Some(tag.is_on()),
        "contextualSpacing" => properties.close = Some(tag.is_on()),
        "spacing" if tag.get("before").is_some() || tag.get("after").is_some() => {
            properties.gaps = (number("before").or(properties.gaps.0), number("after").or(properties.gaps.1));
        }
        "spacing" if tag.get("beforeAutospacing").is_some_and(|value| value == "1") => {
            properties.gaps = (Some(GAP), Some(GAP));
        }
        _ => {}
    }
}

fn resolved(id: &str, written: &HashMap<String, Written>, document: &Properties) -> Style {
    let mut style = Style::default();
    let mut next = Some(id);
    for _ in 0..limits::STYLES {
        let Some(found) = next.and_then(|id| written.get(id)) else { break };
        style.properties = style.properties.over(&found.own);
        style.named = style.named.or_else(|| named(&found.name));
        next = found.based_on.as_deref();
    }
    style.properties = style.properties.over(document);
    style
}

/// What a name says. Word keeps the names of its own styles in English whatever its language; other programs write
/// their own.
fn named(name: &str) -> Option<Named> {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let level = |prefix: &str| {
        let digits = name.strip_prefix(prefix)?;
        let mut signs = digits.chars();
        let digit = signs.next().and_then(|sign| match sign {
            '1'..='9' => sign.to_digit(10),
            '１'..='９' => Some(sign as u32 - '０' as u32),
            _ => None,
        })?;
        signs.next().is_none().then_some(digit as u8)
    };
    if ["title", "表題", "タイトル", "標題"].contains(&name.as_str()) {
        return Some(Named::Title);
    }
    if let Some(level) = level("heading").or_else(|| level("見出し")).or_else(|| level("標題")) {
        return Some(Named::Heading(level));
    }
    (level("toc").is_some() || level("目次").is_some()).then_some(Named::Contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

    fn styles(body: &str) -> Styles {
        Styles::read(&format!("<w:styles {W}>{body}</w:styles>")).unwrap()
    }

    #[test]
    fn a_style_says_what_those_below_it_say() {
        let styles = styles(
            r#"<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
            <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
              <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="own"><w:name w:val="社内の大見出し"/><w:basedOn w:val="1"/></w:style>
            <w:style w:type="character" w:styleId="h"><w:name w:val="memo"/><w:rPr><w:vanish/></w:rPr></w:style>"#,
        );
        let own = styles.of(Some("own"));
        assert_eq!(own.named, Some(Named::Heading(1)));
        assert_eq!((own.properties.list, own.properties.outline), (Some(3), Some(0)));
        assert_eq!(own.properties.gaps, (None, Some(160)));
        assert_eq!(styles.of(None).properties.gaps.1, Some(160));
        assert_eq!(styles.hides("h"), Some(true));
        assert_eq!(styles.of(Some("no such")).named, None);
    }

    #[test]
    fn a_ring_of_styles_ends() {
        let styles = styles(
            r#"<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="y"/></w:style>
            <w:style w:type="paragraph" w:styleId="y"><w:name w:val="Title"/><w:basedOn w:val="x"/></w:style>"#,
        );
        assert_eq!(styles.of(Some("x")).named, Some(Named::Title));
    }

    #[test]
    fn names_in_two_languages() {
        assert_eq!(named("heading 3"), Some(Named::Heading(3)));
        assert_eq!(named("見出し 2"), Some(Named::Heading(2)));
        assert_eq!(named("見出し２"), Some(Named::Heading(2)));
        assert_eq!(named("表題"), Some(Named::Title));
        assert_eq!(named("TOC 1"), Some(Named::Contents));
        assert_eq!(named("heading 12"), None);
        assert_eq!(named("見出しなし"), None);
        assert_eq!(named("Subtitle"), None);
    }
}
