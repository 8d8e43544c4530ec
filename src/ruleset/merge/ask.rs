//! What is asked of all layers as one.

use super::Merged;
use crate::ruleset::called::{Called, meant, question};
use crate::ruleset::detector::READINGS;
use crate::ruleset::entries::Entries;
use crate::ruleset::mistakes::{Place, Problem};
use crate::ruleset::tree::{At, Rows, Table, Value, tables};
use crate::ruleset::unknown_rule::unknown_rule;
use crate::ruleset::values::Lang;
use crate::text::{Text, nearest};

impl Merged {
    /// The entries of a table of names.
    pub(in crate::ruleset) fn map(&self, key: &str) -> &Entries {
        static NONE: Entries = Entries::none();
        self.maps.get(key).unwrap_or(&NONE)
    }
    /// The tables among them.
    pub(in crate::ruleset) fn all(&self, key: &str) -> impl Iterator<Item = (&str, &Table)> + Clone {
        self.map(key).tables()
    }
    /// The table of a name.
    pub(in crate::ruleset) fn named(&self, key: &str, name: &str) -> Option<&Table> {
        self.map(key).get(name)?.table()
    }
    /// The keys of which some entry is no longer what was embedded.
    pub(in crate::ruleset) fn touched(&self) -> impl Iterator<Item = &'static str> {
        self.maps.iter().filter(|(_, entries)| entries.touched().next().is_some()).map(|(key, _)| *key)
    }
    /// The tables of a kind by their names, with what people see of each.
    pub(in crate::ruleset) fn called(&self, key: &str) -> Vec<Called<'_>> {
        self.all(key).map(Called::of).collect()
    }
    /// That no rule has this name; `also` are those that there are for some documents.
    pub(in crate::ruleset) fn unknown_rule(&self, wrong: &str, place: &Place, also: &[String]) -> Problem {
        let mut known = self.called("rules");
        known.extend(also.iter().map(|id| Called::plain(id)));
        unknown_rule(wrong, place, &known, &self.called("elements"))
    }
    /// What a name that is none was meant for, of those that a table of names (`of`, its key in the schema) has.
    pub(in crate::ruleset) fn meant(&self, of: &str, wrong: &str, place: &Place) -> Option<Text> {
        let rows = |key: &str| -> Vec<Called<'_>> {
            self.rows(key)
                .map(|(id, rows)| Called { id, title: rows.rows.first().and_then(|row| row.text("title")) })
                .collect()
        };
        let known = match of {
            "rule" => {
                if wrong.is_ascii() && !wrong.contains('/') {
                    return None;
                }
                return meant(wrong, &self.called("rules"))
                    .or_else(|| meant(wrong.split('/').next()?, &self.called("elements")))
                    .and_then(|_| self.unknown_rule(wrong, place, &[]).help)
                    // A new name in capitals is near to none.
                    .filter(|help| !wrong.is_ascii() || help.en.starts_with("did you mean"));
            }
            "element" => self.called("elements"),
            "name" | "member" => self.called("terms"),
            "deadline" | "trigger" | "holiday" => rows(&format!("{of}s")),
            "label" => {
                let groups = self.map("classes").names();
                groups.flat_map(|group| self.labels(group)).map(Called::of).collect()
            }
            _ => return None,
        };
        question(wrong, &known)
    }
    /// The reading that was meant by what stands behind #: its name, what it is called, or an event.
    pub(in crate::ruleset) fn reading(&self, wrong: &str) -> Option<String> {
        let wrong = wrong.trim_start_matches('#');
        let titles = READINGS.iter().map(|(_, ja, en)| Text::new(*ja, *en));
        let titles: Vec<Text> = titles.collect();
        let names = READINGS.iter().map(|(id, ..)| id.trim_start_matches('#'));
        let known: Vec<Called<'_>> =
            names.zip(&titles).map(|(id, title)| Called { id, title: Some(title) }).collect();
        let terms = self.called("terms");
        let events =
            terms.iter().filter_map(|set| Some(Called { id: set.id.strip_prefix("event.")?, ..*set }));
        let events: Vec<Called<'_>> = events.collect();
        let event = |name: &str| meant(name, &events).map(|event| format!("#date.{}", event.id));
        let found = |reading: Called<'_>| format!("#{}", reading.id);
        if let Some((_, name)) = wrong.split_once('.').filter(|(of, _)| matches!(*of, "date" | "日付")) {
            return event(name);
        }
        let last = wrong.rsplit('.').next().unwrap_or(wrong);
        // `#phone` is the end of `#contact.phone`.
        let ends = || known.iter().find(|known| known.id.rsplit('.').next() == Some(last)).copied();
        let titled = |name: &str| meant(name, &known).filter(|_| !name.is_ascii());
        // Of `#contact.tel` the first half is right, and says nothing of which second half was meant.
        let half = wrong.split_once('.').filter(|(of, _)| known.iter().any(|known| known.id == *of));
        let like = |known: &Called<'_>| match (half, known.id.split_once('.')) {
            (Some((of, last)), Some((family, name))) if of == family => nearest(last, &[name]).is_some(),
            (half, _) => half.is_none(),
        };
        let near = || meant(wrong, &known).filter(like);
        titled(last).or_else(near).or_else(ends).map(found).or_else(|| event(wrong))
    }
    /// The rows of names that have several.
    pub(in crate::ruleset) fn rows(&self, key: &str) -> impl Iterator<Item = (&str, &Rows)> {
        self.map(key).iter().filter_map(|(id, entry)| match &entry.value {
            Some(Value::Rows(rows)) => Some((id, rows)),
            _ => None,
        })
    }
    /// The labels of a class group.
    pub(in crate::ruleset) fn labels(&self, group: &str) -> impl Iterator<Item = (&str, &Table)> + Clone {
        let labels = self.map("classes").get(group).and_then(|entry| entry.value.as_ref());
        let labels = if let Some(Value::Map(labels)) = labels { Some(labels) } else { None };
        labels.into_iter().flat_map(tables)
    }
    /// The profiles that count.
    pub(in crate::ruleset) fn profiles(&self) -> impl Iterator<Item = (&str, &Table)> {
        self.all("profiles").filter(|(id, _)| !self.given_up.contains(*id))
    }
    /// The language of the notices that are read.
    pub(in crate::ruleset) fn language(&self) -> Option<Lang> {
        self.root.table("ruleset")?.choice("language", Lang::from_name)
    }
    /// What files say of runs: settings that were given last.
    pub(in crate::ruleset) fn setting(&self, key: &str) -> Option<&At> {
        self.root.table("settings")?.at(key)
    }
}
