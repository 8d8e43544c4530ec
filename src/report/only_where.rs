//! The conditions of a rule in words: only where card numbers leaked, only in follow-ups.
//!
//! Owns these words. Whether a condition holds is not asked here.

use super::messages::Words;
use crate::ruleset::{Kind, Lang, Rule, Ruleset, Stage};

/// What stands before the conditions.
pub fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "条件",
        Lang::En => "only where",
    }
}

/// Whether a rule speaks only under conditions.
pub fn has_conditions(rule: &Rule) -> bool {
    rule.when.is_some()
}

/// The conditions of a rule, each by itself; all of them must hold.
pub fn told(ruleset: &Ruleset, rule: &Rule, lang: Lang) -> Vec<String> {
    let mut told = Vec::new();
    let pick = |ja: String, en: String| if lang == Lang::Ja { ja } else { en };
    let or = |names: Vec<String>| names.join(if lang == Lang::Ja { "・" } else { " or " });
    let label = |group: &str, id: &String| {
        let label = ruleset.group(group).and_then(|group| group.labels.iter().find(|label| label.id == *id));
        label.map_or_else(|| id.clone(), |label| label.title.get(lang).to_owned())
    };
    if let Some(when) = &rule.when {
        if !when.leaked.is_empty() {
            let title = |set: &crate::ruleset::SetId| {
                let set = ruleset.set(*set);
                set.title.as_ref().map_or_else(|| set.id.clone(), |title| title.get(lang).to_owned())
            };
            let kinds = or(when.leaked.iter().map(title).collect());
            told.push(pick(
                format!("{kinds} のどれかが漏れた(可能性がある)とき"),
                format!("{kinds} leaked, or may have"),
            ));
        }
        if let Some(limit) = when.affected_over {
            told.push(pick(
                format!("対象が{limit}人を超えるとき"),
                format!("more than {limit} persons are affected"),
            ));
        }
        if !when.causes.is_empty() {
            let causes = or(when.causes.iter().map(|cause| label("cause", cause)).collect());
            told.push(pick(format!("原因が {causes} のとき"), format!("the cause is {causes}")));
        }
        if !when.publishers.is_empty() {
            let names = or(when.publishers.iter().map(|name| label("publisher", name)).collect());
            told.push(pick(format!("発信者が {names} のとき"), format!("the publisher is {names}")));
        }
        if !when.stages.is_empty() {
            let stage = |stage: &Stage| Words::of(lang).stage(*stage).to_owned();
            let stages = or(when.stages.iter().map(stage).collect());
            told.push(pick(format!("段階が {stages} のとき"), format!("the stage is {stages}")));
        }
        let states = [
            (&when.stated, "が書かれているとき", "stated"),
            (&when.deferred, "が後日とされているとき", "put off"),
            (&when.absent, "が書かれていないとき", "absent"),
        ];
        for (elements, ja, en) in states.into_iter().filter(|(elements, ..)| !elements.is_empty()) {
            let title = |at: &u16| ruleset.elements[usize::from(*at)].title.get(lang).to_owned();
            let titles: Vec<String> = elements.iter().map(title).collect();
            let and = titles.join(if lang == Lang::Ja { "と" } else { " and " });
            told.push(pick(format!("{and}{ja}"), format!("{and} {en}")));
        }
    }
    if rule.kinds.iter().any(|kind| *kind != Kind::Breach) {
        let word = |kind: &Kind| match (Words::of(lang).kind(*kind), lang) {
            (Some(word), _) => word.to_owned(),
            (None, Lang::Ja) => "漏えい等の告知文".to_owned(),
            (None, Lang::En) => "breach notices".to_owned(),
        };
        if Kind::NAMES.len() == rule.kinds.len() {
            told.push(pick("どの種類の文書でも".to_owned(), "texts of any kind".to_owned()));
            return told;
        }
        let kinds = or(rule.kinds.iter().map(word).collect());
        told.push(pick(format!("文書の種類: {kinds}"), format!("kinds of text: {kinds}")));
    }
    told
}
