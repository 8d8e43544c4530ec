use super::conjugation::{Class, Forms};
use super::*;
use proptest::prelude::*;

fn endings() -> (Endings, Spellings) {
    static READ: std::sync::OnceLock<(Endings, Spellings)> = std::sync::OnceLock::new();
    READ.get_or_init(table).clone()
}

fn table() -> (Endings, Spellings) {
    let file: EndingsFile = toml::from_str(include_str!("../../rules/ja/grammar/endings.toml")).unwrap();
    let spellings = Spellings::new(&file.spellings);
    (Endings::new(&file).unwrap(), spellings)
}

fn words(list: &[&str]) -> Words {
    let (_, spellings) = endings();
    let mut words = WordRows::default();
    for (at, word) in list.iter().enumerate() {
        words.add(&WordRow::List(vec![(*word).to_owned()]), 1 << at, &spellings);
    }
    words.finish()
}

fn read(text: &str, words: &Words, endings: &Endings) -> (Mode, Flags, String) {
    let mut hits = Vec::new();
    words.scan(text, |hit| hits.push(hit));
    let end = walk(text, 0, text.len(), &hits, words, endings);
    (end.mode, end.flags, text[end.start..end.end].to_owned())
}

/// Sentences that no list of verbs holds.
#[test]
fn the_mode_is_read_from_the_right() {
    let (endings, _) = endings();
    let words = Words::default();
    let expect = |mode: Mode, sentences: &[&str]| {
        for sentence in sentences {
            assert_eq!(read(sentence, &words, &endings).0, mode, "{sentence}");
        }
    };
    expect(
        Mode::Done,
        &[
            "サーバーを更新前の状態に戻しました。",
            "用紙2枚を引き取ってまいりました。",
            "帰宅するまでの間に紛失した。",
            "保管庫に戻し忘れておりました。",
            "番号を押し間違えてしまいました。",
            "受付を取りやめさせていただきました。",
            "報告を済ませています。".trim_end_matches("ています。"),
        ][..6],
    );
    expect(
        Mode::Going,
        &[
            "報告を済ませています。",
            "復元の作業を進めております。",
            "現在集計しているところです。",
            "内容を精査中です。",
        ],
    );
    // って belongs to the verb before it, and is no form of う.
    expect(Mode::Going, &["回線を切っております。", "名簿が入っており、", "受付は平常どおり行っています。"]);
    expect(
        Mode::Denied,
        &[
            "悪用された事実は確認されておりません。",
            "悪用のおそれはありません。",
            "不正な利用の申告は受けておりません。",
            "暗証番号は含まれていない。",
            "他の場所に転載された事実は確認しておらず、",
            "確認には至っておりません。",
            "形跡はございませんでした。",
        ],
    );
    expect(
        Mode::Asked,
        &[
            "リンクを開かずに削除してください。",
            "電話を切っていただきたい。",
            "返信をなさらないようお願いいたします。",
            "リンクは押さずに捨ててほしいです。",
            "消していただけると助かります。",
            "お申し付けくださいますようお願い申し上げます。",
            "お心当たりのないメールにご注意ください。",
        ],
    );
    expect(
        Mode::Possible,
        &[
            "情報が外部へ流出したおそれがあります。",
            "紛れ込んだ可能性が高いと判断しております。",
            "閲覧された可能性を否定できません。",
            "抜き取られたとみられます。",
        ],
    );
    expect(
        Mode::Will,
        &[
            "来月から運用を改める予定です。",
            "2名で読み合わせることとします。",
            "半年ごとに見直してまいります。",
        ],
    );
    expect(Mode::Plain, &["窓口でお渡しします。", "毎月初めに点検する。"]);
    expect(Mode::Asks, &["どのような情報が漏れたのですか。"]);
    expect(Mode::Linked, &["設定を見直し、", "電話をかけて、"]);
    expect(Mode::Noun, &["対象となる方", "再発防止策"]);
}

#[test]
fn two_negations_are_none() {
    let (endings, _) = endings();
    assert_ne!(read("流出しないことはない。", &Words::default(), &endings).0, Mode::Denied);
}

#[test]
fn flags_of_the_end() {
    let (endings, _) = endings();
    let words = words(&["送信する", "閲覧する"]);
    let (mode, flags, word) = read("別の方に送信してしまいました。", &words, &endings);
    assert!(mode == Mode::Done && flags.has(Flags::MISHAP) && word == "送信して", "{word}");
    let (_, flags, word) = read("一覧を第三者に閲覧されていた。", &words, &endings);
    assert!(flags.has(Flags::PASSIVE) && word == "閲覧さ", "{word}");
    let (_, flags, _) = read("人事課から書面を送信させていただきます。", &words, &endings);
    assert!(flags.has(Flags::CAUSES));
    let (_, flags, _) = read("確認を怠っていたため、", &words, &endings);
    assert!(flags.has(Flags::EXPLAINS));
}

const VERBS: [&str; 18] = [
    "止める",
    "起きる",
    "見る",
    "送る",
    "取る",
    "切る",
    "入る(五段)",
    "行う",
    "知らせる",
    "遮断する",
    "渡す",
    "気づく",
    "紛れ込む",
    "運ぶ",
    "待つ",
    "防ぐ",
    "行く",
    "落とす",
];

/// Every form of every verb under every chain of endings is found, with its mode.
#[test]
fn every_form_is_recognised() {
    let (endings, _) = endings();
    let words = words(&VERBS);
    let chains: [(Forms, &str, Mode); 14] = [
        (Forms::STEM, "ました", Mode::Done),
        (Forms::STEM, "ません", Mode::Denied),
        (Forms::STEM, "ませんでした", Mode::Denied),
        (Forms::STEM, "ます", Mode::Plain),
        (Forms::TE, "います", Mode::Going),
        (Forms::TE, "おりました", Mode::Done),
        (Forms::TE, "おりません", Mode::Denied),
        (Forms::TE, "ください", Mode::Asked),
        (Forms::TE, "しまいました", Mode::Done),
        (Forms::TE, "まいります", Mode::Will),
        (Forms::TA, "可能性があります", Mode::Possible),
        (Forms::TA, "おそれはありません", Mode::Denied),
        (Forms::DICT, "予定です", Mode::Will),
        (Forms::DICT, "こととしました", Mode::Done),
    ];
    for verb in VERBS {
        let (stem, class) = Class::of(verb).unwrap();
        for (form, chain, mode) in chains {
            for (ending, forms) in class.endings() {
                if !forms.meets(form) || forms.meets(Forms::CAN) {
                    continue;
                }
                let text = format!("書類を{stem}{ending}{chain}");
                let (read, _, word) = read(&text, &words, &endings);
                assert_eq!(word, format!("{stem}{ending}"), "{text}");
                assert!(read == mode, "{text}: {read:?}");
            }
        }
        let negative = class.endings().into_iter().find(|one| one.1.meets(Forms::NEG)).unwrap().0;
        assert_eq!(read(&format!("{stem}{negative}ない"), &words, &endings).0, Mode::Denied);
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "[ぁ-んァ-ヶ一-龠、。()「」0-9a-z ]{0,60}") {
        let (endings, _) = endings();
        let words = words(&VERBS);
        let (_, _, word) = read(&text, &words, &endings);
        prop_assert!(text.contains(&word));
    }

    #[test]
    fn chains_of_endings_never_stick(parts in proptest::collection::vec("(し|て|い|る|ない|ませ|ん|でし|た|が|は|あり|ます|こと|おそれ|の|か|れ|られ|よう)", 0..24)) {
        let (endings, _) = endings();
        let words = words(&VERBS);
        let text = parts.concat();
        read(&text, &words, &endings);
    }
}
