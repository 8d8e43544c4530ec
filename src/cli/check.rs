//! `noticelint check`.

use super::args::ReadingArgs;
use super::names::{self, names_rule};
use super::speech::Speech;
use super::{Outcome, run};
use crate::lint::{self, Checked};
use crate::report::human::Human;
use crate::report::json::Json;
use crate::report::short::Short;
use crate::report::{Report, Summary};
use crate::ruleset::{Ruleset, Severity};
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
    let mut worst = None;
    let summary =
        run::over(&args.reading, speech, options, report.as_ref(), |source, ruleset, options, summary| {
            skipped(args, ruleset, speech, summary)?;
            let checked = lint::lint(source, ruleset, options);
            count(summary, &checked);
            worst = worst.max(checked.findings.iter().map(|finding| finding.severity).max());
            let lang = checked.lang;
            Ok((checked, lang))
        })?;
    let failing = args.fail_on.least().is_some_and(|least| worst >= Some(least));
    Ok(run::outcome(&summary, failing, args.reading.allow_empty))
}

/// Takes note of the rules that flags switch off.
fn skipped(
    args: &CheckArgs,
    ruleset: &Ruleset,
    speech: &Speech,
    summary: &mut Summary,
) -> anyhow::Result<()> {
    names::check_patterns("--only", &args.only, ruleset, speech.run)?;
    names::check_patterns("--skip", &args.skip, ruleset, speech.run)?;
    let named = |patterns: &[String], id: &str| patterns.iter().any(|pattern| names_rule(pattern, id));
    for rule in &ruleset.rules {
        let off = named(&args.skip, &rule.id) || (!args.only.is_empty() && !named(&args.only, &rule.id));
        if let (true, Err(at)) = (off, summary.skipped_rules.binary_search(&rule.id)) {
            summary.skipped_rules.insert(at, rule.id.clone());
        }
    }
    Ok(())
}

fn count(summary: &mut Summary, checked: &Checked) {
    for finding in &checked.findings {
        match finding.severity {
            Severity::Error => summary.errors += 1,
            Severity::Warning => summary.warnings += 1,
            Severity::Info => summary.infos += 1,
        }
    }
}
