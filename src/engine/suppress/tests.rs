//! Suppressions at work on whole drafts.

use crate::document::Format;
use crate::engine::{Checked, Options, lint};
use crate::engine::{Origin, Waiver};
use crate::input::Source;
use crate::mentions::Day;
use crate::ruleset::{Lang, Ruleset, TomlFile, load_with};

const RULES: &str = "noticelint = 1\n[rules.\"acme/loss\"]\ncheck = \"phrase\"\nseverity = \"error\"\n\
    kinds = [\"breach-notice\", \"other-incident-notice\", \"not-a-notice\"]\ntitle = \"t\"\nmessage = \"m\"\n\
    with = { detect = [{ any = [\"紛失\"] }] }\n";

fn ruleset() -> Ruleset {
    let suppressions = include_str!("../../../rules/ja/rules/suppression.toml");
    let text = format!(
        "{RULES}{suppressions}\n[classes.kind.breach-notice]\ntitle = \"t\"\norder = 1\n\
        detect = [{{ any = [\"紛失\"], in-headings = true }}]\n"
    );
    let file = TomlFile { name: "rules.toml".into(), text: text.into() };
    load_with(vec![vec![file]], Vec::new(), &[]).map_err(|problems| problems.problems).unwrap().ruleset
}

fn check(text: &str, waivers: Vec<Waiver>) -> (Vec<String>, Checked) {
    let source = Source::new("a.md", text, Format::Markdown);
    let options = Options {
        lang: Some(Lang::Ja),
        waivers,
        ..Options::on(Day { year: 2026, month: 11, day: Some(22) })
    };
    let ruleset = ruleset();
    let checked = lint(&source, &ruleset, &options);
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let told = checked
        .findings
        .iter()
        .map(|finding| format!("{}:{}", line(finding.span.unwrap().start), ruleset.rules[finding.rule].id));
    (told.collect(), checked)
}

fn ask(what: &str) -> String {
    format!("<!-- noticelint-ignore{what}: 鍵は戻った -->")
}

#[test]
fn a_list_is_silenced_though_one_item_has_a_comment_of_its_own() {
    let (list, item) = (ask(" acme/loss"), ask(" acme/*"));
    let text = format!("# 紛失\n\n{list}\n\n- 紛失 {item}\n- 紛失\n- 紛失\n\n紛失です。\n");
    let (told, checked) = check(&text, Vec::new());
    assert_eq!(told, ["9:acme/loss"]);
    assert_eq!(checked.suppressed.len(), 3);
}

#[test]
fn the_closest_suppression_is_the_one_that_counts_and_no_other_is_unused() {
    let text = format!("# 件\n\n{}\n{}\n\n紛失です。\n", ask("-file acme/loss"), ask(" acme/loss"));
    let origin = Origin::File { name: "noticelint.toml".to_owned(), line: 3, byte: 0 };
    let waiver =
        Waiver { rule: "acme/*".to_owned(), reason: "台帳にある".to_owned(), until: None, origin };
    let (told, checked) = check(&text, vec![waiver]);
    assert_eq!(told, [""; 0]);
    let at = text.find("<!-- noticelint-ignore acme").unwrap();
    assert!(matches!(&checked.suppressed[0].origin, Origin::Comment(span) if span.start == at));
}

#[test]
fn many_comments_silence_many_findings() {
    let lines = format!("{}\n\n紛失です。\n\n", ask(" acme/loss")).repeat(40);
    let stacked = format!("{}\n", ask(" acme/loss")).repeat(80) + &"- 紛失\n".repeat(80);
    let wide = format!("{}\n\n", ask("-file acme/*")).repeat(80) + &"紛失です。\n\n".repeat(80);
    for text in [lines, stacked, wide] {
        let (told, checked) = check(&format!("# 件\n\n{text}"), Vec::new());
        assert!(told.is_empty() && checked.suppressed.len() >= 40, "{told:?}");
    }
}
