//! One entry of a layer over what there is: sets, classes, elements, phrases, rules, severities.
//!
//! Owns what is made of shorthands on the way, and that what is laid over nothing is told.

use super::{Merged, Putting, Unwatched, expand, lay, lay_named, over, phrase_id, required_id};
use crate::ruleset::called::{Called, unknown_class, unknown_element};
use crate::ruleset::evidence;
use crate::ruleset::mistakes::{Place, Sink};
use crate::ruleset::retired;
use crate::ruleset::schema::{CLASS, ELEMENT, PHRASE, RULE, SET};
use crate::ruleset::tree::{At, Entry, Map, Name, Table, Value, tables};
use crate::ruleset::values::names_rule;

/// What a table of an element says of the rule that asks for it.
pub(in crate::ruleset) const OF_REQUIRED: [&str; 4] = ["when", "source", "help", "why"];

impl Merged {
    /// A set over the one of its name. `remove` of a family takes out of its members.
    pub(super) fn put_set(&mut self, id: Name, entry: Entry, putting: &mut Putting<'_>) {
        let Some(Value::Table(mut table)) = entry.value else { return };
        let sink = putting.sink;
        let sets = self.maps.entry("terms").or_default();
        let family = format!("{id}.");
        let new = !sets.has(&id);
        let members: Vec<String> = match new {
            true => sets.names_from(&family).map(str::to_owned).collect(),
            false => Vec::new(),
        };
        if !members.is_empty() {
            let gone = table.list("remove").to_vec();
            for word in &gone {
                let mut found = false;
                for member in &members {
                    let member = sets.get_mut(member).and_then(|entry| entry.value.as_mut());
                    if let Some(Value::Table(member)) = member {
                        found |= over::out_of_table(member, "words", word);
                    }
                }
                if !found {
                    let members = members.iter().filter_map(|member| sets.get(member)?.table());
                    let known = members.flat_map(|set| set.list("words")).map(|word| word.value.as_str());
                    sink.push(over::not_there(word, known));
                }
            }
            if table.entries().all(|(key, _)| key == "remove") {
                return;
            }
            table.take("remove");
        }
        let change = table.get("add").or_else(|| table.get("remove"));
        if let Some(change) = change.filter(|_| new && !table.has("words")) {
            let (ja, en) = (
                format!("「{id}」という言葉の集まりは土台にありません"),
                format!("there is no set `{id}` to change"),
            );
            let known = sets.names();
            let problem = change.key.problem("unknown-set", ja, en);
            let problem = match retired::cure(&id) {
                Some((ja, en)) => problem.help(ja, en),
                None => problem.suggest(&id, known),
            };
            let cure = "新しい集まりなら、言葉は words に書いてください";
            sink.push(problem.or_help(cure, "a new set takes its words in `words`"));
            table.take("remove");
        }
        lay_named(sets, id, table, &SET, putting);
    }

    pub(super) fn put_classes(&mut self, groups: Map, putting: &mut Putting<'_>) {
        let there: Vec<String> = self.map("classes").names().map(str::to_owned).collect();
        for (group, entry) in groups {
            let Some(Value::Map(labels)) = entry.value else { continue };
            // The groups are the program's: one that it does not know is never chosen from.
            let own = self.own_from > 0 && entry.key.file >= self.own_from;
            if own && !there.is_empty() && !there.contains(&group.to_string()) {
                let known: Vec<Called<'_>> = there.iter().map(|name| Called::plain(name)).collect();
                putting.sink.push(unknown_class(&group, &entry.key, &known));
                continue;
            }
            let classes = self.maps.entry("classes").or_default();
            if !classes.has(&group) {
                classes.put(group.clone(), Entry { value: Some(Value::Map(Map::new())), ..entry });
            }
            let known = classes.get_mut(&group).and_then(|entry| entry.value.as_mut());
            let Some(Value::Map(known)) = known else { continue };
            for (label, entry) in labels {
                let Some(Value::Table(table)) = entry.value else { continue };
                let new = !known.contains_key(&label);
                match new.then(|| expand::untitled(&label, &table, tables(known), unknown_class)).flatten() {
                    Some(problem) => putting.sink.push(problem),
                    None => lay(known.entry(label).or_default(), new, table, &CLASS, putting),
                }
            }
        }
    }

    /// An element over the one of its name, and the rule that `required` makes of it.
    pub(super) fn put_element(&mut self, id: Name, entry: Entry, rules: &Map, putting: &mut Putting<'_>) {
        let Some(Value::Table(table)) = entry.value else { return };
        let elements = self.maps.entry("elements").or_default();
        let new = !elements.has(&id);
        let stray = new.then(|| expand::untitled(&id, &table, elements.tables(), unknown_element)).flatten();
        if let Some(problem) = stray {
            putting.sink.push(problem);
            return;
        }
        if !new {
            self.changed.entry(id.to_string()).or_default().push(table.place.clone());
            if table.has("detect") {
                self.replaced.insert(id.to_string());
            }
        }
        let rule = required_id(&id);
        if let (Some(own), Some(required)) = (rules.get(rule.as_str()), table.get("required")) {
            putting.sink.push(expand::twice(&id, &required.key, &own.key));
        }
        let below = elements.get(&id).and_then(Entry::table).and_then(|element| element.text("title"));
        let title = table.text("title").or(below);
        let said = self.root.table("shorthands").and_then(|said| said.table("required"));
        if let Some(made) = expand::required(&id, &table, title, said) {
            self.put_required(rule, Some(made), &table, putting);
        } else if self.map("rules").has(&rule) {
            self.put_required(rule, None, &table, putting);
        }
        lay_named(self.maps.entry("elements").or_default(), id, table, &ELEMENT, putting);
    }

    /// The rule that `required` makes. Over one that has its own words already goes only what was given, with `required`
    /// or without.
    fn put_required(&mut self, id: String, made: Option<Table>, own: &Table, putting: &mut Putting<'_>) {
        let given = |key: &str| own.get(key).filter(|entry| entry.value.is_some());
        if made.is_none() && !OF_REQUIRED.iter().any(|key| given(key).is_some()) {
            return;
        }
        let rules = self.maps.entry("rules").or_default();
        let Some(Value::Table(rule)) = rules.get_mut(&id).and_then(|entry| entry.value.as_mut()) else {
            if let Some(made) = made {
                rules.put(id.into(), Entry::at(&made.place.clone(), Value::Table(made)));
            }
            return;
        };
        let before = rule.levels("severity").cloned();
        let place = made.as_ref().map_or(&own.place, |made| &made.place);
        self.changed.entry(id.clone()).or_default().push(place.clone());
        for key in OF_REQUIRED.into_iter().chain(["severity"]) {
            let given = match key {
                "severity" => made.as_ref().and_then(|made| made.get(key)),
                _ => given(key),
            };
            if let (Some(key), Some(entry)) = (RULE.key(key), given) {
                over::key(rule, key, entry.clone(), &|_| false, putting.sink);
            }
        }
        if let (true, Some(given)) = (rule.levels("severity") == before.as_ref(), own.get("required")) {
            putting.watch.same_severity(&id, &given.key);
        }
    }

    pub(super) fn put_phrase(&mut self, phrase: Name, entry: Entry, sink: &Sink) {
        let Some(Value::Table(table)) = entry.value else { return };
        let phrases = self.maps.entry("phrases").or_default();
        let mut putting = Putting { sink, watch: &mut Unwatched };
        lay_named(phrases, phrase.clone(), table, &PHRASE, &mut putting);
        let Some(known) = phrases.get(&phrase).and_then(Entry::table) else { return };
        match expand::phrase(&phrase, known, self.root.table("shorthands")) {
            Ok(rule) => {
                let entry = Entry::at(&rule.place.clone(), Value::Table(rule));
                self.maps.entry("rules").or_default().put(phrase_id(&phrase).into(), entry);
            }
            Err(problem) => sink.push(*problem),
        }
    }

    pub(super) fn put_rule(&mut self, id: Name, entry: Entry, putting: &mut Putting<'_>) {
        let Some(Value::Table(table)) = entry.value else { return };
        let new = !self.map("rules").has(&id);
        let known = || self.map("rules").names();
        let stray = |place: &Place| self.unknown_rule(&id, place, &[]);
        if let (true, Some(problem)) = (new, expand::rule(&id, &table, known, stray)) {
            problem.into_iter().for_each(|problem| putting.sink.push(problem));
            return;
        }
        let rules = self.maps.entry("rules").or_default();
        if !new {
            self.changed.entry(id.to_string()).or_default().push(table.place.clone());
        }
        lay_named(rules, id, table, &RULE, putting);
    }

    pub(super) fn set_severity(&mut self, id: &Name, entry: &Entry, putting: &mut Putting<'_>) {
        let Some(Value::Levels(given)) = &entry.value else { return };
        let (mut found, mut changes) = (false, false);
        let rules = self.maps.entry("rules").or_default();
        let meant: Vec<String> =
            rules.names().filter(|rule| names_rule(id, rule)).map(str::to_owned).collect();
        for rule in meant {
            let rule = rules.get_mut(&rule).and_then(|entry| entry.value.as_mut());
            let Some(Value::Table(table)) = rule else { continue };
            let before = table.levels("severity").cloned();
            over::stages(table, "severity", &entry.key, given);
            changes |= table.levels("severity") != before.as_ref();
            found = true;
        }
        if found && !changes {
            putting.watch.same_severity(id, &entry.key);
        }
        if !found {
            putting.sink.push(self.unknown_rule(id, &entry.key, &[]));
        }
    }

    /// What was counted of rules and elements goes into their tables.
    pub(super) fn put_evidence(&mut self, evidence: Map, sink: &Sink) {
        for (id, entry) in evidence {
            let Some(counted) = entry.table() else { continue };
            let kinds = [("rules", "fires", "stated"), ("elements", "stated", "fires")];
            let found = kinds.into_iter().find(|(key, ..)| self.map(key).has(&id));
            let Some((of, right, wrong)) = found else {
                let known = [self.called("elements"), self.called("rules")].concat();
                sink.push(expand::evidence(&id, &entry.key, &known));
                continue;
            };
            if evidence::counted_by(counted) == Some(wrong) {
                sink.push(expand::wrong_count(&id, &entry.key, of, right, wrong));
            }
            let table = self.maps.get_mut(of).and_then(|map| map.get_mut(&id));
            if let Some(Value::Table(table)) = table.and_then(|entry| entry.value.as_mut()) {
                table.put("evidence", entry);
            }
        }
    }

    /// The words of a set of headings.
    pub(super) fn heading_words(&self, id: &str) -> Option<Vec<At>> {
        let set = self.named("terms", id).filter(|_| id.starts_with("heading."))?;
        Some(set.list("words").to_vec())
    }

    /// A word added to a set of headings heads each element that names the set, as if it were added to that.
    pub(super) fn head(&mut self, set: &str, words: &[At], sink: &Sink) {
        let Some(first) = words.first() else { return };
        let named = |(_, element): &(&str, &Table)| {
            element.list("headings").iter().any(|heading| heading.value == set)
        };
        let headed: Vec<String> = self.all("elements").filter(named).map(|(id, _)| id.to_owned()).collect();
        for id in headed {
            let mut table = Table::new(first.place.clone());
            table.put("add-headings", Entry::at(&first.place, Value::Strings(words.to_vec())));
            let mut putting = Putting { sink, watch: &mut Unwatched };
            lay_named(self.maps.entry("elements").or_default(), id.into(), table, &ELEMENT, &mut putting);
        }
    }
}
