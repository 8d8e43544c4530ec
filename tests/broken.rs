//! Rulesets with one mistake each, as people without a programmer's eye make them: each is told once, at its
//! place, with a cure in both languages.

use crate::folder::Folder;
use noticelint::builtin::load_file;
use noticelint::report::problems::render;
use noticelint::ruleset::{Lang, Problem, Problems};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

/// The file with the mistake, unless the case says otherwise.
const FILE: &str = "noticelint.toml";

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

/// One mistake. « and » in its texts stand around what the caret stands under.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    code: String,
    /// A part of the cure that says what to write.
    ja: String,
    en: String,
    #[serde(default)]
    files: BTreeMap<String, String>,
}

/// A text without its marks, and where they stood.
fn unmarked(text: &str) -> (String, Option<std::ops::Range<usize>>) {
    let plain = text.replace(['«', '»'], "");
    let from = text.find('«');
    let to = text.find('»').map(|to| to - '«'.len_utf8());
    (plain, from.zip(to).map(|(from, to)| from..to))
}

fn cases() -> Vec<Case> {
    let files =
        ["syntax", "meaning"].map(|name| fs::read_to_string(format!("tests/broken/{name}.toml")).unwrap());
    files.iter().flat_map(|text| toml::from_str::<Cases>(text).unwrap().case).collect()
}

/// The folder of a case, and its file and bytes that are wrong.
fn laid(case: &Case) -> (Folder, String, std::ops::Range<usize>) {
    let mut folder = Folder::new();
    let mut place = None;
    for (name, text) in
        [(FILE, &case.text)].into_iter().chain(case.files.iter().map(|(n, t)| (n.as_str(), t)))
    {
        let (plain, span) = unmarked(text);
        place = place.or(span.map(|span| (name.to_owned(), span)));
        folder = folder.with(name, plain);
    }
    let (file, span) = place.unwrap_or_else(|| panic!("{}: nothing is marked", case.name));
    (folder, file, span)
}

fn mistakes(folder: &Folder) -> Result<Problems, String> {
    let path = folder.0.join(FILE);
    let text = fs::read_to_string(&path).unwrap();
    // As the program does: the mark is no part of the text.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    load_file(&path, text).err().ok_or_else(|| "the file loads".to_owned())
}

/// What is wrong with what is said of a case.
fn complaint(case: &Case) -> Option<String> {
    let (folder, file, mut span) = laid(case);
    let problems = match mistakes(&folder) {
        Ok(problems) => problems,
        Err(complaint) => return Some(complaint),
    };
    if case.text.starts_with('\u{FEFF}') {
        span = span.start - '\u{FEFF}'.len_utf8()..span.end - '\u{FEFF}'.len_utf8();
    }
    let [problem] = problems.problems.as_slice() else { return Some("not one mistake".to_owned()) };
    let shown = &problems.files[problem.file];
    let cured = |problem: &Problem, lang, part: &str| {
        problem.help.as_ref().is_some_and(|help| help.get(lang).contains(part))
    };
    if problem.code != case.code {
        Some(format!("code {}", problem.code))
    } else if !shown.name.ends_with(&file) {
        Some(format!("file {}", shown.name))
    } else if problem.span != span {
        Some(format!("under {:?}, not {:?}", shown.text.get(problem.span.clone()), shown.text.get(span)))
    } else if !cured(problem, Lang::Ja, &case.ja) || !cured(problem, Lang::En, &case.en) {
        Some("the cure".to_owned())
    } else {
        None
    }
}

#[test]
fn each_mistake_is_told_once_at_its_place_with_its_cure() {
    let mut complaints = String::new();
    for case in cases() {
        let Some(complaint) = complaint(&case) else { continue };
        let _ = writeln!(complaints, "### {}: {complaint}", case.name);
        if let Ok(problems) = mistakes(&laid(&case).0) {
            complaints.push_str(&render(&problems, Lang::Ja, false, true));
            complaints.push_str(&render(&problems, Lang::En, false, true));
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}
