//! Each key of the ruleset language has an effect: a value chosen for it changes what a command says.
//!
//! Owns no value: those stand in `every_key/keys.toml`, and in the built-in rules' own tests. A key that the language
//! gets and nobody lists fails here, and so does one that is read and then forgotten.

use crate::folder::Folder;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// The table and the key, as the JSON Schema names them.
    key: String,
    /// What stands in both policies.
    #[serde(default)]
    policy: String,
    /// What stands in the one, and the other has in its place; neither begins the file.
    without: Option<String>,
    with: String,
    /// The command, in words.
    run: String,
    /// Appended to the draft.
    #[serde(default)]
    draft: String,
}

#[derive(Deserialize)]
struct Rows {
    notice: String,
    earlier: String,
    row: Vec<Row>,
    /// Keys of detectors, tried wherever detectors stand.
    detector: Vec<DetectorRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DetectorRow {
    key: String,
    without: String,
    with: String,
}

fn rows() -> &'static Rows {
    static ROWS: OnceLock<Rows> = OnceLock::new();
    ROWS.get_or_init(|| toml::from_str(include_str!("every_key/keys.toml")).unwrap())
}

/// Files that a policy may stand on.
const BASE: &str = "noticelint = 1\nextends = [\"builtin:ja\"]\n{}\n";
const HEADS: &str = "[elements.key]\ntitle = \"鍵\"\nwords = [\"合鍵\"]\nheadings = [\"この先の手立て\"]\n\
    [elements.box]\ntitle = \"箱\"\nwords = [\"鍵\", \"箱\"]\n\
    [elements.lock]\ntitle = \"錠\"\ndetect = [{ any = [\"鍵\"] }, { any = [\"錠\"] }]\n\
    [classes.publisher.zaidan]\ntitle = \"財団\"\norder = 0\ndetect = [{ any = [\"文化財団\"] }, { any = [\"財団法人\"] }]\n\
    [rules.\"house/base\"]\ncheck = \"phrase\"\nseverity = \"info\"\ntitle = \"題\"\nmessage = \"「{text}」\"\n\
    with = { detect = [{ any = [\"鍵\", \"箱\"] }] }";

/// What a command says with a policy over the built-in rules.
fn said(policy: &str, draft: &str, run: &str) -> String {
    let folder = Folder::new()
        .with("noticelint.toml", format!("noticelint = 1\n{policy}\n"))
        .with("案.txt", format!("{}{draft}", rows().notice))
        .with("前.txt", rows().earlier.as_str())
        .with("別/base.toml", BASE.replace("{}", "[severity]\n\"cause/deferred\" = \"error\""))
        .with("別/heads.toml", BASE.replace("{}", HEADS));
    let words: Vec<&str> = run.split(' ').collect();
    let day = if matches!(words[0], "check" | "facts") || words.starts_with(&["rules", "check"]) {
        &["--as-of", "2026-06-20"][..]
    } else {
        &[]
    };
    let lang: &[&str] = if words.contains(&"--lang=") { &[] } else { &["--lang", "ja"] };
    let words: Vec<&str> = words.into_iter().filter(|word| *word != "--lang=").collect();
    let ran = folder.run(&[&words, day, lang].concat());
    // What is refused has no effect.
    if ran.status > 1 {
        format!("refused: {run}\n{policy}\n{}{}", ran.out, ran.err)
    } else {
        ran.out + &ran.err
    }
}

#[test]
fn a_value_of_each_key_changes_what_is_said() {
    let idle: Vec<String> = std::thread::scope(|scope| {
        let parts = rows().row.chunks(rows().row.len().div_ceil(4));
        let idle = |row: &Row| {
            let policy = |own: &str| format!("{own}\n{}", row.policy);
            let without = said(&policy(row.without.as_deref().unwrap_or("")), &row.draft, &row.run);
            let with = said(&policy(&row.with), &row.draft, &row.run);
            let refused = [&without, &with].into_iter().find(|said| said.starts_with("refused")).cloned();
            (without == with).then(|| row.key.clone()).or(refused.map(|why| format!("{}: {why}", row.key)))
        };
        let threads: Vec<_> =
            parts.map(|part| scope.spawn(move || part.iter().filter_map(idle).collect::<Vec<_>>())).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(idle.is_empty(), "without effect:\n{}", idle.join("\n"));
}

/// The places where detectors stand: the table of the schema, and a policy around one.
const DETECTORS: [(&str, &str, &str); 11] = [
    (
        "detector",
        "[rules.\"house/x\"]\ncheck = \"phrase\"\nseverity = \"info\"\ntitle = \"題\"\nmessage = \"「{text}」\"\nwith = { detect = [{ {} }] }",
        "check --format json --only house/* 案.txt",
    ),
    ("element-detector", "[elements.x]\ntitle = \"題\"\ndetect = [{ {} }]", "facts --format json 案.txt"),
    (
        "detector",
        "[rules.\"house/x\"]\ncheck = \"lacks\"\nseverity = \"info\"\ntitle = \"題\"\nmessage = \"m\"\nwith = { detect = [{ {} }] }",
        "check --format json --only house/* 案.txt",
    ),
    (
        "detector",
        "[rules.\"house/x\"]\ncheck = \"phrase\"\nseverity = \"info\"\ntitle = \"題\"\nmessage = \"m\"\nwith = { detect = [{ any = [\"無い語\"] }], add-detect = [{ {} }] }",
        "check --format json --only house/* 案.txt",
    ),
    (
        "detector",
        "[rules.\"house/x\"]\ncheck = \"advice\"\nseverity = \"info\"\ntitle = \"題\"\nmessage = \"m\"\nwith = { leaked = [\"name\"], detect = [{ {} }] }",
        "check --format json --only house/* 案.txt",
    ),
    (
        "detector",
        "[rules.\"house/x\"]\ncheck = \"next-report\"\nseverity = \"info\"\ntitle = \"題\"\nmessage = \"m\"\nwith = { detect = [{ {} }] }",
        "check --format json --only house/* 案.txt",
    ),
    (
        "detector",
        "[triggers.x]\ntitle = \"題\"\nsource = \"規程\"\nstarts = [\"regulator-first-report\"]\ndetect = [{ {} }]",
        "check --format json 案.txt",
    ),
    (
        "detector",
        "[triggers.x]\ntitle = \"題\"\nsource = \"規程\"\nleaked = [\"name\"]\nstarts = [\"regulator-first-report\"]\nunless = [{ {} }]",
        "check --format json 案.txt",
    ),
    (
        "detector",
        "[profiles.x]\ntitle = \"題\"\nruleset = \"builtin:ja-card\"\ndetect = [{ {} }]",
        "check 案.txt",
    ),
    ("element-detector", "[elements.secondary-damage]\nadd-detect = [{ {} }]", "facts --format json 案.txt"),
    (
        "class-detector",
        "[classes.publisher.x]\ntitle = \"題\"\norder = 0\ndetect = [{ {} }]",
        "facts --format json 案.txt",
    ),
];

#[test]
fn each_key_of_a_detector_works_wherever_detectors_stand() {
    let mut idle = Vec::new();
    for (table, around, run) in DETECTORS {
        for row in &rows().detector {
            let with = |own: &str| said(&around.replace("{}", own), "", run);
            let (without, with) = (with(&row.without), with(&row.with));
            if without == with || with.starts_with("refused") {
                idle.push(format!("{table}.{}", row.key));
            }
        }
    }
    assert!(idle.is_empty(), "without effect: {idle:?}");
}

/// Where conditions stand: of rules, phrases, elements, profiles, and in what is laid over some documents.
const CONDITIONS: [&str; 6] = [
    "[rules.\"house/x\"]\ncheck = \"lacks\"\nseverity = \"info\"\ntitle = \"題\"\nmessage = \"m\"\nwith.detect = [{ any = [\"無い語\"] }]\nwhen.{}",
    "[phrases.\"鍵\"]\nseverity = \"info\"\nwhen.{}",
    "[phrases.\"無い語\"]\nrequired = \"info\"\nwhen.{}",
    "[elements.x]\ntitle = \"題\"\nwords = [\"無い語\"]\nrequired = \"info\"\nwhen.{}",
    "[profiles.x]\ntitle = \"題\"\nruleset = \"builtin:ja-card\"\nwhen.{}",
    "[[override]]\npaths = \"案.txt\"\nphrases.\"鍵\".severity = \"info\"\nphrases.\"鍵\".when.{}",
];

#[test]
fn each_condition_works_wherever_conditions_stand() {
    let mut idle = Vec::new();
    for place in CONDITIONS {
        for (key, fails, holds) in [
            ("leaked", "[\"password\"]", "[\"name\"]"),
            ("affected-over", "12", "11"),
            ("cause", "\"insider\"", "\"lost-or-stolen\""),
            ("publisher", "\"company\"", "\"association\""),
            ("stage", "\"final\"", "\"first\""),
            ("stated", "\"protective-steps\"", "[\"overview\", \"apology\"]"),
            ("deferred", "\"cause\"", "\"secondary-damage\""),
            ("absent", "\"overview\"", "\"individual-notice\""),
        ] {
            let with =
                |value: &str| said(&place.replace("{}", &format!("{key} = {value}")), "", "check 案.txt");
            let (fails, holds) = (with(fails), with(holds));
            if fails == holds || holds.starts_with("refused") {
                idle.push(format!("{key}: {place}"));
            }
        }
    }
    assert!(idle.is_empty(), "without effect: {idle:#?}");
}

/// The parameters of checks that change what the built-in rules say of texts that there are: their own tests, and the
/// damaged examples.
fn parameters_of_built_in_rules() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut rules: BTreeMap<String, toml::Table> = BTreeMap::new();
    let mut folder = Folder::new();
    let mut drafts = 0;
    let mut put = |folder: Folder, text: &str| {
        drafts += 1;
        folder.with(&format!("d/{drafts}.txt"), text)
    };
    for file in fs::read_dir(root.join("rules/ja/rules")).unwrap() {
        let table: toml::Table = fs::read_to_string(file.unwrap().path()).unwrap().parse().unwrap();
        for (id, rule) in table.get("rules").and_then(toml::Value::as_table).into_iter().flatten() {
            let rule = rule.as_table().unwrap();
            for test in rule.get("tests").and_then(toml::Value::as_array).into_iter().flatten() {
                folder = put(folder, test["text"].as_str().unwrap());
            }
            rules.insert(id.clone(), rule.clone());
        }
    }
    let cases: toml::Table = include_str!("mutations/cases.toml").parse().unwrap();
    for case in cases["case"].as_array().unwrap() {
        let file = root.join("examples/clean").join(case["file"].as_str().unwrap());
        let mut text = fs::read_to_string(file).unwrap();
        for pair in case["replace"].as_array().unwrap() {
            text = text.replace(pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
        }
        folder = put(folder, &text);
    }
    folder = put(
        folder,
        "Notice of Data Breach\n\nOn 3 June 2026, a list with the names of 40 members was lost.\n",
    );
    let off = |rule: &toml::Table| rule.get("severity").and_then(toml::Value::as_str) == Some("off");
    let on: String =
        rules.iter().filter(|(_, rule)| off(rule)).map(|(id, _)| format!("\"{id}\" = \"info\"\n")).collect();
    let findings = |folder: &Folder, policy: &str| -> BTreeMap<String, String> {
        fs::write(folder.0.join("noticelint.toml"), format!("noticelint = 1\n[severity]\n{on}{policy}"))
            .unwrap();
        let ran = folder.run(&["check", "--format", "json", "--as-of", "2026-11-29", "--lang", "ja", "d"]);
        let out: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err));
        let mut by_rule: BTreeMap<String, String> = BTreeMap::new();
        for document in out["documents"].as_array().unwrap() {
            for finding in document["findings"].as_array().unwrap() {
                let rule = finding["rule"].as_str().unwrap();
                *by_rule.entry(rule.to_owned()).or_default() += &finding.to_string();
            }
        }
        by_rule
    };
    let base = findings(&folder, "");
    let mut changed = BTreeSet::new();
    let with =
        |rule: &toml::Table| rule.get("with").and_then(toml::Value::as_table).cloned().unwrap_or_default();
    // Of each rule another parameter at a time.
    for at in 0..rules.values().map(|rule| with(rule).len()).max().unwrap() {
        let mut policy = String::new();
        let mut tried: Vec<(&str, String)> = Vec::new();
        for (id, rule) in &rules {
            let Some((key, value)) = with(rule).into_iter().nth(at) else { continue };
            if let Some(other) = other(&key, &value) {
                policy += &format!("[rules.\"{id}\".with]\n{key} = {other}\n");
                tried.push((id, key));
            }
        }
        let now = findings(&folder, &policy);
        changed.extend(tried.into_iter().filter(|(id, _)| now.get(*id) != base.get(*id)).map(|(_, key)| key));
    }
    changed
}

/// A value of the same form that says something else.
fn other(key: &str, value: &toml::Value) -> Option<String> {
    use toml::Value::{Array, Boolean, Integer, String, Table};
    Some(match (key, value) {
        ("told-in", _) => "[\"apology\"]".into(),
        ("leaked", _) => "[\"login-id\"]".into(),
        ("lacks" | "has", _) => "[\"police\"]".into(),
        ("before", _) => "[[\"regulator\", \"discovery\"]]".into(),
        ("detect" | "mild" | "unless", _) => "[{ any = [\"どこにもない言葉\"] }]".into(),
        ("known" | "clocks" | "outside" | "assumed", _) => "\"別の文\"".into(),
        ("pairs", _) => "{ \"どこにもない甲\" = \"乙\" }".into(),
        ("traces" | "elements" | "events" | "except", _) | (_, String(_)) => return None,
        (_, Boolean(flag)) => (!flag).to_string(),
        (_, Integer(number)) => (number * 5 + 50).min(900).to_string(),
        (_, Table(table)) if table.contains_key("message") => {
            "{ severity = \"info\", message = \"別の文\" }".into()
        }
        (_, Array(list)) if list.first().is_some_and(toml::Value::is_array) => {
            "[[\"無い甲\", \"無い乙\"]]".into()
        }
        (_, Array(_)) => "[\"どこにもない言葉\"]".into(),
        _ => return None,
    })
}

/// No key of the language goes untried.
#[test]
fn every_key_of_the_schema_is_tried() {
    let schema: Value = serde_json::from_str(&Folder::new().run(&["rules", "schema"]).out).unwrap();
    let mut keys: BTreeSet<String> = BTreeSet::new();
    let definitions = schema["definitions"].as_object().unwrap().iter();
    for (table, shape) in definitions.map(|(name, shape)| (name.as_str(), shape)).chain([("file", &schema)]) {
        let own = shape["properties"].as_object().into_iter().flat_map(|properties| properties.keys());
        keys.extend(own.map(|key| format!("{table}.{key}")));
    }
    let mut tried: BTreeSet<String> = rows().row.iter().map(|row| row.key.clone()).collect();
    let detectors = DETECTORS.iter().map(|(table, ..)| table);
    tried.extend(
        detectors.flat_map(|table| rows().detector.iter().map(move |row| format!("{table}.{}", row.key))),
    );
    tried.extend(parameters_of_built_in_rules().into_iter().map(|key| format!("with.{key}")));
    let untried: Vec<&String> = keys.difference(&tried).collect();
    assert!(untried.is_empty(), "nobody tries {untried:?}");
    let unknown: Vec<&String> = tried.difference(&keys).collect();
    assert!(unknown.is_empty(), "no such key: {unknown:?}");
}
