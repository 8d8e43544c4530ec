//! What the ending of a clause says: one bit a row of the table of endings.
//!
//! Owns their names in `rules/ja/grammar/endings.toml`. Reads no text.

/// What endings say, in any combination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(pub u32);

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:literal / $word:literal $(+ $also:ident)?;)*) => {
        impl Flags {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit $(| Self::$also.0)?);)*
            /// The flag of a row of the table of endings.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    "silent" => Some(Self::default()),
                    $($word => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

flags! {
    /// 〜た.
    PAST = 0 / "past";
    /// 〜ない.
    NOT = 1 / "not";
    /// 〜ている, 〜中.
    GOING = 2 / "going";
    /// 〜忘れる, 〜まま: against what was meant.
    MISHAP = 3 / "mishap";
    /// 〜れる.
    PASSIVE = 4 / "passive";
    /// 〜せる.
    CAUSES = 5 / "causes";
    /// 〜ていく.
    ONWARD = 6 / "onward";
    /// 〜てください.
    ASKED = 7 / "asked";
    /// 〜ていただく: somebody else did it.
    FAVOUR = 8 / "favour";
    /// 予定, こととする.
    WILL = 9 / "will";
    /// ようにする, に改める: it is done otherwise now.
    CHANGE = 10 / "change";
    /// べきだ.
    WISHED = 11 / "wished";
    /// おそれ, かもしれない.
    POSSIBLE = 12 / "possible";
    /// そうだ, とのこと: from somebody else.
    HEARD = 13 / "heard";
    /// 場合, たら.
    IF = 14 / "if";
    /// か.
    ASKS = 15 / "asks";
    /// ため, ことから: why.
    EXPLAINS = 16 / "explains";
    /// が, ものの: the sentence goes on with a statement of its own.
    JOINS = 17 / "joins";
    /// できる, 行える.
    CAN = 18 / "can";
    /// 次第, のち: after something that is still to come.
    LATER = 19 / "later";
    /// 否定できる: without its negation it says little, with it that something may be.
    UNCERTAIN = 20 / "uncertain";
    /// とともに, ほか: beside what follows, at the same time.
    ALONG = 21 / "along";
    /// ことが原因: it says of itself that it is why.
    REASON = 22 / "reason";
    /// と考えられる: what is taken to be so, not what may come.
    GUESSED = 23 / "guessed";
    /// 〜てしまう: against what was meant, too, but it says nothing of how that came about.
    REGRET = 24 / "regret" + MISHAP;
    /// 〜たものだ: what came about is accounted for.
    ACCOUNT = 25 / "account";
}

impl Flags {
    /// Whether all of `other` are set.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
    /// Sets all of `other`.
    pub fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
