//! Whether who acts on a day is of another house than the sender's.
//!
//! Owns reading it from the noun that the one who acts belongs to: 委託先の社員が, 運送会社の運転手が, 委託先では. A member
//! of staff of whom no house is named is the sender's.

use super::day_acts::DayActs;
use crate::grammar::Flags;
use crate::statements::{Statement, Vocabulary};
use crate::text::{one_of, slice};

impl DayActs<'_> {
    /// Whether somebody else found what a statement tells as found.
    pub fn found_elsewhere(&self, one: &Statement) -> bool {
        let kinds = &self.kinds;
        let house = self.of_another_house(one);
        let who = one.who & !one.from & kinds.others & !kinds.attacker;
        let own = one.who & kinds.staff != 0 && !house;
        let who = if own { who & !kinds.houses } else { who };
        let heard = one.flags.has(Flags::HEARD) && one.parties & !one.from & kinds.houses != 0;
        house || (who != 0 || heard) && one.who & kinds.ours == 0
    }

    /// Whether the one who acts is said to be of another house.
    fn of_another_house(&self, one: &Statement) -> bool {
        let text = self.near(one.place);
        let kinds = &self.kinds;
        let mut theirs = false;
        Vocabulary::built_in().parties.scan(text, |hit| {
            let house = hit.kinds & kinds.houses != 0 && hit.kinds & kinds.staff == 0;
            let behind = slice(text, hit.end..);
            let member = behind.strip_prefix('の').is_some_and(acts);
            theirs |= house && (member || ["では、", "では,"].iter().any(|place| behind.starts_with(place)));
        });
        theirs
    }
}

/// Whether a noun, perhaps of several members, stands before が or は: 営業部の社員が.
fn acts(noun: &str) -> bool {
    const LONGEST: usize = 16;
    let kana = |c: char| ('ぁ'..='ん').contains(&c) || one_of!("、。", c);
    let mut ends = noun.char_indices().take(LONGEST).filter(|(_, c)| kana(*c) && *c != 'の');
    ends.next().is_some_and(|(at, c)| at > 0 && one_of!("がは", c))
}
