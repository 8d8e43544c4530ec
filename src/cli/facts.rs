//! `noticelint facts`.

use super::args::ReadingArgs;
use super::output::Output;
use super::rulesets::Rulesets;
use super::speech::Speech;
use super::{Outcome, complain};
use crate::input;
use crate::lint::{self, Reading};
use crate::report::facts_human::FactsHuman;
use crate::report::facts_json::FactsJson;
use crate::report::{Entry, Failure, Report, Summary};
use clap::{Args, ValueEnum};

/// Prints what was understood: elements with their evidence, counts, dates, kinds of data, contacts
#[derive(Debug, Args)]
pub struct FactsArgs {
    #[command(flatten)]
    pub reading: ReadingArgs,

    /// How facts are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: FormatArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    /// For people
    Human,
    /// One JSON object
    Json,
    /// JSON, one document a line
    Jsonl,
}

/// Reads, prints, and says how it ended.
pub fn run(args: &FactsArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let rulesets = Rulesets::load(args.reading.rules.as_deref())?;
    let options = args.reading.options(speech.findings)?;
    let report: Box<dyn Report<Reading>> = match args.format {
        FormatArg::Human => Box::new(FactsHuman { color: args.reading.color(), lang: speech.findings }),
        FormatArg::Json => Box::new(FactsJson { lines: false }),
        FormatArg::Jsonl => Box::new(FactsJson { lines: true }),
    };
    let mut output = Output::open(args.reading.output.as_deref())?;
    let mut summary = Summary::default();
    for source in input::sources(&args.reading.inputs()) {
        let source = match source {
            Ok(source) => source,
            Err(error) => {
                let message = error.message(speech.run);
                complain(&format!("{}: {message}", error.path));
                summary.failures.push(Failure { path: error.path, message });
                continue;
            }
        };
        let ruleset = rulesets.of(&source);
        let reading = lint::read(&source, &ruleset, &options);
        let lang = speech.findings.unwrap_or(reading.language);
        let opening = if summary.documents == 0 { report.opening(lang) } else { String::new() };
        let between = if summary.documents == 0 { "" } else { report.between() };
        summary.documents += 1;
        let entry = Entry { source: &source, ruleset: &ruleset, result: &reading };
        output.write(&(opening + between + &report.document(&entry)))?;
    }
    if summary.documents == 0 {
        output.write(&report.opening(speech.run))?;
    }
    output.write(&report.closing(&summary))?;
    output.finish()?;
    Ok(if !summary.failures.is_empty() {
        Outcome::Failed
    } else if summary.documents == 0 && !args.reading.allow_empty {
        Outcome::Nothing
    } else {
        Outcome::Clean
    })
}
