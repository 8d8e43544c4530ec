//! `noticelint init` and `noticelint rules new`: files to start from.
//!
//! Owns what is written and where. Overwrites nothing, and leaves no file that would not load.

use super::locale::Speech;
use super::{Outcome, complain};
use crate::builtin;
use crate::project::ruleset_file::Broken;
use crate::project::rulesets;
use crate::report::problems;
use crate::ruleset::Lang;
use crate::text::control_chars::visible;
use anyhow::{Context, bail};
use clap::Args;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

const FILES: [&str; 2] = [include_str!("init/noticelint.ja.toml"), include_str!("init/noticelint.en.toml")];
const RULES: [&str; 2] = [include_str!("init/rule.ja.toml"), include_str!("init/rule.en.toml")];

/// Writes a commented noticelint.toml to start from; overwrites nothing
#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// The folder it goes to [default: this one]
    #[arg(value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    folder: PathBuf,

    /// Language of the messages
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,
}

/// Adds the skeleton of a rule, with tests, to noticelint.toml
#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    /// The id of the rule: subject/problem
    #[arg(value_name = "ID")]
    id: String,

    /// The file it goes to [default: the nearest noticelint.toml]
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,

    /// Language of the messages
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,
}

/// Writes the file.
pub(crate) fn init(args: &InitArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let here = args.folder == Path::new(".");
    let path = if here { PathBuf::from(rulesets::FILE) } else { args.folder.join(rulesets::FILE) };
    let text = FILES[speech.run as usize].replace("{builtin}", &builtin::version()?);
    let above = hidden_by(&args.folder);
    let text = match &above {
        Some(above) => text.replace("extends = [\"builtin:ja\"]", &format!("extends = [{}]", quoted(above))),
        None => text,
    };
    let shown = visible(&path.display().to_string()).into_owned();
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    let mut file = match (file, speech.run) {
        (Ok(file), _) => file,
        (Err(error), Lang::Ja) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{shown} はもうあります。書き換えません。")
        }
        (Err(error), Lang::En) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{shown} is there already, and stays as it is")
        }
        (Err(error), lang) => {
            let known = match (error.kind(), lang) {
                (ErrorKind::NotFound | ErrorKind::NotADirectory, Lang::Ja) => {
                    "書き出す先のフォルダーがありません。先に作ってください"
                }
                (ErrorKind::NotFound | ErrorKind::NotADirectory, Lang::En) => {
                    "there is no such folder to write to; make it first"
                }
                (ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem, Lang::Ja) => {
                    "このフォルダーに書く権限がありません"
                }
                (ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem, Lang::En) => {
                    "no permission to write into this folder"
                }
                _ => return Err(error).context(shown),
            };
            bail!("{shown}: {known}")
        }
    };
    file.write_all(text.as_bytes()).with_context(|| shown.clone())?;
    complain(&match speech.run {
        Lang::Ja => format!("{shown} を作りました。次は noticelint rules check、noticelint rules test。"),
        Lang::En => format!("{shown} written. Next: noticelint rules check, noticelint rules test."),
    });
    if let Some(above) = above {
        let above = visible(&above).into_owned();
        complain(&match speech.run {
            Lang::Ja => format!("上にある {above} の規則に重ねてあります(extends)。"),
            Lang::En => format!("It stands on the rules of {above}, which lies above (extends)."),
        });
    }
    Ok(Outcome::Clean)
}

/// The file of rules above a folder, which one in the folder would hide; as a path from there.
fn hidden_by(folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let file = rulesets::above(folder.parent()?)?.canonicalize().ok()?;
    let up = folder.strip_prefix(file.parent()?).ok()?.components().count();
    Some(format!("{}{}", "../".repeat(up), rulesets::FILE))
}

fn quoted(path: &str) -> String {
    format!("\"{path}\"")
}

/// Adds a rule.
pub(crate) fn new(args: &NewArgs, speech: &Speech) -> anyhow::Result<Outcome> {
    let path = match args.rules.clone().or_else(|| rulesets::above(Path::new(""))) {
        Some(path) => path,
        None => match speech.run {
            Lang::Ja => bail!("noticelint.toml がありません。noticelint init で作れます。"),
            Lang::En => bail!("there is no noticelint.toml; noticelint init writes one"),
        },
    };
    let name = path.display().to_string();
    let before = match rulesets::tried(Some(&name), speech.run)? {
        Ok(loaded) => loaded,
        Err(problems) => return Err(Broken(problems).into()),
    };
    let shown = visible(&name).into_owned();
    let id = visible(&args.id).into_owned();
    if before.ruleset.rule(&args.id).is_some() {
        match speech.run {
            Lang::Ja => bail!("「{id}」はもうあります。noticelint rules show {id} で見られます。"),
            Lang::En => bail!("there is a rule `{id}` already; see noticelint rules show {id}"),
        }
    }
    let text = fs::read_to_string(&path).with_context(|| shown.clone())?;
    let break_before = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    let added = RULES[speech.run as usize].replace("{id}", &args.id);
    let ends = |text: &str| if text.contains("\r\n") { added.replace('\n', "\r\n") } else { added.clone() };
    let after = format!("{text}{break_before}{}", ends(&text));
    // What would not load is not written: a rule id that is none is told on the rule as it would stand.
    if let Err(problems) = builtin::load_file(&path, &after) {
        bail!(problems::render(&problems, speech.run, false, true).trim_end().to_owned());
    }
    fs::write(&path, after).with_context(|| shown.clone())?;
    complain(&match speech.run {
        Lang::Ja => format!(
            "{shown} に「{id}」を加えました。言葉と文言を書き、noticelint rules test で確かめてください。"
        ),
        Lang::En => format!("`{id}` added to {shown}. Give it its words, then run noticelint rules test."),
    });
    Ok(Outcome::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::schema::ROOT;

    #[test]
    fn every_table_is_named() {
        // Those that an organisation has no use for at the start.
        let rare = ["classes", "shorthands", "draft", "evidence", "profiles"];
        for (file, key) in FILES.iter().flat_map(|file| ROOT.keys().map(move |key| (file, key))) {
            assert!(rare.contains(&key.name) || file.contains(key.name), "init does not show {}", key.name);
        }
    }
}
