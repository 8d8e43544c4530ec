//! A draft dragged onto the program: a session without a terminal, in which something opens what it is given.
#![cfg(target_os = "linux")]

use crate::folder::Folder;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const DRAFT: &str = "個人情報の漏えいに関するお詫び\n\nお客様の情報が漏えいしました。\n";

/// Starts the program as a file manager does, with an opener that writes down what it opens.
fn dropped(folder: &Folder, change: impl FnOnce(&mut Command)) {
    let opener = folder.0.join("bin/xdg-open");
    std::fs::create_dir_all(folder.0.join("bin")).unwrap();
    std::fs::write(&opener, format!("#!/bin/sh\nprintf %s \"$1\" > '{}/opened'\n", folder.0.display()))
        .unwrap();
    std::fs::set_permissions(&opener, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", folder.0.join("bin").display(), std::env::var("PATH").unwrap());
    // A session of its own has no terminal.
    let mut command = Command::new("setsid");
    command.args(["-w", env!("CARGO_BIN_EXE_noticelint")]).arg(folder.0.join("案 1.txt"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.env_remove("CI").env("DISPLAY", ":9").env("PATH", path).env("LANG", "ja_JP.UTF-8");
    change(&mut command);
    command.spawn().unwrap().wait_with_output().unwrap();
}

fn opened(folder: &Folder) -> Option<String> {
    let end = Instant::now() + Duration::from_secs(5);
    while Instant::now() < end {
        match std::fs::read_to_string(folder.0.join("opened")) {
            Ok(text) if !text.is_empty() => return Some(text),
            _ => std::thread::sleep(Duration::from_millis(20)),
        }
    }
    None
}

#[test]
fn the_page_is_written_beside_the_draft_and_opened() {
    let folder = Folder::new().with("案 1.txt", DRAFT);
    dropped(&folder, |_| ());
    let page = folder.0.join("案 1.noticelint.html");
    assert_eq!(opened(&folder).as_deref(), page.to_str());
    assert!(folder.read("案 1.noticelint.html").contains("案 1.txt"));
    // A page of an earlier time is no loss.
    std::fs::remove_file(folder.0.join("opened")).unwrap();
    dropped(&folder, |_| ());
    assert!(opened(&folder).is_some());
}

#[test]
fn whoever_reads_the_output_gets_what_is_always_there() {
    let folder = Folder::new().with("案 1.txt", DRAFT).with("out", "");
    let out = std::fs::File::create(folder.0.join("out")).unwrap();
    dropped(&folder, |command| {
        command.stdout(out);
    });
    assert!(folder.read("out").contains("案 1.txt"));
    dropped(&folder, |command| {
        command.stderr(Stdio::piped());
    });
    dropped(&folder, |command| {
        command.env("CI", "true");
    });
    dropped(&folder, |command| {
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    });
    assert!(!folder.0.join("案 1.noticelint.html").exists() && !folder.0.join("opened").exists());
}

#[test]
fn nothing_of_the_user_is_written_over() {
    let folder = Folder::new().with("案 1.txt", DRAFT).with("案 1.noticelint.html", "mine");
    dropped(&folder, |_| ());
    assert_eq!(folder.read("案 1.noticelint.html"), "mine");
    assert!(!folder.0.join("opened").exists());
}
