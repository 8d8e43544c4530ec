//! A file that is no TOML: all that is wrong with it, one line after the other.
//!
//! Owns which errors of the parser are told. What people get wrong, and its cure, is `hints`'.

mod hints;
mod line;

use super::mistakes::{Place, Problem};
use super::parser_messages_ja as reasons;
use hints::Slip;
use line::Line;
use std::ops::Range;
use toml::de::DeTable;

/// Nobody reads more of them in one run.
const MOST: usize = 50;
/// A larger file is not parsed again for each.
const LARGEST: usize = 256 * 1024;
/// A longer cure is none.
const LONGEST: usize = 600;

/// The mistakes in a file that is no TOML. The parser gives up at one of them: so each line that is wrong by itself
/// is taken out, and the rest read again.
pub(super) fn problems(file: usize, whole: &str) -> Vec<Problem> {
    let mut text = whole.to_owned();
    let mut problems = Vec::new();
    let mut past = 0;
    while let Some((span, reason)) = first_error(&text).filter(|(span, _)| span.start >= past) {
        let line = Line::at(&text, span.start);
        let twice = reason.starts_with("duplicate key");
        let found =
            if twice { Some(given_twice(&line, &span)) } else { hints::slip(&text, &line, &span, &reason) };
        let Some(slip) = found.filter(|slip| slip.ja.len().max(slip.en.len()) <= LONGEST) else {
            // Later errors are mostly the echo of one that is not understood.
            if problems.is_empty() {
                problems.push(unknown(file, span, &reason));
            }
            break;
        };
        let also = if twice { first(whole, &line, &slip.at) } else { None };
        let why = slip.why.unwrap_or((reasons::ja(&reason), &reason));
        let mut problem = said(file, slip.at, why).help(slip.ja, slip.en);
        if let Some(first) = also {
            problem = problem.also(&Place { file, span: first }, "1つ目", "the first");
        }
        problems.push(problem);
        past = line.end();
        let rest = slip.alone && problems.len() < MOST && text.len() <= LARGEST;
        let Some(blank) = rest.then(|| line.blank(problems.len())).flatten() else { break };
        let bytes = line.span(0..line.text.len());
        text.replace_range(bytes, &blank);
    }
    problems
}

/// The first error in the file, with what the parser says of it.
fn first_error(text: &str) -> Option<(Range<usize>, String)> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let span = |error: &toml::de::Error| error.span().unwrap_or(0..0);
    let first = errors.iter().min_by_key(|error| span(error).start)?;
    Some((span(first), first.message().lines().next().unwrap_or("").trim().to_owned()))
}

fn said(file: usize, at: Range<usize>, (ja, en): (&str, &str)) -> Problem {
    let (ja, en) = (format!("TOMLとして読めません ({ja})"), format!("this is not TOML: {en}"));
    Place { file, span: at }.problem("toml-syntax", ja, en)
}

fn unknown(file: usize, at: Range<usize>, reason: &str) -> Problem {
    said(file, at, (reasons::ja(reason), reason)).help(
        "引用符・かっこ・コンマの閉じ忘れや全角記号がないか、この行と前の行を見てください",
        "look here and on the line before for an open quote or bracket, a comma, or a full-width sign",
    )
}

fn given_twice(line: &Line<'_>, span: &Range<usize>) -> Slip {
    if line.is_header() {
        let name = line.text.split('#').next().unwrap_or("").trim();
        return Slip::new(
            span.clone(),
            format!(
                "同じ名前の表は1つのファイルに1度だけです。この下のキーを、1つ目の {name} に移してください"
            ),
            format!("a table stands only once in a file: move the keys below to the first {name}"),
        );
    }
    Slip::new(
        span.clone(),
        "同じキーは1つの表に1度だけです。どちらか一方を消してください",
        "a key stands only once in a table: take one of the two out",
    )
}

/// Where the table or the key stands that came first.
fn first(text: &str, line: &Line<'_>, at: &Range<usize>) -> Option<Range<usize>> {
    let name = text.get(at.clone())?;
    let before = text.get(..line.start)?;
    let whole = line.text.trim_end();
    let offset = if line.is_header() {
        before
            .split_inclusive('\n')
            .scan(0, |sum, row| {
                *sum += row.len();
                Some((*sum - row.len(), row))
            })
            .find(|(_, row)| row.trim_end() == whole)
            .map(|(start, _)| start + (at.start - line.start))
    } else {
        let rows = before.split_inclusive('\n').rev().take_while(|row| !row.starts_with('['));
        rows.scan(line.start, |start, row| {
            *start -= row.len();
            Some((*start, row))
        })
        .find(|(_, row)| {
            row.trim_start().strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('='))
        })
        .map(|(start, row)| start + row.len() - row.trim_start().len())
    }?;
    Some(offset..offset + name.len())
}
