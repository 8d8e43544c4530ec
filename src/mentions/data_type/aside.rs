//! Series that stand in a notice and are no kinds that leaked: what is asked, quoted, wondered, locked, or somebody.
//!
//! Owns the reasons not to tell a series. What tells one is [`super::read`]'s.

use super::super::certainty;
use super::super::claim;
use super::read::Read;
use crate::document::Place;
use crate::grammar::{Flags, Mode, is_dense};
use crate::statements::Vocabulary;
use crate::text::{boundary, one_of, slice};

impl Read<'_> {
    /// Whether it stands in quotation marks.
    pub(super) fn quoted(&self, sentence: Place) -> bool {
        let before = self.scene.document.slice(self.before(sentence.start));
        before.matches('「').count() > before.matches('」').count()
    }

    /// Whether a member is no kind of data but somebody.
    pub(super) fn names_persons(&self) -> bool {
        let scene = self.scene;
        let subject = scene.sets("data.subject");
        let vocabulary = Vocabulary::built_in();
        let persons = vocabulary.party("persons").unwrap_or(0);
        self.series.members.iter().filter(|member| member.set.is_none()).any(|member| {
            let ends = |hit: Place| hit.end == member.phrase.end;
            let phrase = scene.document.slice(member.phrase);
            // 載せる人, 別の方.
            let mut somebody = false;
            vocabulary.parties.scan(phrase, |hit| {
                let word = slice(phrase, hit.start..hit.end);
                let counts = word.chars().count() == 1 && !matches!(word, "人" | "方");
                somebody |= hit.end == phrase.len() && hit.kinds & persons != 0 && !counts;
            });
            somebody || subject.iter().any(|&set| scene.hits.within(set, member.phrase).any(ends))
        })
    }

    /// Whether its members are but words for what stands in a column: 項目, 内容.
    pub(super) fn names_a_column(&self) -> bool {
        let scene = self.scene;
        let sets = || scene.sets("data.noun").iter().chain(scene.sets("data.label"));
        self.series.members.iter().all(|member| {
            sets().any(|&set| scene.hits.within(set, member.phrase).any(|hit| hit == member.phrase))
        })
    }

    /// Whether it is what keeps a thing shut: 鍵(パスワード)はかけて, 暗証番号を設定し.
    pub(super) fn locks(&self) -> bool {
        let rest = slice(&self.scene.document.text, self.series.place.end..);
        let bare = rest.trim_start_matches(')');
        let start = self.series.place.end + rest.len() - bare.len();
        let locks = self.scene.sets("data.locks");
        locks.iter().any(|&set| {
            let zone = Place { start, end: self.stretch.end.max(start) };
            self.scene.hits.within(set, zone).any(|hit| hit.start == start)
        })
    }

    /// Whether what was done with it says who somebody is: パスワードを登録していた方.
    pub(super) fn of_whom(&self) -> bool {
        const NEAR: usize = 48;
        let rest = slice(&self.scene.document.text, self.series.place.end..);
        let Some(rest) = rest.strip_prefix('を') else { return false };
        let near = slice(rest, ..boundary(rest, NEAR));
        let near = slice(near, ..near.find(['。', '、']).unwrap_or(near.len()));
        let persons = Vocabulary::built_in().party("persons").unwrap_or(0);
        let mut found = false;
        Vocabulary::built_in().parties.scan(near, |hit| {
            found |= hit.kinds & persons != 0 && slice(near, ..hit.start).ends_with('た');
        });
        found
    }

    /// Whether its sentence ends up in a denial or a request, or is about a desk or what readers can do: 会社名と電話番号を
    /// 控えて、お知らせください.
    pub(super) fn ends_otherwise(&self) -> bool {
        const NEAR: usize = 180;
        let end = self.scene.sentence(self.series.place.start).map_or(0, |sentence| sentence.end);
        let behind = self.statements.partition_point(|one| one.place.start < end);
        let last = behind.checked_sub(1).and_then(|at| self.statements.get(at));
        // 三つしか設けていません says what there is.
        let only = || {
            let text = &self.scene.document.text;
            slice(text, boundary(text, end.saturating_sub(NEAR))..end).contains("しか")
        };
        let vocabulary = Vocabulary::built_in();
        let topic = |name: &str| vocabulary.topic(name).unwrap_or(0);
        let elsewhere = topic("contact-point") | topic("protective-steps");
        last.is_some_and(|last| match last.mode {
            _ if last.topic & elsewhere != 0 => true,
            Mode::Denied => !only(),
            mode => matches!(mode, Mode::Asked | Mode::Wished),
        })
    }

    /// Whether its own clause says that it did not leak, wherever that stands: 電話番号は漏れていませんので.
    pub(super) fn spared(&self) -> bool {
        let vocabulary = Vocabulary::built_in();
        let leaks = vocabulary.kinds(&["leak", "lose"]);
        let governing = certainty::governing(self.scene, self.statements, self.series.place);
        governing.last().is_some_and(|last| last.mode == Mode::Denied && last.act & leaks != 0)
    }

    /// Whether its clause only asks whether it is so: 氏名が含まれていたかどうか, 写真のどこまでが写っていたかは.
    pub(super) fn wondered(&self, sentence: Place) -> bool {
        const NEAR: usize = 240;
        let (text, end) = (&self.scene.document.text, self.series.place.end);
        // The sentence of a row is the whole row, however wide.
        let near = boundary(text, sentence.end.max(end).min(end + NEAR));
        let rest = claim::behind_open(slice(text, end..near.max(end)));
        if ["のどこ", "のどの", "のうちど", "のいずれ"].iter().any(|part| rest.starts_with(part))
        {
            return true;
        }
        let clause = rest.split(['、', '。']).next().unwrap_or_default();
        clause.match_indices('か').any(|(at, _)| {
            let (before, behind) = (slice(clause, ..at), slice(clause, at + 'か'.len_utf8()..));
            let next = behind.chars().next();
            before.ends_with(['た', 'る', 'い'])
                && (next.is_none_or(|next| one_of!("はをもが", next) || is_dense(next))
                    || ["どうか", "否か"].iter().any(|or| behind.starts_with(or)))
        })
    }

    /// Whether nothing but that nobody has heard of it is said: 写真がよそに貼られたという話は聞いていない.
    pub(super) fn unheard(&self) -> bool {
        let vocabulary = Vocabulary::built_in();
        // 影響を受けておりません is what befell them, and no word of it.
        let (heard, leaks) = (vocabulary.kinds(&["receive"]), vocabulary.kinds(&["leak", "lose", "effect"]));
        let governing = certainty::governing(self.scene, self.statements, self.series.place);
        governing.last().is_some_and(|last| last.act & heard != 0 && last.with & leaks == 0)
    }

    /// Whether the statement asks, announces or supposes something: what readers are to change, what will be done.
    pub(super) fn asked(&self) -> bool {
        let governing = certainty::governing(self.scene, self.statements, self.series.place);
        let Some(last) = governing.last() else { return false };
        matches!(last.mode, Mode::Asked | Mode::If | Mode::Wished | Mode::Will)
            || last.flags.has(Flags::CHANGE)
    }

    /// How far behind a lone object the act stands that is done with it.
    pub(super) fn ceiling(&self, end: usize) -> usize {
        const NEAR: usize = 20;
        let rest = slice(&self.scene.document.text, end..);
        let mut near = rest.char_indices().enumerate().skip(1);
        let last = near.find(|(count, (_, found))| *found == 'を' || *count == NEAR);
        end + last.map_or(rest.len(), |(_, (at, _))| at)
    }
}

#[cfg(test)]
mod tests {
    use crate::mentions::data_type::tests::kinds;

    #[test]
    fn what_is_only_asked_is_not_told() {
        for text in [
            "札に住所が書かれていたかどうかを調べています。",
            "写真のどこまでが写っていたかは、調べています。",
        ] {
            assert_eq!(kinds(text), "", "{text}");
        }
        assert_eq!(kinds("札に住所が書かれていたことから、調べています。"), "住所");
    }

    #[test]
    fn a_denial_holds_inside_what_is_told_and_before_a_request() {
        for text in [
            "受講者の皆様には、札に住所は書かれていないことをお伝えしました。",
            "住所については漏えいしておりませんので、ご安心ください。",
            "札に住所の欄はありません。",
        ] {
            assert_eq!(kinds(text), "-住所", "{text}");
        }
    }
}
