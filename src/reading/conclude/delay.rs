//! Why a notice comes only now, by the shape of what is said of its time.
//!
//! Owns where such a reason stands: behind the topic of a sentence turned round (公表が遅れたのは、…), under a heading or a
//! question that asks for it, beside the word that it took long. Which words name the notice and its time is the
//! ruleset's. Counts no days.

use crate::document::{BlockKind, Place};
use crate::grammar::{Flags, Kinds};
use crate::reading::elements::View;
use crate::statements::{Statement, Vocabulary};
use crate::text::slice;

/// The sentence that gives the reason.
pub(crate) fn reason(view: &View, statements: &[Statement]) -> Option<Place> {
    let vocabulary = Vocabulary::built_in();
    let empty = vocabulary.kinds(&["apologise", "courtesy"]);
    let (persons, channel) = (vocabulary.party("persons").unwrap_or(0), vocabulary.kinds(&["channel"]));
    let delay = Delay { view, statements, empty, persons, channel };
    let scene = view.scene;
    let mut notices: Vec<Place> =
        scene.sets("delay.notice").iter().flat_map(|&set| scene.hits.of(set)).collect();
    notices.sort_unstable();
    notices.into_iter().find_map(|notice| delay.told(notice))
}

struct Delay<'a> {
    view: &'a View<'a>,
    statements: &'a [Statement],
    /// Acts that are no reason.
    empty: Kinds,
    /// Those affected.
    persons: Kinds,
    /// Means of word to one person.
    channel: Kinds,
}

impl Delay<'_> {
    /// The reason that goes with one mention of the notice.
    fn told(&self, notice: Place) -> Option<Place> {
        let scene = self.view.scene;
        let at = scene.document.sentence_at(notice.start)?;
        let sentence = scene.document.sentences[at].place;
        let has = |set: &str, zone: Place| zone.start < zone.end && scene.hits.any(scene.sets(set), zone);
        let text = scene.document.slice(sentence);
        let late = has("delay.late", sentence);
        let before = Place { end: notice.start, ..sentence };
        // 対象の方には、調べを終えてから書面でお知らせしました: word to them, and no notice to all.
        let own = self.of(at).any(|one| {
            one.place.contains(notice) && one.to & self.persons != 0 && one.with & self.channel != 0
        });
        let waited = !own && has("delay.after", before);
        let turned = turned(text, notice.end.min(sentence.end) - sentence.start);
        // ご案内が年をまたぎましたのは、…ためです: whatever was so of the notice, that is why.
        let why = turned.is_some() && WHY.iter().any(|end| text.trim_end_matches(['。', ' ']).ends_with(end));
        let why = why && slice(text, notice.end - sentence.start..).starts_with(['が', 'ま', 'を', 'の']);
        if !late && !waited && !why && !has("delay.day", sentence) {
            return None;
        }
        let block = &scene.document.blocks[scene.block(notice.start)?];
        let asks = text.trim_end_matches(['。', '?', ' ', '」']).ends_with('か');
        // A line that only names what is said below.
        let names = TITLES.iter().any(|end| text.trim_end().ends_with(end));
        if asks || names || block.kind == BlockKind::Heading {
            return self.below(at);
        }
        // 公表が本日となりましたのは、…: what follows is why.
        if let Some(end) = turned {
            let before = Place { end: sentence.start + end, ..sentence };
            let said = why || has("delay.late", before) || has("delay.day", before);
            let rest = slice(text, end..).trim_start_matches('、');
            // お伝えするのが遅くなりました: nothing is turned round.
            if rest.chars().nth(SHORT).is_some() {
                return said.then_some(sentence);
            }
        }
        let said = text.trim_end_matches(['。', ' ']);
        let past = text.contains("ました") || PAST.iter().any(|end| said.ends_with(end));
        // 事実が固まってからのお知らせとしました.
        let after =
            waited && (text.contains("ました") || said.ends_with("次第です") || said.ends_with("たものです"));
        let explained = |at: usize| self.of(at).any(|one| one.flags.has(Flags::EXPLAINS));
        let next = at + 1;
        let beside = || {
            let same = scene.document.sentences.get(next).filter(|next| next.place.end <= block.place.end)?;
            let said = scene.document.slice(same.place);
            let reason = ["理由です", "ためです", "からです", "理由でございます", "ためでございます"];
            let ends = reason.iter().any(|end| said.trim_end_matches(['。', ' ']).ends_with(end));
            (ends || explained(next)).then_some(same.place)
        };
        // 捜査のため公表を控えるよう求められました; お話に時間がかかり、お知らせが今日になりました.
        let led = || {
            let behind = Place { start: notice.end.min(sentence.end), ..sentence };
            scene.document.slice(before).contains("のため")
                || has("delay.late", before) && has("delay.day", behind)
        };
        match late && past {
            true if explained(at) || led() => Some(sentence),
            true => beside().or(after.then_some(sentence)),
            false => after.then_some(sentence),
        }
    }

    /// The first sentence below a question or a heading that says more than that it is regretted.
    fn below(&self, question: usize) -> Option<Place> {
        let document = self.view.scene.document;
        let section = document.blocks[document.block_at(document.sentences[question].place.start)?].section;
        let below = document.sentences.iter().enumerate().skip(question + 1).take_while(|(_, below)| {
            let block = document.block_at(below.place.start).map(|at| &document.blocks[at]);
            block.is_some_and(|block| block.section == section && block.kind != BlockKind::Heading)
        });
        let mut below = below.filter(|(at, below)| {
            let said = document.slice(below.place).chars().nth(SHORT).is_some();
            said && self.of(*at).any(|one| {
                one.act & self.empty == 0 && !one.flags.has(Flags::ASKED) && one.act | one.with != 0
            })
        });
        below.next().map(|(_, below)| below.place)
    }

    /// The statements of a sentence.
    fn of(&self, sentence: usize) -> impl Iterator<Item = &Statement> {
        let from = self.statements.partition_point(|one| one.sentence < sentence);
        self.statements[from..].iter().take_while(move |one| one.sentence == sentence)
    }
}

/// Where the topic of a sentence turned round ends behind an offset: what is asked of the notice, not of a day before.
fn turned(text: &str, from: usize) -> Option<usize> {
    const TURNED: [&str; 6] = ["のは", "のが", "理由は", "理由が", "わけは", "経緯は"];
    let behind = slice(text, from..);
    TURNED
        .iter()
        .filter(|end| behind.contains(**end))
        .filter_map(|end| Some(from + behind.find(end)? + end.len()))
        .min()
}

/// How a sentence ends that says why.
const WHY: [&str; 8] = [
    "ためです",
    "ためでございます",
    "ためである",
    "からです",
    "からでございます",
    "によります",
    "によるものです",
    "ゆえです",
];
/// How a line ends that is no sentence.
const TITLES: [&str; 5] = ["について", "につきまして", "理由", "時期", "事情"];
/// How a sentence ends that tells what was so.
const PAST: [&str; 6] = ["た", "です", "ございます", "おります", "よります", "ています"];
/// What is no longer than this, in characters, gives no reason.
const SHORT: usize = 8;

#[cfg(test)]
mod tests {
    use crate::document::Format;
    use crate::input::Source;
    use crate::reading::{ReadOptions, read};
    use crate::text::Day;

    /// Whether a notice that says this says why it comes only now.
    fn given(told: &str) -> bool {
        let text = format!(
            "会員名簿の流出について\n\n2026年6月20日\n\n3月4日、当会のサーバーが攻撃を受け、会員84名の氏名が流出しました。お詫びいたします。\n\n{told}\n"
        );
        let ruleset = crate::builtin().unwrap();
        let source = Source::new("draft.txt", text, Format::Text);
        let as_of = Day { year: 2026, month: 11, day: Some(22) };
        read(&source, &ruleset, &ReadOptions::on(as_of)).conclusions.delayed.is_some()
    }

    #[test]
    fn a_reason_in_any_words() {
        for told in [
            "お便りにするお知らせが本日まで延びましたのは、確かでないことを申して惑わせまいと思ったゆえにございます。",
            "公表を控えておりましたのは、警察のお求めによります。",
            "発表が今日になったのは、名寄せを終えるのを待ったからです。",
            "お知らせまで日が経ちました。どなたの名簿かが分からず、先に申し上げれば混乱を招くと考えたためです。",
            "公表までに時間がかかりましたこと、お詫びします。名寄せに2か月を要したことが理由です。",
            "名寄せに時間がかかり公表が遅れましたのは、私どもの手が足りなかったことによります。",
            "■お知らせの時期について\n名寄せを終え、窓口を整えるのを待ちました。",
            "ご案内が月をまたぎましたのは、控えを一枚ずつ見直しており、それを終えるのが先週となったためです。",
            "名簿の84名とお話しできたのが6月17日で、それを待って公表する次第です。",
            "お一人ずつの訪問を済ませ、本日、公表いたしました。",
            "■なぜ知らせるまでに日がかかったのですか\nどなたの名簿かが分からず、照合の終わりを待ちました。",
            "Q なぜ公表が今なのですか。\nA 穴をふさぎ終えるまで控えていました。",
        ] {
            assert!(given(told), "{told}");
        }
    }

    #[test]
    fn regret_alone_is_no_reason() {
        for told in [
            "ご報告が遅くなりましたことを、重ねてお詫び申し上げます。",
            "公表が遅れ、ご心配をおかけしました。",
            "■お知らせが遅れたことについて\n深くお詫び申し上げます。",
            "詳しい内容は、本日から順次、郵便でご案内します。",
            "会員の皆様には、照合を終えてから書面でお知らせしました。",
            "公表は、名寄せを終えてからといたします。",
            "同じことを繰り返さないため、置き場を改めます。",
        ] {
            assert!(!given(told), "{told}");
        }
    }
}
