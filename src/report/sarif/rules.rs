//! The rules of a run as SARIF tells them.

use super::log::{Configuration, Help, Message, Rule, RuleProperties};
use super::{level, plain};
use crate::report::ci;
use crate::report::json::text;
use crate::report::messages::{ExplainWords, Words};
use crate::ruleset::{self, Confidence, Lang, Ruleset, Severity, Stage};

/// All rules of a ruleset, each with its id and its JSON.
pub fn rules(ruleset: &Ruleset, lang: Lang) -> Vec<(String, String)> {
    ruleset.rules.iter().map(|rule| (rule.id.clone(), text(&told(rule, lang)))).collect()
}

fn told(rule: &ruleset::Rule, lang: Lang) -> Rule<'_> {
    let title = rule.title.get(lang);
    let why = rule.why.as_ref().map_or(title, |why| why.get(lang));
    // Most notices are single ones; a rule that is off there may speak at another stage.
    let usual = rule.severity_at(Stage::Single).or(rule.severity.iter().copied().flatten().max());
    let family = rule.id.split_once('/').map_or(rule.id.as_str(), |(family, _)| family);
    Rule {
        id: &rule.id,
        name: name(&rule.id),
        short_description: Message { text: plain(title) },
        full_description: Message { text: plain(why) },
        help: help(rule, lang),
        help_uri: ci::address(&rule.sources),
        default_configuration: Configuration {
            enabled: usual.is_some(),
            level: level(usual.unwrap_or(Severity::Info)),
        },
        properties: RuleProperties {
            tags: vec!["privacy", "breach-notice", family],
            precision: match rule.confidence {
                Confidence::High => "high",
                Confidence::Medium => "medium",
            },
            problem_severity: match usual {
                Some(Severity::Error) => "error",
                Some(Severity::Warning) => "warning",
                Some(Severity::Info) | None => "recommendation",
            },
        },
    }
}

/// `cause/missing` as `CauseMissing`.
fn name(id: &str) -> String {
    let words = id.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|first| first.to_uppercase().collect::<String>());
            first.unwrap_or_default() + letters.as_str()
        })
        .collect()
}

fn help(rule: &ruleset::Rule, lang: Lang) -> Help {
    let words = ExplainWords::of(lang);
    let sources = rule.sources.iter().map(|source| {
        format!("{}{}", source.name, words.dates(source.since.as_deref(), source.checked.as_deref()))
    });
    let sources = sources.collect::<Vec<_>>().join(Words::of(lang).comma());
    let parts = [
        (words.why(), rule.why.as_ref().map_or("", |why| why.get(lang))),
        (words.mend(), rule.help.as_ref().map_or("", |help| help.get(lang))),
        (words.sources(), sources.as_str()),
    ];
    let parts = parts.iter().filter(|(_, text)| !text.is_empty());
    let explain = format!("noticelint explain {}", rule.id);
    let said: Vec<String> =
        parts.clone().map(|(head, text)| format!("{head}: {}", ci::lines(text))).collect();
    let marked: Vec<String> = parts.map(|(head, text)| format!("**{head}**: {}", ci::lines(text))).collect();
    Help {
        text: plain(&format!("{}\n{explain}", said.join("\n"))).trim_start().to_owned(),
        markdown: format!("{}\n\n`{explain}`", marked.join("\n\n")).trim_start().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_become_names() {
        assert_eq!(super::name("contact-point/missing"), "ContactPointMissing");
        assert_eq!(super::name("社内/ng-word"), "社内NgWord");
    }
}
