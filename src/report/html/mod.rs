//! `check --format html`: one page that holds everything, for people who do not live in a terminal.
//!
//! Owns the order of the page and its limits. The page works offline, without script, on paper and on a phone. Its
//! markup comes from [`markup::Markup`] alone, by which nothing of a draft can become markup or script.

mod calculations;
mod elements;
mod findings;
mod head;
mod inline;
mod layout;
mod marks;
mod markup;
#[cfg(test)]
mod tests;
mod text;
mod timeline;

pub(crate) use layout::is_page;

use super::context::Draft;
use super::messages::HtmlWords;
use super::{Entry, Gathered, Kept, Report, Sheet, Summary};
use crate::engine::Checked;
use crate::ruleset::{Kind, Lang};
use markup::{DRAFT, Markup};
use std::ops::Deref;

/// Notes of a draft written at most; more are counted.
const MOST_NOTES: usize = 1000;
/// Bytes of drafts held back, so that their list can stand before them.
const HELD: usize = 16 << 20;
/// Drafts listed at most.
const LISTED: usize = 5000;

/// Keys of what is kept.
const ROW: &str = "row";
const SECTION: &str = "section";
const FLUSHED: &str = "flushed";
const LANG: &str = "lang";

/// The report page.
#[derive(Debug, Clone)]
pub struct Html {
    /// Language of the page where there is no draft.
    pub lang: Lang,
    /// The day of the run.
    pub as_of: String,
}

/// A draft with the words of the page.
struct Sight<'a> {
    draft: Draft<'a>,
    told: HtmlWords,
}

impl<'a> Deref for Sight<'a> {
    type Target = Draft<'a>;
    fn deref(&self) -> &Draft<'a> {
        &self.draft
    }
}

impl Report<Checked> for Html {
    fn opening(&self, lang: Lang) -> String {
        layout::opening(lang, &self.as_of)
    }

    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        let draft = Draft::new(entry, &self.as_of);
        let sight = Sight { told: HtmlWords::of(draft.words.lang), draft };
        let row = Kept { severity: None, key: ROW.to_owned(), text: layout::row(&sight) };
        let lang = Kept { severity: None, key: LANG.to_owned(), text: entry.result.lang.name().to_owned() };
        Sheet { text: section(&sight), kept: vec![lang, row] }
    }

    /// Drafts are held back while they are few: the list of them stands before the first.
    fn gather(&self, sheet: Sheet, gathered: &mut Gathered) -> String {
        gathered.begun = true;
        let rows = gathered.kept.iter().filter(|kept| kept.key == ROW).count();
        let number = (rows + gathered.dropped + 1).to_string();
        let numbered = |text: &str| text.replace(DRAFT, &number);
        for row in sheet.kept {
            if row.key == LANG {
                // The page speaks as its first draft does.
                if rows == 0 {
                    gathered.kept.push(row);
                }
            } else if rows < LISTED {
                gathered.kept.push(Kept { text: numbered(&row.text), ..row });
            } else {
                gathered.dropped += 1;
            }
        }
        let text = numbered(&sheet.text);
        if gathered.kept.iter().any(|kept| kept.key == FLUSHED) {
            return text;
        }
        let held: usize = sections(gathered).map(str::len).sum();
        gathered.kept.push(Kept { severity: None, key: SECTION.to_owned(), text });
        if held < HELD {
            return String::new();
        }
        let early = layout::list_is_below(self.lang(gathered)) + &sections(gathered).collect::<String>();
        gathered.kept.retain(|kept| kept.key != SECTION);
        gathered.kept.push(Kept { severity: None, key: FLUSHED.to_owned(), text: String::new() });
        early
    }

    fn closing(&self, summary: &Summary, gathered: &Gathered) -> String {
        let rows: Vec<_> = gathered.kept.iter().filter(|kept| kept.key == ROW).collect();
        let rows: Vec<_> = rows.iter().map(|kept| kept.text.as_str()).collect();
        let lang = self.lang(gathered);
        let list = layout::list(lang, summary, &rows, gathered.dropped);
        list + &sections(gathered).collect::<String>() + &layout::closing(lang, summary)
    }
}

impl Html {
    /// The language of what stands around the drafts.
    fn lang(&self, gathered: &Gathered) -> Lang {
        let first = gathered.kept.iter().find(|kept| kept.key == LANG);
        first.map_or(self.lang, |first| if first.text == Lang::Ja.name() { Lang::Ja } else { Lang::En })
    }
}

fn sections(gathered: &Gathered) -> impl Iterator<Item = &str> {
    gathered.kept.iter().filter(|kept| kept.key == SECTION).map(|kept| kept.text.as_str())
}

/// The part of one draft.
fn section(sight: &Sight<'_>) -> String {
    let result = sight.entry.result;
    let mut page = Markup::default();
    let not_a_notice = result.reading.conclusions.kind == Kind::NoNotice;
    let notes = findings::Note::all(&result.findings);
    head::section(&mut page, |page| {
        head::head(page, sight, &notes);
        // A file that a folder happens to hold is named, and no more.
        if not_a_notice && !sight.entry.source.named {
            return;
        }
        let mut evidence = Vec::new();
        // What leads to the text is made first: the text has to name the places.
        let (mut table, mut line, mut sums) = (Markup::default(), Markup::default(), Markup::default());
        if !not_a_notice {
            elements::elements(&mut table, sight, &notes, &mut evidence);
            timeline::timeline(&mut line, sight, &mut evidence);
            calculations::worked(&mut sums, sight, &notes, &mut evidence);
        }
        evidence.sort_by_key(|one: &marks::Evidence| (one.span.start, std::cmp::Reverse(one.span.end)));
        head::part(page, "text", sight.told.text(), |page| {
            if result.reading.document.blocks.is_empty() {
                page.line("p", &[], sight.told.empty());
            } else if !notes.is_empty() {
                page.line("p", &[("class", markup::Value::Is("hint"))], sight.told.reading());
            }
            text::text(page, sight, &notes, &evidence);
        });
        page.append(table);
        page.append(line);
        page.append(sums);
        head::assumed(page, sight);
        head::suppressed(page, sight);
    });
    page.finish()
}
