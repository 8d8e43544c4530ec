//! The JSON Schema and the reference of the ruleset language: every shipped TOML conforms to the schema, by the
//! judgement of an independent validator, and what the program refuses for its form the schema refuses, too.

use crate::folder::Folder;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn schema(lang: &str) -> Value {
    let ran = Folder::new().run(&["rules", "schema", "--lang", lang]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

/// A TOML file as JSON: what an editor hands to its validator.
fn json(text: &str) -> Value {
    fn plain(value: toml::Value) -> Value {
        match value {
            toml::Value::String(string) => string.into(),
            toml::Value::Integer(integer) => integer.into(),
            toml::Value::Float(float) => float.into(),
            toml::Value::Boolean(boolean) => boolean.into(),
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(items) => items.into_iter().map(plain).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, plain(value))).collect(),
        }
    }
    plain(toml::from_str::<toml::Value>(text).unwrap())
}

fn toml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            toml_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
}

#[test]
fn every_shipped_ruleset_conforms_to_the_schema() {
    let validator = jsonschema::validator_for(&schema("ja")).unwrap();
    let mut files = Vec::new();
    for folder in ["rules", "examples"] {
        toml_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
    }
    // The grammar is no ruleset: how words bend, which no policy changes.
    files.retain(|path| !path.parent().is_some_and(|folder| folder.ends_with("rules/ja/grammar")));
    assert!(files.len() > 25, "the shipped files are found");
    for path in files {
        let mut file = json(&fs::read_to_string(&path).unwrap());
        // The built-in ruleset is one layer of many files, of which one tells the version.
        file.as_object_mut().unwrap().entry("noticelint").or_insert(1.into());
        let errors: Vec<String> =
            validator.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

#[test]
fn what_the_program_refuses_for_its_form_the_schema_refuses_too() {
    let validator = jsonschema::validator_for(&schema("en")).unwrap();
    let wrong = [
        ("a misspelt table", "[term.apology]\nwords = [\"お詫び\"]"),
        ("a misspelt key", "[terms.apology]\nword = [\"お詫び\"]"),
        ("a misspelt key of a rule", "[rules.\"a/b\"]\nmesage = \"…\""),
        ("a kind of check that is none", "[rules.\"a/b\"]\ncheck = \"phrases\""),
        (
            "a parameter of another kind",
            "[rules.\"a/b\"]\ncheck = \"sums\"\nwith = { pairs = { a = \"b\" } }",
        ),
        ("a severity that is none", "[severity]\n\"cause/missing\" = \"warn\""),
        ("a stage that is none", "[severity]\n\"cause/missing\" = { last = \"warning\" }"),
        ("a rule without a slash", "[rules.cause]\ntitle = \"…\""),
        ("words that are no list", "[terms.apology]\nwords = \"お詫び\""),
        ("a number out of range", "[elements.a]\norder = -1"),
        ("a day that is none", "[rules.\"a/b\"]\nsource = [{ name = \"…\", checked = \"2026-11\" }]"),
        ("a capital letter", "[terms.Apology]\nwords = [\"お詫び\"]"),
        ("a test without a text", "[[rules.\"a/b\".tests]]\nexpect = \"finding\""),
        ("extends below a table", "[settings]\nextends = [\"builtin:ja\"]"),
    ];
    for (what, text) in wrong {
        let file = json(&format!("noticelint = 1\n{text}"));
        assert!(!validator.is_valid(&file), "{what} passes");
    }
    assert!(!validator.is_valid(&json("[settings]")), "a file without a version passes");
    assert!(validator.is_valid(&json("noticelint = 1\nextends = []")));
}

#[test]
fn the_reference_in_docs_is_the_one_printed() {
    for (lang, path) in [("ja", "docs/ruleset.ja.md"), ("en", "docs/ruleset.md")] {
        let ran = Folder::new().run(&["rules", "schema", "--format", "markdown", "--lang", lang]);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let stands = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        let again = "noticelint rules schema --format markdown --lang";
        assert!(stands == ran.out, "{} is out of date: {again} {lang} prints it anew", path.display());
    }
}
