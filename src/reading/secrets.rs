//! What of a draft must not be repeated by any output.
//!
//! Owns where such values are looked for: in the text, and in what stands beside it (comments, changes, properties,
//! attributes of tags, reasons of suppressions, the file's name). Whose they are is `mentions`' to say, in every place alike;
//! how they are found again is `document`'s.

use crate::document::{self, Document, Format, Secrets, TraceKind};
use crate::input::Source;
use crate::mentions::{self, Hits, Mentions, Scene};
use crate::ruleset::Ruleset;
use crate::text::{one_of, slice};

/// What keeps two places that are looked through apart: what is said of one says nothing of another.
const APART: &str = "\n\n。\n\n。\n\n。\n\n";

/// The values of affected persons that a draft holds.
pub(super) fn of(source: &Source, document: &Document, mentions: &Mentions, ruleset: &Ruleset) -> Secrets {
    let mut values: Vec<String> =
        mentions.personal.iter().map(|personal| document.at(personal.place).to_owned()).collect();
    let beside = beside(source, document);
    if !beside.is_empty() {
        let mut said = said(&beside, ruleset);
        if !said.is_empty() {
            let personal = |place| mentions.personal.iter().any(|personal| personal.place == place);
            // A link repeats the sender's own number without the words that say whose it is.
            let contacts =
                mentions.contacts.iter().map(|contact| contact.place).filter(|place| !personal(*place));
            let own = Secrets::of(contacts.map(|place| document.at(place)));
            said.retain(|value| own.spans(value).is_empty());
        }
        values.extend(said);
    }
    values.extend(named(&source.name, ruleset));
    let exported = match source.format {
        Format::Markdown | Format::Html => exported(&source.text),
        Format::Text | Format::Word => String::new(),
    };
    if !exported.is_empty() {
        values.extend(said(&exported, ruleset));
    }
    Secrets::of(values.iter().map(String::as_str))
}

/// What the path of a file says of somebody: `お客様対応/佐藤花子様_090-….docx`.
fn named(path: &str, ruleset: &Ruleset) -> Vec<String> {
    let mut parts = String::new();
    let says =
        |part: &&str| !part.is_ascii() || part.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@');
    // `notices/2026-04.md`: nobody's name or number is written so, and most files are called so.
    if path.split('/').filter(says).all(says_little) {
        return Vec::new();
    }
    for part in path.split('/').filter(says) {
        let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
        // Who keeps a file under an address, or under somebody's name, keeps it for them.
        for whose in if stem.contains(['@', '様']) { &["", "会員の"][..] } else { &[""] } {
            parts.push_str(whose);
            parts.push_str(&stem.replace('_', "　"));
            parts.push_str(APART);
        }
        // 見本花子_090-…: fields without labels.
        let fields = || stem.split(['_', ' ', '　']).filter(|field| !field.is_empty());
        if fields().skip(1).any(is_own) && !fields().next().is_some_and(is_own) {
            for (at, field) in fields().enumerate() {
                let label = match field {
                    _ if at == 0 => "氏名:",
                    _ if field.contains('@') => "メール:",
                    _ if is_own(field) => "電話:",
                    _ => "備考:",
                };
                parts.extend([label, field, "\n"]);
            }
            parts.push_str(APART);
        }
    }
    if parts.is_empty() { Vec::new() } else { said(&parts, ruleset) }
}

/// Whether a part of a path has neither a large letter, nor a sign that parts fields or addresses, nor the digits of a number
/// that is somebody's.
fn says_little(part: &str) -> bool {
    const DIGITS: usize = 5;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
    part.bytes().all(plain) && part.bytes().filter(u8::is_ascii_digit).count() < DIGITS
}

/// A path as it may be shown where nothing is read of the file but that.
pub fn covered_path(path: &str, ruleset: &Ruleset) -> String {
    Secrets::of(named(path, ruleset).iter().map(String::as_str)).cover(path).into_owned()
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
    // Each paragraph that was hidden or deleted is a trace of its own; a record may go on from one to the next.
    for alike in document.traces.chunk_by(|one, other| one.kind == other.kind) {
        let lines: Vec<&str> = alike.iter().map(|trace| trace.text.as_str()).collect();
        let lines = lines.join("\n");
        // A comment has its paragraphs in one line: a tab in it divides no columns.
        let comment = alike.iter().all(|trace| trace.kind == TraceKind::Comment);
        add(&if comment { lines.replace('\t', "　") } else { lines });
    }
    for directive in &document.directives {
        // The reason stands for itself behind the rules.
        let reason = directive.text.split_once([':', '：']).filter(|(rules, _)| rules.is_ascii());
        add(reason.map_or(directive.text.as_str(), |(_, reason)| reason));
    }
    document.traces.iter().filter_map(|trace| trace.author.as_deref()).for_each(&mut add);
    torn(&source.text, &mut add);
    if matches!(source.format, Format::Html | Format::Markdown) {
        unread(&source.text, &mut add);
    }
    beside
}

/// What tags say, and what stands between them: some of it is shown to nobody, and still stands in the source.
fn unread(source: &str, add: &mut impl FnMut(&str)) {
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
                None => tag.split('"').for_each(&mut *add),
            }
        }
        rest = slice(rest, tag.len()..);
    }
    add(&form);
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
    // What shows where the mouse rests: [詳細](https://… "…"), and the same where the address is defined.
    let targets = source.split("](").skip(1);
    let defined = source.lines().filter(|line| line.trim_start().starts_with('[') && line.contains("]:"));
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

/// Whether what was filled in is a mail address or a number of somebody's own.
fn is_own(value: &str) -> bool {
    const DIGITS: std::ops::RangeInclusive<usize> = 9..=12;
    let digits = value.chars().filter(|c| c.is_numeric()).count();
    value.contains(['@', '＠']) || DIGITS.contains(&digits) && !value.contains(char::is_alphabetic)
}

/// Records that were pasted in as they were exported: a paragraph of Markdown or HTML joins its lines and drops its tabs.
fn exported(source: &str) -> String {
    let record = |line: &&str| line.contains('\t') || line.bytes().filter(|byte| *byte == b',').count() > 1;
    let lines = source.split(['\n', '<', '>']).filter(record);
    let mut records = String::new();
    lines.for_each(|line| keep(line.trim_start_matches(['-', '*', '!', ' ']), &mut records));
    records
}

/// What stands around the ends of lines inside which a number, an address or a name may go on: a reader of lines sees two
/// halves, which nobody's are.
fn torn(source: &str, add: &mut impl FnMut(&str)) {
    const AROUND: usize = 60;
    let tail = |line: &str| line.char_indices().rev().take(AROUND).last().map_or(0, |(at, _)| at);
    let mut whole = String::new();
    let mut lines = source.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        let goes_on = lines.peek().filter(|next| is_torn(line, next));
        match goes_on.map(|_| tail(line)) {
            Some(from) if whole.is_empty() => whole.push_str(slice(line, from..)),
            // The middle of a long line is of no end.
            Some(from) if from > 0 => whole.extend(["。", slice(line, from..)]),
            None if !whole.is_empty() => add(&std::mem::take(&mut whole)),
            _ => {}
        }
        if let Some(next) = goes_on {
            whole.push_str(slice(next, ..next.char_indices().nth(AROUND).map_or(next.len(), |(at, _)| at)));
        }
    }
}

/// Whether a number, an address or a name may go on from one line to the next.
fn is_torn(line: &str, next: &str) -> bool {
    const SHORT: usize = 8;
    let part = |c: char| c.is_ascii_alphanumeric() || one_of!("@._%+-", c);
    let short = slice(next, ..next.char_indices().nth(SHORT).map_or(next.len(), |(at, _)| at));
    let name = ["様", "さん", "さま", "氏"].iter().any(|honorific| short.contains(honorific));
    let house = short.contains('-') && short.contains(|c: char| c.is_ascii_digit());
    !line.is_empty() && (line.ends_with(part) && next.starts_with(part) || name || house)
}

/// Keeps what may be of somebody: nothing else is read twice.
fn keep(text: &str, kept: &mut String) {
    for line in text.trim_start_matches('>').lines().filter(|line| !line.is_ascii() || line.contains('@')) {
        kept.push_str(line);
        kept.push('\n');
    }
}
