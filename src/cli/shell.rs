//! The shell: `noticelint completions` and `noticelint man`.
//!
//! Owns which command completions and pages are made from. Both come from the flags as they are defined, so neither can fall behind.

use super::locale::Speech;
use super::output::Output;
use super::{Cli, Outcome, help};
use crate::ruleset::Lang;
use crate::text::control_chars::visible;
use anyhow::bail;
use clap::{Args, Command, CommandFactory};
use clap_complete::Shell;

/// Prints what a shell needs to complete commands and flags
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Prints a manual page: of the program, or of one of its commands
#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// The command, such as `check` or `rules test` [default: the program itself]
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,

    /// Language of the page
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,
}

/// Prints completions.
pub(crate) fn completions(args: &CompletionsArgs) -> anyhow::Result<Outcome> {
    let mut command = Cli::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    print(&script)
}

/// Prints a manual page.
pub(crate) fn man(args: &ManArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let mut program = match speech.run {
        Lang::Ja => help::japanese(Cli::command()),
        Lang::En => Cli::command(),
    };
    program.build();
    let mut command = &program;
    for name in &args.command {
        match command.find_subcommand(name) {
            Some(found) => command = found,
            None => bail!(unknown(name, command, speech.run)),
        }
    }
    let title =
        [vec![program.get_name()], args.command.iter().map(String::as_str).collect()].concat().join("-");
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).title(title).render(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    print(headed(&page, speech.run).as_bytes())
}

/// The sections that the generator names itself.
const SECTIONS: [(&str, &str); 6] = [
    ("NAME", "名前"),
    ("SYNOPSIS", "書式"),
    ("DESCRIPTION", "説明"),
    ("SUBCOMMANDS", "コマンド"),
    ("EXTRA", "補足"),
    ("VERSION", "版"),
];

/// A page with its sections named in the language of the page.
fn headed(page: &str, lang: Lang) -> String {
    let named = |line: &str| {
        let english = line.strip_prefix(".SH ").filter(|_| lang == Lang::Ja)?;
        let (_, own) = SECTIONS.iter().find(|(known, _)| *known == english)?;
        Some(format!(".SH {own}"))
    };
    let lines = page.lines().map(|line| named(line).unwrap_or_else(|| line.to_owned()) + "\n");
    lines.collect()
}

fn unknown(name: &str, command: &Command, lang: Lang) -> String {
    let known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    let (name, known) = (visible(name), known.join(", "));
    match lang {
        Lang::Ja if known.is_empty() => format!("「{name}」というコマンドはありません"),
        Lang::Ja => format!("「{name}」というコマンドはありません。あるもの: {known}"),
        Lang::En if known.is_empty() => format!("there is no command `{name}`"),
        Lang::En => format!("there is no command `{name}`; there are: {known}"),
    }
}

fn print(bytes: &[u8]) -> anyhow::Result<Outcome> {
    let mut output = Output::stdout();
    output.write(&String::from_utf8_lossy(bytes))?;
    output.finish()?;
    Ok(Outcome::Clean)
}
