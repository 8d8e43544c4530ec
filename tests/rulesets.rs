//! What is said of broken rulesets, as printed. One mistake each, and its cure, is held by `broken`.

use noticelint::load_file;
use noticelint::reports::render_problems as render;
use noticelint::{Lang, Problems};
use std::path::{Path, PathBuf};

const FOLDER: &str = "tests/rulesets";

fn broken() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn mistakes(path: &Path) -> Problems {
    let text = std::fs::read_to_string(path).unwrap();
    load_file(path, &text).err().unwrap_or_else(|| panic!("{} loads", path.display()))
}

#[test]
fn every_mistake_is_told() {
    let files = broken();
    assert!(files.len() >= 10);
    for path in files {
        let problems = mistakes(&path);
        let ja = render(&problems, Lang::Ja, false, true);
        let en = render(&problems, Lang::En, false, false);
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        insta::assert_snapshot!(name, format!("{ja}\n{en}"));
    }
}

#[test]
fn every_mistake_has_a_cure_and_a_place() {
    for path in broken() {
        let problems = mistakes(&path);
        for problem in &problems.problems {
            assert!(problem.help.is_some(), "{}: {}", path.display(), problem.message.en);
            let text = &problems.files[problem.file].text;
            assert!(text.get(problem.span.clone()).is_some(), "{}: {}", path.display(), problem.message.en);
        }
    }
}

#[test]
fn colour_is_added_to_the_same_text() {
    let problems = mistakes(&Path::new(FOLDER).join("empty-detector.toml"));
    let coloured = render(&problems, Lang::Ja, true, true);
    assert!(coloured.contains("\u{1b}["));
    let mut bare = String::new();
    let mut rest = coloured.as_str();
    while let Some(at) = rest.find("\u{1b}[") {
        bare.push_str(&rest[..at]);
        rest = rest[at..].split_once('m').unwrap().1;
    }
    bare.push_str(rest);
    assert_eq!(bare, render(&problems, Lang::Ja, false, true));
}
