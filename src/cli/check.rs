//! `noticelint check`.

use super::annotate;
use super::args::ReadingArgs;
use super::fix::{self, AsItIs, Fixed};
use super::formats::{FailOn, FormatArg, FrameArg, ShowArg, Wanted};
use super::incremental::AdoptArgs;
use super::locale::Speech;
use super::run::{Made, Run, Sink};
use super::stats::{Note, Tally};
use super::{Outcome, complain, ending, formats, previous, run, show_config};
use crate::engine::{Checked, Options, lint};
use crate::input::Source;
use crate::project::names;
use crate::reading::{self, Previous};
use crate::report::{Failure, Summary};
use crate::ruleset::{Ruleset, names_rule};
use crate::text::control_chars::visible;
use clap::Args;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Lints drafts
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub reading: ReadingArgs,

    /// How findings are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: FormatArg,

    /// Write another report to a file, too: `sarif=out.sarif`, any of the formats above (repeatable)
    #[arg(long, value_name = "FORMAT=FILE")]
    pub report: Vec<String>,

    /// Write a summary for people to a file, in Markdown; the file named by GITHUB_STEP_SUMMARY gets one in any case
    #[arg(long, value_name = "FILE")]
    pub summary: Option<PathBuf>,

    /// The least severity that ends the run with 1
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub fail_on: FailOn,

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
    pub quiet: bool,

    /// Show more in full: notes (`info`), or everything (`all`)
    #[arg(long, value_name = "WHAT")]
    pub show: Option<ShowArg>,

    /// Mend what has one certain correction, and write the drafts back; of standard input, print the mended text
    #[arg(long)]
    fix: bool,

    /// With --fix: print what would change as a unified diff, and change nothing
    #[arg(long, requires = "fix")]
    diff: bool,

    #[command(flatten)]
    adopt: AdoptArgs,

    /// Write a copy of a Word file with each finding as a comment at its place; the text stays as it is
    #[arg(long, value_name = "OUT.docx", conflicts_with = "fix")]
    annotate: Option<PathBuf>,

    /// List the findings that a comment, `[[ignore]]` or `--baseline` silences, with their reasons
    #[arg(long)]
    pub show_suppressed: bool,

    /// Check nothing; show for each document which file and line, or flag, gave which value (with --format json, too)
    #[arg(long)]
    show_config: bool,

    /// Frames of snippets
    #[arg(long, value_name = "FRAME", default_value = "ascii")]
    pub frame: FrameArg,
}

/// Checks, prints, and says how it ended.
pub(crate) fn run(args: &CheckArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    if args.show_config {
        let as_json = matches!(args.format, FormatArg::Json | FormatArg::Jsonl);
        return show_config::run(&args.reading, as_json, speech);
    }
    if let Some(out) = &args.annotate {
        annotate::check(out, &args.reading.paths, speech.run)?;
    }
    let mut options = args.reading.options(speech.findings)?;
    options.only.clone_from(&args.only);
    options.skip.clone_from(&args.skip);
    let adopt = args.adopt.open(&args.reading, args.fix, speech.run)?;
    let earlier = previous::sources(&args.previous, &args.reading, speech)?;
    let printed = args.printed()?;
    let mut tally = Tally::of(&adopt);
    let take = |note: Note, summary: &mut Summary| tally.take(note, summary);
    let reading = &args.reading;
    let whole = Run { reading, speech, tried: !args.quiet, changes: adopt.changes.as_ref() };
    let summary = match printed {
        Printed::Findings => {
            let make = |source: &mut Source, ruleset: &Ruleset, options: &Options| {
                let skipped = skipped(args, ruleset, speech)?;
                let options = &compared(options, &earlier, ruleset, speech);
                let (mut result, mut said, failure) = match args.fix {
                    true => mended(args, source, ruleset, options, speech),
                    false => (lint(source, ruleset, options), Vec::new(), None),
                };
                let vanished = adopt.settle(&mut result, source, ruleset, options);
                if let Some(out) = &args.annotate {
                    let comments = annotate::write(out, source, &result, ruleset, options, speech.run)?;
                    said.extend((!args.quiet).then(|| annotate::written(out, comments, speech.run)));
                }
                let (lang, note) = (result.lang, Note::of(&result, ruleset, options, skipped, vanished));
                Ok(Made { result, lang, note, said, failure })
            };
            let sinks = formats::sinks(&args.wanted(&options.reading.as_of.to_string()), speech)?;
            run::over(&whole, options, sinks, make, take)?
        }
        printed => {
            formats::none_beside(&args.report, args.summary.as_deref(), speech.run)?;
            let mended_input = Mutex::new(None);
            let make = |source: &mut Source, ruleset: &Ruleset, options: &Options| {
                let skipped = skipped(args, ruleset, speech)?;
                let options = &compared(options, &earlier, ruleset, speech);
                let mut fixed = fix::fix(source, ruleset, options);
                let vanished = adopt.settle(&mut fixed.checked, &fixed.source, ruleset, options);
                let note = Note::of(&fixed.checked, ruleset, options, skipped, vanished);
                let never = source.layout.is_some().then(|| fix::never_written(&source.name, speech.run));
                let mut said: Vec<String> = never.into_iter().collect();
                let result = match printed {
                    // A diff lands in logs: nothing of anybody is shown in it.
                    Printed::Diff => {
                        let before = reading::read(source, ruleset, &options.reading);
                        let after = &fixed.checked.reading;
                        let diff = fix::diff((&*source, &before), (&fixed.source, after));
                        let name = before.secrets.cover(&source.name);
                        said.extend(diff.covers.then(|| fix::covered(&name, speech.run)));
                        diff.text
                    }
                    // What was read out of a Word file is not that file.
                    _ if source.layout.is_some() => String::new(),
                    // In bytes of its own: what was no UTF-8 stays none.
                    _ => {
                        said.extend(lacking(args, source, &fixed, speech));
                        let bytes = fix::mended(source, &fixed, speech.run)?;
                        *mended_input.lock().unwrap_or_else(PoisonError::into_inner) = Some(bytes);
                        String::new()
                    }
                };
                Ok(Made { result, lang: fixed.checked.lang, note, said, failure: None })
            };
            let output = formats::alone(reading, speech.run)?;
            let (sinks, rest) = match printed {
                Printed::Diff => (
                    vec![Sink { report: Box::new(AsItIs) as Box<dyn crate::report::Report<String>>, output }],
                    None,
                ),
                _ => (Vec::new(), Some(output)),
            };
            let summary = run::over(&whole, options, sinks, make, take)?;
            if let Some(mut output) = rest {
                let bytes = mended_input.into_inner().unwrap_or_else(PoisonError::into_inner);
                output.write_bytes(&bytes.unwrap_or_default())?;
                output.finish()?;
            }
            summary
        }
    };
    tally.ledger.unused(speech.run).iter().for_each(|line| complain(line));
    if !summary.interrupted {
        adopt.vanished(&tally.vanished, speech.run).iter().for_each(|line| complain(line));
    }
    let failing = args.fail_on.least().is_some_and(|least| tally.worst >= Some(least));
    Ok(ending::outcome(&summary, failing, reading.allow_empty || adopt.changes.is_some()))
}

/// The options with the earlier notices, read by the draft's own ruleset.
fn compared(options: &Options, earlier: &[Source], ruleset: &Ruleset, speech: &Speech) -> Options {
    let read = Previous::read(earlier, ruleset, &options.reading);
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
    /// What is to be written.
    pub(crate) fn wanted<'a>(&'a self, as_of: &'a str) -> Wanted<'a> {
        Wanted {
            reading: &self.reading,
            format: self.format,
            report: &self.report,
            summary: self.summary.as_deref(),
            fail_on: self.fail_on.least(),
            quiet: self.quiet,
            show: self.show,
            suppressed: self.show_suppressed,
            frame: self.frame,
            as_of,
        }
    }

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
) -> (Checked, Vec<String>, Option<Failure>) {
    if source.layout.is_some() {
        let said = vec![fix::never_written(&source.name, speech.run)];
        return (lint(source, ruleset, options), said, None);
    }
    let fixed = fix::fix(source, ruleset, options);
    let mut said: Vec<String> = lacking(args, source, &fixed, speech).into_iter().collect();
    if fixed.made == 0 {
        return (fixed.checked, said, None);
    }
    if let Err(error) = fix::write(source, &fixed, speech.run) {
        let message = format!("{error:#}");
        said.push(format!("{}: {message}", visible(&source.name)));
        let failure = Failure { path: source.name.clone(), message };
        return (lint(source, ruleset, options), said, Some(failure));
    }
    said.extend((!args.quiet).then(|| fix::told(&source.name, fixed.made, speech.run)));
    *source = fixed.source;
    (fixed.checked, said, None)
}

/// Tells what was not mended for want of a character.
fn lacking(args: &CheckArgs, source: &Source, fixed: &Fixed, speech: &Speech) -> Option<String> {
    (fixed.lacking > 0 && !args.quiet).then(|| fix::lacking(source, fixed.lacking, speech.run))
}

/// The rules that flags switch off.
fn skipped(args: &CheckArgs, ruleset: &Ruleset, speech: &Speech) -> anyhow::Result<Vec<String>> {
    names::check_patterns("--only", &args.only, ruleset, speech.run)?;
    names::check_patterns("--skip", &args.skip, ruleset, speech.run)?;
    if args.only.is_empty() && args.skip.is_empty() {
        return Ok(Vec::new());
    }
    let named = |patterns: &[String], id: &str| patterns.iter().any(|pattern| names_rule(pattern, id));
    let off = |id: &str| named(&args.skip, id) || (!args.only.is_empty() && !named(&args.only, id));
    let rules = ruleset.rules.iter().map(|rule| &rule.id);
    let off: Vec<String> = rules.filter(|id| off(id)).map(ToString::to_string).collect();
    // A rule for other documents is asked for, and has nothing to say of this one.
    let elsewhere = args.only.iter().any(|pattern| names::is_elsewhere(pattern, ruleset));
    if off.len() == ruleset.rules.len() && !elsewhere {
        anyhow::bail!(match speech.run {
            crate::ruleset::Lang::Ja => "--only と --skip を合わせると、検査する規則が残りません",
            crate::ruleset::Lang::En => "--only and --skip together leave no rule to check",
        });
    }
    Ok(off)
}
