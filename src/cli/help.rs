//! The help in Japanese.
//!
//! Owns the Japanese of what the flags say in English beside their definitions. A test walks all flags, so
//! that none is forgotten.

mod words;

use crate::text::width::wrap;
use clap::{Arg, ArgAction, Command};
use words::{COMMANDS, FLAGS, OWN};

const STATUS: &str = "終了コード: 0 問題なし、1 指摘あり、2 実行の失敗、3 検査する文書がない\nくわしく: noticelint <コマンド> --help";

const TEMPLATE: &str = "{about-with-newline}\n使い方: {usage}\n\n{all-args}{after-help}";

/// The command with its help in Japanese.
pub fn japanese(command: Command) -> Command {
    let is_program = command.get_name() == "noticelint";
    let command = localised(command, "");
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
