//! Tags of HTML and Markdown: attributes, comments, code, forms that were filled in, titles of links.
//!
//! Owns where in a source they stand. Whose what they say is, is decided elsewhere.

use super::{is_own, keep};
use crate::text::slice;

/// What tags say, and what stands between them: some of it is shown to nobody, and still stands in the source.
pub(super) fn unread(source: &str, add: &mut impl FnMut(&str)) {
    let mut between = String::new();
    let mut form = String::new();
    let mut label = "";
    let mut rest = source;
    while let Some(open) = rest.find('<') {
        let said = slice(rest, ..open);
        let mut shown = said.trim_start_matches('>').lines().map(str::trim);
        label = shown.rfind(|line| !line.is_empty()).unwrap_or(label);
        keep(said, &mut between);
        rest = slice(rest, open + 1..);
        let tag = slice(rest, ..rest.find(['<', '>']).unwrap_or(rest.len()));
        if let Some((own, value)) = filled_in(tag) {
            // Whoever fills in a form writes behind its labels; a mail address or a mobile number is somebody's without one.
            let label = own.unwrap_or(label);
            form.extend([label.trim_end_matches([':', '：']), ":", value, "\n"]);
            if is_own(value) {
                add(&format!("会員の{value}"));
            }
        }
        let says = !tag.is_ascii() || tag.contains(['@', '%', '&']) || tag.contains("tel:");
        if says && tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
            match tag.strip_prefix("!--") {
                Some(comment) => add(comment.trim_end_matches('-')),
                None => tag.split(['"', '\'']).for_each(&mut *add),
            }
        }
        rest = slice(rest, tag.len()..);
    }
    add(&form);
    if source.contains('<') {
        keep(rest, &mut between);
        add(&between);
        // A script sets in quotes what it says of somebody.
        for line in between.lines() {
            line.split('"').skip(1).step_by(2).filter(|said| is_own(said)).for_each(&mut *add);
        }
    }
    // Code is no word of the notice, and is shown with the lines around it.
    let mut code = String::new();
    source.split('`').skip(1).step_by(2).for_each(|part| keep(part, &mut code));
    add(&code);
    // Most notices have neither images nor links.
    if !source.contains('[') && !source.contains(']') {
        return;
    }
    for image in source.split("![").skip(1) {
        add(slice(image, ..image.find([']', '\n']).unwrap_or(image.len())));
    }
    // What shows where the mouse rests: [詳細](https://… "…"), and the same where the address is defined.
    let targets = source.split("](").skip(1);
    let lines = if source.contains("]:") { source } else { "" };
    let defined = lines.lines().filter(|line| line.trim_start().starts_with('[') && line.contains("]:"));
    for target in targets.chain(defined) {
        let line = slice(target, ..target.find('\n').unwrap_or(target.len()));
        let title =
            line.split_once('"').map(|(_, title)| title.rsplit_once('"').map_or(title, |(title, _)| title));
        title.into_iter().for_each(&mut *add);
    }
}

/// What a form was filled in with before the page was saved: the `value` of an `<input>` that takes words, and its label
/// where it has one of its own.
fn filled_in(tag: &str) -> Option<(Option<&str>, &str)> {
    const WORDLESS: [&str; 6] = ["submit", "button", "reset", "image", "checkbox", "radio"];
    let inside = tag.get(..5).filter(|name| name.eq_ignore_ascii_case("input")).map(|_| slice(tag, 5..))?;
    let value = |name: &str| {
        let mut starts = inside.match_indices(name).filter(|(at, _)| {
            slice(inside, ..*at).ends_with(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\''))
        });
        let (at, _) =
            starts.find(|(at, _)| slice(inside, at + name.len()..).trim_start().starts_with('='))?;
        let value = slice(inside, at + name.len()..).trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''));
        let value = quote.map_or(value, |quote| value.trim_start_matches(quote));
        let ends = |c: char| quote.map_or(c.is_ascii_whitespace(), |quote| c == quote);
        Some(slice(value, ..value.find(ends).unwrap_or(value.len())))
    };
    let wordless =
        value("type").is_some_and(|kind| WORDLESS.iter().any(|own| kind.eq_ignore_ascii_case(own)));
    let own = value("aria-label").or_else(|| value("placeholder")).or_else(|| value("title"));
    value("value").filter(|value| !wordless && !value.is_empty()).map(|value| (own, value))
}
