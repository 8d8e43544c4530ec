//! `--since`: what changed against a git revision.
//!
//! Owns starting git, and the answers where it cannot say. What it prints is read by `changes`. Compared are the files as
//! they are now and the last revision that they have in common with REV: what others did to REV meanwhile is no change
//! of this branch.

use super::changes::{Changes, Module};
use crate::ruleset::Lang;
use crate::text::control_chars::visible;
use anyhow::{Context as _, anyhow, bail};
use std::io::{BufReader, ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What changed since `revision` in the repository of the first of the paths.
pub(crate) fn changes(revision: &str, paths: &[PathBuf], lang: Lang) -> anyhow::Result<Changes> {
    if paths.iter().any(|path| path.as_os_str() == "-") {
        bail!(match lang {
            Lang::Ja => "--since: 標準入力には前の版がありません。ファイルかフォルダーを指定してください",
            Lang::En => "--since: standard input has no earlier revision; name files or folders",
        });
    }
    if is_nothing(revision) {
        return Ok(Changes::everything());
    }
    let git = Git { folder: folder(paths), lang, own: true };
    let top = git.top()?;
    let git = Git { folder: top.clone(), lang, own: true };
    let base = git.base(revision)?;
    let mut changes = Changes::none(&top);
    // As paths are compared: git's own way to write one may lead through a link.
    let top = top.canonicalize().unwrap_or(top);
    let mut open = git.compare(&top, &base, &mut changes)?;
    while let Some(module) = open.pop() {
        let git = Git { folder: module.folder, lang, own: false };
        // One that is not checked out has no files; of one whose revision is not there, everything counts as changed.
        if git.folder.join(".git").exists() && git.commit(&module.revision)?.is_ok() {
            open.extend(git.compare(&git.folder, &module.revision, &mut changes)?);
        }
    }
    Ok(changes)
}

/// Whether a CI job says with this name that there was no revision before: the first push of a branch.
fn is_nothing(revision: &str) -> bool {
    matches!(revision.len(), 40 | 64) && revision.bytes().all(|byte| byte == b'0')
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
    /// Whether what a hook says of the repository is said of this one.
    own: bool,
}

impl Git {
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).args(["-c", "core.quotepath=off", "-c", "core.fsmonitor=false"]);
        // They may be relative, and would mean something else in another folder.
        for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"] {
            match std::env::var_os(name).and_then(|path| std::path::absolute(path).ok()) {
                Some(whole) if self.own => _ = command.env(name, whole),
                _ => _ = command.env_remove(name),
            }
        }
        command.args(arguments).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").stdin(Stdio::null());
        command
    }

    /// `git diff` from a revision to the files as they are, whatever the user's own settings say of its looks. No program
    /// that settings name is run: what filters make of a file is no text of its.
    fn diff(&self, base: &str, how: &[&str]) -> Command {
        let mut command = self.command(&["diff", "--no-color", "--no-ext-diff", "--no-textconv"]);
        command.args(["--ignore-submodules=all", "--find-renames"]).args(how).args([base, "--"]);
        let given = std::env::var("GIT_CONFIG_COUNT").ok().and_then(|count| count.parse().ok());
        let mut count: usize = given.unwrap_or(0);
        for (name, value) in self.filters() {
            command.env(format!("GIT_CONFIG_KEY_{count}"), name);
            command.env(format!("GIT_CONFIG_VALUE_{count}"), value);
            count += 1;
        }
        if count > 0 {
            command.env("GIT_CONFIG_COUNT", count.to_string());
        }
        command
    }

    /// The settings that switch off the filters there are.
    fn filters(&self) -> Vec<(String, &'static str)> {
        let names =
            ["config", "-z", "--name-only", "--get-regexp", r"^filter\..*\.(clean|process|required)$"];
        // Where there are none, git ends with 1 and says nothing.
        let found = self.command(&names).output().map(|found| found.stdout).unwrap_or_default();
        let names = String::from_utf8_lossy(&found).into_owned();
        let value = |name: &str| if name.ends_with(".required") { "false" } else { "" };
        names.split('\0').filter(|name| !name.is_empty()).map(|name| (name.to_owned(), value(name))).collect()
    }

    /// Takes in what is not as it was in a revision; gives back its submodules.
    fn compare(&self, folder: &Path, base: &str, changes: &mut Changes) -> anyhow::Result<Vec<Module>> {
        let tree = self.command(&["ls-tree", "-r", "-z", "--full-tree", base]).output();
        let modules = changes.revision(folder, &self.well(tree)?.stdout);
        let known = self.command(&["ls-files", "-z", "-v"]).output();
        changes.unlooked(folder, &self.well(known)?.stdout);
        let names = self.diff(base, &["-z", "--name-status", "--diff-filter=ACDMRTU"]).output();
        let names = self.well(names)?.stdout;
        if names.is_empty() {
            return Ok(modules);
        }
        let hunks = ["--unified=0", "--inter-hunk-context=0", "--diff-filter=ACMR"];
        let mut patch = self.diff(base, &hunks).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let printed = patch.stdout.take().context("git diff")?;
        let mut stderr = patch.stderr.take().context("git diff")?;
        // Both at once: git waits for whoever does not listen.
        let (read, stderr) = std::thread::scope(|scope| {
            let complaints = scope.spawn(move || {
                let mut said = Vec::new();
                stderr.read_to_end(&mut said).map(|_| said).unwrap_or_default()
            });
            let read = changes.diff(folder, &names, BufReader::new(printed));
            (read, complaints.join().unwrap_or_default())
        });
        read.context("git diff")?;
        let status = patch.wait()?;
        self.well(Ok(Output { status, stdout: Vec::new(), stderr }))?;
        Ok(modules)
    }

    /// The commit that a name means; what git says where there is none.
    fn commit(&self, revision: &str) -> anyhow::Result<Result<String, String>> {
        let name = format!("{revision}^{{commit}}");
        let found = self.command(&["rev-parse", "--verify", &name]).output().context("git")?;
        let text = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        Ok(if found.status.success() && !text.is_empty() { Ok(text) } else { Err(said(&found)) })
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
        bail!("--since: {said}")
    }

    /// The last revision that the files have in common with another.
    fn base(&self, revision: &str) -> anyhow::Result<String> {
        let shown = visible(revision);
        // What begins like a flag would be one.
        let named = match revision {
            "" => Err(String::new()),
            flag if flag.starts_with('-') => Err(String::new()),
            name => self.commit(name)?,
        };
        let named = match named {
            Ok(named) => named,
            Err(said) => {
                let ours = match self.lang {
                    Lang::Ja => format!("「{shown}」という版がありません。名前を確かめてください。"),
                    Lang::En => format!("there is no revision `{shown}`; check its name"),
                };
                // Of a name that it does not know, git says no more than that.
                let more = if said.ends_with("Needed a single revision") { "" } else { said.as_str() };
                bail!(self.shallow(&ours, more))
            }
        };
        let found = self.command(&["merge-base", &named, "HEAD"]).output().context("git")?;
        let base = String::from_utf8_lossy(&found.stdout).lines().next().unwrap_or("").to_owned();
        if !found.status.success() || base.is_empty() {
            let ours = match self.lang {
                Lang::Ja => format!("「{shown}」と今の版に共通の元がありません。"),
                Lang::En => format!("`{shown}` and HEAD have no revision in common"),
            };
            bail!(self.shallow(&ours, &said(&found)))
        }
        Ok(base)
    }

    /// What is said where a revision may only not have been fetched.
    fn shallow(&self, ours: &str, git: &str) -> String {
        let cure = match self.lang {
            Lang::Ja => "CI の浅い複製では、取得の深さを増やしてください(GitHub Actions なら fetch-depth: 0)",
            Lang::En => "in a shallow clone of a CI job, fetch more (with GitHub Actions: fetch-depth: 0)",
        };
        format!("--since: {}", [ours, cure, git].join("\n").trim_end())
    }

    fn well(&self, ran: std::io::Result<Output>) -> anyhow::Result<Output> {
        let ran = ran.context("git")?;
        if ran.status.success() { Ok(ran) } else { bail!("--since: {}", said(&ran)) }
    }
}

/// What git has to say of its failure, with the cure that it often names below.
fn said(ran: &Output) -> String {
    let text = String::from_utf8_lossy(&ran.stderr);
    text.trim_end().lines().map(visible).collect::<Vec<_>>().join("\n")
}
