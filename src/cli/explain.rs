//! `noticelint explain`.

use super::Outcome;
use super::args::{RulesArgs, today};
use super::locale::Speech;
use super::output::Output;
use super::previous;
use crate::project::names;
use crate::project::rulesets;
use crate::reading::{self, ReadOptions};
use crate::report::explain;
use crate::ruleset::Lang;
use anyhow::bail;
use clap::Args;
use std::path::PathBuf;

/// Says why a rule or an element exists, what it looks for, and what to do
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The id of a rule or an element: contact-point/dangling, cause ...
    #[arg(value_name = "RULE|ELEMENT")]
    name: String,

    /// A draft: how its clauses about the element were read
    #[arg(value_name = "DRAFT")]
    draft: Option<PathBuf>,

    #[command(flatten)]
    pub rules: RulesArgs,
}

/// Explains.
pub(crate) fn run(args: &ExplainArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let loaded = rulesets::loaded(args.rules.choice(speech.run)?, speech.run)?;
    let ruleset = &loaded.ruleset;
    let color = args.rules.color.wanted(false);
    let text = if let Some(rule) = ruleset.rule(&args.name) {
        if args.draft.is_some() {
            let element = rule.element.and_then(|at| ruleset.elements.get(usize::from(at)));
            bail!(draft_needs_an_element(element.map(|element| element.id.as_str()), speech.run));
        }
        explain::rule(&loaded, rule, speech.run, color)
    } else if let Some(at) = ruleset.element(&args.name) {
        let mut text = explain::element(&loaded, at, speech.run, color);
        if let Some(draft) = &args.draft {
            let source = previous::one_file("explain", draft, None, speech.run)?;
            let read = reading::read(&source, ruleset, &ReadOptions::on(today()?));
            text += &explain::statements(&source, &read, ruleset, at, speech.run, color);
        }
        text
    } else {
        if let Some(elsewhere) = names::shown_elsewhere(&args.name, &names::listed(&loaded), speech.run) {
            bail!(elsewhere);
        }
        bail!(names::unknown(&args.name, &names::elements_and_rules(ruleset), speech.run));
    };
    let mut output = Output::stdout();
    output.write(&text)?;
    output.finish()?;
    Ok(Outcome::Clean)
}

/// A draft is read for an element, not for a rule.
fn draft_needs_an_element(element: Option<&str>, lang: Lang) -> String {
    match (lang, element) {
        (Lang::Ja, Some(id)) => {
            format!("下書きの読みは項目ごとに示します。例 noticelint explain {id} 下書き.md")
        }
        (Lang::Ja, None) => {
            "下書きの読みは項目ごとに示します。例 noticelint explain cause 下書き.md".to_owned()
        }
        (Lang::En, Some(id)) => format!("a draft is read for an element: noticelint explain {id} draft.md"),
        (Lang::En, None) => "a draft is read for an element: noticelint explain cause draft.md".to_owned(),
    }
}
