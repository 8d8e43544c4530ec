//! What may be written at a place of a file of rules.
//!
//! Owns the list: keys of the table, names that the ruleset knows, values of a form. What they are comes from the schema
//! and the catalogue.

use super::names::{self, plain};
use super::outline::{Here, Outline};
use crate::builtin;
use crate::report::schema;
use crate::ruleset::schema::{LEVEL, Shape, said};
use crate::ruleset::{Catalogue, Lang, Loaded};
use crate::text::quote;
use lsp_types::CompletionItemKind;
use std::collections::BTreeMap;

/// Something that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    /// As it is shown.
    pub label: String,
    /// As it is written.
    pub text: String,
    /// What it means.
    pub about: String,
    /// What it is.
    pub kind: CompletionItemKind,
    /// Whether it must be there.
    pub must: bool,
}

/// What may be written at a byte, and what it takes the place of.
pub(crate) fn of(text: &str, byte: usize, loaded: &Loaded, lang: Lang) -> Option<(Here, Vec<Offer>)> {
    let outline = Outline::of(text);
    let here = outline.here(text, byte)?;
    let offers = if here.key { keys(&here, &outline, loaded, lang) } else { values(&here, loaded, lang) };
    Some((here, offers))
}

fn keys(here: &Here, outline: &Outline, loaded: &Loaded, lang: Lang) -> Vec<Offer> {
    let Some(place) = names::at(&here.path) else { return Vec::new() };
    let mut offers = Vec::new();
    if let Some(table) = names::table(place.shape) {
        let below = here.path.len() + 1;
        let there = |name: &str| {
            outline.spots.iter().any(|spot| {
                let same = spot.path.len() >= below
                    && spot.path.starts_with(&here.path)
                    && spot.path[below - 1] == name;
                same && spot.key && spot.inside != here.span && spot.span.start != here.span.start
            })
        };
        // A header names tables only, which may be opened again; of a list of tables each has keys of its own.
        let opens = |shape: Shape| names::table(shape).is_some() || names::map(shape).is_some();
        let list = matches!(place.shape, Shape::List(_) | Shape::Rows(_) | Shape::Named(_));
        let keys = table.keys().filter(|key| match here.header {
            true => opens(key.shape),
            false => list || !there(key.name),
        });
        offers.extend(keys.map(|key| Offer {
            label: key.name.to_owned(),
            text: key.name.to_owned(),
            about: said(key.about, lang).to_owned(),
            kind: CompletionItemKind::PROPERTY,
            must: key.must,
        }));
    }
    if names::map(place.shape).is_some() {
        offers.extend(own_names(&here.path, loaded, lang).into_iter().map(|(name, about)| {
            let bare = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            let text = if bare || here.quoted { name.clone() } else { quote::toml(&name) };
            Offer { label: name, text, about, kind: CompletionItemKind::REFERENCE, must: false }
        }));
    }
    offers
}

/// Names that tables of the ruleset have already, where a table's keys are names of one's own.
fn own_names(path: &[String], loaded: &Loaded, lang: Lang) -> BTreeMap<String, String> {
    let path: Vec<&str> = plain(path).iter().map(String::as_str).collect();
    let ruleset = &loaded.ruleset;
    let listed = |which: Catalogue| {
        let all = loaded.catalogue(which).into_iter();
        all.map(|listed| (listed.name.trim_start_matches('@').to_owned(), listed.title.get(lang).to_owned()))
    };
    let rules =
        || ruleset.rules.iter().map(|rule| (rule.id.to_string(), rule.told.title.get(lang).to_owned()));
    match path[..] {
        ["rules"] => rules().collect(),
        ["severity"] => {
            let families = ruleset.rules.iter().filter_map(|rule| rule.id.split_once('/'));
            let families = families.map(|(family, _)| (format!("{family}/*"), String::new()));
            rules().chain(families).collect()
        }
        ["evidence"] => rules().chain(listed(Catalogue::Elements)).collect(),
        ["elements"] => listed(Catalogue::Elements).collect(),
        ["terms"] => {
            let first = |(name, about): (String, String)| match name.split_once('.') {
                Some((family, _)) => (family.to_owned(), String::new()),
                None => (name, about),
            };
            listed(Catalogue::Terms).map(first).collect()
        }
        ["terms", family] => {
            let member = |(name, about): (String, String)| {
                let (of, member) = name.split_once('.')?;
                (of == family).then(|| (member.to_owned(), about))
            };
            listed(Catalogue::Terms).filter_map(member).collect()
        }
        ["classes"] => ruleset.classes.iter().map(|group| (group.id.to_string(), String::new())).collect(),
        ["classes", group] => {
            let labels = ruleset.group(group).map_or(&[][..], |group| &group.labels);
            labels.iter().map(|label| (label.id.to_string(), label.title.get(lang).to_owned())).collect()
        }
        ["deadlines"] => listed(Catalogue::Deadlines).collect(),
        ["triggers"] => {
            let triggers = ruleset.triggers.iter();
            triggers.map(|trigger| (trigger.id.to_string(), trigger.title.get(lang).to_owned())).collect()
        }
        _ => BTreeMap::new(),
    }
}

fn values(here: &Here, loaded: &Loaded, lang: Lang) -> Vec<Offer> {
    let Some(place) = names::at(&here.path) else { return Vec::new() };
    let quoted = |name: &str| if here.quoted { name.to_owned() } else { quote::toml(name) };
    let offer = |name: &str, about: String| Offer {
        label: name.to_owned(),
        text: quoted(name),
        about,
        kind: CompletionItemKind::VALUE,
        must: false,
    };
    let shape = match names::single(place.shape) {
        Shape::Severity => LEVEL,
        shape => shape,
    };
    match shape {
        Shape::Boolean if !here.quoted => {
            let plain = |text: &str| Offer { text: text.to_owned(), ..offer(text, String::new()) };
            return ["true", "false"].map(plain).to_vec();
        }
        Shape::Choice(names) => {
            return names.iter().map(|name| offer(name, about(loaded, name, lang))).collect();
        }
        _ => {}
    }
    if here.path == ["extends"] {
        return builtin::names().map(|name| offer(&name, String::new())).collect();
    }
    let Some((table, key)) = place.key else { return Vec::new() };
    let names = schema::names(loaded, table, key).unwrap_or_default();
    let titles = titles(loaded, lang);
    names.iter().map(|name| offer(name, titles.get(name).cloned().unwrap_or_default())).collect()
}

/// What a kind of check looks for.
fn about(loaded: &Loaded, name: &str, lang: Lang) -> String {
    names::listed(loaded, Catalogue::CheckKinds, name, lang).unwrap_or_default()
}

/// The titles of all names.
fn titles(loaded: &Loaded, lang: Lang) -> BTreeMap<String, String> {
    let lists = Catalogue::ALL.iter().flat_map(|which| loaded.catalogue(*which));
    let mut titles: BTreeMap<String, String> =
        lists.map(|listed| (listed.name, listed.title.get(lang).to_owned())).collect();
    titles.extend(
        loaded.ruleset.rules.iter().map(|rule| (rule.id.to_string(), rule.told.title.get(lang).to_owned())),
    );
    titles
}
