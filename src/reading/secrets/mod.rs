//! What of a draft must not be repeated by any output.
//!
//! Owns where such values are looked for: in the text, and in what stands beside it (comments, changes, properties,
//! attributes of tags, reasons of suppressions, the file's name). Whose they are is `mentions`' to say, in every place alike;
//! how they are found again is `document`'s.

mod asked;
mod escapes;
mod exported;
mod tags;

use crate::document::{self, Document, Format, Place, Secrets, TraceKind};
use crate::input::Source;
use crate::mentions::{self, Hits, Mentions, Scene};
use crate::ruleset::Ruleset;
use crate::text::{begin, boundary, one_of, slice};

/// What keeps two places that are looked through apart: what is said of one says nothing of another.
const APART: &str = "\n\n。\n\n。\n\n。\n\n";

/// The values of affected persons that a draft holds.
pub(super) fn of(source: &Source, scene: &Scene, mentions: &Mentions) -> Secrets {
    let (document, ruleset) = (scene.document, scene.ruleset);
    let told = mentions.personal.iter().map(|personal| personal.place);
    let unsaid = mentions::unsaid(scene, mentions);
    let mut values: Vec<String> =
        told.chain(unsaid.iter().copied()).map(|place| document.at(place).to_owned()).collect();
    let beside = beside(source, document);
    if !beside.is_empty() {
        let mut said = said(&beside, ruleset);
        if !said.is_empty() {
            let personal = |place: Place| {
                let told = mentions.personal.binary_search_by_key(&place, |one| one.place);
                told.is_ok() || unsaid.binary_search(&place).is_ok()
            };
            // A link repeats the sender's own number without the words that say whose it is.
            let contacts =
                mentions.contacts.iter().map(|contact| contact.place).filter(|place| !personal(*place));
            let own = Secrets::of(contacts.map(|place| document.at(place)));
            said.retain(|value| own.spans(value).is_empty());
        }
        values.extend(said);
    }
    values.extend(named(&source.name, ruleset));
    let joined = matches!(source.format, Format::Markdown | Format::Html);
    exported::records(&source.text, joined, |records| values.extend(said(records, ruleset)));
    let bare: Vec<String> = values.iter().flat_map(|value| without_lead(value)).map(str::to_owned).collect();
    values.extend(bare);
    Secrets::of(values.iter().map(String::as_str))
}

/// An address without what may stand before it: 東京都… of の住所は東京都…. Which part is a lead and which is of a name (つくば市)
/// nobody knows, so all that may be are given.
fn without_lead(value: &str) -> impl Iterator<Item = &str> {
    let region = value.find(['都', '道', '府', '県', '市', '区', '町', '村', '郡']);
    let end = region.filter(|_| value.contains(|c: char| c.is_ascii_digit())).unwrap_or(0);
    let lead = slice(value, ..end);
    let behind = move |word: &'static str| lead.rfind(word).map(move |at| slice(value, at + word.len()..));
    ["は", "の", "が", "を", "に", "で", "と", "住所", "、"].into_iter().filter_map(behind)
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
        // An address may be all of the name: nobody knows whether it ends with an extension.
        if part.contains('@') {
            parts.extend(["会員の", part, APART]);
        }
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
pub(crate) fn covered_path(path: &str, ruleset: &Ruleset) -> String {
    Secrets::of(named(path, ruleset).iter().map(String::as_str)).cover(path).into_owned()
}

/// The values in a text that stands for itself. Of a long one some at a time is read: all of it is as long as a draft,
/// beside which it is read.
fn said(text: &str, ruleset: &Ruleset) -> Vec<String> {
    let (mut rest, mut values) = (text, Vec::new());
    while !rest.is_empty() {
        let (end, next) = portion(rest);
        values.extend(said_in(slice(rest, ..end), ruleset));
        rest = slice(rest, next..);
    }
    values
}

/// How much of a text is read at a time, and where the next begins: behind what is kept apart; in what is longer, some lines
/// earlier, so that a record across the end stands whole in one of the two.
fn portion(text: &str) -> (usize, usize) {
    const AT_A_TIME: usize = 1 << 16;
    const TWICE: usize = 1 << 12;
    let least = boundary(text, AT_A_TIME);
    let most = boundary(text, 2 * AT_A_TIME);
    if let Some(at) = slice(text, least..most).find(APART) {
        return (least + at + APART.len(), least + at + APART.len());
    }
    if most == text.len() {
        return (most, most);
    }
    let line = |near: usize| {
        slice(text, boundary(text, near - TWICE)..near)
            .rfind('\n')
            .map(|at| boundary(text, near - TWICE) + at + 1)
    };
    let end = line(most).unwrap_or(most);
    let again = boundary(text, end - TWICE);
    (end, line(again).unwrap_or(again))
}

/// The values in one text.
fn said_in(text: &str, ruleset: &Ruleset) -> Vec<String> {
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
        // One letter says nothing of anybody.
        if text.chars().filter(|c| c.is_alphanumeric()).nth(1).is_some() {
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
        tags::unread(&source.text, &mut add);
    }
    asked::records(&source.text, &mut add);
    escapes::lines(&source.text, &mut add);
    beside
}

/// Whether a value is a mail address or a number of somebody's own.
fn is_own(value: &str) -> bool {
    const DIGITS: std::ops::RangeInclusive<usize> = 9..=12;
    let digits = value.chars().filter(|c| c.is_numeric()).count();
    value.contains(['@', '＠']) || DIGITS.contains(&digits) && !value.contains(char::is_alphabetic)
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
    // - 2月6日: what begins an item goes on from nothing.
    let next = next.strip_prefix("- ").unwrap_or(next);
    let short = begin(next, SHORT);
    let name = || {
        short.char_indices().any(|(at, c)| match c {
            '様' | '氏' => true,
            'さ' => ["さん", "さま"].iter().any(|honorific| slice(short, at..).starts_with(honorific)),
            _ => false,
        })
    };
    let house = || short.contains('-') && short.contains(|c: char| c.is_ascii_digit());
    !line.is_empty() && (line.ends_with(part) && next.starts_with(part) || name() || house())
}

/// Keeps what may be of somebody: nothing else is read twice.
fn keep(text: &str, kept: &mut String) {
    for line in text.trim_start_matches('>').lines().filter(|line| !line.is_ascii() || line.contains('@')) {
        kept.push_str(line);
        kept.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::builtin;

    #[test]
    fn of_many_places_each_is_read() {
        let ruleset = builtin().unwrap();
        let mut text = String::new();
        for _ in 0..4_000 {
            text.push_str("表の体裁を直しました。");
            text.push_str(APART);
        }
        text.push_str("会員の佐藤花子様(090-1234-5678)に確認する。");
        let values = said(&text, &ruleset);
        assert!(values.iter().any(|value| value.contains("090-1234-5678")), "{values:?}");
        assert!(values.iter().any(|value| value.starts_with("佐藤花子")), "{values:?}");
        assert!(said("", &ruleset).is_empty());
    }

    #[test]
    fn a_record_across_the_end_of_what_is_read_at_a_time_is_whole_in_the_next() {
        let ruleset = builtin().unwrap();
        let line = "表の体裁を直しました。\n";
        for lines in 3_966..3_974 {
            for filler in [line.to_owned(), line.replace('\n', "")] {
                let text =
                    filler.repeat(lines) + "\n\n氏名:東雲花子\n電話:03-0000-0001\n\n" + &filler.repeat(2_000);
                let values = said(&text, &ruleset);
                for value in ["東雲花子", "03-0000-0001"] {
                    assert!(values.iter().any(|said| said == value), "{lines}: {values:?}");
                }
            }
        }
    }
}
