//! `[[override]]`: what a file of rules says of some documents and not of others.
//!
//! Owns which overrides a ruleset is made with. Which document a path means is `input`'s.

use super::merge::{Merged, Unwatched, Watch};
use super::mistakes::{Problem, Sink};
use super::tree::Table;

impl Merged {
    /// The rules with some of the overrides over them, in their order.
    pub(super) fn overridden(&self, which: &[usize], sink: &Sink) -> Self {
        self.watched(which, sink, &mut Unwatched)
    }

    /// As above, with somebody who is told of it.
    pub(super) fn watched(&self, which: &[usize], sink: &Sink, watch: &mut dyn Watch) -> Self {
        self.laid(self.clone(), which, sink, watch)
    }

    /// As [`Self::overridden`], without the list of overrides itself: many that are looked at one by one are not copied for
    /// each of them.
    pub(super) fn tried(&self, which: &[usize], sink: &Sink) -> Self {
        let merged = Self {
            name: self.name.clone(),
            root: self.root.without("override"),
            maps: self.maps.clone(),
            written_for: self.written_for.clone(),
            optional: self.optional.clone(),
            changed: self.changed.clone(),
            own_from: self.own_from,
            replaced: self.replaced.clone(),
            given_up: self.given_up.clone(),
        };
        self.laid(merged, which, sink, &mut Unwatched)
    }

    fn laid(&self, mut merged: Self, which: &[usize], sink: &Sink, watch: &mut dyn Watch) -> Self {
        for table in which.iter().filter_map(|at| self.root.tables("override").get(*at)) {
            merged.put(vec![table.clone()], sink, watch);
        }
        // Files laid over others give up what those suggest; an override says nothing of that.
        merged.given_up.clone_from(&self.given_up);
        merged.optional.clone_from(&self.optional);
        merged
    }

    /// Whether overrides change nothing but severities and settings, which need no compiling to be known for sound.
    pub(super) fn only_weigh(&self, which: &[usize]) -> bool {
        let overrides = self.root.tables("override");
        let keys = which.iter().filter_map(|at| overrides.get(*at)).flat_map(Table::entries);
        keys.map(|(key, _)| key).all(|key| matches!(key, "paths" | "severity" | "settings"))
    }

    /// Of what `look` finds with overrides, that which it does not find without (`before`): each is looked at alone,
    /// before any document needs it. What only seems so while the overrides before it are left out is none.
    pub(super) fn of_overrides(
        &self,
        before: &[Problem],
        look: impl Fn(&[usize]) -> Vec<Problem>,
    ) -> Vec<Problem> {
        let mut found = Vec::new();
        for at in 0..self.root.tables("override").len() {
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
    use super::super::{Loaded, Surroundings, TomlFile, load_with};

    const AROUND: Surroundings = Surroundings { today: "2026-11-22", builtin: "0.1.0", told: |_, _| false };
    const RULES: &str = "noticelint = 1\n[rules.\"cause/missing\"]\ncheck = \"radicals\"\nseverity = \"info\"\n\
                         title = \"t\"\nmessage = \"m\"\n[classes.publisher.company]\ntitle = \"会社\"\n";

    fn load(text: &str) -> Result<Loaded, Vec<String>> {
        let file = TomlFile { name: "noticelint.toml".into(), text: format!("{RULES}{text}").into() };
        let told = |problem: super::super::Problem| {
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
            let found = loaded.warnings(|_| true, &AROUND);
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
        let file = TomlFile { name: "again.toml".into(), text: toml.into() };
        let again = load_with(vec![vec![file]], Vec::new(), &[]).unwrap();
        assert_eq!(again.settings.overrides.len(), 1);
    }
}
