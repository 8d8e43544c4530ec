//! `check --format html`: the page as a run writes it.

use crate::folder::Folder;
use std::path::Path;

/// The page of an example, without the style and the script.
fn page(example: &str, flags: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("examples").join(example)).unwrap();
    let folder = Folder::new().with(example, text);
    let fixed = ["check", "--isolated", "--as-of", "2026-11-22", "--format", "html", example];
    let ran = folder.run(&[&fixed, flags].concat());
    assert!(ran.status <= 1 && ran.err.is_empty(), "{ran:?}");
    without(&without(&ran.out, "<style>", "</style>"), "<script>", "</script>")
}

fn without(page: &str, open: &str, close: &str) -> String {
    let (before, rest) = page.split_once(open).unwrap();
    let (body, after) = rest.split_once(close).unwrap();
    assert!(body.len() > 200, "{open} holds something");
    // The digests change with what they stand for.
    let before: Vec<_> =
        before.split("&#39;").map(|part| if part.starts_with("sha256-") { "…" } else { part }).collect();
    format!("{}{open}{close}{after}", before.join("&#39;"))
}

#[test]
fn a_flawed_draft() {
    insta::assert_snapshot!(page("flawed/contractor-mailing.md", &["--lang", "ja"]));
}

#[test]
fn a_clean_draft_with_deadlines_in_english() {
    insta::assert_snapshot!(page("clean/support-scam-hospital.txt", &["--lang", "en"]));
}

#[test]
fn what_cannot_be_read_stands_at_the_end_and_ends_with_two() {
    let folder = Folder::new().with("a.txt", "個人情報の漏えい\n\nお詫びします。\n");
    let ran = folder.check(&["--format", "html", "--output", "out.html", "a.txt", "b<i>.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    let page = folder.read("out.html");
    assert!(page.contains("b&lt;i&gt;.txt") && page.trim_end().ends_with("</html>"), "{page}");
}

#[test]
fn a_run_over_nothing_is_a_page_too() {
    let ran = Folder::new().check(&["--format", "html", "--allow-empty", "."]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.starts_with("<!doctype html>") && ran.out.trim_end().ends_with("</html>"));
}
