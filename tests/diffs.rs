//! What `--fix --diff` shows: nothing of anybody, also where no reader of the draft looks, and as a patch that fits.

use crate::folder::{Folder, Ran};

const TEXT: &str =
    "有限会社見本堂\n\n会員情報の漏えいについて\n\n9月4日、会員210名の電話番号が流失しました。\n";
const PAGE: &str = "<h1>会員情報の漏えいについて</h1>\n<p>9月4日、会員210名の電話番号が流失しました。</p>\n";

fn diff(folder: &Folder, name: &str) -> Ran {
    folder.run(&["check", name, "--fix", "--diff", "--isolated", "--as-of", "2026-11-22"])
}

/// A text with a patch applied as `patch` does: every line of context and every line that goes must be there.
fn patched(text: &str, patch: &str) -> Option<String> {
    let old: Vec<&str> = text.split_inclusive('\n').collect();
    let (mut made, mut at) = (String::new(), 0);
    let mut lines = patch.split_inclusive('\n').skip(2).peekable();
    while let Some(line) = lines.next() {
        let short = lines.peek().is_some_and(|next| next.starts_with('\\'));
        let said = line.get(1..)?;
        let said = if short { said.trim_end_matches('\n') } else { said };
        match line.chars().next()? {
            '@' => {
                let first: usize = said.strip_prefix("@ -")?.split([',', ' ']).next()?.parse().ok()?;
                old.get(at..first - 1)?.iter().for_each(|line| made.push_str(line));
                at = first - 1;
            }
            '+' => made.push_str(said),
            '\\' => {}
            sign => {
                if *old.get(at)? != said {
                    return None;
                }
                at += 1;
                made.push_str(if sign == ' ' { said } else { "" });
            }
        }
    }
    old.get(at..)?.iter().for_each(|line| made.push_str(line));
    Some(made)
}

#[test]
fn what_no_reader_looks_at_is_no_context_of_a_diff() {
    let person = ["南雲葵", "aoi.n@gmail.com", "08055554444"];
    for (extension, head, beside) in [
        ("html", PAGE, "<?memo 会員の{0}様に電話済み?>"),
        ("html", PAGE, "<div hidden><p>氏名</p><p>{0}</p><p>{1}</p></div>"),
        ("html", PAGE, "<!-- <li>{0}<li>{1} -->"),
        ("html", PAGE, "<ul><li data-who=\"{0}\" data-to='{1}' id=\"m{2}\">済</li></ul>"),
        ("html", PAGE, "<svg><title>{0}</title></svg>"),
        ("md", TEXT, "[memo]: <> ({0} {1})"),
        ("md", TEXT, "## 経緯 {#k data-who=\"{0}\" data-to=\"{1}\"}"),
        ("md", TEXT, "{{% aside \"会員の{0}様 {2}\" %}}"),
        ("md", TEXT, "{/* {0}様 {1} */}"),
        ("md", TEXT, "|区分|件数|\n|---|---|\n|氏名|210|会員の{0}様 {1}|"),
    ] {
        let beside = person
            .iter()
            .enumerate()
            .fold(beside.to_owned(), |said, (at, value)| said.replace(&format!("{{{at}}}"), value));
        for text in [format!("{head}\n{beside}\n"), format!("{beside}\n\n{head}")] {
            let name = format!("a.{extension}");
            let folder = Folder::new().with(&name, &text);
            let ran = diff(&folder, &name);
            assert!(ran.out.contains("\n-") && ran.out.contains("流出しました"), "{text}{}", ran.err);
            for value in person {
                assert!(!ran.out.contains(value), "{text}{}", ran.out);
            }
            let mended = patched(&text, &ran.out);
            assert_eq!(mended.as_deref(), Some(text.replace("流失", "流出").as_str()), "{}", ran.out);
            assert_eq!(ran.err, "", "{text}");
        }
    }
}

#[test]
fn a_diff_that_covers_what_it_changes_says_that_it_does_not_fit() {
    for (name, text) in [
        ("a.txt", format!("{TEXT}\n会員の南雲葵様の情報も流失しました。\n")),
        ("a.html", format!("{PAGE}<p title=\"南雲葵\">流失は一度です。</p>\n")),
        ("会員_南雲太郎様.txt", TEXT.to_owned()),
    ] {
        let folder = Folder::new().with(name, &text);
        let ran = diff(&folder, name);
        assert!(ran.out.contains('＊') && !ran.out.contains("南雲葵"), "{}", ran.out);
        assert!(
            ran.err.contains("当てられません") && !ran.err.contains("南雲葵") && !ran.err.contains("太郎"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn lines_end_in_a_diff_as_they_do_for_what_applies_it() {
    for text in [
        TEXT.replace('\n', "\r"),
        TEXT.replace('\n', "\r\n"),
        TEXT.replace("、会員", "、\r会員"),
        TEXT.replacen('\n', "\r", 2),
        TEXT.trim_end().to_owned(),
        TEXT.trim_end().replace('\n', "\r") + "\r",
    ] {
        let folder = Folder::new().with("a.txt", &text);
        let ran = diff(&folder, "a.txt");
        let mended = patched(&text, &ran.out);
        assert_eq!(mended.as_deref(), Some(text.replace("流失", "流出").as_str()), "{:?}", ran.out);
    }
}
