//! Texts with values that no check gives, sources that were not looked at for long, and rules written for another
//! version of the built-in ones.

use crate::ruleset::check::CheckKind;
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::Sink;
use crate::text::{Lang, Text};

/// Warns of `{placeholders}` that the check of a rule does not give.
pub(super) fn placeholders(merged: &Merged, sink: &Sink) {
    for (_, rule) in merged.all("rules") {
        let Some(check) = rule.choice("check", CheckKind::from_name) else { continue };
        let (kind, known) = (check.name(), check.shape().values);
        for key in ["message", "label", "help", "why", "holds"] {
            let Some(name) = rule.text(key).and_then(|text| unknown(text, known)) else { continue };
            let (ja, en) = (
                format!("check = \"{kind}\" は {{{name}}} の値を出しません"),
                format!("check = \"{kind}\" gives no value for {{{name}}}"),
            );
            let place = rule.get(key).map_or(&rule.place, |given| &given.at);
            let problem = place.problem("unknown-placeholder", ja, en);
            sink.push(match known.is_empty() {
                true => problem.help("{ } のない文にしてください", "write it without { }"),
                false => problem.suggest(&name, known.iter().copied()),
            });
        }
    }
}

/// The values that words of shorthands may hold.
const SAID: [(&str, &[&str]); 3] = [
    ("required", &["element"]),
    ("forbidden", &["phrase", "instead", "text"]),
    ("wanted", &["phrase", "instead"]),
];

/// Warns of those that a shorthand does not give, and of a mark of drafts that does not say what to write.
pub(super) fn shorthands(merged: &Merged, sink: &Sink) {
    let own = |name: &str| merged.root.table("shorthands").and_then(|said| said.table(name));
    for (said, known) in SAID.iter().filter_map(|(name, known)| Some((own(name)?, known))) {
        for key in ["title", "message", "label", "help"] {
            let Some(name) = said.text(key).and_then(|text| unknown(text, known)) else { continue };
            let (ja, en) =
                (format!("{{{name}}} に入る値はありません"), format!("nothing stands for {{{name}}} here"));
            let place = said.get(key).map_or(&said.place, |given| &given.at);
            sink.push(place.problem("unknown-placeholder", ja, en).suggest(&name, known.iter().copied()));
        }
    }
    let Some((draft, mark)) = merged.root.table("draft").and_then(|draft| Some((draft, draft.text("mark")?)))
    else {
        return;
    };
    if [Lang::Ja, Lang::En].iter().any(|lang| !mark.get(*lang).contains("{prompt}")) {
        let (ja, en) =
            ("この印では、何を書くかが示されません", "this mark does not say what is to be written");
        let place = draft.get("mark").map_or(&draft.place, |given| &given.at);
        let problem = place.problem("mark-without-prompt", ja, en);
        sink.push(problem.help("{prompt} を入れてください", "put {prompt} into it"));
    }
}

/// The first placeholder that is not known.
fn unknown(text: &Text, known: &[&str]) -> Option<String> {
    [Lang::Ja, Lang::En].iter().find_map(|lang| {
        let names = text.get(*lang).split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        let name =
            |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let unknown = names.map(|(name, _)| name).find(|one| name(one) && !known.contains(one));
        unknown.map(str::to_owned)
    })
}

/// Warns of sources last checked more than a year before `today`.
pub(super) fn sources(merged: &Merged, today: &str, sink: &Sink) {
    let Some((year, rest)) = today.split_once('-') else { return };
    let Ok(year) = year.parse::<i32>() else { return };
    let limit = format!("{:04}-{rest}", year - 1);
    for (_, table) in merged.all("rules").chain(merged.all("elements")) {
        for source in table.tables("source") {
            let Some(name) = source.string("name") else { continue };
            let Some(checked) = source.string("checked").filter(|checked| *checked < limit) else { continue };
            let (ja, en) = (
                format!("「{name}」を最後に確かめたのは{checked}です"),
                format!("`{name}` was last checked on {checked}"),
            );
            sink.push(table.key_place("source").problem("old-source", ja, en).help(
                "今も有効か確かめて、checked の日付を改めてください",
                "see whether it still holds, and renew the day in `checked`",
            ));
        }
    }
}

/// Warns of rules written for another major version of the built-in ones.
pub(super) fn written_for(merged: &Merged, builtin: &str, sink: &Sink) {
    for given in &merged.written_for {
        if major(&given.value) != major(builtin) {
            let (ja, en) = (
                format!("組み込みの規則{}のために書かれています(いまは{builtin})", given.value),
                format!("written for version {} of the built-in rules; this is {builtin}", given.value),
            );
            sink.push(given.place.problem("written-for", ja, en).help(
                "noticelint rules diff で過去の告知文への影響を確かめ、版を改めてください",
                "see with noticelint rules diff what changes for past notices, and renew the version",
            ));
        }
    }
}

/// What must be equal for rules to fit: the first number, with the second while the first is 0.
fn major(version: &str) -> (Option<&str>, Option<&str>) {
    let mut parts = version.split('.');
    let first = parts.next();
    (first, parts.next().filter(|_| first == Some("0")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_version_1_the_second_number_counts() {
        assert_eq!(major("0.1.0"), major("0.1"));
        assert_ne!(major("0.1.0"), major("0.2.0"));
        assert_eq!(major("1.4.0"), major("1"));
        assert_ne!(major("1.4.0"), major("2.0"));
    }
}
