//! What a statement says of the time after an incident: a word or a trace that never came, a consequence that may come.
//!
//! Owns seeing both by their shape: what is told of (〜という話, 使われた形跡) and what is feared (からかわれるおそれ) is
//! open, only the nouns of evidence and of risk are the vocabulary's. Whether it is denied or done is the mode's.

use super::Vocabulary;
use crate::document::Place;
use crate::grammar::{End, Flags, Hit, Kinds, Mode, is_dense};
use crate::text::{one_of, slice};

/// The kinds of words that both are seen by.
pub(super) struct Signs {
    evidence: Kinds,
    risk: Kinds,
    incident: Kinds,
    leak: Kinds,
    inquiry: Kinds,
    data: Kinds,
    tell: Kinds,
}

/// Bytes between the verb of what is told of and the noun: 流出した「との」話.
const BENT: usize = 24;

impl Signs {
    pub(super) fn of(vocabulary: &Vocabulary) -> Self {
        let kinds = |names: &[&str]| vocabulary.kinds(names);
        Self {
            evidence: kinds(&["evidence"]),
            risk: kinds(&["risk"]),
            incident: kinds(&["leak", "lose", "intrude"]),
            leak: kinds(&["leak", "lose"]),
            data: kinds(&["data"]),
            tell: kinds(&["tell"]),
            inquiry: kinds(&["inquire", "publish", "need", "vary"]),
        }
    }

    /// Whether a word, a trace or a case of something is what a clause speaks of: 広まったという話は, 使われた形跡が.
    pub(super) fn evidence(&self, text: &str, place: Place, hits: &[Hit]) -> bool {
        self.nouns(text, place, hits, self.evidence).any(|(hit, before)| {
            let said = [
                "とおっしゃる",
                "と言う",
                "と話す",
                "と申し出た",
                "という",
                "といった",
                "などの",
                "ような",
                "らしき",
                "とする",
                "との",
                "旨の",
            ];
            // 使われたと思われる電話や手紙の話.
            let of_noun = before.strip_suffix('の').map(|noun| noun.trim_end_matches(is_noun));
            let before = of_noun.filter(|clause| bends(clause)).unwrap_or(before);
            let quoted = said.iter().find_map(|link| before.strip_suffix(link));
            let behind = slice(text, hit.end..place.end);
            let behind = ["など", "等", "や", "も"]
                .iter()
                .find_map(|more| behind.strip_prefix(more))
                .unwrap_or(behind);
            let subject = behind.starts_with(['は', 'も', 'が', 'を', '、']) || behind.starts_with("なし");
            // 決済に使われる情報は: what is a kind of data, too, is one unless it says something.
            let told = quoted.is_some() || bends(before) && hit.kinds & self.data == 0;
            // ほかに送られた形跡: how far it went, too, is the incident.
            let trace = quoted.is_none() && slice(text, hit.start..hit.end).ends_with('跡');
            let incident = self.incident | if trace { self.tell } else { 0 };
            subject && told && !self.last(before, hits, place, incident)
        })
    }

    /// Whether something to come is what a clause fears: つながるおそれがあることを, からかわれる可能性は, 届きかねない.
    pub(super) fn feared(&self, text: &str, place: Place, hits: &[Hit], end: &End) -> bool {
        // そちらに入られるおそれ: what may be broken into is still to come.
        let known = self.leak | self.inquiry;
        // What is taken to be so is no fear, nor is what may have been: 〜とみられる, 流出した可能性.
        let to_come = !end.flags.has(Flags::PAST) && !end.flags.has(Flags::GUESSED);
        // 来る者がいないとは言い切れません, but not 流出の可能性.
        let subject = end.word.is_none() && slice(text, end.end..place.end).starts_with(['は', 'も', 'が']);
        let to_come = to_come && (!end.noun || subject);
        if end.mode == Mode::Possible && to_come {
            return end.word.is_none_or(|word| word.kinds & known == 0);
        }
        self.nouns(text, place, hits, self.risk).any(|(hit, before)| {
            let behind = slice(text, hit.end..place.end);
            let subject = behind.starts_with(['は', 'も', 'が', 'を']);
            let content = before.strip_suffix("という").unwrap_or(before);
            // 狙われるのではないかというご心配.
            let content =
                content.strip_suffix("のではないか").or(content.strip_suffix("ないか")).unwrap_or(content);
            subject && content.ends_with(DICT) && !self.last(before, hits, place, known)
        })
    }

    /// The nouns of a kind in a clause, each with what stands before it.
    fn nouns<'a>(
        &self,
        text: &'a str,
        place: Place,
        hits: &'a [Hit],
        kind: Kinds,
    ) -> impl Iterator<Item = (&'a Hit, &'a str)> {
        let inside = hits.iter().filter(move |hit| hit.kinds & kind != 0 && hit.start >= place.start);
        inside.filter(move |hit| hit.end <= place.end).map(move |hit| {
            let before = slice(text, place.start..hit.start);
            (hit, before.trim_end_matches(['お', 'ご', '御']))
        })
    }

    /// Whether the last word before a noun is of a kind: 流出したとの話 tells of the incident itself.
    fn last(&self, before: &str, hits: &[Hit], place: Place, kinds: Kinds) -> bool {
        let end = place.start + before.len();
        hits.iter().any(|hit| hit.kinds & kinds != 0 && hit.start < end && hit.end + BENT >= end)
    }
}

/// Whether a letter stands in nouns that are strung together: 電話や手紙.
fn is_noun(letter: char) -> bool {
    is_dense(letter) || one_of!("やとおご・、", letter)
}

/// What a verb that is not past ends in.
const DICT: [char; 9] = ['う', 'く', 'す', 'つ', 'ぬ', 'ぶ', 'む', 'る', 'ぐ'];

/// Whether a text ends in a verb that modifies what follows.
fn bends(before: &str) -> bool {
    // まだ連絡がない: no verb stands before.
    before.ends_with(DICT) || before.ends_with('た') || before.ends_with("んだ") || before.ends_with("いだ")
}
