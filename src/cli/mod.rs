//! What can be typed, and what a run ends with.
//!
//! Owns subcommands, flags, the language of messages about the run, and the exit status. Decides nothing
//! about notices.

mod annotate;
mod args;
mod baseline;
mod check;
mod devices;
mod drag_and_drop;
mod ending;
mod explain;
mod facts;
mod fix;
mod formats;
mod help;
mod incremental;
mod init;
mod locale;
#[cfg(feature = "lsp")]
mod lsp;
mod one_by_one;
mod output;
mod pool;
mod previous;
mod progress;
mod rules;
mod run;
mod shell;
mod show_config;
mod stats;
mod survey;
mod template;
mod typed;
mod usage;
mod wildcards;

use crate::project::ruleset_file::Broken;
use crate::report::{github_log, problems, version};
use crate::ruleset::Lang;
use crate::text::nearest;
use args::ReadingArgs;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use locale::Speech;
use output::Output;
use std::ffi::OsString;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

/// Checks draft notices of personal-data breaches: what is missing, vague, contradictory or wrong
#[derive(Debug, Parser)]
#[command(
    name = "noticelint",
    bin_name = "noticelint",
    version,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
#[command(override_usage = "noticelint [check] [OPTIONS] [PATH]...\n       noticelint <COMMAND>")]
#[command(after_help = "Exit status: 0 nothing failed, 1 findings, 2 the run failed, 3 no file to check")]
struct Cli {
    /// Print version
    #[arg(short = 'V', long)]
    version: bool,

    /// With --version: as JSON, with the built-in rulesets and the schemas of the outputs
    #[arg(long, requires = "version")]
    json: bool,

    /// What is to be done; only `--version` goes without.
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::CheckArgs),
    Facts(facts::FactsArgs),
    Explain(explain::ExplainArgs),
    Survey(survey::SurveyArgs),
    Baseline(baseline::BaselineCommand),
    Rules(rules::RulesCommand),
    Template(template::TemplateArgs),
    #[cfg(feature = "lsp")]
    Lsp(lsp::LspArgs),
    Init(init::InitArgs),
    Completions(shell::CompletionsArgs),
    Man(shell::ManArgs),
}

/// How a run ended; the number is the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing at or above the failing severity.
    Clean = 0,
    /// Findings at or above it.
    Findings = 1,
    /// The run itself failed.
    Failed = 2,
    /// There was no file to check.
    Nothing = 3,
    /// The user ended the run.
    Interrupted = progress::STATUS as isize,
}

/// Runs the program on its arguments (the first is its own name).
pub fn main(arguments: Vec<OsString>) -> ExitCode {
    // Not even here is the text of a panic told: it may quote a draft.
    crate::isolate::watch(|_| ());
    let lang = locale::typed(&arguments);
    crate::isolate::on_stack(|| start(arguments)).unwrap_or_else(|internal| {
        complain(&format!("noticelint: {}", internal.message(Speech::of(lang).run)));
        ExitCode::from(Outcome::Failed as u8)
    })
}

fn start(mut arguments: Vec<OsString>) -> ExitCode {
    let dropped = drag_and_drop::dropped(&mut arguments, || Speech::of(None).run);
    if dropped.as_ref().is_some_and(|dropped| !dropped.make_room()) {
        return ExitCode::from(Outcome::Failed as u8);
    }
    let lang = Speech::of(locale::typed(&arguments)).run;
    if let Some(message) = insert_check(&mut arguments, lang) {
        complain(&message);
        return ExitCode::from(Outcome::Failed as u8);
    }
    let mut cli = match check_alone(&arguments).map_or_else(|| parse_any(&arguments, lang), Ok) {
        Ok(cli) => cli,
        Err(error) => {
            match usage::japanese(&error).filter(|_| lang == Lang::Ja) {
                Some(message) => complain(&message),
                // A closed pipe is no failure.
                None => _ = error.print(),
            }
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    if let Some(reading) = cli.command.as_mut().and_then(Command::reading) {
        wildcards::expand(&mut reading.paths);
    }
    let speech = Speech::of(cli.command.as_ref().and_then(Command::lang));
    let outcome = match &cli.command {
        Some(command) if !cli.version => command.run(&speech),
        _ => print_version(cli.json),
    };
    let outcome = outcome.unwrap_or_else(|error| {
        complain(&tell(&error, speech.run));
        Outcome::Failed
    });
    if let Some(dropped) = dropped {
        dropped.open();
    }
    ExitCode::from(outcome as u8)
}

fn print_version(as_json: bool) -> anyhow::Result<Outcome> {
    let mut output = Output::stdout();
    match as_json {
        true => output.write(&version::machine_readable())?,
        false => output.write(version::HUMAN)?,
    }
    output.finish()?;
    Ok(Outcome::Clean)
}

/// `check`, which most runs are: for it the other commands need not be put together. `None` where it is another, or where
/// there is anything to tell about what was typed: the whole command line tells it.
fn check_alone(arguments: &[OsString]) -> Option<Cli> {
    let own = arguments.get(1..).filter(|own| own.first().is_some_and(|first| first == "check"))?;
    let command = check::CheckArgs::augment_args(clap::Command::new("check"));
    let mut matches = command.try_get_matches_from(own).ok()?;
    let args = check::CheckArgs::from_arg_matches_mut(&mut matches).ok()?;
    Some(Cli { version: false, json: false, command: Some(Command::Check(args)) })
}

/// Whatever was typed. The help is translated only for those who get to see it.
fn parse_any(arguments: &[OsString], lang: Lang) -> Result<Cli, clap::Error> {
    parse(Cli::command(), arguments).or_else(|error| match lang {
        Lang::Ja => parse(help::japanese(Cli::command()), arguments),
        Lang::En => Err(error),
    })
}

fn parse(mut command: clap::Command, arguments: &[OsString]) -> Result<Cli, clap::Error> {
    let matches = command.try_get_matches_from_mut(arguments)?;
    Cli::from_arg_matches(&matches)
}

impl Command {
    fn lang(&self) -> Option<Lang> {
        match self {
            Self::Check(args) => args.reading.rules.lang,
            Self::Facts(args) => args.reading.rules.lang,
            Self::Explain(args) => args.rules.lang,
            Self::Survey(args) => args.reading.rules.lang,
            Self::Baseline(args) => args.lang(),
            Self::Rules(args) => args.lang(),
            Self::Template(args) => args.rules.lang,
            #[cfg(feature = "lsp")]
            Self::Lsp(args) => args.lang,
            Self::Init(args) => args.lang,
            Self::Completions(_) => None,
            Self::Man(args) => args.lang,
        }
    }

    /// Which drafts are read, where any are.
    fn reading(&mut self) -> Option<&mut ReadingArgs> {
        match self {
            Self::Check(args) => Some(&mut args.reading),
            Self::Facts(args) => Some(&mut args.reading),
            Self::Survey(args) => Some(&mut args.reading),
            Self::Baseline(args) => Some(args.reading_mut()),
            Self::Rules(args) => args.reading_mut(),
            _ => None,
        }
    }

    fn run(&self, speech: &Speech) -> anyhow::Result<Outcome> {
        match self {
            Self::Check(args) => check::run(args, speech),
            Self::Facts(args) => facts::run(args, speech),
            Self::Explain(args) => explain::run(args, speech),
            Self::Survey(args) => survey::run(args, speech),
            Self::Baseline(args) => baseline::run(args, speech),
            Self::Rules(args) => rules::run(args, speech),
            Self::Template(args) => template::run(args, speech),
            #[cfg(feature = "lsp")]
            Self::Lsp(args) => lsp::run(args, speech),
            Self::Init(args) => init::init(args, speech),
            Self::Completions(args) => shell::completions(args),
            Self::Man(args) => shell::man(args, speech),
        }
    }
}

/// A bare `noticelint PATH…` is `noticelint check PATH…`; nothing at all, typed at a terminal, asks for help. What is no
/// path and nearly a command is a slip, which is told.
fn insert_check(arguments: &mut Vec<OsString>, lang: Lang) -> Option<String> {
    let Some(first) = arguments.get(1) else {
        arguments.push(if io::stdin().is_terminal() { "--help".into() } else { "check".into() });
        return None;
    };
    let flags = ["-V", "--version"];
    // `--json` belongs to the version, and to nothing else.
    let asks_version =
        first == "--json" && arguments.get(2).is_some_and(|next| flags.iter().any(|flag| next == flag));
    if asks_version || ["check", "-h", "--help"].iter().chain(&flags).any(|known| first == *known) {
        return None;
    }
    // No command has other signs than letters: for a path none is put together.
    let word = first.to_str().filter(|word| word.chars().all(|c| c.is_ascii_alphabetic()));
    let known = word.map(|_| Cli::command());
    let commands: Vec<&str> =
        known.iter().flat_map(clap::Command::get_subcommands).map(clap::Command::get_name).collect();
    if word.is_some_and(|word| commands.contains(&word)) {
        return None;
    }
    let near = word.and_then(|word| nearest(&word.to_ascii_lowercase(), &commands));
    if let (Some(word), Some(near)) = (word, near)
        && !Path::new(word).exists()
    {
        return Some(match lang {
            Lang::Ja => format!(
                "noticelint: 「{word}」というコマンドもファイルもありません。「noticelint {near}」のことですか"
            ),
            Lang::En => {
                format!(
                    "noticelint: there is no command and no file {word:?}; is \"noticelint {near}\" meant?"
                )
            }
        });
    }
    arguments.insert(1, "check".into());
    None
}

/// What went wrong with a run.
fn tell(error: &anyhow::Error, lang: Lang) -> String {
    let drawn = match (error.downcast_ref::<Broken>(), error.downcast_ref::<Drawn>()) {
        (Some(broken), _) => problems::render(&broken.0, lang, false, true),
        (None, Some(drawn)) => drawn.0.clone(),
        (None, None) => return format!("noticelint: {error:#}"),
    };
    drawn.trim_end().to_owned()
}

/// Mistakes in a file of the user's, drawn for people already.
#[derive(Debug)]
struct Drawn(String);

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.trim_end())
    }
}

impl std::error::Error for Drawn {}

/// A message about the run. Nobody who is named in what was typed is named in it.
fn complain(message: &str) {
    let message = &*typed::inert(message, std::env::args_os());
    let _ = match github_log::in_job() {
        true => writeln!(io::stderr(), "{}", github_log::inert(message, github_log::Written::Lines)),
        false => writeln!(io::stderr(), "{message}"),
    };
}
