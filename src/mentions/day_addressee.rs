//! Whom the report of a day went to, where the one addressed stands before the day: 委員会には6月20日に、警察には6月6日に.
//!
//! Owns reading it. Which of the two a day is of otherwise is `day_acts`'.

use super::day_role::Act;
use super::day_roles::DayRoles;
use crate::document::Place;
use crate::grammar::Kinds;
use crate::statements::Vocabulary;
use crate::text::{boundary, slice};

impl DayRoles<'_> {
    /// Regulator or police, whichever is addressed last before a day, in its own part of the sentence.
    pub(crate) fn addressee(&self, date: Place) -> Option<Act> {
        const REACH: usize = 120;
        let text = &self.scene.document.text;
        let from = boundary(text, date.start.saturating_sub(REACH));
        let block = self.scene.block(date.start).map(|at| self.scene.document.blocks[at].place.start)?;
        let before = slice(text, from.max(block)..date.start);
        let before = before.rsplit(['、', ',', '。', '|', '\n']).next()?;
        let kinds = &self.acts.kinds;
        let mut last: Option<Kinds> = None;
        Vocabulary::built_in().parties.scan(before, |hit| {
            let behind = slice(before, hit.end..);
            let to = ["へ", "に", "宛"].iter().any(|to| behind.starts_with(to));
            if to && hit.kinds & (kinds.regulator | kinds.police) != 0 {
                last = Some(hit.kinds);
            }
        });
        last.map(|last| if last & kinds.police != 0 { Act::Police } else { Act::Regulator })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mentions;
    use super::super::testing::read;
    use crate::statements::{self, Vocabulary};

    #[test]
    fn who_is_named_before_a_day_was_told_then() {
        for told in [
            "個人情報保護委員会には6月9日に、所轄の警察署には6月4日に報告しました。",
            "個人情報保護委員会への報告は6月9日、警察署への遺失届は6月4日です。",
        ] {
            let text = format!("名簿の件のお詫び\n\n2026年6月20日\n\n6月2日、名簿を紛失しました。{told}\n");
            let events: Vec<String> = read(&text, |scene| {
                let stated = statements::read(scene.document, Vocabulary::built_in());
                let dates = Mentions::read(scene, &stated, None).dates;
                dates.iter().skip(2).map(|date| date.event.clone()).collect()
            });
            assert_eq!(events, ["regulator", "police"], "{told}");
        }
    }
}
