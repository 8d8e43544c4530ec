//! `noticelint rules`.

mod check;
mod diff;
mod schema;
mod show;
pub mod test;

use super::Outcome;
use super::args::RulesArgs;
use super::init;
use super::locale::Speech;
use super::output::Output;
use crate::project::rulesets;
use crate::report::rules_list;
use clap::{Args, Subcommand, ValueEnum};

/// Everything about rulesets
#[derive(Debug, Args)]
pub struct RulesCommand {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(ListArgs),
    Check(check::CheckArgs),
    Show(show::ShowArgs),
    New(init::NewArgs),
    Diff(Box<diff::DiffArgs>),
    Schema(schema::SchemaArgs),
    Test(test::TestArgs),
}

/// Lists the rules with their severities
#[derive(Debug, Args)]
struct ListArgs {
    #[command(flatten)]
    rules: RulesArgs,

    /// How rules are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: FormatArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    /// A table
    Human,
    /// One JSON object
    Json,
}

impl RulesCommand {
    /// The language asked for.
    pub fn lang(&self) -> Option<crate::ruleset::Lang> {
        match &self.command {
            Command::List(args) => args.rules.lang(),
            Command::Check(args) => args.lang(),
            Command::Show(args) => args.rules.lang(),
            Command::New(args) => args.lang(),
            Command::Diff(args) => args.reading.rules.lang(),
            Command::Schema(args) => args.lang(),
            Command::Test(args) => args.rules.lang(),
        }
    }
}

/// Does what the subcommand says.
pub fn run(command: &RulesCommand, speech: &Speech) -> anyhow::Result<Outcome> {
    match &command.command {
        Command::List(args) => list(args, speech),
        Command::Check(args) => check::run(args, speech),
        Command::Show(args) => show::run(args, speech),
        Command::New(args) => init::new(args, speech),
        Command::Diff(args) => diff::run(args, speech),
        Command::Schema(args) => schema::run(args, speech),
        Command::Test(args) => test::run(args, speech),
    }
}

fn list(args: &ListArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let loaded = rulesets::loaded(args.rules.choice(speech.run)?, speech.run)?;
    let text = match args.format {
        FormatArg::Human => rules_list::table(&loaded.ruleset, speech.run, args.rules.color.wanted(false)),
        FormatArg::Json => rules_list::json(&loaded.ruleset, speech.run),
    };
    print(&text)
}

/// Prints what a subcommand has to say.
fn print(text: &str) -> anyhow::Result<Outcome> {
    let mut output = Output::stdout();
    output.write(text)?;
    output.finish()?;
    Ok(Outcome::Clean)
}
