//! `--previous`: the notices that went out before.
//!
//! Owns reading these files, and the answers where they cannot be compared with.

use super::args::ReadingArgs;
use super::complain;
use super::locale::Speech;
use crate::input::{self, Charset, Inputs, Source};
use crate::reading::Previous;
use crate::ruleset::Lang;
use crate::text::control_chars::visible;
use anyhow::bail;
use std::path::{Path, PathBuf};

/// Reads the earlier notices. They belong to one draft: with several, or a folder, nobody could say to which.
pub(crate) fn sources(
    previous: &[PathBuf],
    reading: &ReadingArgs,
    speech: &Speech,
) -> anyhow::Result<Vec<Source>> {
    if previous.is_empty() {
        return Ok(Vec::new());
    }
    let one = reading.paths.len() <= 1 && !reading.paths.iter().any(|path| path.is_dir());
    match speech.run {
        _ if one => {}
        Lang::Ja => bail!(
            "--previous: 比べる下書きを1つだけ指定してください(フォルダーや複数の下書きは比べられません)。\n\
             例: noticelint check 第2報.md --previous 第1報.md"
        ),
        Lang::En => bail!(
            "--previous: give one draft to compare, neither a folder nor several\n\
             for example: noticelint check second.md --previous first.md"
        ),
    }
    previous.iter().map(|path| source(path, reading.encoding, speech.run)).collect()
}

fn source(path: &Path, encoding: Option<Charset>, lang: Lang) -> anyhow::Result<Source> {
    let shown = path.to_string_lossy();
    let shown = visible(&shown);
    match lang {
        _ if is_file_name(path) => one_file("--previous", path, encoding, lang),
        Lang::Ja => bail!(
            "--previous {shown}: 前の告知のファイルを指定してください。いくつもあれば --previous を繰り返します。"
        ),
        Lang::En => {
            bail!("--previous {shown}: give the file of an earlier notice; repeat --previous for more")
        }
    }
}

/// Says which of them are no notices: nothing can be compared with these.
pub(crate) fn complain_of_others(previous: &Previous, lang: Lang) {
    for earlier in previous.notices().iter().filter(|earlier| !earlier.is_notice()) {
        let name = visible(&earlier.source.name);
        complain(&match lang {
            Lang::Ja => format!("--previous {name}: 告知文とは読めないため、比べていません。"),
            Lang::En => format!("--previous {name}: does not read as a notice; not compared"),
        });
    }
}

/// Whether it can be a file: no folder, and not standard input.
pub(crate) fn is_file_name(path: &Path) -> bool {
    path.as_os_str() != "-" && !path.is_dir()
}

/// Reads it; `named` is what the command line calls it.
pub(crate) fn one_file(
    named: &str,
    path: &Path,
    encoding: Option<Charset>,
    lang: Lang,
) -> anyhow::Result<Source> {
    let shown = path.to_string_lossy();
    let shown = visible(&shown);
    match lang {
        _ if is_file_name(path) => {}
        Lang::Ja => bail!("{named} {shown}: フォルダーや標準入力ではなく、ファイルを1つ指定してください。"),
        Lang::En => bail!("{named} {shown}: give one file, neither a folder nor standard input"),
    }
    let read = |encoding| {
        let inputs = Inputs { paths: vec![path.to_owned()], stdin_name: None, encoding };
        input::sources(&inputs).next()
    };
    // What is said of the draft is said of this one where it does not show its own.
    let found = match (read(None), encoding) {
        (Some(Err(_)), Some(_)) => read(encoding),
        (found, _) => found,
    };
    match found {
        Some(Ok(source)) => Ok(source),
        Some(Err(error)) => bail!("{named} {}: {}", visible(&error.path), error.message(lang)),
        None => bail!("{named} {shown}"),
    }
}
