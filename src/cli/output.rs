//! Where findings go: standard output, or a file.
//!
//! Owns the writing, and the answer to a reader who has gone away: whoever closed the pipe has seen enough,
//! which is no failure and changes no exit status.

use super::{complain, devices};
use crate::input::is_draft;
use crate::report::html::is_page;
use crate::ruleset::Lang;
use crate::text::control_chars::visible;
use anyhow::Context;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

/// The files that a run writes: they may lie in a folder of drafts and look like one.
pub(crate) struct Written(Vec<PathBuf>);

impl Written {
    /// Those of outputs.
    pub(crate) fn by<'a>(outputs: impl Iterator<Item = &'a Output>) -> Self {
        Self(outputs.filter_map(|output| output.path.clone()).collect())
    }

    /// Whether a path is one of theirs.
    pub(crate) fn has(&self, path: &str) -> bool {
        let path = Path::new(path);
        let mut named = self.0.iter().filter(|own| own.file_name() == path.file_name()).peekable();
        named.peek().is_some() && path.canonicalize().is_ok_and(|path| named.any(|own| *own == path))
    }
}

/// A place to write to.
pub(crate) struct Output {
    to: Box<dyn Write>,
    terminal: bool,
    gone: bool,
    /// Whether the run goes on, and fails for nothing, where it cannot be written.
    extra: bool,
    /// What it is called in messages.
    name: String,
    /// The file's one name.
    path: Option<PathBuf>,
}

/// Whether a name stands for standard output.
pub(crate) fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// That the folder of a file to be written is there.
fn in_a_folder(flag: &str, path: &Path, lang: Lang) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_none_or(Path::is_dir) {
        return Ok(());
    }
    let shown = path.display().to_string();
    let shown = visible(&shown);
    match lang {
        Lang::Ja => anyhow::bail!("{flag} {shown}: 書き出す先のフォルダーがありません。先に作ってください"),
        Lang::En => anyhow::bail!("{flag} {shown}: there is no such folder to write to; make it first"),
    }
}

/// What standard output is called in messages.
const STDOUT: &str = "<stdout>";

impl Output {
    /// Opens standard output.
    pub(crate) fn stdout() -> Self {
        let terminal = io::stdout().is_terminal();
        let to = Box::new(io::stdout().lock());
        Self { to, terminal, gone: false, extra: false, name: STDOUT.to_owned(), path: None }
    }

    /// Opens the file, or standard output: without one, and for `-`.
    pub(crate) fn open(path: Option<&Path>, lang: Lang) -> anyhow::Result<Self> {
        let path = path.filter(|path| !is_stdout(path));
        path.map_or_else(|| Ok(Self::stdout()), |path| Self::to_file("--output", path, lang))
    }

    /// Refuses `-` where a file is written that is no output for people or for the next program, and what lies in a folder
    /// that is not there.
    pub(crate) fn must_be_file(flag: &str, path: &Path, lang: Lang) -> anyhow::Result<()> {
        match lang {
            _ if !is_stdout(path) => {
                devices::refuse(flag, path, lang)?;
                in_a_folder(flag, path, lang)
            }
            Lang::Ja => anyhow::bail!("{flag} -: 標準出力には書きません。ファイルの名前を指定してください"),
            Lang::En => anyhow::bail!("{flag} -: this is not written to standard output; name a file"),
        }
    }

    /// Opens a file that a flag names. What may be a draft is not written over.
    pub(crate) fn to_file(flag: &str, path: &Path, lang: Lang) -> anyhow::Result<Self> {
        let shown = || format!("{flag} {}", visible(&path.display().to_string()));
        if is_another_s(path) {
            let shown = shown();
            anyhow::bail!(match lang {
                Lang::Ja => format!(
                    "{shown}: すでにあり、このプログラムの出力ではないため、上書きしません。別の名前を指定してください"
                ),
                Lang::En => format!(
                    "{shown}: is there already, no output of this program, and is not overwritten; give another name"
                ),
            });
        }
        Self::must_be_file(flag, path, lang)?;
        let file = devices::emptied(path).with_context(shown)?;
        Ok(Self::of(file, path))
    }

    /// Opens a file of which is known that it may be written over.
    pub(crate) fn over(path: &Path) -> anyhow::Result<Self> {
        let shown = || format!("--output {}", visible(&path.display().to_string()));
        devices::emptied(path).map(|file| Self::of(file, path)).with_context(shown)
    }

    /// Opens a file to write behind what it holds, and says how many bytes that is. It is nothing that somebody asked for:
    /// that it cannot be written is told, and no failure.
    pub(crate) fn behind(path: &Path) -> anyhow::Result<(Self, u64)> {
        let shown = || visible(&path.display().to_string()).into_owned();
        let file = File::options().append(true).create(true).open(path).with_context(shown)?;
        let before = file.metadata().map_or(0, |about| about.len());
        let mut output = Self { extra: true, ..Self::of(file, path) };
        if before > 0 {
            // What stands there may not end its line.
            output.write("\n")?;
        }
        Ok((output, before))
    }

    fn of(file: File, path: &Path) -> Self {
        let name = path.display().to_string();
        let path = path.canonicalize().ok();
        Self { to: Box::new(BufWriter::new(file)), terminal: false, gone: false, extra: false, name, path }
    }

    /// What it is called in messages.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Whether people read it as it is written.
    pub(crate) fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Opens a file that is not there yet: what a user may have edited is not written over.
    pub(crate) fn create(path: &Path, lang: Lang) -> anyhow::Result<Self> {
        devices::refuse("--output", path, lang)?;
        match File::create_new(path) {
            Ok(file) => Ok(Self::of(file, path)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                anyhow::bail!(Self::exists(path, lang))
            }
            Err(error) => Err(error).with_context(|| format!("--output {}", path.display())),
        }
    }

    /// That a file is there already.
    pub(crate) fn exists(path: &Path, lang: Lang) -> String {
        let path = path.display().to_string();
        let path = visible(&path);
        match lang {
            Lang::Ja => {
                format!("{path} はすでにあります。上書きはしません。別の名前を --output に指定してください")
            }
            Lang::En => {
                format!("{path} is there already and is not overwritten: give another name to --output")
            }
        }
    }

    /// Writes a text.
    pub(crate) fn write(&mut self, text: &str) -> anyhow::Result<()> {
        self.write_bytes(text.as_bytes())
    }

    /// Writes a text in an encoding of its own.
    pub(crate) fn write_bytes(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        if self.gone {
            return Ok(());
        }
        let done = self.to.write_all(bytes);
        self.settle(done)
    }

    /// Writes what is still held back.
    pub(crate) fn finish(mut self) -> anyhow::Result<()> {
        if self.gone {
            return Ok(());
        }
        let done = self.to.flush();
        self.settle(done)
    }

    fn settle(&mut self, done: io::Result<()>) -> anyhow::Result<()> {
        match done {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(())
            }
            Err(error) if self.extra => {
                self.gone = true;
                complain(&format!("{}: {error}", visible(&self.name)));
                Ok(())
            }
            other => other.with_context(|| visible(&self.name).into_owned()),
        }
    }
}

/// Bytes of a file that are looked at.
const BEGINNING: u64 = 4_096;

/// Whether something would be lost with what stands under a name: what holds something, and is none of ours. A link that
/// leads nowhere would make a file in a place that nobody named.
pub(crate) fn is_another_s(path: &Path) -> bool {
    beginning(path).map_or_else(|| leads_nowhere(path), |beginning| !is_ours(&beginning))
}

fn leads_nowhere(path: &Path) -> bool {
    path.is_symlink() && !path.exists()
}

/// The beginning of a file that holds something; none of what is no file, or has nothing in it. What is there and cannot be
/// looked at counts as something.
pub(crate) fn beginning(path: &Path) -> Option<Vec<u8>> {
    let about = path.metadata().ok()?;
    if !about.is_file() || about.len() == 0 {
        return None;
    }
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning));
    Some(if read.is_ok() { beginning } else { vec![0] })
}

/// Whether an output of this program begins like this.
fn is_ours(beginning: &[u8]) -> bool {
    let text = String::from_utf8_lossy(beginning);
    let first = text.lines().next().unwrap_or_default();
    let rules = |line: &str| {
        line.split_once("規則 ")
            .or_else(|| line.split_once("rules "))
            .is_some_and(|(_, name)| name.contains(' '))
    };
    // A finding ends with the name of its rule in brackets; a document without one is a line.
    let named = |line: &str| {
        let Some((_, last)) = line.strip_suffix(']').and_then(|line| line.rsplit_once('[')) else {
            return false;
        };
        let word = |part: &str| part.len() > 1 && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        last.split_once('/').is_some_and(|(subject, problem)| word(subject) && word(problem))
    };
    // What is printed for people begins with the draft's name.
    let of_a_draft = || first.starts_with('<') || first.split(' ').any(|word| is_draft(Path::new(word)));
    let clean = |line: &str| line.split_once(": ").is_some_and(|(path, _)| is_draft(Path::new(path)));
    let begins = [
        "{\"schema\":\"noticelint/",
        "{\"source\":{\"name\":\"noticelint\"",
        "[{\"type\":\"issue\",\"check_name\":",
        "type,id,title,measured,",
        "読めなかったファイル ",
        "files not read: ",
        "外した規則 ",
        "rules switched off (",
        "::error",
        "::warning",
        "::notice",
        "::group",
        "::stop-commands",
    ];
    // A diff of corrections has one name twice.
    let is_diff = || {
        let mut lines = text.lines();
        let name = |line: Option<&str>, mark: &str| Some(line?.strip_prefix(mark)?.to_owned());
        let (one, other) = (name(lines.next(), "--- "), name(lines.next(), "+++ "));
        one.is_some() && one == other && lines.next().is_some_and(|line| line.starts_with("@@ "))
    };
    // A summary may stand behind what other steps of a job have written.
    let summary = |line: &str| line.starts_with("### 告知文の検査: ") || line.starts_with("### Notices: ");
    begins.iter().any(|begin| text.starts_with(begin))
        || is_diff()
        || text.lines().any(summary)
        || text.trim() == "[]"
        || text.contains("<testsuites name=\"noticelint\"")
        || text.contains("\"tool\":{\"driver\":{\"name\":\"noticelint\"")
        || text.starts_with("{\"$schema\"") && text.contains("sarif")
        || is_page(beginning)
        || clean(first)
        || first.contains(" documents read with ")
        || first.contains(" document read with ")
        || text.lines().take(4).any(|line| line.starts_with("#   noticelint survey "))
        || text.lines().any(named)
        || first.contains("件の文書を規則 ")
        || of_a_draft() && text.lines().take(4).any(rules)
        || text.lines().nth(1).is_some_and(|line| line.ends_with("-notice") && line.starts_with("  "))
}
