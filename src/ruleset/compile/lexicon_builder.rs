//! Builds the lexicon: one automaton of all words, and the patterns beside them.

use crate::ruleset::lexicon::{Lexicon, Pattern, Word};
use crate::ruleset::mistakes::Problem;
use crate::ruleset::parser_messages_ja as reasons;
use crate::ruleset::tree::At;
use crate::ruleset::values::SetId;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use std::collections::HashMap;

/// Words with what they mean.
#[derive(Default)]
pub(super) struct LexiconBuilder {
    words: HashMap<String, Word>,
    patterns: Vec<Pattern>,
}

impl LexiconBuilder {
    /// A word belongs to these sets.
    pub(super) fn word(&mut self, word: &str, sets: &[SetId]) {
        add(&mut self.entry(word).sets, sets);
    }
    /// Matches of these sets are void inside this word.
    pub(super) fn void(&mut self, word: &str, sets: &[SetId]) {
        add(&mut self.entry(word).voids, sets);
    }
    /// A pattern of a set; it waits for the words it needs.
    pub(super) fn pattern(&mut self, regex: &str, set: SetId, needs: Option<&[String]>) {
        let Ok(at) = u16::try_from(self.patterns.len()) else { return };
        self.patterns.push(Pattern { regex: regex.to_owned(), set, waits: needs.is_some() });
        for word in needs.unwrap_or_default() {
            add(&mut self.entry(word).wakes, &[at]);
        }
    }
    fn entry(&mut self, word: &str) -> &mut Word {
        self.words.entry(word.to_owned()).or_default()
    }
    /// The lexicon; an error where there are more words than an automaton holds.
    pub(super) fn build(self) -> Result<Lexicon, String> {
        let Self { words, patterns } = self;
        // Sorted, so that the same rules give the same bytes. An empty word is reported by the grammar.
        let mut words: Vec<(String, Word)> = words.into_iter().filter(|(word, _)| !word.is_empty()).collect();
        words.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let (mut numbered, mut meanings) = (Vec::with_capacity(words.len()), Vec::new());
        let mut known: HashMap<Word, u32> = HashMap::new();
        for (word, meaning) in words {
            let next = u32::try_from(meanings.len()).map_err(|error| error.to_string())?;
            let at = *known.entry(meaning).or_insert_with_key(|meaning| {
                meanings.push(meaning.clone());
                next
            });
            numbered.push((word, at));
        }
        if numbered.is_empty() {
            return Ok(Lexicon { patterns, ..Lexicon::default() });
        }
        let automaton: CharwiseDoubleArrayAhoCorasick<u32> = CharwiseDoubleArrayAhoCorasickBuilder::new()
            // In a notice nearly every letter may begin a word: a filter before the search only makes it larger.
            .use_prefilter(false)
            .build_with_values(numbered)
            .map_err(|error| error.to_string())?;
        let automaton = automaton.serialize().into();
        Ok(Lexicon { automaton, words: meanings, patterns, ..Lexicon::default() })
    }
}

fn add<T: Copy + Ord>(to: &mut Vec<T>, new: &[T]) {
    let first = to.is_empty();
    to.extend_from_slice(new);
    // What is added first comes sorted already, and is mostly all there is.
    if !first {
        to.sort_unstable();
        to.dedup();
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
            Some(problem.help(
                "記号を文字として使うなら \\ を前に置き、式全体を ' ' で囲みます",
                "put \\ before a sign that means itself, and the whole expression in '…'",
            ))
        }
    }
}

fn span(span: &regex_syntax::ast::Span) -> std::ops::Range<usize> {
    span.start.offset..span.end.offset
}
