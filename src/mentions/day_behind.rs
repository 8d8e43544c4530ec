//! What stands right behind a day: the noun of a notice, a limit, an hour, the end of an inquiry.
//!
//! Owns reading it. What a day is by what is stated of it is `day_roles`'.

use super::attribute::is_state;
use super::day_role::{Act, DayRole};
use super::day_roles::DayRoles;
use super::hours;
use crate::document::Place;
use crate::statements::{Statement, Vocabulary};
use crate::text::{begin, slice};

impl DayRoles<'_> {
    /// Whether a day is that of a notice by its noun: 2月6日の第一報, 5月8日付のお知らせ.
    pub(crate) fn is_notice(&self, tail: &str) -> bool {
        const NOUN: usize = 8;
        let rest = tail.strip_prefix("付け").or_else(|| tail.strip_prefix('付')).unwrap_or(tail);
        let dated = rest.len() < tail.len();
        let Some(noun) = rest.strip_prefix('の').or_else(|| rest.strip_prefix("で").filter(|_| dated))
        else {
            return false;
        };
        let kinds = &self.acts.kinds;
        let mut notice = false;
        Vocabulary::built_in().words.scan(begin(noun, NOUN), |hit| {
            notice |= hit.start == 0 && hit.kinds & (kinds.publish | if dated { kinds.tell } else { 0 }) != 0;
        });
        notice
    }

    /// Whether a statement finds at an hour of its own what was done on a day before: 六時に車を停め、七時に戻ったところ.
    pub(crate) fn came_later(&self, date: Place, own: usize, role: &DayRole, one: &Statement) -> bool {
        let text = &self.scene.document.text;
        let first = self.statements[own].place.end.max(date.end);
        let (before, behind) = (slice(text, date.start..first), slice(text, first..one.place.end.max(first)));
        matches!(role.act, Act::Incident | Act::Open)
            && role.known.is_none()
            && (hours::soon_after(behind) || hours::stands_in(behind) && hours::stands_in(before))
    }

    /// Whether a day is a limit or a state: 9月10日までに, 9月10日現在.
    pub(crate) fn is_limit(&self, date: Place) -> bool {
        is_state(slice(&self.scene.document.text, date.end..))
    }

    /// Whether an inquiry ended on a day, or its report came in: 調査が完了, 報告書を受領.
    pub(crate) fn ends_inquiry(&self, date: Place, next: usize) -> bool {
        let Some(sentence) = self.scene.sentence(date.start) else { return false };
        let own = Place { start: date.end, end: next.min(sentence.end).max(date.end) };
        own.start < own.end && self.scene.hits.any(self.scene.sets("delay.step"), own)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mentions;
    use super::super::testing::{events, read};
    use crate::statements::{self, Vocabulary};

    #[test]
    fn the_day_of_an_earlier_notice_is_no_day_of_the_incident() {
        for told in [
            "6月2日の第一報、6月9日の続報に続くご報告です。",
            "2026年6月2日付のお知らせでお伝えした、会員名簿が誤って掲載された件をご報告します。",
        ] {
            let found = events(told);
            assert!(found.iter().all(|event| event == "publication"), "{told} {found:?}");
        }
        assert_eq!(events("6月2日の点検で、係の者が名簿の不足に気づきました。"), ["discovery"]);
    }

    #[test]
    fn what_an_inquiry_came_to_is_the_finding_of_one_who_was_told() {
        let told = "・6月2日 カード会社から不正利用の懸念があると連絡\n・6月4日 調査会社に解析を依頼\n・6月12日 調査が完了し、報告書を受領\n";
        assert_eq!(events(told)[2], "discovery");
        // Who found out by itself waits for no inquiry.
        let own = "・6月2日 係の者が画面の書き換えに気づく\n・6月12日 調査が完了\n";
        assert_ne!(events(own)[1], "discovery");
    }

    #[test]
    fn what_was_done_at_one_hour_and_found_at_another_happened_that_day() {
        let began = |told: &str| {
            let text = format!("名簿の件のお詫び\n\n2026年6月20日\n\n{told}\n");
            read(&text, |scene| {
                let stated = statements::read(scene.document, Vocabulary::built_in());
                Mentions::read(scene, &stated, None).dates[1].began
            })
        };
        for told in [
            "6月2日の夕方五時ごろ、店の前に自転車を停め、五時半に戻ったところ、籠の鞄がないのに気づきました。",
            "6月2日16時10分に一斉送信し、16時30分、受信された方からのお電話により誤りを知りました。",
        ] {
            assert!(began(told), "{told}");
        }
        for told in [
            "6月2日10時に書庫を点検し、11時に名簿の不足に気づきました。",
            "6月2日、係の者が名簿の不足に気づきました。",
        ] {
            assert!(!began(told), "{told}");
        }
    }
}
