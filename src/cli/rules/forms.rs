//! `noticelint rules forms`.

use super::print;
use crate::cli::Outcome;
use crate::cli::args::ColorArg;
use crate::cli::locale::Speech;
use crate::report::forms;
use crate::ruleset::Lang;
use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};

/// Shows what words in dictionary form match: spellings, forms, and how sentences that end with them are read
#[derive(Debug, Args)]
pub struct FormsArgs {
    /// Words in dictionary form: 報告する, 止める, 漏えい ...
    #[arg(value_name = "WORD", required = true, value_parser = NonEmptyStringValueParser::new())]
    words: Vec<String>,

    /// How they are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: FormatArg,

    /// Language of the messages
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,

    /// Colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: ColorArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    /// For people
    Human,
    /// One JSON object
    Json,
}

/// Prints them.
pub fn run(args: &FormsArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    print(&match args.format {
        FormatArg::Human => forms::table(&args.words, speech.run, args.color.wanted(false)),
        FormatArg::Json => forms::json(&args.words),
    })
}
