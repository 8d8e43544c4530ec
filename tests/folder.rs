//! What the tests of the typed program stand on: a folder of their own, a small ruleset that stands alone, and
//! what came of a run.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

pub(crate) const POLICY: &str = r#"
noticelint = 1
extends = []
[ruleset]
name = "small"
version = "1"
language = "ja"
[elements.apology]
title = { ja = "お詫び", en = "apology" }
order = 1
[[elements.apology.detect]]
any = ["お詫び"]
[classes.kind.breach-notice]
title = { ja = "漏えいの告知文", en = "breach notice" }
order = 1
detect = [{ any = ["漏えい"], in-headings = true }]
[rules."apology/missing"]
check = "missing"
element = "apology"
severity = "error"
title = "お詫びがない"
message = "お詫びが本文にありません"
[rules."acme/loss"]
check = "phrase"
severity = "warning"
title = "紛失"
message = "紛失と読めます"
with = { detect = [{ any = ["紛失"] }] }
[rules."acme/note"]
check = "phrase"
severity = "info"
title = "取り急ぎ"
message = "取り急ぎと読めます"
with = { detect = [{ any = ["取り急ぎ"] }] }
[rules."document/not-a-notice"]
check = "not-a-notice"
kinds = ["not-a-notice"]
severity = "info"
title = "告知文でない"
message = "告知文とは読めません"
"#;

/// What of the environment the program looks at.
const LOOKED_AT: [&str; 15] = [
    "LANG",
    "LC_ALL",
    "LC_MESSAGES",
    "NO_COLOR",
    "TERM",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_WORK_TREE",
    "GITHUB_SERVER_URL",
    "GITHUB_REPOSITORY",
    "GITHUB_SHA",
    "GITHUB_WORKSPACE",
    "CI_PROJECT_DIR",
];

/// A folder of its own, removed at the end.
pub(crate) struct Folder(pub PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("noticelint-cli-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path).with("policy.toml", POLICY)
    }

    pub(crate) fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    /// The program in this folder, with nothing of the environment that it looks at.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_noticelint"));
        command.current_dir(&self.0).args(arguments).stdin(Stdio::null());
        for name in LOOKED_AT {
            command.env_remove(name);
        }
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().unwrap())
    }

    /// `check` with the small rules.
    pub(crate) fn check(&self, arguments: &[&str]) -> Ran {
        self.run(&[&["check", "--rules", "policy.toml", "--as-of", "2026-11-22"], arguments].concat())
    }

    pub(crate) fn typed(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Ran::from(child.wait_with_output().unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
