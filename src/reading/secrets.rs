//! What of a draft must not be repeated by any output.
//!
//! Owns where such values are looked for: in the text, and in what stands beside it (comments, changes, properties,
//! attributes of tags, reasons of suppressions, the file's name). Whose they are is `mentions`' to say, in every place alike;
//! how they are found again is `document`'s.

use crate::document::{self, Document, Format, Secrets};
use crate::input::Source;
use crate::mentions::{self, Hits, Mentions, Scene};
use crate::ruleset::Ruleset;
use crate::text::slice;

/// What keeps two places that are looked through apart: what is said of one says nothing of another.
const APART: &str = "\n\n。\n\n。\n\n。\n\n";

/// The values of affected persons that a draft holds.
pub(super) fn of(source: &Source, document: &Document, mentions: &Mentions, ruleset: &Ruleset) -> Secrets {
    let mut values: Vec<String> =
        mentions.personal.iter().map(|personal| document.at(personal.place).to_owned()).collect();
    let beside = beside(source, document);
    if !beside.is_empty() {
        let personal = |place| mentions.personal.iter().any(|personal| personal.place == place);
        // A link repeats the sender's own number without the words that say whose it is.
        let contacts =
            mentions.contacts.iter().map(|contact| contact.place).filter(|place| !personal(*place));
        let own = Secrets::of(contacts.map(|place| document.at(place)));
        values.extend(said(&beside, ruleset).into_iter().filter(|value| own.spans(value).is_empty()));
    }
    Secrets::of(values.iter().map(String::as_str))
}

/// The values in a text that stands for itself.
fn said(text: &str, ruleset: &Ruleset) -> Vec<String> {
    let document = document::read(text, Format::Text);
    let hits = Hits::scan(&document, ruleset);
    let leads = mentions::leads(&document, &hits, ruleset);
    let scene = Scene { document: &document, hits: &hits, ruleset, leads: &leads };
    let found = mentions::personal(&scene);
    found.iter().map(|personal| document.at(personal.place).to_owned()).collect()
}

/// All that stands beside the text.
fn beside(source: &Source, document: &Document) -> String {
    let mut beside = String::new();
    let mut add = |text: &str| {
        if text.contains(|c: char| c.is_alphanumeric()) {
            beside.push_str(text);
            beside.push_str(APART);
        }
    };
    document.traces.iter().for_each(|trace| add(&trace.text));
    document.directives.iter().for_each(|directive| add(&directive.text));
    let name = source.name.rsplit('/').next().unwrap_or_default();
    if !name.is_ascii() || name.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@') {
        add(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    }
    if matches!(source.format, Format::Html | Format::Markdown) {
        unread(&source.text, &mut add);
    }
    beside
}

/// What tags say, and what stands between them: some of it is shown to nobody, and still stands in the source.
fn unread(source: &str, add: &mut impl FnMut(&str)) {
    let mut between = String::new();
    let mut rest = source;
    while let Some(open) = rest.find('<') {
        keep(slice(rest, ..open), &mut between);
        rest = slice(rest, open + 1..);
        let tag = slice(rest, ..rest.find(['<', '>']).unwrap_or(rest.len()));
        let says = !tag.is_ascii() || tag.contains(['@', '%', '&']) || tag.contains("tel:");
        if says && tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
            tag.split('"').for_each(&mut *add);
        }
        rest = slice(rest, tag.len()..);
    }
    if source.contains('<') {
        keep(rest, &mut between);
        add(&between);
    }
    // Code is no word of the notice, and is shown with the lines around it.
    let mut code = String::new();
    source.split('`').skip(1).step_by(2).for_each(|part| keep(part, &mut code));
    add(&code);
    for image in source.split("![").skip(1) {
        add(slice(image, ..image.find([']', '\n']).unwrap_or(image.len())));
    }
}

/// Keeps what may be of somebody: nothing else is read twice.
fn keep(text: &str, kept: &mut String) {
    for line in text.trim_start_matches('>').lines().filter(|line| !line.is_ascii() || line.contains('@')) {
        kept.push_str(line);
        kept.push('\n');
    }
}
