//! `noticelint rules schema`.

use super::print;
use crate::cli::Outcome;
use crate::cli::args::LangArg;
use crate::cli::locale::Speech;
use crate::report::{reference, schema};
use crate::ruleset::Lang;
use clap::{Args, ValueEnum};

/// Prints the form of ruleset files: a JSON Schema for editors, or a reference to read
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// What is printed
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    format: FormatArg,

    /// Language of the messages
    #[arg(long, value_name = "LANG")]
    lang: Option<LangArg>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    /// A JSON Schema (draft 7)
    Json,
    /// A reference, key by key
    Markdown,
}

impl SchemaArgs {
    /// The language asked for.
    pub fn lang(&self) -> Option<Lang> {
        self.lang.map(LangArg::lang)
    }
}

/// Prints it.
pub fn run(args: &SchemaArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    print(&match args.format {
        FormatArg::Json => schema::json(speech.run),
        FormatArg::Markdown => reference::markdown(speech.run),
    })
}
