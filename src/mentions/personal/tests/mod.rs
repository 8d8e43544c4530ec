//! Whose names, numbers and addresses are told.

mod names;
mod numbers;
mod records;
mod unsaid;

use crate::builtin::builtin;
use crate::document::{Format, read};
use crate::mentions::{Hits, Mentions, Scene, leads};

fn found(text: &str) -> Vec<(String, &'static str)> {
    found_in(text, Format::Markdown)
}

fn found_in(text: &str, format: Format) -> Vec<(String, &'static str)> {
    let ruleset = builtin().unwrap();
    let document = read(text, format);
    let hits = Hits::scan(&document, &ruleset);
    let leads = leads(&document, &hits, &ruleset);
    let scene = Scene { document: &document, hits: &hits, ruleset: &ruleset, leads: &leads };
    let personal = Mentions::read(&scene, &[], None).personal;
    personal.iter().map(|one| (document.slice(one.place).to_owned(), one.kind.name())).collect()
}

fn one(text: &str, kind: &'static str) -> Vec<(String, &'static str)> {
    vec![(text.to_owned(), kind)]
}
