//! What to write in place of a value of the wrong type.
//!
//! Owns the step from what stands in the file to what should. That a type is wrong is `values`' to see.

use crate::ruleset::check::{CHECKS, CheckKind, CheckShape};
use crate::ruleset::mistakes::text;
use crate::ruleset::schema::{Key, LEVELS, Shape, TableShape};
use crate::text::{Text, nearest};
use toml::de::DeValue;

/// The type that a value should have.
#[derive(Clone, Copy)]
pub(super) enum Want {
    Boolean,
    Integer,
    String,
    Strings,
    Lists,
    Text,
    Severity,
    Table,
    /// A table with keys of that shape.
    Named(&'static TableShape),
    Tables,
    /// A table in a list, with the key that its tables must have.
    Item(&'static str),
    /// A condition in a list.
    Condition,
    /// A table of that name, whose keys are names of one's own.
    Names(&'static str),
    /// A table under a name of one's own, in the map of that name.
    Member(&'static str),
}

impl Want {
    /// The cure: the value itself as it should be, or else what goes there.
    pub(super) fn cure(self, raw: &str, found: &DeValue<'_>) -> Text {
        if let Some(right) = self.mended(raw, found) {
            return text(format!("{right} と書いてください"), format!("give {right}"));
        }
        let (ja, en) = match self {
            Self::Boolean => ("true か false と書いてください", "give true or false"),
            Self::Integer => ("整数を書いてください", "give a whole number"),
            Self::String => ("引用符で囲んだ文字列を書いてください", "give a string in quotes"),
            Self::Strings => ("[\"…\"] の形で並べてください", "give an array of strings, [\"…\"]"),
            Self::Lists => {
                ("[[\"…\", \"…\"]] の形で並べてください", "give an array of arrays, [[\"…\", \"…\"]]")
            }
            Self::Text => (
                "文字列か { ja = \"…\", en = \"…\" } を書いてください",
                "give a text in quotes, or { ja = \"…\", en = \"…\" }",
            ),
            Self::Severity => (
                "\"error\"、\"warning\"、\"info\"、\"off\" のどれかか、段階ごとの表 { first = \"…\", else = \"…\" } を書いてください",
                "give \"error\", \"warning\", \"info\" or \"off\", or a table by stage, { first = \"…\", else = \"…\" }",
            ),
            Self::Tables => ("[{ … }] の形で並べてください", "give an array of tables, [{ … }]"),
            Self::Member("rules") => (
                "重さだけを変えるなら [severity] に書いてください",
                "severities alone go to the table [severity]",
            ),
            Self::Member("phrases") => (
                "言い回しを名前にした表を書いてください: [phrases.\"ご安心ください\"]",
                "give a table that has the phrase for its name: [phrases.\"ご安心ください\"]",
            ),
            Self::Names("pairs") => (
                "{ \"誤った言葉\" = \"正しい言葉\" } と書いてください",
                "give a table, { \"wrong\" = \"right\" }",
            ),
            Self::Names(name) => {
                let example = match name {
                    "phrases" => "phrases.\"ご安心ください\"".to_owned(),
                    "rules" | "evidence" => format!("{name}.\"house/my-rule\""),
                    _ => format!("{name}.my-name"),
                };
                return text(
                    format!("一つずつ名前を付けて、[{example}] のように書いてください"),
                    format!("give each a name of its own: [{example}]"),
                );
            }
            Self::Named(shape) => {
                let names: Vec<&str> = shape.keys().map(|key| key.name).collect();
                let (some, more) = (&names[..names.len().min(5)], names.len() > 5);
                let keys = format!("{}{}", some.join(", "), if more { ", …" } else { "" });
                return text(
                    format!("表 {{ … }} を書いてください (キー: {keys})"),
                    format!("give a table, {{ … }}, of {keys}"),
                );
            }
            Self::Table | Self::Member(_) | Self::Item(_) | Self::Condition => {
                ("表 { … } を書いてください", "give a table, { … }")
            }
        };
        text(ja, en)
    }

    fn mended(self, raw: &str, found: &DeValue<'_>) -> Option<String> {
        match (self, found) {
            (Self::Boolean, DeValue::String(given)) => match given.trim().to_lowercase().as_str() {
                right @ ("true" | "false") => Some(right.to_owned()),
                "yes" | "on" | "はい" => Some("true".to_owned()),
                "no" | "off" | "いいえ" => Some("false".to_owned()),
                _ => None,
            },
            (Self::Integer, DeValue::String(given)) => {
                let digits: String =
                    given.chars().filter_map(|sign| sign.to_digit(10)).map(|d| d.to_string()).collect();
                (!digits.is_empty() && digits.len() <= 18).then_some(digits)
            }
            (Self::String, DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_)) => {
                Some(format!("\"{raw}\""))
            }
            (Self::String | Self::Text | Self::Severity, DeValue::Array(items)) => match &items[..] {
                [one] if one.get_ref().is_str() => {
                    Some(raw.trim_matches(['[', ']', ' ', ',', '\n']).to_owned())
                }
                _ => None,
            },
            (Self::Strings, DeValue::String(_)) => Some(format!("[{raw}]")),
            (Self::Lists, DeValue::Array(items)) if items.iter().all(|item| item.get_ref().is_str()) => {
                Some(format!("[{raw}]"))
            }
            (Self::Severity, DeValue::Boolean(false)) => Some("\"off\"".to_owned()),
            (Self::Tables, DeValue::Table(_)) => Some(format!("[{raw}]")),
            (Self::Member("phrases"), DeValue::String(given)) if is_level(given) => {
                Some(format!("{{ severity = {raw} }}"))
            }
            (Self::Member("phrases"), DeValue::String(_)) => {
                Some(format!("{{ severity = \"warning\", instead = {raw} }}"))
            }
            (Self::Member("elements"), DeValue::String(given)) if is_level(given) => {
                Some(format!("{{ required = {raw} }}"))
            }
            (Self::Member("elements"), DeValue::String(_)) => {
                Some(format!("{{ title = {raw}, words = [{raw}] }}"))
            }
            (Self::Named(shape), DeValue::String(given)) => {
                let takes = |key: &&Key| match &key.shape {
                    Shape::Choice(names) | Shape::OneOrMore(Shape::Choice(names)) => {
                        names.contains(&given.as_ref()) || meant(given, names).is_some()
                    }
                    _ => false,
                };
                let key = shape.keys().find(takes)?;
                let names = match &key.shape {
                    Shape::Choice(names) | Shape::OneOrMore(Shape::Choice(names)) => *names,
                    _ => return None,
                };
                let value = meant(given, names).unwrap_or(given);
                Some(format!("{{ {} = \"{value}\" }}", key.name))
            }
            (Self::Member("terms"), DeValue::String(_)) => Some(format!("{{ words = [{raw}] }}")),
            (Self::Member("terms"), DeValue::Array(items))
                if items.iter().all(|item| item.get_ref().is_str()) =>
            {
                Some(format!("{{ words = {raw} }}"))
            }
            (Self::Table | Self::Member(_), DeValue::Array(_))
                if raw.starts_with("[[") && !raw.contains(',') =>
            {
                let header = raw.strip_prefix("[[")?.strip_suffix("]]")?;
                Some(format!("[{header}]"))
            }
            (Self::Condition, DeValue::String(_)) => Some(format!("{{ any = [{raw}] }}")),
            (Self::Item(key), DeValue::String(_)) => Some(format!("{{ {key} = {raw} }}")),
            (Self::Member("deadlines"), DeValue::Integer(_)) => {
                Some(format!("{{ days = {raw}, source = \"…\" }}"))
            }
            _ => None,
        }
        // What runs over several lines is no cure to print.
        .filter(|right| right.len() <= 120 && !right.contains('\n'))
    }
}

/// Whether a string is a severity, or a word for one.
fn is_level(given: &str) -> bool {
    LEVELS.contains(&given) || meant(given, LEVELS).is_some()
}

/// Words that people write for the names of values.
const WORDS: &[(&str, &[&str])] = &[
    ("error", &["要修正", "エラー", "誤り", "critical", "must", "必須"]),
    ("warning", &["要確認", "警告", "注意"]),
    ("info", &["参考", "情報", "note", "hint"]),
    ("off", &["オフ", "なし", "無効", "none", "ignore", "disable", "disabled", "false"]),
    ("first", &["第1報", "第一報", "初報"]),
    ("follow-up", &["続報", "第2報", "第二報"]),
    ("final", &["最終報", "確報"]),
    ("single", &["単独"]),
];

/// The name that a word stands for, where it is one of the known ones.
pub(super) fn meant<'n>(word: &str, known: &[&'n str]) -> Option<&'n str> {
    let name = spoken(word)?;
    known.iter().find(|known| **known == name).copied()
}

/// The name that a word stands for.
pub(in crate::ruleset) fn spoken(word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    WORDS.iter().find(|(_, spoken)| spoken.contains(&word.as_str())).map(|(name, _)| *name)
}

/// What to write where a kind of check was meant that is called by another word: one that its name or its title holds.
pub(super) fn check_meant(word: &str, known: &[&str]) -> Option<Text> {
    if known != CheckKind::NAMES || nearest(word, known).is_some() {
        return None;
    }
    let holds = |check: &&CheckShape| {
        let titles = [check.about.0, check.about.1];
        check.name.split('-').any(|part| part == word) || titles.iter().any(|title| title.contains(word))
    };
    const MOST: usize = 5;
    let found: Vec<&str> = CHECKS.iter().filter(holds).map(|check| check.name).collect();
    let (ja, en) =
        ("一覧: noticelint rules list --check-kinds", "noticelint rules list --check-kinds shows all");
    if found.is_empty() {
        return None;
    }
    if found.len() > MOST {
        return Some(text(ja, en));
    }
    let named: String = found.iter().map(|name| format!("「{name}」")).collect();
    let one_of = found.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ");
    Some(text(format!("{named}のことですか? ({ja})"), format!("did you mean {one_of}? ({en})")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::schema::{BY_STAGE, LEVELS};

    #[test]
    fn every_word_stands_for_a_name_that_there_is() {
        let stages = BY_STAGE.keys().map(|key| key.name);
        let known: Vec<&str> = LEVELS.iter().copied().chain(stages).collect();
        for (name, words) in WORDS {
            words.iter().for_each(|word| assert_eq!(meant(word, &known), Some(*name)));
        }
        assert_eq!(meant("警告", &["first"]), None);
    }
}
