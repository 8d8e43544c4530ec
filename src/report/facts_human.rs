//! `facts --format human`: what was understood, for a reader.
//!
//! Owns the layout of conclusions, elements with their evidence, and mentions.

use super::facts_json::member;
use super::messages::{FactWords, Words};
use super::page::{Ink, Page};
use super::position::LineTable;
use super::{Entry, Report, Sheet};
use super::{context, how_read};
use crate::document::Place;
use crate::input::Charset;
use crate::reading::Reading;
use crate::reading::elements::Status;
use crate::reading::law;
use crate::ruleset::{Lang, Severity};
use crate::text::control_chars::visible;
use crate::text::width::{COLUMNS, columns, cut, pad, width};

/// Facts as tables.
#[derive(Debug, Clone, Default)]
pub struct FactsHuman {
    /// With colours.
    pub color: bool,
    /// The language, where it is not the document's.
    pub lang: Option<Lang>,
    /// With every clause and how it was read.
    pub statements: bool,
}

/// A document with what is needed to draw it.
struct Setting<'a> {
    entry: &'a Entry<'a, Reading>,
    table: LineTable<'a>,
    words: Words,
    facts: FactWords,
}

/// A row: what, where, the words of the draft, and what was made of them.
type Row = [String; 4];

impl Report<Reading> for FactsHuman {
    fn document(&self, entry: &Entry<'_, Reading>) -> Sheet {
        let lang = self.lang.unwrap_or(entry.result.language);
        let table = LineTable::of(&entry.source.text, &entry.result.document);
        let setting = Setting { entry, table, words: Words::of(lang), facts: FactWords::of(lang) };
        let mut page = Page::new(self.color);
        page.ink_line(Ink::Strong, &visible(&entry.source.name));
        if entry.source.encoding.charset() != Charset::Utf8 {
            page.line(&setting.words.read_as(entry.source.encoding.name));
        }
        setting.conclusions(&mut page);
        setting.elements(&mut page);
        let words = setting.facts;
        setting.mentions(&mut page, words.counts(), setting.counts());
        setting.mentions(&mut page, words.dates(), setting.dates());
        setting.mentions(&mut page, words.data_types(), setting.data_types());
        setting.mentions(&mut page, words.contacts(), setting.contacts());
        setting.mentions(&mut page, words.regulators(), setting.regulators());
        setting.mentions(&mut page, words.triggers(), setting.triggers());
        setting.clocks(&mut page);
        if self.statements {
            setting.statements(&mut page);
        }
        page.text().into()
    }

    fn between(&self) -> &'static str {
        "\n"
    }
}

impl Setting<'_> {
    fn conclusions(&self, page: &mut Page) {
        let made = &self.entry.result.conclusions;
        let day = |day: Option<crate::mentions::Day>| day.map(|day| day.to_string());
        let title = |group: &str, id: &str| {
            let title = self.entry.ruleset.label(group, id);
            title.map_or(id.to_owned(), |title| format!("{id} ({})", title.get(self.words.lang)))
        };
        let values = [
            Some(made.kind.name().to_owned()),
            Some(made.stage.name().to_owned()),
            made.publisher.as_deref().map(|id| title("publisher", id)),
            Some(title("cause", &made.cause_class)),
            made.total_affected.map(|total| total.to_string()),
            day(made.occurred_on),
            day(made.known_on),
            day(made.discovered_on),
            day(made.published_on),
            day(made.regulator_reported_on),
        ];
        let names = self.facts.conclusions();
        let columns = names.iter().map(|name| width(name)).max().unwrap_or(0);
        for (name, value) in names.iter().zip(values) {
            let value = value.unwrap_or_else(|| self.words.nowhere().to_owned());
            page.line(&format!("  {}  {}", pad(name, columns), visible(&value)));
        }
    }

    fn elements(&self, page: &mut Page) {
        let [title, status, _] = self.words.columns();
        let elements = &self.entry.ruleset.elements;
        let titles = elements.iter().map(|element| width(element.title.get(self.words.lang)));
        let columns = titles.chain([width(title)]).max().unwrap_or(0);
        let states = [Status::Stated, Status::Deferred, Status::Absent];
        let states = states.into_iter().map(|status| width(self.words.status(status)));
        let state_columns = states.chain([width(status)]).max().unwrap_or(0);
        page.line("");
        page.ink_line(Ink::Faint, &format!("{}  {status}", pad(title, columns)));
        for (element, state) in elements.iter().zip(&self.entry.result.elements) {
            let title = visible(element.title.get(self.words.lang)).into_owned();
            let word = self.words.status(state.status);
            page.put(&format!("{}  ", pad(&title, columns)));
            match state.status {
                Status::Stated => page.put(word),
                Status::Deferred => page.ink(Ink::Severity(Severity::Info), word),
                Status::Absent => page.ink(Ink::Severity(Severity::Warning), word),
            }
            let before = columns + state_columns + 4;
            for (at, place) in state.evidence.iter().enumerate() {
                let lead = if at == 0 { before - columns - 2 - width(word) } else { before };
                let lead = " ".repeat(lead);
                let line = self.line(*place);
                let quote = cut(&self.text(*place), COLUMNS.saturating_sub(before + width(&line) + 2));
                page.line(&format!("{lead}{line}  {quote}"));
            }
            if state.evidence.is_empty() {
                page.put("\n");
            }
        }
    }

    fn mentions(&self, page: &mut Page, head: &str, rows: Vec<Row>) {
        if rows.is_empty() {
            return;
        }
        page.line("");
        page.ink_line(Ink::Faint, head);
        let [what, place, text, made] = columns(rows.iter().map(Row::each_ref));
        let text = text.min(COLUMNS.saturating_sub(what + place + made + 8).max(12));
        for [first, line, quote, last] in rows {
            let quote = pad(&cut(&quote, text), text);
            let row = format!("  {}  {}  {quote}  {last}", pad(&line, place), pad(&first, what));
            page.line(row.trim_end());
        }
    }

    fn counts(&self) -> Vec<Row> {
        let counts = self.entry.result.mentions.counts.iter();
        counts
            .map(|count| {
                let notes = [
                    (count.affected, self.facts.affected()),
                    (count.approximate, self.facts.approximate()),
                    (count.cumulative, self.facts.cumulative()),
                ];
                let notes: Vec<_> = notes.iter().filter(|(holds, _)| *holds).map(|(_, word)| *word).collect();
                let value = format!("{} {}", count.value, visible(&count.unit));
                [value, self.line(count.place), self.text(count.place), notes.join(self.words.comma())]
            })
            .collect()
    }

    fn dates(&self) -> Vec<Row> {
        let dates = self.entry.result.mentions.dates.iter();
        dates
            .map(|date| {
                let start = date.date.map_or(self.words.nowhere().to_owned(), |day| day.to_string());
                let end = date.end.map_or(String::new(), |day| format!("{}{day}", self.words.to()));
                [
                    start + &end,
                    self.line(date.place),
                    self.text(date.place),
                    visible(&date.event).into_owned(),
                ]
            })
            .collect()
    }

    fn data_types(&self) -> Vec<Row> {
        let kinds = self.entry.result.mentions.data_types.iter();
        kinds
            .map(|kind| {
                let id = kind.set.map_or(self.words.nowhere(), |set| member(self.entry.ruleset, set));
                let certainty = kind.certainty.name().to_owned();
                [visible(id).into_owned(), self.line(kind.place), self.text(kind.place), certainty]
            })
            .collect()
    }

    fn contacts(&self) -> Vec<Row> {
        let contacts = self.entry.result.mentions.contacts.iter();
        contacts
            .map(|contact| {
                let owner = if contact.own { "" } else { self.facts.not_own() };
                let kind = contact.kind.name().to_owned();
                [kind, self.line(contact.place), self.text(contact.place), owner.to_owned()]
            })
            .collect()
    }

    fn regulators(&self) -> Vec<Row> {
        let regulators = self.entry.result.mentions.regulators.iter();
        regulators
            .map(|regulator| {
                let id = visible(member(self.entry.ruleset, regulator.set)).into_owned();
                let reported = regulator.reported.name().to_owned();
                [id, self.line(regulator.place), self.text(regulator.place), reported]
            })
            .collect()
    }

    fn triggers(&self) -> Vec<Row> {
        let rows = self.entry.result.law.held.iter().flat_map(|held| {
            let trigger = &self.entry.ruleset.triggers[held.trigger];
            let title = visible(trigger.title.get(self.words.lang)).into_owned();
            held.evidence.iter().map(move |place| {
                [title.clone(), self.line(*place), self.text(*place), visible(&trigger.id).into_owned()]
            })
        });
        rows.collect()
    }

    /// The days that follow, each with where its number comes from.
    fn clocks(&self, page: &mut Page) {
        let (lang, ruleset) = (self.words.lang, self.entry.ruleset);
        let clocks = &self.entry.result.law.clocks;
        let Some(first) = clocks.first() else { return };
        page.line("");
        page.ink_line(Ink::Faint, &self.facts.clocks(&law::date(lang, first.from, first.from.year())));
        for clock in clocks {
            let told = law::told(ruleset, lang, clock);
            page.line(&format!("  {}  {}", clock.due, visible(&told)));
            for source in &ruleset.deadlines[clock.deadline].sources {
                page.line(&format!("              {}{}", self.words.law(), visible(&source.name)));
            }
        }
    }

    fn statements(&self, page: &mut Page) {
        let rows = how_read::rows(self.entry.result, self.entry.ruleset, self.words.lang);
        page.line("");
        page.ink_line(Ink::Faint, self.facts.statements());
        let lines: Vec<_> = rows.iter().map(|row| self.line(row.place)).collect();
        let columns = lines.iter().map(|line| width(line)).max().unwrap_or(0);
        for (row, line) in rows.iter().zip(&lines) {
            how_read::draw(page, line, columns, &self.text(row.place), row, self.facts);
        }
    }

    fn line(&self, place: Place) -> String {
        context::stands(self.words, &self.table, self.entry.result.document.span(place).start)
    }

    fn text(&self, place: Place) -> String {
        visible(self.entry.result.document.slice(place)).trim().to_owned()
    }
}
