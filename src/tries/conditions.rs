//! Conditions, wherever they stand: does each hold of a text that says what it looks for?
//!
//! Owns the texts in which a condition is met, and what is said for a reading.

use super::sentence;
use crate::document::Format;
use crate::input::Source;
use crate::reading::elements::{View, holds};
use crate::reading::{ReadOptions, read_with};
use crate::ruleset::{
    Detector, Facts, Kind, Operand, Problem, Ruleset, Said, Sample, WrittenCondition, WrittenExcuse,
};
use crate::text::{Baked, Day};

/// The day that counts as today: what is tried says nothing of days.
const AS_OF: Day = Day { year: 2026, month: 11, day: Some(22) };

/// What is said for a reading: inside of a sentence, and as one. What is not here is not tried.
const READ: &[(&str, &str, &str)] = &[
    ("sentence", "本日お知らせし", "本日お知らせします。"),
    ("blank", "20XX年○月○日に点検し", "20XX年○月○日に点検しました。"),
    ("count", "書類は12枚で", "書類は12枚です。"),
    ("count.affected", "会員12名の氏名が流出し", "会員12名の氏名が流出しました。"),
    ("date", "6月12日に点検し", "6月12日に点検しました。"),
    ("date.incident", "6月9日に会員名簿を紛失し", "6月9日に会員名簿を紛失しました。"),
    ("date.occurrence", "6月9日に会員名簿を紛失し", "6月9日に会員名簿を紛失しました。"),
    ("date.discovery", "6月10日に紛失が判明し", "6月10日に紛失が判明しました。"),
    (
        "date.containment",
        "6月10日に漏えいが判明し、6月11日にサーバーを停止し",
        "6月10日に漏えいが判明し、6月11日にサーバーを停止しました。",
    ),
    ("date.regulator", "6月12日に個人情報保護委員会へ報告し", "6月12日に個人情報保護委員会へ報告しました。"),
    ("date.police", "6月12日に警察へ被害届を提出し", "6月12日に警察へ被害届を提出しました。"),
    ("date.individual-notice", "6月12日に対象の方へ個別に連絡し", "6月12日に対象の方へ個別に連絡しました。"),
    ("date.publication", "6月12日に公表し", "6月12日に公表しました。"),
    ("data-type", "会員の氏名が流出し", "会員の氏名が流出しました。"),
    ("data-type.leaked", "会員の氏名が流出し", "会員の氏名が流出しました。"),
    ("data-type.denied", "電話番号は含まれておらず", "電話番号は含まれておりません。"),
    ("contact", "お問い合わせは総務課 電話 03-1234-5678 で", "お問い合わせは総務課 電話 03-1234-5678 まで。"),
    (
        "contact.phone",
        "お問い合わせは総務課 電話 03-1234-5678 で",
        "お問い合わせは総務課 電話 03-1234-5678 まで。",
    ),
    (
        "contact.email",
        "お問い合わせは総務課 soumu@example.jp で",
        "お問い合わせは総務課 soumu@example.jp まで。",
    ),
    (
        "contact.url",
        "お問い合わせは https://example.jp/toiawase で",
        "お問い合わせは https://example.jp/toiawase まで。",
    ),
    ("contact.desk", "お問い合わせは会員情報相談窓口で", "お問い合わせは会員情報相談窓口まで。"),
    ("regulator", "個人情報保護委員会へ報告し", "個人情報保護委員会へ報告しました。"),
    ("regulator.done", "個人情報保護委員会へ報告し", "個人情報保護委員会へ報告しました。"),
    ("regulator.planned", "個人情報保護委員会へ報告する予定で", "個人情報保護委員会へ報告する予定です。"),
    (
        "regulator.mentioned",
        "個人情報保護委員会のウェブサイトをご覧いただき",
        "個人情報保護委員会のウェブサイトをご覧ください。",
    ),
];

impl Said {
    /// What it is said by: inside of a sentence, and as a sentence.
    fn text(&self) -> Option<(String, String)> {
        match self {
            Self::Word(word) => Some((word.clone(), sentence(word))),
            Self::Reading(name, word) => {
                let known = READ.iter().find(|(known, ..)| known == name);
                let known = known.map(|(_, inside, alone)| ((*inside).to_owned(), (*alone).to_owned()));
                // An event of one's own, by a word of it.
                let own = |word: &String| {
                    (format!("6月12日に{word}を行い"), format!("6月12日に{word}を行いました。"))
                };
                known.or_else(|| word.as_ref().map(own))
            }
        }
    }
}

/// A notice with a title and a body.
pub(super) fn notice(title: &str, body: &str) -> String {
    format!("{title}\n\n2026年11月20日\n\n{body}\n")
}

/// Notices that say what a condition looks for, way by way: in one breath, sentence by sentence, in a heading, and in
/// the title.
pub(super) fn texts(sample: &Sample) -> Vec<[String; 5]> {
    let heading = sample.under.as_ref().map(|under| format!("■{under}\n")).unwrap_or_default();
    let titled = |title: &str, body: String| notice(title, &format!("{heading}{body}"));
    let notice = |body: String| titled("会員情報の漏えいについて", body);
    let way = |way: &Vec<Said>| -> Option<[String; 5]> {
        let said: Vec<(String, String)> = way.iter().map(Said::text).collect::<Option<_>>()?;
        let inside: Vec<&str> = said.iter().map(|(inside, _)| inside.as_str()).collect();
        let alone: String = said.iter().map(|(_, alone)| alone.as_str()).collect();
        // What ends a sentence by itself is not quoted in one.
        let first = match way.as_slice() {
            [Said::Reading(..)] => alone.clone(),
            _ => sentence(&inside.concat()),
        };
        Some([
            notice(first),
            notice(sentence(&inside.join("、"))),
            notice(alone),
            notice(format!("■{}について\n{}", inside.concat(), sentence("別紙"))),
            titled(&format!("会員の皆様への{}", inside.concat()), sentence("別紙")),
        ])
    };
    sample.ways.iter().filter_map(way).collect()
}

/// What is seen in a text that is taken as a breach notice.
fn seen<T>(ruleset: &Ruleset, text: &str, look: impl FnOnce(&View) -> T) -> T {
    let given = Facts { kind: Some(Kind::Breach), ..Facts::default() };
    let options = ReadOptions { given: Some(given), ..ReadOptions::on(AS_OF) };
    let source = Source::new("tried.txt", text.to_owned(), Format::Text);
    read_with(&source, ruleset, &options, |sight| look(&sight.view)).1
}

/// The words of a condition of words and readings, as one of its own.
fn worded(condition: &WrittenCondition) -> Option<(Sample, Detector)> {
    let detector = &condition.detector;
    let words = |operands: &[Operand]| -> Vec<Operand> {
        operands.iter().filter(|operand| matches!(operand, Operand::Words(_))).cloned().collect()
    };
    // One of several may be a reading: then no word of them is needed.
    let any = words(&detector.any);
    let any = if any.len() == detector.any.len() { any } else { Vec::new() };
    let needed = detector.all.len() + usize::from(!any.is_empty());
    let said = |way: &Vec<Said>| -> Vec<Said> {
        way.iter().take(needed).filter(|said| matches!(said, Said::Word(_))).cloned().collect()
    };
    let ways: Vec<Vec<Said>> = condition.sample.ways.iter().map(said).collect();
    let sample = Sample { under: condition.sample.under.clone(), ways };
    let alone = Detector {
        all: words(&detector.all).into(),
        any: any.into(),
        none: words(&detector.none).into(),
        ..detector.clone()
    };
    (alone.all.len() + alone.any.len() > 0 && !alone.none.is_empty()).then_some((sample, alone))
}

/// Conditions that hold in no text that says what they look for.
pub(super) fn conditions(ruleset: &Ruleset, conditions: &[WrittenCondition]) -> Vec<Problem> {
    let idle = |condition: &&WrittenCondition| {
        let texts = texts(&condition.sample);
        let detector = &condition.detector;
        let met = |detector: &Detector| {
            texts.iter().flatten().any(|text| seen(ruleset, text, |view| holds(view, detector)))
        };
        if condition.sample.is_plain() {
            return !met(detector);
        }
        // What is said for a reading is one wording of many: words that exclude it may exclude this one alone, and
        // what does not meet the bare condition says nothing of it.
        let read = |operand: &Operand| matches!(operand, Operand::Mention(_));
        if let Some((words, detector)) = worded(condition) {
            let texts = self::texts(&words);
            let met = |detector: &Detector| {
                texts.iter().flatten().any(|text| seen(ruleset, text, |view| holds(view, detector)))
            };
            if !met(&detector) && met(&Detector { none: Baked::default(), ..detector.clone() }) {
                return true;
            }
        }
        let apart = |none: Vec<Operand>| Detector {
            none: none.into(),
            not_under: Baked::default(),
            ..detector.clone()
        };
        let excluding = detector.none.iter().filter(|none| read(none) || detector.all.contains(none));
        let excluding: Vec<Operand> = excluding.cloned().collect();
        !excluding.is_empty() && !met(&apart(excluding)) && met(&apart(Vec::new()))
    };
    let told = |condition: &WrittenCondition| {
        let (id, said) = (&condition.whose, condition.sample.told());
        let (ja, en) = (
            format!("「{id}」のこの条件は、「{said}」と書いても当てはまりません"),
            format!("this condition of `{id}` does not hold even of a text that says `{said}`"),
        );
        condition.place.problem("never-fires", ja, en).help(
            "none や not-in に打ち消されていないか、順番 (ordered) や範囲 (within、near) を見てください",
            "see whether `none` or `not-in` excludes it, and look at `ordered`, `within` and `near`",
        )
    };
    conditions.iter().filter(idle).map(told).collect()
}

/// Triggers that something frees of whatever makes them hold.
pub(super) fn excuses(ruleset: &Ruleset, excuses: &[WrittenExcuse]) -> Vec<Problem> {
    let idle = |excuse: &&WrittenExcuse| {
        let texts: Vec<String> = excuse.samples.iter().flat_map(texts).flatten().collect();
        let mut excused = false;
        for text in texts {
            let (needs, free) = seen(ruleset, &text, |view| {
                let any = |list: &[Detector]| list.iter().any(|detector| holds(view, detector));
                (any(&excuse.detect), any(&excuse.unless))
            });
            if needs && !free {
                return false;
            }
            excused |= needs && free;
        }
        excused && excuse.samples.iter().all(Sample::is_plain)
    };
    let told = |excuse: &WrittenExcuse| {
        let id = &excuse.trigger;
        let (ja, en) = (
            format!("「{id}」は、detect が当てはまるといつも unless も当てはまり、報告の対象になりません"),
            format!("`{id}` never holds: where `detect` does, so does `unless`"),
        );
        excuse.place.problem("never-fires", ja, en).help(
            "unless を、例外だけに当てはまる言葉にしてください",
            "let `unless` say what only an exception says",
        )
    };
    excuses.iter().filter(idle).map(told).collect()
}
