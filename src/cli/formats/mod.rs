//! The formats of `check`, and the files that a run writes beside its main output.
//!
//! Owns the list of formats, how each is made, and that no two of them are written to one file. All of this is
//! settled before anything is read or written.

mod asked;
mod maker;

pub(crate) use asked::none_beside;

use super::args::ReadingArgs;
use super::locale::Speech;
use super::output::Output;
use super::run::Sink;
use crate::engine::Checked;
use crate::report::summary;
use crate::ruleset::{Lang, Severity};
use asked::{asked_for, check, step_summary};
use clap::ValueEnum;
use maker::Maker;
use std::path::Path;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
/// `--format`.
pub(crate) enum FormatArg {
    /// For people: annotated snippets, and what was understood
    Human,
    /// One line a finding
    Short,
    /// One JSON object
    Json,
    /// JSON, one document a line
    Jsonl,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// GitLab's Code Quality report
    Gitlab,
    /// JUnit XML, for services that show tests
    Junit,
    /// What reviewdog reads
    Rdjson,
    /// A page for a browser or for paper, in one file
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
/// `--show`.
pub(crate) enum ShowArg {
    /// Notes in full
    Info,
    /// Everything in full, however long it gets
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
/// `--frame`.
pub(crate) enum FrameArg {
    /// `-->` and `|`, which every terminal aligns
    Ascii,
    /// Box-drawing characters
    Box,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
/// `--fail-on`.
pub(crate) enum FailOn {
    /// The notice cannot go out like this
    Error,
    /// Practice expects it otherwise
    Warning,
    /// Anything at all
    Info,
    /// Never
    Never,
}

impl FailOn {
    /// The severity meant; none never fails.
    pub(crate) fn least(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

/// What a run of `check` is to write.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// The drafts, the rules, and the main output's file.
    pub reading: &'a ReadingArgs,
    /// The main output's format.
    pub format: FormatArg,
    /// Further reports, as typed: `FORMAT=FILE`.
    pub report: &'a [String],
    /// The file of the summary.
    pub summary: Option<&'a Path>,
    /// The least severity that ends the run with 1.
    pub fail_on: Option<Severity>,
    /// Findings only.
    pub quiet: bool,
    /// What is shown in full.
    pub show: Option<ShowArg>,
    /// Whether silenced findings are listed.
    pub suppressed: bool,
    /// Frames of snippets.
    pub frame: FrameArg,
    /// The day of the run.
    pub as_of: &'a str,
}

/// The variable that names the file of a GitHub step's summary.
const STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// Paths of a run that are named in a summary.
const PATHS: usize = 5;

/// Everything that a run of `check` writes, the main output first.
pub(crate) fn sinks(args: &Wanted<'_>, speech: &Speech) -> anyhow::Result<Vec<Sink<Checked>>> {
    let reports = asked_for(args.report, speech.run)?;
    let step = step_summary(args.summary, args.reading, speech.run)?;
    let maker = Maker { args, speech, summary: step.is_some() || args.summary.is_some() };
    let mut files: Vec<(&str, &Path)> = Vec::new();
    files.extend(args.reading.output.as_deref().map(|path| ("--output", path)));
    files.extend(reports.iter().map(|(_, path)| ("--report", *path)));
    files.extend(args.summary.map(|path| ("--summary", path)));
    check(&files, args.reading, speech.run)?;
    let mut sinks = vec![Sink {
        report: maker.main(),
        output: Output::open(args.reading.output.as_deref(), speech.run)?,
    }];
    for (format, path) in reports {
        sinks.push(Sink {
            report: maker.make(format, false),
            output: Output::to_file("--report", path, speech.run)?,
        });
    }
    if let Some(path) = args.summary {
        let report = Box::new(maker.summary(summary::ROOM));
        sinks.push(Sink { report, output: Output::to_file("--summary", path, speech.run)? });
    }
    sinks.extend(step.and_then(|path| maker.appended(&path)));
    Ok(sinks)
}

/// The main output of a run that writes nothing else.
pub(crate) fn alone(reading: &ReadingArgs, lang: Lang) -> anyhow::Result<Output> {
    let files: Vec<(&str, &Path)> = reading.output.iter().map(|path| ("--output", path.as_path())).collect();
    check(&files, reading, lang)?;
    Output::open(reading.output.as_deref(), lang)
}

#[cfg(test)]
mod tests {
    use super::asked::one_asked_for;
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn every_format_has_its_snapshots() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
        for format in FormatArg::value_variants().iter().filter(|format| **format != FormatArg::Html) {
            let name = format.to_possible_value().unwrap().get_name().to_owned();
            let there = folder.join(format!("all__formats__{name}_flawed.snap")).exists();
            assert!(there, "tests/formats.rs does not show {name}");
        }
    }

    #[test]
    fn a_report_is_a_format_and_a_file() {
        let of = |typed: &str| one_asked_for(typed, Lang::En).map(|(format, path)| (format, path.to_owned()));
        assert_eq!(of("sarif=a=b.json").unwrap(), (FormatArg::Sarif, PathBuf::from("a=b.json")));
        for wrong in ["sarif", "=a", "sarif=", "sarif=-", "serif=a", ""] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
        let told = of("serif=a").unwrap_err().to_string();
        assert!(told.contains("did you mean `sarif`?") && told.contains("human, short, json"), "{told}");
    }
}
