//! Findings that are let pass with a reason: by a comment in the draft, by `[[ignore]]`, and what is told of both.
//!
//! The rules are the small set of `folder`, with the built-in rules on suppressions beside it.

use crate::folder::{Folder, POLICY, Ran};
use insta::assert_snapshot;
use serde_json::Value;

/// The five rules without their tests, which are of the built-in ruleset and its words.
fn rules() -> String {
    let text = include_str!("../rules/ja/rules/suppression.toml");
    let table = |part: &str| part.lines().next().is_some_and(|head| head.contains(".tests]]"));
    let parts = text.split("\n[").enumerate();
    let kept = parts.filter(|(_, part)| !table(part));
    kept.map(|(at, part)| if at == 0 { part.to_owned() } else { format!("\n[{part}") }).collect::<String>()
        + "\n"
}

const HEAD: &str = "お知らせ\n\n情報の漏えいがありました。深くお詫び申し上げます。\n";

fn folder() -> Folder {
    Folder::new().with("policy.toml", format!("{POLICY}{}", rules()))
}

/// The ids of what stands and of what is silenced in one draft.
fn found(name: &str, draft: &str, flags: &[&str]) -> (Vec<String>, Vec<String>) {
    let folder = folder().with(name, draft);
    let ran = folder.check(&[&[name, "--format", "json", "--show-suppressed"], flags].concat());
    let json: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    let ids = |key: &str| {
        let findings = json["documents"][0][key].as_array().unwrap().iter();
        findings.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (stand, silenced) = (ids("findings"), ids("suppressed"));
    assert_eq!(json["summary"]["suppressed"], silenced.len());
    (stand, silenced)
}

/// The same in both formats, with a comment before the second of three paragraphs.
#[track_caller]
fn comment(asks: &str, stand: &[&str], silenced: &[&str]) {
    let draft = format!(
        "{HEAD}\n<!-- {asks} -->\n鍵の紛失がありました。\n\n取り急ぎ、もう1本の紛失もお知らせします。\n"
    );
    for name in ["draft.txt", "draft.md"] {
        let (left, gone) = found(name, &draft, &[]);
        assert_eq!(
            (left.as_slice(), gone.as_slice()),
            (&strings(stand)[..], &strings(silenced)[..]),
            "{name}"
        );
    }
}

fn strings(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

const LOSS: &str = "acme/loss";
const NOTE: &str = "acme/note";

#[test]
fn a_comment_silences_the_next_block() {
    comment("覚え書き", &[LOSS, LOSS, NOTE], &[]);
    comment("noticelint-ignore acme/loss: 鍵は戻った", &[LOSS, NOTE], &[LOSS]);
    comment("noticelint-ignore acme/loss：鍵は戻った（2026年11月22日まで）", &[LOSS, NOTE], &[LOSS]);
    comment("noticelint-ignore acme/*: 鍵は戻った", &[LOSS, NOTE], &[LOSS]);
}

#[test]
fn a_comment_for_the_file_silences_all_of_it() {
    comment("noticelint-ignore-file acme/loss: 鍵は戻った", &[NOTE], &[LOSS, LOSS]);
    comment("noticelint-ignore-file acme/loss、acme/note: 鍵は戻った", &[], &[LOSS, LOSS, NOTE]);
    comment("noticelint-ignore-file acme/*: 鍵は戻った until 2026-11-22", &[], &[LOSS, LOSS, NOTE]);
}

#[test]
fn what_is_wrong_with_a_comment_is_told_and_silences_nothing() {
    for (asks, told) in [
        ("noticelint-ignore acme/loss", "suppression/no-reason"),
        ("noticelint-ignore acme/loss: until 2026-12-31", "suppression/no-reason"),
        ("noticelint-ignore acme/loss: 鍵は戻った until 2026-11-21", "suppression/expired"),
        ("noticelint-ignore acme/los: 鍵は戻った", "suppression/unknown-rule"),
        ("noticelint-ignor acme/loss: 鍵は戻った", "suppression/malformed"),
        ("noticelint-ignore acme/loss 鍵は戻った", "suppression/malformed"),
        ("noticelint-ignore acme/loss: 鍵は戻った until 2026-13-01", "suppression/malformed"),
        ("noticelint-ignore acme/note: 鍵は戻った", "suppression/unused"),
        ("noticelint-ignore suppression/*: 鍵は戻った", "suppression/unused"),
    ] {
        comment(asks, &[LOSS, LOSS, told, NOTE], &[]);
    }
}

#[test]
fn one_of_several_rules_may_be_of_no_use() {
    comment(
        "noticelint-ignore acme/loss, acme/note: 鍵は戻った",
        &[LOSS, "suppression/unused", NOTE],
        &[LOSS],
    );
    comment(
        "noticelint-ignore acme/loss, acme/los: 鍵は戻った",
        &[LOSS, "suppression/unknown-rule", NOTE],
        &[LOSS],
    );
}

#[test]
fn what_this_run_does_not_look_for_is_not_called_unused() {
    let draft = format!("{HEAD}\n<!-- noticelint-ignore acme/note, acme/*: 鍵は戻った -->\n鍵の一本です。\n");
    let (all, _) = found("draft.md", &draft, &[]);
    assert_eq!(all, ["suppression/unused", "suppression/unused"]);
    assert_eq!(found("draft.md", &draft, &["--skip", "acme/note"]).0, [""; 0]);
    assert_eq!(found("draft.md", &draft, &["--only", "acme/loss"]).0, [""; 0]);
    let both = ["--only", "acme/*", "--only", "suppression/*"];
    assert_eq!(found("draft.md", &draft, &both).0.len(), 2);
}

#[test]
fn what_is_absent_stands_in_no_block() {
    let ask = "<!-- noticelint-ignore apology/missing: 社長名で別に出す -->";
    for (name, draft) in [
        ("draft.txt", format!("お知らせ\n\n{ask}\n情報の漏えいがありました。\n\n以上です。\n")),
        ("draft.md", format!("# お知らせ\n\n情報の漏えいがありました。\n\n以上です。\n\n{ask}\n")),
    ] {
        assert_eq!(found(name, &draft, &[]), (Vec::new(), vec!["apology/missing".to_owned()]), "{name}");
    }
}

#[test]
fn a_comment_is_never_read_as_text() {
    let ask = "<!-- noticelint-ignore-file acme/note: 取り急ぎ、紛失のお詫びは別に出す -->\n";
    for name in ["draft.txt", "draft.md"] {
        let draft = format!("{ask}お知らせ\n\n{ask}情報の漏えいが{}ありました。\n", ask.trim_end());
        assert_eq!(
            found(name, &draft, &[]).0,
            ["apology/missing", "suppression/unused", "suppression/unused", "suppression/unused"],
            "{name}"
        );
        let folder =
            folder().with(name, format!("お知らせ\n\n{ask}取り急ぎ、情報の漏えいをお詫びします。\n"));
        let ran = folder.check(&[name, "--format", "json", "--show-suppressed"]);
        let json: Value = serde_json::from_str(&ran.out).unwrap();
        let one = &json["documents"][0]["suppressed"][0];
        assert_eq!((&one["text"], &one["span"]["start"]["line"]), (&"取り急ぎ".into(), &4.into()), "{name}");
    }
}

#[test]
fn silenced_findings_fail_no_run_and_warnings_do_where_they_should() {
    let folder = folder()
        .with("good.md", "# お知らせ\n\n<!-- noticelint-ignore apology/missing: 別に出す -->\n情報の漏えいがありました。\n")
        .with("late.md", "# お知らせ\n\n<!-- noticelint-ignore apology/missing: 別に出す until 2026-11-21 -->\n情報の漏えいがありました。\n")
        .with("none.md", format!("{HEAD}\n<!-- noticelint-ignore acme/loss: 別に出す -->\n以上です。\n"));
    for (arguments, status) in [
        (&["good.md", "--fail-on", "info"][..], 0),
        (&["late.md"], 1),
        (&["none.md"], 0),
        (&["none.md", "--fail-on", "warning"], 1),
        (&["none.md", "--fail-on", "warning", "--skip", "suppression/*"], 0),
    ] {
        assert_eq!(folder.check(arguments).status, status, "{arguments:?}");
    }
    let on = |day: &str| folder.run(&["check", "--rules", "policy.toml", "late.md", "--as-of", day]).status;
    assert_eq!((on("2026-11-21"), on("2026-11-22")), (0, 1));
}

#[test]
fn a_fix_leaves_alone_what_is_silenced() {
    let slip = "[rules.\"acme/slip\"]\ncheck = \"replace\"\nseverity = \"error\"\ntitle = \"誤り\"\n\
                message = \"「{text}」\"\nwith = { safe = true, pairs = { \"流失\" = \"流出\" } }\n";
    let draft =
        format!("{HEAD}\n<!-- noticelint-ignore acme/slip: 引用 -->\n「流失」とありました。\n\n流失です。\n");
    let folder = Folder::new().with("policy.toml", format!("{POLICY}{}{slip}", rules())).with("a.md", &draft);
    assert_eq!(folder.check(&["--fix", "a.md"]).status, 0);
    assert_eq!(folder.read("a.md"), draft.replace("\n流失です", "\n流出です"));
}

#[test]
fn a_text_that_is_no_notice_is_told_of_its_comments_too() {
    let folder = folder()
        .with("docs/a.md", "# 使い方\n\n読んでください。\n\n<!-- noticelint-ignore acme/los: x1 -->\n")
        .with("docs/b.md", "# 使い方\n\n`<!-- noticelint-ignore acme/loss: x1 -->` と書きます。\n")
        .with(
            "docs/c.md",
            "<!-- noticelint-ignore-file document/not-a-notice: 告知文ではない -->\n# 使い方\n\n読む。\n",
        );
    let ran = folder.check(&["docs", "--format", "short"]);
    assert_eq!(ran.out.matches("告知文とは読めません").count(), 2, "{}", ran.out);
    assert_eq!(ran.out.matches("「acme/los」という規則はありません").count(), 1, "{}", ran.out);
    let human = folder.check(&["docs"]).out;
    assert!(human.contains("acme/loss") && human.contains("docs/c.md: 指摘なし ・ 抑制 1\n"), "{human}");
}

// ---- [[ignore]]

const IGNORE: &str = "[[ignore]]\npath = \"notices/2026/**\"\nrule = \"acme/loss\"\nreason = \"鍵の台帳にある\"\nuntil = 2026-12-31\n";

fn configured(entries: &str) -> Folder {
    let draft = format!("{HEAD}\n鍵の紛失がありました。\n");
    Folder::new()
        .with("site/noticelint.toml", format!("{POLICY}{}{entries}", rules()))
        .with("site/notices/2026/a.md", &draft)
        .with("site/notices/2025/b.md", &draft)
}

fn check(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.run(&[&["check", "--as-of", "2026-11-22", "--format", "short"], arguments].concat())
}

#[test]
fn an_entry_covers_the_paths_below_its_file() {
    let folder = configured(IGNORE);
    let ran = check(&folder, &["site", "--show-suppressed"]);
    assert_snapshot!(ran.out, @r"
    site/notices/2025/b.md:5:3: 要確認 紛失と読めます [acme/loss]
    site/notices/2026/a.md:5:3: 抑制 紛失と読めます [acme/loss] 理由: 鍵の台帳にある(2026-12-31まで)
    ");
    assert_eq!(ran.err, "");
    // From elsewhere, and by the whole path, it is the same file.
    let inside = Ran::from(
        folder
            .command(&["check", "--format", "short", "2026"])
            .current_dir(folder.0.join("site/notices"))
            .output()
            .unwrap(),
    );
    assert_eq!((inside.out.as_str(), inside.err.as_str()), ("", ""));
    let whole = folder.0.join("site/notices/2026/a.md");
    assert_eq!(check(&folder, &[&whole.to_string_lossy()]).out, "");
}

#[test]
fn an_entry_without_a_path_is_for_all_and_a_family_for_its_rules() {
    let all = "[[ignore]]\nrule = \"acme/*\"\nreason = \"鍵の台帳にある\"\n";
    assert_eq!(check(&configured(all), &["site"]).out, "");
}

#[test]
fn entries_of_a_file_that_is_extended_count_from_its_own_folder() {
    let base = format!(
        "{POLICY}{}[[ignore]]\npath = \"a/x.md\"\nrule = \"acme/loss\"\nreason = \"台帳にある\"\n",
        rules()
    );
    let draft = format!("{HEAD}\n鍵の紛失がありました。\n");
    let folder = Folder::new()
        .with("base.toml", base)
        .with("a/noticelint.toml", "noticelint = 1\nextends = [\"../base.toml\"]\n")
        .with("a/x.md", &draft)
        .with("a/a/x.md", &draft);
    let ran = check(&folder, &["a"]);
    assert_eq!(ran.out, "a/a/x.md:5:3: 要確認 紛失と読めます [acme/loss]\n", "{}", ran.err);
}

#[test]
fn an_entry_of_no_use_is_told_once_at_the_end() {
    let folder = configured(&format!("{IGNORE}[[ignore]]\nrule = \"acme/note\"\nreason = \"台帳にある\"\n"));
    let line = |rule: &str, folder: &Folder| {
        let text = folder.read("site/noticelint.toml");
        let entry =
            text.split("[[ignore]]").position(|part| part.contains(&format!("\"{rule}\"\nreason"))).unwrap();
        text.split("[[ignore]]").take(entry).map(|part| part.matches('\n').count()).sum::<usize>() + 1
    };
    let ran = check(&folder, &["site"]);
    let wanted = format!(
        "site/noticelint.toml:{}: [[ignore]] の acme/note は何も抑えていません。要らなければ消し、要るなら path を確かめてください。\n",
        line("acme/note", &folder)
    );
    assert_eq!((ran.status, ran.err), (0, wanted));
    // Nothing is known of drafts that were not looked at, or of rules that are off.
    assert_eq!(check(&folder, &["site/notices/2025", "--skip", "acme/note"]).err, "");
    assert_eq!(check(&folder, &["site/notices/2025"]).err.lines().count(), 1);
    let english = check(&folder, &["site", "--lang", "en"]).err;
    assert!(english.contains("[[ignore]] of acme/note silences nothing"), "{english}");
}

#[test]
fn an_entry_that_has_run_out_is_told_in_the_drafts_it_covers() {
    let folder = configured(&IGNORE.replace("2026-12-31", "2026-11-21"));
    let ran = check(&folder, &["site"]);
    assert!(ran.out.contains("a.md:1:1: 要確認 「acme/loss (site/noticelint.toml:"), "{}", ran.out);
    assert!(ran.out.contains(")」の抑制は2026-11-21で終わりました [suppression/expired]"), "{}", ran.out);
    assert_eq!((ran.out.lines().count(), ran.err.as_str()), (3, ""), "{}", ran.out);
}

#[test]
fn a_broken_entry_fails_the_run_with_its_cure() {
    for (entry, cure) in [
        ("[[ignore]]\nrule = \"acme/los\"\nreason = \"x1\"\n", "「acme/loss」のことですか"),
        ("[[ignore]]\nrule = \"acme/loss\"\n", "なぜ見逃してよいのか"),
        ("[[ignore]]\nrule = \"acme/loss\"\nreason = \" \"\n", "なぜ見逃してよいのか"),
        ("[[ignore]]\nrule = \"acme/loss\"\nreason = \"x1\"\npath = \"[a\"\n", "[ ] と { } の対"),
        ("[[ignore]]\nrule = \"acme/loss\"\nreason = \"x1\"\nuntil = \"2026-02-30\"\n", "年-月-日"),
    ] {
        let ran = check(&configured(entry), &["site"]);
        let err = ran.err.replace("\n", "");
        assert!(ran.status == 2 && err.contains(cure), "{entry}: {}", ran.err);
    }
}

// ---- reports

#[test]
fn the_tally_counts_them_and_the_flag_lists_them() {
    let draft = format!(
        "{HEAD}\n<!-- noticelint-ignore acme/loss: 鍵は戻り、使われた形跡もないことを確かめた until 2026-12-31 -->\n鍵の紛失がありました。\n"
    );
    let folder = configured("[[ignore]]\nrule = \"acme/note\"\nreason = \"速報の決まり文句\"\n")
        .with("site/draft.md", format!("{draft}\n取り急ぎお知らせします。\n"));
    let arguments = ["check", "--as-of", "2026-11-22", "site/draft.md"];
    let plain = folder.run(&arguments);
    assert!(plain.out.contains("要修正 0 ・ 要確認 0 ・ 参考 0 ・ 抑制 2"), "{}", plain.out);
    assert!(!plain.out.contains("決まり文句"));
    let listed = folder.run(&[&arguments[..], &["--show-suppressed"]].concat());
    let list = listed.out.split("\n\n").find(|part| part.starts_with("抑制 2件")).unwrap_or(&listed.out);
    let line = list.rsplit(':').next().unwrap_or_default().trim_end_matches([')', '\n']);
    assert_snapshot!(list.replace(&format!("toml:{line}"), "toml:N"), @r"
    抑制 2件
      6行  acme/loss  鍵は戻り、使われた形跡もないことを確かめた(2026-12-31まで)
      8行  acme/note  速報の決まり文句(site/noticelint.toml:N)
    ");
    let english = folder.run(&[&arguments[..], &["--show-suppressed", "--lang", "en", "--quiet"]].concat());
    assert!(english.out.contains("suppressed: 2\n  line 6  acme/loss  "), "{}", english.out);
    assert!(folder.run(&["check", "site", "--as-of", "2026-11-22"]).out.ends_with("参考 0 ・ 抑制 2\n"));
}

#[test]
fn programs_read_them_under_a_key_of_their_own() {
    let draft = format!("{HEAD}\n<!-- noticelint-ignore acme/loss: 鍵は戻った -->\n鍵の紛失がありました。\n");
    let folder = configured(IGNORE).with("site/draft.md", draft);
    for format in ["json", "jsonl"] {
        let run = |flags: &[&str]| {
            let arguments = ["check", "--as-of", "2026-11-22", "--format", format];
            let paths = ["site/draft.md", "site/notices/2026/a.md"];
            folder.run(&[&arguments[..], &paths, flags].concat()).out
        };
        assert!(!run(&[]).contains("\"suppressed\":["), "{format}");
        assert!(run(&[]).contains("\"suppressed\":2"), "{format}");
        let whole = run(&["--show-suppressed"]);
        let documents: Vec<Value> = match format {
            "json" => serde_json::from_str::<Value>(&whole).unwrap()["documents"].as_array().unwrap().clone(),
            _ => whole
                .lines()
                .take(2)
                .map(|line| serde_json::from_str::<Value>(line).unwrap()["document"].clone())
                .collect(),
        };
        let one = &documents[0]["suppressed"][0];
        assert_eq!(
            (&one["rule"], &one["severity"], &one["text"]),
            (&"acme/loss".into(), &"warning".into(), &"紛失".into())
        );
        let said = serde_json::json!({ "reason": "鍵は戻った", "until": null, "origin": "site/draft.md:5" });
        assert_eq!(one["suppression"], said);
        let other = &documents[1]["suppressed"][0]["suppression"];
        assert_eq!((&other["until"], &other["reason"]), (&"2026-12-31".into(), &"鍵の台帳にある".into()));
        assert!(other["origin"].as_str().unwrap().starts_with("site/noticelint.toml:"));
        assert_eq!(documents[0]["findings"], serde_json::json!([]));
    }
}
