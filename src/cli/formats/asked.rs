//! The files that a run is asked to write beside its main output.
//!
//! Owns how they are typed, and that no two outputs go into one file.

use super::{FormatArg, STEP_SUMMARY};
use crate::builtin::builtin;
use crate::cli::args::ReadingArgs;
use crate::cli::output::{Output, is_another_s, is_stdout};
use crate::input::{Inputs, Source, is_draft, sources};
use crate::project::names;
use crate::reading::{ReadOptions, read};
use crate::ruleset::{Called, Kind, Lang};
use crate::text::Day;
use crate::text::control_chars::visible;
use anyhow::bail;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// That nothing but the main output is asked for, where that is no report.
pub(crate) fn none_beside(report: &[String], summary: Option<&Path>, lang: Lang) -> anyhow::Result<()> {
    if report.is_empty() && summary.is_none() {
        return Ok(());
    }
    match lang {
        Lang::Ja => bail!("--report と --summary は、--diff や標準入力の --fix と一緒には使えません"),
        Lang::En => bail!("--report and --summary do not go with --diff, nor with --fix of standard input"),
    }
}

/// The summary of the step, where a service wants one and it is not written anyway. No draft is one.
pub(super) fn step_summary(
    asked: Option<&Path>,
    reading: &ReadingArgs,
    lang: Lang,
) -> anyhow::Result<Option<PathBuf>> {
    let named = std::env::var_os(STEP_SUMMARY).filter(|path| !path.is_empty()).map(PathBuf::from);
    let Some(path) = named else { return Ok(None) };
    let own = identity(&path);
    if drafts(reading).contains(&own) || is_a_notice(&path) {
        bail!(is_a_draft(STEP_SUMMARY, &path, lang));
    }
    Ok(Some(path).filter(|_| asked.is_none_or(|asked| identity(asked) != own)))
}

/// Whether a file is a notice: one that lies in a folder to be checked, or is somebody's else. What other steps of a job
/// have written may have a draft's extension, too, so it is read; what cannot be read is nobody's summary.
fn is_a_notice(path: &Path) -> bool {
    if !is_draft(path) || !is_another_s(path) {
        return false;
    }
    let inputs = Inputs { paths: vec![path.to_owned()], ..Inputs::default() };
    // What kind of text it is depends on no day.
    let options = ReadOptions::on(Day { year: 2026, month: 1, day: Some(1) });
    let told = |source: &Source| {
        builtin().map_or(true, |ruleset| read(source, &ruleset, &options).conclusions.kind != Kind::NoNotice)
    };
    sources(&inputs).any(|source| source.as_ref().map_or(true, told))
}

/// The drafts that are named, each by its one name.
fn drafts(reading: &ReadingArgs) -> Vec<PathBuf> {
    reading.paths.iter().filter(|path| path.is_file()).map(|path| identity(path)).collect()
}

fn is_a_draft(flag: &str, path: &Path, lang: Lang) -> String {
    let shown = path.display().to_string();
    let shown = visible(&shown);
    match lang {
        Lang::Ja => format!("{flag} {shown}: 検査する下書きそのものです。別の名前を指定してください"),
        Lang::En => format!("{flag} {shown}: this is a draft to be checked; give another name"),
    }
}

/// The reports as typed: `FORMAT=FILE`.
pub(super) fn asked_for(typed: &[String], lang: Lang) -> anyhow::Result<Vec<(FormatArg, &Path)>> {
    typed.iter().map(|typed| one_asked_for(typed, lang)).collect()
}

pub(super) fn one_asked_for(typed: &str, lang: Lang) -> anyhow::Result<(FormatArg, &Path)> {
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

/// That every file can be written, is none of the drafts, and is meant once.
pub(super) fn check(files: &[(&str, &Path)], reading: &ReadingArgs, lang: Lang) -> anyhow::Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let drafts = drafts(reading);
    let mut seen: Vec<(PathBuf, &str)> = Vec::new();
    for (flag, path) in files {
        if is_stdout(path) && *flag == "--output" {
            continue;
        }
        Output::must_be_file(flag, path, lang)?;
        let shown = path.display().to_string();
        let shown = visible(&shown);
        if path.is_dir() {
            match lang {
                Lang::Ja => bail!("{flag} {shown}: フォルダーです。ファイルの名前を指定してください"),
                Lang::En => bail!("{flag} {shown}: this is a folder; name a file"),
            }
        }
        // A device may be written to as often as one likes.
        if path.exists() && !path.is_file() {
            continue;
        }
        let own = identity(path);
        if drafts.contains(&own) {
            bail!(is_a_draft(flag, path, lang));
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
