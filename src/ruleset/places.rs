//! `[files]` and `[[override]]`: what a file of rules says of some documents and not of others.
//!
//! Owns how the two are read, and which overrides a ruleset is made with. Which document a path means is `input`'s.

use super::docs::{FileGlobs, Glob, Override, Settings};
use super::ignore::check_path;
use super::keys::OVERRIDE;
use super::merge::Merged;
use super::parse::layer;
use super::problem::{Place, Problem, Sink, TomlFile};
use super::reader::At;
use super::show::{Line, Lines, Section};
use super::table::{Given, Table};
use super::written::Written;
use std::sync::Arc;
use toml::Spanned;
use toml::de::DeValue;

/// `[files]`: each list where it was given.
#[derive(Debug, Clone, Default)]
pub(super) struct FilesTable {
    include: Option<Vec<At<String>>>,
    exclude: Option<Vec<At<String>>>,
}

/// An entry of `[[override]]`.
#[derive(Debug, Clone)]
pub(super) struct OverrideTable {
    paths: Vec<At<String>>,
    /// From its header to the end of its last value.
    pub whole: Place,
    over: Arc<Written>,
}

/// Takes `[files]` out of a file.
pub(super) fn files(root: &mut Table<'_>) -> FilesTable {
    let Some(mut table) = root.table("files") else { return FilesTable::default() };
    let mut list = |key| {
        let paths = table.one_or_more(key)?;
        paths.iter().for_each(|path| check_path(path, table.reader.sink));
        Some(paths)
    };
    let files = FilesTable { include: list("include"), exclude: list("exclude") };
    let empty = files.include.as_ref().is_some_and(Vec::is_empty);
    if let (true, Some(given)) = (empty, table.given().get("include")) {
        let (ja, en) =
            ("include が空です。何も検査されません", "`include` is empty: nothing would be checked");
        let cure =
            ("すべてを検査するなら include を消してください", "to check everything, take `include` out");
        table.reader.sink.push(given.value.problem("empty-list", ja, en).help(cure.0, cure.1));
    }
    table.finish();
    files
}

/// Takes `[[override]]` out of a file.
pub(super) fn overrides(root: &mut Table<'_>) -> Vec<OverrideTable> {
    let Some((key, value)) = root.take("override") else { return Vec::new() };
    let reader = root.reader;
    let headed = |item: &Spanned<DeValue<'_>>| {
        matches!(item.get_ref(), DeValue::Table(_))
            && reader.text.get(item.span().start..).is_some_and(|text| text.starts_with('['))
    };
    match value.into_inner() {
        DeValue::Array(items) if items.iter().all(headed) => {
            let entry = |item: Spanned<DeValue<'_>>| {
                let (start, end) = (item.span().start, end_of(&item));
                let table = reader.table("override", item.span(), item, &OVERRIDE)?;
                Some(entry(table, reader.place(start..end)))
            };
            items.into_iter().filter_map(entry).collect()
        }
        _ => {
            let (ja, en) = ("override は表の配列です", "`override` is an array of tables");
            let problem = reader.place(key).problem("wrong-type", ja, en);
            reader.sink.push(problem.help(
                "角かっこを2つ重ねて [[override]] と書き、次の行に paths = [\"notices/**\"] のように書いてください",
                "write it with two brackets, [[override]], and paths = [\"notices/**\"] on the next line",
            ));
            Vec::new()
        }
    }
}

fn entry(mut table: Table<'_>, whole: Place) -> OverrideTable {
    let there = table.has("paths");
    let paths = if there { table.one_or_more("paths") } else { table.missing("paths") };
    let paths = paths.unwrap_or_default();
    paths.iter().for_each(|path| check_path(path, table.reader.sink));
    if let (true, Some(given)) = (paths.is_empty(), table.given().get("paths")) {
        let problem = given.value.problem("empty-list", "paths が空です", "`paths` is empty");
        table.reader.sink.push(problem.help(
            "どの文書かを書いてください (例: paths = [\"notices/2024/**\"])",
            "say which documents, such as paths = [\"notices/2024/**\"]",
        ));
    }
    let mut over = Written::default();
    layer(&mut table, &mut over);
    refuse_tests(&over, table.reader.sink);
    table.finish();
    OverrideTable { paths, whole, over: Arc::new(over) }
}

/// Tests are run with the rules for all documents: in an override they would test something else.
fn refuse_tests(over: &Written, sink: &Sink) {
    let rules = over.rules.iter().flat_map(|(_, rule)| &rule.doc.tests);
    let elements = over.elements.iter().flat_map(|(_, element)| &element.doc.tests);
    let phrases = over.phrases.iter().flat_map(|(_, phrase)| &phrase.tests);
    for test in rules.chain(elements).chain(phrases) {
        let (ja, en) = ("[[override]] の中に試しは書けません", "there can be no tests in [[override]]");
        let problem = test.text_place.problem("override-test", ja, en);
        sink.push(problem.help(
            "試しはすべての文書についての規則で動きます。[[override]] の外に書いてください",
            "tests run with the rules for all documents: write them outside of [[override]]",
        ));
    }
}

/// Where the last of a value ends: that of a table with a header goes on behind the header.
fn end_of(value: &Spanned<DeValue<'_>>) -> usize {
    let within = match value.get_ref() {
        DeValue::Table(table) => table.values().map(end_of).max(),
        DeValue::Array(items) => items.iter().map(end_of).max(),
        _ => None,
    };
    within.unwrap_or(0).max(value.span().end)
}

/// What a later file gives replaces what an earlier one gave.
pub(super) fn put_files(merged: &mut FilesTable, over: FilesTable) {
    merged.include = over.include.or(merged.include.take());
    merged.exclude = over.exclude.or(merged.exclude.take());
}

/// Adds to the settings what the files say of paths.
pub(super) fn settings(merged: &Merged, settings: &mut Settings) {
    let glob = |path: &At<String>| Glob { pattern: path.value.clone(), place: path.place.clone() };
    let globs = |list: &Option<Vec<At<String>>>| list.iter().flatten().map(glob).collect();
    settings.files =
        FileGlobs { include: globs(&merged.files.include), exclude: globs(&merged.files.exclude) };
    let entry = |table: &OverrideTable| Override {
        paths: table.paths.iter().map(glob).collect(),
        whole: table.whole.clone(),
    };
    settings.overrides = merged.overrides.iter().map(entry).collect();
}

/// `[files]` as merged.
pub(super) fn files_section(files: &FilesTable) -> Option<Section> {
    let (given, place) = (Given::default(), Place::default());
    let mut lines = Lines::new(&given, &place);
    lines.words("include", files.include.as_deref().unwrap_or_default());
    lines.words("exclude", files.exclude.as_deref().unwrap_or_default());
    let there = files.include.is_some() || files.exclude.is_some();
    there.then(|| lines.section("files", "[files]".to_owned()))
}

/// An override as it was written, line by line: it is no value of the merged rules.
pub(super) fn override_section(entry: &OverrideTable, files: &[TomlFile]) -> Option<Section> {
    let Place { file, span } = &entry.whole;
    let text = files.get(*file)?.text.get(span.clone())?;
    let mut at = span.start;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() && !trimmed.starts_with('#') {
            let place = Place { file: *file, span: at..at + line.len() };
            lines.push(Line { text: line.trim_end().to_owned(), place: Some(place) });
        }
        at += line.len();
    }
    Some(Section { id: "override".to_owned(), header: String::new(), lines })
}

impl Merged {
    /// The rules with some of the overrides over them, in their order.
    pub(super) fn overridden(&self, which: &[usize], sink: &Sink) -> Self {
        let mut merged = self.clone();
        for table in which.iter().filter_map(|at| self.overrides.get(*at)) {
            merged.put(vec![(*table.over).clone()], sink);
        }
        // Files laid over others give up what those suggest; an override says nothing of that.
        merged.profiles.clone_from(&self.profiles);
        merged.optional.clone_from(&self.optional);
        merged
    }

    /// Of what `look` finds with overrides, that which it does not find without (`before`): each is looked at alone,
    /// before any document needs it. What only seems so while the overrides before it are left out is none. `look` gets
    /// what was found while the override was laid over the rules.
    pub(super) fn of_overrides(
        &self,
        before: &[Problem],
        look: impl Fn(&Self, Sink) -> Vec<Problem>,
    ) -> Vec<Problem> {
        let look = |which: &[usize]| {
            let sink = Sink::default();
            let over = self.overridden(which, &sink);
            look(&over, sink)
        };
        let mut found = Vec::new();
        for at in 0..self.overrides.len() {
            let mut new = look(&[at]);
            new.retain(|problem| !before.contains(problem));
            if at > 0 && !new.is_empty() {
                let with_those_before = look(&(0..=at).collect::<Vec<_>>());
                new.retain(|problem| with_those_before.contains(problem));
            }
            found.extend(new);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::values::Severity;
    use super::super::{Loaded, TomlFile, load_with};

    const RULES: &str = "noticelint = 1\n[rules.\"cause/missing\"]\ncheck = \"radicals\"\nseverity = \"info\"\n\
                         title = \"t\"\nmessage = \"m\"\n[classes.publisher.company]\ntitle = \"会社\"\n";

    fn load(text: &str) -> Result<Loaded, Vec<String>> {
        let file = TomlFile { name: "noticelint.toml".to_owned(), text: format!("{RULES}{text}") };
        let told = |problem: super::Problem| {
            format!("{}: {}", problem.code, problem.help.map(|help| help.ja).unwrap_or_default())
        };
        load_with(vec![vec![file]], Vec::new(), &[])
            .map_err(|problems| problems.problems.into_iter().map(told).collect())
    }

    fn severity(loaded: &Loaded) -> Option<Severity> {
        loaded.ruleset.rules[0].severity_at(super::super::Stage::First)
    }

    #[test]
    fn later_overrides_win_over_earlier_ones_and_over_the_rest() {
        let text = "[severity]\n\"cause/missing\" = \"warning\"\n\
                    [[override]]\npaths = \"a/**\"\nseverity.\"cause/*\" = \"error\"\nsettings.publisher = \"company\"\n\
                    [[override]]\npaths = [\"a/b\", \"c\"]\n[override.severity]\n\"cause/missing\" = \"off\"\n\
                    [override.rules.\"acme/new\"]\ncheck = \"radicals\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\n";
        let loaded = load(text).unwrap();
        assert_eq!(severity(&loaded), Some(Severity::Warning));
        assert_eq!(loaded.settings.overrides.len(), 2);
        let paths = |at: usize| -> Vec<&str> {
            loaded.settings.overrides[at].paths.iter().map(|glob| glob.pattern.as_str()).collect()
        };
        assert_eq!((paths(0), paths(1)), (vec!["a/**"], vec!["a/b", "c"]));
        let with = |which: &[usize]| loaded.with(which).map_err(|problems| problems.problems).unwrap();
        let first = with(&[0]);
        assert_eq!(severity(&first), Some(Severity::Error));
        assert_eq!(
            (first.settings.publisher.as_deref(), loaded.settings.publisher.as_deref()),
            (Some("company"), None)
        );
        let both = with(&[0, 1]);
        assert_eq!((both.ruleset.rules.len(), first.ruleset.rules.len()), (2, 1));
        assert_eq!(both.ruleset.name, loaded.ruleset.name);
        let off = both.ruleset.rules.iter().find(|rule| rule.id == "cause/missing").unwrap();
        assert_eq!(off.severity_at(super::super::Stage::First), None);
    }

    #[test]
    fn what_is_wrong_in_them_is_told_though_no_document_needs_them() {
        let mistake = |text: &str| {
            let told = load(text).map(|_| ()).unwrap_err();
            assert_eq!(told.len(), 1, "{told:?}");
            told.into_iter().next().unwrap()
        };
        let over = |rest: &str| mistake(&format!("[[override]]\n{rest}"));
        assert!(over("severity.\"cause/missing\" = \"off\"").starts_with("missing-key: paths"));
        assert!(over("paths = []").starts_with("empty-list"));
        assert!(over("paths = \"../a\"").starts_with("bad-path"));
        assert!(over("path = \"a\"\npaths = \"a\"").contains("「paths」のことですか"));
        assert!(over("paths = \"a\"\nseverity.\"cause/mising\" = \"off\"").contains("「cause/missing」"));
        assert!(over("paths = \"a\"\nsettings.publisher = \"compny\"").contains("「company」"));
        assert!(
            over("paths = \"a\"\n[override.rules.\"cause/missing\"]\nseverty = \"off\"")
                .contains("「severity」")
        );
        let tested =
            "paths = \"a\"\n[[override.rules.\"cause/missing\".tests]]\ntext = \"x\"\nexpect = \"silent\"";
        assert!(over(tested).starts_with("override-test"));
        assert!(mistake("[override]\npaths = \"a\"").contains("[[override]]"));
        assert!(mistake("[files]\ninclude = []").starts_with("empty-list"));
        assert!(mistake("[files]\nexlude = \"a\"").contains("「exclude」"));
        assert!(mistake("[files]\nexclude = \"/a\"").starts_with("bad-path"));
        assert!(mistake("exclude = [\"a\"]").contains("exclude"), "the key of a table that stands elsewhere");
    }

    #[test]
    fn an_override_that_changes_nothing_is_told_unless_another_makes_it_change_something() {
        let warnings = |text: &str| {
            let loaded = load(text).unwrap();
            let found = loaded.warnings(|_| true, "2026-11-22", "0.1.0");
            found.iter().filter(|problem| problem.code == "changes-nothing").count()
        };
        let same = "[[override]]\npaths = \"a\"\nseverity.\"cause/missing\" = \"info\"\n";
        let off = "[[override]]\npaths = \"a\"\nseverity.\"cause/missing\" = \"off\"\n";
        assert_eq!((warnings(same), warnings(off)), (1, 0));
        assert_eq!(warnings(&format!("{off}{same}")), 0);
    }

    #[test]
    fn overrides_of_different_documents_may_do_the_same() {
        let text = "[terms.x]\nwords = [\"一\", \"二\"]\n\
                    [[override]]\npaths = \"a\"\nterms.x.remove = [\"一\"]\n\
                    [[override]]\npaths = \"b\"\nterms.x.remove = [\"一\"]\n\
                    [[override]]\npaths = \"b/c\"\nterms.x.add = [\"三\"]\n\
                    [[override]]\npaths = \"b/c/d\"\nterms.x.remove = [\"三\"]\n";
        let loaded = load(text).unwrap();
        let works = |which: &[usize]| loaded.with(which).is_ok();
        assert!(works(&[0]) && works(&[1]) && works(&[1, 2, 3]));
        assert!(!works(&[0, 1]) && !works(&[3]), "nothing is there to remove");
    }

    #[test]
    fn they_are_shown_as_written() {
        let text = "[files]\nexclude = [\"a\"]\n[[override]]\npaths = \"b\" # あの部署\n\n# 覚え\n[override.severity]\n\"cause/missing\" = { first = \"off\" }\n";
        let loaded = load(text).unwrap();
        let sections = loaded.sections();
        let toml: String = sections
            .iter()
            .flat_map(|section| {
                let header = (!section.header.is_empty()).then_some(section.header.as_str());
                header.into_iter().chain(section.lines.iter().map(|line| line.text.as_str()))
            })
            .map(|line| format!("{line}\n"))
            .collect();
        let over = "[files]\nexclude = [\"a\"]\n[[override]]\npaths = \"b\" # あの部署\n[override.severity]\n\"cause/missing\" = { first = \"off\" }\n";
        assert!(toml.ends_with(over), "{toml}");
        let file = TomlFile { name: "again.toml".to_owned(), text: toml };
        let again = load_with(vec![vec![file]], Vec::new(), &[]).unwrap();
        assert_eq!(again.settings.overrides.len(), 1);
    }
}
