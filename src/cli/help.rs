//! The help in Japanese.
//!
//! Owns the Japanese of what the flags say in English beside their definitions. A test walks all flags, so
//! that none is forgotten.

use crate::report::wrap::wrap;
use clap::{Arg, ArgAction, Command};

/// What subcommands do.
const COMMANDS: &[(&str, &str)] = &[
    (
        "noticelint",
        "個人情報漏えいの告知文の下書きを検査する: 足りない項目、あいまいな記述、食い違い、計算の誤り",
    ),
    ("check", "下書きを検査する(「noticelint 下書き.txt」だけでも同じ)"),
    ("facts", "読み取った内容を示す: 項目とその箇所、人数、日付、情報の種類、連絡先"),
    ("explain", "規則や項目について、理由・見るもの・直し方・例を示す"),
    ("rules", "規則について"),
    ("init", "書き出しの noticelint.toml を作る(あるものは書き換えない)"),
    ("new", "noticelint.toml に、試し付きの規則のひな形を加える"),
    ("template", "下書きのひな形を出力する: 書くべき項目を見出しと案内で並べる"),
    ("list", "規則と重さの一覧"),
    ("show", "規則・項目・言葉を、どのファイルの何行目で決まったかとともに示す"),
    ("schema", "規則ファイルの書き方: エディター用の JSON Schema、または読める一覧"),
];

/// What flags mean, by their names in the code.
const FLAGS: &[(&str, &str)] = &[
    ("effective", "組み合わせた結果をすべて示す。そのまま規則ファイルとして使える"),
    ("paths", "下書き、または下書きのあるフォルダー(.txt、.md、.markdown)。なし、または - なら標準入力"),
    ("name", "規則または項目の名前。例 contact-point/dangling、cause"),
    (
        "rules",
        "規則のファイル(TOML)か、組み込みの規則 builtin:ja、builtin:ja-card、-hospital、-letter、-municipal、-school。既定は近くの noticelint.toml、なければ builtin:ja",
    ),
    ("isolated", "noticelint.toml を使わない"),
    ("lang", "メッセージの言語: ja、en。既定は日本語の環境なら ja、ほかは下書きの言語"),
    ("color", "色: auto(端末で)、always、never。既定 auto"),
    ("output", "標準出力の代わりに書き出すファイル"),
    ("stdin_filename", "標準入力の呼び名。拡張子で形式が決まる"),
    ("as_of", "今日とみなす日。例 2026-11-22。既定は今日"),
    ("publish_on", "公表の予定日。下書きに公表日がないときに使う"),
    ("stage", "告知の段階: auto、first(第1報)、follow-up(続報)、final(最終報)、single(単独)。既定 auto"),
    ("template_stage", "告知の段階: first(第1報)、follow-up(続報)、final(最終報)、single(単独)。既定 single"),
    ("folder", "作るフォルダー。既定はここ"),
    ("id", "規則の名前(対象/問題)"),
    ("publisher", "発信者の種別。規則にある名前で。例 company、public-hospital。既定は本文から読む"),
    ("allow_empty", "検査する文書がなくても 0 で終わる"),
    ("format", "出力の形: human、short(指摘ごとに1行)、json、jsonl(文書ごとに1行)。既定 human"),
    ("fail_on", "終了コードを 1 にする最小の重さ: error、warning、info、never。既定 error"),
    ("only", "この規則だけ。cause/* のようにまとめても書ける(繰り返し可)"),
    ("skip", "この規則を外す。cause/* のようにまとめても書ける(繰り返し可)"),
    ("quiet", "指摘だけを示す(項目の表と集計を省く)"),
    ("show", "くわしく示すもの: info(参考も)、all(すべて)"),
    ("fix", "直し方が決まっている指摘を直してファイルに書く。標準入力なら直した文を標準出力へ"),
    ("diff", "--fix で変わるところを差分で示し、何も書き換えない"),
    ("frame", "枠の文字: ascii、box(罫線)。既定 ascii"),
    ("help", "この説明を示す"),
    ("version", "版を示す"),
];

/// Formats of the one subcommand that has fewer.
const LIST_FORMAT: &str = "出力の形: human(表)、json。既定 human";
/// Formats of the other.
const FACTS_FORMAT: &str = "出力の形: human(表)、json、jsonl(文書ごとに1行)。既定 human";

/// Where a new rule goes.
const NEW_RULES: &str = "加える先のファイル。既定は近くの noticelint.toml";
/// A ruleset to look at.
const RULESET: &str = "規則のファイル(TOML)か builtin:ja。既定は近くの noticelint.toml、なければ builtin:ja";
/// Severities of what is said of a ruleset.
const RULES_FAIL_ON: &str =
    "終了コードを 1 にするもの: warning(注意があれば)、error(注意では 1 にしない)。既定 error";
/// Formats of the reference of rulesets.
const SCHEMA_FORMAT: &str = "出力の形: json(JSON Schema)、markdown(読むための一覧)。既定 json";

const STATUS: &str = "終了コード: 0 問題なし、1 指摘あり、2 実行の失敗、3 検査する文書がない\nくわしく: noticelint <コマンド> --help";

const TEMPLATE: &str = "{about-with-newline}\n使い方: {usage}\n\n{all-args}{after-help}";

/// The command with its help in Japanese.
pub fn japanese(command: Command) -> Command {
    let is_program = command.get_name() == "noticelint";
    let command = localised(command);
    if is_program {
        command
            .override_usage("noticelint [check] [オプション] [パス]...\n        noticelint <コマンド>")
            .after_help(STATUS)
            .disable_version_flag(true)
            .arg(flag("version", 'V', ActionFor::Version))
    } else {
        command
    }
}

enum ActionFor {
    Help,
    Version,
}

fn flag(name: &'static str, short: char, action: ActionFor) -> Arg {
    let action = match action {
        ActionFor::Help => ArgAction::Help,
        ActionFor::Version => ArgAction::Version,
    };
    Arg::new(name)
        .short(short)
        .long(name)
        .action(action)
        .help(japanese_of(FLAGS, name))
        .help_heading("オプション")
}

fn localised(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let about = japanese_of(COMMANDS, &name);
    let command = command.mut_args(|arg| {
        let text = match (name.as_str(), arg.get_id().as_str()) {
            ("new", "rules") => NEW_RULES,
            (_, "ruleset") => RULESET,
            (_, "fail_on_warnings") => RULES_FAIL_ON,
            ("list", "format") => LIST_FORMAT,
            ("facts", "format") => FACTS_FORMAT,
            ("schema", "format") => SCHEMA_FORMAT,
            (_, id) => japanese_of(FLAGS, id),
        };
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
    command
        .mut_subcommands(localised)
        .about(about)
        .subcommand_help_heading("コマンド")
        .help_template(TEMPLATE)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(flag("help", 'h', ActionFor::Help))
}

fn japanese_of(table: &'static [(&'static str, &'static str)], id: &str) -> &'static str {
    table.iter().find(|(known, _)| *known == id).map_or("", |(_, text)| text)
}

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
    fn every_command_and_flag_has_its_japanese() {
        let command = japanese(super::super::Cli::command());
        walk(&command);
        command.debug_assert();
    }
}
