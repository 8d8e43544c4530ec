//! `noticelint rules check`.

use super::print;
use crate::builtin;
use crate::cli::args::{self, ColorArg};
use crate::cli::locale::Speech;
use crate::cli::{Outcome, complain};
use crate::mentions::Day;
use crate::project::{near_miss, reach, rulesets};
use crate::report::problems;
use crate::ruleset::{Lang, Loaded, Problems, TomlFile};
use anyhow::bail;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Checks a ruleset: every mistake at once, and what is not wrong but hardly meant
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The ruleset: a TOML file, or `builtin:ja` [default: the nearest noticelint.toml]
    #[arg(value_name = "FILE")]
    ruleset: Option<String>,

    /// What ends the run with 1
    #[arg(id = "fail_on_warnings", long = "fail-on", value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,

    /// The day that counts as today [default: today]
    #[arg(long, value_name = "DATE", value_parser = args::day)]
    as_of: Option<Day>,

    /// Language of the messages
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,

    /// Colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: ColorArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Warnings, too
    Warning,
    /// Mistakes only, which end it with 2
    Error,
}

/// Checks.
pub(crate) fn run(args: &CheckArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let color = args.color.wanted(false);
    let draw = |problems: &Problems| problems::render(problems, speech.run, color, true);
    if args.ruleset.is_none() && rulesets::above(Path::new("")).is_none() {
        bail!(no_file(speech.run));
    }
    // A file of another name is never found by itself, and hides none.
    let file = args.ruleset.as_deref().map(PathBuf::from).or_else(|| rulesets::above(Path::new("")));
    let file = file.filter(|file| file.file_name().is_some_and(|name| name == rulesets::FILE));
    if let Some(hidden) = file.and_then(|file| near_miss::hides(&file, speech.run)) {
        complain(&hidden);
    }
    let loaded = match rulesets::tried(args.ruleset.as_deref(), speech.run)? {
        Ok(loaded) => loaded,
        Err(problems) => {
            print(&draw(&problems))?;
            return Ok(Outcome::Failed);
        }
    };
    let today = args.as_of.map_or_else(args::today, Ok)?.to_string();
    let all_builtin = loaded.files.iter().all(builtin::is_source);
    let own = |file: &TomlFile| all_builtin || !builtin::is_source(file);
    let problems = reach::of(&loaded, own, &today)?;
    if problems.is_empty() {
        print(&sound(&loaded, speech.run))?;
        return Ok(Outcome::Clean);
    }
    print(&draw(&Problems { files: loaded.files, problems }))?;
    Ok(if args.fail_on == FailOn::Warning { Outcome::Findings } else { Outcome::Clean })
}

/// That there is nothing to check, and which file may have been meant to be.
fn no_file(lang: Lang) -> String {
    let near = near_miss::told(Path::new(""), lang).map(|near| format!("\n{near}")).unwrap_or_default();
    match lang {
        Lang::Ja => format!(
            "noticelint.toml がありません。noticelint init で作れます。組み込みの規則を調べるなら noticelint rules check builtin:ja{near}"
        ),
        Lang::En => format!(
            "there is no noticelint.toml; noticelint init writes one. To check the built-in rules: noticelint rules check builtin:ja{near}"
        ),
    }
}

/// That there is nothing to say, and how much was looked at.
fn sound(loaded: &Loaded, lang: Lang) -> String {
    let own = loaded.files.iter().filter(|file| !builtin::is_source(file));
    let names: Vec<&str> = own.map(|file| file.name.as_str()).collect();
    let named = if names.is_empty() { loaded.ruleset.name.to_string() } else { names.join(", ") };
    let (rules, elements) = (loaded.ruleset.rules.len(), loaded.ruleset.elements.len());
    match lang {
        Lang::Ja => format!("{named}: 誤りも注意もありません(規則 {rules}、項目 {elements})\n"),
        Lang::En => format!("{named}: no mistakes, no warnings ({rules} rules, {elements} elements)\n"),
    }
}
