//! `--since`: what changed against a git revision.
//!
//! Owns starting git, and the answers where it cannot say. What it prints is read by `changes`. Compared are the files as
//! they are now and the last revision that they have in common with REV: what others did to REV meanwhile is no change
//! of this branch.

use crate::changes::Changes;
use crate::ruleset::Lang;
use crate::text::control_chars::visible;
use anyhow::{Context as _, anyhow, bail};
use std::io::{BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What changed since `revision` in the repository of the first of the paths.
pub fn changes(revision: &str, paths: &[PathBuf], lang: Lang) -> anyhow::Result<Changes> {
    if paths.iter().any(|path| path.as_os_str() == "-") {
        bail!(match lang {
            Lang::Ja => "--since: 標準入力には前の版がありません。ファイルかフォルダーを指定してください",
            Lang::En => "--since: standard input has no earlier revision; name files or folders",
        });
    }
    let git = Git { folder: folder(paths), lang };
    let top = git.top()?;
    let git = Git { folder: top.clone(), lang };
    let base = git.base(revision)?;
    let mut changes = Changes::none(&top);
    let names = git.diff(&base, &["-z", "--name-status", "--diff-filter=ACMRT"]).output();
    let names = git.well(names)?.stdout;
    if !names.is_empty() {
        let hunks = ["--unified=0", "--inter-hunk-context=0", "--diff-filter=ACMR"];
        let mut patch = git.diff(&base, &hunks).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let printed = patch.stdout.take().context("git diff")?;
        changes.diff(&names, BufReader::new(printed)).context("git diff")?;
        if !patch.wait()?.success() {
            bail!("--since: git diff");
        }
    }
    let new = git.command(&["ls-files", "-z", "--others", "--exclude-standard", "--full-name"]).output();
    changes.untracked(&git.well(new)?.stdout);
    Ok(changes)
}

/// The folder that git is asked in.
fn folder(paths: &[PathBuf]) -> PathBuf {
    // In a hook, git has said already which repository it is, as seen from here.
    let first = paths.first().filter(|_| std::env::var_os("GIT_DIR").is_none());
    let Some(first) = first else { return PathBuf::from(".") };
    let folder = if first.is_dir() { Some(first.as_path()) } else { first.parent() };
    folder.filter(|folder| folder.is_dir()).unwrap_or(Path::new(".")).to_owned()
}

struct Git {
    folder: PathBuf,
    lang: Lang,
}

impl Git {
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).args(["-c", "core.quotepath=off", "-c", "core.fsmonitor=false"]);
        // They may be relative, and would mean something else in another folder.
        for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"] {
            if let Some(whole) = std::env::var_os(name).and_then(|path| std::path::absolute(path).ok()) {
                command.env(name, whole);
            }
        }
        command.args(arguments).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").stdin(Stdio::null());
        command
    }

    /// `git diff` from a revision to the files as they are, whatever the user's own settings say of its looks.
    fn diff(&self, base: &str, how: &[&str]) -> Command {
        let mut command = self.command(&["diff", "--no-color", "--no-ext-diff", "--no-textconv"]);
        command.args(["--ignore-submodules=all", "--find-renames"]).args(how).args([base, "--"]);
        command
    }

    fn top(&self) -> anyhow::Result<PathBuf> {
        let found = self.command(&["rev-parse", "--show-toplevel"]).output();
        let found = match found {
            Err(error) if error.kind() == ErrorKind::NotFound => bail!(match self.lang {
                Lang::Ja => "--since: git が見つかりません。git を入れるか、--since を外してください",
                Lang::En => "--since: git was not found; install it, or leave --since out",
            }),
            found => found.context("git")?,
        };
        if found.status.success() {
            let text = String::from_utf8(found.stdout).map_err(|_| anyhow!("--since: git rev-parse"))?;
            return Ok(PathBuf::from(text.trim_end_matches(['\r', '\n'])));
        }
        let said = said(&found);
        if said.contains("not a git repository") {
            let folder = self.folder.display().to_string();
            let folder = visible(&folder);
            bail!(match self.lang {
                Lang::Ja => format!("--since: {folder} は Git のリポジトリーの中にありません"),
                Lang::En => format!("--since: {folder} is not in a Git repository"),
            });
        }
        bail!("--since: {}", visible(&said))
    }

    /// The last revision that the files have in common with another.
    fn base(&self, revision: &str) -> anyhow::Result<String> {
        let shown = visible(revision);
        let commit = |revision: &str| {
            let name = format!("{revision}^{{commit}}");
            let found = self.command(&["rev-parse", "--verify", "--quiet", &name]).output().context("git")?;
            let text = String::from_utf8_lossy(&found.stdout).trim().to_owned();
            anyhow::Ok(found.status.success().then_some(text).filter(|text| !text.is_empty()))
        };
        // What begins like a flag would be one.
        let named = if revision.is_empty() || revision.starts_with('-') { None } else { commit(revision)? };
        let Some(named) = named else {
            bail!(match self.lang {
                Lang::Ja => format!(
                    "--since: 「{shown}」という版がありません。名前を確かめてください。\n\
                     CI の浅い複製では、取得の深さを増やしてください(GitHub Actions なら fetch-depth: 0)"
                ),
                Lang::En => format!(
                    "--since: there is no revision `{shown}`; check its name\n\
                     in a shallow clone of a CI job, fetch more (with GitHub Actions: fetch-depth: 0)"
                ),
            });
        };
        let found = self.command(&["merge-base", &named, "HEAD"]).output().context("git")?;
        let base = String::from_utf8_lossy(&found.stdout).lines().next().unwrap_or("").to_owned();
        if !found.status.success() || base.is_empty() {
            bail!(match self.lang {
                Lang::Ja => format!(
                    "--since: 「{shown}」と今の版に共通の元がありません。\n\
                     CI の浅い複製では、取得の深さを増やしてください(GitHub Actions なら fetch-depth: 0)"
                ),
                Lang::En => format!(
                    "--since: `{shown}` and HEAD have no revision in common\n\
                     in a shallow clone of a CI job, fetch more (with GitHub Actions: fetch-depth: 0)"
                ),
            });
        }
        Ok(base)
    }

    fn well(&self, ran: std::io::Result<Output>) -> anyhow::Result<Output> {
        let ran = ran.context("git")?;
        if ran.status.success() { Ok(ran) } else { bail!("--since: {}", visible(&said(&ran))) }
    }
}

/// What git has to say of its failure.
fn said(ran: &Output) -> String {
    let text = String::from_utf8_lossy(&ran.stderr);
    text.lines().next().unwrap_or("git").to_owned()
}
