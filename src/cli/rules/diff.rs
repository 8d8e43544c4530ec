//! `noticelint rules diff`.

use crate::cli::args::ReadingArgs;
use crate::cli::locale::Speech;
use crate::cli::output::Output;
use crate::cli::survey::SplitArg;
use crate::cli::{Outcome, ending, one_by_one, run};
use crate::engine::lint;
use crate::project::rulesets::Rulesets;
use crate::report::rules_diff::compare::compare;
use crate::report::rules_diff::{Changes, Side, Told, human, json};
use crate::ruleset::Lang;
use anyhow::bail;
use clap::{Args, ValueEnum};

const PATHS: &str = "Notices, or folders of notices (.docx, .html, .md, .txt); `-` reads standard input";

/// Shows what another ruleset would change in the findings of past notices
#[derive(Debug, Args)]
#[command(mut_arg("rules", |arg| arg.hide(true)), mut_arg("isolated", |arg| arg.hide(true)))]
#[command(mut_arg("config", |arg| arg.hide(true)))]
#[command(mut_arg("stdin_filename", |arg| arg.hide(true)))]
#[command(mut_arg("paths", |arg| arg.required(true).display_order(3).help(PATHS)))]
pub(crate) struct DiffArgs {
    /// The ruleset so far: a TOML file, or `builtin:ja`
    #[arg(value_name = "OLD", display_order = 1)]
    old: String,

    /// The ruleset to come: a TOML file, or `builtin:ja`
    #[arg(value_name = "NEW", display_order = 2)]
    new: String,

    #[command(flatten)]
    pub reading: ReadingArgs,

    /// How changes are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: FormatArg,

    #[command(flatten)]
    split: SplitArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    /// A table, and every change
    Human,
    /// One JSON object
    Json,
}

/// Checks with both, compares, prints.
pub(crate) fn run(args: &DiffArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let reading = &args.reading;
    if reading.rules.rules.is_some() || reading.rules.config.is_some() || reading.rules.isolated {
        bail!(match speech.run {
            Lang::Ja => "比べる2つの規則は、--rules などの指定なしで、今の規則、新しい規則の順に書きます",
            Lang::En => "name the two rulesets without --rules or --isolated: OLD, then NEW",
        });
    }
    let options = reading.options(speech.findings)?;
    let as_of = options.reading.as_of.to_string();
    let split = args.split.split(speech.run)?;
    let (mut old, mut new) =
        (Rulesets::known(&args.old, speech.run)?, Rulesets::known(&args.new, speech.run)?);
    let sides = (old.plain("")?, new.plain("")?);
    let (mut before, mut after) = (options.clone(), options.clone());
    let mut changes = Changes::default();
    let rulesets = Rulesets::known(&args.new, speech.run)?;
    let summary = one_by_one::each(reading, speech, rulesets, &split, options, |turn, _| {
        let source = &turn.part.source;
        let file = source.name.split_once('#').map_or(source.name.as_str(), |(file, _)| file);
        let (old, new) = (old.of(file)?, new.of(file)?);
        run::lay_down(&mut before, &old, file, reading, speech)?;
        run::lay_down(&mut after, &new, file, reading, speech)?;
        // One language for both, or every message would look like another.
        before.lang = after.lang;
        let was = lint(source, &old.ruleset, &before);
        let is = lint(source, &new.ruleset, &after);
        let changed = compare((&old.ruleset, &was), (&new.ruleset, &is));
        // What either reading takes for an affected person's data is shown by neither.
        let shown = source.covered(&was.reading.masked, &was.reading.secrets);
        let shown = shown.covered(&is.reading.masked, &is.reading.secrets);
        changes.add_states(&source.name, (&old.ruleset, &was), (&new.ruleset, &is));
        changes.add(turn.part, &shown.text, changed);
        Ok(())
    })?;
    let told = Told {
        changes: &changes,
        old: Side { typed: &args.old, ruleset: &sides.0.ruleset },
        new: Side { typed: &args.new, ruleset: &sides.1.ruleset },
        as_of: &as_of,
        failures: &summary.failures,
    };
    let text = match args.format {
        FormatArg::Human => human::human(&told, speech.run, reading.color()),
        FormatArg::Json => json(&told),
    };
    let mut output = Output::open(reading.output.as_deref(), speech.run)?;
    output.write(&text)?;
    output.finish()?;
    Ok(ending::outcome(&summary, changes.any(), reading.allow_empty))
}
