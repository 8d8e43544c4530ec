//! Checking where there is old text: `check --baseline`, `check --since`.
//!
//! Owns these flags, and what is told of known findings that have vanished. What they leave out is settled where all
//! findings are.

use super::args::ReadingArgs;
use super::baseline;
use crate::engine::baseline::{Baseline, Entry};
use crate::engine::settle;
use crate::engine::{Checked, Options};
use crate::input::{Source, file_of};
use crate::project::changes::Changes;
use crate::project::git;
use crate::reading::covered_path;
use crate::ruleset::{Lang, Ruleset};
use crate::text::control_chars::visible;
use anyhow::bail;
use clap::Args;
use std::path::PathBuf;

/// Vanished findings that are told one by one at most.
const TOLD: usize = 20;

/// What is known, and since when.
#[derive(Debug, Args)]
pub(crate) struct AdoptArgs {
    /// Let the findings pass that this file knows (`noticelint baseline write` makes it); tell which have vanished
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Only files that changed since this git revision: findings on changed lines, and all that is absent
    #[arg(long, value_name = "REV")]
    since: Option<String>,
}

/// What the flags name, read.
#[derive(Debug, Default)]
pub(crate) struct Adopting {
    /// Known findings.
    pub baseline: Option<Baseline>,
    /// What changed.
    pub changes: Option<Changes>,
}

impl AdoptArgs {
    /// Reads what the flags name.
    pub(crate) fn open(&self, reading: &ReadingArgs, fixes: bool, lang: Lang) -> anyhow::Result<Adopting> {
        let baseline = self.baseline.as_deref().map(|path| baseline::read(path, lang)).transpose()?;
        let Some(revision) = &self.since else { return Ok(Adopting { baseline, changes: None }) };
        if fixes {
            // A correction moves the lines that git spoke of.
            bail!(match lang {
                Lang::Ja => "--since と --fix は一緒に使えません。直すときは --since を外してください",
                Lang::En => "--since and --fix do not go together: to mend, leave --since out",
            });
        }
        let typed_in = reading.stdin_filename.as_ref().map(|_| PathBuf::from("-"));
        let paths: Vec<PathBuf> = reading.paths.iter().cloned().chain(typed_in).collect();
        let changes = git::changes(revision, &paths, lang)?;
        Ok(Adopting { baseline, changes: Some(changes) })
    }
}

impl Adopting {
    /// Leaves out what was known before and what lies on lines that have not changed; gives back what was known and has
    /// vanished. What is known is looked for first: what has not changed is still there.
    pub(crate) fn settle(
        &self,
        checked: &mut Checked,
        source: &Source,
        ruleset: &Ruleset,
        options: &Options,
    ) -> Vec<Vanished> {
        let mut gone = Vec::new();
        if let Some(baseline) = &self.baseline {
            let document = covered_path(&source.name, ruleset);
            let known = (baseline.name.as_str(), baseline.of(&document));
            let vanished = settle::known(checked, ruleset, known, options).into_iter().cloned();
            gone.extend(vanished.map(|entry| Vanished { document: document.clone(), entry }));
        }
        let changes = self.changes.as_ref().and_then(|changes| changes.of(&file_of(&source.name)));
        if let Some(lines) = changes.and_then(|lines| lines.spans(source)) {
            settle::changed(checked, lines);
        }
        gone
    }

    /// What is told of known findings that have vanished, and of documents that have.
    pub(crate) fn vanished(&self, vanished: &[Vanished], lang: Lang) -> Vec<String> {
        self.baseline.as_ref().map(|baseline| told(baseline, vanished, lang)).unwrap_or_default()
    }
}

/// A known finding that is no longer there.
#[derive(Debug, Clone)]
pub(crate) struct Vanished {
    /// Its document.
    pub document: String,
    /// What was known.
    pub entry: Entry,
}

fn told(baseline: &Baseline, vanished: &[Vanished], lang: Lang) -> Vec<String> {
    let name = visible(&baseline.name);
    let mut lines: Vec<String> = Vec::new();
    for Vanished { document, entry } in vanished.iter().take(TOLD) {
        let (document, rule, line) = (visible(document), visible(&entry.rule), entry.line);
        lines.push(match lang {
            Lang::Ja => format!("{name}:{line}: {document} の {rule} は、もうありません"),
            Lang::En => format!("{name}:{line}: {rule} in {document} has vanished"),
        });
    }
    for (document, count) in baseline.gone().take(TOLD) {
        let document = visible(document);
        lines.push(match lang {
            Lang::Ja => format!("{name}: {document} がありません(既知の指摘 {count}件)"),
            Lang::En => format!("{name}: {document} is gone (known findings: {count})"),
        });
    }
    let more = vanished.len().saturating_sub(TOLD) + baseline.gone().count().saturating_sub(TOLD);
    if more > 0 {
        lines.push(match lang {
            Lang::Ja => format!("{name}: ほか{more}件"),
            Lang::En => format!("{name}: {more} more"),
        });
    }
    if !lines.is_empty() {
        lines.push(match lang {
            Lang::Ja => {
                format!("なくなったものは noticelint baseline prune --output {name} で一覧から外せます")
            }
            Lang::En => format!("noticelint baseline prune --output {name} takes out what has vanished"),
        });
    }
    lines
}
