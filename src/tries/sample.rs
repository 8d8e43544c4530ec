//! Texts that a regular expression matches.
//!
//! Owns a few of them: of a class some signs, of a repetition the shortest.

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};

/// At most so many texts of one expression.
const MOST: usize = 48;
/// No longer repetitions are written out.
const LONGEST: u32 = 64;
/// Signs that a class is shown by, where it holds them.
const SIGNS: [char; 8] = ['0', '5', 'a', 'A', 'あ', 'ア', '漢', '一'];

/// Some texts that an expression matches; none where it cannot be read.
pub(super) fn samples(regex: &str) -> Vec<String> {
    regex_syntax::parse(regex).map(|hir| of(&hir)).unwrap_or_default()
}

fn of(hir: &Hir) -> Vec<String> {
    let mut found = match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => vec![String::new()],
        HirKind::Literal(literal) => vec![String::from_utf8_lossy(&literal.0).into_owned()],
        HirKind::Class(Class::Unicode(class)) => signs(class).into_iter().map(String::from).collect(),
        HirKind::Class(Class::Bytes(_)) => Vec::new(),
        HirKind::Repetition(repeated) => {
            let least = repeated.min.min(LONGEST);
            let one = of(&repeated.sub);
            let times = |count: u32| one.iter().map(move |text| text.repeat(count as usize));
            let more = repeated.max.is_none_or(|max| max > least).then(|| times(least + 1));
            times(least).chain(more.into_iter().flatten()).collect()
        }
        HirKind::Capture(capture) => of(&capture.sub),
        HirKind::Concat(parts) => parts.iter().fold(vec![String::new()], |before, part| {
            let after = of(part);
            // Each of the longer list once: of a product only as many as there are of either.
            let count = before.len().max(after.len()).min(MOST);
            let pick =
                |list: &[String], at: usize| list.get(at % list.len().max(1)).cloned().unwrap_or_default();
            match after.is_empty() {
                true => Vec::new(),
                false => (0..count).map(|at| pick(&before, at) + &pick(&after, at)).collect(),
            }
        }),
        HirKind::Alternation(parts) => parts.iter().flat_map(of).collect(),
    };
    found.truncate(MOST);
    found
}

fn signs(class: &ClassUnicode) -> Vec<char> {
    let holds = |sign: char| class.iter().any(|range| (range.start()..=range.end()).contains(&sign));
    let known = SIGNS.into_iter().filter(|sign| holds(*sign));
    let first = class.iter().take(4).map(regex_syntax::hir::ClassUnicodeRange::start);
    let mut signs: Vec<char> = known.chain(first).collect();
    signs.dedup();
    signs
}

#[cfg(test)]
mod tests {
    use super::samples;
    use proptest::prelude::*;
    use regex::Regex;

    #[test]
    fn every_sample_is_matched() {
        for regex in [
            "[0-9]+名",
            "会員(様|さん)?(?:各位|一同)",
            r"\d{4}-\d{2}",
            "[^a-z]x",
            "(?i)pdf",
            "a|b|c",
            r"\p{Han}{2,3}様",
        ] {
            let found = samples(regex);
            assert!(!found.is_empty(), "{regex}");
            let compiled = Regex::new(regex).unwrap();
            assert!(found.iter().all(|text| compiled.is_match(text)), "{regex}: {found:?}");
        }
        assert!(samples("(").is_empty());
    }

    proptest! {
        #[test]
        fn of_any_expression_of_plain_parts(parts in prop::collection::vec("([あ-ん]|[a-c]\\+|\\(甲\\|乙\\)|[0-9]\\?){1,3}", 1..4)) {
            let regex = parts.concat();
            if let Ok(compiled) = Regex::new(&regex) {
                for text in samples(&regex) {
                    prop_assert!(compiled.is_match(&text), "{} {}", regex, text);
                }
            }
        }
    }
}
