//! What an organisation's file says, tried: can it ever match, and does it do what it says?
//!
//! Owns the texts that it is tried on. What is wrong by itself is told where files are read; what is idle by its form
//! alone, by `ruleset`'s own warnings.

mod expressions;
mod phrases;
mod readings;

use super::builtin;
use crate::document::Format;
use crate::input::Source;
use crate::mentions::Hits;
use crate::ruleset::{Loaded, Place, Problem, Ruleset, SetId, TomlFile};
use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};
use std::path::Path;

/// The warnings about the files that `own` names.
pub fn warnings(loaded: &Loaded, own: impl Fn(&TomlFile) -> bool) -> Vec<Problem> {
    let written = loaded.written(own);
    let mut found = expressions::words(&loaded.ruleset, &written.words);
    found.extend(expressions::patterns(&loaded.ruleset, &written.patterns));
    found.extend(phrases::conditions(&loaded.ruleset, &written.conditions));
    found.extend(phrases::swaps(&loaded.ruleset, &written.swaps));
    found.extend(phrases::cases(&loaded.ruleset, &written.cases));
    found.extend(phrases::advised(&loaded.ruleset, &written.advised));
    found.extend(readings::claims(&loaded.ruleset, &written.claims));
    found.extend(readings::labels(&loaded.ruleset, &written.labels));
    found.extend(
        written.suggested.iter().filter_map(|(name, place)| unknown_ruleset(name, place, &loaded.files)),
    );
    for problem in &mut found {
        problem.warning = true;
    }
    found
}

/// That a profile suggests a ruleset that there is not.
fn unknown_ruleset(name: &str, place: &Place, files: &[TomlFile]) -> Option<Problem> {
    let known: Vec<String> = builtin::names().collect();
    let beside = files.get(place.file).and_then(|file| Path::new(&file.name).parent());
    let there = match name.starts_with(builtin::PREFIX) {
        true => known.iter().any(|known| known == name),
        false => beside.is_none_or(|folder| folder.join(name).is_file()),
    };
    let (ja, en) = (format!("「{name}」という規則はありません"), format!("there is no ruleset `{name}`"));
    let full = format!("{}{name}", builtin::PREFIX);
    let meant = if known.contains(&full) { full.as_str() } else { name };
    let problem = place.problem("unknown-ruleset", ja, en).suggest(meant, known.iter().map(String::as_str));
    (!there).then(|| problem.or_help("パスを確かめてください", "see whether the path is right"))
}

/// Lines of text, read as a document by a ruleset.
struct Lines {
    /// Where each line begins in the source.
    starts: Vec<usize>,
    /// Source bytes of the hits of each set, by set.
    hits: Vec<Vec<usize>>,
}

impl Lines {
    /// Reads lines: each is a paragraph of its own.
    fn read(ruleset: &Ruleset, lines: impl Iterator<Item = String>) -> Self {
        let (mut text, mut starts) = ("案内\n\n".to_owned(), Vec::new());
        for line in lines {
            starts.push(text.len());
            text += &line;
            text += "\n\n";
        }
        // What is tried is not the end of the document, either.
        text += "ほかに申し上げることはありません。\n";
        let document = Source::new("tried.txt", text, Format::Text).document();
        let found = Hits::scan(&document, ruleset);
        let of = |at: u16| found.of(SetId(at)).map(|place| document.span(place).start).collect();
        let sets = u16::try_from(ruleset.sets.len()).unwrap_or(u16::MAX);
        Self { starts, hits: (0..sets).map(of).collect() }
    }

    /// Whether a set has a hit in a line.
    fn hit(&self, set: SetId, line: usize) -> bool {
        let from = self.starts.get(line).copied().unwrap_or(usize::MAX);
        let to = self.starts.get(line + 1).copied().unwrap_or(usize::MAX);
        self.hits.get(usize::from(set.0)).is_some_and(|hits| hits.iter().any(|at| (from..to).contains(at)))
    }
}

/// A text in the middle of a sentence.
fn sentence(inner: &str) -> String {
    format!("ここに{inner}とあります。")
}

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
    use super::*;
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

    use crate::builtin;
    use crate::ruleset::Problem;
    use std::path::Path;

    fn tried(text: &str) -> Vec<Problem> {
        let loaded = builtin::load_file(Path::new("mine.toml"), &format!("noticelint = 1\n{text}\n"));
        let loaded = loaded.unwrap_or_else(|problems| panic!("{text}\n{:?}", problems.problems));
        warnings(&loaded, |file| !builtin::is_source(file))
    }

    fn codes(text: &str) -> Vec<&'static str> {
        tried(text).iter().map(|problem| problem.code).collect()
    }

    fn rule(with: &str) -> String {
        format!(
            "[rules.\"house/x\"]\ncheck = \"phrase\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\n[rules.\"house/x\".with]\n{with}"
        )
    }

    fn pattern(pattern: &str) -> String {
        format!("[terms.mine]\npatterns = [{{ {pattern} }}]\n{}", rule("detect = [{ any = [\"@mine\"] }]"))
    }

    #[test]
    fn expressions_are_tried_on_texts_of_their_own() {
        for (text, said) in [
            ("regex = '第[０-９]+号'", "そろえて"),
            ("regex = 'ﾒｰﾙ(便|発送)'", "そろえて"),
            ("regex = '顧客[0-9]+番', needs = \"会員\"", "needs"),
            ("regex = '^お客様'", "^ と $"),
            ("regex = '(敬具|草々)$'", "^ と $"),
        ] {
            let found = tried(&pattern(text));
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].code, "dead-pattern", "{text}");
            assert!(found[0].message.ja.contains(said), "{text}: {}", found[0].message.ja);
        }
        for text in [
            "regex = '第[0-9]+号'",
            "regex = '「[^」]+」'",
            "regex = '(?m)様$'",
            "regex = '顧客[0-9]+番', needs = \"顧客\"",
            r"regex = '\d{4}-\d{4}'",
            "regex = '(?i)csirt'",
            "regex = '[\\p{Katakana}ー]{4,}社'",
        ] {
            assert_eq!(codes(&pattern(text)), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn words_are_tried_where_they_stand() {
        let void = "[terms.mine]\nwords = [\"青葉会\", \"青葉\"]\nnot-in = [\"青葉会の\", \"青葉\"]\n";
        let used = rule("detect = [{ any = [\"@mine\"] }]");
        let found = tried(&format!("{void}{used}"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].code, "dead-word");
        assert!(found[0].message.ja.contains("「青葉」"));
        let broken = tried(&format!("[terms.mine]\nwords = [\"前段\\n\\n後段\"]\n{used}"));
        assert!(broken[0].help.as_ref().unwrap().ja.contains("改行"), "{broken:?}");
        // Whatever is folded, spaced or marked stands in a text as well.
        let fine = "[terms.mine]\nwords = [\"ＡＢＣ会\", \"ｻｰﾋﾞｽ\", \"株式会社　青葉\", \"・特記\", \"(注)\", \"①項\", \"a@example.jp\", \"ご安\u{200b}心\", \"第3条\"]\n";
        assert_eq!(codes(&format!("{fine}{used}")), Vec::<&str>::new());
    }

    #[test]
    fn conditions_are_tried_one_by_one() {
        for condition in [
            "{ all = [\"補償額\", \"全額\"], none = [\"補償\"] }",
            "{ any = [\"全額補償\"], none = [\"全額\"], none-within = \"document\" }",
        ] {
            let text = rule(&format!("detect = [{condition}, {{ any = [\"補償額\"] }}]"));
            assert_eq!(codes(&text), ["never-fires"], "{condition}");
        }
        assert_eq!(
            codes(&rule("detect = [{ any = [\"見舞金\"] }]\nnot-in = [\"見舞金\"]")),
            ["dead-word", "never-fires"]
        );
        for condition in [
            "{ all = [\"補償\", \"全額\"], ordered = true, near = 4 }",
            "{ any = [\"補償\"], within = \"heading\" }",
            "{ all = [\"補償\", \"全額\"], within = \"heading\" }",
            "{ all = [\"補償\", \"全額\"], within = \"section\", none = [\"検討\"] }",
            "{ any = [\"@apology\"], within = \"title\" }",
            "{ all = [\"返金\"], under = [\"補償\"] }",
            "{ all = [\"#contact.phone\", \"転送\"] }",
        ] {
            assert_eq!(codes(&rule(&format!("detect = [{condition}]"))), Vec::<&str>::new(), "{condition}");
        }
        let lacks = "[phrases.\"再発行の費用は当会が負担\"]\nrequired = \"error\"\nwhen.affected-over = 500";
        assert_eq!(codes(lacks), Vec::<&str>::new());
    }

    #[test]
    fn swaps_do_not_undo_each_other() {
        let swap = |pairs: &str| {
            format!(
                "[rules.\"house/s\"]\ncheck = \"replace\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\nwith = {{ pairs = {{ {pairs} }} }}"
            )
        };
        assert_eq!(codes(&swap("\"子供\" = \"子ども\", \"子ども\" = \"子供\"")), ["undone-swap"; 2]);
        assert_eq!(codes(&swap("\"当方\" = \"当方\"")), ["undone-swap"]);
        assert_eq!(codes(&swap("\"保障\" = \"補償・保障\"")), ["undone-swap"]);
        // Against a rule of the ruleset below.
        assert_eq!(codes(&swap("\"外部流出\" = \"外部流失\"")), ["undone-swap"]);
        assert_eq!(codes(&swap("\"子供\" = \"子ども\", \"御客様\" = \"お客様\"")), Vec::<&str>::new());
    }

    #[test]
    fn a_profile_suggests_a_ruleset_that_there_is() {
        let profile = |name: &str| format!("[profiles.mine]\nruleset = \"{name}\"\ntitle = \"t\"");
        let found = tried(&profile("builtin:ja-hopsital"));
        assert_eq!(found[0].code, "unknown-ruleset");
        assert!(found[0].help.as_ref().unwrap().ja.contains("builtin:ja-hospital"));
        assert_eq!(codes(&profile("nobody.toml")), ["unknown-ruleset"]);
        assert_eq!(codes(&profile("builtin:ja-card")), Vec::<&str>::new());
    }
}
