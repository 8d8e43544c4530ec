//! `noticelint lsp`.

use super::Outcome;
use super::args::{day, today};
use super::locale::Speech;
use crate::lsp::{Ended, Setup, serve};
use crate::ruleset::Lang;
use crate::text::Day;
use clap::Args;
use std::io::{self, BufReader};

/// Serves an editor over standard input and output: the language server protocol
#[derive(Debug, Args)]
pub(crate) struct LspArgs {
    /// The day that counts as today [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Day>,

    /// Language of the messages [default: the configuration's, else the draft's]
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,

    /// Taken and not needed: standard input and output are all there is
    #[arg(long, hide = true)]
    stdio: bool,
}

/// Serves until the editor leaves.
pub(crate) fn run(args: &LspArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let as_of = args.as_of;
    let setup = Setup {
        lang: speech.findings,
        run: speech.run,
        today: Box::new(move || as_of.map_or_else(today, Ok)),
    };
    let ended = serve(BufReader::new(io::stdin()), &mut io::stdout().lock(), setup)?;
    Ok(match ended {
        Ended::Orderly => Outcome::Clean,
        // The protocol asks for 1.
        Ended::Abandoned => Outcome::Findings,
        Ended::Torn => Outcome::Failed,
    })
}
