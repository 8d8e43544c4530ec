//! Elements that nothing can state, and sets without a word.
//!
//! Owns what is idle by its form alone. What a text is needed for to see is `tries`'.

use super::Surroundings;
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::Sink;
use crate::ruleset::tree::Table;
use crate::ruleset::values::Stage;

/// Warns of them.
pub(super) fn elements_and_sets(merged: &Merged, around: &Surroundings, sink: &Sink) {
    for (id, element) in merged.all("elements") {
        let read = !element.list("words").is_empty()
            || !element.tables("detect").is_empty()
            || around.tell(merged, id, "stated");
        if read {
            continue;
        }
        let (ja, en) = (
            format!("項目「{id}」は、何が書かれても「なし」です"),
            format!("nothing can state the element `{id}`"),
        );
        sink.push(element.place.problem("never-stated", ja, en).help(
            "どの言葉があれば記載とみるかを words = [\"…\"] に書いてください (headings は指摘の場所を決めるだけです)",
            "say in words = [\"…\"] which words state it (headings only say where a finding is placed)",
        ));
    }
    for stage in Stage::NAMES {
        let draft = merged.root.table("draft").and_then(|draft| draft.table(stage));
        if let Some(draft) = draft.filter(|draft| !draft.has("title")) {
            let (ja, en) = (
                "題名のない下書きは出力されません".to_owned(),
                "a draft without a title is not printed".to_owned(),
            );
            let problem = draft.place.problem("untitled-draft", ja, en);
            sink.push(problem.help("title = \"…\" を加えてください", "give it a title = \"…\""));
        }
    }
    for (id, set) in merged.all("terms") {
        let family = format!("{id}.");
        let members = || merged.map("terms").names().any(|name| name.starts_with(&family));
        // A set with a title alone gives a name to something that is read otherwise.
        let meant = set.has("words") || !set.has("title");
        if meant && says_nothing(set) && !members() {
            let (ja, en) = (format!("「{id}」に言葉がありません"), format!("`{id}` holds no word"));
            sink.push(set.place.problem("empty-set", ja, en).help(EMPTY.0, EMPTY.1));
        }
    }
}

/// What to do about a set without a word.
pub(super) const EMPTY: (&str, &str) = (
    "words に言葉を書くか、この集まりを使う規則を off にしてください",
    "give it words, or switch off the rules that use it",
);

/// Whether a set matches nothing.
pub(super) fn says_nothing(set: &Table) -> bool {
    ["words", "include"].iter().all(|key| set.list(key).is_empty()) && set.tables("patterns").is_empty()
}
