//! The policies of docs/policy.md, docs/not-checked.md and their Japanese twins: each is run exactly as printed, on the draft printed, and
//! gives the lines printed.
//!
//! Owns no example: those stand in the documents.

use crate::folder::Folder;
use std::fs;
use std::path::Path;

/// The blocks of one kind in a section.
fn blocks<'t>(section: &'t str, kind: &str) -> Vec<&'t str> {
    let open = format!("```{kind}\n");
    section
        .split(open.as_str())
        .skip(1)
        .filter_map(|rest| rest.split_once("```"))
        .map(|(block, _)| block)
        .collect()
}

/// The words of a command, single quotes taken away.
fn words(command: &str) -> Vec<String> {
    command.split_whitespace().map(|word| word.trim_matches('\'').to_owned()).collect()
}

fn run_as_printed(path: &str, lang: &str, draft: &str, count: usize) {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let page = page.replace("\r\n", "\n");
    let sections: Vec<&str> = page.split("\n## ").skip(1).collect();
    assert_eq!(sections.len(), count, "{path}");
    for section in sections {
        let title = section.lines().next().unwrap();
        let [policy] = blocks(section, "toml")[..] else { panic!("{title}: no policy") };
        assert!(policy.lines().count() <= 10, "{title}: {} lines", policy.lines().count());
        let [text] = blocks(section, "text")[..] else { panic!("{title}: no draft") };
        let folder = Folder::new()
            .with("noticelint.toml", policy)
            .with(draft, text)
            .with(&format!("press/{draft}"), text);
        let sound = folder.run(&["rules", "check", "--fail-on", "warning", "--as-of", "2026-11-22"]);
        assert_eq!(sound.status, 0, "{title}: {}", sound.out);
        let [console] = blocks(section, "console")[..] else { panic!("{title}: nothing is run") };
        let mut ran = String::new();
        for command in console.lines().filter_map(|line| line.strip_prefix("$ ")) {
            let words = words(command);
            assert_eq!(words[0], "noticelint", "{title}");
            let mut arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
            arguments.extend(["--lang", lang]);
            let done = folder.run(&arguments);
            assert_eq!(done.err, "", "{title}: {command}");
            ran += &format!("$ {command}\n{}", done.out);
        }
        assert_eq!(ran, console, "{title}");
        // A policy that changes nothing would not be one.
        assert!(ran.lines().any(|line| !line.starts_with("$ ")), "{title}: nothing was found at all");
    }
}

#[test]
fn the_japanese_policies_do_what_they_say() {
    run_as_printed("docs/policy.ja.md", "ja", "案.txt", 22);
    run_as_printed("docs/not-checked.ja.md", "ja", "案.txt", 5);
}

#[test]
fn the_english_policies_do_what_they_say() {
    run_as_printed("docs/policy.md", "en", "draft.txt", 22);
    run_as_printed("docs/not-checked.md", "en", "draft.txt", 5);
}
