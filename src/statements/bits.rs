//! What small facts of a statement there are, each a bit.
//!
//! Owns their names. Seeing them is [`super::marks`]' and the reading's.

/// Gives each mark a bit of its own: two of them can never share one.
macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the marks are")]
        enum Bit { $($name),* }

        impl Marks {
            $($(#[$doc])* pub const $name: Self = Self(1 << Bit::$name as u32);)*
        }
    };
}

/// Small facts of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks(pub(super) u32);

marks! {
    /// It has a day or a time.
    DATE;
    /// It has an object.
    OBJECT;
    /// More is left than resolve and abstract nouns.
    CONCRETE;
    /// It is a heading or the title.
    HEADING;
    /// It stands in a list or a table.
    ITEM;
    /// Its word is a noun.
    NOUN;
    /// It is a question inside a sentence, or has one.
    QUESTION;
    /// It stands in brackets.
    BRACKET;
    /// It stands behind the first warning or finding.
    SINCE_KNOWN;
    /// Something is done to a leak or its means: 表示をオフに, 接続を遮断.
    ACTED_ON;
    /// It names where to go to: 広報課まで, 社務所へ.
    PLACE;
    /// It stands behind a label.
    LABELLED;
    /// What it found stands in it as a clause: 〜ことを確認.
    FACT;
    /// It names the class of what happened and who did it, and nothing else.
    BARE;
    /// It says by which means or in what circumstance.
    HOW;
    /// Its sentence ends in what was lacking: 〜としながら、手立てがなかった.
    LACKS;
    /// It speaks of a word, a trace or a case of something: 〜という話は, 使われた形跡が.
    EVIDENCE;
    /// It speaks of what may come: 〜につながるおそれがある.
    FEARED;
    /// Its object stands before は: 投稿は消しました.
    TOPICAL;
    /// An earlier paragraph told of what comes when the response is over: the report, the word to the persons, harm.
    AFTERMATH;
    /// A warning or a finding stands behind it in its paragraph.
    AHEAD;
    /// It says what something is: 氏名です, 病院であり.
    COPULA;
    /// The first warning or finding stands behind it.
    BEFORE_KNOWN;
    /// Somebody says in it that something is not so: 渡していないとのこと, 使っていない旨の書面を.
    VOUCHED;
    /// What it is done to stands right before it: を, and no が between.
    HANDLES;
    /// It gives a telephone number or a mail address.
    REACHES;
}

impl Marks {
    /// Whether all of `other` are set.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
    /// Sets `other` where `on` holds.
    pub fn set(&mut self, other: Self, on: bool) {
        if on {
            self.0 |= other.0;
        }
    }
}
