//! What a text mentions: words, counts, dates, kinds of data, contacts, regulators.
//!
//! Owns reading facts from clauses. Gives no opinion: whether something is missing, wrong or late is decided
//! later, and no extractor here may ask an element or a conclusion.

mod addresses;
mod ahead;
mod attribute;
mod blank;
mod calendar;
mod certainty;
mod claim;
mod compound;
mod contact;
mod count;
mod data_type;
mod date;
mod day_acts;
mod day_addressee;
mod day_asked;
mod day_behind;
mod day_classes;
mod day_found;
mod day_house;
mod day_labels;
mod day_receiver;
mod day_role;
mod day_roles;
mod day_rows;
mod day_sent;
mod day_words;
mod duration;
mod era;
mod event;
mod events_told;
mod excluded;
mod figure;
mod groups;
pub(crate) mod header;
pub(crate) mod hours;
mod last_line;
mod lead;
mod marked;
mod member;
mod model;
mod months;
mod neighbours;
mod note;
mod noun;
mod noun_end;
mod number;
mod numbered;
mod parts;
mod personal;
mod regulator;
mod resolved;
mod scan;
mod series;
mod shapes;
mod signs;
mod slashed;
mod telephone;
#[cfg(test)]
mod testing;
mod unreadable;
mod weekdays;
mod written;
mod written_dates;
mod years;

pub(crate) use crate::text::Day;
pub(crate) use claim::Claim;
pub(crate) use claim::{counted, is_copula, past_bracket};
pub(crate) use duration::Duration;
pub(crate) use era::EraYear;
pub(crate) use event::{OCCURRENCE, OTHER, PUBLICATION, REGULATOR, WARNING};
pub(crate) use groups::{Group, Groups, Tie};
pub(crate) use groups::{Spots, slipped, swapped};
pub(crate) use lead::leads;
pub(crate) use model::{
    Certainty, Contact, ContactKind, Count, DataType, DateMention, Ends, Known, NoteMark, Personal,
    PersonalKind, Regulator, Reported, Role,
};
pub(crate) use scan::{Hits, Lead, Scene};
pub(crate) use years::civil;

use crate::document::Place;
use crate::statements::Statement;

/// Everything a text mentions.
#[derive(Debug, Clone, Default)]
pub struct Mentions {
    /// Numbers of persons and things.
    pub counts: Vec<Count>,
    /// Which of them are parts of which.
    pub groups: Groups,
    /// Dates and periods.
    pub dates: Vec<DateMention>,
    /// Kinds of data.
    pub data_types: Vec<DataType>,
    /// Lists of kinds of data of which the text does not say whether they leaked.
    pub data_lists: Vec<Place>,
    /// Contacts.
    pub contacts: Vec<Contact>,
    /// Regulators.
    pub regulators: Vec<Regulator>,
    /// Years told in an era.
    pub eras: Vec<EraYear>,
    /// Numbers of days.
    pub durations: Vec<Duration>,
    /// Days and times that no calendar and no clock has: 13月, 32日, 25:00.
    pub unreadable: Vec<Place>,
    /// Dates whose numbers are still to be filled in: 2026年○月○日.
    pub blank_dates: Vec<Place>,
    /// What is still to be filled in.
    pub blanks: Vec<Place>,
    /// Blocks that say nothing else: no evidence of anything.
    pub void: Vec<Place>,
    /// Marks of notes, and notes with a number.
    pub notes: Vec<NoteMark>,
    /// Affected persons' own data.
    pub personal: Vec<Personal>,
}

/// The affected persons' own data in a scene, and nothing else of it.
pub(crate) fn personal(scene: &Scene) -> Vec<Personal> {
    personal::personal(scene, &contact::contacts(scene, &[]))
}

/// What may be of somebody affected though nothing says so: told to nobody, and repeated by no output.
pub(crate) fn unsaid(scene: &Scene, mentions: &Mentions) -> Vec<Place> {
    personal::unsaid(scene, &mentions.contacts, &mentions.personal)
}

impl Mentions {
    /// Reads everything a scene mentions. `published` is the planned day of publication, where the user gives it.
    pub fn read(scene: &Scene, statements: &[Statement], published: Option<Day>) -> Self {
        let mut contacts = contact::contacts(scene, statements);
        let personal = personal::personal(scene, &contacts);
        let of_theirs = |place: Place| {
            let after = personal.partition_point(|one| one.place.end <= place.start);
            personal.get(after).filter(|one| one.place.touches(place))
        };
        // What belongs to a person affected is no way to reach the sender.
        for contact in contacts.iter_mut().filter(|contact| of_theirs(contact.place).is_some()) {
            (contact.own, contact.others) = (false, true);
        }
        let mut counts = count::counts(scene);
        // カード番号:4539…口座番号: somebody's number counts nothing, and is told by no value either.
        counts.retain(|count| of_theirs(count.place).is_none_or(|one| one.kind == PersonalKind::Name));
        let groups = Groups::read(scene, &mut counts);
        let blanks = blank::blanks(scene);
        let (data_types, data_lists) = data_type::data_types(scene, statements);
        Self {
            counts,
            groups,
            dates: date::dates(scene, statements, published),
            data_types,
            data_lists,
            contacts,
            personal,
            regulators: regulator::regulators(scene, statements),
            eras: era::eras(scene),
            durations: duration::durations(scene),
            unreadable: unreadable::unreadable(scene),
            blank_dates: unreadable::blank_dates(scene),
            void: blank::void(scene, &blanks),
            blanks,
            notes: note::notes(scene),
        }
    }
}
