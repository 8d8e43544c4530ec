//! A file laid over the built-in rules as they are embedded gives what all of it gives that is read anew.

use noticelint::builtin;
use noticelint::ruleset::{Loaded, Ruleset, SetId, TomlFile, load};
use noticelint::text::normal::normal;
use std::collections::BTreeSet;
use std::path::Path;

/// What a ruleset is, with sets by their names: their numbers mean nothing.
pub fn named(ruleset: &Ruleset) -> String {
    let Ruleset { elements, classes, rules, deadlines, triggers, holidays, profiles, .. } = ruleset;
    let all = format!("{:#?}", (elements, classes, rules, deadlines, triggers, holidays, profiles));
    let mut lines = String::new();
    let mut numbers = false;
    for line in all.lines() {
        let number = line.trim().trim_end_matches(',').parse::<u16>().ok().filter(|_| numbers);
        numbers = line.ends_with("SetId(");
        match number {
            Some(number) => lines += &ruleset.set(SetId(number)).id,
            None => lines.push_str(line),
        }
        lines.push('\n');
    }
    lines
}

/// Where the words of each named set stand in the examples.
fn hits(ruleset: &Ruleset) -> BTreeSet<(String, usize, usize, usize)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/flawed");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut found = BTreeSet::new();
    for (at, path) in files.iter().enumerate() {
        let text =
            std::fs::read_to_string(path).unwrap() + "陳謝と平謝りと深謝と県情報公開課と整理番号123と大至急";
        ruleset.lexicon.scan(&normal(&text), |set, start, end| {
            let id = &ruleset.set(set).id;
            if !id.starts_with('=') && !id.starts_with("rules.") {
                found.insert((id.clone(), at, start, end));
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
        let fast = builtin::load_file(Path::new("own.toml"), &text).map_err(|found| found.problems).unwrap();
        let file = TomlFile { name: "own.toml".to_owned(), text };
        let slow = load(vec![builtin::sources(), vec![file]]).map_err(|found| found.problems).unwrap();
        assert_eq!(fast.sections(), slow.sections(), "{over}");
        assert_eq!(fast.settings, slow.settings, "{over}");
        assert_eq!(format!("{:?}", *fast.docs), format!("{:?}", *slow.docs), "{over}");
        let (one, other) = (named(&fast.ruleset), named(&slow.ruleset));
        let differs = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert!(one == other, "{over}: {differs:?}");
        assert_eq!(hits(&fast.ruleset), hits(&slow.ruleset), "{over}");
        let warnings = |loaded: &Loaded| loaded.warnings(|_| true, "2026-11-22", "0.1.0");
        assert_eq!(warnings(&fast), warnings(&slow), "{over}");
    }
}
