//! Flags that `check` and `facts` share.
//!
//! Owns their names, their help and their values as the library takes them.

use super::usage::Wanted;
use crate::builtin;
use crate::engine::Options;
use crate::input::{Charset, Inputs};
use crate::mentions::Day;
use crate::project::rulesets::Choice;
use crate::reading::ReadOptions;
use crate::ruleset::{Lang, Stage};
use anyhow::{Context, bail};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use std::io::IsTerminal;
use std::path::PathBuf;

/// Which rules, and how to speak of them.
#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// The ruleset: a TOML file, or a built-in one: `builtin:ja`, `builtin:ja-card`, `-hospital`, `-letter`,
    /// `-municipal`, `-school` [default: the nearest noticelint.toml, else builtin:ja]
    #[arg(long, value_name = "FILE|builtin:ja")]
    pub rules: Option<String>,

    /// The organisation's file to use in place of the noticelint.toml that would be found: rules, settings, [files]
    #[arg(long, value_name = "FILE")]
    pub config: Option<String>,

    /// Ignore noticelint.toml
    #[arg(long)]
    pub isolated: bool,

    /// Language of the messages [default: the configuration's, else the draft's]
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,

    /// Colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorArg,
}

/// How drafts are found and read.
#[derive(Debug, Args)]
pub(crate) struct ReadingArgs {
    /// Drafts, or folders of drafts (.docx, .html, .md, .txt); none, or `-`, reads standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    #[command(flatten)]
    pub rules: RulesArgs,

    /// Write to a file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// What standard input is called, and by whose extension it is read
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,

    /// The encoding of the drafts: utf-8, sjis (cp932), euc-jp, iso-2022-jp (jis), utf-16, utf-16le, utf-16be
    /// [default: as each shows]
    #[arg(long, value_name = "NAME", value_parser = charset)]
    pub encoding: Option<Charset>,

    /// The day that counts as today [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Day>,

    /// Planned day of publication, where the draft does not say
    #[arg(long, value_name = "DATE", value_parser = day)]
    publish_on: Option<Day>,

    /// Where the notice stands in the course of the incident
    #[arg(long, value_name = "STAGE", default_value = "auto")]
    stage: StageArg,

    /// Who publishes, as the ruleset names it: company, public-hospital ... [default: as read]
    #[arg(long, value_name = "PUBLISHER")]
    pub publisher: Option<String>,

    /// Check what [files] of noticelint.toml leaves out, too
    #[arg(long)]
    pub include_excluded: bool,

    /// End with 0 where no file is there to check
    #[arg(long)]
    pub allow_empty: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
/// `--color`.
pub(crate) enum ColorArg {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// `--lang`.
impl ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(["Japanese", "English"][*self as usize]))
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum StageArg {
    /// As read from the draft
    Auto,
    /// The inquiry goes on, or more will follow
    First,
    /// Refers to your own earlier notice of this incident
    FollowUp,
    /// The inquiry has ended, and its results are given
    Final,
    /// The only notice of this incident
    Single,
}

impl RulesArgs {
    /// What the flags name in place of the file that would be found.
    pub(crate) fn named(&self, lang: Lang) -> anyhow::Result<Option<&str>> {
        let Some(config) = self.config.as_deref() else { return Ok(self.rules.as_deref()) };
        match lang {
            _ if config.starts_with(builtin::PREFIX) => match lang {
                Lang::Ja => bail!("--config にはファイルを書きます。組み込みの規則なら --rules {config}"),
                Lang::En => bail!("--config takes a file; for built-in rules write --rules {config}"),
            },
            Lang::Ja if self.rules.is_some() => bail!(
                "--config と --rules は一緒に使えません。--config は規則と [files] をともに、--rules は規則だけを指定します"
            ),
            Lang::En if self.rules.is_some() => {
                bail!(
                    "--config and --rules do not go together: --config names rules and [files], --rules only rules"
                )
            }
            Lang::Ja if self.isolated => bail!(
                "--config と --isolated は一緒に使えません。--isolated は noticelint.toml を使わないという指定です"
            ),
            Lang::En if self.isolated => {
                bail!("--config and --isolated do not go together: --isolated asks to use no noticelint.toml")
            }
            _ => Ok(Some(config)),
        }
    }

    /// What the flags say in place of what would be found.
    pub(crate) fn choice(&self, lang: Lang) -> anyhow::Result<Choice<'_>> {
        let named = self.named(lang)?;
        Ok(Choice { named, selects: named.is_none() || self.config.is_some(), isolated: self.isolated })
    }
}

impl ColorArg {
    /// Whether to use colours: by default on a terminal that understands them.
    pub(crate) fn wanted(self, to_file: bool) -> bool {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let able = std::env::var_os("TERM")
                    .map_or(!cfg!(windows) || set("WT_SESSION"), |term| term != "dumb");
                !to_file && std::io::stdout().is_terminal() && !set("NO_COLOR") && able
            }
        }
    }
}

impl ReadingArgs {
    /// Whether to use colours.
    pub(crate) fn color(&self) -> bool {
        self.rules.color.wanted(self.output.is_some())
    }

    /// What is to be read.
    pub(crate) fn inputs(&self) -> Inputs {
        Inputs { paths: self.paths.clone(), stdin_name: self.stdin_filename.clone(), encoding: self.encoding }
    }

    /// What the user laid down.
    pub(crate) fn options(&self, lang: Option<Lang>) -> anyhow::Result<Options> {
        let as_of = self.as_of.map_or_else(today, Ok)?;
        let reading = ReadOptions {
            publish_on: self.publish_on,
            stage: match self.stage {
                StageArg::Auto => None,
                StageArg::First => Some(Stage::First),
                StageArg::FollowUp => Some(Stage::FollowUp),
                StageArg::Final => Some(Stage::Final),
                StageArg::Single => Some(Stage::Single),
            },
            publisher: self.publisher.clone(),
            ..ReadOptions::on(as_of)
        };
        Ok(Options { reading, lang, ..Options::on(as_of) })
    }
}

/// Today.
pub(crate) fn today() -> anyhow::Result<Day> {
    jiff::Zoned::now().date().to_string().parse().ok().context("the clock shows no usable date")
}

/// An encoding as typed.
fn charset(typed: &str) -> Result<Charset, Wanted> {
    Charset::typed(typed).ok_or_else(|| {
        let offered = Charset::OFFERED;
        Wanted::new(format!("次のどれか: {offered}"), format!("one of {offered}"))
    })
}

/// A day as typed: `2026-11-22`.
pub(crate) fn day(typed: &str) -> Result<Day, Wanted> {
    typed.parse().map_err(|_| {
        Wanted::new(
            "実在する日を、年-月-日の数字で(例 2026-11-22)",
            "a day as YYYY-MM-DD, for example 2026-11-22",
        )
    })
}
