//! The part of a Word file that holds comments.
//!
//! Owns adding to one that is there, making one where there is none, and telling the file of it.

use super::Changed;
use super::{Failure, Remark};
use crate::input::word::Problem;
use crate::input::word::package::Package;
use crate::input::word::relations::Relation;
use crate::input::word::xml::{Node, Xml};
use crate::mentions::Day;
use crate::text::slice;
use std::collections::BTreeSet;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const STRICT_KIND: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// Who comments.
const AUTHOR: &str = "noticelint";

/// What the file knows of comments so far.
pub(crate) struct Known {
    relations: Vec<Relation>,
    /// The part with comments, and its XML.
    part: Option<(String, String)>,
    strict: bool,
}

impl Known {
    /// Looks for the comments of a file.
    pub(crate) fn read(package: &mut Package<'_>) -> Result<Self, Problem> {
        let main = package.main.clone();
        let relations = package.relations_of(&main)?;
        let strict = relations.iter().any(|relation| relation.kind.starts_with("http://purl.oclc.org/"));
        let name =
            relations.iter().find(|relation| !relation.outside && relation.kind.ends_with("/comments"));
        let part = match name.map(|relation| relation.target.clone()) {
            Some(name) => package.text(&name)?.map(|xml| (package.known_as(&name).unwrap_or(name), xml)),
            None => None,
        };
        Ok(Self { relations, part, strict })
    }

    /// The first id that no comment, and no mark of one in the body, bears.
    pub(crate) fn next_id(&self, body: &str) -> u32 {
        let mut used: BTreeSet<u32> = BTreeSet::new();
        let texts = [Some(body), self.part.as_ref().map(|(_, xml)| xml.as_str())];
        for text in texts.into_iter().flatten() {
            let mut xml = Xml::new(text);
            while let Ok(Some(node)) = xml.next() {
                if let Node::Start(tag) = node
                    && tag.local().starts_with("comment")
                {
                    used.extend(tag.get("id").and_then(|id| id.parse::<u32>().ok()));
                }
            }
        }
        // Word counts them as signed.
        used.last().filter(|last| **last < 1 << 30).map_or(0, |last| last + 1)
    }

    /// Puts the comments into their part and, where that is new, tells the file of it.
    pub(crate) fn write(
        self,
        package: &mut Package<'_>,
        changed: &mut Changed,
        remarks: &[(u32, &Remark)],
        day: Day,
    ) -> Result<(), Failure> {
        let space = if self.strict { STRICT } else { WORD };
        let told: String = remarks.iter().map(|(id, remark)| comment(*id, remark, space, day)).collect();
        if let Some((name, xml)) = self.part {
            let xml = into_root(&xml, &told).ok_or(Failure::Word(Problem::Xml))?;
            changed.put(&name, xml);
            return Ok(());
        }
        let main = package.main.clone();
        let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let mut name = format!("{folder}comments.xml");
        let mut number = 1;
        while package.known_as(&name).is_some() {
            number += 1;
            name = format!("{folder}comments{number}.xml");
        }
        changed.put(&name, format!("{DECLARATION}<w:comments xmlns:w=\"{space}\">{told}</w:comments>"));
        let kind = if self.strict { STRICT_KIND } else { KIND };
        let mut id = 1;
        let known: BTreeSet<&str> = self.relations.iter().map(|relation| relation.id.as_str()).collect();
        while known.contains(format!("rIdNoticelint{id}").as_str()) {
            id += 1;
        }
        let relation = format!(
            "<Relationship xmlns=\"{RELATIONS}\" Id=\"rIdNoticelint{id}\" Type=\"{kind}\" Target=\"/{}\"/>",
            escaped(&name)
        );
        let file = main.rsplit_once('/').map_or(main.as_str(), |(_, file)| file);
        let list = format!("{folder}_rels/{file}.rels");
        match package.text(&list)? {
            Some(xml) => {
                let xml = into_root(&xml, &relation).ok_or(Failure::Word(Problem::Xml))?;
                changed.put(&package.known_as(&list).unwrap_or(list), xml);
            }
            None => {
                let xml =
                    format!("{DECLARATION}<Relationships xmlns=\"{RELATIONS}\">{relation}</Relationships>");
                changed.put(&list, xml);
            }
        }
        let types = "[Content_Types].xml";
        let xml = package.text(types)?.ok_or(Failure::Word(Problem::NoPart))?;
        let entry = format!(
            "<Override xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" PartName=\"/{}\" ContentType=\"{TYPE}\"/>",
            escaped(&name)
        );
        let xml = into_root(&xml, &entry).ok_or(Failure::Word(Problem::Xml))?;
        changed.put(&package.known_as(types).unwrap_or(types.to_owned()), xml);
        Ok(())
    }
}

/// Adds to the end of the root element; one that is written as empty is opened for it.
fn into_root(xml: &str, more: &str) -> Option<String> {
    if let Some(end) = xml.rfind("</") {
        return Some(format!("{}{more}{}", slice(xml, ..end), slice(xml, end..)));
    }
    let end = xml.rfind("/>")?;
    let start = slice(xml, ..end).rfind('<')?;
    let name = slice(xml, start + 1..end).split_whitespace().next()?;
    Some(format!("{}>{more}</{name}>{}", slice(xml, ..end), slice(xml, end + 2..)))
}

fn comment(id: u32, remark: &Remark, space: &str, day: Day) -> String {
    let day = format!("{:04}-{:02}-{:02}T00:00:00Z", day.year, day.month, day.day.unwrap_or(1));
    let paragraph =
        |text: &String| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text));
    let mut paragraphs: String = remark.paragraphs.iter().map(paragraph).collect();
    if paragraphs.is_empty() {
        paragraphs.push_str("<w:p/>");
    }
    format!(
        "<w:comment xmlns:w=\"{space}\" w:id=\"{id}\" w:author=\"{AUTHOR}\" w:date=\"{day}\" w:initials=\"nl\">{paragraphs}</w:comment>"
    )
}

/// Text as XML can hold it: what XML knows no way to write is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for found in text.chars() {
        match found {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            control if control < ' ' => {}
            other => escaped.push(other),
        }
    }
    escaped
}
