//! `rules diff --format human`: a table of rules, then every change.
//!
//! Owns the layout.

use super::{PlacedChange, Side, Told, reweighed, reworded};
use crate::report::messages::{DiffWords, Words};
use crate::report::page::{Ink, Page};
use crate::report::rules_diff::compare::Change;
use crate::report::rules_list::severities;
use crate::ruleset::{Lang, Severity};
use crate::text::control_chars::visible;
use crate::text::width::{COLUMNS, pad, right, width, wrap};

/// Columns of a count.
const COUNT: usize = 8;

/// The changes as a page.
pub(crate) fn human(told: &Told<'_>, lang: Lang, color: bool) -> String {
    let words = DiffWords::of(lang);
    let changes = told.changes;
    let mut page = Page::new(color);
    for (name, side) in [(words.old_rules(), told.old), (words.new_rules(), told.new)] {
        page.ink(Ink::Frame, &pad(name, words.columns()));
        page.line(&named(side));
    }
    page.line("");
    page.ink_line(Ink::Strong, &words.head(changes.documents, changes.files.len()));
    if changes.any() {
        table(&mut page, told, words);
        page.line("");
        for file in &changes.files {
            for change in &file.changes {
                line(&mut page, &file.path, change, lang);
            }
        }
    }
    if !changes.states.is_empty() {
        page.line("");
        page.line(words.states());
        for state in &changes.states {
            let element = told.new.ruleset.elements.iter().find(|element| element.id == state.element);
            let title = element.map_or(state.element.as_str(), |element| element.title.get(lang));
            let [from, to] = [state.from, state.to].map(|status| Words::of(lang).status(status));
            page.line(&words.state(&visible(title), from, to, state.documents, &visible(&state.first)));
        }
    }
    reweighed_rules(&mut page, told, lang);
    let reworded = reworded(told.old.ruleset, told.new.ruleset);
    if !reworded.is_empty() {
        page.line("");
        page.line(&words.reworded(reworded.len()));
        for (id, keys) in &reworded {
            page.line(&format!("  {}  {}", visible(id), keys.join(", ")));
        }
    }
    if !told.failures.is_empty() {
        page.line("");
        page.line(&Words::of(lang).unread(told.failures.len()));
    }
    page.text()
}

/// Rules that weigh otherwise, and of which the findings above show nothing.
fn reweighed_rules(page: &mut Page, told: &Told<'_>, lang: Lang) {
    /// More of them say no more than that the two rulesets are different ones.
    const MOST: usize = 12;
    let words = DiffWords::of(lang);
    let mut rules = reweighed(told.old.ruleset, told.new.ruleset);
    rules.retain(|rule| !told.changes.rules.contains_key(rule.id));
    if rules.is_empty() {
        return;
    }
    page.line("");
    page.line(&words.reweighed(rules.len()));
    for rule in rules.iter().take(MOST) {
        let [old, new] = [rule.old, rule.new]
            .map(|rule| rule.map_or_else(|| words.nothing().to_owned(), |rule| severities(rule, lang)));
        page.line(&format!("  {}  {old} → {new}", visible(rule.id)));
    }
    if let Some(more) = rules.len().checked_sub(MOST).filter(|more| *more > 0) {
        page.line(&words.more(more));
    }
}

fn named(side: Side<'_>) -> String {
    let typed = visible(side.typed);
    let name = visible(&side.ruleset.name);
    let version = visible(&side.ruleset.version);
    let known = format!("{name} {version}");
    if typed == name { known } else { format!("{typed} ({})", known.trim()) }
}

fn table(page: &mut Page, told: &Told<'_>, words: DiffWords) {
    let rules = &told.changes.rules;
    let [name, heads @ ..] = words.heads();
    let columns = rules.keys().map(|id| width(&visible(id))).chain([width(name)]).max().unwrap_or(0);
    page.line("");
    let heads = heads.map(|head| right(head, COUNT));
    page.ink_line(Ink::Faint, &format!("{}{}", pad(name, columns), heads.concat()));
    let mut sums = [0; 4];
    for (id, counts) in rules {
        page.line(&format!("{}{}", pad(&visible(id), columns), cells(*counts)));
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    if rules.len() > 1 {
        page.line(&format!("{}{}", pad(words.sum(), columns), cells(sums)));
    }
}

fn cells(counts: [usize; 4]) -> String {
    let mut cells = String::new();
    for (change, count) in Change::ALL.iter().zip(counts) {
        let cell = if count == 0 { "·".to_owned() } else { format!("{}{count}", sign(*change)) };
        cells += &right(&cell, COUNT);
    }
    cells
}

fn line(page: &mut Page, path: &str, placed: &PlacedChange, lang: Lang) {
    let words = Words::of(lang);
    let changed = &placed.changed;
    let severity = |severity: Severity| words.severity(severity);
    let now = changed.to.or(changed.from).map_or(Ink::Faint, Ink::Severity);
    page.ink(now, sign(changed.change));
    let line = placed.line.map(|line| format!(":{line}")).unwrap_or_default();
    page.put(&format!(" {}{line}  ", visible(path)));
    let weight = match (changed.from, changed.to) {
        (Some(from), Some(to)) => format!("{} → {}", severity(from), severity(to)),
        (from, to) => to.or(from).map_or("", severity).to_owned(),
    };
    page.ink(now, &weight);
    page.line(&format!("  {}", visible(&changed.rule)));
    for line in wrap(&visible(&changed.message), COLUMNS - 4) {
        page.line(&format!("    {line}"));
    }
}

fn sign(change: Change) -> &'static str {
    match change {
        Change::Added => "+",
        Change::Removed => "-",
        Change::Raised => "↑",
        Change::Lowered => "↓",
    }
}
