use super::*;
use proptest::prelude::*;

fn here(text: &str) -> Option<(String, bool, bool, String)> {
    let byte = text.find('|').unwrap();
    let text = text.replace('|', "");
    let outline = Outline::of(&text);
    let found = outline.here(&text, byte)?;
    let part = text[found.span.start..found.span.end].to_owned();
    Some((found.path.join(" "), found.key, found.quoted, part))
}

fn some(path: &str, key: bool, quoted: bool, part: &str) -> Option<(String, bool, bool, String)> {
    Some((path.to_owned(), key, quoted, part.to_owned()))
}

#[test]
fn what_is_being_written_is_known_however_unfinished() {
    for (text, wanted) in [
        ("|", some("", true, false, "")),
        ("noti|", some("", true, false, "noti")),
        ("noticelint = 1\n\n|\n[files]\n", some("", true, false, "")),
        ("[|", some("", true, false, "")),
        ("[ru|]\n", some("", true, false, "ru")),
        ("[terms.|", some("terms", true, false, "")),
        ("[rules.\"cause/|\"]\n", some("rules", true, true, "cause/")),
        ("[rules.\"a/b\"]\nsev|\nwhy = 1\n", some("rules a/b", true, false, "sev")),
        ("[rules.\"a/b\"]\n\n|", some("rules a/b", true, false, "")),
        ("[rules.\"a/b\"]\nseverity = |\n", some("rules a/b severity", false, false, "")),
        ("[rules.\"a/b\"]\nseverity = \"wa|\"\n", some("rules a/b severity", false, true, "wa")),
        ("[rules.\"a/b\"]\nseverity = \"wa|\n", some("rules a/b severity", false, true, "wa")),
        ("[rules.\"a/b\"]\nwhen.leaked = [\"card|\"]\n", some("rules a/b when leaked", false, true, "card")),
        ("[rules.\"a/b\"]\nwhen = { leaked = [|] }\n", some("rules a/b when leaked", false, false, "")),
        ("[rules.\"a/b\"]\nwhen = { |\n", some("rules a/b when", true, false, "")),
        ("[rules.\"a/b\"]\nwhen = { stage = \"first\", |}\n", some("rules a/b when", true, false, "")),
        (
            "[[elements.x.detect]]\nany = [\"@ap|\", \"お詫び\"]\n",
            some("elements x detect any", false, true, "@ap"),
        ),
        ("with = { detect = [{ any = [\"@|", some("with detect any", false, true, "@")),
        ("a = '''\n[b]\n|'''\n", some("a", false, true, "\n[b]\n")),
        ("# [|", None),
        ("a = 1 |", None),
    ] {
        assert_eq!(here(text), wanted, "{text}");
    }
}

#[test]
fn keys_and_values_have_their_paths() {
    let text =
        "[terms.mine]\nwords = [\"一\", \"@two\"]\n[rules.\"a/b\"]\nwith.detect = [{ any = [\"@mine\"] }]\n";
    let outline = Outline::of(text);
    let mine = outline.spots.iter().find(|spot| spot.text == "@mine").unwrap();
    assert_eq!(mine.path, ["rules", "a/b", "with", "detect", "any"]);
    assert_eq!(&text[mine.inside.start..mine.inside.end], "@mine");
    let named = outline.spots.iter().find(|spot| spot.text == "mine").unwrap();
    assert!(named.key && named.header);
    assert_eq!(named.path, ["terms", "mine"]);
    assert_eq!(outline.at(named.span.start + 1), Some(named));
}

#[test]
fn brackets_without_end_are_no_matter() {
    for sign in ["[", "{", "a={", "a=[", "\"", "[[a.", "a=[{b="] {
        let text = sign.repeat(50_000);
        let outline = Outline::of(&text);
        outline.here(&text, text.len());
    }
}

proptest! {
    #[test]
    fn any_text_has_an_outline(text in "[\\[\\]{}=,.\"'a@あ#\n\r -]{0,60}") {
        let outline = Outline::of(&text);
        for (byte, _) in text.char_indices() {
            let here = outline.here(&text, byte);
            prop_assert!(here.is_none_or(|here| text.get(here.span.start..here.span.end).is_some()));
        }
    }
}
