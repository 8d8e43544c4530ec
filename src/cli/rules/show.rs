//! `noticelint rules show`.

use super::print;
use crate::cli::Outcome;
use crate::cli::args::RulesArgs;
use crate::cli::locale::Speech;
use crate::project::{names, rulesets};
use crate::report::rules_list;
use crate::ruleset::Section;
use anyhow::bail;
use clap::Args;

/// Shows rules, elements and words as merged, each value with the file and line that set it
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// A rule, a family such as `cause/*`, an element, a set of words or a class
    #[arg(value_name = "NAME", required_unless_present = "effective")]
    name: Option<String>,

    /// Everything, as one ruleset that stands alone
    #[arg(long, conflicts_with = "name")]
    effective: bool,

    #[command(flatten)]
    pub rules: RulesArgs,
}

/// Shows.
pub fn run(args: &ShowArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let loaded = rulesets::loaded(args.rules.choice(speech.run)?, speech.run)?;
    let mut sections = loaded.sections();
    if let Some(name) = &args.name {
        let name = name.strip_prefix('@').unwrap_or(name);
        let member = |section: &Section| section.id.split_once('.').is_some_and(|(_, member)| member == name);
        if !sections.iter().any(|section| is_meant(section, name)) && sections.iter().any(member) {
            // A member of a family by itself, as conditions name it.
            sections.retain(member);
            return print(&rules_list::toml(&sections, &loaded.files, args.rules.color.wanted(false)));
        }
        if !sections.iter().any(|section| is_meant(section, name)) {
            let known = sections.iter().map(|section| section.id.as_str()).filter(|id| !id.is_empty());
            bail!(names::unknown(name, known, speech.run));
        }
        sections.retain(|section| is_meant(section, name));
    }
    print(&rules_list::toml(&sections, &loaded.files, args.rules.color.wanted(false)))
}

/// Whether a section is what the name asks for: itself, or a member of its family.
fn is_meant(section: &Section, name: &str) -> bool {
    let family = match name.strip_suffix("/*") {
        Some(subject) => section.id.split_once('/').is_some_and(|(of, _)| of == subject),
        None => section.id.split_once('.').is_some_and(|(of, _)| of == name),
    };
    !section.id.is_empty() && (section.id == name || family)
}
