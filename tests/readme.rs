//! What the READMEs print is what the program prints.

use crate::folder::Folder;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn the_first_output_is_as_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let draft = "examples/flawed/contractor-mailing.md";
    let text = fs::read_to_string(root.join(draft)).expect("the example");
    let ran = Folder::new().with(draft, &text).run(&["check", draft]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    for name in ["README.md", "README.ja.md"] {
        let readme = fs::read_to_string(root.join(name)).expect("a README");
        let printed = readme.split_once("```text\n").and_then(|(_, rest)| rest.split_once("```"));
        assert_eq!(printed.expect("a block").0.trim_end(), ran.out.trim_end(), "{name}");
    }
}

/// Every path below a folder.
fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            below(&path, found);
        }
        found.push(path);
    }
}

/// `rules/ja/{a,b}.toml` as both.
fn spelt_out(name: &str) -> Vec<String> {
    match name.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?))) {
        Some((before, (inner, behind))) => {
            inner.split(',').map(|part| format!("{before}{part}{behind}")).collect()
        }
        None => vec![name.to_owned()],
    }
}

#[test]
fn the_files_that_contributors_are_sent_to_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for folder in ["src", "bindings", "editors"] {
        below(&root.join(folder), &mut all);
    }
    let mut named = 0;
    for page in ["CONTRIBUTING.md", "docs/architecture.md"] {
        let text = fs::read_to_string(root.join(page)).expect("the page");
        let quoted = text.split('`').skip(1).step_by(2);
        let is_name = |name: &&str| {
            let ends = [".rs", ".toml", "/"].iter().any(|end| name.ends_with(end));
            ends && !name.contains([' ', '*', '<', ':']) && *name != "noticelint.toml"
        };
        for name in quoted.filter(is_name).flat_map(spelt_out) {
            named += 1;
            let there = root.join(&name).exists() || all.iter().any(|path| path.ends_with(&name));
            assert!(there, "{page} names {name}");
        }
    }
    assert!(named > 80, "the names are found: {named}");
}
