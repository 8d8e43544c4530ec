//! `noticelint check`.

use super::args::ReadingArgs;
use super::fix::{self, AsItIs};
use super::ignores::Ledger;
use super::names;
use super::speech::Speech;
use super::{Outcome, complain, previous, run};
use crate::input::Source;
use crate::lint::{self, Checked, Options};
use crate::previous::Previous;
use crate::report::human::Human;
use crate::report::json::Json;
use crate::report::mask::visible;
use crate::report::short::Short;
use crate::report::{Failure, Report, Summary};
use crate::ruleset::{Ruleset, Severity, names_rule};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

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

    /// A notice that went out before this one, to compare with: numbers and dates that changed, elements that are
    /// gone (repeatable)
    #[arg(long, value_name = "FILE")]
    previous: Vec<PathBuf>,

    /// Findings only: no table, no tally
    #[arg(long, short)]
    quiet: bool,

    /// Show more in full: notes (`info`), or everything (`all`)
    #[arg(long, value_name = "WHAT")]
    show: Option<ShowArg>,

    /// Mend what has one certain correction, and write the drafts back; of standard input, print the mended text
    #[arg(long)]
    fix: bool,

    /// With --fix: print what would change as a unified diff, and change nothing
    #[arg(long, requires = "fix")]
    diff: bool,

    /// List the findings that a comment or `[[ignore]]` silences, with their reasons
    #[arg(long)]
    show_suppressed: bool,

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
    let earlier = previous::sources(&args.previous, &args.reading, speech)?;
    let color = args.reading.color();
    let report: Box<dyn Report<Checked>> = match args.format {
        FormatArg::Human => Box::new(Human {
            color,
            boxes: args.frame == FrameArg::Box,
            infos_in_full: args.show == Some(ShowArg::Info),
            everything: args.show == Some(ShowArg::All),
            quiet: args.quiet,
            suppressed: args.show_suppressed,
            lang: Some(speech.run),
            as_of: options.as_of.to_string(),
        }),
        FormatArg::Short => Box::new(Short { color, suppressed: args.show_suppressed }),
        FormatArg::Json | FormatArg::Jsonl => Box::new(Json {
            as_of: options.as_of.to_string(),
            lines: matches!(args.format, FormatArg::Jsonl),
            suppressed: args.show_suppressed,
        }),
    };
    let mut worst = None;
    let mut ledger = Ledger::default();
    let summary = match args.printed()? {
        Printed::Findings => run::over(
            &args.reading,
            !args.quiet,
            speech,
            options,
            report.as_ref(),
            |source, ruleset, options, summary| {
                skipped(args, ruleset, speech, summary)?;
                let options = &compared(options, &earlier, ruleset, speech);
                let checked = match args.fix {
                    true => mended(args, source, ruleset, options, speech, summary),
                    false => lint::lint(source, ruleset, options),
                };
                count(summary, &checked);
                ledger.note(ruleset, options, &checked.suppressed);
                worst = worst.max(checked.findings.iter().map(|finding| finding.severity).max());
                let lang = checked.lang;
                Ok((checked, lang))
            },
        )?,
        printed => {
            run::over(
                &args.reading,
                !args.quiet,
                speech,
                options,
                &AsItIs,
                |source, ruleset, options, summary| {
                    skipped(args, ruleset, speech, summary)?;
                    let options = &compared(options, &earlier, ruleset, speech);
                    let fixed = fix::fix(source, ruleset, options);
                    worst = worst.max(fixed.checked.findings.iter().map(|finding| finding.severity).max());
                    let text = match printed {
                        // A diff lands in logs: affected persons' data is covered on both sides alike.
                        Printed::Diff => {
                            let before = lint::read(source, ruleset, options).masked;
                            let after = &fixed.checked.reading.masked;
                            fix::diff(&source.covered(&before), &fixed.source.covered(after))
                        }
                        _ => fixed.source.text,
                    };
                    Ok((text, fixed.checked.lang))
                },
            )?
        }
    };
    ledger.unused(speech.run).iter().for_each(|line| complain(line));
    let failing = args.fail_on.least().is_some_and(|least| worst >= Some(least));
    Ok(run::outcome(&summary, failing, args.reading.allow_empty))
}

/// The options with the earlier notices, read by the draft's own ruleset.
fn compared(options: &Options, earlier: &[Source], ruleset: &Ruleset, speech: &Speech) -> Options {
    let read = Previous::read(earlier, ruleset, options);
    previous::complain_of_others(&read, speech.run);
    Options { previous: read, ..options.clone() }
}

/// What goes to standard output.
#[derive(Clone, Copy)]
enum Printed {
    Findings,
    Diff,
    /// The mended text of standard input.
    Text,
}

impl CheckArgs {
    fn printed(&self) -> anyhow::Result<Printed> {
        let paths = &self.reading.paths;
        let typed_in = paths.is_empty() || paths.iter().any(|path| path.as_os_str() == "-");
        match (self.fix, self.diff) {
            (true, true) => Ok(Printed::Diff),
            (true, false) if typed_in && paths.len() > 1 => {
                anyhow::bail!("--fix: standard input (`-`) is mended alone, without other paths")
            }
            (true, false) if typed_in => Ok(Printed::Text),
            _ => Ok(Printed::Findings),
        }
    }
}

/// Mends a file; what remains is told of the mended text. A file that cannot be written is told like one that
/// cannot be read, and the others follow.
fn mended(
    args: &CheckArgs,
    source: &mut Source,
    ruleset: &Ruleset,
    options: &Options,
    speech: &Speech,
    summary: &mut Summary,
) -> Checked {
    let fixed = fix::fix(source, ruleset, options);
    if fixed.made == 0 {
        return fixed.checked;
    }
    if let Err(error) = fix::write(source, &fixed.source, speech.run) {
        let message = format!("{error:#}");
        complain(&format!("{}: {message}", visible(&source.name)));
        summary.failures.push(Failure { path: source.name.clone(), message });
        return lint::lint(source, ruleset, options);
    }
    if !args.quiet {
        complain(&fix::told(&source.name, fixed.made, speech.run));
    }
    *source = fixed.source;
    fixed.checked
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
    summary.suppressed += checked.suppressed.len();
    for finding in &checked.findings {
        match finding.severity {
            Severity::Error => summary.errors += 1,
            Severity::Warning => summary.warnings += 1,
            Severity::Info => summary.infos += 1,
        }
    }
}
