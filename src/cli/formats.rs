//! The formats of `check`, and the files that a run writes beside its main output.
//!
//! Owns the list of formats, how each is made, and that no two of them are written to one file. All of this is
//! settled before anything is read or written.

use super::args::ReadingArgs;
use super::complain;
use super::locale::Speech;
use super::output::{Output, is_stdout};
use super::run::Sink;
use crate::engine::Checked;
use crate::project::names;
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
use crate::ruleset::{Called, Lang, Severity};
use crate::text::control_chars::visible;
use crate::text::quote;
use anyhow::bail;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
/// `--format`.
pub enum FormatArg {
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
pub enum ShowArg {
    /// Notes in full
    Info,
    /// Everything in full, however long it gets
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
/// `--frame`.
pub enum FrameArg {
    /// `-->` and `|`, which every terminal aligns
    Ascii,
    /// Box-drawing characters
    Box,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
/// `--fail-on`.
pub enum FailOn {
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
    pub fn least(self) -> Option<Severity> {
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
pub struct Wanted<'a> {
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
pub fn sinks(args: &Wanted<'_>, speech: &Speech) -> anyhow::Result<Vec<Sink<Checked>>> {
    let reports = asked_for(args.report, speech.run)?;
    let step = step_summary(args.summary);
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

/// That nothing but the main output is asked for, where that is no report.
pub fn none_beside(report: &[String], summary: Option<&Path>, lang: Lang) -> anyhow::Result<()> {
    if report.is_empty() && summary.is_none() {
        return Ok(());
    }
    match lang {
        Lang::Ja => bail!("--report と --summary は、--diff や標準入力の --fix と一緒には使えません"),
        Lang::En => bail!("--report and --summary do not go with --diff, nor with --fix of standard input"),
    }
}

/// The summary of the step, where a service wants one and it is not written anyway.
fn step_summary(asked: Option<&Path>) -> Option<PathBuf> {
    let path = PathBuf::from(std::env::var_os(STEP_SUMMARY).filter(|path| !path.is_empty())?);
    let same = asked.is_some_and(|asked| identity(asked) == identity(&path));
    (!same).then_some(path)
}

/// The reports as typed: `FORMAT=FILE`.
fn asked_for(typed: &[String], lang: Lang) -> anyhow::Result<Vec<(FormatArg, &Path)>> {
    typed.iter().map(|typed| one_asked_for(typed, lang)).collect()
}

fn one_asked_for(typed: &str, lang: Lang) -> anyhow::Result<(FormatArg, &Path)> {
    let Some((name, path)) =
        typed.split_once('=').filter(|(name, path)| !name.is_empty() && !path.is_empty())
    else {
        let typed = visible(typed);
        match lang {
            Lang::Ja => bail!(
                "--report {typed}: 「形式=ファイル」の形で指定してください。例 --report sarif=out.sarif"
            ),
            Lang::En => {
                bail!("--report {typed}: give it as FORMAT=FILE, for example --report sarif=out.sarif")
            }
        }
    };
    let known: Vec<&FormatArg> = FormatArg::value_variants().iter().collect();
    let names: Vec<String> =
        known.iter().filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned())).collect();
    let Some(at) = names.iter().position(|known| known == name) else {
        let said =
            names::unknown_of(name, &names.iter().map(|name| Called::plain(name)).collect::<Vec<_>>(), lang);
        let all = names.join(", ");
        match lang {
            Lang::Ja => bail!("--report: {said}\n使える形式: {all}"),
            Lang::En => bail!("--report: {said}\nformats: {all}"),
        }
    };
    if path == "-" {
        match lang {
            Lang::Ja => bail!("--report {name}=-: 標準出力の形式は --format で指定してください"),
            Lang::En => bail!("--report {name}=-: the format of standard output is --format's to say"),
        }
    }
    Ok((*known[at], Path::new(path)))
}

/// The main output of a run that writes nothing else.
pub fn alone(reading: &ReadingArgs, lang: Lang) -> anyhow::Result<Output> {
    let files: Vec<(&str, &Path)> = reading.output.iter().map(|path| ("--output", path.as_path())).collect();
    check(&files, reading, lang)?;
    Output::open(reading.output.as_deref(), lang)
}

/// That every file can be written, is none of the drafts, and is meant once.
fn check(files: &[(&str, &Path)], reading: &ReadingArgs, lang: Lang) -> anyhow::Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let drafts: Vec<PathBuf> =
        reading.paths.iter().filter(|path| path.is_file()).map(|path| identity(path)).collect();
    let mut seen: Vec<(PathBuf, &str)> = Vec::new();
    for (flag, path) in files {
        if is_stdout(path) && *flag == "--output" {
            continue;
        }
        Output::must_be_file(flag, path, lang)?;
        let shown = path.display().to_string();
        let shown = visible(&shown);
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if path.is_dir() {
            match lang {
                Lang::Ja => bail!("{flag} {shown}: フォルダーです。ファイルの名前を指定してください"),
                Lang::En => bail!("{flag} {shown}: this is a folder; name a file"),
            }
        }
        if folder.is_some_and(|folder| !folder.is_dir()) {
            match lang {
                Lang::Ja => bail!("{flag} {shown}: 書き出す先のフォルダーがありません。先に作ってください"),
                Lang::En => bail!("{flag} {shown}: there is no such folder to write to; make it first"),
            }
        }
        // A device may be written to as often as one likes.
        if path.exists() && !path.is_file() {
            continue;
        }
        let own = identity(path);
        if drafts.contains(&own) {
            match lang {
                Lang::Ja => bail!("{flag} {shown}: 検査する下書きそのものです。別の名前を指定してください"),
                Lang::En => bail!("{flag} {shown}: this is a draft to be checked; give another name"),
            }
        }
        if let Some((_, before)) = seen.iter().find(|(seen, _)| *seen == own) {
            match lang {
                Lang::Ja => bail!("{flag} {shown}: {before} と同じファイルです。別の名前を指定してください"),
                Lang::En => bail!("{flag} {shown}: {before} is to write to the same file; give another name"),
            }
        }
        seen.push((own, flag));
    }
    Ok(())
}

/// The one name of a file, whether it is there or not.
fn identity(path: &Path) -> PathBuf {
    if let Ok(found) = path.canonicalize() {
        return found;
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    path.file_name().map_or(folder.clone(), |name| folder.join(name))
}

/// What all formats of a run are made from.
struct Maker<'a> {
    args: &'a Wanted<'a>,
    speech: &'a Speech,
    /// Whether a summary is written, too.
    summary: bool,
}

impl Maker<'_> {
    /// The main output. In the log of a job nothing of a draft is taken for a command.
    fn main(&self) -> Box<dyn Report<Checked>> {
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

    fn make(&self, format: FormatArg, color: bool) -> Box<dyn Report<Checked>> {
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

    fn summary(&self, room: usize) -> JobSummary {
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
    fn appended(&self, path: &Path) -> Option<Sink<Checked>> {
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

fn variable(name: &str) -> Option<String> {
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
    words.extend(reading.paths.iter().take(PATHS).map(|path| quote::shell(&path.to_string_lossy())));
    words.extend((reading.paths.len() > PATHS).then(|| "…".to_owned()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

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
