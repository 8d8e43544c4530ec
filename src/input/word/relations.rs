//! What a part of a Word file refers to: other parts, and addresses.
//!
//! Owns reading `.rels` and what a target is relative to.

use super::limits;
use super::problem::Problem;
use super::xml::{Node, Xml};

/// A reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    /// What the part calls it.
    pub id: String,
    /// What it is, an address whose end tells.
    pub kind: String,
    /// The name of the part, or the address outside.
    pub target: String,
    /// Whether it lies outside the file.
    pub outside: bool,
}

/// Reads the references of a part in `folder`.
pub(crate) fn read(xml: &str, folder: &str) -> Result<Vec<Relation>, Problem> {
    let mut found = Vec::new();
    let mut xml = Xml::new(xml);
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        if tag.local() != "Relationship" || found.len() >= limits::DEFINITIONS {
            continue;
        }
        let (mut id, mut kind, mut target, mut outside) =
            (String::new(), String::new(), String::new(), false);
        for (key, value) in tag.attributes() {
            match key {
                "Id" => id = value.into_owned(),
                "Type" => kind = value.into_owned(),
                "Target" => target = value.into_owned(),
                "TargetMode" => outside = value == "External",
                _ => {}
            }
        }
        if !outside {
            target = resolve(&target, folder);
        }
        found.push(Relation { id, kind, target, outside });
    }
    Ok(found)
}

/// A name relative to a folder as the name of a part.
fn resolve(target: &str, folder: &str) -> String {
    let (base, rest) = match target.strip_prefix('/') {
        Some(rest) => ("", rest),
        None => (folder, target),
    };
    let mut steps: Vec<&str> = base.split('/').filter(|step| !step.is_empty()).collect();
    for step in rest.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_to_their_part() {
        assert_eq!(resolve("styles.xml", "word"), "word/styles.xml");
        assert_eq!(resolve("/word/styles.xml", "word"), "word/styles.xml");
        assert_eq!(resolve("../docProps/core.xml", "word"), "docProps/core.xml");
        assert_eq!(resolve("./a/../../../b", "word"), "b");
    }

    #[test]
    fn what_lies_outside_stays_as_it_is() {
        let xml = r#"<Relationships><Relationship Id="r1" Type="x/hyperlink" Target="https://example.jp/?a=1&amp;b=2" TargetMode="External"/></Relationships>"#;
        let found = read(xml, "word").unwrap();
        assert_eq!(found[0].target, "https://example.jp/?a=1&b=2");
        assert!(found[0].outside && found[0].id == "r1");
    }
}
