//! One run over the drafts: read, look, print, one after the other.
//!
//! Owns the order of these steps and the messages about files that cannot be read. What is done with a draft
//! is the subcommand's.

use super::args::ReadingArgs;
use super::output::Output;
use super::rulesets::Rulesets;
use super::speech::Speech;
use super::{Outcome, complain};
use crate::input::{self, Source};
use crate::lint::{Masked, Options};
use crate::report::mask::visible;
use crate::report::{Entry, Failure, Report, Summary};
use crate::ruleset::{Lang, Ruleset};

/// Takes every draft through `step`, which says what was made of it and in which language it speaks, and may
/// put another text in its place. With `tried`, the tests of an organisation's rules are run, too.
pub fn over<T: Masked>(
    reading: &ReadingArgs,
    tried: bool,
    speech: &Speech,
    mut options: Options,
    report: &dyn Report<T>,
    mut step: impl FnMut(&mut Source, &Ruleset, &Options, &mut Summary) -> anyhow::Result<(T, Lang)>,
) -> anyhow::Result<Summary> {
    let rules = reading.rules.rules.as_deref();
    let mut rulesets = Rulesets::new(rules, reading.rules.isolated, tried, *speech)?;
    let mut output = Output::open(reading.output.as_deref())?;
    let mut summary = Summary::default();
    for source in input::sources(&reading.inputs()) {
        let mut source = match source {
            Ok(source) => source,
            Err(error) => {
                let message = error.message(speech.run);
                complain(&format!("{}: {message}", visible(&error.path)));
                summary.failures.push(Failure { path: error.path, message });
                continue;
            }
        };
        let known = rulesets.of(&source)?;
        reading.apply(&mut options, &known, speech)?;
        let (result, lang) = step(&mut source, &known.ruleset, &options, &mut summary)?;
        output.write(&if summary.documents == 0 {
            report.opening(lang)
        } else {
            report.between().to_owned()
        })?;
        summary.documents += 1;
        let shown = source.covered(result.masked());
        output.write(&report.document(&Entry {
            source: &shown,
            ruleset: &known.ruleset,
            result: &result,
        }))?;
    }
    if summary.documents == 0 {
        output.write(&report.opening(speech.run))?;
        if summary.failures.is_empty() && !reading.allow_empty {
            complain(match speech.run {
                Lang::Ja => "検査する文書(.txt、.md)がありません。",
                Lang::En => "no document (.txt, .md) to check",
            });
        }
    }
    output.write(&report.closing(&summary))?;
    output.finish()?;
    Ok(summary)
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
