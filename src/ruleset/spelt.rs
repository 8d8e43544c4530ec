//! Expressions that match few texts: those are words like others, found by the one scan, and nothing is compiled for them.
//!
//! Owns listing the texts. Which of several that stand together an expression matches is [`super::lexicon`]'s.

use regex_syntax::hir::literal::{Extractor, Literal};

/// Texts of an expression at most; one of them is short.
const MOST: usize = 1_000;
const LONGEST: usize = 200;
const CLASS: usize = 64;

/// The texts that an expression matches, the preferred first; none where they are many, or what stands around decides.
pub(super) fn texts(regex: &str) -> Option<Vec<String>> {
    let hir = regex_syntax::parse(regex).ok()?;
    if !hir.properties().look_set().is_empty() {
        return None;
    }
    let mut extractor = Extractor::new();
    extractor.limit_class(CLASS).limit_literal_len(LONGEST).limit_total(MOST);
    let found = extractor.extract(&hir);
    let text = |one: &Literal| String::from_utf8(one.as_bytes().to_vec()).ok();
    let texts: Vec<String> = found.literals()?.iter().map(text).collect::<Option<_>>()?;
    (found.is_exact() && !texts.is_empty() && texts.iter().all(|text| !text.is_empty())).then_some(texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_texts_are_listed() {
        assert_eq!(texts("お?知(ら|る)?").unwrap(), ["お知ら", "お知る", "お知", "知ら", "知る", "知"]);
        for regex in ["知+", "(?m)^知", "知$", "知.", "[一-龠]", "(", "a?", "知{0,400}"] {
            assert_eq!(texts(regex), None, "{regex}");
        }
    }

    proptest! {
        /// What stands together, taken in their order, is what the expression matches.
        #[test]
        fn they_are_what_the_expression_matches(
            parts in prop::collection::vec("(甲|[乙丙]|\\(甲\\|丙乙\\)\\??|乙\\?|\\(丙\\|丙甲\\|\\)|甲\\{1,2\\})", 1..5),
            text in "[甲乙丙]{0,12}",
        ) {
            let regex = parts.concat();
            let Some(texts) = texts(&regex) else { return Ok(()) };
            let (mut found, mut at) = (Vec::new(), 0);
            while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
                let first = texts.iter().find(|one| rest.starts_with(one.as_str()));
                found.extend(first.map(|one| (at, at + one.len())));
                at += first.map_or('甲'.len_utf8(), String::len);
            }
            let compiled = regex::Regex::new(&regex).unwrap();
            let wanted: Vec<_> = compiled.find_iter(&text).map(|found| (found.start(), found.end())).collect();
            prop_assert_eq!(found, wanted, "{}", regex);
        }
    }
}
