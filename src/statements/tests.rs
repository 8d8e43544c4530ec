use super::*;
use crate::document::{Format, read as document};

fn of(text: &str) -> Vec<(String, Statement)> {
    let document = document(text, Format::Text);
    let found = read(&document, Vocabulary::built_in());
    found.into_iter().map(|one| (document.text[one.place.start..one.place.end].to_owned(), one)).collect()
}

fn has(set: Kinds, name: &str) -> bool {
    let vocabulary = Vocabulary::built_in();
    let bit = vocabulary.kind(name).or(vocabulary.party(name)).or(vocabulary.topic(name));
    bit.is_some_and(|bit| set & bit != 0)
}

#[test]
fn who_tells_whom() {
    for (text, to, who) in [
        ("登録者全員へ、事務局からお手紙を送りました。", "persons", "ours"),
        ("個人情報保護委員会には、9月3日に速報を提出しています。", "regulator", "ours"),
        ("受け取られた方から当店へお電話をいただきました。", "ours", "persons"),
        ("第三者から会員へ偽の案内が送られました。", "persons", "attacker"),
    ] {
        let found = of(text);
        let vocabulary = Vocabulary::built_in();
        let one = found.last().unwrap().1;
        assert!(
            one.to & vocabulary.party(to).unwrap() != 0,
            "{text}: to {:?}",
            vocabulary.parties_of(one.to)
        );
        let ours = who == "ours" && one.who == 0;
        assert!(
            ours || one.who & vocabulary.party(who).unwrap() != 0,
            "{text}: who {:?}",
            vocabulary.parties_of(one.who)
        );
    }
}

#[test]
fn a_linked_clause_takes_stance_but_not_polarity() {
    let found = of("設定を見直し、通信を止めましたが、二次被害は確認されておりません。");
    let modes: Vec<Mode> = found.iter().map(|one| one.1.mode).collect();
    assert_eq!(modes, [Mode::Done, Mode::Done, Mode::Denied]);
    let found = of("リンクを開かずに、メールを削除してください。");
    assert!(found.iter().all(|one| one.1.mode == Mode::Asked), "{found:?}");
}

#[test]
fn what_a_sentence_is_about() {
    let found = of("現在の状況\n\n人数については、現在集計しております。");
    assert!(has(found.last().unwrap().1.topic, "affected-count"));
    let found = of("お知らせ\n\n■ 原因\n確認の手順がありませんでした。");
    assert!(has(found.last().unwrap().1.topic, "cause"), "{found:?}");
}
