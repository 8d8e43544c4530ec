//! The help in Japanese.
//!
//! Owns the Japanese of what the flags say in English beside their definitions. A test walks all flags, so
//! that none is forgotten.

use crate::text::width::wrap;
use clap::{Arg, ArgAction, Command};

const STATUS: &str = "終了コード: 0 問題なし、1 指摘あり、2 実行の失敗、3 検査する文書がない\nくわしく: noticelint <コマンド> --help";

const TEMPLATE: &str = "{about-with-newline}\n使い方: {usage}\n\n{all-args}{after-help}";

/// The command with its help in Japanese.
pub(crate) fn japanese(command: Command) -> Command {
    let is_program = command.get_name() == "noticelint";
    let command = localised(command, "");
    if is_program {
        command
            .override_usage("noticelint [check] [オプション] [パス]...\n        noticelint <コマンド>")
            .after_help(STATUS)
    } else {
        command
    }
}

fn help_flag() -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(japanese_of(FLAGS, "help"))
        .help_heading("オプション")
}

fn localised(command: Command, path: &str) -> Command {
    let about = japanese_of(COMMANDS, path);
    let command = command.mut_args(|arg| {
        let id = arg.get_id().as_str();
        let own = OWN.iter().find(|(of, own, _)| (*of, *own) == (path, id));
        let text = own.map_or_else(|| japanese_of(FLAGS, id), |(_, _, text)| *text);
        let heading = if arg.is_positional() { "引数" } else { "オプション" };
        // What is not wrapped here would be broken by the terminal wherever it ends.
        let columns = if arg.is_positional() { 66 } else { 46 };
        let arg = arg.help(wrap(text, columns).join("\n")).help_heading(heading);
        if arg.get_action().takes_values() {
            arg.hide_possible_values(true).hide_default_value(true)
        } else {
            arg
        }
    });
    let below = |command: Command| {
        let path = format!("{path} {}", command.get_name());
        localised(command, path.trim_start())
    };
    command
        .mut_subcommands(below)
        .about(about)
        .subcommand_help_heading("コマンド")
        .help_template(TEMPLATE)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help_flag())
}

fn japanese_of(table: &'static [(&'static str, &'static str)], id: &str) -> &'static str {
    table.iter().find(|(known, _)| *known == id).map_or("", |(_, text)| text)
}

/// What commands do, by their names as typed.
pub(super) const COMMANDS: &[(&str, &str)] = &[
    ("", "個人情報漏えいの告知文の下書きを検査する: 足りない項目、あいまいな記述、食い違い、計算の誤り"),
    ("check", "下書きを検査する(「noticelint 下書き.txt」だけでも同じ)"),
    ("facts", "読み取った内容を示す: 項目とその箇所、人数、日付、情報の種類、連絡先"),
    ("explain", "規則や項目について、理由・見るもの・直し方・例を示す"),
    ("survey", "過去の告知文を数える: どの項目が書かれ、どの規則がどれだけ指摘するか"),
    ("baseline", "以前からある指摘(検査で見逃すもの)の一覧"),
    ("baseline write", "指定した文書のいまの指摘を、すべて既知として一覧に書く(ほかの文書の分は残る)"),
    ("baseline prune", "なくなった指摘を一覧から外す(加えはしない)"),
    ("rules", "規則について"),
    ("init", "書き出しの noticelint.toml を作る(あるものは書き換えない)"),
    ("rules new", "noticelint.toml に、試し付きの規則のひな形を加える"),
    ("completions", "コマンドやフラグを補完するためのシェルの設定を出力する"),
    ("man", "マニュアルのページを出力する(プログラム全体、またはコマンドごと)"),
    ("template", "下書きのひな形を出力する: 書くべき項目を見出しと案内で並べる"),
    ("lsp", "エディターの相手をする: 標準入力と標準出力で Language Server Protocol を話す"),
    ("rules list", "規則と重さの一覧。または、規則ファイルに書ける名前の一覧"),
    ("rules check", "規則ファイルを検査する: 誤りはすべて一度に、誤りではないが意図と違いそうなものも"),
    ("rules show", "規則・項目・言葉を、どのファイルの何行目で決まったかとともに示す"),
    ("rules schema", "規則ファイルの書き方: エディター用の JSON Schema、または読める一覧"),
    ("rules test", "規則・項目・言い回しのそばに書いた試しを動かす"),
    ("rules diff", "規則を変えると、過去の告知文の指摘がどう変わるかを示す"),
    ("rules forms", "辞書の形で書いた語が何に当たるかを示す: 書き方、活用、文の終わりの読み"),
];

/// What flags mean, by their names in the code.
pub(super) const FLAGS: &[(&str, &str)] = &[
    ("effective", "組み合わせた結果をすべて示す。そのまま規則ファイルとして使える"),
    ("paths", "下書き、または下書きのあるフォルダー(.docx、.html、.md、.txt)。なし、または - なら標準入力"),
    ("name", "規則または項目の名前。例 contact-point/dangling、cause"),
    ("draft", "下書き。項目についての節をどう読んだかも示す"),
    ("words", "辞書の形の語。例 報告する、止める、漏えい"),
    ("old", "今の規則: ファイル(TOML)か builtin:ja"),
    ("new", "新しい規則: ファイル(TOML)か builtin:ja"),
    (
        "rules",
        "規則のファイル(TOML)か、組み込みの規則 builtin:ja、builtin:ja-card、-hospital、-letter、-municipal、-school。既定は近くの noticelint.toml、なければ builtin:ja",
    ),
    (
        "config",
        "近くの noticelint.toml の代わりに使う組織のファイル(TOML): 規則、設定、[files]。パスの型はそのファイルから見たもの",
    ),
    ("isolated", "noticelint.toml を使わない"),
    ("include_excluded", "noticelint.toml の [files] が外すものも検査する"),
    ("baseline", "既知の指摘を見逃す: noticelint baseline write で作る一覧。なくなった指摘は知らせる"),
    ("since", "この Git の版から変わったファイルだけを検査する: 変わった行の指摘と、足りないもの"),
    ("lang", "メッセージの言語: ja、en。既定は設定ファイルの language、なければ下書きの言語"),
    ("color", "色: auto(端末で)、always、never。既定 auto"),
    ("output", "標準出力の代わりに書き出すファイル"),
    ("stdin_filename", "標準入力の呼び名。拡張子で形式が決まる"),
    (
        "encoding",
        "下書きの文字コード: utf-8、sjis(cp932)、euc-jp、iso-2022-jp(jis)、utf-16、utf-16le、utf-16be。既定は文書ごとに判断",
    ),
    ("as_of", "今日とみなす日。例 2026-11-22。既定は今日"),
    ("publish_on", "公表の予定日。下書きに公表日がないときに使う"),
    ("stage", "告知の段階: auto、first(第1報)、follow-up(続報)、final(最終報)、single(単独)。既定 auto"),
    ("template_stage", "告知の段階: first(第1報)、follow-up(続報)、final(最終報)、single(単独)。既定 single"),
    ("stdio", "受け取るが要らない。使うのは標準入力と標準出力だけ"),
    ("shell", "シェル: bash、zsh、fish、powershell、elvish"),
    ("command", "コマンド。例 check、rules test。なしならプログラム全体"),
    ("folder", "作るフォルダー。既定はここ"),
    ("id", "規則の名前(対象/問題)"),
    ("publisher", "発信者の種別。規則にある名前で。例 company、public-hospital。既定は本文から読む"),
    ("allow_empty", "検査する文書がなくても 0 で終わる"),
    (
        "format",
        "出力の形: human、short(指摘ごとに1行)、json、jsonl(文書ごとに1行)、sarif(コードスキャン)、github(注釈)、gitlab(Code Quality)、junit、rdjson(reviewdog)、html(読むためのページ)。既定 human",
    ),
    ("report", "ほかの形でもファイルに書き出す。例 sarif=out.sarif。形は --format と同じ(繰り返し可)"),
    (
        "summary",
        "人が読む概要を Markdown で書き出すファイル。GITHUB_STEP_SUMMARY のファイルには、指定がなくても書き足す",
    ),
    ("fail_on", "終了コードを 1 にする最小の重さ: error、warning、info、never。既定 error"),
    ("only", "この規則だけ。cause/* のようにまとめても書ける(繰り返し可)"),
    ("skip", "この規則を外す。cause/* のようにまとめても書ける(繰り返し可)"),
    ("previous", "前に出した告知(続報を検査するとき)。変わった数や日付、なくなった項目を示す(繰り返し可)"),
    ("quiet", "指摘だけを示す(項目の表と集計を省く)"),
    ("show", "くわしく示すもの: info(参考も)、all(すべて)"),
    ("annotate", "Word のファイルの写しを書き、指摘をその箇所のコメントにする。本文は変えない"),
    (
        "show_config",
        "検査はせず、文書ごとに、どの値がどのファイルの何行目(または指定)で決まったかを示す。--format json も使える",
    ),
    ("show_suppressed", "コメント、[[ignore]]、--baseline で抑えた指摘を、理由とともに並べる"),
    ("fix", "直し方が決まっている指摘を直してファイルに書く。標準入力なら直した文を標準出力へ"),
    ("diff", "--fix で変わるところを差分で示し、何も書き換えない"),
    (
        "split",
        "複数の告知文が入ったファイルの区切り。告知文の始まる行に合う正規表現(グループが番号になる)か none。既定は【…#番号】で始まる行。行番号は元のファイルのもの",
    ),
    ("examples", "項目と規則ごとに示す例の数。既定 1"),
    ("measured", "規則で「数えていない」とされた項目や規則を、今回は数える(繰り返し可)"),
    (
        "derive",
        "多くの告知文に書かれていた項目を求める、規則の下書きを作る。--output のファイルがあれば何もしない",
    ),
    ("required_from", "--derive で項目を求める割合。漏えいの告知文のうち、0 から 1 で。既定 0.8"),
    ("evidence", "数えた結果を、規則に書く [evidence] の形で示す"),
    ("frame", "枠の文字: ascii、box(罫線)。既定 ascii"),
    ("files", "規則のファイル(TOML)か builtin:ja。既定は --rules と同じ"),
    ("all", "土台にしている組み込みの規則の試しも動かす"),
    ("coverage", "指摘が出る例・出ない例の足りない規則と、項目を挙げる"),
    ("check_kinds", "検査の種類 (check に書く名前) の一覧"),
    ("elements", "項目の一覧"),
    ("terms", "言葉の集まり (@…) の一覧"),
    ("data", "情報の種類と分類 (when.leaked に書く名前) の一覧"),
    ("regulators", "監督機関の一覧"),
    ("events", "できごと (#date.…) の一覧"),
    ("deadlines", "期限の一覧"),
    ("publishers", "発信者の種別 (publisher に書く名前) の一覧"),
    ("causes", "原因の分類 (when.cause に書く名前) の一覧"),
    ("acts", "節の行為の呼び名と、その言葉の一覧 (facts --statements が示すもの)"),
    ("conditions", "when の条件と、条件に書ける読み取り (#…) の一覧"),
    ("help", "この説明を示す"),
    ("version", "版を示す"),
    ("json", "--version とともに: JSON で。組み込みの規則と、出力の形の版も示す"),
];

/// Flags that mean something of their own in one command.
pub(super) const OWN: &[(&str, &str, &str)] = &[
    ("rules new", "rules", "加える先のファイル。既定は近くの noticelint.toml"),
    ("rules check", "ruleset", "規則のファイル(TOML)か builtin:ja。既定は近くの noticelint.toml"),
    (
        "rules schema",
        "rules",
        "エディターに示す名前をとる規則。既定は近くの noticelint.toml、なければ builtin:ja",
    ),
    (
        "rules check",
        "fail_on_warnings",
        "終了コードを 1 にするもの: warning(注意があれば)、error(注意では 1 にしない)。既定 error",
    ),
    ("baseline write", "output", "書き出す一覧。既定 noticelint-baseline.toml"),
    ("baseline prune", "output", "なくなった指摘を外す一覧。既定 noticelint-baseline.toml"),
    ("rules list", "format", "出力の形: human(表)、json。既定 human"),
    ("rules diff", "format", "出力の形: human(表)、json。既定 human"),
    ("rules forms", "format", "出力の形: human、json。既定 human"),
    ("facts", "format", "出力の形: human(表)、json、jsonl(文書ごとに1行)。既定 human"),
    ("facts", "statements", "すべての節と、その読み(行為、述べ方、誰が誰に、話題、どの項目の記載か)も示す"),
    ("rules schema", "format", "出力の形: json(JSON Schema)、markdown(読むための一覧)。既定 json"),
    ("survey", "format", "出力の形: human(表)、json、csv(項目か規則ごとに1行)。既定 human"),
    ("rules diff", "paths", "過去の告知文、またはそのフォルダー(.docx、.html、.md、.txt)。- なら標準入力"),
    ("rules test", "format", "出力の形: human、json。既定 human"),
    ("rules test", "only", "この規則か項目の試しだけ。cause/* のようにまとめても書ける(繰り返し可)"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn walk(command: &Command) {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(!about.is_ascii(), "{}: {about}", command.get_name());
        for arg in command.get_arguments() {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_ascii(), "{} {}: {help}", command.get_name(), arg.get_id());
            for value in arg.get_possible_values() {
                let told = help.contains(value.get_name()) || !arg.get_action().takes_values();
                assert!(told, "{} {}: {}", command.get_name(), arg.get_id(), value.get_name());
            }
        }
        command.get_subcommands().for_each(walk);
    }

    #[test]
    fn no_flag_is_explained_twice() {
        let twice = |table: &[(&str, &str)]| {
            table.iter().enumerate().any(|(at, (id, _))| table[..at].iter().any(|(before, _)| before == id))
        };
        assert!(!twice(COMMANDS) && !twice(FLAGS));
    }

    #[test]
    fn every_command_and_flag_has_its_japanese() {
        let command = japanese(super::super::Cli::command());
        walk(&command);
        command.debug_assert();
    }
}
