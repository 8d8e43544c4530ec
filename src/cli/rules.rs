//! `noticelint rules`.

use super::Outcome;
use super::args::RulesArgs;
use super::output::Output;
use super::rulesets;
use super::speech::Speech;
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
        let Command::List(args) = &self.command;
        args.rules.lang()
    }
}

/// Lists.
pub fn run(command: &RulesCommand, speech: &Speech) -> anyhow::Result<Outcome> {
    let Command::List(args) = &command.command;
    let loaded = rulesets::loaded(args.rules.rules.as_deref(), args.rules.isolated, *speech)?;
    let text = match args.format {
        FormatArg::Human => rules_list::table(&loaded.ruleset, speech.run, args.rules.color.wanted(false)),
        FormatArg::Json => rules_list::json(&loaded.ruleset, speech.run),
    };
    let mut output = Output::open(None)?;
    output.write(&text)?;
    output.finish()?;
    Ok(Outcome::Clean)
}
