//! `noticelint check`.

use super::args::ReadingArgs;
use super::output::Output;
use super::rulesets::Rulesets;
use super::speech::Speech;
use super::{Outcome, complain};
use crate::input;
use crate::lint::{self, Checked};
use crate::report::human::Human;
use crate::report::json::Json;
use crate::report::short::Short;
use crate::report::{Entry, Failure, Report, Summary};
use crate::ruleset::Severity;
use clap::{Args, ValueEnum};

/// Lints drafts
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub reading: ReadingArgs,

    /// How findings are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: FormatArg,

    /// The least severity that ends the run with 1
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,

    /// Only this rule, or a family such as `cause/*` (repeatable)
    #[arg(long, value_name = "RULE")]
    only: Vec<String>,

    /// Not this rule, or a family such as `cause/*` (repeatable)
    #[arg(long, value_name = "RULE")]
    skip: Vec<String>,

    /// Findings only: no table, no tally
    #[arg(long, short)]
    quiet: bool,

    /// Show more in full: notes (`info`), or everything (`all`)
    #[arg(long, value_name = "WHAT")]
    show: Option<ShowArg>,

    /// Frames of snippets
    #[arg(long, value_name = "FRAME", default_value = "ascii")]
    frame: FrameArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ShowArg {
    /// Notes in full
    Info,
    /// Everything in full, however long it gets
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FrameArg {
    /// `-->` and `|`, which every terminal aligns
    Ascii,
    /// Box-drawing characters
    Box,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    /// For people: annotated snippets, and what was understood
    Human,
    /// One line a finding
    Short,
    /// One JSON object
    Json,
    /// JSON, one document a line
    Jsonl,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    /// The notice cannot go out like this
    Error,
    /// Practice expects it otherwise
    Warning,
    /// Anything at all
    Info,
    /// Never
    Never,
}

impl FailOn {
    fn least(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

/// Checks, prints, and says how it ended.
pub fn run(args: &CheckArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let rulesets = Rulesets::load(args.reading.rules.as_deref())?;
    let mut options = args.reading.options(speech.findings)?;
    options.only.clone_from(&args.only);
    options.skip.clone_from(&args.skip);
    let color = args.reading.color();
    let report: Box<dyn Report<Checked>> = match args.format {
        FormatArg::Human => Box::new(Human {
            color,
            boxes: args.frame == FrameArg::Box,
            infos_in_full: args.show == Some(ShowArg::Info),
            everything: args.show == Some(ShowArg::All),
            quiet: args.quiet,
            lang: Some(speech.run),
            as_of: options.as_of.to_string(),
        }),
        FormatArg::Short => Box::new(Short { color }),
        FormatArg::Json => Box::new(Json { as_of: options.as_of.to_string(), lines: false }),
        FormatArg::Jsonl => Box::new(Json { as_of: options.as_of.to_string(), lines: true }),
    };
    let mut output = Output::open(args.reading.output.as_deref())?;
    let mut summary = Summary::default();
    let mut worst = None;
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
        let checked = lint::lint(&source, &ruleset, &options);
        let opening = if summary.documents == 0 { report.opening(checked.lang) } else { String::new() };
        let between = if summary.documents == 0 { "" } else { report.between() };
        count(&mut summary, &checked);
        worst = worst.max(checked.findings.iter().map(|finding| finding.severity).max());
        let entry = Entry { source: &source, ruleset: &ruleset, result: &checked };
        output.write(&(opening + between + &report.document(&entry)))?;
    }
    if summary.documents == 0 {
        output.write(&report.opening(speech.run))?;
    }
    output.write(&report.closing(&summary))?;
    output.finish()?;
    Ok(outcome(&summary, worst, args.fail_on.least(), args.reading.allow_empty))
}

fn count(summary: &mut Summary, checked: &Checked) {
    summary.documents += 1;
    for finding in &checked.findings {
        match finding.severity {
            Severity::Error => summary.errors += 1,
            Severity::Warning => summary.warnings += 1,
            Severity::Info => summary.infos += 1,
        }
    }
}

/// A failed run is never mistaken for findings, nor an empty one for a clean one.
fn outcome(
    summary: &Summary,
    worst: Option<Severity>,
    least: Option<Severity>,
    allow_empty: bool,
) -> Outcome {
    if !summary.failures.is_empty() {
        Outcome::Failed
    } else if least.is_some_and(|least| worst >= Some(least)) {
        Outcome::Findings
    } else if summary.documents == 0 && !allow_empty {
        Outcome::Nothing
    } else {
        Outcome::Clean
    }
}
