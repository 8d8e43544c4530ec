//! The names that a policy may use: lists of them, and what editors are offered.

use crate::folder::Folder;
use serde_json::Value;

const LISTS: [&str; 11] = [
    "acts",
    "check-kinds",
    "elements",
    "terms",
    "data",
    "regulators",
    "events",
    "deadlines",
    "publishers",
    "causes",
    "conditions",
];

fn names(folder: &Folder, list: &str) -> Vec<String> {
    let ran = folder.run(&["rules", "list", &format!("--{list}"), "--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{list}");
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["list"], list);
    told["names"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_lists_for_people() {
    let policy = "noticelint = 1\n[terms.regulator.kenko]\ntitle = \"県健康課\"\nwords = [\"県健康課\"]\n\
        [terms.data-type.stamp-card]\ntitle = \"台紙番号\"\ncategory = \"identity\"\nwords = [\"台紙番号\"]\n";
    let folder = Folder::new().with("noticelint.toml", policy);
    for list in ["data", "regulators", "deadlines", "publishers", "conditions"] {
        let ran = folder.run(&["rules", "list", &format!("--{list}"), "--lang", "ja"]);
        insta::assert_snapshot!(format!("names_{list}"), ran.out);
    }
    let ran = folder.run(&["rules", "list", "--events", "--lang", "en"]);
    insta::assert_snapshot!("names_events_en", ran.out);
    let both = folder.run(&["rules", "list", "--events", "--data"]);
    assert_eq!(both.status, 2, "one list at a time");
}

/// Whatever stands in a list may be written where the list is for.
#[test]
fn every_name_listed_is_accepted() {
    let folder = Folder::new();
    type Policy<'p> = &'p dyn Fn(&str) -> String;
    let places: [(&str, Policy<'_>); 8] = [
        ("elements", &|name| format!("[phrases.\"特記\"]\nrequired = \"info\"\nwhen.stated = \"{name}\"")),
        ("data", &|name| format!("[phrases.\"特記\"]\nrequired = \"info\"\nwhen.leaked = \"{name}\"")),
        ("causes", &|name| format!("[phrases.\"特記\"]\nrequired = \"info\"\nwhen.cause = \"{name}\"")),
        ("publishers", &|name| format!("[settings]\npublisher = \"{name}\"")),
        ("deadlines", &|name| format!("[triggers.persons]\nstarts = [\"{name}\"]")),
        ("terms", &|name| format!("[elements.apology]\nadd = [\"{name}\"]")),
        ("events", &|name| format!("[elements.apology]\nadd = [\"#date.{name}\"]")),
        ("regulators", &|name| format!("[terms.regulator.{name}]\nadd = [\"特記課\"]")),
    ];
    for (list, policy) in places {
        let all = names(&folder, list);
        assert!(all.len() > 3, "{list}: {all:?}");
        // Of the long lists a part says it.
        for name in all.iter().step_by(all.len() / 12 + 1) {
            let folder = Folder::new().with("noticelint.toml", format!("noticelint = 1\n{}\n", policy(name)));
            let out = folder.run(&["rules", "check", "--lang", "ja"]).out;
            assert!(!out.contains("誤り["), "{list}: {name}\n{out}");
        }
    }
    let readings = names(&folder, "conditions").into_iter().filter(|name| name.starts_with('#'));
    let all: String = readings.map(|name| format!("\"{name}\", ")).collect();
    let folder =
        Folder::new().with("noticelint.toml", format!("noticelint = 1\n[elements.apology]\nadd = [{all}]\n"));
    let out = folder.run(&["rules", "check", "--lang", "ja"]).out;
    assert!(!out.contains("誤り["), "{out}");
}

/// What editors complete: names of the ruleset, one's own among them, and none demanded.
#[test]
fn editors_are_offered_the_names_there_are() {
    let policy = "noticelint = 1\n[terms.data-type.stamp-card]\ntitle = \"台紙番号\"\ncategory = \"identity\"\nwords = [\"台紙番号\"]\n\
        [elements.visit]\ntitle = \"訪問\"\nwords = [\"訪問\"]\n";
    let folder = Folder::new().with("noticelint.toml", policy);
    let schema: Value = serde_json::from_str(&folder.run(&["rules", "schema"]).out).unwrap();
    let offered = |table: &str, key: &str| schema["definitions"][table]["properties"][key].to_string();
    for (table, key, name) in [
        ("when", "leaked", "stamp-card"),
        ("when", "leaked", "payment-card"),
        ("when", "stated", "visit"),
        ("when", "cause", "mis-sent"),
        ("when", "publisher", "company"),
        ("trigger", "starts", "regulator-first-report"),
        ("with", "deadline", "publication"),
        ("ignore", "rule", "cause/missing"),
        ("term-set", "category", "special-care"),
        ("term-set", "include", "apology"),
        ("detector", "any", "#contact.phone"),
        ("detector", "any", "@apology"),
    ] {
        assert!(
            offered(table, key).contains(&format!("\"{name}\"")),
            "{table}.{key}: {}",
            offered(table, key)
        );
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    let own = serde_json::json!({ "noticelint": 1, "elements": { "b": { "title": "t", "when": { "leaked": "of-mine" } } } });
    assert!(validator.is_valid(&own), "a name that is made in the same file");
    // A file that cannot be read takes nothing away.
    let folder =
        Folder::new().with("noticelint.toml", "noticelint = 1\n[severity]\n\"cause/mising\" = \"off\"\n");
    let ran = folder.run(&["rules", "schema"]);
    assert!(ran.status == 0 && ran.out.contains("\"card-number\""));
}

#[test]
fn lists_are_there_for_each_name() {
    for list in LISTS {
        assert!(!names(&Folder::new(), list).is_empty(), "{list}");
    }
}

#[test]
fn a_kind_of_data_is_shown_by_its_own_name() {
    let ran = Folder::new().run(&["rules", "show", "card-number"]);
    assert!(ran.status == 0 && ran.out.contains("[terms.data-type.card-number]"), "{}{}", ran.out, ran.err);
}

/// Whatever a policy may name is shown, and asked for by its title answered with its name.
#[test]
fn every_name_is_shown_and_every_title_answered() {
    let folder = Folder::new();
    for (title, name) in [
        ("クレジットカード番号", "card-number"),
        ("紛失・盗難", "lost-or-stolen"),
        ("速報", "regulator-first-report"),
        ("個人情報保護委員会", "ppc"),
    ] {
        let ran = folder.run(&["rules", "show", title, "--lang", "ja"]);
        assert!(ran.status == 2 && ran.err.contains(name), "{title}: {}", ran.err);
        for asked in [title, name] {
            let ran = folder.run(&["explain", asked, "--lang", "ja"]);
            assert!(ran.err.contains("規則でも項目でもありません"), "{asked}: {}", ran.err);
            let shown = ran.err.split("noticelint rules show ").nth(1).unwrap().split(' ').next().unwrap();
            let ran = folder.run(&["rules", "show", shown]);
            assert!(ran.status == 0 && ran.out.starts_with('['), "{shown}: {}", ran.err);
        }
    }
    let ran = folder.run(&["explain", "cause/mising", "--lang", "ja"]);
    assert!(ran.err.contains("「cause/missing」"), "{}", ran.err);
}
