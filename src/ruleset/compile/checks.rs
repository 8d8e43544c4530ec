//! The check of a rule, from what `with` gives.
//!
//! Owns how each form of parameter is read, and the mistakes in them. Which kind takes which is `check`'s table.

use super::conditions::Known;
use super::detect::Detectors;
use super::sets::{How, Sets};
use crate::ruleset::check::*;
use crate::ruleset::detector::Detector;
use crate::ruleset::mistakes::{Sink, missing};
use crate::ruleset::parameters::{FollowUpWords, Instead, Replacement, Spelling, SuppressionCase, Term};
use crate::ruleset::schema::WITH;
use crate::ruleset::tree::{At, Entry, Name, Table, Value};
use crate::ruleset::values::{SetId, Severity, Text, TraceKind};
use crate::text::normal::normal;
use crate::text::{Baked, Strings};
use std::collections::BTreeSet;

/// What a rule checks, its parameters resolved.
pub(super) fn check(
    id: &str,
    table: &Table,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) -> Check {
    let Some(kind) = table.choice("check", CheckKind::from_name) else {
        if !table.has("check") {
            detectors.sink.push(missing(&table.place, id, "check").help(
                "検査の種類を check = \"missing\" などと書いてください",
                "name the kind of check, such as check = \"missing\"",
            ));
        }
        return Check::Missing;
    };
    let none = Table::default();
    let with = table.table("with").unwrap_or(&none);
    parameters(id, kind, table, with, detectors.sink);
    let mut given = Given { id, with, known, detectors, sets };
    macro_rules! resolve {
        ($($row:ident $(($params:ident $(, $shared:ident)?))? $name:literal $(of $element:ident)?,
            must $must:tt may $may:tt values $values:tt => $ja:literal, $en:literal;)*
        ) => {
            match kind {
                $(CheckKind::$row => Check::$row $((resolve!(@given $params $must $may)))?,)*
            }
        };
        (@given $params:ident
            [$($($must_field:ident: $must_form:ident $(($must_default:literal))?)? $must:literal),*]
            [$($($may_field:ident: $may_form:ident $(($may_default:literal))?)? $may:literal),*]
        ) => {
            #[allow(clippy::needless_update)]
            $params {
                $($($must_field: given.$must_form($must $(, $must_default)?),)?)*
                $($($may_field: given.$may_form($may $(, $may_default)?),)?)*
                ..$params::default()
            }
        };
    }
    check_kinds!(resolve)
}

/// What `with` gives, by the forms of parameters.
struct Given<'a, 's, 'd> {
    id: &'a str,
    with: &'a Table,
    known: &'a Known<'d>,
    detectors: &'a Detectors<'d>,
    sets: &'a mut Sets<'s>,
}

impl<'a> Given<'a, '_, '_> {
    fn not_in(&self) -> &'a [At] {
        self.with.list("not-in")
    }
    fn words(&mut self, key: &str) -> Baked<[SetId]> {
        self.detectors.words(self.with.list(key), self.sets)
    }
    /// Bodies, but for the `others`: a family names those of its members that do not count, too.
    fn bodies(&mut self, key: &str) -> Baked<[SetId]> {
        let others = self.words("others");
        self.words(key).iter().copied().filter(|set| !others.contains(set)).collect()
    }
    /// Kinds of data, but for those of `except`.
    fn data(&mut self, key: &str) -> Baked<[SetId]> {
        let kinds = |key: &str| -> Vec<SetId> {
            let name = |at: &At| match at.value.strip_prefix("@data-type.") {
                Some(kind) => self.known.leaked(&At { value: kind.to_owned(), ..at.clone() }, self.sets),
                None => self.known.leaked(at, self.sets),
            };
            self.with.list(key).iter().flat_map(name).collect()
        };
        let except = kinds("except");
        kinds(key).into_iter().filter(|set| !except.contains(set)).collect()
    }
    fn detectors(&mut self, key: &str) -> Baked<[Detector]> {
        self.detectors.all_but(self.with.tables(key), (self.id, self.not_in()), self.sets)
    }
    fn text(&self, key: &str) -> Option<Text> {
        self.with.text(key).cloned()
    }
    fn name(&self, key: &str) -> Baked<str> {
        self.with.string(key).unwrap_or_default().into()
    }
    fn names(&self, key: &str) -> Strings {
        self.with.strings(key).into()
    }
    fn flag(&self, key: &str) -> bool {
        self.with.flag(key).unwrap_or(false)
    }
    fn number(&self, key: &str, default: u16) -> u16 {
        self.with.number(key).unwrap_or(default)
    }
    fn case(&self, key: &str) -> SuppressionCase {
        self.with.choice(key, SuppressionCase::from_name).unwrap_or_default()
    }
    fn traces(&self, key: &str) -> Baked<[TraceKind]> {
        self.with.list(key).iter().filter_map(|kind| TraceKind::from_name(&kind.value)).collect()
    }
    fn pairs(&self, key: &str) -> Baked<[(Baked<str>, Baked<str>)]> {
        let pair = |list: &Vec<At>| match list.as_slice() {
            [first, second] => Some((first.value.as_str().into(), second.value.as_str().into())),
            _ => None,
        };
        self.with.lists(key).iter().filter_map(pair).collect()
    }
    fn instead(&self, key: &str) -> Option<Instead> {
        let table = self.with.table(key)?;
        Some(Instead {
            severity: table.choice("severity", Severity::from_name)?,
            message: table.text("message")?.clone(),
            help: table.text("help").cloned(),
        })
    }
    /// A set of its own for one word.
    fn set(&mut self, word: &At) -> SetId {
        let name = format!("rules.{}={}", self.id, word.value);
        self.sets.anonymous(name, std::slice::from_ref(word), self.not_in(), How::Written)
    }
    fn replacements(&mut self, key: &str) -> Baked<[Replacement]> {
        let with = self.with;
        let pair = |(wrong, right): (&Name, &Entry)| {
            let Some(Value::String(right)) = &right.value else { return None };
            Some(Replacement {
                wrong: self.set(&At::new(wrong, &right.place)),
                right: right.value.as_str().into(),
            })
        };
        with.map(key).iter().filter_map(pair).collect()
    }
    fn spellings(&mut self, key: &str) -> Baked<[Baked<[Spelling]>]> {
        let with = self.with;
        let mut spelling = |word: &At| Spelling {
            set: self.set(word),
            word: self.sets.spellings(word).into_iter().next().unwrap_or_default().into(),
        };
        with.lists(key).iter().map(|group| group.iter().map(&mut spelling).collect()).collect()
    }
    /// Each list: an abbreviation as people write it, then the words that explain it.
    fn terms(&mut self, key: &str) -> Baked<[Term]> {
        let with = self.with;
        let term = |list: &Vec<At>| {
            let (term, explained) = list.split_first()?;
            let set = self.set(term);
            let by = format!("rules.{}:{}", self.id, term.value);
            let by = (!explained.is_empty()).then(|| self.sets.anonymous(by, explained, &[], How::Bent));
            Some(Term { set, explained: by })
        };
        with.lists(key).iter().filter_map(term).collect()
    }
}

/// Reports parameters that the kind of check lacks or does not know.
fn parameters(id: &str, kind: CheckKind, table: &Table, with: &Table, sink: &Sink) {
    let (must, may, name) = (kind.shape().must, kind.shape().may, kind.name());
    for (key, given) in with.entries().filter(|(key, _)| !must.contains(key) && !may.contains(key)) {
        let (ja, en) = (
            format!("check = \"{name}\" は {key} を取りません"),
            format!("check = \"{name}\" takes no `{key}`"),
        );
        let problem = given.key.problem("unknown-parameter", ja, en);
        let known: Vec<&str> = must.iter().chain(may).copied().collect();
        sink.push(match known.is_empty() {
            true => problem.help(format!("{key} を消してください"), format!("take `{key}` out")),
            false => problem.suggest(key, known),
        });
    }
    for key in must {
        // Of what could not be read enough was said.
        let told = with.get(key).is_some_and(|given| given.value.is_none());
        if told || with.value(key).is_some_and(|value| !value.says_nothing()) {
            continue;
        }
        let place = with.get(key).map_or(&table.place, |given| &given.key);
        let example = WITH.key(key).map_or_else(|| "…".to_owned(), |key| key.shape.example());
        sink.push(missing(place, id, key).help(
            format!("check = \"{name}\" には with = {{ {key} = {example} }} が要ります"),
            format!("check = \"{name}\" needs with = {{ {key} = {example} }}"),
        ));
    }
    if let Some(lone) = with.lists("before").iter().find(|pair| pair.len() != 2) {
        let place = lone.first().map_or(&table.place, |word| &word.place);
        let problem = place.problem("no-pair", "2つで1組です", "two events make a pair");
        sink.push(problem.help(
            "[\"occurrence\", \"discovery\"] のように書いてください",
            "write such as [\"occurrence\", \"discovery\"]",
        ));
    }
    let different =
        |group: &[At]| group.iter().map(|word| normal(&word.value)).collect::<BTreeSet<_>>().len();
    if let Some(group) = with.lists("groups").iter().find(|group| different(group) < 2) {
        let place = group.first().map_or(&table.place, |word| &word.place);
        let (ja, en) = ("書き方が1つしかない組です", "this group has fewer than two spellings");
        let problem = place.problem("lone-spelling", ja, en);
        sink.push(problem.help("2つ以上並べてください", "give two or more of them"));
    }
}
