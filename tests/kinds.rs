//! The kind of a text, from the text alone: sixty that only speak of notices or tell of other things, twenty-one short
//! notices, and this repository's own documents.

use crate::folder::Folder;
use serde_json::Value;
use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What is still read as a breach notice and is none: a public notice of misprints. To be mended, not added to.
const STILL_WRONG: [&str; 1] = ["38-misprint-apology.txt"];

/// The kind that is read in each of some files of this repository.
fn kinds(files: &[String]) -> Vec<String> {
    let paths: Vec<String> = files.iter().map(|file| format!("{ROOT}/{file}")).collect();
    let mut arguments = vec!["facts", "--isolated", "--format", "json"];
    arguments.extend(paths.iter().map(String::as_str));
    let ran = Folder::new().run(&arguments);
    let facts: Value = serde_json::from_str(&ran.out).expect("JSON");
    let documents = facts["documents"].as_array().expect("documents");
    documents.iter().map(|document| document["kind"].as_str().expect("a kind").to_owned()).collect()
}

/// The rows of an index: a file, and what may be read in it.
fn index(folder: &str) -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(Path::new(ROOT).join(folder).join("index.tsv")).expect("an index");
    let rows = text.lines().skip(1).map(|line| {
        let mut cells = line.split('\t');
        let file = cells.next().expect("a file").to_owned();
        (file, cells.next().expect("kinds").split('|').map(str::to_owned).collect())
    });
    rows.collect()
}

/// The files of a folder whose kind is none of those that the index names.
fn wrong(folder: &str) -> Vec<String> {
    let rows = index(folder);
    let files: Vec<String> = rows.iter().map(|(file, _)| format!("{folder}/{file}")).collect();
    let read = kinds(&files);
    let rows = rows.into_iter().zip(read);
    rows.filter(|((_, right), read)| !right.contains(read)).map(|((file, _), _)| file).collect()
}

#[test]
fn what_only_speaks_of_notices_is_none() {
    assert_eq!(wrong("tests/kinds/others"), STILL_WRONG);
}

#[test]
fn a_short_notice_is_one() {
    assert_eq!(wrong("tests/kinds/notices"), Vec::<String>::new());
}

#[test]
fn the_documents_of_this_repository_are_no_notices() {
    let mut files = vec!["README.md".to_owned(), "README.ja.md".to_owned(), "CONTRIBUTING.md".to_owned()];
    let docs = fs::read_dir(Path::new(ROOT).join("docs")).expect("docs");
    files.extend(docs.map(|file| format!("docs/{}", file.expect("a file").file_name().display())));
    files.retain(|file| file.ends_with(".md"));
    for (file, kind) in files.iter().zip(kinds(&files)) {
        assert_eq!(kind, "not-a-notice", "{file}");
    }
}
