//! Completions and manual pages.

use crate::folder::{Folder, Ran};
use std::process::{Command, Stdio};

#[test]
fn every_shell_gets_every_flag() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = folder.run(&["completions", shell]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{shell}");
        for word in ["survey", "show-suppressed", "fail-on", "stdin-filename", "noticelint"] {
            assert!(ran.out.contains(word), "{shell}: {word}");
        }
    }
    assert_eq!(folder.run(&["completions", "cobol"]).status, 2);
}

/// The shell itself says whether it can read its completions, where it is installed.
#[test]
fn bash_reads_its_completions() {
    let script = Folder::new().run(&["completions", "bash"]).out;
    let folder = Folder::new().with("complete.bash", &script);
    let code = "source complete.bash && COMP_WORDS=(noticelint che) COMP_CWORD=1 && \
                _noticelint noticelint che noticelint && echo \"${COMPREPLY[@]}\"";
    let bash = Command::new("bash").args(["-c", code]).current_dir(&folder.0).stdin(Stdio::null()).output();
    let Ok(bash) = bash else { return };
    assert_eq!(String::from_utf8_lossy(&bash.stdout).trim(), "check", "{bash:?}");
}

#[test]
fn a_page_for_the_program_and_for_each_command() {
    let folder = Folder::new();
    let page = |words: &[&str], locale: &str| {
        let words = [&["man"], words].concat();
        Ran::from(folder.command(&words).env("LANG", locale).output().unwrap())
    };
    let program = page(&[], "en_US.UTF-8");
    assert_eq!(program.status, 0);
    assert!(program.out.contains(".TH noticelint 1"), "{}", program.out);
    assert!(program.out.contains("noticelint\\-check(1)"), "{}", program.out);
    assert!(page(&["rules", "test"], "en_US.UTF-8").out.contains(".TH noticelint-rules-test 1"));
    let japanese = page(&["check"], "ja_JP.UTF-8").out;
    assert!(japanese.contains("下書きを検査する") && japanese.contains("\\-\\-fail\\-on"), "{japanese}");
    for words in [&["check"][..], &["rules"], &["rules", "list"], &[]] {
        let page = page(words, "ja_JP.UTF-8").out;
        let sections: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
        assert!(
            sections.len() > 2 && sections.iter().all(|name| !name.is_ascii()),
            "{words:?}: {sections:?}"
        );
    }
    assert!(page(&["check"], "en_US.UTF-8").out.contains(".SH NAME"));
    let unknown = page(&["chekc"], "ja_JP.UTF-8");
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("「chekc」というコマンドはありません。あるもの: check"), "{}", unknown.err);
}
