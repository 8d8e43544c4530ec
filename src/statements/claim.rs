//! Claims: rows with their names as bits.
//!
//! Owns the keys of a row, and the names of modes. Whether a statement fits is asked in [`super::fits`]; what follows from
//! that is [`super::claims`]'. Compiled into `build.rs`, too: see [`super::built_in`].

use crate::grammar::{Kinds, Mode};
use crate::text::Baked;
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

/// Hands the keys of a row to a macro: lists of names, by what they name, then what a row asks without names.
macro_rules! keys {
    ($then:ident) => {
        $then! {
            names {
                kind: not_act, next, not_next, given, of, not_of, object_of, subject_of, not_subject_of, with;
                party: near, not_near, who, who_or_none, not_who, from, not_from, to, not_to;
                topic: not_about;
                time: when, not_when;
            }
            asks {
                bool: can, item, rest, shares, going, place, how, reason;
                Option<bool>: question, named, since_known, change, past, object, concrete, fact, bare, lacks, topical,
                    evidence, feared, passive, standing, acted_on, favour, date, mishap,
                    before_known, aftermath, noun, copula, under_way, ahead, vouched, explains, regret, account, along, handles, reaches;
            }
        }
    };
}
#[allow(unused_imports, reason = "the rows are read when the program is built")]
pub(super) use keys;

macro_rules! claim {
    (names { $($of:ident: $($name:ident),+;)+ } asks { $($form:ty: $($ask:ident),+;)+ }) => {
        /// A row.
        #[derive(Debug, Clone)]
        pub(super) struct Claim {
            pub(super) element: Baked<str>,
            /// The topic of the element, where it is one.
            pub(super) subject: Kinds,
            pub(super) worth: Worth,
            /// Any act will do.
            pub(super) any: bool,
            pub(super) act: Kinds,
            /// An act that no list holds will do.
            pub(super) open: bool,
            pub(super) about: Kinds,
            pub(super) modes: Baked<[Mode]>,
            pub(super) not_modes: Baked<[Mode]>,
            $($(pub(super) $name: Kinds,)+)+
            $($(pub(super) $ask: $form,)+)+
        }
    };
}

keys!(claim);

pub(super) const MODES: [(&str, Mode); 12] = [
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
pub(crate) fn mode_name(mode: Mode) -> &'static str {
    MODES.iter().find(|(_, known)| *known == mode).map_or("plain", |(name, _)| name)
}
