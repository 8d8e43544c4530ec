//! Elements that nothing can state, and sets without a word.
//!
//! Owns what is idle by its form alone. What a text is needed for to see is `tries`'.

use super::Surroundings;
use crate::ruleset::merge::{Merged, OF_REQUIRED, phrase_id, required_id};
use crate::ruleset::mistakes::{Place, Sink};
use crate::ruleset::tree::{At, Table, Value};
use crate::ruleset::values::{Stage, names_rule};
use crate::text::normal::normal;
use std::collections::{BTreeMap, BTreeSet};

/// The event of a day that is of none.
const OTHER: &str = "other";

/// Warns of them.
pub(super) fn elements_and_sets(merged: &Merged, around: &Surroundings, sink: &Sink) {
    for (id, element) in merged.all("elements") {
        let read = !element.list("words").is_empty()
            || !element.list("headings").is_empty()
            || !element.tables("detect").is_empty()
            || around.tell(merged, id, "stated");
        if read {
            continue;
        }
        let (ja, en) = (
            format!("項目「{id}」は、何が書かれても「なし」です"),
            format!("nothing can state the element `{id}`"),
        );
        sink.push(element.place.problem("never-stated", ja, en).help(
            "どの言葉があれば記載とみるかを words = [\"…\"] に、どの見出しの下にあるかを headings = [\"…\"] に書いてください",
            "say in words = [\"…\"] which words state it, or in headings = [\"…\"] below which headings it stands",
        ));
    }
    for (id, element) in merged.all("elements") {
        of_required(merged, id, element, sink);
        if merged.replaced.contains(id) && (around.told)(id, "stated") {
            let (ja, en) = (
                format!("「{id}」を文の意味から読むことがなくなり、この条件だけで読みます"),
                format!("sentences no longer state `{id}` by what they mean: these conditions alone do"),
            );
            let problem = element.key_place("detect").problem("words-lost", ja, en);
            sink.push(problem.help(
                "足すだけなら detect ではなく add-detect と書いてください",
                "write `add-detect` instead of `detect` to add to them",
            ));
        }
    }
    for stage in Stage::NAMES {
        let draft = merged.root.table("draft").and_then(|draft| draft.table(stage));
        if let Some(draft) = draft.filter(|draft| !draft.has("title")) {
            let (ja, en) = (
                "題名のない下書きは出力されません".to_owned(),
                "a draft without a title is not printed".to_owned(),
            );
            let problem = draft.place.problem("untitled-draft", ja, en);
            sink.push(problem.help("title = \"…\" を加えてください", "give it a title = \"…\""));
        }
    }
    for (id, set) in merged.all("terms") {
        let family = format!("{id}.");
        let members = || merged.map("terms").names().any(|name| name.starts_with(&family));
        // A set with a title alone gives a name to something that is read otherwise.
        let meant = set.has("words") || !set.has("title");
        if meant && says_nothing(set) && !members() {
            let (ja, en) = (format!("「{id}」に言葉がありません"), format!("`{id}` holds no word"));
            sink.push(set.place.problem("empty-set", ja, en).help(EMPTY.0, EMPTY.1));
        }
    }
}

/// Warns of what an element says of a rule that asks for it, where there is none, or where that rule says it otherwise.
fn of_required(merged: &Merged, id: &str, element: &Table, sink: &Sink) {
    let rule = merged.named("rules", &required_id(id));
    for key in OF_REQUIRED {
        let Some(given) = element.get(key).filter(|given| given.value.is_some()) else { continue };
        let used = rule.and_then(|rule| rule.get(key)).is_some_and(|used| {
            // A later file may say it otherwise.
            used.key == given.key || used.key.file > given.key.file
        });
        if used {
            continue;
        }
        let (ja, en) = (format!("{key} は何も変えません"), format!("`{key}` changes nothing"));
        let problem = given.key.problem("idle-key", ja, en);
        let rule = required_id(id);
        sink.push(match merged.named("rules", &rule).is_some() {
            true => problem.help(
                format!("[rules.\"{rule}\"] に {key} があります。どちらか一方にしてください"),
                format!("[rules.\"{rule}\"] gives `{key}`, too: keep one of them"),
            ),
            false => problem.help(
                "項目を求める規則に添えるものです。required = \"warning\" なども書いてください",
                "it goes with the rule that asks for the element: write `required`, too",
            ),
        });
    }
}

/// Warns of keys of a condition that change nothing in it: an order and a distance of one thing alone, a place of words
/// that are not there.
pub(super) fn conditions(merged: &Merged, sink: &Sink) {
    let idle = |condition: &Table| {
        let members = condition.list("all").len() + usize::from(!condition.list("any").is_empty());
        for key in ["ordered", "near"].into_iter().filter(|key| members < 2 && condition.has(key)) {
            let (ja, en) = (
                format!("{key} は何も変えません。並ぶものが1つしかありません"),
                format!("`{key}` changes nothing: there is one thing only"),
            );
            let place = condition.key_place(key);
            sink.push(place.problem("idle-key", ja, en).help(
                "どれか一つを探す any のほかに、all に言葉を並べてください",
                "list words in `all`, which must stand together; `any` asks for one of its words",
            ));
        }
        if condition.has("none-within") && condition.list("none").is_empty() {
            let (ja, en) = (
                "none-within は何も変えません。none がありません",
                "`none-within` changes nothing without `none`",
            );
            let problem = condition.key_place("none-within").problem("idle-key", ja, en);
            sink.push(
                problem.help("none に言葉を書くか、消してください", "give `none` words, or take it out"),
            );
        }
    };
    let rules = merged.all("rules").filter_map(|(_, rule)| rule.table("with"));
    let elements = merged.all("elements").map(|(_, element)| element);
    for table in rules.chain(elements) {
        ["detect", "mild", "unless"].into_iter().flat_map(|key| table.tables(key)).for_each(idle);
    }
}

/// Warns of pairs of events that are in no order: one event twice, or the same two the other way round.
pub(super) fn orders(merged: &Merged, sink: &Sink) {
    for with in merged.all("rules").filter_map(|(_, rule)| rule.table("with")) {
        let pairs: Vec<[&At; 2]> =
            with.lists("before").iter().filter_map(|pair| Some([pair.first()?, pair.get(1)?])).collect();
        for (at, [first, second]) in pairs.iter().enumerate() {
            let turned = pairs[..at]
                .iter()
                .any(|[one, other]| one.value == second.value && other.value == first.value);
            if first.value != second.value && !turned && second.value != OTHER && first.value != OTHER {
                continue;
            }
            let (ja, en) = (
                format!("「{}」と「{}」の前後は決められません", first.value, second.value),
                format!("`{}` and `{}` come in no order", first.value, second.value),
            );
            let problem = first.place.problem("never-fires", ja, en);
            sink.push(problem.help(
                "先に起きる出来事と後に起きる出来事を、この順に1組だけ書いてください",
                "give two events, the one that comes first before the other, and each pair once",
            ));
        }
    }
}

/// Warns of deadlines that nothing starts and no rule counts.
pub(super) fn deadlines(merged: &Merged, own: &dyn Fn(&Place) -> bool, today: &str, sink: &Sink) {
    for (_, rows) in ["deadlines", "triggers", "holidays"].into_iter().flat_map(|key| merged.rows(key)) {
        // What a file changes of a row below stands in that row.
        let changed = |row: &&Table| row.entries().any(|(_, entry)| own(&entry.key));
        let ends = rows.rows.iter().filter(changed).map(|row| row.at("effective-to"));
        // Rows of the past are kept for notices of the past, beside one that still holds.
        let ends: Option<Vec<&At>> = ends.collect();
        let Some(last) = ends.and_then(|ends| ends.into_iter().max_by_key(|end| end.value.clone())) else {
            continue;
        };
        if last.value.as_str() < today {
            let (ja, en) = (
                format!("{} で終わっています。それより後の日には効きません", last.value),
                format!("it ended on {} and holds for no later day", last.value),
            );
            sink.push(last.place.problem("ended-row", ja, en).help(
                "いまも効く定めなら effective-to を消すか、後の行を [[…]] で加えてください",
                "take `effective-to` out if it still holds, or add a later row with [[…]]",
            ));
        }
    }
    let started = merged.rows("triggers").flat_map(|(_, rows)| &rows.rows).flat_map(|row| row.list("starts"));
    let counted = merged.all("rules").filter_map(|(_, rule)| rule.table("with")?.at("deadline"));
    let used: BTreeSet<&str> = started.chain(counted).map(|name| name.value.as_str()).collect();
    for (id, rows) in merged.rows("deadlines").filter(|(id, _)| !used.contains(id)) {
        let Some(row) = rows.rows.first() else { continue };
        let (ja, en) =
            (format!("期限「{id}」はどこにも使われていません"), format!("nothing uses the deadline `{id}`"));
        sink.push(row.place.problem("unused-deadline", ja, en).help(
            format!("遅れを指摘するなら check = \"late-report\" の規則に with = {{ deadline = \"{id}\", to = [\"…\"] }}、事情で動き出すなら [triggers.…] の starts に書いてください"),
            format!("to tell what is late, give a rule of check = \"late-report\" with = {{ deadline = \"{id}\", to = [\"…\"] }}; to let an incident start it, name it in `starts` of [triggers.…]"),
        ));
    }
}

/// Warns of phrases that are one and the same once they are folded.
pub(super) fn phrases(merged: &Merged, sink: &Sink) {
    let mut known: BTreeMap<String, &Place> = BTreeMap::new();
    for (id, rule) in merged.all("rules") {
        let Some(phrase) = id.strip_prefix("phrases/") else { continue };
        if let Some(before) = known.insert(normal(phrase), &rule.place) {
            let (ja, en) = (
                format!("「{phrase}」は、書き方が違うだけの言い回しがほかにもあります"),
                format!("`{phrase}` stands there twice: texts are folded before they are searched"),
            );
            let problem = rule.place.problem("shared-word", ja, en).also(before, "こちら", "there");
            sink.push(problem.help("一方だけにしてください", "keep one of them"));
        }
    }
}

/// Whether an override has a say in a rule: it may speak of some documents and not of others.
fn is_weighed_elsewhere(merged: &Merged, rule: &str) -> bool {
    let says = |over: &Table| {
        over.map("severity").keys().any(|pattern| names_rule(pattern, rule))
            || over.map("rules").keys().any(|id| **id == *rule)
            || over.map("elements").keys().any(|id| required_id(id) == rule)
            || over.map("phrases").keys().any(|id| phrase_id(id) == rule)
    };
    merged.root.tables("override").iter().any(says)
}

/// Warns of what is let pass though nothing would speak of it: a rule that is off, a day that is over.
pub(super) fn over(merged: &Merged, today: &str, sink: &Sink) {
    for when in merged.all("rules").filter_map(|(_, rule)| rule.table("when")) {
        for (key, entry) in
            when.entries().filter(|(_, entry)| entry.value.as_ref().is_some_and(Value::says_nothing))
        {
            let (ja, en) = (
                format!("{key} が空です。条件がないのと同じになります"),
                format!("`{key}` is empty, which is no condition at all"),
            );
            let problem = entry.at.problem("idle-key", ja, en);
            sink.push(problem.help("条件を書くか、消してください", "give the condition, or take it out"));
        }
    }
    for rule in merged.root.tables("ignore").iter().filter_map(|entry| entry.at("rule")) {
        let levels = merged.named("rules", &rule.value).and_then(|rule| rule.levels("severity"));
        let levels = levels.filter(|_| !is_weighed_elsewhere(merged, &rule.value));
        if levels.is_some_and(|levels| levels.iter().flatten().all(|level| level.severity.is_none())) {
            let (ja, en) =
                (format!("「{}」はもともと off です", rule.value), format!("`{}` is off anyway", rule.value));
            let problem = rule.place.problem("changes-nothing", ja, en);
            sink.push(
                problem.help("この [[ignore]] は消してもかまいません", "this [[ignore]] may be taken out"),
            );
        }
    }
    for list in merged.root.tables("provided").iter().filter_map(|entry| entry.get("elements")) {
        if list.value.as_ref().is_some_and(Value::says_nothing) {
            let problem = list.at.problem("idle-key", "elements が空です", "`elements` is empty");
            sink.push(problem.help(
                "サイトの枠組みが載せる項目を書いてください (一覧: noticelint rules list --elements)",
                "name what the layout of the site adds: noticelint rules list --elements",
            ));
        }
    }
    let all = |glob: &&At| matches!(glob.value.trim_start_matches("./"), "." | "" | "*" | "**" | "**/*");
    let excluded = merged.root.table("files").map(|files| files.list("exclude")).unwrap_or_default();
    if let Some(glob) = excluded.iter().find(all) {
        let (ja, en) = ("どの文書も検査されなくなります", "no document is checked any more");
        sink.push(glob.place.problem("nothing-checked", ja, en).help(
            "検査しないフォルダーだけを書いてください (例: \"old/**\")",
            "name the folders alone that are not to be checked, such as \"old/**\"",
        ));
    }
    for over in
        merged.root.tables("override").iter().filter(|over| over.entries().all(|(key, _)| key == "paths"))
    {
        let (ja, en) = ("この override は何も変えません", "this override changes nothing");
        let problem = over.place.problem("changes-nothing", ja, en);
        sink.push(problem.help(
            "severity.\"cause/missing\" = \"off\" のように、ここだけで変えることを続けて書いてください",
            "write below it what is different there, such as severity.\"cause/missing\" = \"off\"",
        ));
    }
    for until in merged.root.tables("ignore").iter().filter_map(|entry| entry.at("until")) {
        if until.value.as_str() < today {
            let (ja, en) = (
                format!("{} で終わっています。もう見逃しません", until.value),
                format!("it ended on {}: nothing is let pass", until.value),
            );
            sink.push(until.place.problem("expired-ignore", ja, en).help(
                "日付を改めるか、この [[ignore]] を消してください",
                "renew the day, or take this [[ignore]] out",
            ));
        }
    }
}

/// What to do about a set without a word.
pub(super) const EMPTY: (&str, &str) = (
    "words に言葉を書くか、この集まりを使う規則を off にしてください",
    "give it words, or switch off the rules that use it",
);

/// Whether a set matches nothing.
pub(super) fn says_nothing(set: &Table) -> bool {
    ["words", "include"].iter().all(|key| set.list(key).is_empty()) && set.tables("patterns").is_empty()
}
