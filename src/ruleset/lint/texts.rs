//! Texts with values that no check gives, sources that were not looked at for long, and rules written for another
//! version of the built-in ones.

use crate::ruleset::check::CheckKind;
use crate::ruleset::entries::Entries;
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Place, Problem, Sink};
use crate::ruleset::tree::{Entry, Table, Value};
use crate::text::normal::normal;
use crate::text::{Lang, Text};

/// Warns of `{placeholders}` for which nothing is put where the text is shown.
pub(super) fn placeholders(merged: &Merged, sink: &Sink) {
    for (_, rule) in merged.all("rules") {
        let Some(check) = rule.choice("check", CheckKind::from_name) else { continue };
        let of = Some(check.name());
        let known = check.shape().values;
        let told = |table: &Table, keys: &[&str], known: &[&str]| tell(table, keys, known, of, sink);
        told(rule, &["title"], &[]);
        told(rule, &["message", "label", "help", "why", "holds"], known);
        let Some(with) = rule.table("with") else { continue };
        told(with, &["known", "assumed", "outside", "there"], known);
        told(with, &["clocks"], &["known", "clocks"]);
        let instead = ["person", "foreign", "differ", "over"].into_iter().filter_map(|key| with.table(key));
        instead.for_each(|instead| told(instead, &["message", "help"], known));
    }
    for row in merged.rows("deadlines").flat_map(|(_, rows)| &rows.rows) {
        tell(row, &["tells"], &["due", "days"], None, sink);
        tell(row, &["moved"], &["nominal", "days", "because"], None, sink);
    }
    for row in merged.rows("triggers").flat_map(|(_, rows)| &rows.rows) {
        tell(row, &["label"], &["limit", "text"], None, sink);
    }
}

/// Warns of those that none of the known values stands for; `check` is what gives them.
fn tell(table: &Table, keys: &[&str], known: &[&str], check: Option<&str>, sink: &Sink) {
    for key in keys {
        let Some(text) = table.text(key) else { continue };
        let unknown = unknown(text, known);
        if unknown.is_empty() {
            let place = table.get(key).map_or(&table.place, |given| &given.at);
            odd_brackets(text, place).into_iter().for_each(|problem| sink.push(problem));
        }
        let [first, rest @ ..] = unknown.as_slice() else { continue };
        let all = |before: &str, after: &str, between: &str| -> String {
            let named = unknown.iter().map(|name| format!("{before}{{{name}}}{after}"));
            named.collect::<Vec<_>>().join(between)
        };
        let (ja, en) = (all("", "", "、"), all("", "", ", "));
        let (ja, en) = match check {
            Some(kind) => (
                format!("check = \"{kind}\" は {ja} の値を出しません"),
                format!("check = \"{kind}\" gives no value for {en}"),
            ),
            None => (format!("{ja} に入る値はありません"), format!("nothing stands for {en} here")),
        };
        let place = table.get(key).map_or(&table.place, |given| &given.at);
        let problem = place.problem("unknown-placeholder", ja, en);
        sink.push(match (known, rest) {
            ([], _) => problem.help("{ } のない文にしてください", "write it without { }"),
            (_, []) => problem.suggest(first.trim(), known.iter().copied()),
            _ => problem.list(known),
        });
    }
}

/// The values that words of shorthands may hold.
const SAID: [(&str, &[&str]); 3] = [
    ("required", &["element"]),
    ("forbidden", &["phrase", "instead", "text"]),
    ("wanted", &["phrase", "instead"]),
];

/// Warns of those that a shorthand does not give, and of a mark of drafts that does not say what to write.
pub(super) fn shorthands(merged: &Merged, sink: &Sink) {
    let own = |name: &str| merged.root.table("shorthands").and_then(|said| said.table(name));
    for (said, known) in SAID.iter().filter_map(|(name, known)| Some((own(name)?, known))) {
        tell(said, &["title", "message", "label", "help"], known, None, sink);
    }
    let Some((draft, mark)) = merged.root.table("draft").and_then(|draft| Some((draft, draft.text("mark")?)))
    else {
        return;
    };
    if [Lang::Ja, Lang::En].iter().any(|lang| !mark.get(*lang).contains("{prompt}")) {
        let (ja, en) =
            ("この印では、何を書くかが示されません", "this mark does not say what is to be written");
        let place = draft.get("mark").map_or(&draft.place, |given| &given.at);
        let problem = place.problem("mark-without-prompt", ja, en);
        sink.push(problem.help("{prompt} を入れてください", "put {prompt} into it"));
    }
}

/// The placeholders that are not known, each once.
fn unknown(text: &Text, known: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for lang in [Lang::Ja, Lang::En] {
        let names = text.get(lang).split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        let name = |name: &str| {
            let name = name.trim();
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let unknown = names.map(|(name, _)| name).filter(|one| name(one) && !known.contains(one));
        for one in unknown {
            if !found.iter().any(|before| before == one) {
                found.push(one.to_owned());
            }
        }
    }
    found
}

/// Brackets that are meant to hold a value and are no more than letters: in full width, or left open.
fn odd_brackets(text: &Text, place: &Place) -> Option<Problem> {
    let name = |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase());
    for lang in [Lang::Ja, Lang::En] {
        let text = text.get(lang);
        if let Some((_, rest)) = text.split_once('｛').filter(|(_, rest)| rest.contains(['｝', '}'])) {
            let inner = rest.split(['｝', '}']).next().unwrap_or_default();
            let (ja, en) =
                ("「｛」は全角です。ここでは文字として扱われます", "`｛` is full-width: here it is a letter");
            let meant = format!("{{{}}}", normal(inner));
            let problem = place.problem("full-width-sign", ja, en);
            return Some(problem.help(format!("{meant} と半角で書いてください"), format!("write {meant}")));
        }
        if text.rsplit_once('{').is_some_and(|(_, rest)| name(rest) && !rest.contains('}')) {
            let (ja, en) = (
                "「{」が閉じていません。ここでは文字として扱われます",
                "`{` is left open: here it is a letter",
            );
            return Some(
                place.problem("unclosed-placeholder", ja, en).help("} で閉じてください", "close it with }"),
            );
        }
    }
    None
}

/// Warns of texts that a file gives in English alone, where notices are Japanese: so are the messages beside them.
pub(super) fn one_language(merged: &Merged, sink: &Sink) {
    let language = merged.setting("language").and_then(|lang| Lang::from_name(&lang.value));
    if language.or(merged.language()).unwrap_or_default() != Lang::Ja {
        return;
    }
    let tables = merged.maps.values().flat_map(Entries::iter).map(|(_, entry)| entry);
    let root = merged
        .root
        .entries()
        .map(|(_, entry)| entry)
        .filter(|entry| !matches!(entry.value, Some(Value::Tables(_))));
    tables.chain(root).for_each(|entry| in_english_alone(entry, sink));
}

fn in_english_alone(entry: &Entry, sink: &Sink) {
    let table = |table: &Table| table.entries().for_each(|(_, entry)| in_english_alone(entry, sink));
    match &entry.value {
        Some(Value::OneText(Lang::En, _)) => {
            let (ja, en) = (
                "日本語の文がありません。日本語の告知文にも英語で出ます",
                "this text is in English alone: with Japanese notices English is shown, too",
            );
            sink.push(entry.at.problem("one-language", ja, en).help(
                "{ ja = \"…\", en = \"…\" } と書くか、どちらでも同じなら \"…\" とだけ書いてください",
                "write { ja = \"…\", en = \"…\" }, or \"…\" alone for both",
            ));
        }
        Some(Value::Table(own)) => table(own),
        Some(Value::Tables(tables)) => tables.iter().for_each(table),
        Some(Value::Rows(rows)) => rows.rows.iter().for_each(table),
        Some(Value::Map(map)) => map.values().for_each(|entry| in_english_alone(entry, sink)),
        _ => {}
    }
}

/// Warns of sources last checked more than a year before `today`.
pub(super) fn sources(merged: &Merged, today: &str, sink: &Sink) {
    let Some((year, rest)) = today.split_once('-') else { return };
    let Ok(year) = year.parse::<i32>() else { return };
    let limit = format!("{:04}-{rest}", year - 1);
    for (_, table) in merged.all("rules").chain(merged.all("elements")) {
        for source in table.tables("source") {
            let Some(name) = source.string("name") else { continue };
            let Some(checked) = source.string("checked").filter(|checked| *checked < limit) else { continue };
            let (ja, en) = (
                format!("「{name}」を最後に確かめたのは{checked}です"),
                format!("`{name}` was last checked on {checked}"),
            );
            sink.push(table.key_place("source").problem("old-source", ja, en).help(
                "今も有効か確かめて、checked の日付を改めてください",
                "see whether it still holds, and renew the day in `checked`",
            ));
        }
    }
}

/// Warns of rules written for another major version of the built-in ones.
pub(super) fn written_for(merged: &Merged, builtin: &str, sink: &Sink) {
    for given in &merged.written_for {
        if major(&given.value) != major(builtin) {
            let (ja, en) = (
                format!("組み込みの規則{}のために書かれています(いまは{builtin})", given.value),
                format!("written for version {} of the built-in rules; this is {builtin}", given.value),
            );
            sink.push(given.place.problem("written-for", ja, en).help(
                "noticelint rules diff で過去の告知文への影響を確かめ、版を改めてください",
                "see with noticelint rules diff what changes for past notices, and renew the version",
            ));
        }
    }
}

/// What must be equal for rules to fit: the first number, with the second while the first is 0.
fn major(version: &str) -> (Option<&str>, Option<&str>) {
    let mut parts = version.split('.');
    let first = parts.next();
    (first, parts.next().filter(|_| first == Some("0")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_version_1_the_second_number_counts() {
        assert_eq!(major("0.1.0"), major("0.1"));
        assert_ne!(major("0.1.0"), major("0.2.0"));
        assert_eq!(major("1.4.0"), major("1"));
        assert_ne!(major("1.4.0"), major("2.0"));
    }
}
