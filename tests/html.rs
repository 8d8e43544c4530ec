//! The same notice as text and as HTML: what is understood and found does not change, only where.

use crate::folder::Folder;
use crate::mutations::options;
use noticelint::Format;
use noticelint::Ruleset;
use noticelint::Source;
use noticelint::{Checked, lint};
use std::path::PathBuf;

/// Everything that was understood and found, without where.
fn understood(checked: &Checked, ruleset: &Ruleset) -> Vec<String> {
    let reading = &checked.reading;
    let text = |place| reading.document.slice(place).replace([' ', '\n'], "");
    let (mentions, told) = (&reading.mentions, &reading.conclusions);
    let mut facts = vec![
        format!("{:?} {:?} {:?} {}", told.kind, told.stage, told.total_affected, told.cause_class),
        format!("occurred {:?} known {:?}", told.occurred_on, told.known_on),
        format!("discovered {:?} published {:?}", told.discovered_on, told.published_on),
        format!("reported {:?}", told.regulator_reported_on),
    ];
    for (element, state) in ruleset.elements.iter().zip(&reading.elements) {
        facts.push(format!("{} {}", element.id, state.status.name()));
    }
    let counts = mentions.counts.iter();
    facts.extend(counts.map(|c| format!("{} {} {:?} {}", c.value, c.unit, c.role, c.affected)));
    facts.extend(mentions.dates.iter().map(|d| format!("{:?} {:?} {}", d.date, d.end, d.event)));
    facts.extend(mentions.data_types.iter().map(|d| format!("{} {:?}", text(d.place), d.certainty)));
    facts.extend(mentions.contacts.iter().map(|c| format!("{} {}", text(c.place), c.own)));
    facts.extend(mentions.regulators.iter().map(|r| format!("{} {}", text(r.place), r.reported.name())));
    facts.extend(checked.findings.iter().map(|finding| {
        let place =
            finding.span.filter(|span| span.start < span.end).and_then(|span| reading.document.place(span));
        let at = place.map(text).unwrap_or_default();
        format!("{} {:?} {} {at}", ruleset.rules[finding.rule].id, finding.severity, finding.message)
    }));
    facts.sort();
    facts
}

/// The characters that HTML needs otherwise; a gap of spaces, which would collapse, as pages make gaps.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace("   ", "\u{3000}\u{3000}").replace("  ", "\u{3000}")
}

/// As a content management system of today writes it: the first line a heading, blocks as paragraphs and lists.
fn modern(text: &str) -> String {
    let mut page = String::from(
        "<!DOCTYPE html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\"><title>見本のサイト</title>\n\
         <style>p { margin: 1em }</style></head><body>\n<header><nav><ul><li><a href=\"/\">ホーム</a></li></ul></nav>\
         </header>\n<main>\n",
    );
    for block in
        text.split("\n\n").map(|block| block.trim_matches('\n')).filter(|block| !block.trim().is_empty())
    {
        let lines: Vec<&str> = block.lines().collect();
        let items = lines.iter().all(|line| line.starts_with('・')) && lines.len() > 1;
        let cells = |line: &&str| line.matches('|').count() > 1;
        if items {
            page.push_str("<ul>\n");
            for line in lines {
                page.push_str(&format!("  <li>{}</li>\n", escaped(line.trim_start_matches('・'))));
            }
            page.push_str("</ul>\n");
        } else if lines.iter().all(cells) {
            page.push_str("<table><tbody>\n");
            for line in lines.iter().filter(|line| !line.contains("--")) {
                page.push_str("<tr>");
                for cell in line.trim_matches('|').split('|') {
                    page.push_str(&format!("<td>{}</td>", escaped(cell.trim())));
                }
                page.push_str("</tr>\n");
            }
            page.push_str("</tbody></table>\n");
        } else {
            let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
            page.push_str(&format!("<p>{}</p>\n", lines.join("<br>\n")));
        }
    }
    page.push_str("</main>\n<footer><p>見本のサイト 電話 03-0000-9999</p></footer></body></html>\n");
    page
}

/// As pages were written long ago: line breaks only, tags in capitals.
fn old(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(escaped).collect();
    format!("<HTML><BODY BGCOLOR=white><FONT SIZE=3>\r\n{}</FONT>", lines.join("<BR>\r\n"))
}

fn examples(ending: &str) -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for folder in ["examples/clean", "examples/flawed", "tests/corpus/notices"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.to_string_lossy().ends_with(ending) {
                texts.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    texts.sort();
    texts
}

/// Compares each text with what it becomes.
fn same(texts: &[(String, String)], format: Format, become_html: impl Fn(&str) -> Option<String>) {
    let ruleset = noticelint::builtin().unwrap();
    let read = |name: &str, text: String, format: Format| {
        let source = Source::new(name, text, format);
        understood(&lint(&source, &ruleset, &options()), &ruleset)
    };
    let mut failures = String::new();
    for (name, text) in texts {
        let Some(page) = become_html(text) else { return };
        let (before, after) = (read(name, text.clone(), format), read(name, page, Format::Html));
        let lost =
            before.iter().filter(|fact| !after.contains(fact)).map(|fact| format!("{name}: lost {fact}\n"));
        let new =
            after.iter().filter(|fact| !before.contains(fact)).map(|fact| format!("{name}: new {fact}\n"));
        failures.extend(lost.chain(new));
        let times = |facts: &[String], fact: &String| facts.iter().filter(|other| *other == fact).count();
        for fact in
            before.iter().filter(|fact| after.contains(fact) && times(&before, fact) != times(&after, fact))
        {
            failures.push_str(&format!("{name}: as often? {fact}\n"));
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// As an independent program writes it; `None` where it is not installed.
fn converted(text: &str) -> Option<String> {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let mut pandoc = Command::new("pandoc");
    pandoc.args([
        "--from",
        "markdown-smart-strikeout-subscript-superscript-citations+lists_without_preceding_blankline",
    ]);
    pandoc.args(["--to", "html", "--standalone", "--metadata", "title=見本のサイト", "--wrap=preserve"]);
    let run = pandoc.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut run = run.ok()?;
    run.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let done = run.wait_with_output().ok()?;
    done.status.success().then(|| String::from_utf8(done.stdout).unwrap())
}

#[test]
fn markdown_that_another_program_converts_says_the_same() {
    same(&examples(".md"), Format::Markdown, converted);
}

#[test]
fn a_page_of_today_says_the_same() {
    let texts = examples(".txt");
    assert!(texts.len() > 30, "there is something to convert");
    same(&texts, Format::Text, |text| Some(modern(text)));
}

#[test]
fn a_page_of_long_ago_says_the_same() {
    same(&examples(".txt"), Format::Text, |text| Some(old(text)));
}

const FLAWED: &str = "<!DOCTYPE html>\n<html><head><meta name=\"robots\" content=\"noindex\"></head><body>\n\
<h1>会員名簿の漏えいに関するお詫び</h1>\n<p>2026年6月10日</p>\n\
<p>6月4日、会員320名の氏名が流失し、名簿が流<b>失</b>したことが分かりました。お詫びいたします。</p>\n\
<p>対象の会員は <a href=\"mailto:tanaka.hanako@example.com\">tanaka.hanako@example.com</a> 様です。</p>\n\
<h2>お問い合わせ</h2>\n<p><img src=\"tel.png\" alt=\"\"></p>\n</body></html>\n";

#[test]
fn a_page_is_checked_by_its_name_and_mended_around_its_tags() {
    let folder = Folder::new().with("draft.html", FLAWED);
    let run = folder.run(&["check", "--isolated", "--format", "json", "--lang", "ja", "."]);
    assert!(
        run.out.contains("\"html/noindex\"") && run.out.contains("\"html/contact-in-image\""),
        "{}",
        run.out
    );
    assert!(!run.out.contains("\"contact-point/missing\""), "{}", run.out);
    let typed = folder.typed(
        &["check", "--isolated", "--stdin-filename", "draft.html", "--format", "json", "-"],
        FLAWED.as_bytes(),
    );
    assert!(typed.out.contains("\"html/noindex\""), "{}", typed.err);
    let fixed = folder.run(&["check", "--isolated", "--fix", "draft.html"]);
    assert_ne!(fixed.status, 2, "{}", fixed.err);
    let mended = folder.read("draft.html");
    assert_eq!(mended, FLAWED.replacen("流失", "流出", 1));
}

#[test]
fn an_address_is_covered_in_its_link_too() {
    let folder = Folder::new().with("draft.html", FLAWED);
    for format in ["human", "short", "json", "sarif"] {
        let run = folder.run(&["check", "--isolated", "--format", format, "--show", "all", "draft.html"]);
        assert!(!run.out.contains("tanaka"), "{format}: {}", run.out);
    }
}
