//! What must stand in a text wherever a pattern matches it, read off the expression.
//!
//! Owns telling that a pattern cannot match, before it is compiled: that costs more than to read a notice. What is told
//! holds of every match; it is not the match.

use crate::text::signs::Sieve;
use crate::text::{Baked, Strings, boundary};
use regex_syntax::hir::literal::{Extractor, Seq};
use regex_syntax::hir::{Hir, HirKind, Look};
use std::ops::Range;

/// A set with more strings than this says too little.
const MOST: usize = 128;

/// What stands in a match.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    /// One of each of these, in order.
    pub sets: Baked<[Strings]>,
    /// All of it on one line.
    pub line: bool,
    /// Where that line ends, one of these.
    pub last: Option<Strings>,
    /// The bytes of the longest match, where there is one.
    pub longest: Option<usize>,
}

impl Outline {
    /// The outline of an expression; of one that cannot be read, none.
    pub(super) fn of(regex: &str) -> Self {
        let Ok(hir) = regex_syntax::parse(regex) else { return Self::default() };
        let mut parts = Vec::new();
        flat(&hir, &mut parts);
        let mut sets: Vec<Strings> = Vec::new();
        let mut ends = false;
        for part in parts {
            match part.kind() {
                HirKind::Look(look) => ends |= matches!(look, Look::EndLF | Look::End),
                _ => {
                    ends = false;
                    sets.extend(strings(part));
                }
            }
        }
        let line = one_line(&hir);
        let last = if ends && line { suffixes(&hir) } else { None };
        Self { sets: sets.into(), line, last, longest: hir.properties().maximum_len() }
    }

    /// Whether every match stands on one line.
    pub(super) fn is_of_a_line(&self) -> bool {
        self.line
    }

    /// The part of a text that matches lie in which hold what stands at a place.
    pub(super) fn around(&self, text: &str, start: usize, end: usize) -> Range<usize> {
        if self.line {
            let from = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
            let to = text.get(end..).and_then(|behind| behind.find('\n')).map_or(text.len(), |at| end + at);
            return from..to;
        }
        let Some(longest) = self.longest else { return 0..text.len() };
        boundary(text, start.saturating_sub(longest))..boundary(text, end.saturating_add(longest))
    }

    /// Whether a match may stand in a text.
    pub(super) fn may_match(&self, text: &str) -> bool {
        if self.line { text.split('\n').any(|line| self.may_stand_in(line)) } else { self.may_stand_in(text) }
    }

    fn may_stand_in(&self, text: &str) -> bool {
        let ends = |last: &Strings| last.iter().any(|end| text.ends_with(&**end));
        // What begins with a character that is not there is not looked for.
        let seen = Sieve::of_text(text);
        let may_stand = |one: &&Baked<str>| one.chars().next().is_some_and(|first| seen.passes(first));
        let mut rest = text;
        self.last.as_ref().is_none_or(ends)
            && self.sets.iter().all(|set| {
                let ends =
                    set.iter().filter(may_stand).filter_map(|one| rest.find(&**one).map(|at| at + one.len()));
                ends.min().is_some_and(|end| {
                    rest = rest.get(end..).unwrap_or_default();
                    true
                })
            })
    }
}

/// The parts of an expression that follow one another.
fn flat<'h>(hir: &'h Hir, parts: &mut Vec<&'h Hir>) {
    match hir.kind() {
        HirKind::Concat(all) => all.iter().for_each(|part| flat(part, parts)),
        HirKind::Capture(capture) => flat(&capture.sub, parts),
        _ => parts.push(hir),
    }
}

/// The strings that a part is one of, or begins with; none where that cannot be told, or it may be empty.
fn strings(part: &Hir) -> Option<Strings> {
    listed(Extractor::new().limit_class(MOST).limit_total(MOST).extract(part))
}

/// The strings that a match ends with.
fn suffixes(hir: &Hir) -> Option<Strings> {
    let mut extractor = Extractor::new();
    extractor.kind(regex_syntax::hir::literal::ExtractKind::Suffix).limit_class(MOST).limit_total(MOST);
    listed(extractor.extract(hir))
}

fn listed(found: Seq) -> Option<Strings> {
    let text =
        |one: &regex_syntax::hir::literal::Literal| str::from_utf8(one.as_bytes()).ok().map(Baked::from);
    let strings: Strings = found.literals()?.iter().map(text).collect::<Option<_>>()?;
    (!strings.is_empty() && strings.iter().all(|one| !one.is_empty())).then_some(strings)
}

/// Whether no match goes on behind the end of a line.
fn one_line(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => !literal.0.contains(&b'\n'),
        HirKind::Class(class) => match class {
            regex_syntax::hir::Class::Unicode(class) => {
                class.iter().all(|range| !(range.start()..=range.end()).contains(&'\n'))
            }
            regex_syntax::hir::Class::Bytes(_) => false,
        },
        HirKind::Repetition(repeated) => one_line(&repeated.sub),
        HirKind::Capture(capture) => one_line(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().all(one_line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_match_is_told() {
        let office = Outline::of(
            "(?m)^[ 　]*[一-龠ぁ-ん]{1,8}(市|町)[ 　]?[一-龠]{1,12}(部|課)([一-龠]{1,12}(課|室))*$",
        );
        assert!(office.may_match("件名\n見本市福祉部\n電話"));
        assert!(office.may_match("見本町環境課資源室"));
        for text in ["外部へ送信しました。\n見本市", "株式会社見本\n広報部", "見本市福祉部のお知らせ"]
        {
            assert!(!office.may_match(text), "{text}");
        }
        assert!(Outline::of("(?m)[ 　]様$").may_match("見本 花子 様\n"));
        assert!(!Outline::of("(?m)[ 　]様$").may_match("お客様\n各位 様へ"));
        assert!(!Outline::of("甲[^。]*乙").may_match("乙が甲に"));
        // What says nothing may match anywhere.
        for regex in ["[一-龠]+", "(", "a*b*"] {
            assert!(Outline::of(regex).may_match("あ"), "{regex}");
        }
    }

    #[test]
    fn a_match_lies_around_what_it_holds() {
        let around = |regex: &str, text: &str, word: &str| {
            let at = text.find(word).unwrap();
            text[Outline::of(regex).around(text, at, at + word.len())].to_owned()
        };
        let text = "一行目\n市立の学校です\n三行目";
        assert_eq!(around("立[ぁ-ん]*校", text, "学校"), "市立の学校です");
        assert_eq!(around("立[^甲]校", text, "立"), "行目\n市立の学校");
        assert_eq!(around("立[^甲]*校", text, "学校"), text);
    }

    proptest! {
        /// Whatever matches may match.
        #[test]
        fn no_match_is_lost(
            parts in prop::collection::vec("(\\^|\\$|甲|[乙丙]\\+?|\\[甲-丙\\]\\{1,2\\}|\\(甲\\|丙乙\\)[*+?]?|\\[ a\\]\\*|\\.|\\\\s)", 1..6),
            multi in any::<bool>(),
            text in "[甲乙丙 a\n]{0,12}",
        ) {
            let regex = format!("{}{}", if multi { "(?m)" } else { "" }, parts.concat());
            if let Ok(compiled) = regex::Regex::new(&regex) {
                let found = compiled.find_iter(&text).any(|found| !found.is_empty());
                prop_assert!(!found || Outline::of(&regex).may_match(&text), "{} {:?}", regex, text);
            }
        }
    }
}
