//! What is shown of keys and names in a file of rules.
//!
//! Owns the layout. What a key means is the schema's to say, what a name means the ruleset's.

use super::names::{self, Kind, Name};
use super::outline::{Outline, Spot};
use super::schema_at;
use crate::document::Span;
use crate::report::{reference, rules_show};
use crate::ruleset::schema::said;
use crate::ruleset::{Lang, Loaded};
use crate::text::control_chars::visible;

/// Lines of a merged table that are shown at most.
const LINES: usize = 16;

/// What there is to say at a byte: Markdown, and what it is about.
pub fn of(text: &str, byte: usize, loaded: &Loaded, lang: Lang) -> Option<(String, Span)> {
    let outline = Outline::of(text);
    let spot = outline.at(byte)?;
    let mut parts: Vec<String> = Vec::new();
    if let Some(name) = names::of(spot) {
        parts.extend(named(&name, loaded, lang));
    }
    if parts.is_empty() {
        parts.extend(meaning(spot, lang));
    }
    (!parts.is_empty()).then(|| (parts.join("\n\n"), spot.span))
}

/// What a key means.
fn meaning(spot: &Spot, lang: Lang) -> Option<String> {
    let place = schema_at::at(&spot.path)?;
    if let Some((_, key)) = place.key {
        let form = reference::form(&key.shape, lang);
        return Some(format!("`{}` {form}\n\n{}", key.name, said(key.about, lang)));
    }
    place.named.map(|map| said(map.about, lang).to_owned())
}

/// What a name means, and what holds of it in all files together, each value with where it was set.
fn named(name: &Name, loaded: &Loaded, lang: Lang) -> Option<String> {
    let title = names::title(loaded, name, lang)?;
    let mut parts = vec![format!("`{}` {}", name.id, visible(&title))];
    if let Some(rule) = loaded.ruleset.rule(&name.id).filter(|_| name.kind == Kind::Rule) {
        parts.extend(rule.why.as_ref().map(|why| visible(why.get(lang)).into_owned()));
    }
    let sections: Vec<_> = loaded.sections().into_iter().filter(|section| section.id == name.id).collect();
    let toml = rules_show::toml(&sections, &loaded.files, false);
    let lines: Vec<&str> = toml.lines().take(LINES + 1).collect();
    if !lines.is_empty() {
        let more = if lines.len() > LINES { "\n…" } else { "" };
        parts.push(format!("```toml\n{}{more}\n```", lines[..lines.len().min(LINES)].join("\n")));
    }
    Some(parts.join("\n\n"))
}
