//! The walk over the end of a clause, from the right.
//!
//! Owns how endings follow one another and what they say together. It takes one step an ending and stops at a word,
//! so that it is linear in what it reads.

use super::conjugation::{Class, Forms};
use super::endings::{Ending, Endings, On};
use super::flags::Flags;
use super::mode::Mode;
use super::said::Read;
use super::words::{Hit, Words, is_dense};
use crate::text::script::is_hiragana;
use crate::text::{begins_with, one_of, slice};

/// The end of a clause, read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct End {
    /// What the endings say.
    pub flags: Flags,
    /// What follows from that.
    pub mode: Mode,
    /// Where the word before the endings starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The known word that stands there.
    pub word: Option<Hit>,
    /// The word before the endings is a noun.
    pub noun: bool,
}

/// The longest bracket that is cut off behind a clause.
const BRACKET: usize = 120;

/// The longest verb in kana that is looked for.
const KANA: usize = 6;

/// Walks over the end of `text[start..end]`. `hits` are the words that start in it, in order of their start.
pub(crate) fn walk(
    text: &str,
    start: usize,
    end: usize,
    hits: &[Hit],
    words: &Words,
    endings: &Endings,
) -> End {
    let mut step = Step {
        text,
        start,
        at: trimmed(text, start, end),
        need: Forms::ANY,
        hits,
        words,
        slack: 0,
        polite: false,
    };
    let mut flags = Flags::default();
    let mut read = Read::default();
    let mut word = step.word();
    let mut noun = false;
    while let Some(ending) = step.next(endings, word) {
        let behind = step.at;
        step.over(ending);
        read.take(ending, &mut flags);
        // で and the like say nothing of their own at the end of a clause.
        noun = ending.noun || matches!(ending.on, Some(On::Object | On::Topic));
        debug_assert!(step.at < behind);
        word = step.word();
    }
    let core = slice(text, start..step.at);
    let form = match word {
        Some(hit) if hit.phrase => Forms::NOUN,
        Some(hit) => words.forms(hit.class, slice(text, hit.stem..(step.at + step.slack).max(hit.stem))),
        None => open_form(core),
    };
    read.close(form, step.need, &mut flags);
    let from = word.map_or_else(|| word_start(text, start, step.at), |hit| hit.start);
    // 設定を見直し、 goes on; お知らせ at the end of a line does not.
    let form = if form.meets(Forms::STEM)
        && form.meets(Forms::NOUN)
        && slice(text, start..end).ends_with('、')
        && word.is_none_or(|hit| step.at > hit.stem)
    {
        Forms::STEM
    } else {
        form
    };
    let only_noun =
        !read.verbal && form.meets(Forms::NOUN) && (noun || !form.meets(Forms::STEM) || word.is_some());
    End { flags, mode: read.mode(flags, form), start: from, end: step.at, word, noun: only_noun || noun }
}

/// The end of a text without punctuation, closing quotes and what stands in brackets behind it.
fn trimmed(text: &str, start: usize, end: usize) -> usize {
    let mut end = end;
    for _ in 0..3 {
        let body = slice(text, start..end)
            .trim_end_matches(['。', '、', ',', '.', '!', '?', '」', '』', ' ', ':', '…', '・', '*', '※']);
        end = start + body.len();
        if !body.ends_with(')') {
            break;
        }
        // A bracket is cut off with its text, where it opens near enough.
        let open = body.char_indices().rev().take(BRACKET).find(|(_, found)| *found == '(');
        let Some((open, _)) = open.filter(|(open, _)| *open > 0) else { break };
        end = start + open;
    }
    end
}

/// Whether て stands before an ending.
fn behind_te(text: &str, ending: &Ending) -> bool {
    text.strip_suffix(&*ending.text).is_some_and(|rest| rest.ends_with('て'))
}

/// The length of an adverb of measure at the end of a text, where the particle of an object stands before it.
fn adverb(text: &str) -> usize {
    const ALL: [&str; 7] = ["すべて", "全て", "一切", "いっさい", "全面的に", "直ちに", "ただちに"];
    let found =
        ALL.iter().find(|word| text.strip_suffix(**word).is_some_and(|rest| rest.ends_with(['を', 'は'])));
    found.map_or(0, |word| word.len())
}

/// The form of a word that no list has, by its last character.
fn open_form(core: &str) -> Forms {
    let mut chars = core.chars().rev();
    let (last, before) = (chars.next(), chars.next());
    match last {
        Some('て') => Forms::TE | Forms::STEM,
        Some('で') if before.is_some_and(|c| one_of!("んい", c)) => Forms::TE,
        Some('た') => Forms::TA,
        Some('だ') if before.is_some_and(|c| one_of!("んい", c)) => Forms::TA,
        Some(c) if one_of!("うくすつぬぶむるぐ", c) => Forms::DICT,
        Some('い') => Forms::DICT | Forms::STEM | Forms::NOUN,
        Some(c) if one_of!("きしちびみりぎえけせてねべめれげ", c) => {
            Forms::STEM | Forms::NOUN
        }
        _ => Forms::NOUN,
    }
}

/// Where a word starts that ends at an offset: kana, and the compound before them.
fn word_start(text: &str, start: usize, end: usize) -> usize {
    let mut at = end;
    let mut kana = 0;
    let mut dense = false;
    for (offset, found) in slice(text, start..end).char_indices().rev() {
        if is_dense(found) {
            dense = true;
        } else if dense || !is_hiragana(found) || kana == KANA {
            break;
        } else {
            kana += 1;
        }
        at = start + offset;
    }
    at
}

/// Where the walk stands.
struct Step<'a> {
    text: &'a str,
    start: usize,
    at: usize,
    /// The forms that may stand before.
    need: Forms,
    hits: &'a [Hit],
    words: &'a Words,
    /// られる may be ら and れる: so many bytes behind `at` belong to the word as well.
    slack: usize,
    /// ます was stepped over last: what stands before it is a verb.
    polite: bool,
}

impl Step<'_> {
    /// The longest known word that ends here in a form that may.
    fn word(&mut self) -> Option<Hit> {
        let slack = self.slack;
        self.slack = 0;
        for slack in [0, slack] {
            let end = self.at + slack;
            let fits = |hit: &&Hit| {
                let room = hit.start >= self.start && hit.stem <= end && hit.end >= end;
                room && if hit.phrase {
                    hit.stem == end
                } else {
                    let forms = self.words.forms(hit.class, slice(self.text, hit.stem..end));
                    // A stem is a noun, too: お知らせ.
                    let noun = self.need.meets(Forms::NOUN) && forms.meets(Forms::STEM);
                    forms.meets(self.need) || noun
                }
            };
            let near = self.hits.iter().rev().take_while(|hit| hit.start + 96 > end);
            // 定めます is a verb, whatever 定め is alone.
            let bends = |hit: &&Hit| !hit.phrase && hit.class != Class::Noun;
            let best = |hit: &&Hit| (hit.start, self.polite && !bends(hit));
            if let Some(hit) = near.filter(fits).min_by_key(best) {
                self.slack = slack;
                return Some(*hit);
            }
        }
        None
    }

    /// The longest ending that stands here, unless a known word is longer.
    fn next<'e>(&self, endings: &'e Endings, word: Option<Hit>) -> Option<&'e Ending> {
        let before = slice(self.text, self.start..self.at);
        let known = word.map_or(0, |hit| self.at - hit.start);
        // 書かれて: か is a part of the verb that れる stands behind, no question.
        let free = |ending: &Ending| self.need != Forms::NEG || ending.form != Forms::ANY;
        for ending in endings.behind(before).into_iter().flatten() {
            let length = ending.text.len();
            if length < known {
                break;
            }
            // 確かめてもらう: behind て the verb is an auxiliary, whatever it means alone.
            let longer = || length > known || ending.on == Some(On::Te) && behind_te(before, ending);
            // They end alike, and are told apart by how they begin.
            let there = before.len().checked_sub(length).and_then(|at| before.get(at..));
            if there.is_some_and(|there| begins_with(there, &ending.text))
                && ending.form.meets(self.need)
                && longer()
                && free(ending)
                && self.stands(ending, before)
            {
                return Some(ending);
            }
        }
        None
    }

    /// Whether an ending stands here: it is written, and so is what it asks for.
    fn stands(&self, ending: &Ending, before: &str) -> bool {
        let Some(rest) = before.strip_suffix(&*ending.text) else { return false };
        let Some(last) = rest.chars().next_back() else { return false };
        let low = || one_of!("わかがさたなまらばこ", last);
        let high = || one_of!("いきぎしじちにびみりえけげせぜてでねべめれせ", last) || is_dense(last);
        match ending.on {
            None => true,
            Some(On::Te) => {
                one_of!("てで", last)
                    || ["ては", "では", "ても", "でも"].iter().any(|end| rest.ends_with(end))
            }
            Some(On::Stem) => high(),
            Some(On::Neg) if &*ending.text == "ん" => last == 'せ',
            Some(On::Neg) if ending.text.starts_with('れ') || ending.text.starts_with('せ') => low(),
            Some(On::Neg) => low() || high(),
            Some(On::Past) => one_of!("ただ", last),
            // 判明した後に定め: に behind a time says when, not into what.
            Some(On::Plain) if ending.text.starts_with('に') && one_of!("後前際", last) => false,
            // 予約日時 and 9時 are words of their own.
            Some(On::Plain) if ending.text.starts_with('時') && is_dense(last) => false,
            // 来館の予定が: behind a noun が marks who or what, and joins nothing.
            Some(On::Plain) if &*ending.text == "が" => {
                !is_dense(last) && one_of!("うくぐすつぬぶむるただいん", last)
            }
            Some(On::Plain) => one_of!("うくぐすつぬぶむるただいんのな", last) || is_dense(last),
            Some(On::Ba) => one_of!("えけげせてねべめれ", last),
            Some(On::Object) => one_of!("をもは", last) || adverb(rest) > 0,
            Some(On::Topic) => one_of!("はがも", last),
        }
    }

    /// Steps over an ending.
    fn over(&mut self, ending: &Ending) {
        self.at -= ending.text.len();
        self.slack = 0;
        self.polite = !ending.noun && ending.text.starts_with('ま');
        self.need = match ending.on {
            None => Forms::ANY,
            Some(On::Te) => {
                // 受けてはおりません.
                if slice(self.text, self.start..self.at).ends_with(['は', 'も']) {
                    self.drop_one();
                }
                Forms::TE
            }
            Some(On::Stem) => Forms::STEM | Forms::NOUN,
            Some(On::Neg) => {
                self.slack = if ending.text.starts_with('ら') { 'ら'.len_utf8() } else { 0 };
                Forms::NEG
            }
            Some(On::Past) => Forms::TA,
            Some(On::Plain) => Forms::DICT | Forms::TA | Forms::NOUN,
            Some(On::Ba) => Forms::BA,
            Some(On::Object | On::Topic) => {
                // 使用をすべてやめ.
                self.at -= adverb(slice(self.text, self.start..self.at));
                self.drop_one();
                Forms::ANY
            }
        };
        if ending.noun {
            // 漏えいの恐れ, 漏えいという事実, 漏えいした恐れ.
            for link in ["という", "といった", "との", "の", "な"] {
                if slice(self.text, self.start..self.at).ends_with(link) {
                    self.at -= link.len();
                    break;
                }
            }
        }
    }

    fn drop_one(&mut self) {
        let last = slice(self.text, self.start..self.at).chars().next_back();
        self.at -= last.map_or(0, char::len_utf8);
    }
}
