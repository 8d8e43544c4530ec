//! The tables that come with the program, as `build.rs` left them behind.
//!
//! Owns the constants. What stands in them is worked out by `load`, `row`, `cause_rows` and `point_rows`; nothing is read
//! when the program starts.

use super::signs::Points;
use super::{Causes, Claims, Vocabulary};

mod vocabulary {
    use crate::grammar::{Begins, Class::*, Ending, Endings, Entry, Flags, Forms, On::*, Spellings, Words};
    use crate::statements::Vocabulary;
    use crate::text::{Baked, ByChar, ByName};
    use std::borrow::Cow;

    pub(super) static BUILT_IN: Vocabulary = include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));
}

mod claims {
    use crate::grammar::Mode::*;
    use crate::statements::candidates::{Candidates, Claims};
    use crate::statements::claim::{Claim, Worth::*};
    use crate::text::Baked;
    use std::borrow::Cow;

    pub(super) static BUILT_IN: Claims = include!(concat!(env!("OUT_DIR"), "/claims.rs"));
}

mod causes {
    use crate::grammar::{Class::*, Entry, Forms, Words};
    use crate::statements::causes::{CauseRow, Causes};
    use crate::text::{Baked, ByChar};
    use std::borrow::Cow;

    pub(super) static BUILT_IN: Causes = include!(concat!(env!("OUT_DIR"), "/causes.rs"));
}

mod points {
    use crate::statements::signs::{Data, Incident, Points, Sign::*};
    use crate::text::Baked;
    use std::borrow::Cow;

    pub(super) static BUILT_IN: Points = include!(concat!(env!("OUT_DIR"), "/points.rs"));
}

impl Points {
    /// Those that come with the program.
    pub(crate) fn built_in() -> &'static Self {
        &points::BUILT_IN
    }
}

impl Causes {
    /// What comes with the program.
    pub(crate) fn built_in() -> &'static Self {
        &causes::BUILT_IN
    }
}

impl Vocabulary {
    /// The one that comes with the program.
    pub(crate) fn built_in() -> &'static Self {
        &vocabulary::BUILT_IN
    }
}

impl Claims {
    /// The rows that come with the program.
    pub(crate) fn built_in() -> &'static Self {
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
        let causes = Causes::load(&vocabulary).unwrap();
        assert_eq!(format!("{causes:?}"), format!("{:?}", Causes::built_in()));
        assert_eq!(format!("{:?}", Points::load().unwrap()), format!("{:?}", Points::built_in()));
    }
}
