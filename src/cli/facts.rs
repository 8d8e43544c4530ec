//! `noticelint facts`.

use super::args::ReadingArgs;
use super::locale::Speech;
use super::run::{Made, Run, Sink};
use super::{Outcome, ending, formats, run};
use crate::engine::Options;
use crate::input::Source;
use crate::reading::{self, Reading};
use crate::report::Report;
use crate::report::facts_human::FactsHuman;
use crate::report::facts_json::FactsJson;
use crate::ruleset::Ruleset;
use clap::{Args, ValueEnum};

/// Prints what was understood: elements with their evidence, counts, dates, kinds of data, contacts
#[derive(Debug, Args)]
pub(crate) struct FactsArgs {
    #[command(flatten)]
    pub reading: ReadingArgs,

    /// How facts are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: FormatArg,

    /// Every clause, too, and how it was read: act, mode, who to whom, about what, evidence of which element
    #[arg(long)]
    statements: bool,
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
pub(crate) fn run(args: &FactsArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let options = args.reading.options(speech.findings)?;
    let report: Box<dyn Report<Reading>> = match args.format {
        FormatArg::Human => Box::new(FactsHuman {
            color: args.reading.color(),
            lang: speech.findings,
            statements: args.statements,
        }),
        FormatArg::Json => Box::new(FactsJson { lines: false, statements: args.statements }),
        FormatArg::Jsonl => Box::new(FactsJson { lines: true, statements: args.statements }),
    };
    let sinks = vec![Sink { report, output: formats::alone(&args.reading, speech.run)? }];
    let make = |source: &mut Source, ruleset: &Ruleset, options: &Options| {
        let result = reading::read(source, ruleset, &options.reading);
        let lang = options.lang.unwrap_or(result.language);
        Ok(Made { result, lang, note: (), said: Vec::new(), failure: None })
    };
    let summary = run::over(&Run::plain(&args.reading, speech), options, sinks, make, |(), _| ())?;
    Ok(ending::outcome(&summary, false, args.reading.allow_empty))
}
