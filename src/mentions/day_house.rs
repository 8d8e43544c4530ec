//! Whether who acts on a day is of another house than the sender's.
//!
//! Owns reading it from the noun that the one who acts belongs to: 委託先の社員が, 運送会社の運転手が, 委託先では. A member
//! of staff of whom no house is named is the sender's.

use super::day_acts::DayActs;
use crate::grammar::Flags;
use crate::statements::{Statement, Vocabulary};
use crate::text::script::is_hiragana;
use crate::text::{one_of, slice};

impl DayActs<'_> {
    /// Whether somebody else found what a statement tells as found.
    pub(crate) fn found_elsewhere(&self, one: &Statement) -> bool {
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
    let kana = |c: char| is_hiragana(c) || one_of!("、。", c);
    let mut ends = noun.char_indices().take(LONGEST).filter(|(_, c)| kana(*c) && *c != 'の');
    ends.next().is_some_and(|(at, c)| at > 0 && one_of!("がは", c))
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;
    use super::super::{Known, Mentions};
    use crate::statements::{self, Vocabulary};

    /// Who came to know on the day of a sentence.
    fn known(told: &str) -> Option<Known> {
        let text = format!(
            "会員名簿の流出について\n\n2026年6月20日\n\n会員の名簿が外部に流出しました。お詫びいたします。\n\n{told}\n"
        );
        read(&text, |scene| {
            let stated = statements::read(scene.document, Vocabulary::built_in());
            let dates = Mentions::read(scene, &stated, None).dates;
            dates.iter().find(|date| date.event != "publication").and_then(|date| date.known)
        })
    }

    #[test]
    fn a_member_of_staff_is_of_the_house_that_is_named() {
        for (told, elsewhere) in [
            ("6月9日、委託先の社員が異常に気づきました。", true),
            ("6月9日、運送会社の運転手が荷物の不足に気づきました。", true),
            ("6月9日の夜、委託先の営業部の社員が不審な通信に気づきました。", true),
            ("6月9日、社員が異常に気づきました。", false),
            ("6月9日、情報システム部の社員が異常に気づきました。", false),
            ("6月9日、経理課の従業員が送り先の誤りに気づきました。", false),
        ] {
            assert_eq!(known(told) == Some(Known::Elsewhere), elsewhere, "{told}");
            assert!(known(told).is_some(), "{told}");
        }
    }
}
