//! A developers' measure: what statements say of the elements of labelled notices, beside the labels.
//!
//! Runs by hand: `cargo test --lib statements::measure -- --ignored --nocapture`, with the folder of cases in
//! `NOTICELINT_CASES`.

use super::Claims;
use super::claims::Told;
use super::{Marks, Statement, Vocabulary, read};
use crate::document::{self, Format};
use serde_json::Value;
use std::fs;

const ELEMENTS: [&str; 11] = [
    "apology",
    "regulator-notification",
    "individual-notice",
    "protective-steps",
    "contact-point",
    "secondary-damage",
    "recurrence-measures",
    "cause",
    "overview",
    "containment",
    "affected-count",
];

fn cases() -> Vec<Value> {
    let Ok(folder) = std::env::var("NOTICELINT_CASES") else { return Vec::new() };
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()).collect()
}

fn text(case: &Value, without: Option<&str>) -> String {
    let blocks = case["blocks"].as_array().unwrap().iter();
    let only = |block: &&Value| {
        let elements = block["elements"].as_array().unwrap();
        without.is_none() || elements.len() != 1 || elements[0].as_str() != without
    };
    let mut text =
        blocks.filter(only).map(|block| block["text"].as_str().unwrap()).collect::<Vec<_>>().join("\n\n");
    text.push('\n');
    text
}

fn format(case: &Value) -> Format {
    match case["format"].as_str() {
        Some("md") => Format::Markdown,
        Some("html") => Format::Html,
        _ => Format::Text,
    }
}

fn status(told: &Told) -> &'static str {
    match told {
        told if !told.stated.is_empty() || !told.vague.is_empty() => "stated",
        told if !told.deferred.is_empty() => "deferred",
        _ => "absent",
    }
}

fn line(source: &str, one: &Statement) -> String {
    let vocabulary = Vocabulary::built_in();
    format!(
        "{:?} act {:?} with {:?} who {:?} to {:?} about {:?} when {:?} {:?} {:x} {}{}",
        one.mode,
        vocabulary.kinds_of(one.act),
        vocabulary.kinds_of(one.with & !one.act),
        vocabulary.parties_of(one.who.all()),
        vocabulary.parties_of(one.to.all()),
        vocabulary.topics_of(one.topic.all()),
        vocabulary.times_of(one.when.all()),
        one.flags,
        one.marks.0,
        if one.marks.has(Marks::HEADING) { "# " } else { "" },
        &source[one.place.start..one.place.end]
    )
}

#[test]
#[ignore = "needs a folder of labelled notices"]
fn elements_of_labelled_notices() {
    let vocabulary = Vocabulary::built_in();
    let claims = Claims::built_in();
    let show = std::env::var("NOTICELINT_SHOW").unwrap_or_default();
    let mut right = vec![(0, 0); ELEMENTS.len()];
    for case in cases() {
        let id = case["id"].as_str().unwrap();
        if case["kind"] != "breach-notice" {
            continue;
        }
        let document = document::read(&text(&case, None), format(&case));
        let statements = read(&document, vocabulary);
        if show == id {
            for one in &statements {
                println!("{}", line(&document.text, one));
            }
        }
        let all = claims.read_all(&statements, vocabulary);
        for (at, element) in ELEMENTS.iter().enumerate() {
            let told =
                all.iter().find(|(name, _)| name == element).map(|one| one.1.clone()).unwrap_or_default();
            let label = &case["elements"][element];
            let want = label["status"].as_str().unwrap();
            right[at].1 += 1;
            right[at].0 += usize::from(want == status(&told));
            let quote = |places: &[document::Place]| {
                places
                    .iter()
                    .map(|place| document.text[place.start..place.end].chars().take(40).collect::<String>())
                    .collect::<Vec<_>>()
            };
            if want != status(&told) && show.is_empty() | (show == *element) {
                println!(
                    "{id} {element}: {want}, read {}; label {} read {:?} {:?} put off {:?}",
                    status(&told),
                    label["evidence"],
                    quote(&told.stated),
                    quote(&told.vague),
                    quote(&told.deferred)
                );
            }
            // Without the blocks that state it, and nothing else, it must be gone.
            if want == "stated" {
                let without = text(&case, Some(element));
                if without != text(&case, None)
                    && case["mutations"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .any(|m| m["kind"] == "delete-element" && m["element"] == *element)
                {
                    let document = document::read(&without, format(&case));
                    let told = claims.read(&read(&document, vocabulary), vocabulary, element);
                    right[at].1 += 1;
                    right[at].0 += usize::from(status(&told) != "stated");
                    if status(&told) == "stated" && show.is_empty() | (show == *element) {
                        let quote = |places: &[document::Place]| {
                            places
                                .iter()
                                .map(|place| {
                                    document.text[place.start..place.end].chars().take(40).collect::<String>()
                                })
                                .collect::<Vec<_>>()
                        };
                        println!(
                            "  {id} without {element}: still {:?} {:?}",
                            quote(&told.stated),
                            quote(&told.vague)
                        );
                    }
                }
            }
        }
    }
    for (element, (right, of)) in ELEMENTS.iter().zip(&right) {
        println!("{element:24} {right}/{of}");
    }
    let sum = right.iter().fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
    println!("all {sum:?}");
}

#[test]
#[ignore = "needs a folder of labelled notices"]
fn incidents_of_labelled_texts() {
    let vocabulary = Vocabulary::built_in();
    for case in cases() {
        let document = document::read(&text(&case, None), format(&case));
        let statements = read(&document, vocabulary);
        if std::env::var("NOTICELINT_SHOW").is_ok_and(|show| case["id"] == show.as_str()) {
            statements.iter().for_each(|one| println!("{}", line(&document.text, one)));
        }
        let signs = super::incident::signs(&document, &statements, vocabulary);
        println!("{} {} {signs:?}", case["id"], case["kind"]);
    }
}

#[test]
#[ignore = "needs a text"]
fn statements_of_a_text() {
    let vocabulary = Vocabulary::built_in();
    let Ok(path) = std::env::var("NOTICELINT_TEXT") else { return };
    let text = fs::read_to_string(&path).unwrap();
    let format = if path.ends_with(".txt") { Format::Text } else { Format::Markdown };
    let document = document::read(&text, format);
    let statements = read(&document, vocabulary);
    let claims = Claims::built_in();
    println!("title {:?}", document.title.map(|title| document.at(title)));
    let all = claims.read_all(&statements, vocabulary);
    for one in &statements {
        println!("{}", line(&document.text, one));
        println!("      rows {}", claims.rows(one).join(" "));
        for (element, told) in &all {
            let lists = [
                (&told.stated, "stated"),
                (&told.vague, "vague"),
                (&told.deferred, "deferred"),
                (&told.hollow, "hollow"),
                (&told.unsure, "unsure"),
            ];
            for (_, name) in lists.iter().filter(|(list, _)| list.contains(&one.place)) {
                println!("      => {element} {name}");
            }
        }
    }
    println!("{:?}", super::incident::signs(&document, &statements, vocabulary));
}
