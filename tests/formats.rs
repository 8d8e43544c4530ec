//! The formats for CI services: what they print of two drafts, of nothing, of hostile texts and names; reports
//! beside the main output; the summary of a job.

use crate::folder::{Folder, Ran};
use insta::assert_snapshot;
use serde_json::Value;

pub(crate) const FORMATS: [&str; 9] =
    ["human", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"];
/// Formats that are one JSON value.
const JSON: [&str; 4] = ["json", "sarif", "gitlab", "rdjson"];

const CLEAN: &str = include_str!("../examples/clean/mis-sent-bcc.txt");
const FLAWED: &str = include_str!("../examples/flawed/lost-tablet-school.txt");

const BAD: &str = "お知らせ\n\n名簿の紛失による漏えいがありました。\n";

fn examples() -> Folder {
    Folder::new().with("案/clean.txt", CLEAN).with("案/flawed.txt", FLAWED)
}

/// As for people to read: JSON in lines, and nothing that changes from one version to the next.
fn pretty(format: &str, text: &str) -> String {
    let text = text.replace(env!("CARGO_PKG_VERSION"), "[version]");
    if !JSON.contains(&format) {
        return text;
    }
    let mut value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    if let Some(rules) = value.pointer_mut("/runs/0/tool/driver/rules").and_then(Value::as_array_mut) {
        // Those of the ruleset are its own tests' matter.
        let all = rules.len();
        rules.retain(|rule| rule["id"] == "contact-point/missing" || rule["id"] == "terms/wrong");
        rules.push(Value::String(format!("{} more", all - rules.len())));
    }
    value.sort_all_objects();
    format!("{value:#}")
}

fn run(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.run(&[&["check", "--isolated", "--as-of", "2026-11-22"], arguments].concat())
}

#[test]
fn every_format_of_two_examples() {
    let folder = examples();
    for (name, arguments) in [
        ("clean", &["案/clean.txt"][..]),
        ("flawed", &["案/flawed.txt"]),
        ("flawed_en", &["案/flawed.txt", "--lang", "en"]),
    ] {
        for format in FORMATS {
            let ran = run(&folder, &[arguments, &["--format", format]].concat());
            assert_eq!((ran.status, ran.err.as_str()), (i32::from(name != "clean"), ""), "{format}");
            // What people read in English has tests of its own; formats for programs differ in their words only.
            if name != "flawed_en" || ["github", "junit"].contains(&format) {
                assert_snapshot!(format!("{format}_{name}"), pretty(format, &ran.out));
            }
        }
    }
}

#[test]
fn every_format_of_nothing_at_all() {
    let folder = Folder::new().with("docs/x.rst", "x");
    for format in FORMATS {
        let ran = run(&folder, &["docs", "--format", format, "--output", "out"]);
        assert_eq!(ran.status, 3, "{format}");
        let text = pretty(format, &folder.read("out"));
        assert_snapshot!(format!("{format}_nothing"), text);
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told_in_every_format_for_services() {
    let folder = Folder::new().with("nul.txt", b"a\0b").with("bad.txt", BAD);
    for format in ["sarif", "github", "gitlab", "junit", "rdjson"] {
        let ran = folder.check(&["nul.txt", "bad.txt", "--format", format]);
        assert_eq!(ran.status, 2, "{format}");
        assert!(ran.out.contains("ファイルを読めませんでした"), "{format}: {}", ran.out);
        assert!(ran.out.contains("紛失と読めます"), "{format}: {}", ran.out);
    }
    let log: Value = serde_json::from_str(&folder.check(&["nul.txt", "--format", "sarif"]).out).unwrap();
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn several_reports_of_one_run() {
    let folder = examples();
    let mut arguments: Vec<String> =
        FORMATS.iter().flat_map(|format| ["--report".to_owned(), format!("{format}=out.{format}")]).collect();
    arguments.extend(["--report=json=again.json".to_owned(), "--summary=out.md".to_owned(), "案".to_owned()]);
    arguments.extend(["--color=always".to_owned(), "--quiet".to_owned()]);
    let ran = run(&folder, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    assert!(ran.out.contains('\u{1b}'), "colours where they are asked for");
    for format in FORMATS {
        let alone = run(&folder, &["案", "--format", format, "--color", "never", "--quiet"]).out;
        let alone = match format {
            // Where a summary is written, it is named.
            "github" => alone.replace("(すべて見るには --summary か --report)", "は概要に"),
            _ => alone,
        };
        assert_eq!(folder.read(&format!("out.{format}")), alone, "{format}");
    }
    assert_eq!(folder.read("again.json"), folder.read("out.json"));
    assert!(folder.read("out.md").starts_with("### 告知文の検査: "));
}

#[test]
fn what_cannot_be_written_is_told_before_anything_is_checked() {
    let folder = examples().with("there.json", "as it was");
    for (arguments, told) in [
        (&["--report", "serif=x.json"][..], "「sarif」のことですか"),
        (&["--report", "pdf=x.json"], "使える形式: human, short, json, jsonl, sarif"),
        (&["--report", "json"], "形式=ファイル"),
        (&["--report", "json=-"], "--format"),
        (&["--report", "json=none/x.json"], "フォルダーがありません"),
        (&["--output", "none/x.json"], "フォルダーがありません"),
        (&["--summary", "案"], "フォルダーです"),
        (&["--report", "json=x.json", "--report", "sarif=./x.json"], "--report と同じファイル"),
        (&["--output", "there.json", "--report", "json=案/../there.json"], "--output と同じファイル"),
        (&["--summary", "x.json", "--report", "json=x.json"], "--report と同じファイル"),
        (&["--report", "json=案/clean.txt"], "検査する下書き"),
        (&["--output", "案/clean.txt"], "検査する下書き"),
        (&["--fix", "--diff", "--report", "json=x.json"], "--diff"),
    ] {
        let ran = run(&folder, &[&["案/clean.txt"], arguments].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.err);
        let english = run(&folder, &[&["案/clean.txt", "--lang", "en"], arguments].concat());
        let ours = english.err.replace('案', "");
        assert!(ours.starts_with("noticelint: --") && ours.is_ascii(), "{ours}");
    }
    assert_eq!(
        (folder.read("there.json").as_str(), folder.read("案/clean.txt").as_str()),
        ("as it was", CLEAN)
    );
    assert!(!folder.0.join("x.json").exists());
}

/// Runs where a service has set variables.
fn in_job(folder: &Folder, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    let mut command =
        folder.command(&[&["check", "--rules", "policy.toml", "--as-of", "2026-11-22"], arguments].concat());
    Ran::from(command.envs(variables.iter().copied()).output().unwrap())
}

#[test]
fn a_step_gets_its_summary_behind_what_it_has() {
    let folder = Folder::new()
        .with("bad.txt", BAD)
        .with("README.md", "# 使い方\n\n読む。\n")
        .with("step.md", "### 前から");
    let step = [("GITHUB_STEP_SUMMARY", "step.md")];
    assert_eq!(in_job(&folder, &[".", "--quiet", "--format", "short"], &step).status, 1);
    let once = folder.read("step.md");
    assert!(once.starts_with("### 前から\n### 告知文の検査: 要修正 1・要確認 1・参考 0("), "{once}");
    assert!(once.contains("| README.md | 告知文でないため検査せず | | | |"), "{once}");
    assert!(!once.contains("](http"), "no links where the service does not say where the files are");
    let ran = in_job(&folder, &["bad.txt", "--summary", "./step.md"], &step);
    assert_eq!(ran.status, 1);
    let told = folder.read("step.md").matches("### 告知文の検査").count();
    assert_eq!(told, 1, "the file asked for is written once, and anew");
    let ran = in_job(&folder, &["bad.txt", "--summary", "own.md"], &step);
    assert_eq!(ran.status, 1);
    assert_eq!(folder.read("step.md").matches("### 告知文の検査").count(), 2);
    assert!(folder.read("own.md").contains("告知文の検査"));
    for draft in ["bad.txt", "./bad.txt"] {
        let before = folder.read("bad.txt");
        let ran = in_job(&folder, &["bad.txt"], &[("GITHUB_STEP_SUMMARY", draft)]);
        assert_eq!((ran.status, folder.read("bad.txt")), (2, before), "{}", ran.err);
        assert!(ran.err.contains("bad.txt"), "{}", ran.err);
    }
    let ran = in_job(&folder, &["bad.txt"], &[("GITHUB_STEP_SUMMARY", "none/step.md")]);
    assert_eq!(ran.status, 1, "a step has not failed for its summary");
    assert!(ran.err.contains("GITHUB_STEP_SUMMARY"), "{}", ran.err);
    if std::path::Path::new("/dev/full").exists() {
        let ran = in_job(&folder, &["bad.txt"], &[("GITHUB_STEP_SUMMARY", "/dev/full")]);
        assert_eq!(ran.status, 1, "nor for one that has no room: {}", ran.err);
        assert!(ran.err.contains("/dev/full: "), "{}", ran.err);
    }
}

#[test]
fn no_notice_is_taken_for_the_file_of_a_summary() {
    let notice = "# 個人情報漏えいのお詫び\n\n9月3日、会員210名の電話番号が漏えいしました。お詫びします。\n";
    let page = "<h1>不正アクセスによる情報流出について</h1>\n<p>患者様88名の診療記録が流出しました。</p>\n";
    let folder = Folder::new().with("案/a.md", notice).with("案/深/b.html", page).with("c.txt", notice);
    for draft in ["案/a.md", "案/深/b.html", "案/../案/a.md", "c.txt"] {
        let before = folder.read(draft);
        let ran = in_job(&folder, &["案"], &[("GITHUB_STEP_SUMMARY", draft)]);
        assert_eq!((ran.status, folder.read(draft)), (2, before), "{draft}: {}", ran.err);
        assert!(ran.err.contains("検査する下書き"), "{draft}: {}", ran.err);
    }
    let packed = Folder::new().with("案/clean.txt", CLEAN).with("案/告知.docx", "PK\u{3}\u{4}");
    let ran = in_job(&packed, &["案"], &[("GITHUB_STEP_SUMMARY", "案/告知.docx")]);
    assert_eq!((ran.status, packed.read("案/告知.docx").as_str()), (2, "PK\u{3}\u{4}"), "{}", ran.err);
}

#[test]
fn a_summary_leads_to_the_lines_where_the_service_says_where_they_are() {
    let folder = Folder::new().with("sub/案 1.txt", BAD).with("sub/policy.toml", crate::folder::POLICY);
    let root = folder.0.to_string_lossy().into_owned();
    let service = [
        ("GITHUB_SERVER_URL", "https://git.example"),
        ("GITHUB_REPOSITORY", "o/r"),
        ("GITHUB_SHA", "abc"),
        ("GITHUB_WORKSPACE", root.as_str()),
        ("GITHUB_STEP_SUMMARY", "step.md"),
    ];
    let mut command =
        folder.command(&["check", "--rules", "policy.toml", "--as-of", "2026-11-22", "案 1.txt"]);
    command.args(["--format", "github", "--lang", "en"]).envs(service).current_dir(folder.0.join("sub"));
    let ran = Ran::from(command.output().unwrap());
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.out.starts_with("::error file=sub/案 1.txt,line=3"), "{}", ran.out);
    let summary = folder.read("sub/step.md");
    assert!(
        summary.contains("[3](https://git.example/o/r/blob/abc/sub/%E6%A1%88%201.txt?plain=1#L3)"),
        "{summary}"
    );
    assert_snapshot!(summary);
}

/// One way to name a file in all formats that a service reads, from wherever in a repository the program is run.
#[test]
fn paths_are_seen_from_the_root_of_the_repository() {
    let folder = Folder::new().with("docs/案/a.txt", BAD).with("docs/policy.toml", crate::folder::POLICY);
    let named = |typed: &str, format: &str, service: &[(&str, &str)]| {
        let arguments =
            ["check", "--rules", "policy.toml", "--as-of", "2026-11-22", "--format", format, typed];
        let mut command = folder.command(&arguments);
        command.envs(service.iter().copied()).current_dir(folder.0.join("docs"));
        let ran = Ran::from(command.output().unwrap());
        assert_eq!(ran.status, 1, "{format}: {}", ran.err);
        ran.out
    };
    let marks = [
        ("github", "file=", ","),
        ("sarif", "\"uri\":\"", "\""),
        ("gitlab", "\"path\":\"", "\""),
        ("junit", "<testsuite name=\"", "\""),
        ("rdjson", "\"path\":\"", "\""),
    ];
    let root = folder.0.to_string_lossy().into_owned();
    let absolute = folder.0.canonicalize().unwrap().join("docs/案/a.txt").to_string_lossy().into_owned();
    let first = |typed: &str, (format, before, behind): (&str, &str, &str), service: &[(&str, &str)]| {
        let out = named(typed, format, service);
        let rest = out.split_once(before).unwrap_or_else(|| panic!("{format}: {out}")).1;
        rest.split_once(behind).unwrap().0.replace("%E6%A1%88", "案")
    };
    for mark in marks {
        assert_eq!(first("案/a.txt", mark, &[]), "案/a.txt", "{mark:?}");
        for name in ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"] {
            for typed in ["案/a.txt", "./案/a.txt", "../docs/案/../案/a.txt", &absolute] {
                assert_eq!(first(typed, mark, &[(name, &root)]), "docs/案/a.txt", "{mark:?} {typed}");
            }
        }
    }
    std::fs::create_dir(folder.0.join(".git")).unwrap();
    for mark in marks {
        assert_eq!(first("案/a.txt", mark, &[("GITHUB_WORKSPACE", "/nowhere")]), "docs/案/a.txt", "{mark:?}");
    }
}

const HOSTILE: &str = "情報の漏えいについて\n\n::error file=a::b\n%0A::stop-commands::x ##[error]紛失\u{1b}[31m\u{202e}\u{0}\n\
    <script>alert(1)</script> | `紛失` ]]> ![x](http://y.example) @team #12 \u{fffe} --> {0} [紛失](1)\n";

/// Hostile texts and names, in every format.
#[cfg(unix)]
#[test]
fn what_is_hostile_stays_text() {
    let name = "::error::%0A##[x] <b>&\"'|`@a\n::warning::\u{1b}.txt";
    let rules = format!(
        "{}\n[rules.\"acme/all\"]\ncheck = \"phrase\"\nseverity = \"error\"\ntitle = \"t\"\n\
         message = \"「{{text}}」\"\nhelp = \"「{{text}}」を直す\"\n\
         with = {{ detect = [{{ any = [\"紛失\", \"::error\", \"<script>alert(1)</script>\", \"%0A::stop-commands::x ##[error]\", \"http://y.example\", \"{{0}}\"] }}] }}\n",
        crate::folder::POLICY
    );
    let folder = Folder::new().with(name, HOSTILE.replace('\0', "")).with("policy.toml", rules);
    let mut arguments: Vec<String> =
        FORMATS.iter().map(|format| format!("--report={format}=out.{format}")).collect();
    arguments.extend(["--summary=out.md".to_owned(), name.to_owned(), "::error::none.txt".to_owned()]);
    let ran = folder.check(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(ran.status, 2);
    for format in JSON {
        let text = folder.read(&format!("out.{format}"));
        assert!(serde_json::from_str::<Value>(&text).is_ok(), "{format}: {text}");
    }
    let github = folder.read("out.github");
    for line in github.lines() {
        let (level, rest) = line.strip_prefix("::").unwrap().split_once([' ', ':']).unwrap();
        assert!(["error", "warning", "notice"].contains(&level), "{line}");
        let (properties, data) = rest.split_once("::").unwrap();
        let names: Vec<&str> = properties.split(',').filter_map(|one| Some(one.split_once('=')?.0)).collect();
        assert!(names.starts_with(&["file"]) && names.ends_with(&["title"]), "{line}");
        assert!(names.len() <= 6 && !data.contains('\r'), "{line}");
        assert!(
            properties.contains("title=「") || properties.contains("読め") || properties.contains("本文"),
            "{line}"
        );
    }
    assert!(github.contains("%250A") && !github.contains("=a::b"), "{github}");
    let junit = folder.read("out.junit");
    assert!(
        junit.contains("&lt;b&gt;&amp;&quot;") && !junit.contains("<b>") && !junit.contains("]]>"),
        "{junit}"
    );
    assert!(!junit.contains(|c: char| c.is_control() && c != '\n'));
    let summary = folder.read("out.md");
    for never in ["<script", "<b>&\"", "@team", "@a", "#12", "http://", "\u{1b}", "\u{202e}", "\n::"] {
        assert!(!summary.contains(never), "{never}: {summary}");
    }
    let sarif = folder.read("out.sarif");
    assert!(!sarif.contains("](1)") || sarif.contains("snippet"), "{sarif}");
}

/// The log of a GitHub job is searched for commands whatever the format.
#[cfg(unix)]
#[test]
fn in_a_job_no_format_prints_a_command() {
    let name = "::error::x.txt";
    let folder = Folder::new().with(name, "情報の漏えいがありました。\n\n紛失 ##[error]x\n");
    for format in FORMATS {
        let ran =
            in_job(&folder, &[name, "::notice::none.txt", "--format", format], &[("GITHUB_ACTIONS", "true")]);
        assert_eq!(ran.status, 2);
        for line in ran.out.lines().filter(|_| format != "github").chain(ran.err.lines()) {
            assert!(!line.trim_start().starts_with("::") && !line.contains("##["), "{format}: {line}");
        }
        let plain = folder.check(&[name, "::notice::none.txt", "--format", format]);
        match JSON.contains(&format) {
            true => assert_eq!(
                serde_json::from_str::<Value>(&ran.out).unwrap(),
                serde_json::from_str::<Value>(&plain.out).unwrap()
            ),
            false => {
                assert!(plain.out.contains("::error") || plain.out.contains("%3A%3Aerror"), "{}", plain.out);
            }
        }
    }
}

#[test]
fn the_same_finding_keeps_its_fingerprint_when_lines_move() {
    let folder = Folder::new().with("a.txt", BAD).with("b.txt", format!("\n\n\n{BAD}"));
    let prints = |name: &str, format: &str, pointer: &str| -> Vec<String> {
        let value: Value = serde_json::from_str(&folder.check(&[name, "--format", format]).out).unwrap();
        let list = value.pointer(pointer).and_then(Value::as_array).unwrap();
        let print = |one: &Value| {
            one.pointer("/partialFingerprints/noticelint~1v1").or_else(|| one.get("fingerprint")).cloned()
        };
        list.iter().map(|one| print(one).unwrap().as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(prints("a.txt", "sarif", "/runs/0/results"), prints("b.txt", "sarif", "/runs/0/results"));
    let (one, other) = (prints("a.txt", "gitlab", ""), prints("b.txt", "gitlab", ""));
    assert!(
        one.len() == 2 && one.iter().all(|print| !other.contains(print)),
        "each report has each of its own"
    );
}

#[test]
fn a_file_that_is_named_twice_has_its_fingerprints_once() {
    let folder = Folder::new().with("a.txt", BAD);
    let ran = folder.check(&["a.txt", "./a.txt", ".", "--format", "gitlab"]);
    assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap().as_array().unwrap().len(), 2);
}

#[test]
fn columns_of_rdjson_are_bytes_and_those_of_the_others_characters() {
    let folder = Folder::new().with("a.txt", BAD);
    let value = |format: &str| -> Value {
        serde_json::from_str(&folder.check(&["a.txt", "--only", "acme/loss", "--format", format]).out)
            .unwrap()
    };
    let start = &value("rdjson")["diagnostics"][0]["location"]["range"]["start"];
    assert_eq!((&start["line"], &start["column"]), (&3.into(), &("名簿の".len() + 1).into()));
    let region = &value("sarif")["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startLine"], &region["startColumn"]), (&3.into(), &4.into()));
}

#[test]
fn what_a_run_writes_is_no_draft_of_it() {
    let folder = Folder::new().with("docs/a.txt", BAD);
    let arguments = ["docs", "--output", "docs/out.txt", "--summary", "docs/out.md", "--format", "json"];
    // The second time they are there, and are no drafts of the folder.
    for _ in 0..2 {
        assert_eq!(folder.check(&arguments).status, 1);
        let value: Value = serde_json::from_str(&folder.read("docs/out.txt")).unwrap();
        assert_eq!(value["summary"]["documents"], 1);
    }
    let facts = folder.run(&["facts", "docs", "--isolated", "--output", "docs/out.txt"]);
    assert_eq!(facts.status, 0, "{}", facts.err);
    assert!(!folder.read("docs/out.txt").contains("docs/out.txt"));
    let over = folder.run(&["facts", "docs/a.txt", "--isolated", "--output", "docs/a.txt"]);
    assert_eq!((over.status, folder.read("docs/a.txt").as_str()), (2, BAD));
}

#[test]
fn a_readme_in_a_folder_is_no_finding_for_a_service() {
    let folder = Folder::new().with("docs/README.md", "# 使い方\n\n読んでください。\n");
    for format in ["sarif", "github", "gitlab", "rdjson"] {
        let ran = folder.check(&["docs", "--format", format]);
        assert_eq!(ran.status, 0);
        assert!(!ran.out.contains("告知文とは読めません"), "{format}: {}", ran.out);
        let named = folder.check(&["docs/README.md", "--format", format]);
        assert!(named.out.contains("告知文とは読めません"), "{format}: {}", named.out);
        let failing = folder.check(&["docs", "--format", format, "--fail-on", "info"]);
        assert!(failing.status == 1 && failing.out.contains("告知文とは読めません"), "what fails is told");
    }
    assert!(folder.check(&["docs", "--format", "junit"]).out.contains("skipped=\"1\""));
}

#[test]
fn tests_fail_where_the_run_does() {
    let folder = Folder::new().with("a.txt", BAD);
    for (fail_on, failures) in [("error", 1), ("warning", 2), ("never", 0)] {
        let ran = folder.check(&["a.txt", "--format", "junit", "--fail-on", fail_on]);
        assert!(ran.out.contains(&format!("failures=\"{failures}\"")), "{fail_on}: {}", ran.out);
        assert_eq!(ran.status, i32::from(failures > 0));
    }
}

#[test]
fn silenced_findings_stand_in_sarif_as_such() {
    let draft = "お知らせ\n\n情報の漏えいがありました。深くお詫びします。\n\n<!-- noticelint-ignore acme/loss: 鍵は戻った -->\n鍵の紛失がありました。\n";
    let folder = Folder::new().with("a.md", draft);
    let ran = folder.check(&["a.md", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    let told = &log["runs"][0]["results"][0]["suppressions"][0];
    assert_eq!((&told["kind"], &told["justification"]), (&"inSource".into(), &"鍵は戻った".into()));
    assert_eq!(told["location"]["physicalLocation"]["region"]["startLine"], 5);
    for format in ["github", "gitlab", "junit", "rdjson"] {
        assert!(!folder.check(&["a.md", "--format", format]).out.contains("紛失と読めます"), "{format}");
    }
}

#[test]
fn the_files_of_a_summary_are_bounded() {
    let mut folder = Folder::new();
    for at in 0..260 {
        folder = folder.with(&format!("many/{at:03}.txt"), BAD);
    }
    let ran = folder.check(&["many", "--summary", "out.md", "--format", "github"]);
    assert_eq!(ran.out.lines().count(), 21, "{}", ran.out);
    assert!(ran.out.ends_with("::notice::ほか 500 件は概要に\n"), "{}", ran.out);
    let summary = folder.read("out.md");
    assert!(summary.len() < 1_000_000 && summary.contains("ほか 230 件の文書は省きました"), "{summary}");
    assert_eq!(summary.matches("<details open>").count(), 5);
    let first = "### 告知文の検査: 要修正 260・要確認 260・参考 0(260 件中 260 件の告知文に指摘)\n";
    assert!(summary.starts_with(first), "{summary}");
}

#[test]
fn a_long_line_with_many_findings_is_no_matter() {
    let line =
        "当社の業務についてご説明します。情報の漏えいがありました、名簿の紛失もありました。".repeat(2_000);
    let folder = Folder::new().with("long.txt", &line);
    let mut arguments: Vec<String> =
        FORMATS.iter().map(|format| format!("--report={format}=out.{format}")).collect();
    arguments.extend(["--summary=out.md".to_owned(), "long.txt".to_owned()]);
    let ran = folder.check(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(ran.status, 1, "{}", ran.err);
    let log: Value = serde_json::from_str(&folder.read("out.sarif")).unwrap();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 2_001);
}
