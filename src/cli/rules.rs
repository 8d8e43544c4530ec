//! `noticelint rules`.

mod check;
mod diff;
mod forms;
mod schema;
mod show;
pub mod test;

use super::Outcome;
use super::args::RulesArgs;
use super::init;
use super::locale::Speech;
use super::output::Output;
use crate::project::rulesets;
use crate::report::rules_list::{self, List};
use crate::ruleset::Catalogue;
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
    Forms(forms::FormsArgs),
    Test(test::TestArgs),
}

/// Lists the rules with their severities, or the names that a policy may use
#[derive(Debug, Args)]
struct ListArgs {
    #[command(flatten)]
    rules: RulesArgs,

    /// How rules are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: FormatArg,

    #[command(flatten)]
    names: NamesArg,
}

/// Which names are listed in place of the rules
#[derive(Debug, Args)]
#[group(multiple = false)]
struct NamesArg {
    /// Kinds of checks, for `check`
    #[arg(long)]
    check_kinds: bool,

    /// Elements of a notice, for `[elements.…]` and `when.stated`
    #[arg(long)]
    elements: bool,

    /// Sets of words, for `@…`
    #[arg(long)]
    terms: bool,

    /// Kinds of data and categories, for `when.leaked`
    #[arg(long)]
    data: bool,

    /// Regulators
    #[arg(long)]
    regulators: bool,

    /// Events, for `#date.…`
    #[arg(long)]
    events: bool,

    /// Deadlines
    #[arg(long)]
    deadlines: bool,

    /// Publishers, for `publisher`
    #[arg(long)]
    publishers: bool,

    /// Causes, for `when.cause`
    #[arg(long)]
    causes: bool,

    /// What clauses do, as `facts --statements` and `explain` name it
    #[arg(long)]
    acts: bool,

    /// Conditions of `when`, and what conditions may ask of a text (`#…`)
    #[arg(long)]
    conditions: bool,
}

impl NamesArg {
    fn catalogue(&self) -> Option<Catalogue> {
        let asked = [
            (self.check_kinds, Catalogue::CheckKinds),
            (self.elements, Catalogue::Elements),
            (self.terms, Catalogue::Terms),
            (self.data, Catalogue::Data),
            (self.regulators, Catalogue::Regulators),
            (self.events, Catalogue::Events),
            (self.deadlines, Catalogue::Deadlines),
            (self.publishers, Catalogue::Publishers),
            (self.causes, Catalogue::Causes),
            (self.conditions, Catalogue::Conditions),
        ];
        asked.into_iter().find(|(asked, _)| *asked).map(|(_, which)| which)
    }
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
            Command::List(args) => args.rules.lang,
            Command::Check(args) => args.lang,
            Command::Show(args) => args.rules.lang,
            Command::New(args) => args.lang,
            Command::Diff(args) => args.reading.rules.lang,
            Command::Schema(args) => args.lang,
            Command::Forms(args) => args.lang,
            Command::Test(args) => args.rules.lang,
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
        Command::Forms(args) => forms::run(args, speech),
        Command::Test(args) => test::run(args, speech),
    }
}

fn list(args: &ListArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let loaded = rulesets::loaded(args.rules.choice(speech.run)?, speech.run)?;
    let named = args.names.catalogue().map(|which| List::of(&loaded, which));
    if let Some(list) = named.or_else(|| args.names.acts.then(List::acts)) {
        return print(&match args.format {
            FormatArg::Human => rules_list::names_table(&list, speech.run, args.rules.color.wanted(false)),
            FormatArg::Json => rules_list::names_json(&list, &loaded.ruleset, speech.run),
        });
    }
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
