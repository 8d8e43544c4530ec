//! `survey --format human`: two tables, and the rules that have no row.
//!
//! Owns the layout.

use super::{Example, STATES, Told, percent};
use crate::reading::conclude::UNKNOWN;
use crate::reading::elements::Status;
use crate::report::messages::{SurveyWords, Words};
use crate::report::page::{Ink, Page};
use crate::ruleset::{Lang, Severity, Stage, Text};
use crate::text::control_chars::visible;
use crate::text::width::{COLUMNS, cut, pad, right, width, wrap};
use std::cmp::Reverse;

/// The survey as a page.
pub(crate) fn human(told: &Told<'_>, lang: Lang, color: bool) -> String {
    let mut sheet =
        Sheet { told, common: Words::of(lang), words: SurveyWords::of(lang), page: Page::new(color) };
    sheet.head();
    if told.survey.breaches() > 0 {
        sheet.elements();
    }
    if told.survey.documents() > 0 {
        sheet.rules();
    }
    if !told.failures.is_empty() {
        sheet.page.line("");
        let unread = sheet.common.unread(told.failures.len());
        sheet.page.line(&unread);
    }
    sheet.page.text()
}

struct Sheet<'a> {
    told: &'a Told<'a>,
    common: Words,
    words: SurveyWords,
    page: Page,
}

impl Sheet<'_> {
    fn head(&mut self) {
        let (survey, ruleset) = (self.told.survey, &self.told.loaded.ruleset);
        let name = format!("{} {}", visible(&ruleset.name), visible(&ruleset.version));
        let head = self.words.head(survey.documents(), name.trim_end(), self.told.as_of);
        self.page.ink_line(Ink::Strong, &head);
        let [breach, other, none] = survey.kinds;
        let kinds = self.words.kinds(breach, other, none);
        self.list("", &[kinds]);
        let stages = Stage::ALL.iter().zip(survey.stages);
        let stages: Vec<_> =
            stages.map(|(stage, count)| format!("{} {count}", self.common.stage(*stage))).collect();
        if survey.notices() > 0 {
            self.list(self.words.stages(), &stages);
        }
        let mut causes: Vec<_> = survey.causes.iter().collect();
        causes.sort_by_key(|(cause, count)| (Reverse(**count), cause.as_str()));
        let title = |id: &str| {
            if id == UNKNOWN {
                return self.words.unknown().to_owned();
            }
            visible(ruleset.label("cause", id).map_or(id, |title| title.get(self.words.lang))).into_owned()
        };
        let causes: Vec<_> =
            causes.into_iter().map(|(cause, count)| format!("{} {count}", title(cause))).collect();
        if !causes.is_empty() {
            self.list(self.words.causes(), &causes);
        }
    }

    /// Names after a head, in as many lines as they need.
    fn list(&mut self, head: &str, names: &[String]) {
        for line in wrap(&format!("{head}{}", names.join(self.common.comma())), COLUMNS) {
            self.page.line(&line);
        }
    }

    fn elements(&mut self) {
        let ruleset = &self.told.loaded.ruleset;
        let [name, heads @ ..] = self.words.elements();
        let titles: Vec<_> =
            ruleset.elements.iter().map(|element| visible(element.title.get(self.words.lang))).collect();
        let columns = titles.iter().map(|title| width(title)).chain([width(name)]).max().unwrap_or(0).min(40);
        let of = self.told.survey.breaches();
        self.page.line("");
        self.page.line(&self.words.over(of));
        let heads = heads.map(|head| right(head, 10));
        self.page.ink_line(Ink::Faint, &format!("{}{}", pad(name, columns), heads.concat()));
        for ((element, tally), title) in ruleset.elements.iter().zip(&self.told.survey.elements).zip(&titles)
        {
            self.page.put(&pad(&cut(title, columns), columns));
            if let Some(reason) = self.told.element_unmeasured(&element.id) {
                self.unmeasured(reason, columns + 4);
                continue;
            }
            let cells = tally.notices.map(|count| right(&cell(count, of), 10));
            self.page.line(&cells.concat());
            for (status, examples) in STATES.into_iter().zip(&tally.examples) {
                let ink = match status {
                    Status::Stated => Ink::Faint,
                    Status::Deferred => Ink::Severity(Severity::Info),
                    Status::Absent => Ink::Severity(Severity::Warning),
                };
                for example in examples {
                    self.example(ink, self.common.status(status), example);
                }
            }
        }
    }

    fn unmeasured(&mut self, reason: &Text, columns: usize) {
        let text = self.words.unmeasured(&visible(reason.get(self.words.lang)));
        for (at, line) in wrap(&text, COLUMNS - columns).iter().enumerate() {
            let lead = if at == 0 { 4 } else { columns };
            self.page.line(&format!("{}{line}", " ".repeat(lead)));
        }
    }

    fn example(&mut self, ink: Ink, word: &str, example: &Example) {
        self.page.put("    ");
        self.page.ink(ink, &pad(word, self.words.columns()));
        let place = match example.line {
            Some(line) => format!("{}:{line}", visible(&example.path)),
            None => visible(&example.path).into_owned(),
        };
        let room = COLUMNS.saturating_sub(width(&place) + self.words.columns() + 8).max(20);
        let quote = cut(&visible(&example.text), room);
        self.page.line(format!("  {place}  {quote}").trim_end());
    }

    fn rules(&mut self) {
        let ruleset = &self.told.loaded.ruleset;
        let all = ruleset.rules.iter().zip(&self.told.survey.rules);
        let (mut firing, mut silent, mut idle, mut uncounted, mut off) =
            (vec![], vec![], vec![], vec![], vec![]);
        for (rule, tally) in all {
            let id = visible(&rule.id).into_owned();
            if self.told.rule_unmeasured(&rule.id).is_some() {
                uncounted.push(id);
            } else if rule.severity == [None; 4] {
                off.push(id);
            } else if tally.of == 0 {
                idle.push(id);
            } else if tally.fires() == 0 {
                silent.push(id);
            } else {
                firing.push((id, tally));
            }
        }
        firing.sort_by_key(|(_, tally)| Reverse(tally.fires()));
        if !firing.is_empty() {
            let [name, heads @ ..] = self.words.rules();
            let columns = firing.iter().map(|(id, _)| width(id)).chain([width(name)]).max().unwrap_or(0);
            self.page.line("");
            let [notices, heads @ ..] = heads;
            let heads = heads.map(|head| right(head, 10));
            let head = format!("{}{}{}", pad(name, columns), right(notices, 15), heads.concat());
            self.page.ink_line(Ink::Faint, &head);
            for (id, tally) in firing {
                let fires =
                    format!("{}/{} {:>3}%", tally.fires(), tally.of, percent(tally.fires(), tally.of));
                let [info, warning, error] = tally.fires.map(|count| right(&count.to_string(), 10));
                self.page.line(&format!("{}{}{error}{warning}{info}", pad(&id, columns), right(&fires, 15)));
                for (severity, example) in &tally.examples {
                    self.example(Ink::Severity(*severity), self.common.severity(*severity), example);
                }
            }
        }
        let elements = ruleset.elements.iter().map(|element| element.id.as_str());
        let element = elements.into_iter().find(|id| self.told.element_unmeasured(id).is_some());
        let first = element.or(uncounted.first().map(String::as_str)).map(str::to_owned);
        for (names, head) in [
            (&silent, self.words.silent(silent.len())),
            (&idle, self.words.idle(idle.len())),
            (&off, self.words.off(off.len())),
            (&uncounted, self.words.uncounted(uncounted.len())),
        ] {
            if !names.is_empty() {
                self.page.line("");
                self.list(&head, names);
            }
        }
        if let Some(first) = first {
            let how = self.words.count_anyway(&first);
            self.page.line(&how);
        }
    }
}

fn cell(count: usize, of: usize) -> String {
    format!("{count} {:>3}%", percent(count, of))
}
