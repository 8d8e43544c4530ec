//! Mistakes in a ruleset, drawn on its TOML.
//!
//! Owns the look of ruleset diagnostics. What is wrong, and the cure, come from `ruleset`.

use super::messages::Words;
use super::mistaken;
use super::page::{Drawn, Page, Rows};
use crate::ruleset::{Lang, Problem, Problems, TomlFile};
use crate::text::{boundary, slice, within};
use codespan_reporting::diagnostic::{Diagnostic, Label, LabelStyle};
use codespan_reporting::term::{self, Chars, Config};
use std::ops::Range;

/// More mistakes than anybody reads at once: the rest is counted.
const MOST: usize = 100;

/// The mistakes, one block each, and their number.
pub fn render(problems: &Problems, lang: Lang, color: bool, ascii: bool) -> String {
    let mut out = blocks(problems, lang, color, ascii);
    out.push_str(&tally(&problems.problems, lang));
    out.push('\n');
    out
}

/// The mistakes, one block each, up to [`MOST`].
pub(crate) fn blocks(problems: &Problems, lang: Lang, color: bool, ascii: bool) -> String {
    let covered = mistaken::covered(problems);
    let files = covered.as_ref().map_or(&problems.files, |(files, _)| files);
    let sheet = Sheet::new(files, color, ascii);
    let mut out = String::new();
    for problem in problems.problems.iter().take(MOST) {
        out.push_str(&sheet.draw(&diagnostic(problem, &sheet, lang), word(problem, lang)));
    }
    if let Some(more) = problems.problems.len().checked_sub(MOST).filter(|more| *more > 0) {
        out += &Words::of(lang).more(more);
        out += "\n\n";
    }
    // A message quotes what it is about.
    covered.iter().flat_map(|(_, secrets)| secrets).for_each(|secrets| secrets.cover_in(&mut out));
    out
}

/// How bad it is.
fn word(problem: &Problem, lang: Lang) -> &'static str {
    match (lang, problem.warning) {
        (Lang::Ja, false) => "誤り",
        (Lang::Ja, true) => "注意",
        (Lang::En, false) => "error",
        (Lang::En, true) => "warning",
    }
}

/// How many mistakes and warnings there are.
fn tally(problems: &[Problem], lang: Lang) -> String {
    let warnings = problems.iter().filter(|problem| problem.warning).count();
    let mistakes = problems.len() - warnings;
    let one = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    };
    match (lang, mistakes, warnings) {
        (Lang::Ja, _, 0) => format!("規則ファイルの誤り: {mistakes}件"),
        (Lang::Ja, 0, _) => format!("規則ファイルの注意: {warnings}件(このままでも使えます)"),
        (Lang::Ja, _, _) => format!("規則ファイルの誤り: {mistakes}件、注意: {warnings}件"),
        (Lang::En, _, 0) => format!("{} in the ruleset", one(mistakes, "mistake")),
        (Lang::En, 0, _) => {
            format!("{} about the ruleset, which can be used as it is", one(warnings, "warning"))
        }
        (Lang::En, _, _) => {
            format!("{}, {} in the ruleset", one(mistakes, "mistake"), one(warnings, "warning"))
        }
    }
}

/// The files of a ruleset, to draw on.
pub(super) struct Sheet {
    files: Drawn<Broken>,
    config: Config,
    color: bool,
}

impl Sheet {
    pub(super) fn new(files: &[TomlFile], color: bool, ascii: bool) -> Self {
        let chars = if ascii { Chars::ascii() } else { Chars::box_drawing() };
        let files = Drawn(files.iter().map(Broken::new).collect());
        Self { files, config: Config { chars, ..Config::default() }, color }
    }

    /// A place with a few words.
    pub(super) fn label(
        &self,
        style: LabelStyle,
        (file, span): (usize, &Range<usize>),
        text: &str,
    ) -> Label<usize> {
        Label::new(style, file, self.files.fitted(file, span)).with_message(clean(text))
    }

    /// A block with an empty line after it; `word` says how bad it is.
    pub(super) fn draw(&self, diagnostic: &Diagnostic<usize>, word: &'static str) -> String {
        let mut page = Page::new(self.color);
        page.name_severity(word);
        match term::emit_to_write_style(&mut page, &self.config, &self.files, diagnostic) {
            Ok(()) => page.text(),
            // Drawing cannot fail on spans that were fitted; a message without a drawing is better than none.
            Err(_) => format!("{}\n\n", diagnostic.message),
        }
    }
}

fn diagnostic(problem: &Problem, sheet: &Sheet, lang: Lang) -> Diagnostic<usize> {
    let mut labels = vec![sheet.label(LabelStyle::Primary, (problem.file, &problem.span), "")];
    for (file, span, text) in &problem.also {
        labels.push(sheet.label(LabelStyle::Secondary, (*file, span), text.get(lang)));
    }
    let notes = problem.help.iter().map(|help| match lang {
        Lang::Ja => format!("直し方: {}", shortened(&clean(help.get(lang)))),
        Lang::En => format!("help: {}", shortened(&clean(help.get(lang)))),
    });
    let diagnostic = if problem.warning { Diagnostic::warning() } else { Diagnostic::error() };
    diagnostic
        .with_code(problem.code)
        .with_message(shortened(&clean(problem.message.get(lang))))
        .with_labels(labels)
        .with_notes(notes.collect())
}

/// A message without the middle of what it quotes, where that is longer than anybody reads.
fn shortened(message: &str) -> String {
    const PART: usize = 300;
    let ends = message.char_indices().nth(PART).zip(message.char_indices().rev().nth(PART));
    match ends.filter(|((from, _), (to, _))| from < to) {
        Some(((from, _), (to, _))) => [slice(message, ..from), "…", slice(message, to..)].concat(),
        None => message.to_owned(),
    }
}

/// A file in rows. A long line of words or sentences is several rows, so that a mistake in it shows its neighbours only.
struct Broken {
    name: String,
    text: String,
    /// Where rows begin, and where their line begins, with its number.
    rows: Vec<(usize, usize, usize)>,
}

/// A line longer than this is broken, in bytes …
const LONG: usize = 180;
/// … at the first comma or end of a sentence after so many.
const ROW: usize = 100;
/// A row without a comma ends here.
const WIDEST: usize = 360;

impl Broken {
    fn new(file: &TomlFile) -> Self {
        let text = clean(&file.text);
        let mut rows = Vec::new();
        let mut start = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            rows.push((start, start, number + 1));
            let mut row = start;
            if line.len() > LONG {
                for (at, sign) in line.char_indices() {
                    let length = start + at - row;
                    let before = slice(line, ..at);
                    let ends = before.ends_with(", ") || before.ends_with('。') && sign != ' ';
                    if (length > ROW && ends || length > WIDEST) && !slice(line, at..).trim_end().is_empty() {
                        row = start + at;
                        rows.push((row, start, number + 1));
                    }
                }
            }
            start += line.len();
        }
        if rows.is_empty() || text.ends_with('\n') {
            rows.push((start, start, text.matches('\n').count() + 1));
        }
        Self { name: clean(&file.name), text, rows }
    }
}

impl Drawn<Broken> {
    /// A span of whole characters within the file and, where it runs on, to the end of its first row.
    fn fitted(&self, id: usize, span: &Range<usize>) -> Range<usize> {
        let Some(file) = self.0.get(id) else { return 0..0 };
        let start = boundary(&file.text, span.start);
        let row = file.row_of(start);
        let row_end = file.rows.get(row + 1).map_or(file.text.len(), |next| next.0);
        let shown = file.text.get(start..row_end).unwrap_or("");
        let mut visible = shown.trim_end().len();
        // A span that ends with a row which is broken off would count as reaching into the next one.
        if visible == shown.len() && row_end < file.text.len() {
            visible -= shown.chars().next_back().map_or(0, char::len_utf8);
        }
        start..within(boundary(&file.text, span.end), start, start + visible)
    }
}

impl Rows for Broken {
    fn name(&self) -> &str {
        &self.name
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn row(&self, index: usize) -> Option<(Range<usize>, usize)> {
        let (start, _, number) = *self.rows.get(index)?;
        Some((start..self.rows.get(index + 1).map_or(self.text.len(), |next| next.0), number))
    }

    fn row_of(&self, byte: usize) -> usize {
        self.rows.partition_point(|(start, _, _)| *start <= byte).saturating_sub(1)
    }

    fn column(&self, row: usize, byte: usize) -> usize {
        let line = self.rows.get(row).map_or(0, |(_, line, _)| *line);
        self.text.get(line..byte).map_or(0, |before| before.chars().count()) + 1
    }
}

/// Takes out what would steer a terminal, without moving a byte.
fn clean(text: &str) -> String {
    let shown = |sign: char| match sign {
        '\n' | '\t' => sign,
        '\r' => ' ',
        '\u{0}'..='\u{1F}' | '\u{7F}' => '?',
        '\u{80}'..='\u{9F}' => '·',
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => {
            '\u{FFFD}'
        }
        other => other,
    };
    text.chars().map(shown).collect()
}
