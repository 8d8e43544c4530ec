//! Elements as statements state them: claims in order, put off, hollow.
//!
//! Owns how the rows of `rules/ja/grammar/elements.toml` claim statements: a statement states one element, the
//! first that claims it, unless the row shares.

use super::candidates::Asked;
use super::claim::Worth;
use super::{Claims, Marks, Statement, Vocabulary};
use crate::document::Place;
use crate::grammar::{Flags, Kinds, Mode};

/// What statements say of one element.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    /// Substance.
    pub stated: Vec<Place>,
    /// Substance without means, number or name.
    pub vague: Vec<Place>,
    /// Put off.
    pub deferred: Vec<Place>,
    /// Announced, and nothing there.
    pub hollow: Vec<Place>,
    /// May say something of it: too little to state it, too much to say that it is missing.
    pub unsure: Vec<Place>,
}

/// What a notice tells when it has told of the response.
const AFTERMATH: [&str; 4] =
    ["regulator-notification", "individual-notice", "secondary-damage", "protective-steps"];

/// What is there or is not: an apology to come, or an outline, is none.
const NEVER_PUT_OFF: [&str; 2] = ["apology", "overview"];

/// What of a statement tells which rows it may fit.
fn asked(one: &Statement) -> Asked {
    let Statement { act, mode, with, who, to, .. } = *one;
    Asked { act, topics: one.topic | one.own_topic, mode, with, who: who.all(), to: to.all() }
}

impl Claims {
    /// What the statements say of an element.
    #[cfg(test)]
    pub(crate) fn read(&self, statements: &[Statement], vocabulary: &Vocabulary, element: &str) -> Told {
        self.read_all(statements, vocabulary)
            .into_iter()
            .find(|(name, _)| name == element)
            .map_or_else(Told::default, |one| one.1)
    }

    /// The numbers of the rows that a statement fits, from 1 in the order of the file: why it was claimed.
    #[cfg(test)]
    pub(crate) fn rows(&self, one: &Statement) -> Vec<String> {
        let named = |(at, row): (usize, &super::claim::Claim)| format!("{}:{}", at + 1, &*row.element);
        self.claims.iter().enumerate().filter(|(_, row)| row.fits(one)).map(named).collect()
    }

    /// Whether the rows give an element a grade, all by names.
    pub(crate) fn give(&self, element: &str, grade: &str) -> bool {
        let worth = match grade {
            "stated" => Worth::Stated,
            "vague" => Worth::Vague,
            "hollow" => Worth::Hollow,
            // What is put off is put off by any row, where there is a topic to know it by.
            "deferred" if NEVER_PUT_OFF.contains(&element) => return false,
            _ if Vocabulary::built_in().topic(element).is_some() => return true,
            _ => Worth::Deferred,
        };
        self.claims.iter().any(|claim| *claim.element == *element && claim.worth == worth)
    }

    /// Whether a statement puts off what it is about.
    pub(crate) fn puts_off(&self, one: &Statement) -> bool {
        // 図書カードを7月中に郵送します: a day ahead puts off only what is known to be spoken of.
        let mut found = false;
        self.by_deferral.for_each(asked(one), |at| {
            let row = &self.deferrals[at];
            found |= (one.topic != 0 || row.date != Some(true)) && row.fits(one);
        });
        found
    }

    /// For every statement, the topics that its sentence names before it and puts off behind it: 対策の中身は、協議を経て、
    /// 改めてお知らせします. What is waited for (結果を踏まえ、) puts off whatever it is about.
    fn topics_put_off_behind(&self, statements: &[Statement], put_off: &[bool], later: Kinds) -> Vec<Kinds> {
        let mut found = vec![0; statements.len()];
        let mut behind: (usize, Kinds) = (usize::MAX, 0);
        let mut all = 0;
        for (at, one) in statements.iter().enumerate().rev() {
            if behind.0 != one.sentence {
                (behind, all) = ((one.sentence, 0), 0);
            }
            let leads = !one.flags.has(Flags::JOINS) && !one.flags.has(Flags::PAST);
            found[at] = match leads {
                true if one.when & later != 0 => all,
                true => behind.1 & one.own_topic,
                false => 0,
            };
            if put_off[at] {
                behind.1 |= one.own_topic;
                all |= one.topic;
            }
        }
        found
    }

    /// What the statements say of every element.
    pub(crate) fn read_all(&self, statements: &[Statement], vocabulary: &Vocabulary) -> Vec<(String, Told)> {
        let mut all: Vec<(String, Told)> = Vec::new();
        let mut told = |element: &str, worth: Option<Worth>, place: Place| {
            let at = match all.iter().position(|(name, _)| name == element) {
                Some(at) => at,
                None => {
                    all.push((element.to_owned(), Told::default()));
                    all.len() - 1
                }
            };
            let list = match worth {
                Some(Worth::Stated) => &mut all[at].1.stated,
                Some(Worth::Vague) => &mut all[at].1.vague,
                Some(Worth::Hollow) => &mut all[at].1.hollow,
                Some(Worth::Unsure) => &mut all[at].1.unsure,
                Some(Worth::Deferred) | None => &mut all[at].1.deferred,
            };
            list.push(place);
        };
        let topics: Vec<(String, Kinds)> = vocabulary
            .topics_of(Kinds::MAX)
            .into_iter()
            .filter(|name| !NEVER_PUT_OFF.contains(name))
            .map(|name| (name.to_owned(), vocabulary.topic(name).unwrap_or(0)))
            .collect();
        // A heading states nothing, nor does a name in brackets; it may point to a desk: お客様係まで.
        let names = |one: &&Statement| {
            one.marks.has(Marks::NOUN)
                && one.marks.has(Marks::BRACKET)
                && (one.mode == Mode::Noun || one.act != 0 && !matches!(one.mode, Mode::Going | Mode::Will))
        };
        let points = |one: &Statement| one.marks.has(Marks::PLACE) && one.mode == Mode::Noun;
        let heading = |one: &Statement| one.marks.has(Marks::HEADING);
        let speaks = |one: &&Statement| (!heading(one) || points(one)) && !names(one);
        let later = vocabulary.time("later").unwrap_or(0);
        let put_off: Vec<bool> = statements.iter().map(|one| self.puts_off(one)).collect();
        let after = self.topics_put_off_behind(statements, &put_off, later);
        // The first sentence that tells of what comes when the response is over.
        let mut aftermath = usize::MAX;
        for (at, one) in statements.iter().enumerate().filter(|(_, one)| speaks(one)) {
            let mut one = *one;
            one.marks.set(Marks::AFTERMATH, one.sentence > aftermath);
            let one = &one;
            let put_off = !heading(one) && (put_off[at] || after[at] & one.topic != 0);
            let mut deferred = 0;
            if put_off {
                for (name, topic) in &topics {
                    if one.topic & *topic != 0 {
                        deferred |= topic;
                        told(name, None, one.place);
                    }
                }
            }
            let (mut claimed, mut touched) = (false, false);
            self.by_claim.for_each(asked(one), |at| {
                let claim = &self.claims[at];
                let announces = !heading(one) || claim.worth == Worth::Hollow;
                let free = if claim.rest { !touched } else { claim.shares || !claimed };
                let own = deferred & claim.subject == 0 || &*claim.element == "containment" && !claim.rest;
                // Whether it was carried out is being looked into: that tells of no more than the inquiry.
                let states = matches!(claim.worth, Worth::Stated | Worth::Vague);
                let open =
                    put_off && states && one.marks.has(Marks::QUESTION) && &*claim.element != "containment";
                if announces && free && own && !open && claim.fits(one) && !(put_off && claim.rest) {
                    if states && AFTERMATH.contains(&&*claim.element) {
                        aftermath = aftermath.min(one.sentence);
                    }
                    told(&claim.element, Some(claim.worth), one.place);
                    // The bare name of what happened leaves what was done about it to be read.
                    touched |= !matches!(claim.worth, Worth::Vague | Worth::Unsure);
                    claimed |= !claim.shares;
                }
            });
        }
        all
    }
}
