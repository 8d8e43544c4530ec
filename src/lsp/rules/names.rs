//! Names in a file of rules: what they are called, where they are defined, where they are used.
//!
//! Owns telling which kind of name stands at a place. What a name means is the ruleset's to say.

use super::outline::{Outline, Spot};
use crate::ruleset::schema::{BY_STAGE, Key, MapShape, ROOT, Shape, TableShape};
use crate::ruleset::{Catalogue, Lang, Loaded};

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A set of words, as `@name` or as a table of `terms`.
    Set,
    /// A rule.
    Rule,
    /// An element.
    Element,
}

/// A name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// What it names.
    pub kind: Kind,
    /// The name as its table has it: `cause/missing`, `apology`, `data-type.name`.
    pub id: String,
}

/// Keys without those of an override, which may hold what a file may hold.
pub(crate) fn plain(path: &[String]) -> &[String] {
    match path {
        [first, rest @ ..] if first == "override" => rest,
        path => path,
    }
}

/// The name that stands at a spot.
pub(crate) fn of(spot: &Spot) -> Option<Name> {
    let name = |kind, id: &str| Some(Name { kind, id: id.to_owned() });
    let path: Vec<&str> = plain(&spot.path).iter().map(String::as_str).collect();
    if spot.key {
        return match path[..] {
            ["rules" | "severity", id] => name(Kind::Rule, id),
            ["evidence", id] if id.contains('/') => name(Kind::Rule, id),
            ["elements" | "evidence", id] => name(Kind::Element, id),
            ["terms", id] => name(Kind::Set, id),
            ["terms", family, member] if at(&spot.path).is_some_and(|at| at.named.is_some()) => {
                name(Kind::Set, &format!("{family}.{member}"))
            }
            _ => None,
        };
    }
    if let Some(set) = spot.text.strip_prefix('@') {
        return name(Kind::Set, set);
    }
    let (table, key) = at(&spot.path)?.key?;
    match (table.name, key.name) {
        ("term-set" | "terms", "include") => name(Kind::Set, &spot.text),
        (_, "stated" | "deferred" | "absent" | "elements" | "element") => name(Kind::Element, &spot.text),
        _ if matches!(single(key.shape), Shape::Rule) => name(Kind::Rule, &spot.text),
        _ => None,
    }
}

/// Every place in a text that has a name.
pub(crate) fn places<'o>(outline: &'o Outline, name: &'o Name) -> impl Iterator<Item = &'o Spot> {
    outline.spots.iter().filter(move |spot| of(spot).as_ref() == Some(name))
}

/// Whether a spot defines its name, instead of using it.
pub(crate) fn defines(spot: &Spot) -> bool {
    let first = plain(&spot.path).first().map(String::as_str);
    spot.key && matches!(first, Some("rules" | "elements" | "terms"))
}

/// What a name is called; nothing where the ruleset does not know it.
pub(crate) fn title(loaded: &Loaded, name: &Name, lang: Lang) -> Option<String> {
    let ruleset = &loaded.ruleset;
    let title = match name.kind {
        Kind::Rule => &ruleset.rule(&name.id)?.told.title,
        Kind::Element => &ruleset.elements[ruleset.element(&name.id)?].title,
        Kind::Set => return listed(loaded, Catalogue::Terms, &format!("@{}", name.id), lang),
    };
    Some(title.get(lang).to_owned())
}

/// What a list says of a name.
pub(crate) fn listed(loaded: &Loaded, which: Catalogue, name: &str, lang: Lang) -> Option<String> {
    let found = loaded.catalogue(which).into_iter().find(|listed| listed.name == name)?;
    let said = [found.title.get(lang), found.also.get(lang)];
    Some(said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" — "))
}

/// What may stand at a place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The form of it.
    pub shape: Shape,
    /// The key, and the table that has it; `None` at the top, and for names of one's own.
    pub key: Option<(&'static TableShape, &'static Key)>,
    /// What names its own name belongs to.
    pub named: Option<&'static MapShape>,
}

/// What may stand below keys.
pub(crate) fn at(path: &[String]) -> Option<Place> {
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
pub(crate) fn table(shape: Shape) -> Option<&'static TableShape> {
    match shape {
        Shape::Table(table) | Shape::Rows(table) | Shape::Named(table) => Some(table),
        Shape::List(inner) | Shape::OneOrMore(inner) => table(*inner),
        Shape::Severity => Some(&BY_STAGE),
        _ => None,
    }
}

/// The names of one's own that a value may have as keys.
pub(crate) fn map(shape: Shape) -> Option<&'static MapShape> {
    match shape {
        Shape::Map(map) | Shape::Limits(_, _, map) => Some(map),
        Shape::List(inner) | Shape::OneOrMore(inner) => map(*inner),
        shape => table(shape).and_then(|table| table.others),
    }
}

/// What a value is, where it is one of a list.
pub(crate) fn single(shape: Shape) -> Shape {
    match shape {
        Shape::List(inner) | Shape::OneOrMore(inner) => single(*inner),
        shape => shape,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_name_names_follows_from_where_it_stands() {
        let text = "[rules.\"a/b\"]\nelement = \"cause\"\nreplaces = [\"c/d\"]\nwith.detect = [{ any = [\"@mine\"] }]\n\
                    when.stated = [\"apology\"]\nmessage = \"cause\"\n\
                    [terms.data-type.badge]\nwords = [\"@mine\"]\ninclude = [\"other\"]\n\
                    [severity]\n\"e/*\" = \"off\"\n[[override]]\npaths = \"x\"\nseverity = { \"f/g\" = \"off\" }\n\
                    [[ignore]]\nrule = \"h/i\"\nreason = \"h/i\"\n";
        let outline = Outline::of(text);
        let found: Vec<String> =
            outline.spots.iter().filter_map(of).map(|name| format!("{:?} {}", name.kind, name.id)).collect();
        assert_eq!(
            found,
            [
                "Rule a/b",
                "Element cause",
                "Rule c/d",
                "Set mine",
                "Element apology",
                "Set data-type",
                "Set data-type.badge",
                "Set mine",
                "Set other",
                "Rule e/*",
                "Rule f/g",
                "Rule h/i"
            ]
        );
        let mine = Name { kind: Kind::Set, id: "mine".to_owned() };
        assert_eq!(places(&outline, &mine).count(), 2);
        assert_eq!(outline.spots.iter().filter(|spot| of(spot).is_some() && defines(spot)).count(), 3);
    }
}
