//! `rules forms`: what words in dictionary form match.
//!
//! Owns the layout. What a word matches is the grammar's to say.

use super::json;
use super::messages::FormsWords;
use super::page::{Ink, Page};
use crate::grammar::{Class, Sampled, sampled};
use crate::ruleset::Lang;
use crate::statements::{Names, Vocabulary};
use crate::text::control_chars::visible;
use crate::text::width::{COLUMNS, pad, width, wrap};
use serde_json::{Value, json};

/// As JSON.
pub fn json(words: &[String]) -> String {
    let vocabulary = Vocabulary::built_in();
    let names = Names::built_in();
    let out = |word: &String| {
        let found = sampled(word, &vocabulary.endings, &vocabulary.spellings, &names.tails);
        let mode =
            |(mode, examples): &(_, _)| json!({ "mode": names.mode(*mode, Lang::En), "examples": examples });
        json!({
            "word": word,
            "class": found.class.map(Class::name),
            "kinds": kinds(word, vocabulary, Lang::En),
            "spellings": found.spellings,
            "forms": found.forms,
            "modes": found.modes.iter().map(mode).collect::<Value>(),
        })
    };
    json::line(&json!({ "schema": "noticelint/forms/1", "words": words.iter().map(out).collect::<Value>() }))
}

/// As a page.
pub fn table(words: &[String], lang: Lang, color: bool) -> String {
    let vocabulary = Vocabulary::built_in();
    let mut page = Page::new(color);
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            page.line("");
        }
        let found = sampled(word, &vocabulary.endings, &vocabulary.spellings, &Names::built_in().tails);
        one(&mut page, word, &found, &kinds(word, vocabulary, lang), FormsWords::of(lang));
    }
    page.text()
}

fn one(page: &mut Page, word: &str, found: &Sampled, kinds: &[String], words: FormsWords) {
    page.ink(Ink::Strong, &visible(word));
    let class = found.class.map_or(words.noun().to_owned(), |class| words.class(class));
    page.line(&format!("  {class}"));
    if let Some(other) = found.class.and_then(|class| words.or_else(class, word)) {
        page.line(&format!("  {other}"));
    }
    let names = Names::built_in();
    let modes: Vec<_> =
        found.modes.iter().map(|(mode, said)| (names.mode(*mode, words.lang), said)).collect();
    let heads = [words.kinds(), words.spellings(), words.forms()];
    let columns = heads.iter().map(|head| width(head)).chain(modes.iter().map(|(mode, _)| width(mode)));
    let columns = columns.max().unwrap_or(0);
    let mut row = |head: &str, said: &[String]| {
        if said.is_empty() {
            return;
        }
        let lines = wrap(&visible(&said.join(words.between())), COLUMNS.saturating_sub(columns + 4));
        for (at, line) in lines.iter().enumerate() {
            page.line(&format!("  {}  {line}", pad(if at == 0 { head } else { "" }, columns)));
        }
    };
    row(words.kinds(), kinds);
    row(words.spellings(), if found.spellings.len() > 1 { &found.spellings } else { &[] });
    row(words.forms(), if found.class.is_some() { &found.forms } else { &[] });
    for (mode, said) in modes {
        row(&mode, said);
    }
    if found.class.is_none() {
        page.line(&format!("  {}", words.noun_ends(&visible(word))));
    }
}

/// The classes of the grammar that hold a word.
fn kinds(word: &str, vocabulary: &Vocabulary, lang: Lang) -> Vec<String> {
    let stem = Class::of(word).map_or(word, |(stem, _)| stem);
    let mut kinds = 0;
    vocabulary.words.scan(word, |hit| {
        if hit.start == 0 && hit.stem == stem.len() {
            kinds |= hit.kinds;
        }
    });
    Names::built_in().acts(kinds, vocabulary, lang)
}
