//! The names that a policy may use, with their titles: what there is in a ruleset, list by list.
//!
//! Owns which lists there are and what stands in each. How they are shown is `report`'s.

use super::check::CHECKS;
use super::detector::READINGS;
use super::load::Loaded;
use super::schema::{self, said};
use super::tree::Table;
use super::words::{self, Named};
use crate::text::lang::names;
use crate::text::{Lang, Text};
use std::collections::BTreeMap;

/// A list of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Catalogue {
    /// Kinds of checks: `check = "…"`.
    CheckKinds,
    /// Elements: `[elements.…]`, `when.stated`.
    Elements,
    /// Sets of words: `@…`.
    Terms,
    /// Kinds of data and their categories: `when.leaked`.
    Data,
    /// Regulators: `[terms.regulator.…]`.
    Regulators,
    /// Events: `#date.…`.
    Events,
    /// Deadlines: `deadline = "…"`, `starts`.
    Deadlines,
    /// Publishers: `when.publisher`.
    Publishers,
    /// Causes: `when.cause`.
    Causes,
    /// Conditions of `when`, and readings: `#…`.
    Conditions,
}

names!(Catalogue {
    CheckKinds => "check-kinds",
    Elements => "elements",
    Terms => "terms",
    Data => "data",
    Regulators => "regulators",
    Events => "events",
    Deadlines => "deadlines",
    Publishers => "publishers",
    Causes => "causes",
    Conditions => "conditions",
});

/// A name with what people see of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// As it is written in a policy.
    pub name: String,
    /// Its title; empty where it has none.
    pub title: Text,
    /// What else there is to it: its category, its first words, its days.
    pub also: Text,
}

/// Words of a set that are shown.
const SHOWN: usize = 4;

impl Loaded {
    /// What stands in a list.
    pub fn catalogue(&self, which: Catalogue) -> Vec<Listed> {
        match which {
            Catalogue::CheckKinds => {
                CHECKS.iter().map(|check| listed(check.name, both(check.about), Text::default())).collect()
            }
            Catalogue::Elements => {
                let element = |(id, table): (&str, &Table)| listed(id, title(table), Text::default());
                let mut all: Vec<_> = self.merged.all("elements").collect();
                all.sort_by_key(|(_, table)| table.number::<i64>("order").unwrap_or(i64::MAX));
                all.into_iter().map(element).collect()
            }
            Catalogue::Terms => self
                .merged
                .all("terms")
                .map(|(id, set)| listed(&format!("@{id}"), title(set), Self::first_words(set)))
                .collect(),
            Catalogue::Data => self.data(),
            Catalogue::Regulators => self
                .members("regulator")
                .map(|(id, set)| listed(id, title(set), Self::first_words(set)))
                .collect(),
            Catalogue::Events => self
                .members("event")
                .map(|(id, set)| listed(id, title(set), Self::first_words(set)))
                .collect(),
            Catalogue::Deadlines => self.deadlines(),
            Catalogue::Publishers => self.labels("publisher"),
            Catalogue::Causes => self.labels("cause"),
            Catalogue::Conditions => self.conditions(),
        }
    }

    /// The sets of a family, by the names of its members.
    fn members<'l>(&'l self, family: &'static str) -> impl Iterator<Item = (&'l str, &'l Table)> {
        let member = move |(id, set): (&'l str, &'l Table)| match id.split_once('.') {
            Some((of, member)) if of == family => Some((member, set)),
            _ => None,
        };
        self.merged.all("terms").filter_map(member)
    }

    fn first_words(set: &Table) -> Text {
        let plain = set.list("words").iter().filter(|word| words::named(&word.value).is_none());
        let mut shown: Vec<String> = plain.take(SHOWN).map(|word| word.value.clone()).collect();
        let among =
            set.list("words").iter().filter(|word| matches!(words::named(&word.value), Some(Named::Set(_))));
        let taken = set.list("include").iter().map(|name| format!("@{}", name.value));
        shown.extend(taken.chain(among.map(|word| word.value.clone())).take(SHOWN));
        shown.extend(
            set.tables("patterns")
                .iter()
                .filter_map(|pattern| pattern.string("regex"))
                .map(|regex| format!("/{regex}/"))
                .take(1),
        );
        let count = set.list("words").len();
        let more = count.saturating_sub(SHOWN);
        let list = shown.join("、");
        match more {
            0 => Text::same(&list),
            _ => Text::new(format!("{list} ほか{more}語"), format!("{list} and {more} more")),
        }
    }

    /// Kinds of data, those of one category together behind it.
    fn data(&self) -> Vec<Listed> {
        let mut categories: BTreeMap<String, Vec<(&str, &Table)>> = BTreeMap::new();
        for (id, set) in self.members("data-type") {
            categories.entry(set.string("category").unwrap_or_default()).or_default().push((id, set));
        }
        let mut all = Vec::new();
        for (category, kinds) in categories {
            let titles =
                |lang: Lang| kinds.iter().map(|(_, set)| title(set).get(lang).to_owned()).collect::<Vec<_>>();
            let own = kinds.iter().any(|(id, _)| *id == category);
            if !own && !category.is_empty() {
                let also = Text::new(titles(Lang::Ja).join("、"), titles(Lang::En).join(", "));
                all.push(listed(&category, Text { ja: "(分類)".into(), en: "(category)".into() }, also));
            }
            all.extend(kinds.iter().map(|(id, set)| listed(id, title(set), Text::same(&category))));
        }
        all
    }

    fn deadlines(&self) -> Vec<Listed> {
        let row = |(id, rows): (&str, &super::tree::Rows)| {
            let row = rows.rows.last()?;
            let number = |key: &str| row.number::<u32>(key);
            let also = match (number("days"), number("hours"), number("working-days")) {
                (Some(days), ..) => Text::new(format!("{days}日"), format!("{days} days")),
                (_, Some(hours), _) => Text::new(format!("{hours}時間"), format!("{hours} hours")),
                (_, _, Some(days)) => Text::new(format!("{days}営業日"), format!("{days} working days")),
                _ => Text::default(),
            };
            Some(listed(id, title(row), also))
        };
        self.merged.rows("deadlines").filter_map(row).collect()
    }

    fn labels(&self, group: &str) -> Vec<Listed> {
        self.merged.labels(group).map(|(id, table)| listed(id, title(table), Text::default())).collect()
    }

    /// The keys of `when`, and what is read from a text.
    fn conditions(&self) -> Vec<Listed> {
        let keys = schema::when().map(|key| {
            let example = Text::same(&format!("when.{} = {}", key.name, key.shape.example()));
            listed(&format!("when.{}", key.name), both(key.about), example)
        });
        let mut all: Vec<Listed> = keys.collect();
        for (name, ja, en) in READINGS {
            all.push(listed(name, Text { ja: (*ja).into(), en: (*en).into() }, Text::default()));
        }
        for (id, set) in self.members("event") {
            let event = title(set);
            let (ja, en) = if event.ja.is_empty() { (id.into(), id.into()) } else { (event.ja, event.en) };
            let said = Text::new(format!("「{ja}」の日付"), format!("a date of: {en}"));
            all.push(listed(&format!("#date.{id}"), said, Text::default()));
        }
        all
    }
}

fn listed(name: &str, title: Text, also: Text) -> Listed {
    Listed { name: name.to_owned(), title, also }
}

fn title(table: &Table) -> Text {
    table.text("title").cloned().unwrap_or_default()
}

fn both(about: schema::Both) -> Text {
    Text::new(said(about, Lang::Ja), said(about, Lang::En))
}
