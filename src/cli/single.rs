//! One file that the command line names beside the drafts.
//!
//! Owns reading it, and the answers where it is no such file.

use crate::input::{self, Charset, Inputs, Source};
use crate::ruleset::Lang;
use crate::text::control_chars::visible;
use anyhow::bail;
use std::path::Path;

/// Whether it can be a file: no folder, and not standard input.
pub fn is_file_name(path: &Path) -> bool {
    path.as_os_str() != "-" && !path.is_dir()
}

/// Reads it; `named` is what the command line calls it.
pub fn source(named: &str, path: &Path, encoding: Option<Charset>, lang: Lang) -> anyhow::Result<Source> {
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
