//! What a text mentions: words, counts, dates, kinds of data, contacts, regulators.
//!
//! Owns reading facts from clauses. Gives no opinion: whether something is missing, wrong or late is decided
//! later, and no extractor here may ask an element or a conclusion.

mod ahead;
mod attribute;
mod blank;
mod calendar;
mod certainty;
mod claim;
mod contact;
mod count;
mod data_type;
mod date;
mod day_acts;
mod day_addressee;
mod day_behind;
mod day_house;
mod day_labels;
mod day_receiver;
mod day_role;
mod day_roles;
mod day_words;
mod duration;
mod era;
mod event;
mod events_told;
mod figure;
mod groups;
pub mod header;
pub mod hours;
mod lead;
mod marked;
mod months;
mod neighbours;
mod note;
mod noun;
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
#[cfg(test)]
mod testing;
mod unreadable;
mod weekdays;
mod written;
mod written_dates;
mod years;

pub use crate::text::Day;
pub use claim::Claim;
pub(crate) use claim::past_bracket;
pub use duration::Duration;
pub use era::EraYear;
pub use event::{OCCURRENCE, OTHER, PUBLICATION, REGULATOR, WARNING};
pub use groups::{Group, Groups, Tie};
pub(crate) use groups::{Spots, slipped, swapped};
pub use lead::{Lead, leads};
pub use scan::{Hits, Scene};
pub use years::civil;

use crate::document::Place;
use crate::ruleset::SetId;
use crate::statements::Statement;
use std::sync::Arc;

/// Part a count plays in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A total.
    Total,
    /// A part of a total.
    Part,
    /// Those whom two parts share: 重複3名.
    Overlap,
    /// What the affected were taken out of: 会員12,000名のうち.
    Whole,
    /// A limit of the law or of a rule: 1,000人を超える場合.
    Threshold,
    /// What an earlier notice said.
    Superseded,
    /// None of these.
    Other,
}

impl Role {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Part | Self::Overlap => "part",
            Self::Whole | Self::Threshold | Self::Superseded | Self::Other => "other",
        }
    }
}

/// A number of persons or things.
#[derive(Debug, Clone)]
pub struct Count {
    /// Number and unit.
    pub place: Place,
    /// The number.
    pub value: u64,
    /// The unit as written, shared by those that have the same.
    pub unit: Arc<str>,
    /// Marked as about, at most, over …
    pub approximate: bool,
    /// Marked as 延べ: occurrences, not distinct persons.
    pub cumulative: bool,
    /// Counts persons (名, 人, 世帯), not things.
    pub persons: bool,
    /// The part it plays.
    pub role: Role,
    /// Counts what leaked.
    pub affected: bool,
}

/// A date or a period.
#[derive(Debug, Clone)]
pub struct DateMention {
    /// As written.
    pub place: Place,
    /// The day, or the first day of a period; `None` where no year could be had.
    pub date: Option<Day>,
    /// The last day of a period.
    pub end: Option<Day>,
    /// Whether the text itself gives the year at this place.
    pub year_given: bool,
    /// What happened then: a member of the family `event`, or `other`.
    pub event: String,
    /// Something was told to have happened then, whatever it was.
    pub happened: bool,
    /// It is announced: nothing that had happened when the text was written.
    pub planned: bool,
    /// What is told of it is told as done.
    pub done: bool,
    /// Who came to know of the incident then.
    pub known: Option<Known>,
    /// It is that of another notice than this.
    pub notice: bool,
    /// It began and came to be known on this day, each at its hour.
    pub began: bool,
    /// Rules about late reports of which somebody whom they name was told then: indices in the ruleset.
    pub told_to: Vec<u16>,
    /// The ends as written.
    pub written: Ends,
}

/// Who came to know of the incident, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// The sender established what happened: a leak, a loss, an intrusion.
    Established,
    /// The sender noticed something.
    Found,
    /// Somebody told the sender.
    Told,
    /// Somebody else noticed it.
    Elsewhere,
}

/// How the ends of a date or a period are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    /// Where the day, or the first day of a period, stands.
    pub first: Place,
    /// Where the last day of a period stands.
    pub last: Option<Place>,
    /// The weekday beside the first, Monday = 0.
    pub weekday: Option<u8>,
    /// The weekday beside the last, Monday = 0.
    pub end_weekday: Option<u8>,
    /// Whether the text gives the year of the last day at this place.
    pub end_year_given: bool,
    /// The days of a period whose months and days are written, both ends counted, where no year changes their number.
    pub days: Option<u16>,
    /// Whether the first is told by another date: 同日, 翌28日, 同月30日, a bare 4日.
    pub relative: bool,
}

impl Ends {
    /// A date of which nothing but its place is told.
    pub fn at(place: Place) -> Self {
        Self {
            first: place,
            last: None,
            weekday: None,
            end_weekday: None,
            end_year_given: false,
            days: None,
            relative: false,
        }
    }
}

/// How a kind of data is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// It leaked.
    Confirmed,
    /// It may have leaked.
    Possible,
    /// It did not leak.
    Denied,
}

impl Certainty {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Possible => "possible",
            Self::Denied => "denied",
        }
    }
}

/// A kind of personal data.
#[derive(Debug, Clone)]
pub struct DataType {
    /// As written.
    pub place: Place,
    /// Its term set; `None` for an item under a heading of leaked data whose words are not known.
    pub set: Option<SetId>,
    /// Whether it leaked.
    pub certainty: Certainty,
    /// The list it stands in: the members of one series, the items of one section. Equal for those of one list.
    pub list: usize,
    /// What the text says of the whole list.
    pub claim: Claim,
    /// Whether its clause says of what it ends that it leaked: 電話番号も見えていました.
    pub subject: bool,
}

/// How a reader can reach the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactKind {
    /// A telephone number.
    Phone,
    /// A mail address.
    Email,
    /// A web address or a form.
    Url,
    /// A desk, by name.
    Desk,
}

impl ContactKind {
    /// The name in JSON and in `#contact.<kind>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Url => "url",
            Self::Desk => "desk",
        }
    }
}

/// A contact.
#[derive(Debug, Clone)]
pub struct Contact {
    /// As written.
    pub place: Place,
    /// What it is.
    pub kind: ContactKind,
    /// Whether it is the sender's own, given for readers of this notice.
    pub own: bool,
    /// Whether it is somebody else's: a regulator's, a contractor's, an affected person's.
    pub others: bool,
}

/// What is said of a regulator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reported {
    /// The report was made.
    Done,
    /// It will be made.
    Planned,
    /// Only named.
    Mentioned,
}

impl Reported {
    /// The name in JSON and in `#regulator.<state>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Planned => "planned",
            Self::Mentioned => "mentioned",
        }
    }
}

/// A regulator.
#[derive(Debug, Clone)]
pub struct Regulator {
    /// As written.
    pub place: Place,
    /// Its term set.
    pub set: SetId,
    /// Whether the report was made.
    pub reported: Reported,
}

/// A mark that points to a note, or a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteMark {
    /// The mark as written, or the text of the note.
    pub place: Place,
    /// Its number, or the name of a Markdown footnote.
    pub key: String,
    /// Whether the text of a note stands here.
    pub opens: bool,
    /// Whether it points to a note.
    pub refers: bool,
}

/// What an affected person's own data is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonalKind {
    /// A name.
    Name,
    /// A telephone number.
    Phone,
    /// A mail address.
    Email,
    /// A street address.
    Address,
    /// A card number.
    Card,
    /// A My Number.
    MyNumber,
    /// A bank account.
    Account,
    /// A number by which somebody is known: of a licence, a passport, a member.
    Number,
}

impl PersonalKind {
    /// Its member of the family `left-in-kind`, which names it for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
            Self::Card => "card",
            Self::MyNumber => "my-number",
            Self::Account => "account",
            Self::Number => "number",
        }
    }
}

/// An affected person's own name, number or address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    /// As written: to be covered wherever text is shown.
    pub place: Place,
    /// What it is.
    pub kind: PersonalKind,
}

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
pub fn personal(scene: &Scene) -> Vec<Personal> {
    personal::personal(scene, &contact::contacts(scene, &[]))
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
