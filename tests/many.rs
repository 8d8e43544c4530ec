//! Runs over many drafts: by several threads, in order, to be ended at any time.

use crate::folder::Folder;
use std::fmt::Write as _;
use std::fs;

fn notice(number: usize) -> String {
    let mut text = format!("会員情報の漏えいについて\n\n会員{number}名の氏名が漏えいしました。");
    // Some take long, so that those behind them are done earlier.
    for line in 0..if number % 40 == 3 { 600 } else { number % 7 } {
        let _ = write!(text, "\n\n{line}人分の資料の紛失を確認しました。");
    }
    text
}

fn folder(count: usize) -> Folder {
    let folder = Folder::new();
    fs::create_dir_all(folder.0.join("notices")).unwrap();
    for number in 0..count {
        fs::write(folder.0.join(format!("notices/{number:05}.txt")), notice(number)).unwrap();
    }
    folder
}

#[test]
fn the_order_is_that_of_the_input_on_every_run() {
    let folder = folder(160).with("notices/00050.txt", b"\xff\xfe\xff").with("notices/00052.txt", "");
    for format in ["human", "short", "json", "jsonl"] {
        let arguments = ["notices", "--format", format, "--fail-on", "never"];
        let (one, two) = (folder.check(&arguments), folder.check(&arguments));
        assert_eq!((one.status, &one.err), (2, &two.err), "{format}");
        assert!(one.out == two.out, "{format}");
    }
    let lines = folder.check(&["notices", "--format", "jsonl", "--fail-on", "never"]).out;
    let paths: Vec<String> = lines
        .lines()
        .filter_map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            line["document"]["path"].as_str().map(str::to_owned)
        })
        .collect();
    let mut sorted = paths.clone();
    sorted.sort();
    assert_eq!((paths.len(), &paths), (159, &sorted));
}

/// Ctrl-C between two drafts: what was printed ends with a whole document, and the status says that it is not all.
#[cfg(unix)]
#[test]
fn an_interrupted_run_ends_cleanly() {
    use std::io::{BufRead, BufReader, Read};
    use std::process::{Command, Stdio};

    let folder = folder(4000);
    for format in ["json", "jsonl"] {
        let mut command = folder.command(&["check", "notices", "--isolated", "--format", format]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut text = String::new();
        // The opening and a document: by then the run listens.
        out.read_line(&mut text).unwrap();
        out.read_line(&mut text).unwrap();
        assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
        out.read_to_string(&mut text).unwrap();
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(130), "{format}");
        let told = String::from_utf8(ended.stderr).unwrap();
        assert!(told.contains("interrupted") || told.contains("中断しました"), "{told}");
        let documents = match format {
            "json" => {
                let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
                whole["documents"].as_array().unwrap().len()
            }
            _ => text.lines().filter(|line| line.contains("\"document\"")).count(),
        };
        assert!((1..4000).contains(&documents), "{documents}");
        assert!(text.contains(&format!("\"documents\":{documents}")), "the tally is there, too");
    }
}
