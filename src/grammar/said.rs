//! What the endings of a clause say together, read from the right.
//!
//! Owns what decides where several endings speak: asked before denied, may before done, the tense of the outermost verb. Which
//! endings stand there is for [`super::walk`].

use super::conjugation::Forms;
use super::endings::{Ending, On};
use super::flags::Flags;
use super::mode::Mode;

/// What was read so far, from the right.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The first that decides: asked, possible, wished …
    first: Option<Flags>,
    /// How many negations, and how many of them before what decides.
    negations: u32,
    outer: u32,
    /// How many negations stood outside a change: 開けないようにする denies nothing.
    changed: Option<u32>,
    /// A verb's ending was read.
    pub(super) verbal: bool,
    /// The tense of the outermost verb.
    tense: Option<bool>,
    /// The outermost verb goes on: て, し.
    goes_on: bool,
    /// A verb that takes a stem or an object was read: 完了します, not 提出済みです.
    acted: bool,
    /// The tense is a copula's, and gives way to that of the verb: 伝えたところです.
    copula: bool,
}

impl Read {
    pub(super) fn take(&mut self, ending: &Ending, flags: &mut Flags) {
        const DECIDE: [Flags; 6] =
            [Flags::ASKED, Flags::POSSIBLE, Flags::WISHED, Flags::IF, Flags::WILL, Flags::ASKS];
        const TENSELESS: [Flags; 5] =
            [Flags::JOINS, Flags::ALONG, Flags::EXPLAINS, Flags::REASON, Flags::HEARD];
        let flag = if ending.flag == Flags::GUESSED { Flags::POSSIBLE } else { ending.flag };
        flags.add(ending.flag);
        // 提出済みです: the copula says nothing of when.
        if flag == Flags::PAST && self.first.is_none() && !self.acted {
            self.tense = Some(true);
        }
        if flag == Flags::NOT {
            self.negations += 1;
        }
        if flag == Flags::UNCERTAIN && self.first.is_none() && self.negations % 2 == 1 {
            self.negations -= 1;
            self.first = Some(Flags::POSSIBLE);
            self.outer = 0;
        }
        if self.first.is_none() && DECIDE.contains(&flag) {
            self.first = Some(flag);
            self.outer = self.negations;
        }
        if flag == Flags::CHANGE {
            self.changed = self.changed.or(Some(self.negations));
        }
        if !ending.noun && !TENSELESS.contains(&flag) {
            let form = ending.form;
            self.goes_on |= !self.verbal
                && form != Forms::ANY
                && form.meets(Forms::TE | Forms::STEM)
                && !form.meets(Forms::DICT);
            self.verbal = true;
            // 持ち出された可能性がある: what may be is past, whenever it is said.
            if self.first == Some(Flags::POSSIBLE) && self.tense.is_some() && form == Forms::TA {
                flags.add(Flags::PAST);
            }
            let before = self.tense;
            self.tensed(form);
            self.copula |= before.is_none() && self.tense == Some(false) && ending.on.is_none();
        }
        // 報告をしたところです: what acts has its own tense, and only what stands before it has none to give.
        self.acted |= matches!(ending.on, Some(On::Stem | On::Object | On::Topic | On::Te));
        flags.add(flag);
        match flag {
            Flags::ALONG => flags.add(Flags::JOINS),
            Flags::REASON => flags.add(Flags::EXPLAINS),
            _ => {}
        }
    }

    /// The outermost verb tells the tense; な, で and joining words have none.
    fn tensed(&mut self, form: Forms) {
        if self.tense.is_none() && form != Forms::ANY && !form.meets(Forms::TE | Forms::STEM | Forms::NOUN) {
            self.tense = Some(form.meets(Forms::TA));
        }
        self.give_way(form);
    }

    /// Behind a verb in the past the copula says nothing of when.
    fn give_way(&mut self, form: Forms) {
        if self.copula && !self.acted && form == Forms::TA {
            self.tense = Some(true);
        }
    }

    /// Takes in the word that the walk stopped at.
    pub(super) fn close(&mut self, form: Forms, need: Forms, flags: &mut Flags) {
        self.give_way(form);
        if need == Forms::ANY || need.meets(Forms::DICT) && need.meets(Forms::TA) || self.tense.is_none() {
            if form.meets(Forms::TA) {
                self.tense = self.tense.or(Some(true));
                flags.add(Flags::PAST);
            } else if form.meets(Forms::DICT) && !form.meets(Forms::NOUN) {
                self.tense = self.tense.or(Some(false));
            }
        }
        if form.meets(Forms::CAN) {
            flags.add(Flags::CAN);
        }
        if self.tense == Some(true) {
            flags.add(Flags::PAST);
        }
    }

    pub(super) fn mode(&self, flags: Flags, form: Forms) -> Mode {
        let past = self.tense == Some(true);
        let denied = self.changed.unwrap_or(self.negations) % 2 == 1;
        match self.first {
            Some(Flags::ASKS) => return Mode::Asks,
            // お願いすることはございません: nothing is asked.
            Some(Flags::ASKED) if self.outer % 2 == 1 => return Mode::Denied,
            Some(Flags::ASKED) if self.goes_on => return Mode::Linked,
            // What was asked of somebody is done.
            Some(Flags::ASKED) if !past || !flags.has(Flags::PAST) => return Mode::Asked,
            Some(Flags::ASKED) => return Mode::Done,
            Some(Flags::POSSIBLE) if self.outer % 2 == 1 => return Mode::Denied,
            // 形跡はないと判断しました: what is taken not to be is denied.
            Some(Flags::POSSIBLE) if flags.has(Flags::GUESSED) && denied => return Mode::Denied,
            Some(Flags::POSSIBLE) => return Mode::Possible,
            Some(Flags::WISHED) => return Mode::Wished,
            Some(Flags::IF) => return Mode::If,
            Some(Flags::WILL) if !past => return if denied { Mode::Denied } else { Mode::Will },
            _ => {}
        }
        if denied {
            return Mode::Denied;
        }
        if past {
            return Mode::Done;
        }
        if flags.has(Flags::GOING) {
            return Mode::Going;
        }
        // 2名で行うこととします announces a change.
        if flags.has(Flags::CHANGE) && self.tense == Some(false) {
            return Mode::Will;
        }
        if flags.has(Flags::ONWARD) && self.tense == Some(false) {
            return Mode::Will;
        }
        match self.tense {
            Some(_) => Mode::Plain,
            None if self.verbal => Mode::Linked,
            None if form.meets(Forms::TE) => Mode::Linked,
            None if form.meets(Forms::NOUN) => Mode::Noun,
            None if form.meets(Forms::STEM | Forms::NEG) => Mode::Linked,
            None => Mode::Noun,
        }
    }
}
