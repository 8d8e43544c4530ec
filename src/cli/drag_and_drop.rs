//! A draft that was dragged onto the program: it is answered with a page in the browser, for there is no terminal.
//!
//! Owns telling that from every other start, and the name of the page. In doubt it is another start: a job, a script
//! or an editor gets what it always gets.

use super::complain;
use crate::report::html::is_page;
use crate::ruleset::Lang;
use crate::text::control_chars::visible;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// What a standard stream is connected to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(unix), allow(dead_code, reason = "there a stream is a console, or it is not"))]
enum Stream {
    Terminal,
    /// Another program reads or writes there.
    Pipe,
    /// It is redirected to a file.
    File,
    /// Nothing that anybody reads: the null device, a journal.
    Nothing,
}

/// How the program was started.
#[derive(Debug, Clone, Copy)]
struct Start {
    /// Standard input, output and error.
    streams: [Stream; 3],
    /// On Windows: whether the file manager itself started it.
    by_explorer: bool,
    /// Elsewhere: whether a terminal belongs to it, though no stream does.
    terminal: bool,
    /// Elsewhere: whether a graphical session is there.
    session: bool,
    /// Whether it says of itself to be a job.
    job: bool,
}

impl Start {
    /// Whether a file was dragged onto the program. On Windows a console is made for it, and is all there is; elsewhere
    /// nobody listens on any stream, and a window can be opened.
    fn is_drop(self) -> bool {
        let all = |wanted| self.streams.iter().all(|stream| *stream == wanted);
        let windows = self.by_explorer && all(Stream::Terminal);
        let elsewhere = self.session && !self.terminal && all(Stream::Nothing);
        !self.job && (windows || elsewhere)
    }

    fn here() -> Self {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        Self {
            streams: streams(),
            by_explorer: by_explorer(),
            terminal: cfg!(unix) && File::open("/dev/tty").is_ok(),
            session: cfg!(unix) && (set("DISPLAY") || set("WAYLAND_DISPLAY")),
            job: set("CI"),
        }
    }
}

/// The paths, where nothing but whole paths was given: so they come from a file manager.
fn whole_paths(arguments: &[OsString]) -> Option<&[OsString]> {
    let paths = arguments.get(1..).filter(|paths| !paths.is_empty())?;
    paths.iter().all(|path| Path::new(path).is_absolute()).then_some(paths)
}

/// The page of a draft: beside it, under its name.
fn page_of(draft: &Path) -> Option<PathBuf> {
    let mut name = if draft.is_dir() { draft.file_name() } else { draft.file_stem() }?.to_owned();
    name.push(".noticelint.html");
    Some(draft.with_file_name(name))
}

/// A page that is to be made and opened.
#[derive(Debug)]
pub(crate) struct Dropped {
    page: PathBuf,
    lang: Lang,
}

/// Whether drafts were dragged onto the program. Then the arguments become those that make their page.
pub(crate) fn dropped(arguments: &mut Vec<OsString>, lang: impl FnOnce() -> Lang) -> Option<Dropped> {
    let first = PathBuf::from(whole_paths(arguments)?.first()?);
    if !first.exists() || !Start::here().is_drop() {
        return None;
    }
    let dropped = Dropped { page: page_of(&first)?, lang: lang() };
    ask_for(&dropped.page, arguments);
    Some(dropped)
}

fn ask_for(page: &Path, arguments: &mut Vec<OsString>) {
    let check = ["check", "--format", "html", "--output"].map(OsString::from);
    arguments.splice(1..1, check.into_iter().chain([page.into()]));
}

impl Dropped {
    /// Takes the page of an earlier time away, so that what is opened is that of this one. `false`, and told, where
    /// the user would lose something.
    pub(crate) fn make_room(&self) -> bool {
        match self.in_the_way() {
            None => {
                let _ = std::fs::remove_file(&self.page);
                true
            }
            Some(told) => {
                complain(&format!("noticelint: {told}"));
                self.wait();
                false
            }
        }
    }

    /// What the user has of that name and would lose, in words.
    fn in_the_way(&self) -> Option<String> {
        let mut start = Vec::new();
        let foreign = match File::open(&self.page) {
            Ok(file) => file.take(1024).read_to_end(&mut start).is_err() || !is_page(&start),
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        };
        let page = self.page.display().to_string();
        let page = visible(&page);
        foreign.then(|| match self.lang {
            Lang::Ja => {
                format!("{page} はこのプログラムのページではないため、上書きしません。名前を変えてください")
            }
            Lang::En => {
                format!("{page} is no page of this program and is not written over: please rename it")
            }
        })
    }

    /// Opens the page. Where there is none, what went wrong was told before.
    pub(crate) fn open(&self) {
        if !self.page.exists() || self.in_the_way().is_some() {
            return self.wait();
        }
        if let Err(error) = open::that_detached(&self.page) {
            complain(&format!("noticelint: {}: {error}", visible(&self.page.display().to_string())));
            self.wait();
        }
    }

    /// Waits until a message is read: the console closes with the program.
    fn wait(&self) {
        if cfg!(windows) && io::stdin().is_terminal() {
            let _ = io::stdin().read_line(&mut String::new());
        }
    }
}

#[cfg(unix)]
fn streams() -> [Stream; 3] {
    use std::os::fd::{AsFd, BorrowedFd};
    use std::os::unix::fs::FileTypeExt;
    fn of(stream: BorrowedFd<'_>) -> Stream {
        if stream.is_terminal() {
            return Stream::Terminal;
        }
        let kind = stream.try_clone_to_owned().and_then(|stream| File::from(stream).metadata());
        match kind.map(|known| known.file_type()) {
            Ok(kind) if kind.is_fifo() => Stream::Pipe,
            // The journal of a session is a socket; a closed stream is nothing, too.
            Ok(kind) if kind.is_char_device() || kind.is_socket() => Stream::Nothing,
            Ok(_) => Stream::File,
            Err(_) => Stream::Nothing,
        }
    }
    [of(io::stdin().as_fd()), of(io::stdout().as_fd()), of(io::stderr().as_fd())]
}

#[cfg(not(unix))]
fn streams() -> [Stream; 3] {
    // A stream that is no console is somebody's, whatever it is.
    let of = |terminal| if terminal { Stream::Terminal } else { Stream::File };
    [io::stdin().is_terminal(), io::stdout().is_terminal(), io::stderr().is_terminal()].map(of)
}

/// Whether the process that started this one is the Explorer: a shell would be its own parent.
#[cfg(windows)]
fn by_explorer() -> bool {
    use winsafe::{HPROCESSLIST, co};
    let Ok(mut list) = HPROCESSLIST::CreateToolhelp32Snapshot(co::TH32CS::SNAPPROCESS, None) else {
        return false;
    };
    let processes = list.iter_processes().filter_map(Result::ok);
    let known: Vec<_> = processes
        .map(|process| (process.th32ProcessID, process.th32ParentProcessID, process.szExeFile()))
        .collect();
    let own = std::process::id();
    let parent = known.iter().find(|(id, ..)| *id == own).map(|(_, parent, _)| *parent);
    known.iter().any(|(id, _, name)| Some(*id) == parent && name.eq_ignore_ascii_case("explorer.exe"))
}

#[cfg(not(windows))]
fn by_explorer() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use Stream::{File as Redirected, Nothing, Pipe, Terminal};

    const DESKTOP: Start =
        Start { streams: [Nothing; 3], by_explorer: false, terminal: false, session: true, job: false };
    const EXPLORER: Start =
        Start { streams: [Terminal; 3], by_explorer: true, terminal: false, session: false, job: false };

    #[test]
    fn a_draft_dropped_in_a_session_or_on_windows() {
        assert!(DESKTOP.is_drop());
        assert!(EXPLORER.is_drop());
    }

    #[test]
    fn whoever_listens_on_any_stream_gets_the_plain_result() {
        for at in 0..3 {
            for other in [Terminal, Pipe, Redirected] {
                let mut start = DESKTOP;
                start.streams[at] = other;
                assert!(!start.is_drop(), "{start:?}");
            }
            for other in [Nothing, Pipe, Redirected] {
                let mut start = EXPLORER;
                start.streams[at] = other;
                assert!(!start.is_drop(), "{start:?}");
            }
        }
    }

    #[test]
    fn jobs_scripts_and_shells_are_no_drop() {
        assert!(!Start { session: false, ..DESKTOP }.is_drop(), "a job of a server");
        assert!(!Start { terminal: true, ..DESKTOP }.is_drop(), "a script of a terminal, all redirected");
        assert!(!Start { job: true, ..DESKTOP }.is_drop(), "a job with a display");
        assert!(!Start { job: true, ..EXPLORER }.is_drop());
        assert!(!Start { by_explorer: false, ..EXPLORER }.is_drop(), "typed in a console");
        assert!(!Start { by_explorer: false, session: true, terminal: true, ..EXPLORER }.is_drop());
    }

    #[test]
    fn only_whole_paths_come_from_a_file_manager() {
        let typed = |arguments: &[&str]| arguments.iter().map(OsString::from).collect::<Vec<_>>();
        let root = if cfg!(windows) { "C:\\" } else { "/" };
        let (one, two) = (format!("{root}a b.docx"), format!("{root}案.txt"));
        assert_eq!(whole_paths(&typed(&["noticelint", &one, &two])).map(<[_]>::len), Some(2));
        for arguments in [&["noticelint"][..], &["noticelint", "a.txt"], &["noticelint", "check", &one]] {
            assert_eq!(whole_paths(&typed(arguments)), None);
        }
        assert_eq!(whole_paths(&typed(&["noticelint", &one, "--format=json"])), None);
        assert_eq!(whole_paths(&typed(&["noticelint", "-", &one])), None);
    }

    #[test]
    fn the_page_stands_beside_the_draft() {
        assert_eq!(page_of(Path::new("/x/案 v1.2.docx")), Some("/x/案 v1.2.noticelint.html".into()));
        assert_eq!(page_of(Path::new("/x/案")), Some("/x/案.noticelint.html".into()));
        assert_eq!(page_of(Path::new("/")), None);
        let mut arguments = vec!["noticelint".into(), "/x/-a.txt".into()];
        ask_for(Path::new("/x/-a.noticelint.html"), &mut arguments);
        assert_eq!(
            arguments,
            ["noticelint", "check", "--format", "html", "--output", "/x/-a.noticelint.html", "/x/-a.txt"]
        );
    }

    #[test]
    fn nothing_of_the_user_is_written_over() {
        let page =
            std::env::temp_dir().join(format!("noticelint-dropped-{}.noticelint.html", std::process::id()));
        let dropped = Dropped { page: page.clone(), lang: Lang::En };
        let _ = std::fs::remove_file(&page);
        assert_eq!(dropped.in_the_way(), None);
        for foreign in ["", "my own notes", "<!doctype html>\n<html><head><title>ours</title>"] {
            std::fs::write(&page, foreign).unwrap();
            assert!(dropped.in_the_way().is_some_and(|told| told.contains("rename")), "{foreign}");
        }
        let own = "<!doctype html>\n<html lang=\"ja\">\n<head>\n<meta name=\"generator\" content=\"noticelint 0.0.9\">";
        std::fs::write(&page, own).unwrap();
        assert_eq!(dropped.in_the_way(), None);
        std::fs::remove_file(&page).unwrap();
    }
}
