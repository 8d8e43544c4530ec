//! `noticelint survey`.

use super::args::ReadingArgs;
use super::locale::Speech;
use super::output::Output;
use super::usage::Wanted;
use super::{Outcome, ending, one_by_one};
use crate::engine::lint;
use crate::input::relative;
use crate::input::{HEADING, Split};
use crate::project::names;
use crate::project::ruleset_file::Known;
use crate::project::rulesets::{self, Rulesets};
use crate::reading::covered_path;
use crate::report::survey::{Survey, Told, csv, derived, human, json};
use crate::ruleset::{Evidence, Lang, Loaded, Ruleset};
use crate::text::control_chars::visible;
use crate::text::quote;
use anyhow::bail;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Counts how a ruleset reads an archive: what notices state, and how often rules fire
#[derive(Debug, Args)]
pub(crate) struct SurveyArgs {
    #[command(flatten)]
    pub reading: ReadingArgs,

    /// How counts are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: FormatArg,

    #[command(flatten)]
    split: SplitArg,

    /// Example places of each element and rule
    #[arg(long, value_name = "N", default_value_t = 1)]
    examples: usize,

    /// Count this element or rule here, though the ruleset says that it was not measured (repeatable)
    #[arg(long, value_name = "ELEMENT|RULE")]
    measured: Vec<String>,

    /// Print a ruleset to start from, which requires what most notices state
    #[arg(long, conflicts_with_all = ["format", "evidence"])]
    derive: bool,

    /// With --derive: the share of breach notices that makes an element required
    #[arg(long, value_name = "SHARE", default_value = "0.8", value_parser = share, requires = "derive")]
    required_from: f64,

    /// Print the counts as the [evidence] of a ruleset
    #[arg(long, conflicts_with = "format")]
    evidence: bool,
}

/// How files that hold several notices are split.
#[derive(Debug, Args)]
pub(crate) struct SplitArg {
    /// A line that begins a notice in a file of several: a regular expression whose group is the id, or `none`;
    /// line numbers stay those of the file
    #[arg(long, value_name = "REGEX|none", default_value = HEADING, hide_default_value = true)]
    split: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    /// Tables
    Human,
    /// One JSON object
    Json,
    /// One row an element or rule
    Csv,
}

impl SplitArg {
    /// The setting.
    pub(crate) fn split(&self, lang: Lang) -> anyhow::Result<Split> {
        if self.split == "none" {
            return Ok(Split::default());
        }
        Split::at(&self.split).map_err(|error| {
            let (pattern, error) = (visible(&self.split), error.to_string());
            let reason = error.lines().last().unwrap_or("").trim_start_matches("error: ").to_owned();
            match lang {
                Lang::Ja => anyhow::anyhow!(
                    "--split: 正規表現として読めません({reason}): {pattern}\n分けないときは --split none"
                ),
                Lang::En => anyhow::anyhow!(
                    "--split: no regular expression ({reason}): {pattern}\nto split nothing: --split none"
                ),
            }
        })
    }
}

/// Reads, counts, prints.
pub(crate) fn run(args: &SurveyArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let reading = &args.reading;
    let options = reading.options(speech.findings)?;
    let as_of = options.reading.as_of.to_string();
    let split = args.split.split(speech.run)?;
    let made = args.derive || args.evidence;
    let rulesets = Rulesets::new(reading.rules.choice(speech.run)?, None, speech.run)?;
    refuse_existing(args, speech.run)?;
    let mut counted: Option<(Arc<Known>, Survey)> = None;
    let summary = one_by_one::each(reading, speech, rulesets, &split, options, |turn, _| {
        let examples = if made { 0 } else { args.examples };
        let (known, survey) = counted
            .get_or_insert_with(|| (Arc::clone(turn.known), Survey::new(&turn.known.ruleset, examples)));
        if known.file != turn.known.file {
            bail!(two_rulesets(known, turn.known, speech.run));
        }
        let checked = lint(&turn.part.source, &turn.known.ruleset, turn.options);
        survey.add(turn.part, &turn.known.ruleset, &checked);
        if args.derive {
            survey.own.add(turn.part, &turn.known.ruleset, &checked);
        }
        Ok(())
    })?;
    let outcome = ending::outcome(&summary, false, reading.allow_empty);
    let mut loaded = match &counted {
        Some((known, _)) => rulesets::loaded_as(known, speech.run)?,
        None => rulesets::loaded(reading.rules.choice(speech.run)?, speech.run)?,
    };
    measure(&mut loaded, &args.measured, speech.run)?;
    if !args.evidence {
        count_what_others_lacked(&mut loaded);
    }
    let file = counted.as_ref().and_then(|(known, _)| known.file.clone());
    let survey = counted.map_or_else(|| Survey::new(&loaded.ruleset, 0), |(_, survey)| survey);
    if made && survey.documents() == 0 {
        return Ok(outcome);
    }
    let told = Told { survey: &survey, loaded: &loaded, as_of: &as_of, failures: &summary.failures };
    let lang = speech.report;
    let text = if args.derive {
        if survey.breaches() == 0 {
            bail!(match lang {
                Lang::Ja => "--derive: 漏えいの告知文が1件もないので、規則を作れません",
                Lang::En => "--derive: there is no breach notice to derive a ruleset from",
            });
        }
        let base = base(file.as_deref(), reading.output.as_deref());
        derived::file(&told, &base, &command(args, &as_of, &loaded.ruleset), args.required_from, lang)
    } else if args.evidence {
        derived::evidence(&told, &command(args, &as_of, &loaded.ruleset), lang)
    } else {
        match args.format {
            FormatArg::Human => human::human(&told, lang, reading.color()),
            FormatArg::Json => json::json(&told, lang),
            FormatArg::Csv => csv::csv(&told, lang)?,
        }
    };
    let mut output = match &reading.output {
        Some(path) if args.derive => Output::create(path, lang)?,
        path => Output::open(path.as_deref(), lang)?,
    };
    output.write(&text)?;
    output.finish()?;
    Ok(outcome)
}

/// Says so before an archive is read for nothing.
fn refuse_existing(args: &SurveyArgs, lang: Lang) -> anyhow::Result<()> {
    if let Some(path) = args.reading.output.as_deref().filter(|_| args.derive) {
        Output::must_be_file("--output", path, lang)?;
    }
    match &args.reading.output {
        Some(path) if args.derive && path.exists() => bail!(Output::exists(path, lang)),
        _ => Ok(()),
    }
}

fn two_rulesets(one: &Known, other: &Known, lang: Lang) -> String {
    let name = |known: &Known| match &known.file {
        Some(path) => visible(&path.display().to_string()).into_owned(),
        None => crate::builtin::NAME.to_owned(),
    };
    let (one, other) = (name(one), name(other));
    match lang {
        Lang::Ja => format!("規則が2つあります({one} と {other})。--rules でどちらかを選んでください"),
        Lang::En => format!("two rulesets apply here ({one} and {other}): choose one with --rules"),
    }
}

/// Takes back what the ruleset says was not measured.
fn measure(loaded: &mut Loaded, measured: &[String], lang: Lang) -> anyhow::Result<()> {
    for id in measured {
        let element = loaded.ruleset.element(id);
        if element.is_none() && loaded.ruleset.rule(id).is_none() {
            let known = names::elements_and_rules(&loaded.ruleset);
            bail!("--measured: {}", names::unknown(id, &known, lang));
        }
        let about = |at: Option<u16>| element.is_some() && at.map(usize::from) == element;
        loaded.docs.edit(|docs| {
            for rule in loaded.ruleset.rules.iter().filter(|rule| rule.id == *id || about(rule.element)) {
                if let Some(doc) = docs.rules.get_mut(&*rule.id) {
                    doc.evidence.take_if(|evidence| matches!(evidence, Evidence::NotMeasured(_)));
                }
            }
            if let Some(doc) = docs.elements.get_mut(id) {
                doc.evidence = None;
            }
        });
    }
    Ok(())
}

/// What the collection behind the built-in rules lacked is no lack of an archive of one's own: it is counted.
fn count_what_others_lacked(loaded: &mut Loaded) {
    let Ok(below) = crate::builtin::builtin_loaded() else { return };
    let told = |evidence: &Option<Evidence>| matches!(evidence, Some(Evidence::NotMeasured(_)));
    loaded.docs.edit(|docs| {
        let rules = docs.rules.iter_mut().zip(std::iter::repeat(&below.docs.rules));
        let elements = docs.elements.iter_mut().zip(std::iter::repeat(&below.docs.elements));
        for ((id, doc), known) in rules.chain(elements) {
            let same = known.get(id).is_some_and(|known| known.evidence == doc.evidence);
            if told(&doc.evidence) && same {
                doc.evidence = None;
            }
        }
    });
}

/// What a derived ruleset extends, as seen from where it is written.
fn base(file: Option<&Path>, output: Option<&Path>) -> String {
    let Some(file) = file else { return crate::builtin::NAME.to_owned() };
    let folder = output.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
    let path = match folder {
        Some(folder) if file.is_relative() => relative(folder, &file.to_string_lossy()).into(),
        _ => file.to_owned(),
    };
    path.display().to_string().replace('\\', "/")
}

/// The command that makes the same again.
fn command(args: &SurveyArgs, as_of: &str, ruleset: &Ruleset) -> String {
    let mut words = vec!["noticelint survey".to_owned()];
    words.push(if args.derive { "--derive" } else { "--evidence" }.to_owned());
    let reading = &args.reading;
    if let Some(rules) = &reading.rules.rules {
        words.push(format!("--rules {}", quote::shell(rules)));
    } else if let Some(config) = &reading.rules.config {
        words.push(format!("--config {}", quote::shell(config)));
    } else if reading.rules.isolated {
        words.push("--isolated".to_owned());
    }
    words.push(format!("--as-of {as_of}"));
    if args.split.split != HEADING {
        words.push(format!("--split {}", quote::shell(&args.split.split)));
    }
    words.extend(args.measured.iter().map(|id| format!("--measured {id}")));
    if args.derive {
        words.push(format!("--required-from {}", args.required_from));
    }
    // What is kept beside the rules names nobody.
    let shown = |path: &PathBuf| quote::shell(&covered_path(&path.to_string_lossy(), ruleset));
    words.extend(reading.paths.iter().map(shown));
    words.join(" ")
}

/// A share as typed: `0.8`.
fn share(typed: &str) -> Result<f64, Wanted> {
    let number = typed.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| Wanted::new("0から1までの割合(例 0.8)", "a share from 0 to 1, for example 0.8"))
}
