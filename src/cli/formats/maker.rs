//! How each format is made.
//!
//! Owns what a format needs to know of the run and of the service it runs in.

use super::{FormatArg, FrameArg, PATHS, STEP_SUMMARY, ShowArg, Wanted};
use crate::cli::args::ReadingArgs;
use crate::cli::complain;
use crate::cli::locale::Speech;
use crate::cli::output::Output;
use crate::cli::run::Sink;
use crate::cli::typed;
use crate::engine::Checked;
use crate::report::Report;
use crate::report::ci::encoded;
use crate::report::github::Github;
use crate::report::github_log::{self, Inert, Written};
use crate::report::gitlab::Gitlab;
use crate::report::html::Html;
use crate::report::human::Human;
use crate::report::json::Json;
use crate::report::junit::Junit;
use crate::report::rdjson::Rdjson;
use crate::report::rooted::{Root, Rooted};
use crate::report::sarif::Sarif;
use crate::report::short::Short;
use crate::report::summary::{self, Enough, JobSummary, Place};
use crate::text::quote;
use std::path::{Path, PathBuf};

/// What all formats of a run are made from.
pub(super) struct Maker<'a> {
    pub(super) args: &'a Wanted<'a>,
    pub(super) speech: &'a Speech,
    /// Whether a summary is written, too.
    pub(super) summary: bool,
}

impl Maker<'_> {
    /// The main output. In the log of a job nothing of a draft is taken for a command.
    pub(super) fn main(&self) -> Box<dyn Report<Checked>> {
        let report = self.make(self.args.format, self.args.reading.color());
        let written = match self.args.format {
            FormatArg::Github => return report,
            FormatArg::Human | FormatArg::Short => Written::Lines,
            FormatArg::Junit | FormatArg::Html => Written::Xml,
            FormatArg::Json | FormatArg::Jsonl | FormatArg::Sarif | FormatArg::Gitlab | FormatArg::Rdjson => {
                Written::Json
            }
        };
        match self.args.reading.output.is_none() && github_log::in_job() {
            true => Box::new(Inert { report, written }),
            false => report,
        }
    }

    pub(super) fn make(&self, format: FormatArg, color: bool) -> Box<dyn Report<Checked>> {
        let args = self.args;
        let (lang, suppressed, as_of) = (self.speech.report, args.suppressed, self.args.as_of.to_owned());
        let fail_on = args.fail_on;
        match format {
            FormatArg::Human => Box::new(Human {
                color,
                boxes: args.frame == FrameArg::Box,
                infos_in_full: args.show == Some(ShowArg::Info),
                everything: args.show == Some(ShowArg::All),
                quiet: args.quiet,
                suppressed,
                lang: Some(lang),
                as_of,
            }),
            FormatArg::Short => Box::new(Short { color, suppressed }),
            FormatArg::Json => Box::new(Json { as_of, lines: false, suppressed }),
            FormatArg::Jsonl => Box::new(Json { as_of, lines: true, suppressed }),
            FormatArg::Sarif => rooted(Sarif::new(fail_on, lang)),
            FormatArg::Github => rooted(Github { fail_on, lang, summary: self.summary }),
            FormatArg::Gitlab => rooted(Gitlab::new(fail_on, lang)),
            FormatArg::Junit => rooted(Junit { fail_on, lang }),
            FormatArg::Rdjson => rooted(Rdjson { fail_on, lang }),
            FormatArg::Html => Box::new(Html { lang, as_of }),
        }
    }

    pub(super) fn summary(&self, room: usize) -> JobSummary {
        JobSummary {
            lang: self.speech.findings,
            run: self.speech.report,
            as_of: self.args.as_of.to_owned(),
            command: command(self.args.reading, self.args.as_of),
            place: place(),
            room,
            enough: Enough::default(),
        }
    }

    /// The summary behind what the file of the step holds already. A step whose summary cannot be written has not
    /// failed for that.
    pub(super) fn appended(&self, path: &Path) -> Option<Sink<Checked>> {
        match Output::behind(path) {
            Ok((output, before)) => {
                let room = summary::ROOM.saturating_sub(usize::try_from(before).unwrap_or(usize::MAX));
                Some(Sink { report: Box::new(self.summary(room)), output })
            }
            Err(error) => {
                complain(&format!("{STEP_SUMMARY}: {error:#}"));
                None
            }
        }
    }
}

pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A format that a service reads: files are named from the root of the repository.
fn rooted(report: impl Report<Checked> + 'static) -> Box<dyn Report<Checked>> {
    Box::new(Rooted { report: Box::new(report), root: root().unwrap_or_default() })
}

/// The root of the repository that the run was begun in, as a service says it or as git has it.
fn root() -> Option<Root> {
    let here = std::env::current_dir().ok()?.canonicalize().ok()?;
    let said = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].into_iter().filter_map(variable);
    let said = said.filter_map(|folder| PathBuf::from(folder).canonicalize().ok());
    let above = here.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned);
    let top = said.chain(above).find(|folder| here.starts_with(folder))?;
    let below = here.strip_prefix(&top).ok()?.iter().map(|part| part.to_string_lossy().into_owned());
    Some(Root { below: below.collect(), top: top.to_string_lossy().replace('\\', "/") })
}

/// Where the files can be seen, where a service says so.
fn place() -> Option<Place> {
    let server = variable("GITHUB_SERVER_URL").filter(|server| {
        let fits = |c: char| c.is_ascii_alphanumeric() || "/:.-_".contains(c);
        server.starts_with("http") && server.chars().all(fits)
    })?;
    let (repository, commit) = (variable("GITHUB_REPOSITORY")?, variable("GITHUB_SHA")?);
    let path = encoded(&format!("{repository}/blob/{commit}/"));
    let root = root().unwrap_or_default();
    Some(Place { blob: format!("{}/{path}", server.trim_end_matches('/')), root })
}

/// The call that gives the same findings elsewhere.
fn command(reading: &ReadingArgs, as_of: &str) -> String {
    let mut words = vec!["noticelint".to_owned(), "check".to_owned()];
    words.extend(reading.rules.rules.iter().flat_map(|rules| ["--rules".to_owned(), quote::shell(rules)]));
    words
        .extend(reading.rules.config.iter().flat_map(|config| ["--config".to_owned(), quote::shell(config)]));
    words.extend(reading.rules.isolated.then(|| "--isolated".to_owned()));
    words.extend(["--as-of".to_owned(), as_of.to_owned()]);
    let paths = reading.paths.iter().take(PATHS);
    words.extend(paths.map(|path| quote::shell(&typed::covered(&path.to_string_lossy()))));
    words.extend((reading.paths.len() > PATHS).then(|| "…".to_owned()));
    words.join(" ")
}
