//! What the words of a statement say of its day, beside their classes.
//!
//! Owns the small questions that `day_acts` asks: who did it for whom, what was missed, whether a word came in.

use super::day_acts::DayActs;
use crate::document::Place;
use crate::grammar::{Flags, Mode};
use crate::statements::{Statement, Vocabulary};
use crate::text::script::{is_hiragana, is_ideograph, is_katakana, is_noun_sign};
use crate::text::{boundary, one_of, slice};

impl DayActs<'_> {
    /// Whether what went to those affected is word of what had happened, and not a thing like any other: 個別に通知しました,
    /// お詫びの手紙を送りました.
    pub(crate) fn tells_of_it(&self, one: &Statement) -> bool {
        const WORD: [&str; 10] =
            ["個別", "通知", "知らせ", "連絡", "説明", "詫び", "わび", "伝え", "報告", "電話"];
        let said = self.near(one.place);
        one.with & (self.kinds.apologise | self.kinds.halt | self.kinds.incident) != 0
            || WORD.iter().any(|word| said.contains(word))
    }

    /// Whether somebody did it for the sender: 教えてくださり, 知らせてくださいました.
    pub(crate) fn favours(&self, one: &Statement) -> bool {
        let past = one.flags.has(Flags::ASKED) && one.flags.has(Flags::PAST);
        let text = self.near(one.place);
        one.flags.has(Flags::FAVOUR) || past && text.contains("くださいまし")
    }

    /// Whether something was looked for in vain, or found to be gone: 見当たりませんでした, 書庫にないことを確認しました.
    pub(crate) fn is_missed(&self, one: &Statement) -> bool {
        let past = one.flags.has(Flags::PAST) || matches!(one.mode, Mode::Done | Mode::Linked);
        const PIECES: [&str; 7] = ["冊が", "枚が", "通が", "部が", "台が", "箱が", "綴りが"];
        let text = self.near(one.place);
        let gone = ["にないこと", "に無いこと", "足りないこと", "不足していること", "なくなっていること"];
        if past
            && one.act & self.kinds.confirm != 0
            && (one.with & self.kinds.document != 0 || PIECES.iter().any(|piece| text.contains(piece)))
            && one.with & (self.kinds.leak | self.kinds.misuse) == 0
            && gone.iter().any(|gone| text.contains(gone))
        {
            return true;
        }
        one.act & self.kinds.lose != 0
            && one.flags.has(Flags::NOT)
            && past
            && ["見当た", "見つか"].iter().any(|verb| self.near(one.place).contains(verb))
    }

    /// Whether a patch was there to be had: 修正プログラムは2025年11月に提供されていましたが.
    pub(crate) fn is_released(&self, one: &Statement) -> bool {
        let kinds = &self.kinds;
        if one.with & kinds.patch == 0 || one.act & (kinds.remedy | kinds.halt | kinds.harm) != 0 {
            return false;
        }
        let text = self.near(one.place);
        let mut released = false;
        Vocabulary::built_in().words.scan(text, |hit| {
            released |=
                hit.kinds & kinds.patch != 0 && slice(text, hit.end..).starts_with(['は', 'が', 'も']);
        });
        released
    }

    /// Whether nothing came of it but what was not done: 更新しておらず, 点検を行っていませんでした.
    pub(crate) fn is_left_undone(&self, one: &Statement) -> bool {
        let kinds = &self.kinds;
        let denied = one.mode == Mode::Denied || one.flags.has(Flags::NOT);
        denied && one.with & (kinds.harm | kinds.lose | kinds.learn | kinds.confirm) == 0
    }

    /// Whether the sender took what had happened for an incident: 紛失と断定しました, 事故と判断しました.
    pub(crate) fn concludes(&self, one: &Statement) -> bool {
        let kinds = &self.kinds;
        let told = one.flags.has(Flags::PAST) || one.flags.has(Flags::GOING);
        // 紛れ込んだ可能性が高いと判断: no more than that.
        if !told
            || one.with & kinds.risk != 0
            || one.with & kinds.conclude == 0
            || one.with & (kinds.harm | kinds.incident) == 0
        {
            return false;
        }
        let text = self.near(one.place);
        let mut found = false;
        Vocabulary::built_in().words.scan(text, |hit| {
            found |= hit.kinds & kinds.conclude != 0 && slice(text, ..hit.start).ends_with('と');
        });
        found
    }

    /// Whether what a statement receives is a word, not a thing: 連絡を受け, but not 書面を渡した見返りに現金を受け.
    pub(crate) fn takes_word(&self, one: &Statement) -> bool {
        const NOUN: usize = 48;
        let word = self.kinds.tell | self.kinds.consult | self.kinds.report | self.kinds.learn;
        let text = self.near(one.place);
        let words = &Vocabulary::built_in().words;
        // 箱が開いていると聞きました: what is heard is said before it.
        let mut heard = false;
        words.scan(text, |hit| {
            heard |= hit.kinds & self.kinds.receive != 0 && slice(text, ..hit.start).ends_with('と');
        });
        if heard {
            return true;
        }
        // 取引先を装ったメールが届き: a letter from nobody.
        let somebody = one.from != 0 || self.names_a_source(one);
        let letter = if somebody { 0 } else { self.kinds.tell };
        let Some(at) = text.rfind('を') else {
            // 封筒が別の会社に届きました: what comes is no word where none is named.
            let none = self.kinds.receive | letter;
            let mut named = false;
            words.scan(text, |hit| named |= hit.kinds & word != 0 && hit.kinds & none == 0);
            return named;
        };
        let noun = slice(text, boundary(text, at.saturating_sub(NOUN))..at);
        let quoted = noun.ends_with(['」', '旨', 'と', 'の']);
        let mut told = quoted && one.with & word != 0;
        words.scan(noun, |hit| told |= hit.end == noun.len() && hit.kinds & word != 0);
        // 一覧を持っているとの情報が寄せられる.
        let rest = slice(text, at..);
        words.scan(rest, |hit| {
            let word = hit.kinds & word != 0 && hit.kinds & letter == 0;
            told |= word && slice(rest, hit.end..).starts_with(['が', 'も', 'は']);
        });
        told
    }

    /// The beginning of a statement: what a day belongs to stands near it, and some sentences never end.
    pub(crate) fn near(&self, place: Place) -> &str {
        const REACH: usize = 900;
        let text = self.scene.document.slice(place);
        slice(text, ..boundary(text, REACH))
    }

    /// Whether a statement stands where the incident is told, and not what came of it.
    pub(crate) fn another_topic(&self, one: &Statement) -> bool {
        one.topic & self.kinds.after == 0
    }

    /// Whether 別の and the like stand before who acts or inside of a name, and before nothing else: 別の職員が保管庫を
    /// 開け, 第三者調査機関.
    pub(crate) fn another_acts(&self, one: &Statement) -> bool {
        const NOUN: usize = 8;
        let text = self.near(one.place);
        let mut all = None;
        Vocabulary::built_in().words.scan(text, |hit| {
            if hit.kinds & self.kinds.wrong != 0 {
                let behind = slice(text, hit.end..);
                let name = slice(text, ..hit.end).ends_with(is_ideograph) && behind.starts_with(is_ideograph);
                let mut behind = behind.char_indices().take(NOUN);
                let particle = behind.find(|(_, c)| is_hiragana(*c) && *c != 'の');
                let acts = name || particle.is_some_and(|(at, c)| at > 0 && one_of!("がは", c));
                all = Some(acts && all.unwrap_or(true));
            }
        });
        all == Some(true)
    }

    /// Whether a noun that is no time stands before は or が: who acts, whom no list knows.
    pub(crate) fn names_a_subject(&self, one: &Statement) -> bool {
        let text = self.near(one.place);
        text.match_indices(['は', 'が']).any(|(at, _)| {
            let before = slice(text, ..at).chars().next_back();
            before.is_some_and(|c| {
                is_ideograph(c) && !one_of!("日時分秒月年頃旬末降今前後週朝夜", c)
                    || (is_katakana(c) || c == '・')
            })
        })
    }

    /// Whether a statement names somebody from whom it comes whom no list knows: 共同研究者から. A time is nobody.
    pub(crate) fn names_a_source(&self, one: &Statement) -> bool {
        let text = self.near(one.place);
        text.match_indices("から").chain(text.match_indices("より")).any(|(at, _)| {
            let before = slice(text, ..at).chars().next_back();
            before.is_some_and(|c| {
                let noun = is_noun_sign(c) || one_of!("様さん方ま」", c);
                noun && !one_of!("日時分秒月年頃旬末降今前後週朝夜", c)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;
    use super::super::{Known, Mentions};
    use crate::statements::{self, Vocabulary};

    /// Event and who came to know, of the first day that is told.
    fn first(told: &str) -> (String, Option<Known>) {
        let text = format!("会員名簿の件のお詫び\n\n2026年6月20日\n\n{told}\n");
        read(&text, |scene| {
            let stated = statements::read(scene.document, Vocabulary::built_in());
            let dates = Mentions::read(scene, &stated, None).dates;
            (dates[1].event.clone(), dates[1].known)
        })
    }

    #[test]
    fn a_letter_in_disguise_is_nobodys_word() {
        for told in [
            "6月2日、取引先からの問い合わせを装ったメールの添付を、係の者が開きました。6月9日、係の者が気づきました。",
            "6月2日、運送会社からの連絡に見せかけたメールを開き、暗証番号を打ち込みました。6月9日、係の者が気づきました。",
        ] {
            assert_eq!(first(told), ("occurrence".to_owned(), None), "{told}");
        }
        let word = "6月2日、会員の方から、当会を装ったメールが届いたとのお電話をいただきました。";
        assert_eq!(first(word).1, Some(Known::Told));
    }

    #[test]
    fn word_that_came_in_and_word_that_went_out() {
        for told in [
            "6月2日、封筒を持ち帰られた方が窓口に届けてくださいました。",
            "6月2日、会員のお一人から「知らない名簿が入っている」と連絡が入りました。",
            "6月2日の朝、受け取られた方が電話で知らせてくださいました。",
            "6月2日、会員の方のお知らせで承知いたしました。",
        ] {
            assert!(first(told).1.is_some(), "{told}");
        }
        for told in [
            "6月2日、園長から保護者の皆様に直接話をしました。",
            "84名のご家庭には、6月2日に担任からお電話をしています。",
        ] {
            assert_eq!(first(told).1, None, "{told}");
        }
    }

    #[test]
    fn what_is_gone_is_missed_and_what_is_fine_is_not() {
        assert!(first("6月2日の点検で、名簿の綴り1冊が書庫にないことを確認いたしました。").1.is_some());
        for told in [
            "6月12日に綴りを受け取り、84名分がそろっていることを確かめました。",
            "6月12日に、元の職員が誰にも話していないことを書面で確認しました。",
            "6月12日にデータの返還を受け、複製が残っていないことを確かめました。",
            "6月2日に共有のリンクを「リンクを知っている全員」で作りました。",
        ] {
            assert_eq!(first(told).1, None, "{told}");
        }
    }

    #[test]
    fn a_misuse_that_came_to_light_first_is_how_it_came_to_light() {
        let told = "6月2日、勧誘を受けた会員の申し出により、当会が知りました。6月4日に警察へ相談しました。";
        assert!(first(told).1.is_some());
        let after =
            "6月2日、係の者が名簿の流出に気づきました。6月9日、名簿が勧誘に使われていたことが分かりました。";
        assert_eq!(first(after).1, Some(Known::Established));
    }
}
