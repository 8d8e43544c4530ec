//! Sets of words that the built-in ruleset once had, and where their work is done now.
//!
//! Owns what is told to a policy that still changes one of them. What a set holds is the ruleset's.

/// Their names, and what to write today, in Japanese and English.
const RETIRED: [(&[&str], &str, &str); 4] = [
    (
        &["many", "person-or-record"],
        "組み込みの規則から消えた集まりです。数のない言い方は文から読みます。加えるなら [elements.affected-count] に add-detect = [{ as = \"hollow\", any = [\"…\"] }] と書いてください",
        "it is gone from the built-in rules: amounts without a number are read from the sentence. To add one, write add-detect = [{ as = \"hollow\", any = [\"…\"] }] in [elements.affected-count]",
    ),
    (
        &["held", "quantity", "data-kind", "when"],
        "組み込みの規則から消えた集まりです。何の話かは文から読むので、この行は消してください。後日と読む言い方は [terms.deferral] の add に書けます",
        "it is gone from the built-in rules: what a sentence is about is read from the sentence. Take this out; words that put off go to `add` of [terms.deferral]",
    ),
    (
        &["contained"],
        "組み込みの規則から消えた集まりです。処置は文から読みます。加えるなら [elements.containment] に add-detect = [{ any = [\"…\"] }] と書いてください",
        "it is gone from the built-in rules: responses are read from the sentence. To add one, write add-detect = [{ any = [\"…\"] }] in [elements.containment]",
    ),
    (
        &["certainty.happened"],
        "組み込みの規則から消えた集まりです。断定と可能性を比べる語は [terms.certainty-verb.taken] の add に書いてください",
        "it is gone from the built-in rules: words that are held against themselves go to `add` of [terms.certainty-verb.taken]",
    ),
];

/// What to write in place of a set that is gone, in Japanese and English.
pub(super) fn cure(name: &str) -> Option<(&'static str, &'static str)> {
    RETIRED.iter().find(|(names, ..)| names.contains(&name)).map(|(_, ja, en)| (*ja, *en))
}
