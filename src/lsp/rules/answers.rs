//! Requests about files of rules, answered as the protocol has it.
//!
//! Owns the way between places of the protocol and bytes. What is answered is of the files beside this one.

use super::names::{self, Kind, Name};
use super::outline::{Outline, Spot};
use super::{complete, rename};
use crate::builtin;
use crate::document::Span;
use crate::lsp::buffers::{Buffer, Buffers};
use crate::lsp::client::Client;
use crate::lsp::position::{self, byte, range};
use crate::lsp::shelf::Shelf;
use crate::report::messages::EditorWords;
use crate::report::position::LineTable;
use crate::report::{reference, rules_list};
use crate::rule_tests::{self, Choice};
use crate::ruleset::schema::said;
use crate::ruleset::{Lang, Loaded, TomlFile};
use crate::text::control_chars::visible;
use lsp_types::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A file of rules that is open, with all that it stands on.
pub(crate) struct Rules<'a> {
    /// The text.
    pub buffer: &'a Buffer,
    /// All open texts.
    pub buffers: &'a Buffers,
    /// What it says, or said last without a mistake.
    pub loaded: Arc<Loaded>,
    /// The language of what is told.
    pub lang: Lang,
}

impl<'a> Rules<'a> {
    /// A file of rules.
    pub(crate) fn of(
        buffer: &'a Buffer,
        buffers: &'a Buffers,
        shelf: &mut Shelf,
        lang: Lang,
    ) -> Option<Self> {
        let loaded = shelf.sound(buffer.path.as_deref()?, buffers)?;
        Some(Self { buffer, buffers, loaded, lang })
    }

    fn byte(&self, place: Position) -> usize {
        byte(&LineTable::new(&self.buffer.text), place)
    }

    /// The organisation's own files as they are now: what was loaded last may be of before a mistake. Those of the
    /// program are on no disk.
    fn files(&self) -> Vec<TomlFile> {
        let own = self.buffer.path.as_deref().map(position::shown).unwrap_or_default();
        let loaded = self.loaded.files.iter().filter(|file| !builtin::is_source(file));
        let mut names: Vec<&str> = loaded.clone().map(|file| file.name.as_str()).collect();
        if !names.contains(&own.as_str()) {
            names.push(&own);
        }
        let text = |name: &str| match self.buffers.of(Path::new(name)) {
            Some(buffer) => buffer.text.clone(),
            None => loaded
                .clone()
                .find(|file| file.name == name)
                .map_or_else(String::new, |file| file.text.to_string()),
        };
        names.into_iter().map(|name| TomlFile { name: name.to_owned(), text: text(name).into() }).collect()
    }

    /// Where a place of a file stands.
    fn location(&self, file: &TomlFile, span: Span) -> Option<Location> {
        let path = Path::new(&file.name);
        let open = self.buffers.of(path);
        let uri = open.map_or_else(|| position::uri(path), |buffer| Some(buffer.uri.clone()))?;
        Some(Location { uri, range: range(&LineTable::new(&file.text), span) })
    }

    /// What may be written.
    pub(crate) fn completion(&self, place: Position) -> Option<CompletionResponse> {
        let table = LineTable::new(&self.buffer.text);
        let (here, offers) = complete::of(&self.buffer.text, self.byte(place), &self.loaded, self.lang)?;
        let replaced = range(&table, here.span);
        let items = offers.into_iter().map(|offer| CompletionItem {
            label: offer.label.clone(),
            kind: Some(offer.kind),
            detail: Some(offer.about).filter(|about| !about.is_empty()),
            // What must be there first.
            sort_text: Some(format!("{}{}", u8::from(!offer.must), offer.label)),
            filter_text: Some(offer.text.clone()),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range: replaced, new_text: offer.text })),
            ..CompletionItem::default()
        });
        Some(CompletionResponse::Array(items.collect()))
    }

    /// What is shown where the cursor rests.
    pub(crate) fn hover(&self, place: Position) -> Option<Hover> {
        let table = LineTable::new(&self.buffer.text);
        let (value, span) = hover(&self.buffer.text, self.byte(place), &self.loaded, self.lang)?;
        let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
        Some(Hover { contents, range: Some(range(&table, span)) })
    }

    /// Where the name at a place stands: where it is defined, or wherever it stands.
    pub(crate) fn places(&self, place: Position, all: bool) -> Vec<Location> {
        let Some((name, _)) = rename::name_at(&self.buffer.text, self.byte(place)) else { return Vec::new() };
        let files = self.files();
        let places = rename::places(&files, &name).into_iter();
        let wanted = places.filter(|place| all || place.defines);
        wanted.filter_map(|place| self.location(&files[place.file], place.inside)).collect()
    }

    /// The name at a place, where it can be given another.
    pub(crate) fn renamable(
        &self,
        place: Position,
        below: &Loaded,
    ) -> Result<Option<PrepareRenameResponse>, String> {
        let found = rename::name_at(&self.buffer.text, self.byte(place));
        let Some((name, inside)) = found else { return Ok(None) };
        if !rename::is_own(&name, below, &self.files()) {
            return Err(EditorWords::of(self.lang).not_own().to_owned());
        }
        Ok(Some(PrepareRenameResponse::Range(range(&LineTable::new(&self.buffer.text), inside))))
    }

    /// Gives one's own name another, in all files.
    pub(crate) fn rename(
        &self,
        place: Position,
        new: &str,
        below: &Loaded,
        client: &Client,
    ) -> Result<Option<WorkspaceEdit>, String> {
        let found = rename::name_at(&self.buffer.text, self.byte(place));
        let Some((name, _)) = found else { return Ok(None) };
        let (words, files) = (EditorWords::of(self.lang), self.files());
        if !rename::is_own(&name, below, &files) {
            return Err(words.not_own().to_owned());
        }
        let made = rename::replacements(&files, &name, new).ok_or_else(|| words.no_name(new))?;
        let mut by_file: BTreeMap<String, (Uri, Vec<TextEdit>)> = BTreeMap::new();
        for (place, new_text) in made {
            let Some(Location { uri, range }) = self.location(&files[place.file], place.inside) else {
                continue;
            };
            let edits = by_file.entry(uri.as_str().to_owned()).or_insert_with(|| (uri, Vec::new()));
            edits.1.push(TextEdit { range, new_text });
        }
        let files = by_file.into_values().map(|(uri, edits)| {
            let version = self.buffers.get(&uri).map(|buffer| buffer.version);
            (uri, version, edits)
        });
        Ok(Some(client.edits(files)))
    }

    /// What came of the tests beside rules.
    pub(crate) fn lenses(&self) -> Vec<CodeLens> {
        let own = self.buffer.path.as_deref().map(position::shown);
        let file = self.loaded.files.iter().position(|file| Some(&file.name) == own.as_ref());
        let Some(file) = file else { return Vec::new() };
        let table = LineTable::new(&self.buffer.text);
        let told = lenses(&self.buffer.text, file, &self.loaded, self.lang);
        told.into_iter().map(|(span, title)| lens(range(&table, span), title, String::new(), None)).collect()
    }
}

/// A line over a place; one without a command only tells.
pub(crate) fn lens(
    range: Range,
    title: String,
    command: String,
    arguments: Option<Vec<serde_json::Value>>,
) -> CodeLens {
    CodeLens { range, command: Some(Command { title, command, arguments }), data: None }
}

/// The lines over tables of a file, each with the place it belongs to.
fn lenses(text: &str, file: usize, loaded: &Loaded, lang: Lang) -> Vec<(Span, String)> {
    let outline = Outline::of(text);
    let trial = rule_tests::run(loaded, &Choice { only: &[], inherited: false, lang });
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for tried in trial.tests.iter().filter(|tried| tried.example.place.file == file) {
        let (all, failing) = counts.entry(tried.id).or_default();
        *all += 1;
        *failing += usize::from(tried.verdict.fails());
    }
    let words = EditorWords::of(lang);
    let mut told = Vec::new();
    for spot in outline.spots.iter().filter(|spot| spot.key && spot.header) {
        let phrase = || match names::plain(&spot.path) {
            [first, phrase] if first == "phrases" => Some(format!("phrases/{phrase}")),
            _ => None,
        };
        let own = names::of(spot).filter(|name| name.kind != Kind::Set && names::defines(spot));
        let Some(id) = own.map(|name| name.id).or_else(phrase) else { continue };
        // Where a table is opened more than once, its tests are told at the first.
        let Some((all, failing)) = counts.remove(id.as_str()) else { continue };
        told.push((spot.span, words.tests(all, failing)));
    }
    told
}

/// Lines of a merged table that are shown at most.
const LINES: usize = 16;

/// What there is to say at a byte: Markdown, and what it is about.
fn hover(text: &str, byte: usize, loaded: &Loaded, lang: Lang) -> Option<(String, Span)> {
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
    let place = names::at(&spot.path)?;
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
        parts.extend(rule.told.why.as_ref().map(|why| visible(why.get(lang)).into_owned()));
    }
    let sections: Vec<_> = loaded.sections().into_iter().filter(|section| section.id == name.id).collect();
    let toml = rules_list::toml(&sections, &loaded.files, false);
    let lines: Vec<&str> = toml.lines().take(LINES + 1).collect();
    if !lines.is_empty() {
        let more = if lines.len() > LINES { "\n…" } else { "" };
        parts.push(format!("```toml\n{}{more}\n```", lines[..lines.len().min(LINES)].join("\n")));
    }
    Some(parts.join("\n\n"))
}
