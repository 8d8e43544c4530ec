//! One run over the drafts: read, look, print, one after the other.
//!
//! Owns the order of these steps and the messages about files that cannot be read. What is done with a draft
//! is the subcommand's.

use super::args::ReadingArgs;
use super::output::Output;
use super::rulesets::{Known, Rulesets};
use super::speech::Speech;
use super::{Outcome, complain};
use crate::input::{self, Part, Parts, Source, Split};
use crate::lint::{Masked, Options};
use crate::report::mask::visible;
use crate::report::{Entry, Failure, Gathered, Report, Summary};
use crate::ruleset::{Lang, Ruleset};
use std::rc::Rc;

/// Takes every draft through `step`, which says what was made of it and in which language it speaks, and may
/// put another text in its place. With `tried`, the tests of an organisation's rules are run, too.
pub fn over<T: Masked>(
    reading: &ReadingArgs,
    tried: bool,
    speech: &Speech,
    options: Options,
    report: &dyn Report<T>,
    mut step: impl FnMut(&mut Source, &Ruleset, &Options, &mut Summary) -> anyhow::Result<(T, Lang)>,
) -> anyhow::Result<Summary> {
    let rules = reading.rules.rules.as_deref();
    let rulesets = Rulesets::new(rules, reading.rules.isolated, tried, *speech)?;
    let mut output = Output::open(reading.output.as_deref())?;
    let mut gathered = Gathered::default();
    let summary = each(reading, speech, rulesets, &Split::default(), options, |turn, summary| {
        let Turn { part, known, options } = turn;
        let (result, lang) = step(&mut part.source, &known.ruleset, options, summary)?;
        if summary.documents == 0 {
            output.write(&report.opening(lang))?;
        }
        let shown = part.source.covered(result.masked());
        let sheet = report.document(&Entry { source: &shown, ruleset: &known.ruleset, result: &result });
        output.write(&report.gather(sheet, &mut gathered))
    })?;
    if summary.documents == 0 {
        output.write(&report.opening(speech.run))?;
    }
    output.write(&report.closing(&summary, &gathered))?;
    output.finish()?;
    Ok(summary)
}

/// One draft in its turn.
pub struct Turn<'a> {
    /// The draft, or a notice of a collection.
    pub part: &'a mut Part,
    /// The ruleset it is read with.
    pub known: &'a Rc<Known>,
    /// What the user laid down, filled in from that ruleset.
    pub options: &'a Options,
}

/// Takes every draft through `step`, each notice of a collection for itself. What cannot be read is told, and the
/// others follow.
pub fn each(
    reading: &ReadingArgs,
    speech: &Speech,
    mut rulesets: Rulesets,
    split: &Split,
    mut options: Options,
    mut step: impl FnMut(Turn<'_>, &mut Summary) -> anyhow::Result<()>,
) -> anyhow::Result<Summary> {
    let mut summary = Summary::default();
    for source in input::sources(&reading.inputs()) {
        let source = match source {
            Ok(source) => source,
            Err(error) => {
                let message = error.message(speech.run);
                complain(&format!("{}: {message}", visible(&error.path)));
                summary.failures.push(Failure { path: error.path, message });
                continue;
            }
        };
        let known = rulesets.of(&source)?;
        reading.apply(&mut options, &known, &source.name, speech)?;
        let path = source.name.clone();
        let Parts { parts, before } = split.parts(source);
        if before > 0 {
            complain(&left_out(&path, before, speech.run));
        }
        for mut part in parts {
            let turn = Turn { part: &mut part, known: &known, options: &options };
            step(turn, &mut summary)?;
            summary.documents += 1;
        }
    }
    if summary.documents == 0 && summary.failures.is_empty() && !reading.allow_empty {
        complain(match speech.run {
            Lang::Ja => "検査する文書(.txt、.md)がありません。",
            Lang::En => "no document (.txt, .md) to check",
        });
    }
    // The process ends with the run: to give back every word of a ruleset one by one would only cost time.
    std::mem::forget(rulesets);
    Ok(summary)
}

fn left_out(path: &str, lines: usize, lang: Lang) -> String {
    let path = visible(path);
    match lang {
        Lang::Ja => format!("{path}: 最初の見出しより前の{lines}行は、どの告知文にも入れていません。"),
        Lang::En => format!("{path}: lines before the first heading ({lines}) belong to no notice"),
    }
}

/// How a run ended: a failed one is never mistaken for findings, nor an empty one for a clean one.
pub fn outcome(summary: &Summary, failing: bool, allow_empty: bool) -> Outcome {
    if !summary.failures.is_empty() {
        Outcome::Failed
    } else if failing {
        Outcome::Findings
    } else if summary.documents == 0 && !allow_empty {
        Outcome::Nothing
    } else {
        Outcome::Clean
    }
}
