//! A Word file with all parts that text, or a trace, is read from.
//!
//! Owns which parts these are.

use super::body::{self, Setting, links};
use super::model::{NoteKind, Story};
use super::numbering::Numbering;
use super::package::Package;
use super::problem::Problem;
use super::properties;
use super::relations::Relation;
use super::styles::Styles;
use super::{diagram, limits};
use crate::document::Trace;
use std::collections::HashMap;

/// A Word file, read.
pub(crate) struct File {
    /// The text of the body.
    pub body: Story,
    /// The XML it was read from.
    pub xml: String,
    /// Notes, by their kind.
    pub notes: Vec<(NoteKind, Story)>,
    /// Comments.
    pub comments: Story,
    /// Headers, then footers.
    pub furniture: Vec<(bool, Story)>,
    pub styles: Styles,
    pub numbering: Numbering,
    /// What its properties say.
    pub properties: Vec<Trace>,
}

impl File {
    /// Reads a file. With `places`, what of the body's text stands where in its XML is kept.
    pub(crate) fn read(package: &mut Package<'_>, places: bool) -> Result<Self, Problem> {
        let main = package.main.clone();
        let relations = package.relations_of(&main)?;
        let part = |kind: &str| {
            relations
                .iter()
                .find(|relation| !relation.outside && relation.kind.ends_with(kind))
                .map(|found| &found.target)
        };
        let xml = package.text(&main)?.ok_or(Problem::NoPart)?;
        let styles = match part("/styles") {
            Some(name) => package.text(name)?.map(|xml| Styles::read(&xml)).transpose()?.unwrap_or_default(),
            None => Styles::default(),
        };
        let numbering = match part("/numbering") {
            Some(name) => {
                package.text(name)?.map(|xml| Numbering::read(&xml)).transpose()?.unwrap_or_default()
            }
            None => Numbering::default(),
        };
        let outside = links(&relations);
        let drawn = relations.iter().filter(|one| !one.outside && one.kind.ends_with("/diagramData"));
        let mut diagrams = HashMap::new();
        for relation in drawn.take(limits::PARTS) {
            if let Some(xml) = package.text(&relation.target)? {
                diagrams.insert(relation.id.clone(), diagram::read(&xml)?);
            }
        }
        let none = HashMap::new();
        let setting =
            Setting { styles: &styles, links: &outside, diagrams: &diagrams, places, furniture: false };
        let body = body::read(&xml, setting)?;
        let mut other = |name: &str, furniture: bool| -> Result<Story, Problem> {
            let outside = links(&package.relations_of(name)?);
            let Some(xml) = package.text(name)? else { return Ok(Story::default()) };
            body::read(
                &xml,
                Setting { styles: &styles, links: &outside, diagrams: &none, places: false, furniture },
            )
        };
        let mut notes = Vec::new();
        for (kind, end) in [(NoteKind::Foot, "/footnotes"), (NoteKind::End, "/endnotes")] {
            if let Some(name) = part(end) {
                notes.push((kind, other(name, false)?));
            }
        }
        let comments = match part("/comments") {
            Some(name) => other(name, false)?,
            None => Story::default(),
        };
        let mut furniture = Vec::new();
        let target: HashMap<&str, &Relation> =
            relations.iter().map(|relation| (relation.id.as_str(), relation)).collect();
        let mut references = body.furniture.clone();
        references.sort_by_key(|(header, _)| !header);
        for (header, id) in references {
            if let Some(relation) = target.get(id.as_str()).filter(|relation| !relation.outside) {
                furniture.push((header, other(&relation.target, true)?));
            }
        }
        let mut properties = Vec::new();
        let whole = package.relations_of("")?;
        for end in [
            "/core-properties",
            "/extended-properties",
            "/extendedProperties",
            "/custom-properties",
            "/customProperties",
        ] {
            let found = whole.iter().find(|relation| !relation.outside && relation.kind.ends_with(end));
            if let Some(xml) = found.map(|relation| package.text(&relation.target)).transpose()?.flatten() {
                properties::read(&xml, &mut properties)?;
            }
        }
        Ok(Self { body, xml, notes, comments, furniture, styles, numbering, properties })
    }
}
