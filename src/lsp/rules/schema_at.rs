//! The schema at a place of a file of rules.
//!
//! Owns the way from keys to the form of what stands there.

use crate::ruleset::schema::{BY_STAGE, Key, MapShape, ROOT, Shape, TableShape};

/// What may stand at a place.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The form of it.
    pub shape: Shape,
    /// The key, and the table that has it; `None` at the top, and for names of one's own.
    pub key: Option<(&'static TableShape, &'static Key)>,
    /// What names its own name belongs to.
    pub named: Option<&'static MapShape>,
}

/// What may stand below keys.
pub fn at(path: &[String]) -> Option<Place> {
    let top = Place { shape: Shape::Table(&ROOT), key: None, named: None };
    path.iter().try_fold(top, |place, name| step(place.shape, name))
}

fn step(shape: Shape, name: &str) -> Option<Place> {
    let of = |map: &'static MapShape| Place { shape: map.value, key: None, named: Some(map) };
    if let Shape::Map(map) | Shape::Limits(_, _, map) = shape {
        return Some(of(map));
    }
    let table = table(shape)?;
    match table.key(name) {
        Some(key) => Some(Place { shape: key.shape, key: Some((table, key)), named: None }),
        None => table.others.map(of),
    }
}

/// The table that a value may be, or hold.
pub fn table(shape: Shape) -> Option<&'static TableShape> {
    match shape {
        Shape::Table(table) | Shape::Rows(table) | Shape::Named(table) => Some(table),
        Shape::List(inner) | Shape::OneOrMore(inner) => table(*inner),
        Shape::Severity => Some(&BY_STAGE),
        _ => None,
    }
}

/// The names of one's own that a value may have as keys.
pub fn map(shape: Shape) -> Option<&'static MapShape> {
    match shape {
        Shape::Map(map) | Shape::Limits(_, _, map) => Some(map),
        Shape::List(inner) | Shape::OneOrMore(inner) => map(*inner),
        shape => table(shape).and_then(|table| table.others),
    }
}

/// What a value is, where it is one of a list.
pub fn single(shape: Shape) -> Shape {
    match shape {
        Shape::List(inner) | Shape::OneOrMore(inner) => single(*inner),
        shape => shape,
    }
}
