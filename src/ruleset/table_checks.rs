//! What is wrong with a table though each of its keys is right.
//!
//! Owns what keys of one table must and must not say together. `schema` names the check of each table; what hangs on
//! other tables is found where they are compiled.

use super::mistakes::{Place, Problem, Sink, missing_key};
use super::tree::{At, Table, Value, tables};
use crate::text::Day;

/// `[files]`.
pub(super) fn files(_: &str, table: &Table, sink: &Sink) {
    if let Some(given) = table.get("include").filter(|_| table.list("include").is_empty()) {
        let (ja, en) =
            ("include が空です。何も検査されません", "`include` is empty: nothing would be checked");
        sink.push(given.at.problem("empty-list", ja, en).help(
            "すべてを検査するなら include を消してください",
            "to check everything, take `include` out",
        ));
    }
}

/// `[[override]]`. Tests are run with the rules for all documents: in an override they would test something else.
pub(super) fn entry(_: &str, table: &Table, sink: &Sink) {
    if let Some(given) = table.get("paths").filter(|_| table.list("paths").is_empty()) {
        let problem = given.at.problem("empty-list", "paths が空です", "`paths` is empty");
        sink.push(problem.help(
            "どの文書かを書いてください (例: paths = [\"notices/2024/**\"])",
            "say which documents, such as paths = [\"notices/2024/**\"]",
        ));
    }
    let tested = ["rules", "elements", "phrases"].into_iter().flat_map(|key| tables(table.map(key)));
    for text in tested.flat_map(|(_, table)| table.tables("tests")).filter_map(|test| test.at("text")) {
        let (ja, en) = ("[[override]] の中に試しは書けません", "there can be no tests in [[override]]");
        sink.push(text.place.problem("override-test", ja, en).help(
            "試しはすべての文書についての規則で動きます。[[override]] の外に書いてください",
            "tests run with the rules for all documents: write them outside of [[override]]",
        ));
    }
}

/// `[[ignore]]`.
pub(super) fn ignore(_: &str, table: &Table, sink: &Sink) {
    let reasoned = |problem: Problem| {
        sink.push(problem.help(
            "なぜ見逃してよいのかを一文で書いてください (例: reason = \"連絡先はサイトの共通部分に出る\")",
            "say in one sentence why it may pass, such as reason = \"the page's footer gives the contact\"",
        ));
    };
    if !table.has("reason") {
        let (ja, en) =
            ("「ignore」に「reason」(理由)がありません", "`ignore` lacks `reason`: why this may pass");
        reasoned(table.place.problem("missing-key", ja, en));
    }
    if let Some(reason) = table.at("reason").filter(|reason| !reason.value.contains(char::is_alphanumeric)) {
        reasoned(reason.place.problem("empty-text", "理由が空です", "this reason is empty"));
    }
}

/// A deadline: a number without its source, and nobody could tell later whose number it was.
pub(super) fn deadline(_: &str, table: &Table, sink: &Sink) {
    times(table, sink);
    let given: Vec<_> =
        ["days", "hours", "working-days"].into_iter().filter_map(|key| table.get(key)).collect();
    if let [first, second, ..] = given.as_slice() {
        let (ja, en) = ("期限の数が二つあります", "a deadline has one number");
        let problem = second.key.problem("two-numbers", ja, en).also(&first.key, "もう一方", "the other");
        sink.push(problem.help(
            "days、hours、working-days のどれか一つにしてください",
            "keep one of `days`, `hours` and `working-days`",
        ));
    }
    let number = given.first().copied().or_else(|| table.get("at-least"));
    sourced("days", number.map(|given| &given.key), table, sink);
}

/// A trigger, as above.
pub(super) fn trigger(_: &str, table: &Table, sink: &Sink) {
    times(table, sink);
    sourced("affected-over", table.get("affected-over").map(|given| &given.key), table, sink);
}

/// A holiday: a day that some year has.
pub(super) fn holiday(_: &str, table: &Table, sink: &Sink) {
    times(table, sink);
    let (Some(month), Some(day)) = (table.number::<u8>("month"), table.number::<u8>("day")) else { return };
    const LEAP: i16 = 2024;
    if Day::real(LEAP, month, day).is_none() {
        let (ja, en) =
            (format!("{month}月{day}日はありません"), format!("month {month} has no day {day} in any year"));
        let place = table.get("day").map_or(&table.place, |given| &given.at);
        sink.push(place.problem("no-day", ja, en).help(
            "ある月日を書いてください。第2月曜のような日なら monday = 2",
            "write a day that there is; for the second Monday and the like, monday = 2",
        ));
    }
}

/// When a row holds: from a day to a later one.
fn times(table: &Table, sink: &Sink) {
    let (Some(from), Some(to)) = (table.at("effective-from"), table.at("effective-to")) else { return };
    if to.value < from.value {
        let (ja, en) = (
            format!("effective-to ({}) が effective-from ({}) より前です", to.value, from.value),
            format!("`effective-to` ({}) comes before `effective-from` ({})", to.value, from.value),
        );
        let problem = to.place.problem("no-time", ja, en).also(&from.place, "始まりの日", "its first day");
        sink.push(problem.help("二つの日付を入れ替えるか、直してください", "swap the two days, or mend one"));
    }
}

fn sourced(key: &str, place: Option<&Place>, table: &Table, sink: &Sink) {
    let Some(place) = place else { return };
    let blank = |source: &&Table| source.string("name").is_some_and(|name| name.trim().is_empty());
    if let Some(source) = table.tables("source").iter().find(blank) {
        let problem = source.place.problem("empty-text", "根拠が空です", "this source is empty");
        sink.push(problem.help(
            "規程や契約の名前と条を書いてください (例: source = \"情報管理規程 12条\")",
            "name the policy or the contract, and its section",
        ));
    }
    if table.has("source") {
        return;
    }
    let (ja, en) =
        (format!("{key} を決める根拠 (source) がありません"), format!("`{key}` comes without its `source`"));
    sink.push(place.problem("number-without-source", ja, en).help(
        "数には根拠を添えてください (例: source = \"情報管理規程 12条\")",
        "a number travels with its source, such as source = \"Incident policy, section 12\"",
    ));
}

/// `{ fires, of }` of a rule, `{ stated, of }` of an element, `{ measured = false, reason }` of either;
/// `not-measured` says the last in one key.
pub(super) fn evidence(name: &str, table: &Table, sink: &Sink) {
    let lacks = |key: &str, example: &str| sink.push(missing_key(&table.place, name, key, example));
    let measured = table.flag("measured");
    if measured == Some(false) || table.has("not-measured") {
        if !table.has("not-measured") && !table.has("reason") {
            lacks("reason", "\"…\"");
        }
        for (key, given) in
            ["fires", "stated", "of"].into_iter().filter_map(|key| Some((key, table.get(key)?)))
        {
            let (ja, en) = ("数えていないものに数は書けません", "what was not measured has no counts");
            sink.push(given.key.problem("unknown-key", ja, en).help(
                format!("{key} か measured を消してください"),
                format!("take out `{key}` or `measured`"),
            ));
        }
    } else if measured != Some(true) || table.has("of") {
        counted(table, &lacks, sink);
    }
}

fn counted(table: &Table, lacks: &impl Fn(&str, &str), sink: &Sink) {
    if !table.has("stated") && !table.has("fires") {
        lacks("fires", "…");
    }
    if !table.has("of") {
        lacks("of", "…");
    }
    if let Some(given) = table.get("reason") {
        let (ja, en) = ("数えたものに reason は要りません", "what was counted needs no `reason`");
        sink.push(given.key.problem("unknown-key", ja, en).help(
            "measured = false を加えるか、reason を消してください",
            "add measured = false, or take out `reason`",
        ));
    }
    let number = |key: &str| match table.get(key) {
        Some(entry) => match entry.value {
            Some(Value::Number(number)) => Some((number, &entry.at)),
            _ => None,
        },
        None => None,
    };
    let (Some((count, place)), Some((of, _))) = (number("fires").or_else(|| number("stated")), number("of"))
    else {
        return;
    };
    if count > of {
        let problem =
            place.problem("out-of-range", "数えた文書の数より多い数です", "more than were looked at");
        sink.push(problem.help(format!("0から{of}まで"), format!("from 0 to {of}")));
    }
}

/// A path that can never be that of a document below the file.
pub(super) fn check_path(path: &At, sink: &Sink) {
    let given = path.value.as_str();
    let begins = |root: &str| given.starts_with(root);
    let drive = given.as_bytes().get(1) == Some(&b':');
    let (ja, en, cure_ja, cure_en) = if given.trim().is_empty() {
        let cure = ("すべての文書なら path の行を消してください", "for all documents take `path` out");
        ("パスが空です", "this path is empty", cure.0, cure.1)
    } else if given.contains('\\') {
        let cure = ("フォルダーの区切りは / で書いてください", "write / between folders");
        ("パスに \\ があります", "there is a \\ in this path", cure.0, cure.1)
    } else if begins("/") || begins("~") || drive || given.split('/').any(|part| part == "..") {
        let cure = (
            "このファイルのあるフォルダーから下へ書いてください (例: \"notices/2026/**\")",
            "start from this file's folder and go down, such as \"notices/2026/**\"",
        );
        let outside =
            ("このファイルのフォルダーの外を指すパスです", "this path leads out of the file's folder");
        (outside.0, outside.1, cure.0, cure.1)
    } else {
        return;
    };
    sink.push(path.place.problem("bad-path", ja, en).help(cure_ja, cure_en));
}
