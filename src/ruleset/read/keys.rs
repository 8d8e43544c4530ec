//! Keys and names that have no place where they stand, in words.

use super::type_hint;
use crate::ruleset::mistakes::{BAD_ID, Place, Problem, Sink, bad_id};
use crate::ruleset::schema::{BY_STAGE, LEVELS, RULE, SETTINGS, TableShape, WITH, tables_with, top_level};
use crate::ruleset::tree::At;
use toml::de::DeValue;

/// The family of the rules made from phrases: the phrase itself is the second half of their ids.
const PHRASES: &str = "phrases";

/// More tables that have a key are no cure.
const MOST_TABLES: usize = 4;

/// A table, as messages name it; the file itself has no name.
#[derive(Clone, Copy)]
pub(super) struct Scope<'n> {
    pub name: &'n str,
    pub shape: &'static TableShape,
}

impl Scope<'_> {
    /// The key of this table that was meant, where it is a slip of the finger or a word for it.
    pub(super) fn meant(self, key: &str) -> Option<&'static str> {
        let known: Vec<&'static str> = self.shape.keys().map(|key| key.name).collect();
        type_hint::meant(key, &known)
            .or_else(|| known.iter().copied().find(|known| strsim::damerau_levenshtein(known, key) == 1))
    }

    /// That a key has no place here.
    pub(super) fn unknown(self, key: &At, value: &DeValue<'_>) -> Problem {
        let name = self.name;
        let (ja, en) = if name.is_empty() {
            (format!("「{}」という表はありません", key.value), format!("there is no table `{}`", key.value))
        } else {
            (
                format!("「{name}」に「{}」というキーはありません", key.value),
                format!("`{name}` has no key `{}`", key.value),
            )
        };
        if !name.is_empty() && top_level().any(|top| top.name == key.value) {
            return to_the_top(key);
        }
        let problem = key.place.problem("unknown-key", ja, en);
        if let Some(meant) = self.meant(&key.value) {
            return problem.help(format!("「{meant}」のことですか?"), format!("did you mean `{meant}`?"));
        }
        if let Some(weight) = value.as_str().filter(|value| name.is_empty() && LEVELS.contains(value)) {
            let rule = if key.value.contains('/') { key.value.as_str() } else { "cause/missing" };
            return problem.help(
                format!("重さは [severity] の下に書きます: \"{rule}\" = \"{weight}\""),
                format!("severities stand under [severity]: \"{rule}\" = \"{weight}\""),
            );
        }
        let words = ["words", "word", "any", "all", "none", "within", "under"];
        if std::ptr::eq(self.shape, &WITH) && words.contains(&key.value.as_str()) {
            return problem.help(
                "探す言葉は with = { detect = [{ any = [\"…\"] }] } のように、detect の中に書きます",
                "what it looks for goes into `detect`: with = { detect = [{ any = [\"…\"] }] }",
            );
        }
        if let Some((ja, en)) = self.switched(&key.value) {
            return problem.help(ja, en);
        }
        let tables = tables_with(&key.value);
        // At the top nearly every key of a rule might be meant: there the tables have to say something.
        let many = name.is_empty() && tables.len() > MOST_TABLES;
        if many || tables.is_empty() {
            return problem.suggest(&key.value, self.shape.keys().map(|key| key.name));
        }
        if self.shape.key("with").is_some() && WITH.key(&key.value).is_some() {
            return problem.help(
                format!("with = {{ {} = … }} のように、with の中に書いてください", key.value),
                format!("it goes into `with`: with = {{ {} = … }}", key.value),
            );
        }
        let list = tables.join(", ");
        problem.help(
            format!("{} を書けるのはここです: {list}", key.value),
            format!("`{}` is a key of {list}", key.value),
        )
    }

    /// What to write where a key is what other tools switch something off with, or what is said at each run.
    fn switched(self, key: &str) -> Option<(String, String)> {
        const SWITCHES: [&str; 7] = ["enabled", "enable", "disabled", "disable", "active", "off", "level"];
        const FLAGS: [&str; 8] = ["fail-on", "format", "as-of", "only", "skip", "stage", "color", "baseline"];
        if FLAGS.contains(&key) && (self.name.is_empty() || std::ptr::eq(self.shape, &SETTINGS)) {
            let flag = format!("noticelint check --{key} …");
            return Some((
                format!("実行のたびに付けます: {flag}"),
                format!("it is said at each run: {flag}"),
            ));
        }
        if !SWITCHES.contains(&key) {
            return None;
        }
        let (below, weighs) = (std::ptr::eq(self.shape, &BY_STAGE), self.shape.key("severity").is_some());
        let right = match (self.name.is_empty(), below, weighs) {
            (true, ..) => "[severity] \"cause/missing\" = \"off\"",
            (_, true, _) => "\"cause/missing\" = \"off\"",
            (_, _, true) => "severity = \"off\"",
            _ => return None,
        };
        Some((format!("切るなら {right} と書いてください"), format!("to switch it off write {right}")))
    }
}

/// That words stand under the name of a member of a family, where a table with them does.
pub(super) fn words_of_member(
    family: Scope<'_>,
    key: &At,
    value: &DeValue<'_>,
    raw: &str,
) -> Option<Problem> {
    let list = match value {
        DeValue::String(_) => format!("[{raw}]"),
        DeValue::Array(items) if items.iter().all(|item| item.get_ref().is_str()) => raw.to_owned(),
        _ => return None,
    };
    let id = &key.value;
    if family.meant(id).is_some() || tables_with(id).iter().any(|table| table.starts_with("[terms")) {
        return None;
    }
    let name = family.name;
    let category = if name == "data-type" { ", category = \"identity\"" } else { "" };
    let right = format!("{id} = {{ words = {list}{category} }}");
    let (ja, en) = (
        format!("「{name}」の「{id}」は、言葉ではなく表です"),
        format!("`{id}` of `{name}` is a table, not a list of words"),
    );
    let problem = key.place.problem("wrong-type", ja, en);
    Some(problem.help(format!("{right} と書いてください"), format!("write {right}")))
}

/// `cause.missing = "off"`: a rule whose halves a dot keeps apart; stages of a rule are named so, and rules are not.
pub(super) fn dotted_rule<'k>(name: &At, keys: impl Iterator<Item = &'k str>) -> Option<Problem> {
    let keys: Vec<&str> = keys.collect();
    if name.value.contains(['/', '*']) || keys.iter().any(|key| BY_STAGE.key(key).is_some()) {
        return None;
    }
    let first = format!("\"{}/{}\"", name.value, keys.first()?);
    let problem = name.place.problem(
        "unknown-rule",
        format!("「{}」という規則はありません", name.value),
        format!("no rule is called `{}`", name.value),
    );
    let ja = format!("規則の名前は / でつなぎ、引用符で囲みます: {first} = …");
    Some(problem.help(ja, format!("the name of a rule has a `/`, in quotes: {first} = …")))
}

/// That a key of the top of the file stands in a table.
pub(super) fn to_the_top(key: &At) -> Problem {
    let name = &key.value;
    let (ja, en) = (format!("「{name}」が表の中にあります"), format!("`{name}` stands in a table"));
    // What follows from the version or the base not being read is not told, too.
    let code = if name == "noticelint" { "version" } else { "extends" };
    key.place.problem(code, ja, en).help(
        format!("{name} はファイルの先頭、最初の [表] より前に書きます"),
        format!("`{name}` goes to the top of the file, before the first [table]"),
    )
}

/// That tables of a name are written with two brackets, for those of which it is often missed.
pub(super) fn brackets(name: &str) -> Option<fn(&Place) -> Problem> {
    match name {
        "ignore" => Some(|place| {
            let (ja, en) = ("ignore は表の配列です", "`ignore` is an array of tables");
            place.problem("wrong-type", ja, en).help(
                "角かっこを2つ重ねて [[ignore]] と書いてください",
                "write it with two brackets: [[ignore]]",
            )
        }),
        "override" => Some(|place| {
            let (ja, en) = ("override は表の配列です", "`override` is an array of tables");
            place.problem("wrong-type", ja, en).help(
                "角かっこを2つ重ねて [[override]] と書き、次の行に paths = [\"notices/**\"] のように書いてください",
                "write it with two brackets, [[override]], and paths = [\"notices/**\"] on the next line",
            )
        }),
        _ => None,
    }
}

fn is_kebab(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether a name is lower case, digits, hyphens; that it is not is told.
pub(super) fn kebab(sink: &Sink, place: &Place, id: &str) -> bool {
    let good = is_kebab(id);
    if !good {
        sink.push(bad_id(place, id));
    }
    good
}

/// Rule ids have two parts. `[rules.cause.missing]` is a slip worth its own words: `first` is its first key.
pub(super) fn rule_id(sink: &Sink, id: &At, first: Option<&str>) -> bool {
    if let Some((subject, problem)) = id.value.split_once('/') {
        if subject == PHRASES || is_kebab(subject) && is_kebab(problem) {
            return true;
        }
        let lower = id.value.to_ascii_lowercase().replace(['_', ' '], "-");
        let right = lower
            .split('/')
            .all(is_kebab)
            .then_some(lower.as_str())
            .filter(|_| lower.matches('/').count() == 1);
        let right = right.unwrap_or("house/my-rule");
        let (ja, en) = (
            format!("「{}」は規則の名前に使えません", id.value),
            format!("`{}` is no id of a rule", id.value),
        );
        sink.push(id.place.problem(BAD_ID, ja, en).help(
            format!("「対象/問題」を英小文字・数字・ハイフンで書いてください: [rules.\"{right}\"]"),
            format!("subject/problem, in a-z, 0-9 and hyphens: [rules.\"{right}\"]"),
        ));
        return false;
    }
    let (ja, en) = (
        format!("規則の名前「{}」に / がありません", id.value),
        format!("rule id `{}` has no `/`", id.value),
    );
    let example = match first {
        Some(next) if is_kebab(&id.value) && is_kebab(next) && RULE.key(next).is_none() => {
            format!("[rules.\"{}/{next}\"]", id.value)
        }
        _ => "[rules.\"cause/missing\"]".to_owned(),
    };
    let problem = id.place.problem(BAD_ID, ja, en);
    sink.push(problem.help(
        format!("規則の名前は「対象/問題」を引用符で囲みます: {example}"),
        format!("a rule id is \"subject/problem\", in quotes: {example}"),
    ));
    false
}
