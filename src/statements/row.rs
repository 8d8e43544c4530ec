//! A row of the claims: what it asks of a statement, as written and as bits.
//!
//! Owns whether a statement fits a row. Which rows there are is the rules'; what follows from them is [`super::claims`]'.

use super::{Marks, Statement, Vocabulary};
use crate::grammar::{Flags, Kinds, Mode};
use serde::Deserialize;

/// What a claim is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Worth {
    /// Substance.
    #[default]
    Stated,
    /// Substance without means, number or name.
    Vague,
    /// Announced or promised, and nothing there.
    Hollow,
    /// Put off.
    Deferred,
    /// Too little to state it, too much to say that it is missing.
    Unsure,
}

/// A row as written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct Row {
    pub(super) element: String,
    #[serde(rename = "as")]
    pub(super) worth: Worth,
    act: Vec<String>,
    not_act: Vec<String>,
    of: Vec<String>,
    not_of: Vec<String>,
    with: Vec<String>,
    near: Vec<String>,
    question: Option<bool>,
    can: bool,
    named: Option<bool>,
    since_known: Option<bool>,
    item: bool,
    who: Vec<String>,
    who_or_none: Vec<String>,
    not_who: Vec<String>,
    from: Vec<String>,
    to: Vec<String>,
    not_to: Vec<String>,
    not_from: Vec<String>,
    about: Option<String>,
    not_about: Vec<String>,
    mode: Vec<String>,
    not_mode: Vec<String>,
    when: Vec<String>,
    not_when: Vec<String>,
    pub(super) rest: bool,
    pub(super) shares: bool,
    mishap: bool,
    change: Option<bool>,
    explains: bool,
    not_next: Vec<String>,
    going: bool,
    past: Option<bool>,
    object: Option<bool>,
    object_of: Vec<String>,
    subject_of: Vec<String>,
    place: bool,
    concrete: Option<bool>,
    fact: Option<bool>,
    bare: Option<bool>,
    lacks: Option<bool>,
    how: bool,
    topical: Option<bool>,
    evidence: Option<bool>,
    feared: Option<bool>,
    reason: bool,
    pub(super) date: bool,
    passive: Option<bool>,
    noun: bool,
    next: Vec<String>,
    standing: Option<bool>,
    acted_on: Option<bool>,
}

/// A row, with its names as bits.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    pub(super) row: Row,
    act: Kinds,
    open: bool,
    not_act: Kinds,
    not_next: Kinds,
    next: Kinds,
    of: Kinds,
    object_of: Kinds,
    subject_of: Kinds,
    not_of: Kinds,
    with: Kinds,
    near: Kinds,
    who: Kinds,
    who_or_none: Kinds,
    not_who: Kinds,
    from: Kinds,
    to: Kinds,
    not_to: Kinds,
    not_from: Kinds,
    about: Kinds,
    not_about: Kinds,
    when: Kinds,
    not_when: Kinds,
    modes: Vec<Mode>,
    not_modes: Vec<Mode>,
}

const MODES: [(&str, Mode); 12] = [
    ("done", Mode::Done),
    ("going", Mode::Going),
    ("plain", Mode::Plain),
    ("will", Mode::Will),
    ("asked", Mode::Asked),
    ("possible", Mode::Possible),
    ("wished", Mode::Wished),
    ("if", Mode::If),
    ("denied", Mode::Denied),
    ("asks", Mode::Asks),
    ("noun", Mode::Noun),
    ("linked", Mode::Linked),
];

/// The name of a mode.
pub fn mode_name(mode: Mode) -> &'static str {
    MODES.iter().find(|(_, known)| *known == mode).map_or("plain", |(name, _)| name)
}

impl Claim {
    pub(super) fn new(row: Row, vocabulary: &Vocabulary) -> Result<Self, String> {
        let bits = |names: &[String], of: &dyn Fn(&str) -> Option<Kinds>, special: &[&str]| {
            names.iter().filter(|name| !special.contains(&name.as_str())).try_fold(0, |all, name| {
                of(name).map(|bit| all | bit).ok_or_else(|| format!("nothing is called `{name}`"))
            })
        };
        let kind = |name: &str| vocabulary.kind(name);
        let party = |name: &str| vocabulary.party(name);
        let topic = |name: &str| vocabulary.topic(name);
        let time = |name: &str| vocabulary.time(name);
        let modes = |names: &[String]| -> Result<Vec<Mode>, String> {
            let mode = |name: &String| MODES.iter().find(|(known, _)| known == name).map(|(_, mode)| *mode);
            names.iter().map(|name| mode(name).ok_or_else(|| format!("no mode is called `{name}`"))).collect()
        };
        let has = |names: &[String], name: &str| names.iter().any(|one| one == name);
        Ok(Self {
            act: bits(&row.act, &kind, &["open"])?,
            open: has(&row.act, "open"),
            not_act: bits(&row.not_act, &kind, &[])?,
            next: bits(&row.next, &kind, &[])?,
            not_next: bits(&row.not_next, &kind, &[])?,
            of: bits(&row.of, &kind, &[])?,
            object_of: bits(&row.object_of, &kind, &[])?,
            subject_of: bits(&row.subject_of, &kind, &[])?,
            not_of: bits(&row.not_of, &kind, &[])?,
            with: bits(&row.with, &kind, &[])?,
            near: bits(&row.near, &party, &[])?,
            who: bits(&row.who, &party, &[])?,
            who_or_none: bits(&row.who_or_none, &party, &[])?,
            not_who: bits(&row.not_who, &party, &[])?,
            from: bits(&row.from, &party, &[])?,
            to: bits(&row.to, &party, &[])?,
            not_to: bits(&row.not_to, &party, &[])?,
            not_from: bits(&row.not_from, &party, &[])?,
            about: row
                .about
                .as_deref()
                .map_or(Ok(0), |name| topic(name).ok_or_else(|| format!("no topic `{name}`")))?,
            not_about: bits(&row.not_about, &topic, &[])?,
            when: bits(&row.when, &time, &[])?,
            not_when: bits(&row.not_when, &time, &[])?,
            modes: modes(&row.mode)?,
            not_modes: modes(&row.not_mode)?,
            row,
        })
    }

    /// Whether a statement is what the row asks for.
    pub(super) fn fits(&self, one: &Statement) -> bool {
        let row = &self.row;
        let any = |asked: Kinds, found: Kinds| asked == 0 || asked & found != 0;
        let acts = row.act.is_empty() || one.act & self.act != 0 || self.open && one.act == 0;
        let about = |topic: Kinds| topic & (one.topic | one.own_topic) != 0;
        acts && one.act & self.not_act == 0
            && one.next & self.not_next == 0
            && any(self.next, one.next)
            && any(self.of, one.with)
            && any(self.object_of, one.object)
            && any(self.subject_of, one.subject)
            && one.with & self.not_of == 0
            && any(self.with, one.with)
            && any(self.near, one.parties)
            && row.question.is_none_or(|asks| asks == one.marks.has(Marks::QUESTION))
            && any(self.who, one.who)
            && (one.who == 0 || any(self.who_or_none, one.who))
            && one.who & self.not_who == 0
            && any(self.from, one.from)
            && any(self.to, one.to)
            && one.to & self.not_to == 0
            && one.from & self.not_from == 0
            && (self.about == 0 || about(self.about))
            && !about(self.not_about)
            && any(self.when, one.when)
            && one.when & self.not_when == 0
            && row.since_known.is_none_or(|known| known == one.marks.has(Marks::SINCE_KNOWN))
            && row.bare.is_none_or(|bare| bare == one.marks.has(Marks::BARE))
            && row.lacks.is_none_or(|lacks| lacks == one.marks.has(Marks::LACKS))
            && row.topical.is_none_or(|topical| topical == one.marks.has(Marks::TOPICAL))
            && row.evidence.is_none_or(|told| told == one.marks.has(Marks::EVIDENCE))
            && row.feared.is_none_or(|feared| feared == one.marks.has(Marks::FEARED))
            && (!row.how || one.marks.has(Marks::HOW))
            && (self.modes.is_empty() || self.modes.contains(&one.mode))
            && !self.not_modes.contains(&one.mode)
            && (!row.mishap || one.flags.has(Flags::MISHAP))
            // 許可制としながら tells what was so, not what is changed.
            && row.change.is_none_or(|change| {
                change == (one.flags.has(Flags::CHANGE) && !one.flags.has(Flags::ALONG))
            })
            && (!row.explains || one.flags.has(Flags::EXPLAINS))
            && (!row.going || one.flags.has(Flags::GOING) || one.mode == Mode::Will)
            && row.past.is_none_or(|past| past == one.flags.has(Flags::PAST))
            && (!row.item || one.marks.has(Marks::ITEM))
            && (!row.reason || one.flags.has(Flags::REASON))
            && (!row.date || one.marks.has(Marks::DATE))
            // 手立ては…決めます: its own words say what it is about.
            && row.named.is_none_or(|named| named == (one.own_topic != 0))
            && (!row.can || one.flags.has(Flags::CAN))
            && (!row.noun || one.marks.has(Marks::NOUN))
            && row.passive.is_none_or(|passive| passive == one.flags.has(Flags::PASSIVE))
            && row.fact.is_none_or(|fact| fact == one.marks.has(Marks::FACT))
            && row.acted_on.is_none_or(|on| on == one.marks.has(Marks::ACTED_ON))
            && row.standing.is_none_or(|standing| standing == one.standing())
            // A noun states something where it stands for a line, not as a caption in the text.
            && (!row.rest || one.mode != Mode::Noun || one.in_list())
            && (!row.place || one.marks.has(Marks::PLACE))
            && row.object.is_none_or(|object| object == one.marks.has(Marks::OBJECT))
            && row.concrete.is_none_or(|concrete| concrete == one.marks.has(Marks::CONCRETE))
    }
}
