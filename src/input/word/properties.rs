//! The properties of a Word file: its title, its state, the people in it.
//!
//! Owns which properties are looked at, and under what kind of trace they go.

use super::problem::Problem;
use super::xml::{Node, Xml};
use crate::document::{Trace, TraceKind};

/// Characters of a property that are kept.
const LONGEST: usize = 500;

/// Reads `core.xml`, `app.xml` or `custom.xml`.
pub(crate) fn read(xml: &str, traces: &mut Vec<Trace>) -> Result<(), Problem> {
    let mut xml = Xml::new(xml);
    let mut path: Vec<String> = Vec::new();
    let mut text = String::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(tag) => {
                text.clear();
                path.push(tag.local().to_owned());
            }
            Node::Text(more) if text.len() < 4 * LONGEST => text.push_str(more),
            Node::Character(found) if text.len() < 4 * LONGEST => text.push(found),
            Node::Text(_) | Node::Character(_) => {}
            Node::End => {
                let custom = path.iter().any(|outer| outer == "property");
                let value: String = text.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
                text.clear();
                let kind = path.pop().and_then(|name| kind(&name, custom)).filter(|_| !value.is_empty());
                if let Some(kind) = kind
                    && traces.len() < super::limits::DEFINITIONS
                {
                    traces.push(Trace { kind, span: None, text: value, author: None });
                }
            }
        }
    }
    Ok(())
}

fn kind(name: &str, custom: bool) -> Option<TraceKind> {
    match name {
        "lpwstr" | "lpstr" | "bstr" if custom => Some(TraceKind::Property),
        _ if custom => None,
        "title" => Some(TraceKind::Title),
        "subject" | "keywords" | "description" | "category" | "contentStatus" => Some(TraceKind::Property),
        "creator" | "lastModifiedBy" | "Manager" => Some(TraceKind::Person),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_property_goes_under_its_kind() {
        let core = "<cp:coreProperties><dc:title>お詫び(案)&amp;報告</dc:title><dc:creator>佐藤 花子</dc:creator>\
                    <cp:contentStatus>下書き</cp:contentStatus><cp:revision>3</cp:revision><dc:subject/></cp:coreProperties>";
        let custom =
            "<Properties><property name='区分'><vt:lpwstr>社外秘</vt:lpwstr></property></Properties>";
        let app = "<Properties><Template>Normal.dotm</Template><Manager>田中</Manager><Company>見本</Company></Properties>";
        let mut traces = Vec::new();
        for xml in [core, custom, app] {
            read(xml, &mut traces).unwrap();
        }
        let told: Vec<_> = traces.iter().map(|trace| (trace.kind, trace.text.as_str())).collect();
        assert_eq!(
            told,
            [
                (TraceKind::Title, "お詫び(案)&報告"),
                (TraceKind::Person, "佐藤 花子"),
                (TraceKind::Property, "下書き"),
                (TraceKind::Property, "社外秘"),
                (TraceKind::Person, "田中"),
            ]
        );
    }
}
