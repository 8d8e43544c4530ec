//! `noticelint rules test`, and what `check` does with the tests of an organisation's rules.

use crate::builtin;
use crate::cli::args::RulesArgs;
use crate::cli::locale::Speech;
use crate::cli::output::Output;
use crate::cli::{Outcome, complain, tell};
use crate::project::{names, rulesets};
use crate::report::Failure;
use crate::report::trial::{self as report, Ruled};
use crate::rule_tests::{self, Choice};
use crate::ruleset::{Lang, Loaded};
use anyhow::bail;
use clap::{Args, ValueEnum};

/// Runs the tests that stand beside rules, elements and phrases
#[derive(Debug, Args)]
pub(crate) struct TestArgs {
    /// Rulesets: TOML files, or `builtin:ja` [default: as --rules]
    #[arg(value_name = "FILE")]
    files: Vec<String>,

    #[command(flatten)]
    pub rules: RulesArgs,

    /// How answers are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: FormatArg,

    /// Only tests of this rule or element, or of a family such as `cause/*` (repeatable)
    #[arg(long, value_name = "RULE")]
    only: Vec<String>,

    /// Also the tests of the built-in rules that a file extends
    #[arg(long)]
    all: bool,

    /// Name the rules and elements that lack a test of either case
    #[arg(long)]
    coverage: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    /// For people: tests that fail at their places, and the tally
    Human,
    /// One JSON object
    Json,
}

/// Runs the tests, prints what came of them, and says how it ended: a ruleset that cannot be read wins over a test
/// that fails.
pub(crate) fn run(args: &TestArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let named = args.rules.named(speech.run)?;
    if let (Some(file), Some(rules)) = (args.files.first(), named) {
        bail!(twice(file, rules, speech.run));
    }
    let mut known = Vec::new();
    let mut errors = Vec::new();
    let asked: Vec<Option<&str>> = match args.files.as_slice() {
        [] => vec![named],
        files => files.iter().map(|file| Some(file.as_str())).collect(),
    };
    for name in asked {
        let builtin = args.rules.isolated.then_some(builtin::NAME);
        match rulesets::loaded_named(name.or(builtin), speech.run) {
            Ok(loaded) => known.push(loaded),
            Err(error) => {
                let message = tell(&error, speech.run);
                complain(&message);
                errors.push(Failure { path: name.unwrap_or(rulesets::FILE).to_owned(), message });
            }
        }
    }
    check_only(&args.only, &known, speech.run)?;
    let choice = Choice { only: &args.only, inherited: args.all, lang: speech.run };
    let rulesets: Vec<Ruled<'_>> = known.iter().map(|loaded| ruled(loaded, args, &choice)).collect();
    let mut output = Output::stdout();
    match args.format {
        FormatArg::Human => {
            for (at, ruled) in rulesets.iter().enumerate() {
                output.write(if at == 0 { "" } else { "\n" })?;
                output.write(&report::human(ruled, speech.run, args.rules.color.wanted(false)))?;
            }
        }
        FormatArg::Json => output.write(&report::json::text(&rulesets, &errors, speech.run))?,
    }
    output.finish()?;
    let failing = rulesets.iter().any(|ruled| ruled.trial.failing().next().is_some());
    Ok(match (errors.is_empty(), failing) {
        (false, _) => Outcome::Failed,
        (true, true) => Outcome::Findings,
        (true, false) => Outcome::Clean,
    })
}

fn ruled<'a>(loaded: &'a Loaded, args: &TestArgs, choice: &Choice<'_>) -> Ruled<'a> {
    let own = loaded.files.last().filter(|file| !builtin::is_source(file));
    let trial = rule_tests::run(loaded, choice);
    let gaps = args.coverage.then(|| rule_tests::gaps(loaded, choice, &trial.tests));
    let name = own.map_or(builtin::NAME, |file| &file.name);
    Ruled { name, loaded, trial, gaps, chosen: !args.only.is_empty() }
}

/// Refuses a name that no ruleset knows.
fn check_only(only: &[String], known: &[Loaded], lang: Lang) -> anyhow::Result<()> {
    let Some(first) = known.first() else { return Ok(()) };
    let is_known = |name: &&String| known.iter().any(|loaded| rule_tests::is_known(loaded, name));
    let unknown: Vec<String> = only.iter().filter(|name| !is_known(name)).cloned().collect();
    names::check_patterns("--only", &unknown, &first.ruleset, lang)
}

fn twice(file: &str, rules: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => {
            format!("規則のファイルが2か所にあります({file} と --rules {rules})。--rules を外してください")
        }
        Lang::En => format!("rulesets are named twice ({file}, and --rules {rules}): leave --rules out"),
    }
}

/// What is to be told of an organisation's tests that fail. Nobody is stopped: a notice may have to go out tonight.
pub(crate) fn warnings(loaded: &Loaded, lang: Lang) -> Vec<String> {
    report::warnings(&rule_tests::run_own(loaded, lang), loaded, lang)
}
