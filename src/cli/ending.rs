//! What a run says of files that nothing comes of, and of its end.
//!
//! Owns these messages and the outcome of a run. How it goes over the drafts is [`super::run`]'s and [`super::one_by_one`]'s.

use super::locale::Speech;
use super::{Outcome, complain};
use crate::input::{InputError, Inputs};
use crate::isolate::Internal;
use crate::project::files::Selection;
use crate::report::{Failure, Summary};
use crate::ruleset::Lang;
use crate::text::control_chars::visible;

/// Tells that a file could not be read.
pub(super) fn unread(error: &InputError, speech: &Speech) -> Failure {
    failed(&error.path, |lang| error.message(lang), speech)
}

/// Tells that the program failed at a file.
pub(super) fn broke(path: &str, internal: &Internal, speech: &Speech) -> Failure {
    failed(path, |lang| internal.message(lang), speech)
}

/// Tells that nothing comes of a file: whoever sits there in their language, reports in theirs.
fn failed(path: &str, message: impl Fn(Lang) -> String, speech: &Speech) -> Failure {
    complain(&format!("{}: {}", visible(path), message(speech.run)));
    Failure { path: path.to_owned(), message: message(speech.report) }
}

/// Tells why there is less than was to be expected.
pub(super) fn tell_of_the_end(
    summary: &Summary,
    selection: &mut Selection<'_>,
    inputs: &Inputs,
    allow_empty: bool,
    lang: Lang,
) -> anyhow::Result<()> {
    if summary.interrupted {
        complain(&match lang {
            Lang::Ja => format!("中断しました。検査を終えたのは{}件です。", summary.documents),
            Lang::En => format!("interrupted; documents checked: {}", summary.documents),
        });
        return Ok(());
    }
    let passed_over = selection.passed_over(lang);
    passed_over
        .iter()
        .chain(&selection.unread(lang))
        .chain(&selection.odd(lang))
        .for_each(|line| complain(line));
    if summary.documents == 0 && summary.failures.is_empty() {
        if let Some(error) = selection.broken() {
            return Err(error);
        }
        if selection.changes.is_some() {
            complain(&selection.none_changed(lang));
        } else if !allow_empty {
            let why = selection.why_nothing(inputs, lang);
            complain(&match lang {
                Lang::Ja => format!("検査する文書(.docx、.html、.md、.txt)がありません。{why}"),
                Lang::En => format!("no document (.docx, .html, .md, .txt) to check: {why}"),
            });
        }
    }
    Ok(())
}

/// How a run ended: a failed one is never mistaken for findings, nor an empty one for a clean one.
pub(crate) fn outcome(summary: &Summary, failing: bool, allow_empty: bool) -> Outcome {
    if summary.interrupted {
        Outcome::Interrupted
    } else if !summary.failures.is_empty() {
        Outcome::Failed
    } else if failing {
        Outcome::Findings
    } else if summary.documents == 0 && !allow_empty {
        Outcome::Nothing
    } else {
        Outcome::Clean
    }
}
