//! What stands inside itself, as deep as a file may have it, on the stack that drafts are read on: read or refused, never
//! the end of the run. The program of these tests is built without optimisation and takes more of the stack than the
//! one that is given out.

use crate::docx::{Docx, p};
use crate::folder::{Folder, POLICY};

const TIMES: usize = 6_000;

/// One thing inside itself, with a word in its midst.
fn nest(open: &str, close: &str) -> String {
    format!("{}漏えい{}", open.repeat(TIMES), close.repeat(TIMES))
}

fn drafts(folder: Folder) -> Folder {
    let mut folder = folder;
    for (at, (open, close)) in
        [("(", ")"), ("「", "」"), ("(あ、", ")"), ("【", "】"), ("\"", "\""), ("1.", "\n")]
            .into_iter()
            .enumerate()
    {
        folder = folder.with(&format!("{at}.txt"), format!("漏えい\n\n{}\n", nest(open, close)));
    }
    for (at, (open, close)) in [
        (">", ""),
        ("[", "]"),
        ("![", "](a)"),
        ("> - ", ""),
        ("*a ", " a*"),
        ("<p a=\"\"", ">"),
        ("<div>\n", ""),
        ("<b a=\"1\">", "</b>"),
    ]
    .into_iter()
    .enumerate()
    {
        folder = folder.with(&format!("{at}.md"), format!("# 漏えい\n\n{}\n", nest(open, close)));
    }
    for (at, (open, close)) in [
        ("<div>", "</div>"),
        ("<ul><li>", ""),
        ("<table><tr><td>", "</table>"),
        ("<b><i>", ""),
        ("<svg>", "</svg>"),
        ("<template>", ""),
        ("<details><summary>", ""),
        ("<p a=\"b\" ", ""),
        ("<!--", "-->"),
        ("<script><!--<script>", ""),
    ]
    .into_iter()
    .enumerate()
    {
        folder = folder.with(&format!("{at}.html"), format!("<h1>漏えい</h1>{}", nest(open, close)));
    }
    for (name, times) in [("read", 130), ("refused", 20_000)] {
        let tables =
            "<w:tbl><w:tr><w:tc>".repeat(times) + &p("漏えい") + &"</w:tc></w:tr></w:tbl>".repeat(times);
        let boxes = "<w:p><w:r><w:txbxContent>".repeat(times)
            + &p("漏えい")
            + &"</w:txbxContent></w:r></w:p>".repeat(times);
        folder = folder.with(&format!("table-{name}.docx"), Docx::new(&tables).bytes());
        folder = folder.with(&format!("box-{name}.docx"), Docx::new(&boxes).bytes());
    }
    folder
}

#[test]
fn drafts_as_deep_as_they_may_be() {
    let folder = drafts(Folder::new());
    let ran = folder.check(&[".", "--format", "jsonl"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    let refused: Vec<&str> = ran.err.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(refused, ["./box-refused.docx", "./table-refused.docx"], "{}", ran.err);
    assert!(!ran.err.contains("内部エラー"), "{}", ran.err);
    // Alone, too: no thread of its own is needed for that, and the stack is the same.
    for alone in ["7.html", "5.md", "table-read.docx", "0.txt"] {
        let ran = folder.check(&[alone, "--format", "short"]);
        assert!(matches!(ran.status, 0 | 1), "{alone}: {} {}", ran.status, ran.err);
    }
}

#[test]
fn rules_as_deep_as_they_may_be() {
    let broken = |value: String| format!("{POLICY}\n[x]\n{value}\n");
    let mut sets = POLICY.to_owned();
    for at in 0..1_000 {
        sets += &format!("[terms.s{at}]\nwords = [\"語{at}\"]\ninclude = [\"s{}\"]\n", (at + 1) % 1_000);
    }
    let folder = Folder::new()
        .with("a.txt", "漏えい\n\nお詫びします。\n")
        .with("lists.toml", broken(format!("a = {}{}", "[".repeat(TIMES), "]".repeat(TIMES))))
        .with("tables.toml", broken(format!("a = {}1{}", "{a=".repeat(TIMES), "}".repeat(TIMES))))
        .with("keys.toml", broken(format!("a{} = 1", ".a".repeat(TIMES))))
        .with(
            "words.toml",
            format!("{POLICY}[terms.a]\nwords = [\"{}{}\"]\n", "[あ".repeat(TIMES), "]".repeat(TIMES)),
        )
        .with(
            "pattern.toml",
            format!(
                "{POLICY}[terms.a]\nwords = [\"あ\"]\npatterns = [{{ regex = \"{}あ{}\" }}]\n",
                "(".repeat(TIMES),
                ")".repeat(TIMES)
            ),
        )
        .with("ring.toml", sets);
    for rules in ["lists", "tables", "keys", "words", "pattern", "ring"] {
        let ran = folder.run(&["check", "a.txt", "--rules", &format!("{rules}.toml")]);
        assert_eq!(ran.status, 2, "{rules}: {}", ran.err);
        assert!(!ran.err.contains("内部エラー") && ran.err.contains(rules), "{rules}: {}", ran.err);
    }
}
