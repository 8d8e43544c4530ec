//! Words that make no difference, and sets that nobody uses.
//!
//! Owns the comparison of words with each other. What is wrong with a single word is found where it is read.

use super::foreign;
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::Sink;
use crate::ruleset::required::REQUIRED;
use crate::ruleset::schema::{ROOT, Shape, TableShape, WITH};
use crate::ruleset::tree::{At, Entry, Table, Value};
use crate::ruleset::words;
use crate::text::{nearest, normal};
use std::collections::{BTreeMap, BTreeSet};

/// Families of which a word means one member.
const EXCLUSIVE: [&str; 2] = ["data-type", "regulator"];

/// Warns of them.
pub(super) fn words(merged: &Merged, sink: &Sink) {
    let beside = beside(merged);
    let members = members(merged);
    for (id, set) in merged.all("terms") {
        let exclusive = id.split_once('.').filter(|(family, _)| EXCLUSIVE.contains(family));
        if !beside.contains(id) {
            let data = exclusive.is_some_and(|(family, _)| family == "data-type");
            let reach = if data { Reach::AtItsEnd } else { Reach::Anywhere };
            swallowed(set.list("words"), set.list("not-in"), reach, sink);
        }
        if let Some((family, _)) = exclusive {
            shared(set, id, &members[family], sink);
        }
    }
    for (_, element) in merged.all("elements") {
        swallowed(element.list("words"), &[], Reach::Anywhere, sink);
        for detector in element.tables("detect") {
            swallowed(detector.list("any"), &[], Reach::Anywhere, sink);
        }
    }
    for with in merged.all("rules").filter_map(|(_, rule)| rule.table("with")) {
        let not_in = with.list("not-in");
        for detector in with.tables("detect") {
            swallowed(detector.list("any"), not_in, Reach::Anywhere, sink);
        }
    }
    unused(merged, sink);
}

/// The sets whose words are looked for beside something: there a longer word reaches where a shorter one does not.
fn beside(merged: &Merged) -> BTreeSet<&str> {
    let with = merged.all("rules").filter_map(|(_, rule)| rule.table("with"));
    let lists = with.flat_map(|with| word_lists().flat_map(|key| with.list(key)));
    let named = lists.filter_map(|word| word.value.strip_prefix('@'));
    let mut all: BTreeSet<&str> = REQUIRED.iter().map(|(name, _)| *name).chain(named).collect();
    // Members of these are told apart by their meaning alone.
    all.retain(|name| !EXCLUSIVE.contains(name));
    let ids = merged.map("terms").names();
    let members = ids.filter(|id: &&str| id.split_once('.').is_some_and(|(of, _)| all.contains(of)));
    let members: Vec<&str> = members.collect();
    all.extend(members);
    all
}

/// How a word is written, in normal form.
pub(super) fn spellings(word: &At) -> Vec<String> {
    let all = words::expand(&word.value).unwrap_or_default();
    all.iter().flat_map(|spelling| normal::word(spelling)).collect()
}

/// The parameters of checks that are nothing but words or names.
fn word_lists() -> impl Iterator<Item = &'static str> {
    let lists = WITH.keys().filter(|key| matches!(key.shape, Shape::List(Shape::Words | Shape::Name)));
    lists.map(|key| key.name)
}

/// Where a word must hold another to make no difference beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Anywhere,
    /// A compound is what its end says: 所属 is no datum in 所属組織, 氏名 is one in ご氏名.
    AtItsEnd,
}

/// A word that holds another of its list: where it matches, the other does.
fn swallowed(list: &[At], not_in: &[At], reach: Reach, sink: &Sink) {
    let own = |word: &&At| !word.value.starts_with(['@', '#']);
    let read: Vec<(&At, Vec<String>)> = list.iter().filter(own).map(|word| (word, spellings(word))).collect();
    let voids: Vec<String> = not_in.iter().flat_map(spellings).collect();
    for (at, (word, spelled)) in read.iter().enumerate() {
        if !spelled.is_empty() && spelled.iter().all(|spelling| voids.contains(spelling)) {
            let (ja, en) = (
                format!("「{}」は not-in にもあるので、決して一致しません", word.value),
                format!("`{}` stands in `not-in`, too, and never matches", word.value),
            );
            let problem = word.place.problem("swallowed-word", ja, en);
            sink.push(problem.help("どちらか一方から外してください", "take it out of one of them"));
            continue;
        }
        let holds = |other: &[String]| {
            let holds = |spelling: &str, short: &str| match reach {
                Reach::Anywhere => spelling.contains(short),
                Reach::AtItsEnd => spelling.ends_with(short),
            };
            let inside = |spelling: &String| other.iter().any(|short| holds(spelling, short));
            !other.is_empty() && spelled.iter().all(inside)
        };
        let shorter = read.iter().enumerate().find(|(other, (_, spellings))| {
            *other != at && holds(spellings) && (*other < at || spellings != spelled)
        });
        if let Some((_, (other, _))) = shorter.filter(|_| !spelled.is_empty()) {
            let (ja, en) = (
                format!("「{}」は「{}」に含まれるので、なくても同じです", word.value, other.value),
                format!("`{}` makes no difference: `{}` matches there already", word.value, other.value),
            );
            let problem =
                word.place.problem("swallowed-word", ja, en).also(&other.place, "こちら", "this one");
            sink.push(problem.help("どちらか一方で足ります", "one of them is enough"));
        }
    }
}

/// The family of a set, where a word means one member of it.
fn exclusive(id: &str) -> Option<&str> {
    id.split_once('.').map(|(family, _)| family).filter(|family| EXCLUSIVE.contains(family))
}

/// The words of a family, each with the members that have it.
type Members<'m> = BTreeMap<String, Vec<(&'m str, &'m At)>>;

/// The words of the members of exclusive families.
fn members(merged: &Merged) -> BTreeMap<&str, Members<'_>> {
    let mut members: BTreeMap<&str, Members<'_>> = BTreeMap::new();
    for (id, set) in merged.all("terms") {
        let Some(family) = exclusive(id) else { continue };
        let known = members.entry(family).or_default();
        for word in set.list("words") {
            spellings(word)
                .into_iter()
                .for_each(|spelling| known.entry(spelling).or_default().push((id, word)));
        }
    }
    members
}

/// A word of one member that another member of the family has, too.
fn shared(set: &Table, id: &str, known: &Members<'_>, sink: &Sink) {
    let other =
        |spelling: String| known.get(&spelling)?.iter().rev().find(|(other, _)| *other != id).copied();
    for word in set.list("words") {
        let found = spellings(word).into_iter().find_map(other);
        if let Some((other, there)) = found {
            let (ja, en) = (
                format!("「{}」は [terms.{other}] にもあります", word.value),
                format!("`{}` stands in [terms.{other}], too", word.value),
            );
            let problem = word.place.problem("shared-word", ja, en).also(&there.place, "こちら", "there");
            sink.push(problem.help(
                "一方だけにしてください。どちらの意味か決まりません",
                "keep it in one of them: which of the two is meant cannot be told",
            ));
        }
    }
}

/// Sets that nothing refers to.
fn unused(merged: &Merged, sink: &Sink) {
    let mut used: BTreeSet<&str> = REQUIRED.iter().map(|(name, _)| *name).collect();
    for key in ROOT.keys() {
        if let Shape::Map(shape) = &key.shape {
            of_entries(&mut merged.map(key.name).iter().map(|(_, entry)| entry), &shape.value, &mut used);
        }
    }
    for (id, set) in merged.all("terms") {
        let family = id.split_once('.').map(|(family, _)| family);
        if !used.contains(id) && !family.is_some_and(|family| used.contains(family)) {
            let (ja, en) = (format!("「{id}」はどこにも使われていません"), format!("nothing uses `{id}`"));
            let problem = set.place.problem("unused-set", ja, en);
            let begun = format!("{id}.");
            let members: Vec<&str> =
                merged.map("terms").names().filter(|name| name.starts_with(&begun)).collect();
            if let Some(first) = members.first() {
                let all = members.join("、");
                sink.push(problem.help(
                    format!("[terms.{first}] のように、どれに足すかを書いてください ({all})"),
                    format!("say which of them it goes to, such as [terms.{first}]: {}", members.join(", ")),
                ));
                continue;
            }
            // [terms.regulators.pref] for [terms.regulator.pref].
            let near = family.and_then(|family| {
                let known: Vec<&str> = used.iter().copied().filter(|name| !name.contains('.')).collect();
                nearest(family, &known).filter(|near| *near != family)
            });
            if let (Some(near), Some((family, _))) = (near, id.split_once('.')) {
                sink.push(problem.suggest(family, [near]));
                continue;
            }
            sink.push(problem.help(
                format!("項目や規則の条件に @{id} と書くか、この表を消してください"),
                format!("write @{id} in a condition of an element or a rule, or take the table out"),
            ));
        }
    }
}

fn of_entries<'m>(
    entries: &mut dyn Iterator<Item = &'m Entry>,
    shape: &'static Shape,
    used: &mut BTreeSet<&'m str>,
) {
    for value in entries.filter_map(|entry| entry.value.as_ref()) {
        match (shape, value) {
            (Shape::Map(shape), Value::Map(map)) => of_entries(&mut map.values(), &shape.value, used),
            (Shape::Rows(shape), Value::Rows(rows)) => {
                rows.rows.iter().for_each(|row| of_table(row, shape, used));
            }
            (Shape::Table(shape), Value::Table(table)) => of_table(table, shape, used),
            _ => {}
        }
    }
}

/// The sets that a table names: with `@` among its words, and in `include`.
fn of_table<'m>(table: &'m Table, shape: &'static TableShape, used: &mut BTreeSet<&'m str>) {
    foreign::each_word(table, shape, &mut |word| used.extend(word.value.strip_prefix('@')));
    let pairs = table.table("with").into_iter().flat_map(|with| with.map("pairs").keys());
    used.extend(pairs.filter_map(|wrong| wrong.strip_prefix('@')));
    if shape.key("include").is_some() {
        used.extend(table.list("include").iter().map(|name| name.value.as_str()));
    }
}
