//! `check --fix` and `--diff`: what is written where, and what stays as it was.

use crate::folder::{Folder, POLICY};

/// A slip with a safe correction in a file of every kind that editors write.
const SLIP: &str = "\u{feff}お知らせ\r\n\r\n情報の流失、漏えいがありました。\r\n深くお詫び申し上げます。";
const MENDED: &str = "\u{feff}お知らせ\r\n\r\n情報の流出、漏えいがありました。\r\n深くお詫び申し上げます。";

fn mending() -> Folder {
    let replace = "\n[rules.\"acme/slip\"]\ncheck = \"replace\"\nseverity = \"error\"\ntitle = \"誤り\"\n\
                   message = \"「{text}」→「{right}」\"\nwith = { safe = true, pairs = { \"流失\" = \"流出\" } }\n";
    Folder::new().with("policy.toml", format!("{POLICY}{replace}")).with("a.txt", SLIP)
}

#[test]
fn fix_mends_a_file_in_place_once_and_ends_by_what_remains() {
    let folder = mending();
    assert_eq!(folder.check(&["a.txt"]).status, 1);
    let ran = folder.check(&["--lang", "ja", "--fix", "a.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "a.txt: 1か所を直しました\n"));
    assert_eq!(folder.read("a.txt"), MENDED);
    let again = folder.check(&["--fix", "a.txt"]);
    assert_eq!((again.status, again.err.as_str()), (0, ""));
    assert_eq!(folder.read("a.txt"), MENDED);
}

#[test]
fn a_diff_changes_nothing() {
    let folder = mending();
    let ran = folder.check(&["--fix", "--diff", "a.txt"]);
    let head = "--- a.txt\n+++ a.txt\n@@ -1,4 +1,4 @@\n \u{feff}お知らせ\r\n \r\n-情報の流失、漏えいがありました。\r\n+情報の流出、";
    assert!(ran.out.starts_with(head), "{}", ran.out);
    assert_eq!((ran.status, folder.read("a.txt").as_str()), (0, SLIP));
    assert_eq!(folder.check(&["--diff", "a.txt"]).status, 2);
}

#[test]
fn standard_input_is_mended_to_standard_output() {
    let folder = mending();
    let flags = ["check", "--rules", "policy.toml", "--fix"];
    let ran = folder.typed(&flags, SLIP.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!((ran.status, ran.out.as_str()), (0, MENDED.trim_start_matches('\u{feff}')));
    assert_eq!(folder.check(&["--fix", "-", "a.txt"]).status, 2);
    assert_eq!(folder.read("a.txt"), SLIP);
}

#[test]
fn what_others_wrote_is_not_rewritten() {
    let head = "個人情報漏えいのお詫び\n\n株式会社見本は2026年11月20日、会員1,200名の氏名が漏えいしたことを公表しました。\n\n";
    let keep = [
        "詳細は https://example.jp/流失/list をご覧ください。",
        "資料「名簿の流失.pdf」と 流失_2026.xlsx を添えます。",
        r"書類は \\fs01\共有\流失 に置きます。",
        "新聞各紙は「名簿が流失」と報じました。",
        "『情報流失を考える』に掲載されました。",
        "誤って東京都港区流失町１丁目と横浜市流失3-2へ届けました。",
        "昨年の大雨で倉庫が浸水し、台帳が流失しました。",
        "> 一部の会員の情報が流失したとのことです。",
    ];
    for (extension, keep) in [
        ("txt", [&keep[..], &["```\n名簿が流失しました。\n```", "<kbd>流失</kbd>"]].concat()),
        (
            "md",
            [
                &keep[..],
                &[
                    "設定は `流失=true` です。",
                    "`` 流失 `` と書きます。",
                    "- 例を示します。\n\n      名簿が流失しました。\n\n終わりです。",
                    "    名簿が流失しました。\n\n例はここまでです。",
                    "> 例\n>\n>     名簿が流失しました。",
                    "~~~text\n名簿が流失しました。\n~~~",
                    "画面には <samp>名簿が流失しました</samp> と、<code>流失</code> と出ます。",
                ],
            ]
            .concat(),
        ),
        (
            "html",
            vec![
                "<code>流失</code>",
                "<blockquote>名簿が流失した</blockquote>",
                "<q>流失</q>",
                "<samp>流失</samp>と<kbd>流失</kbd>",
                "<pre>名簿が流失しました。</pre>",
            ],
        ),
    ] {
        let name = format!("a.{extension}");
        let text = format!("{head}{}\n", keep.join("\n\n"));
        let folder = Folder::new().with(&name, text.as_bytes());
        let ran = folder.run(&["check", &name, "--fix", "--diff", "--isolated", "--as-of", "2026-11-22"]);
        assert_eq!(ran.out, "", "{extension}");
        // The writer's own slip beside them is mended.
        let own = format!("{text}\n当社から流失しました。\n");
        let folder = Folder::new().with(&name, own.as_bytes());
        folder.run(&["check", &name, "--fix", "--isolated", "--as-of", "2026-11-22"]);
        let mended = std::fs::read_to_string(folder.0.join(&name)).unwrap();
        assert_eq!(mended, own.replace("当社から流失", "当社から流出"), "{extension}");
    }
}
