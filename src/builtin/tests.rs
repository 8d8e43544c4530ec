//! That what is embedded is what is written.

use super::by_name::by_name;
use super::gathered::{DEEPEST, joined};
use super::*;
use crate::ruleset::Surroundings;

#[test]
fn embedded_and_parsed_are_the_same() {
    let parsed = ruleset::load(vec![sources()]).map_err(|problems| problems.problems).unwrap();
    let prepared = ruleset::prepare(&[&sources()]).unwrap();
    assert_eq!(TREE, prepared.tree.as_slice());
    assert_eq!(format!("{:?}", prepared.ruleset), format!("{:?}", parsed.ruleset));
    assert_eq!(WORDS, parsed.ruleset.lexicon.tree.as_ref());
    assert_eq!(MEANINGS, parsed.ruleset.lexicon.meanings.as_ref());
    assert_eq!(format!("{:?}", builtin().unwrap()), format!("{:?}", parsed.ruleset));
    assert_eq!(parsed.ruleset.name, NAME);
}

fn named(ruleset: &Ruleset) -> String {
    let Ruleset { elements, classes, rules, deadlines, triggers, holidays, profiles, .. } = ruleset;
    let all = format!("{:#?}", (elements, classes, rules, deadlines, triggers, holidays, profiles));
    by_name(&all, |number| ruleset.sets[number].id.to_string())
}

/// Where the words of each named set stand in the examples.
fn hits(ruleset: &Ruleset) -> std::collections::BTreeSet<(String, usize, usize, usize)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/flawed");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut found = std::collections::BTreeSet::new();
    for (at, path) in files.iter().enumerate() {
        let text =
            std::fs::read_to_string(path).unwrap() + "陳謝と平謝りと深謝と県情報公開課と整理番号123と大至急";
        ruleset.lexicon.scan(&crate::text::normal::normal(&text), |set, start, end| {
            let id = &ruleset.set(set).id;
            if !id.starts_with('=') && !id.starts_with("rules.") {
                found.insert((id.to_string(), at, start, end));
            }
        });
    }
    found
}

#[test]
fn a_file_over_what_is_embedded_is_what_all_of_it_read_anew_is() {
    for over in [
        "[severity]\n\"text/minimising\" = \"off\"\n\"cause/*\" = { first = \"info\" }",
        "[terms.apology]\nadd = [\"平謝り\", \"お{詫|わ}び申\"]\nnot-in = [\"お詫び金\"]",
        "[terms.apology]\nremove = [\"深謝\"]",
        "[terms.leak.word]\nremove = [\"漏えい\", \"流出\"]\nnot-in = [\"流出防止\"]",
        "[terms.leak.noun]\nwords = [\"紛失\", \"漏えい\"]\n[terms.event.police]\nremove = [\"警察\"]",
        "[terms.event.occurrence]\nnot-in = [\"再発\"]\nremove = [\"発生\"]",
        "[terms.apology]\nremove = [\"深謝\"]\nadd = [\"深く謝る\"]",
        "[terms.regulator.pref-office]\ntitle = \"県の情報公開課\"\nwords = [\"県情報公開課\"]",
        "[terms.data-type.serial]\ntitle = \"整理番号\"\ncategory = \"contact\"\nwords = [\"整理番号\"]\n\
         patterns = [{ regex = '整理番号[0-9]+', needs = \"整理番号\" }]",
        "[terms.mine]\nwords = [\"陳謝\"]\n[rules.\"acme/own\"]\ncheck = \"phrase\"\nseverity = \"info\"\n\
         title = \"t\"\nmessage = \"m\"\nwith = { detect = [{ any = [\"@mine\", \"大至急\", \"漏えい\"] }], not-in = [\"大至急便\"] }",
        "[elements.compensation]\ntitle = \"補償\"\norder = 15\nwords = [\"補償\", \"お見舞い\"]\n\
         required = \"warning\"\nwhen.leaked = \"payment-card\"\n[elements.cause]\nadd-headings = [\"いきさつ\"]",
        "[phrases.\"ご安心ください\"]\nseverity = \"warning\"\nnot-in = [\"ご安心くださいとは\"]",
        "[rules.\"text/minimising\"]\nadd = [\"大至急\"]\nmessage = \"m\"\n[rules.\"cause/missing\"]\nwhen.stage = \"final\"",
        "[settings]\npublisher = \"company\"\n[classes.publisher.company]\nadd-detect = [{ any = [\"弊社\"] }]",
        "[holidays.founding]\ntitle = \"創立\"\nmonth = 10\nday = 4\n[profiles.own]\nruleset = \"x\"\ntitle = \"t\"\n\
         detect = [{ any = [\"大至急\"] }]",
        "[evidence]\n\"cause/missing\" = { measured = true }\n[draft]\nmark = \"【{prompt}】\"",
    ] {
        let text = format!("noticelint = 1\n{over}\n");
        let fast = load_file(Path::new("own.toml"), &text).map_err(|found| found.problems).unwrap();
        let file = TomlFile { name: "own.toml".into(), text: text.into() };
        let slow = ruleset::load(vec![sources(), vec![file]]).map_err(|found| found.problems).unwrap();
        assert_eq!(fast.sections(), slow.sections(), "{over}");
        assert_eq!(fast.settings, slow.settings, "{over}");
        assert_eq!(format!("{:?}", *fast.docs), format!("{:?}", *slow.docs), "{over}");
        let (one, other) = (named(&fast.ruleset), named(&slow.ruleset));
        let differs = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert!(one == other, "{over}: {differs:?}");
        assert_eq!(hits(&fast.ruleset), hits(&slow.ruleset), "{over}");
        const AROUND: Surroundings =
            Surroundings { today: "2026-11-22", builtin: "0.1.0", told: |_, _| false };
        let warnings = |loaded: &Loaded| loaded.warnings(|_| true, &AROUND);
        assert_eq!(warnings(&fast), warnings(&slow), "{over}");
    }
}

/// Files in memory, as an editor or a browser has them.
struct Memory(Vec<(&'static str, &'static str)>);

impl RulesetFiles for Memory {
    fn read(&self, path: &Path) -> io::Result<String> {
        let found = self.0.iter().find(|(name, _)| Path::new(name) == path);
        found.map(|(_, text)| (*text).to_owned()).ok_or_else(|| ErrorKind::NotFound.into())
    }
    fn identity(&self, path: &Path) -> PathBuf {
        path.to_owned()
    }
}

#[test]
fn what_a_file_extends_may_lie_in_memory() {
    let files =
        Memory(vec![("group/base.toml", "noticelint = 1\n[severity]\n\"cause/missing\" = \"info\"\n")]);
    let over = "noticelint = 1\nextends = [\"../group/base.toml\"]\n";
    let loaded = load_from(&files, Path::new("team/noticelint.toml"), over);
    let loaded = loaded.map_err(|found| found.problems).unwrap();
    let rule = loaded.ruleset.rule("cause/missing").unwrap();
    assert_eq!(rule.severity, [Some(ruleset::Severity::Info); 4]);
    let over = "noticelint = 1\nextends = [\"nobody.toml\"]\n";
    let problems = load_from(&files, Path::new("noticelint.toml"), over).unwrap_err().problems;
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["extends"]);
}

#[test]
fn a_file_stands_on_the_built_in_rules_unless_it_says_otherwise() {
    let over = "\u{FEFF}noticelint = 1\r\n[ruleset]\r\nversion = \"9\"\r\n";
    let loaded = load_file(Path::new("noticelint.toml"), over).map_err(|problems| problems.problems).unwrap();
    assert_eq!(loaded.ruleset.name, "builtin:ja + noticelint.toml");
    assert_eq!(loaded.ruleset.version, "9");
    assert_eq!(loaded.files.len(), sources().len() + 1);
    assert_eq!(loaded.ruleset.rules.len(), builtin().unwrap().rules.len());
}

#[test]
fn a_chain_of_files_ends_at_a_limit() {
    let folder = std::env::temp_dir().join(format!("noticelint-chain-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = |at: usize, base: &str| {
        let text = format!("noticelint = 1\nextends = [\"{base}\"]\n");
        std::fs::write(folder.join(format!("{at}.toml")), text).unwrap();
    };
    (0..200).for_each(|at| file(at, &format!("{}.toml", at + 1)));
    file(200, NAME);
    let load = |at: usize| {
        let path = folder.join(format!("{at}.toml"));
        let text = std::fs::read_to_string(&path).unwrap();
        load_file(&path, &text).map_err(|problems| problems.problems)
    };
    assert!(load(200 - DEEPEST + 1).is_ok());
    let problems = load(0).unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["extends"]);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn paths_are_short() {
    assert_eq!(joined(Path::new("a/b"), Path::new("../c.toml")), Path::new("a/c.toml"));
    assert_eq!(joined(Path::new(""), Path::new("../c.toml")), Path::new("../c.toml"));
    assert_eq!(joined(Path::new("a"), Path::new("./c.toml")), Path::new("a/c.toml"));
}
