//! One table over another of the same name: what a key given again does.
//!
//! Owns that a later key wins, that `add` adds, and that `remove` takes out what is there, or is a mistake. Which key
//! does which is the schema's to say.

use super::times;
use crate::ruleset::check::CheckKind;
use crate::ruleset::mistakes::{Place, Problem, Sink};
use crate::ruleset::schema::{Key, MapShape, Merge, Shape, TableShape, WITH};
use crate::ruleset::tree::{At, Entry, Levels, Map, Rows, Table, Value};
use crate::ruleset::words;
use crate::text::normal::normal;
use crate::text::{Lang, nearest};

/// Puts a table over another.
pub(super) fn table(old: &mut Table, over: Table, shape: &TableShape, sink: &Sink) {
    let given: Vec<_> = over.entries().map(|(name, _)| name.to_owned()).collect();
    for (name, entry) in over.into_entries() {
        if let Some(known) = shape.key(&name) {
            key(old, known, entry, &|name| given.iter().any(|given| given == name), sink);
        }
    }
}

/// Puts names over names.
fn map(old: &mut Map, over: Map, shape: &MapShape, sink: &Sink) {
    for (name, entry) in over {
        match old.get_mut(&name) {
            Some(known) => named(known, entry, &shape.value, sink),
            None => _ = old.insert(name, fresh(entry, &shape.value, sink)),
        }
    }
}

/// Puts what stands under a name over what stood there.
pub(super) fn named(known: &mut Entry, over: Entry, shape: &Shape, sink: &Sink) {
    match (shape, &mut known.value, over.value) {
        (Shape::Table(shape), Some(Value::Table(old)), Some(Value::Table(over))) => {
            table(old, over, shape, sink);
        }
        (Shape::Map(shape), Some(Value::Map(old)), Some(Value::Map(over))) => map(old, over, shape, sink),
        (Shape::Rows(shape), Some(Value::Rows(old)), Some(Value::Rows(over))) => rows(old, over, shape, sink),
        (_, _, value) => *known = Entry { value, ..over },
    }
}

/// What stands under a new name: a table as if over an empty one, so that what it adds is there.
pub(super) fn fresh(entry: Entry, shape: &Shape, sink: &Sink) -> Entry {
    let Shape::Table(shape) = shape else { return entry };
    let over = match entry.value {
        Some(Value::Table(over)) => over,
        value => return Entry { value, ..entry },
    };
    let mut own = Table::new(over.place.clone());
    table(&mut own, over, shape, sink);
    Entry { value: Some(Value::Table(own)), ..entry }
}

/// Rows of different times over others: a table that says nothing of a time goes into each of them; a row with a time
/// of its own stands on the one in force then, and leaves the others in force before and after.
fn rows(old: &mut Rows, over: Rows, shape: &TableShape, sink: &Sink) {
    if over.one && !over.rows.iter().any(times::has) {
        for row in &mut old.rows {
            over.rows.iter().for_each(|over| table(row, over.clone(), shape, sink));
        }
        return;
    }
    let Some(first) = old.rows.first().cloned() else { return *old = over };
    let below = old.rows.clone();
    let on_base = |over: &Table| {
        let mut row = below.iter().find(|row| times::overlap(row, over)).unwrap_or(&first).clone();
        // A row of a later layer says its own time.
        times::forget(&mut row);
        table(&mut row, over.clone(), shape, sink);
        row
    };
    let new: Vec<Table> = over.rows.iter().map(on_base).collect();
    let kept = new.iter().fold(below.clone(), times::without);
    old.rows = kept;
    old.rows.extend(new);
    old.rows.sort_by_key(times::first);
}

/// Puts a key over the same key of a table; `given` says which others come with it.
pub(super) fn key(
    old: &mut Table,
    key: &'static Key,
    over: Entry,
    given: &dyn Fn(&str) -> bool,
    sink: &Sink,
) {
    if over.value.is_some() {
        for other in key.instead_of.iter().filter(|other| !given(other)) {
            old.take(other);
        }
    }
    match (key.merge, over.value) {
        (Merge::ByStage, Some(Value::Levels(levels))) => stages(old, key.name, &over.key, &levels),
        (Merge::Inner, Some(value)) => inner(old, key, Entry { value: Some(value), ..over }, sink),
        (Merge::Append, Some(value)) => append(old, key.name, Entry { value: Some(value), ..over }),
        (Merge::AddTo(to), Some(value)) => append(old, to, Entry { value: Some(value), ..over }),
        (Merge::TakeFrom(from), Some(value)) => take_from(old, from, &value, sink),
        (Merge::AddCondition, Some(Value::Strings(words))) if !words.is_empty() => {
            if let Some(check) = looks_for_no_words(old) {
                return sink.push(nothing_to_add_to(&over.key, key.name, check));
            }
            let mut condition = Table::new(over.at.clone());
            condition.put("any", Entry::at(&over.at, Value::Strings(words)));
            let conditions = Entry { value: Some(Value::Tables(vec![condition])), ..over };
            if let Some(with) = with(old) {
                append(with, "detect", conditions);
            }
        }
        (Merge::TakeFromWith, Some(Value::Strings(words))) => {
            if let Some(with) = with(old) {
                words.iter().for_each(|word| take_from_with(with, word, sink));
            }
        }
        (Merge::Replace, Some(Value::OneText(lang, said))) if old.text(key.name).is_some() => {
            let mut text = old.text(key.name).cloned().unwrap_or_default();
            match lang {
                Lang::Ja => text.ja = said.ja,
                Lang::En => text.en = said.en,
            }
            old.put(key.name, Entry { value: Some(Value::Text(text)), ..over });
        }
        (Merge::Replace, value) => match old.get_mut(key.name) {
            // What cannot be read leaves what there was.
            Some(known) if value.is_none() => (known.key, known.at) = (over.key, over.at),
            _ => old.put(key.name, Entry { value, ..over }),
        },
        // What was to be added, or taken out, and cannot be read leaves no trace: that was told.
        (Merge::AddTo(_) | Merge::TakeFrom(_), None) => {}
        (_, value) => {
            if value.is_none() && !old.has(key.name) {
                old.put(key.name, Entry { value, ..over });
            }
        }
    }
}

fn inner(old: &mut Table, key: &'static Key, over: Entry, sink: &Sink) {
    let Some(known) = old.get_mut(key.name) else {
        return old.put(key.name, fresh(over, &key.shape, sink));
    };
    match (&key.shape, &mut known.value, over.value) {
        (Shape::Table(shape), Some(Value::Table(old)), Some(Value::Table(over))) => {
            table(old, over, shape, sink);
        }
        (Shape::Map(shape), Some(Value::Map(old)), Some(Value::Map(over))) => map(old, over, shape, sink),
        (_, _, value) => known.value = value,
    }
    (known.key, known.at) = (over.key, over.at);
}

/// Severities over others, stage by stage.
pub(super) fn stages(old: &mut Table, key: &'static str, place: &Place, over: &Levels) {
    let mut levels = old.levels(key).cloned().unwrap_or_default();
    for (level, over) in levels.iter_mut().zip(over).filter(|(_, over)| over.is_some()) {
        level.clone_from(over);
    }
    old.put(key, Entry::at(place, Value::Levels(levels)));
}

fn append(old: &mut Table, key: &'static str, over: Entry) {
    let Some(known) = old.get_mut(key) else { return old.put(key, over) };
    match (&mut known.value, over.value) {
        (Some(Value::Strings(old)), Some(Value::Strings(over))) => old.extend(over),
        (Some(Value::Lists(old)), Some(Value::Lists(over))) => old.extend(over),
        (Some(Value::Tables(old)), Some(Value::Tables(over))) => old.extend(over),
        (Some(Value::Map(old)), Some(Value::Map(over))) => {
            over.into_iter().for_each(|(name, entry)| _ = old.insert(name, entry));
        }
        (None, value) => *known = Entry { value, ..over },
        _ => {}
    }
}

/// The check of a rule that has no list of conditions.
fn looks_for_no_words(rule: &Table) -> Option<&At> {
    let check = rule.at("check")?;
    let shape = CheckKind::from_name(&check.value)?.shape();
    (!shape.must.contains(&"detect")).then_some(check)
}

fn nothing_to_add_to(place: &Place, key: &str, check: &At) -> Problem {
    let (ja, en) = (
        format!("{key} は言い回しを調べる規則のものです。これは check = \"{}\" の規則です", check.value),
        format!("`{key}` is for rules about phrases; this is one of check = \"{}\"", check.value),
    );
    let problem = place.problem("unknown-parameter", ja, en);
    // What this kind of check compares takes more of it by a key of its own.
    let takes = CheckKind::from_name(&check.value).map(CheckKind::shape);
    let takes = takes.iter().flat_map(|shape| shape.must.iter().chain(shape.may));
    let added = takes.filter_map(|of| WITH.key(&format!("add-{of}"))).next();
    if let Some(added) = added {
        return problem.help(
            format!("with.{} に書いてください", added.name),
            format!("write it into with.{}", added.name),
        );
    }
    problem.help(
        "項目の読み取りに足すなら [elements.項目] の add か add-detect に、検査の値なら with に書いてください",
        "to change how an element is read write `add` or `add-detect` of [elements.…]; parameters go into `with`",
    )
}

/// The parameters of a rule, which may have none yet.
fn with(rule: &mut Table) -> Option<&mut Table> {
    if rule.table("with").is_none() {
        let place = rule.place.clone();
        rule.put("with", Entry::at(&place, Value::Table(Table::new(place.clone()))));
    }
    if let Some(Value::Table(with)) = rule.value_mut("with") { Some(with) } else { None }
}

/// Takes words, or conditions, out of lists; what is not there is a mistake.
fn take_from(old: &mut Table, from: &[&'static str], gone: &Value, sink: &Sink) {
    match gone {
        Value::Strings(words) => {
            for word in words {
                let mut found = false;
                for key in from {
                    found |= out_of_table(old, key, word);
                }
                if !found {
                    let lists = from.iter().flat_map(|key| old.list(key));
                    let detected =
                        from.iter().flat_map(|key| old.tables(key)).flat_map(|one| one.list("any"));
                    sink.push(not_there(word, lists.chain(detected).map(|entry| entry.value.as_str())));
                }
            }
        }
        Value::Tables(tables) => {
            for gone in tables {
                let mut found = false;
                for key in from {
                    if let Some(Value::Tables(known)) = old.value_mut(key) {
                        let before = known.len();
                        known.retain(|known| known != gone);
                        found |= known.len() < before;
                    }
                }
                if !found {
                    let (ja, en) =
                        ("外そうとした読み取り方がありません", "there is no such detector to take out");
                    sink.push(gone.place.problem("nothing-to-remove", ja, en).help(
                        "noticelint rules show 項目 が示すとおりに書いてください",
                        "write it as noticelint rules show ELEMENT prints it",
                    ));
                }
            }
        }
        _ => {}
    }
}

/// Takes a word out wherever a rule looks for it.
fn take_from_with(with: &mut Table, word: &At, sink: &Sink) {
    let mut found = false;
    for key in WITH.keys() {
        let Some(value) = with.value_mut(key.name) else { continue };
        found |= match (&key.shape, value) {
            (Shape::List(Shape::Words | Shape::Name), Value::Strings(list)) => out_of(list, word),
            (_, Value::Tables(detectors)) => out_of_detectors(detectors, word),
            (_, Value::Map(pairs)) => pairs.remove(word.value.as_str()).is_some(),
            // An abbreviation stands before the words that explain it.
            (Shape::List(Shape::List(Shape::Word)), Value::Lists(terms)) if key.name == "terms" => {
                let before = terms.len();
                terms.retain(|list| list.first().is_none_or(|term| term.value != word.value));
                terms.len() < before
            }
            (Shape::List(Shape::List(Shape::Word)), Value::Lists(groups)) => {
                let found = groups.iter_mut().fold(false, |found, group| out_of(group, word) | found);
                // One spelling alone cannot be mixed with another.
                groups.retain(|group| group.len() > 1);
                found
            }
            _ => false,
        };
    }
    if !found {
        let detected = with.tables("detect").iter().flat_map(|detector| detector.list("any"));
        let known = detected.map(|entry| entry.value.as_str());
        sink.push(not_there(word, known.chain(with.map("pairs").keys().map(AsRef::as_ref))));
    }
}

/// Takes a word out of a list of a table, or of the conditions in it.
pub(super) fn out_of_table(table: &mut Table, key: &str, word: &At) -> bool {
    match table.value_mut(key) {
        Some(Value::Strings(list)) => out_of(list, word),
        Some(Value::Tables(detectors)) => out_of_detectors(detectors, word),
        _ => false,
    }
}

/// Takes a word, or one spelling of a word, out of a list; says whether it was there.
fn out_of(from: &mut Vec<At>, word: &At) -> bool {
    let before = from.len();
    from.retain(|entry| entry.value != word.value);
    if from.len() < before {
        return true;
    }
    let Ok(gone) = words::expand(&word.value) else { return false };
    let gone: Vec<String> = gone.iter().map(|spelling| normal(spelling)).collect();
    let mut kept = Vec::with_capacity(from.len());
    let mut found = false;
    for entry in from.drain(..) {
        let spellings = words::expand(&entry.value).unwrap_or_default();
        let stays = |spelling: &String| !gone.contains(&normal(spelling));
        if spellings.iter().all(stays) {
            kept.push(entry);
            continue;
        }
        found = true;
        let rest = spellings.into_iter().filter(stays);
        kept.extend(rest.map(|spelling| At::new(&words::escaped(&spelling), &entry.place)));
    }
    *from = kept;
    found
}

fn out_of_detectors(detectors: &mut Vec<Table>, word: &At) -> bool {
    let mut found = false;
    detectors.retain_mut(|detector| {
        // Without a word that it cannot do without, a condition looks for nothing of what it did.
        if detector.list("all").iter().any(|needed| needed.value == word.value) {
            found = true;
            return false;
        }
        let here = out_of_table(detector, "any", word);
        found |= here;
        // What was one of several words is gone; a condition without any would look for nothing.
        !(here && detector.list("any").is_empty() && detector.list("all").is_empty())
    });
    found
}

/// That a word to be taken out is not among those that there are.
pub(super) fn not_there<'n>(word: &At, known: impl Iterator<Item = &'n str>) -> Problem {
    let (ja, en) = (
        format!("外そうとした「{}」がありません", word.value),
        format!("there is no `{}` to take out", word.value),
    );
    let problem = word.place.problem("nothing-to-remove", ja, en);
    let known: Vec<&str> = known.collect();
    match nearest(&word.value, &known) {
        Some(_) => problem.suggest(&word.value, known),
        None => problem.help(
            "ある言葉は noticelint rules show 名前 で見られます",
            "noticelint rules show NAME prints the words that there are",
        ),
    }
}
