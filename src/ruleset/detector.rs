//! Conditions over words and mentions, as used: what stands where, and what that says.

use super::values::SetId;
use crate::text::Baked;
use crate::text::lang::names;
use std::fmt;

/// What the match of a detector says about its element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// May speak of it: the element stays absent, and nothing says that it is missing or vague.
    Unsure,
    /// Announced or promised without substance: the element stays absent, and the specific finding speaks.
    Hollow,
    /// Put off.
    Deferred,
    /// Stated, but without the detail a reader needs.
    Vague,
    /// Stated.
    Stated,
}

names!(Grade { Stated => "stated", Vague => "vague", Deferred => "deferred", Hollow => "hollow", Unsure => "unsure" });

/// How far the operands of a detector may lie apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// In one clause.
    Clause,
    /// In one sentence.
    Sentence,
    /// In one paragraph, list item or table row.
    Item,
    /// In one section, without its subsections.
    Section,
    /// In a heading.
    Heading,
    /// In the document's title.
    Title,
    /// Anywhere.
    Document,
}

names!(Scope {
    Clause => "clause",
    Sentence => "sentence",
    Item => "item",
    Section => "section",
    Heading => "heading",
    Title => "title",
    Document => "document",
});

// As Rust (see `text::baked`): other kinds of values have a `Sentence` and a `Title`, too.
impl fmt::Debug for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Clause => "Scope::Clause",
            Self::Sentence => "Scope::Sentence",
            Self::Item => "Scope::Item",
            Self::Section => "Scope::Section",
            Self::Heading => "Scope::Heading",
            Self::Title => "Scope::Title",
            Self::Document => "Scope::Document",
        })
    }
}

/// A condition over words and mentions.
#[derive(Debug, Clone)]
pub struct Detector {
    /// What a match says (elements only; `Stated` elsewhere).
    pub grade: Grade,
    /// All of these must stand in one unit of `within`.
    pub all: Baked<[Operand]>,
    /// At least one of these, if any is given.
    pub any: Baked<[Operand]>,
    /// None of these.
    pub none: Baked<[Operand]>,
    /// The unit for `all` and `any`.
    pub within: Scope,
    /// The unit for `none`: at least `within`.
    pub none_within: Scope,
    /// A heading above must hold one of these words.
    pub under: Baked<[SetId]>,
    /// No heading above may hold one of these words.
    pub not_under: Baked<[SetId]>,
    /// The operands of `all` must stand in the order given.
    pub ordered: bool,
    /// At most this many characters between neighbours of `all`, where given.
    pub near: Option<u16>,
    /// Whether headings and titles count as text to match in (a heading alone is no evidence by default).
    pub in_headings: bool,
    /// Weight in a class group.
    pub weight: i16,
}

/// One operand of a detector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// `@set`, `@family`, or a literal word (an anonymous set).
    Words(Baked<[SetId]>),
    /// `#count`, `#date.occurrence`, `#data-type.leaked`, `#contact.phone`, `#regulator.done` …
    Mention(MentionQuery),
}

/// What kind of mention is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MentionQuery {
    /// `#sentence`: any sentence, whatever its words. For what stands under a heading.
    Sentence,
    /// `#blank`: what is still to be filled in.
    Blank,
    /// `#count`: any number of persons or things; `#count.affected`: one that counts what leaked.
    Count {
        /// Only affected persons, records, accounts, mails, files.
        affected: bool,
    },
    /// `#date`: any date; `#date.<event>`: tied to that event (a member of the family `event`);
    /// `#date.incident`: any event but publication and `other`.
    Date(Option<Baked<str>>),
    /// `#data-type`, `#data-type.leaked`, `#data-type.denied`.
    DataType(Option<bool>),
    /// `#data-type.listed`: a list of kinds of data of which the text does not say whether they leaked.
    DataList,
    /// `#contact`: any way to reach the sender; `#contact.phone|email|url|desk`.
    Contact(Option<Baked<str>>),
    /// `#contact.unclear`: a mail address of which the text does not say whose it is.
    UnclearContact,
    /// `#regulator`, `#regulator.done|planned|mentioned`.
    Regulator(Option<Baked<str>>),
}

/// What a condition may ask of a text beside words.
pub(crate) const READINGS: &[(&str, &str, &str)] = &[
    ("#sentence", "文 (ほかの条件を文の単位で試す)", "any sentence"),
    ("#blank", "書き込まれていない空欄 (○○、[会社名])", "a blank that is still to be filled in"),
    ("#count", "数と単位 (12名、340件)", "a number with its unit"),
    ("#count.affected", "対象の人数・件数", "a number of those affected"),
    ("#date", "日付", "a date"),
    ("#date.incident", "事案そのものの日付 (発生、発覚、収束)", "a date of the incident itself"),
    ("#data-type", "情報の種類", "a kind of data"),
    ("#data-type.leaked", "漏れた (可能性のある) 情報の種類", "a kind of data that leaked, or may have"),
    ("#data-type.denied", "漏れていないとされた情報の種類", "a kind of data that is said not to have leaked"),
    (
        "#data-type.listed",
        "漏れたともそうでないとも書かれていない情報の種類の並び",
        "a list of kinds of data of which the text does not say whether they leaked",
    ),
    ("#contact", "連絡先", "a contact"),
    ("#contact.phone", "電話番号", "a telephone number"),
    ("#contact.email", "メールアドレス", "a mail address"),
    ("#contact.url", "URL", "a URL"),
    ("#contact.desk", "窓口の名", "the name of a desk"),
    (
        "#contact.unclear",
        "だれのものか書かれていないメールアドレス",
        "a mail address of which the text does not say whose it is",
    ),
    ("#regulator", "監督機関", "a regulator"),
    ("#regulator.done", "報告した監督機関", "a regulator that was reported to"),
    ("#regulator.planned", "報告する予定の監督機関", "a regulator that will be reported to"),
    ("#regulator.mentioned", "名の出ただけの監督機関", "a regulator that is only named"),
];
