//! `--previous`: the notices that went out before.
//!
//! Owns reading these files, and the answers where they cannot be compared with.

use super::args::ReadingArgs;
use super::complain;
use super::locale::Speech;
use super::single;
use crate::input::{Charset, Source};
use crate::reading::Previous;
use crate::ruleset::Lang;
use crate::text::control_chars::visible;
use anyhow::bail;
use std::path::{Path, PathBuf};

/// Reads the earlier notices. They belong to one draft: with several, or a folder, nobody could say to which.
pub fn sources(previous: &[PathBuf], reading: &ReadingArgs, speech: &Speech) -> anyhow::Result<Vec<Source>> {
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
        _ if single::is_file_name(path) => single::source("--previous", path, encoding, lang),
        Lang::Ja => bail!(
            "--previous {shown}: 前の告知のファイルを指定してください。いくつもあれば --previous を繰り返します。"
        ),
        Lang::En => {
            bail!("--previous {shown}: give the file of an earlier notice; repeat --previous for more")
        }
    }
}

/// Says which of them are no notices: nothing can be compared with these.
pub fn complain_of_others(previous: &Previous, lang: Lang) {
    for earlier in previous.notices().iter().filter(|earlier| !earlier.is_notice()) {
        let name = visible(&earlier.source.name);
        complain(&match lang {
            Lang::Ja => format!("--previous {name}: 告知文とは読めないため、比べていません。"),
            Lang::En => format!("--previous {name}: does not read as a notice; not compared"),
        });
    }
}
