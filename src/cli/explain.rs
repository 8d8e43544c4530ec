//! `noticelint explain`.

use super::Outcome;
use super::args::RulesArgs;
use super::locale::Speech;
use super::output::Output;
use crate::project::names;
use crate::project::rulesets;
use crate::report::explain;
use anyhow::bail;
use clap::Args;

/// Says why a rule or an element exists, what it looks for, and what to do
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The id of a rule or an element: contact-point/dangling, cause ...
    #[arg(value_name = "RULE|ELEMENT")]
    name: String,

    #[command(flatten)]
    pub rules: RulesArgs,
}

/// Explains.
pub fn run(args: &ExplainArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let loaded = rulesets::loaded(args.rules.choice(speech.run)?, speech.run)?;
    let ruleset = &loaded.ruleset;
    let color = args.rules.color.wanted(false);
    let text = if let Some(rule) = ruleset.rule(&args.name) {
        explain::rule(&loaded, rule, speech.run, color)
    } else if let Some(at) = ruleset.element(&args.name) {
        explain::element(&loaded, at, speech.run, color)
    } else {
        let elements = ruleset.elements.iter().map(|element| element.id.as_str());
        let known = elements.chain(ruleset.rules.iter().map(|rule| rule.id.as_str()));
        bail!(names::unknown(&args.name, known, speech.run));
    };
    let mut output = Output::stdout();
    output.write(&text)?;
    output.finish()?;
    Ok(Outcome::Clean)
}
