//! Rulesets with one mistake each, as people without a programmer's eye make them: each is told once, at its
//! place, with a cure in both languages.

use crate::folder::Folder;
use noticelint::load_file;
use noticelint::reports::render_problems as render;
use noticelint::{Lang, Problem, Problems};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

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

/// Ten mistakes in one file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ten {
    name: String,
    text: String,
    codes: Vec<String>,
    ja: Vec<String>,
    en: Vec<String>,
}

#[derive(Deserialize)]
struct Tens {
    ten: Vec<Ten>,
}

/// A text without its marks, and where they stood.
fn unmarked(text: &str) -> (String, Vec<Range<usize>>) {
    let mut plain = String::new();
    let mut spans = Vec::new();
    let mut from = 0;
    for sign in text.chars() {
        match sign {
            '«' => from = plain.len(),
            '»' => spans.push(from..plain.len()),
            other => plain.push(other),
        }
    }
    (plain, spans)
}

fn read<T: DeserializeOwned>(name: &str) -> T {
    toml::from_str(&fs::read_to_string(format!("tests/broken/{name}.toml")).unwrap()).unwrap()
}

fn cases() -> Vec<Case> {
    let [syntax, meaning] = ["syntax", "meaning"].map(read::<Cases>);
    syntax.case.into_iter().chain(meaning.case).collect()
}

/// The folder of a case, and its file and bytes that are wrong.
fn laid(case: &Case) -> (Folder, String, Range<usize>) {
    let mut folder = Folder::new();
    let mut place = None;
    let others = case.files.iter().map(|(name, text)| (name.as_str(), text));
    for (name, text) in [(FILE, &case.text)].into_iter().chain(others) {
        let (plain, spans) = unmarked(text);
        place = place.or(spans.first().map(|span| (name.to_owned(), span.clone())));
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

/// What the program prints: the mistakes, and where they stand, on the stream that each command has for them.
#[test]
fn the_program_says_so_and_ends_with_2() {
    let cases = cases();
    for (at, case) in cases.iter().enumerate() {
        let (folder, file, span) = laid(case);
        let folder = folder.with("draft.txt", "お詫び\n\n会員の氏名が漏えいしました。\n");
        let text = folder.read(&file);
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        let from = if case.text.starts_with('\u{FEFF}') { span.start - 3 } else { span.start };
        let line = text[..from].matches('\n').count() + 1;
        // Each case in one language is enough here: what is said in both is looked at without the program.
        for (lang, cure) in [[("ja", &case.ja)], [("en", &case.en)]][at % 2] {
            let checked = lang == "ja";
            let ran = match checked {
                true => folder.run(&["rules", "check", FILE, "--lang", lang]),
                false => folder.run(&["check", "--rules", FILE, "draft.txt", "--lang", lang]),
            };
            let (said, silent) = if checked { (&ran.out, &ran.err) } else { (&ran.err, &ran.out) };
            let told = format!("{}: {ran:?}", case.name);
            assert_eq!((ran.status, silent.as_str()), (2, ""), "{told}");
            assert!(said.contains(&format!("[{}]", case.code)), "{told}");
            assert!(said.contains(&format!("{file}:{line}:")), "{told}");
            assert!(said.contains(cure.as_str()), "{told}");
        }
    }
}

#[test]
fn ten_mistakes_are_told_at_once() {
    for ten in read::<Tens>("ten").ten {
        let (plain, spans) = unmarked(&ten.text);
        let problems = load_file(Path::new(FILE), &plain).err().unwrap();
        let (ja, en) = [Lang::Ja, Lang::En].map(|lang| render(&problems, lang, false, true)).into();
        insta::assert_snapshot!(format!("ten-{}", ten.name), format!("{ja}\n{en}"));
        let found: Vec<_> =
            problems.problems.iter().map(|problem| (problem.code, problem.span.clone())).collect();
        let wanted: Vec<_> = ten.codes.iter().map(String::as_str).zip(spans).collect();
        assert_eq!(found, wanted, "{ja}");
        assert_eq!((found.len(), ten.ja.len(), ten.en.len()), (10, 10, 10));
        for (problem, (ja, en)) in problems.problems.iter().zip(ten.ja.iter().zip(&ten.en)) {
            let help = problem.help.as_ref().unwrap();
            assert!(help.ja.contains(ja) && help.en.contains(en), "{help:?}");
        }
    }
}

#[test]
fn there_are_cases_enough_and_each_is_another() {
    let cases = cases();
    assert!(cases.len() >= 50, "{}", cases.len());
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len());
    let texts: BTreeSet<&str> = cases.iter().map(|case| case.text.as_str()).collect();
    // The two that differ in their base only.
    assert!(texts.len() + 2 >= cases.len());
}

#[test]
fn what_is_no_text_is_said_to_be_none() {
    // 「規則」 in Shift_JIS.
    let bytes = [b"noticelint = 1\n# ".as_slice(), &[0x8b, 0x4b, 0x91, 0xa5], b"\n"].concat();
    let folder = Folder::new().with(FILE, bytes).with("draft.txt", "お詫び\n");
    for (lang, said) in [("ja", "文字コードを UTF-8 に"), ("en", "save it with the encoding UTF-8")] {
        for arguments in [["rules", "check", FILE].as_slice(), &["check", "--rules", FILE, "draft.txt"]] {
            let ran = folder.run(&[arguments, &["--lang", lang]].concat());
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.err);
            assert!(ran.err.contains(FILE) && ran.err.contains(said), "{}", ran.err);
        }
    }
}

#[test]
fn a_megabyte_of_brackets_is_told_in_a_few_lines() {
    for signs in ["[", "{", "]", "[{a=", "[[a]]\n", "a.", "\"", "\\", "「", "a = [\n", "a=1,"] {
        let text = format!("noticelint = 1\nx = {}", signs.repeat(1_000_000 / signs.len()));
        let problems = load_file(Path::new(FILE), &text).err().unwrap();
        for lang in [Lang::Ja, Lang::En] {
            let said = render(&problems, lang, false, true);
            assert!(said.len() < 40_000, "{signs}: {} bytes", said.len());
        }
        assert!(problems.problems.iter().all(|problem| problem.help.is_some()), "{signs}");
    }
}

#[test]
fn a_word_without_its_quotes_behind_another_is_told() {
    // Found by fuzzing: what stands where the comma is missed may be longer than a byte.
    let text = "noticelint = 1\n[terms.leak.verb]\nwords = [\"閲覧でき\", \"参照\" 閲覧した, \"見え\"]\n";
    let problems = load_file(Path::new(FILE), text).err().unwrap();
    let told = render(&problems, Lang::Ja, false, true);
    assert!(told.contains("コンマ") && told.contains("閲覧した"), "{told}");
}
