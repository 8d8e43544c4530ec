//! `noticelint baseline`.
//!
//! Owns writing the file of known findings, and reading it with an answer to what is wrong in it.

use super::args::ReadingArgs;
use super::ending;
use super::locale::Speech;
use super::output::{self, Output};
use super::run::{self, Made, Run};
use super::{Drawn, Outcome, complain};
use crate::engine::baseline::{Baseline, Entry, KEY};
use crate::engine::fingerprint::Fingerprints;
use crate::engine::{Checked, Options, lint};
use crate::input::{self, Source};
use crate::reading::covered_path;
use crate::report::{Summary, problems};
use crate::ruleset::{Check, Lang, Problems, Ruleset, TomlFile};
use crate::text::control_chars::visible;
use anyhow::bail;
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

/// Where known findings are written without `--output`.
const FILE: &str = "noticelint-baseline.toml";

/// Known findings of old texts, which do not fail a check
#[derive(Debug, Args)]
pub(crate) struct BaselineCommand {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Write(WriteArgs),
    Prune(PruneArgs),
}

/// Takes all present findings of the documents for known; what is known of others stays
#[derive(Debug, Args)]
#[command(mut_arg("output", |arg| arg.help("The file of known findings [default: noticelint-baseline.toml]")))]
struct WriteArgs {
    #[command(flatten)]
    reading: ReadingArgs,
}

/// Takes findings that have vanished out of the file; adds none
#[derive(Debug, Args)]
#[command(mut_arg("output", |arg| arg.help("The file of known findings [default: noticelint-baseline.toml]")))]
struct PruneArgs {
    #[command(flatten)]
    reading: ReadingArgs,
}

impl BaselineCommand {
    fn reading(&self) -> &ReadingArgs {
        match &self.command {
            Command::Write(args) => &args.reading,
            Command::Prune(args) => &args.reading,
        }
    }

    /// Which drafts are read.
    pub(crate) fn reading_mut(&mut self) -> &mut ReadingArgs {
        match &mut self.command {
            Command::Write(args) => &mut args.reading,
            Command::Prune(args) => &mut args.reading,
        }
    }

    /// The language asked for.
    pub(crate) fn lang(&self) -> Option<Lang> {
        self.reading().rules.lang
    }
}

/// What is found in a document.
struct Found {
    document: String,
    /// What stands, as entries.
    entries: Vec<Entry>,
    /// The fingerprints of all, silenced or not.
    prints: Fingerprints,
}

/// Writes, or prunes.
pub(crate) fn run(command: &BaselineCommand, speech: &Speech) -> anyhow::Result<Outcome> {
    let reading = command.reading();
    let path = reading.output.clone().unwrap_or_else(|| PathBuf::from(FILE));
    let prunes = matches!(command.command, Command::Prune(_));
    let mut baseline = match prunes {
        true => read(&path, speech.run)?,
        false => {
            refuse_other(&path, speech.run)?;
            // What is known of documents that are not looked at now stays known; a broken file is made anew.
            let known = read(&path, speech.run);
            known.unwrap_or_else(|_| Baseline::new(&path))
        }
    };
    let before = baseline.count().0;
    let make = |source: &mut Source, ruleset: &Ruleset, options: &Options| {
        let checked = lint(source, ruleset, options);
        let note = found(source, ruleset, &checked);
        Ok(Made { lang: checked.lang, result: checked, note, said: Vec::new(), failure: None })
    };
    let take = |found: Found, _: &mut Summary| {
        let Found { document, entries, prints } = found;
        let entries = if prunes {
            let still = |entry: &&Entry| {
                prints.findings.iter().chain(&prints.suppressed).any(|print| *print == entry.fingerprint)
            };
            baseline.of(&document).iter().filter(still).cloned().collect()
        } else {
            entries
        };
        baseline.put(&document, entries);
    };
    let options = reading.options(speech.findings)?;
    let summary = run::over::<Checked, _>(&Run::plain(reading, speech), options, Vec::new(), make, take)?;
    let outcome = ending::outcome(&summary, false, reading.allow_empty);
    if summary.documents == 0 || outcome == Outcome::Interrupted {
        return Ok(outcome);
    }
    baseline.take_gone();
    let mut output = Output::over(&path)?;
    output.write(&baseline.text())?;
    output.finish()?;
    complain(&written(&baseline, prunes.then(|| before - baseline.count().0), speech.run));
    Ok(outcome)
}

fn found(source: &Source, ruleset: &Ruleset, checked: &Checked) -> Found {
    let prints = Fingerprints::of(checked, ruleset);
    let entries = checked.findings.iter().zip(&prints.findings).filter_map(|(finding, print)| {
        let rule = &ruleset.rules[finding.rule];
        let element = finding.element.map(|at| ruleset.elements[at].id.to_string());
        // What is said of suppressions is never known: it could only be mended.
        let known = !matches!(rule.check, Check::Suppression { .. });
        known.then(|| Entry { rule: rule.id.to_string(), element, fingerprint: print.clone(), line: 0 })
    });
    Found { document: covered_path(&source.name, ruleset), entries: entries.collect(), prints }
}

/// Reads the file of known findings.
pub(crate) fn read(path: &Path, lang: Lang) -> anyhow::Result<Baseline> {
    let shown = path.display().to_string();
    let shown = visible(&shown);
    if !path.exists() {
        bail!(match lang {
            Lang::Ja =>
                format!("{shown} がありません。noticelint baseline write --output {shown} で作れます"),
            Lang::En => format!("there is no {shown}; noticelint baseline write --output {shown} writes it"),
        });
    }
    let text = input::text(path).map_err(|error| anyhow::anyhow!("{shown}: {}", error.message(lang)))?;
    // A branch of others may make a link of it: what is no such list is told without a word of it.
    if !text.contains(KEY) {
        bail!("{shown}: {}", no_list(lang));
    }
    Baseline::read(path, &text).map_err(|problem| {
        let files = vec![TomlFile { name: shown.into_owned(), text: text.into() }];
        Drawn(problems::blocks(&Problems { files, problems: vec![*problem] }, lang, false, true)).into()
    })
}

fn no_list(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => {
            "既知の指摘の一覧ではありません。noticelint baseline write が書いたファイルを指定してください"
        }
        Lang::En => "is no list of known findings; name a file that noticelint baseline write has written",
    }
}

/// Refuses to write over what is no baseline.
fn refuse_other(path: &Path, lang: Lang) -> anyhow::Result<()> {
    Output::must_be_file("--output", path, lang)?;
    let Some(beginning) = output::beginning(path) else { return Ok(()) };
    let beginning = String::from_utf8_lossy(&beginning);
    if beginning.trim().is_empty() || beginning.contains(KEY) {
        return Ok(());
    }
    bail!(Output::exists(path, lang))
}

fn written(baseline: &Baseline, pruned: Option<usize>, lang: Lang) -> String {
    let name = visible(&baseline.name);
    let (findings, documents) = baseline.count();
    match (lang, pruned) {
        (Lang::Ja, None) => format!(
            "{name}: 指摘{findings}件({documents}文書)を既知としました。noticelint check --baseline {name} で見逃します。"
        ),
        (Lang::Ja, Some(pruned)) => {
            format!("{name}: なくなった指摘{pruned}件を外しました。残りは{findings}件です。")
        }
        (Lang::En, None) => format!(
            "{name}: findings taken for known: {findings}, in {documents} documents; noticelint check --baseline {name} lets them pass"
        ),
        (Lang::En, Some(pruned)) => {
            format!("{name}: vanished findings taken out: {pruned}; left: {findings}")
        }
    }
}
