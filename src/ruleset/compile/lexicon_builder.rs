//! Builds the lexicon: one tree of all words, and the patterns beside them.

use crate::ruleset::lexicon::{Lexicon, Own, Pattern};
use crate::ruleset::meanings::{Meaning, Meanings};
use crate::ruleset::mistakes::Problem;
use crate::ruleset::outline::Outline;
use crate::ruleset::parser_messages_ja as reasons;
use crate::ruleset::spelt;
use crate::ruleset::tree::At;
use crate::ruleset::values::SetId;
use crate::ruleset::word_trie;
use crate::ruleset::words::{self, WordError};
use std::collections::{HashMap, HashSet};

/// One thing that a word means.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// It belongs to the set.
    Set(SetId),
    /// Matches of the set are void inside it.
    Void(SetId),
    /// The pattern can only match where it was seen.
    Wakes(u16),
    /// The pattern matches it, and its place among the texts of that.
    Spells(u16, u16),
    /// It means no more than it did.
    Known,
}

/// Words with what they mean.
#[derive(Default)]
pub(super) struct LexiconBuilder {
    /// Word by word as they come: there may be tens of thousands, and they are put in order once.
    words: Vec<(String, Part)>,
    /// Words of the lexicon below that no longer belong to sets, or no longer make their matches void.
    gone: HashMap<String, Meaning>,
    patterns: Vec<Pattern>,
    /// Patterns that there are already.
    before: usize,
}

impl LexiconBuilder {
    /// Words and patterns that stand beside those of a lexicon.
    pub(super) fn beside(lexicon: &Lexicon) -> Self {
        Self { before: lexicon.patterns.len(), ..Self::default() }
    }
    /// A word belongs to these sets.
    pub(super) fn word(&mut self, word: String, sets: &[SetId]) {
        let Some((last, others)) = sets.split_last() else { return };
        self.words.extend(others.iter().map(|set| (word.clone(), Part::Set(*set))));
        self.words.push((word, Part::Set(*last)));
    }
    /// Matches of these sets are void inside this word.
    pub(super) fn void(&mut self, word: &str, sets: &[SetId]) {
        self.words.extend(sets.iter().map(|set| (word.to_owned(), Part::Void(*set))));
    }
    /// A word of the lexicon below no longer belongs to this set.
    pub(super) fn no_word(&mut self, word: &str, set: SetId) {
        add(&mut self.gone.entry(word.to_owned()).or_default().sets, set);
    }
    /// Matches of this set are no longer void inside a word of the lexicon below.
    pub(super) fn no_void(&mut self, word: &str, set: SetId) {
        add(&mut self.gone.entry(word.to_owned()).or_default().voids, set);
    }
    /// A pattern of a set, or one that makes void what the set matches inside it; it waits for the words it needs.
    pub(super) fn pattern(&mut self, regex: &str, set: SetId, needs: Option<&[String]>, voids: bool) {
        let Ok(at) = u16::try_from(self.before + self.patterns.len()) else { return };
        let texts = spelt::texts(regex);
        let outline = if texts.is_some() { Outline::default() } else { Outline::of(regex) };
        let (waits, spelt) = (needs.is_some(), texts.is_some());
        self.patterns.push(Pattern { regex: regex.into(), set, waits, voids, spelt, outline });
        for (text, place) in texts.iter().flatten().zip(0..) {
            self.words.push((text.clone(), Part::Spells(at, place)));
        }
        for word in needs.unwrap_or_default() {
            self.words.push((word.clone(), Part::Wakes(at)));
        }
    }
    /// The lexicon; an error where there are more words than it holds.
    pub(super) fn build(self) -> Result<Lexicon, String> {
        let (tree, meanings) = laid_out(sorted(self.words), |_| None)?;
        let (tree, meanings) = (tree.into(), meanings.into());
        Ok(Lexicon { tree, meanings, patterns: self.patterns.into(), ..Lexicon::default() })
    }

    /// The lexicon beside which these words stand, with them.
    pub(super) fn onto(self, mut lexicon: Lexicon) -> Result<Lexicon, String> {
        if !self.patterns.is_empty() {
            lexicon.patterns.0.to_mut().extend(self.patterns);
        }
        let Self { mut words, gone, .. } = self;
        words.extend(gone.keys().map(|word| (word.clone(), Part::Known)));
        if words.is_empty() {
            return Ok(lexicon);
        }
        let mut replaced = HashSet::new();
        let (tree, meanings) = laid_out(sorted(words), |word| {
            let mut known = lexicon.meaning(word)?;
            if let Some(gone) = gone.get(word) {
                known.sets.retain(|set| !gone.sets.contains(set));
                known.voids.retain(|set| !gone.voids.contains(set));
            }
            replaced.insert(word.to_owned());
            Some(known)
        })?;
        Ok(Lexicon { own: Some(Own { tree, meanings, replaced }), compiled: Default::default(), ..lexicon })
    }
}

/// In order, so that the same rules give the same bytes. An empty word is reported by the grammar.
fn sorted(mut words: Vec<(String, Part)>) -> Vec<(String, Part)> {
    // Most words differ in their first characters: those are compared as one number.
    let begin = |word: &str| {
        let mut begin = [0; size_of::<u128>()];
        begin.iter_mut().zip(word.bytes()).for_each(|(to, byte)| *to = byte);
        u128::from_be_bytes(begin)
    };
    let mut order: Vec<(u128, usize)> =
        words.iter().zip(0..).map(|((word, _), at)| (begin(word), at)).collect();
    order.sort_unstable_by(|one, next| one.0.cmp(&next.0).then_with(|| words[one.1].cmp(&words[next.1])));
    let mut sorted: Vec<(String, Part)> =
        order.into_iter().map(|(_, at)| (std::mem::take(&mut words[at].0), words[at].1)).collect();
    sorted.dedup();
    sorted
}

/// Words in order as a tree, and what they mean: with what they mean already, by `below`.
fn laid_out(
    words: Vec<(String, Part)>,
    mut below: impl FnMut(&str) -> Option<Meaning>,
) -> Result<(Vec<u8>, Vec<u8>), String> {
    let mut meanings = Meanings::default();
    let mut numbered = Vec::with_capacity(words.len());
    let (mut parts, mut last): (Vec<Part>, Option<(Vec<Part>, u32)>) = (Vec::new(), None);
    let mut words = words.into_iter().filter(|(word, _)| !word.is_empty()).peekable();
    while let Some((word, part)) = words.next() {
        parts.clear();
        parts.push(part);
        while let Some((_, part)) = words.next_if(|(next, _)| *next == word) {
            parts.push(part);
        }
        let known = below(&word);
        // The forms of a verb mean the same, and stand together.
        let same = last.as_ref().filter(|(before, _)| known.is_none() && *before == parts);
        let number = match same {
            Some((_, number)) => *number,
            None => {
                let new = known.is_none();
                let number = meanings.put(meaning(&parts, known.unwrap_or_default()))?;
                if new {
                    last = Some((parts.clone(), number));
                }
                number
            }
        };
        numbered.push((word, number));
    }
    Ok((word_trie::bytes(numbered), meanings.finish()))
}

/// What parts make of a word that has a meaning.
fn meaning(parts: &[Part], mut of: Meaning) -> Meaning {
    for part in parts {
        match *part {
            Part::Set(set) => add(&mut of.sets, set),
            Part::Void(set) => add(&mut of.voids, set),
            Part::Wakes(pattern) => add(&mut of.wakes, pattern),
            Part::Spells(pattern, place) => add(&mut of.spells, (pattern, place)),
            Part::Known => {}
        }
    }
    of
}

/// Into a list that is in order, each once.
fn add<T: Copy + Ord>(to: &mut Vec<T>, new: T) {
    if let Err(at) = to.binary_search(&new) {
        to.insert(at, new);
    }
}

/// What is wrong with a regular expression, pointed at inside the string where it has no escapes.
pub(super) fn bad_regex(regex: &At) -> Option<Problem> {
    match regex::Regex::new(&regex.value) {
        Ok(compiled) if compiled.is_match("") => Some(
            regex
                .place
                .problem(
                    "bad-regex",
                    "この式は空文字列にも一致します",
                    "this expression matches the empty text",
                )
                .help("少なくとも1文字に一致する式にしてください", "let it match one character at least"),
        ),
        Ok(_) => None,
        Err(_) => {
            let (part, reason) = match regex_syntax::parse(&regex.value) {
                Err(regex_syntax::Error::Parse(error)) => {
                    (Some(span(error.span())), error.kind().to_string())
                }
                Err(regex_syntax::Error::Translate(error)) => {
                    (Some(span(error.span())), error.kind().to_string())
                }
                _ => (None, "too large".to_owned()),
            };
            let place = part.map_or_else(|| regex.place.clone(), |part| regex.part(part));
            let ja = format!("正規表現として読めません ({})", reasons::ja(&reason));
            let problem = place.problem("bad-regex", ja, format!("this is no regular expression: {reason}"));
            let (ja, en) = match reason.as_str() {
                reason if reason.starts_with("look-around") => (
                    "前後の言葉も式に含めるか、除く言葉を [terms.…] の not-in に書いてください",
                    "let the expression match what is around, too, or name what is none in `not-in` of the set",
                ),
                reason if reason.starts_with("backreferences") => (
                    "同じ言葉の繰り返しは調べられません。ありうる言葉を | で並べてください",
                    "a repeated word cannot be asked for: list what it may be with `|`",
                ),
                "too large" => (
                    "{ } の回数を減らすか、式を patterns の2行に分けてください",
                    "lower the numbers in { }, or make two rows of `patterns`",
                ),
                _ => (
                    "記号を文字として使うなら \\ を前に置き、式全体を ' ' で囲みます",
                    "put \\ before a sign that means itself, and the whole expression in '…'",
                ),
            };
            Some(problem.help(ja, en))
        }
    }
}

fn span(span: &regex_syntax::ast::Span) -> std::ops::Range<usize> {
    span.start.offset..span.end.offset
}

/// That something read from the text stands where only words do.
pub(super) fn misplaced(word: &At) -> Problem {
    let (ja, en) = (
        format!("ここに {} は使えません。言葉だけの場所です", word.value),
        format!("`{}` has no place here: only words do", word.value),
    );
    word.place.problem("misplaced-mention", ja, en).help(
        format!(
            "読み取りの条件 (detect の all・any・none) に書くか、文字の # なら '\\{}' と書いてください",
            word.value
        ),
        format!(
            "write it in a condition (all, any or none of detect), or '\\{}' to mean the letters",
            word.value
        ),
    )
}

pub(super) fn bad_word(word: &At, error: &WordError) -> Problem {
    let at = |part: &std::ops::Range<usize>| word.part(part.clone());
    match error {
        WordError::Open(part) => {
            at(part).problem("bad-word", "かっこが閉じていません", "this bracket is never closed").help(
                "} か ] で閉じるか、文字として使うなら \\ を前に置いてください",
                "close it, or put \\ before it to mean the sign itself",
            )
        }
        WordError::Close(part) => {
            at(part).problem("bad-word", "開くかっこがありません", "this bracket was never opened").help(
                "消すか、文字として使うなら \\ を前に置いてください",
                "take it out, or put \\ before it to mean the sign itself",
            )
        }
        WordError::Escape(part) => at(part)
            .problem("bad-word", "\\ のあとに置けない文字です", "`\\` does not go before this")
            .help("\\ は { } [ ] | \\ の前にだけ置きます", "`\\` goes before { } [ ] | and \\ only"),
        WordError::Wide(part, plain) => {
            let wide = word.value.get(part.clone()).unwrap_or("");
            let (ja, en) = (
                format!("「{wide}」は全角です。ここでは文字として扱われます"),
                format!("`{wide}` is full-width: here it would be a letter"),
            );
            at(part).problem("full-width-sign", ja, en).help(
                format!("半角の {plain} を書いてください。文字として使うなら \\ を前に置いてください"),
                format!("write an ASCII `{plain}`, or put \\ before it to mean the sign itself"),
            )
        }
        WordError::Deep(part) => at(part)
            .problem("bad-word", "かっこの入れ子が深すぎます", "too many brackets inside each other")
            .help("言葉を2つ以上に分けてください", "write several words instead"),
        WordError::Many => word
            .place
            .problem(
                "bad-word",
                format!("書き方が{}通りを超えます", words::MOST),
                format!("this word has more than {} spellings", words::MOST),
            )
            .help("言葉を2つ以上に分けてください", "write several words instead"),
        WordError::Empty => word
            .place
            .problem("empty-word", "空の言葉です", "this word is empty, or may be")
            .help("文字を書くか、この項目を消してください", "write a word, or take the entry out"),
    }
}
