//! The tables that come with the program, as `build.rs` left them behind.
//!
//! Owns the two constants. What stands in them is worked out by `load` and `row`; nothing is read
//! when the program starts.

use super::{Claims, Vocabulary};

mod vocabulary {
    use crate::grammar::{Alike, Class::*, Ending, Endings, Entry, Flags, Forms, On::*, Spellings, Words};
    use crate::statements::Vocabulary;
    use crate::text::{Baked, ByChar, ByName};
    use std::borrow::Cow;

    pub(super) static BUILT_IN: Vocabulary = include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));
}

mod claims {
    use crate::grammar::Mode::*;
    use crate::statements::candidates::Candidates;
    use crate::statements::claim::{Claim, Claims, Worth::*};
    use crate::text::Baked;
    use std::borrow::Cow;

    pub(super) static BUILT_IN: Claims = include!(concat!(env!("OUT_DIR"), "/claims.rs"));
}

impl Vocabulary {
    /// The one that comes with the program.
    pub fn built_in() -> &'static Self {
        &vocabulary::BUILT_IN
    }
}

impl Claims {
    /// The rows that come with the program.
    pub fn built_in() -> &'static Self {
        &claims::BUILT_IN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Read anew, they are the same: there is one source of what is read.
    #[test]
    fn the_constants_are_the_tables() {
        let vocabulary = Vocabulary::load().unwrap();
        assert_eq!(format!("{vocabulary:?}"), format!("{:?}", Vocabulary::built_in()));
        for name in ["tell", "report", "misuse", "inquire", "postposition"] {
            assert!(vocabulary.kind(name).is_some(), "{name}");
        }
        assert!(vocabulary.party("persons").is_some() && vocabulary.topic("cause").is_some());
        let claims = Claims::load(&vocabulary).unwrap();
        assert_eq!(format!("{claims:?}"), format!("{:?}", Claims::built_in()));
    }
}
