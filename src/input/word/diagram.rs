//! Drawings of boxes and arrows whose words stand in a part of their own.
//!
//! Owns reading the words, a line for each paragraph. How it is drawn is nothing to tell.

use super::problem::Problem;
use super::xml::{Node, Xml};

/// The paragraphs of a drawing, in the order of its part.
pub(crate) fn read(xml: &str) -> Result<Vec<String>, Problem> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut open: Vec<bool> = Vec::new();
    let mut xml = Xml::new(xml);
    while let Some(node) = xml.next()? {
        let is_text = open.last() == Some(&true);
        match node {
            Node::Start(tag) => {
                if tag.local() == "p" {
                    lines.push(std::mem::take(&mut line));
                }
                open.push(tag.local() == "t");
            }
            Node::End => _ = open.pop(),
            Node::Text(text) if is_text => line.push_str(text),
            Node::Character(sign) if is_text => line.push(sign),
            _ => {}
        }
    }
    lines.push(line);
    let trimmed = lines.into_iter().map(|line| line.trim().to_owned());
    Ok(trimmed.filter(|line| !line.is_empty()).collect())
}
