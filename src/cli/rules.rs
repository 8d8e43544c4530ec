//! `noticelint rules`.

mod check;
mod diff;
pub(crate) mod test;

use super::args::{ColorArg, ReadingArgs, RulesArgs};
use super::locale::Speech;
use super::output::Output;
use super::{Outcome, init};
use crate::builtin;
use crate::project::{names, rulesets};
use crate::report::rules_list::{self, List};
use crate::report::{how_read, reference, schema};
use crate::ruleset::{Called, Catalogue, Lang, Loaded, Section, kinds};
use anyhow::bail;
use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Subcommand, ValueEnum};
use std::collections::BTreeSet;

/// Everything about rulesets
#[derive(Debug, Args)]
pub(crate) struct RulesCommand {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(ListArgs),
    Check(check::CheckArgs),
    Show(ShowArgs),
    New(init::NewArgs),
    Diff(Box<diff::DiffArgs>),
    Schema(SchemaArgs),
    Forms(FormsArgs),
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
    /// Which drafts are read, where any are.
    pub(crate) fn reading_mut(&mut self) -> Option<&mut ReadingArgs> {
        match &mut self.command {
            Command::Diff(args) => Some(&mut args.reading),
            _ => None,
        }
    }

    /// The language asked for.
    pub(crate) fn lang(&self) -> Option<Lang> {
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
pub(crate) fn run(command: &RulesCommand, speech: &Speech) -> anyhow::Result<Outcome> {
    match &command.command {
        Command::List(args) => list(args, speech),
        Command::Check(args) => check::run(args, speech),
        Command::Show(args) => show(args, speech),
        Command::New(args) => init::new(args, speech),
        Command::Diff(args) => diff::run(args, speech),
        Command::Schema(args) => print_schema(args, speech),
        Command::Forms(args) => print_forms(args, speech),
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

/// Shows rules, elements and words as merged, each value with the file and line that set it
#[derive(Debug, Args)]
struct ShowArgs {
    /// A rule, a family such as `cause/*`, an element, a set of words or a class
    #[arg(value_name = "NAME", required_unless_present = "effective")]
    name: Option<String>,

    /// Everything, as one ruleset that stands alone
    #[arg(long, conflicts_with = "name")]
    effective: bool,

    #[command(flatten)]
    pub rules: RulesArgs,
}

/// Shows.
fn show(args: &ShowArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let loaded = rulesets::loaded(args.rules.choice(speech.run)?, speech.run)?;
    let mut sections = loaded.sections();
    if let Some(name) = &args.name {
        let name = name.strip_prefix('@').unwrap_or(name);
        let sets = &loaded.ruleset.sets;
        let of_category: BTreeSet<&str> =
            kinds(name, sets).into_iter().map(|set| &*sets[usize::from(set.0)].id).collect();
        let member = |section: &Section| {
            of_category.contains(section.id.as_str())
                || section.id.split_once('.').is_some_and(|(_, member)| member == name)
        };
        if !sections.iter().any(|section| is_meant(section, name)) && sections.iter().any(member) {
            // A member of a family by itself, or the kinds of data of a category, as conditions name them.
            sections.retain(member);
            return print(&rules_list::toml(&sections, &loaded.files, args.rules.color.wanted(false)));
        }
        if !sections.iter().any(|section| is_meant(section, name)) {
            let listed = names::listed(&loaded);
            let sets = listed.iter().map(|one| Called { id: &one.name, title: Some(&one.title) });
            let ids = sections.iter().map(|section| section.id.as_str()).filter(|id| !id.is_empty());
            let plain = ids.map(Called::plain);
            let known: Vec<_> =
                names::elements_and_rules(&loaded.ruleset).into_iter().chain(sets).chain(plain).collect();
            bail!(names::unknown(name, &known, speech.run));
        }
        sections.retain(|section| is_meant(section, name));
    }
    print(&rules_list::toml(&sections, &loaded.files, args.rules.color.wanted(false)))
}

/// Whether a section is what the name asks for: itself, or a member of its family.
fn is_meant(section: &Section, name: &str) -> bool {
    let family = match name.strip_suffix("/*") {
        Some(subject) => section.id.split_once('/').is_some_and(|(of, _)| of == subject),
        None => section.id.split_once('.').is_some_and(|(of, _)| of == name),
    };
    !section.id.is_empty() && (section.id == name || family)
}

/// Prints the form of ruleset files: a JSON Schema for editors, or a reference to read
#[derive(Debug, Args)]
struct SchemaArgs {
    /// What is printed
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    format: SchemaFormat,

    /// The ruleset whose names editors offer [default: the nearest noticelint.toml, else builtin:ja]
    #[arg(long, value_name = "FILE|builtin:ja")]
    rules: Option<String>,

    /// Language of the messages
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaFormat {
    /// A JSON Schema (draft 7)
    Json,
    /// A reference, key by key
    Markdown,
}

/// The ruleset whose names are offered: the one that is named, else the nearest, where it can be read.
fn names(args: &SchemaArgs, lang: Lang) -> anyhow::Result<Loaded> {
    if args.rules.is_some() {
        return rulesets::loaded_named(args.rules.as_deref(), lang);
    }
    // Whoever mends a file of rules that cannot be read needs the schema all the more.
    rulesets::loaded_named(None, lang).or_else(|_| rulesets::loaded_named(Some(builtin::NAME), lang))
}

/// Prints it.
fn print_schema(args: &SchemaArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    print(&match args.format {
        SchemaFormat::Json => schema::json(&names(args, speech.run)?, speech.run),
        SchemaFormat::Markdown => reference::markdown(speech.run),
    })
}

/// Shows what words in dictionary form match: spellings, forms, and how sentences that end with them are read
#[derive(Debug, Args)]
struct FormsArgs {
    /// Words in dictionary form: 報告する, 止める, 漏えい ...
    #[arg(value_name = "WORD", required = true, value_parser = NonEmptyStringValueParser::new())]
    words: Vec<String>,

    /// How they are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: FormsFormat,

    /// Language of the messages
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,

    /// Colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: ColorArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormsFormat {
    /// For people
    Human,
    /// One JSON object
    Json,
}

/// Prints them.
fn print_forms(args: &FormsArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    print(&match args.format {
        FormsFormat::Human => how_read::forms_table(&args.words, speech.run, args.color.wanted(false)),
        FormsFormat::Json => how_read::forms_json(&args.words),
    })
}
