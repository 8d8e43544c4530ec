//! `noticelint rules schema`.

use super::print;
use crate::builtin;
use crate::cli::Outcome;
use crate::cli::locale::Speech;
use crate::project::rulesets;
use crate::report::{reference, schema};
use crate::ruleset::{Lang, Loaded};
use clap::{Args, ValueEnum};

/// Prints the form of ruleset files: a JSON Schema for editors, or a reference to read
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// What is printed
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    format: FormatArg,

    /// The ruleset whose names editors offer [default: the nearest noticelint.toml, else builtin:ja]
    #[arg(long, value_name = "FILE|builtin:ja")]
    rules: Option<String>,

    /// Language of the messages
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
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
pub fn run(args: &SchemaArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    print(&match args.format {
        FormatArg::Json => schema::json(&names(args, speech.run)?, speech.run),
        FormatArg::Markdown => reference::markdown(speech.run),
    })
}
