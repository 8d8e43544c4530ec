//! `noticelint template`.

use super::Outcome;
use super::args::RulesArgs;
use super::locale::Speech;
use super::output::Output;
use crate::project::rulesets;
use crate::report::template;
use crate::ruleset::{Lang, Stage};
use clap::{Args, ValueEnum};

/// Prints a draft to start from: what a notice should state, as headed sections to fill in
#[derive(Debug, Args)]
pub(crate) struct TemplateArgs {
    /// Where the notice stands in the course of the incident
    #[arg(id = "template_stage", long = "stage", value_name = "STAGE", default_value = "single")]
    stage: StageArg,

    #[command(flatten)]
    pub rules: RulesArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum StageArg {
    /// The inquiry goes on, or more will follow
    First,
    /// Refers to your own earlier notice of this incident
    FollowUp,
    /// The inquiry has ended, and its results are given
    Final,
    /// The only notice of this incident
    Single,
}

/// Prints it, in the language of the notices that the ruleset reads unless another is asked for.
pub(crate) fn run(args: &TemplateArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let loaded = rulesets::loaded(args.rules.choice(speech.run)?, speech.run)?;
    let lang: Lang = args.rules.lang.unwrap_or(loaded.ruleset.language);
    let stage = match args.stage {
        StageArg::First => Stage::First,
        StageArg::FollowUp => Stage::FollowUp,
        StageArg::Final => Stage::Final,
        StageArg::Single => Stage::Single,
    };
    let mut output = Output::stdout();
    output.write(&template::markdown(&loaded, stage, lang))?;
    output.finish()?;
    Ok(Outcome::Clean)
}
