//! A day on which something was sent, and on which it was noticed, too, without a day of its own: 11月9日に案内を送りました。
//! 送った直後に係が気づきました.
//!
//! Owns telling it, where nothing else says when anybody came to know or what happened. What a day is otherwise is
//! [`super::day_roles`]'.

use super::day_role::{Act, DayRole};
use super::day_roles::{DEEP, DayRoles};
use super::event::PUBLICATION;
use super::{DateMention, Known, hours};
use crate::document::Place;
use crate::statements::{Marks, Statement, Vocabulary};

impl DayRoles<'_> {
    /// Gives the first such day who came to know on it. `next` is where the day behind each begins.
    pub(crate) fn noticed_at_once(&self, found: &[DateMention], next: &[usize], told: &mut [DayRole]) {
        let past = |(date, role): (&DateMention, &DayRole)| {
            !date.planned && date.event != PUBLICATION && (role.known.is_some() || role.act == Act::Incident)
        };
        if found.iter().zip(&*told).any(past) {
            return;
        }
        for ((date, role), next) in found.iter().zip(told).zip(next) {
            let sent = role.act == Act::Persons && role.done && role.handed && !role.notice;
            let day = date.date.is_some_and(|day| day.day.is_some()) && date.end.is_none() && !date.planned;
            if let Some(known) = self.noticed_behind(date.place, *next).filter(|_| sent && day) {
                role.known = Some(known);
                role.began = true;
                return;
            }
        }
    }

    /// Who came to know in the sentences behind a day, at an hour or at once.
    fn noticed_behind(&self, date: Place, next: usize) -> Option<Known> {
        let own = self.own(date)?;
        let first = &self.statements[own];
        let near = |one: &&Statement| one.place.start < next && one.block <= first.block + 1;
        let behind = self.statements[own + 1..].iter().take(DEEP).take_while(near);
        let mut known: Option<(usize, Known)> = None;
        let at_once = Vocabulary::built_in().time("at-once").unwrap_or(0);
        let mut soon = false;
        for one in behind.filter(|one| !one.marks.has(Marks::HEADING)) {
            if known.is_some_and(|(sentence, _)| sentence != one.sentence) {
                break;
            }
            let text = self.acts.near(one.place);
            let later = ["その後", "のちに", "後日", "翌"].iter().any(|later| text.contains(later));
            if later {
                return None;
            }
            soon |= one.when.all() & at_once != 0 || hours::stands_in(text) || hours::soon_after(text);
            let who = self.acts.stated(one, false, false).known.filter(|_| soon);
            if let Some(who) = who {
                let all = known.map_or(who, |(_, before)| before.min(who));
                known = Some((one.sentence, all));
            }
        }
        known.map(|(_, known)| known)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mentions;
    use super::super::testing::read;
    use crate::statements::{self, Vocabulary};

    /// Whether somebody came to know on the first day that a notice tells.
    fn noticed(told: &str) -> bool {
        let text = format!("案内メールのお詫び\n\n2026年6月20日\n\n{told}\n");
        read(&text, |scene| {
            let stated = statements::read(scene.document, Vocabulary::built_in());
            Mentions::read(scene, &stated, None).dates[1].known.is_some()
        })
    }

    #[test]
    fn what_was_sent_and_noticed_at_once() {
        for told in [
            "6月9日に会員の皆様へ案内を送りました。送った直後に係の者が気づきました。",
            "6月9日20時に会員の皆様へ案内を送信しました。20時40分、受け取った方からお電話をいただきました。",
            "6月9日の夜、会員の皆様に案内をお送りしました。直後に、受け取った方が知らせてくださいました。",
        ] {
            assert!(noticed(told), "{told}");
        }
    }

    #[test]
    fn what_was_sent_and_noticed_some_day() {
        for told in [
            "6月9日に会員の皆様へ案内を送りました。受け取った方からのお電話で気づきました。",
            "6月9日に会員の皆様へ案内を送りました。その後、係の者が気づきました。",
            "6月9日に会員の皆様へ案内を送りました。6月12日、受け取った方からお電話をいただきました。",
        ] {
            assert!(!noticed(told), "{told}");
        }
    }
}
