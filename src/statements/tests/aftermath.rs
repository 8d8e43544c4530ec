//! What came of an incident, or may: a word or a trace that never came, a consequence that is feared.

use super::told;

/// Whether a line states what came of it, or may.
fn states(line: &str) -> bool {
    !told(&format!("名簿の紛失について\n\n{line}\n"), "secondary-damage").stated.is_empty()
}

#[test]
fn a_word_that_never_came_is_told_whatever_it_was_of_and_however_it_would_have_come() {
    for line in [
        "名簿を見て訪ねて来た者がいるという知らせは、7月末まで町会に入っていない。",
        "席替えの理由を言い当てられた、仲間はずれにされたといった訴えは上がっておりません。",
        "拾った人が写しを取った形跡はありません。",
        "名前が貼り出された様子は見受けられません。",
        "覚えのない品が届いたとのご申告は、どの店にも寄せられておりません。",
    ] {
        assert!(states(line), "{line}");
    }
    for line in [
        "名簿が社外へ流出したという事実はありません。",
        "決済に使われる番号は含まれておりません。",
        "届け出た内容の写しはありません。",
        "心当たりの方からの連絡はまだありません。",
    ] {
        assert!(!states(line), "{line}");
    }
}

#[test]
fn what_may_come_is_feared_whatever_it_is() {
    for line in [
        "体重が知れ、からかわれる心配は残ります。",
        "値段の交渉で足元をすくわれるおそれがあることを、重く受け止めております。",
        "留守の曜日を見て押し入られかねません。",
        "夜分に知らない番号から着信することも考えられます。",
        "待ち伏せをする者がいないとは言い切れません。",
    ] {
        assert!(states(line), "{line}");
    }
    for line in [
        "名簿が持ち出された可能性があります。",
        "名簿が漏えいするおそれのある状態でした。",
        "対象の人数が増える可能性があります。",
        "鍵の管理に誤りがあったものと考えられます。",
        "お返事に時間を要する可能性があります。",
    ] {
        assert!(!states(line), "{line}");
    }
}

#[test]
fn under_its_own_heading_no_says_no_harm() {
    assert!(states("二次被害\n\nいまのところございません。"));
    assert!(!states("二次被害\n\nあったのかどうかは分かっておりません。"));
}

#[test]
fn under_its_own_heading_use_that_was_seen_is_harm() {
    for text in [
        "二次被害\n\n信販会社によれば、11枚に身に覚えのない利用が見られるとのことです。",
        "情報の利用状況\n\n一部の番号で、覚えのない使用がありました。",
    ] {
        assert!(states(text), "{text}");
    }
}

#[test]
fn what_is_done_against_harm_says_nothing_of_it() {
    assert!(!states("二次被害を防ぐため、お願いを次にまとめました。"));
    assert!(!states("悪用を避けるために、番号を切り替えました。"));
}

#[test]
fn under_its_own_heading_what_no_list_holds_is_left_open() {
    let unsure = |text: &str, element: &str| !told(text, element).unsure.is_empty();
    let text = "名簿の紛失について\n\n二次被害\n\n拾われた方は、その日のうちに戻してくださいました。\n";
    assert!(unsure(text, "secondary-damage"));
    let text = "名簿の紛失について\n\nご本人への説明\n\n園長が時間を割きました。\n";
    assert!(unsure(text, "individual-notice"));
    // Who called on them has told them.
    assert!(super::stated(
        "名簿の紛失について\n\nご本人への説明\n\n園長が足を運びました。\n",
        "individual-notice"
    ));
    for courtesy in
        ["ご心配をおかけし、まことに申し訳ありません。", "何とぞご理解を賜りますようお願いいたします。"]
    {
        let text = format!("名簿の紛失について\n\nご本人への説明\n\n{courtesy}\n");
        assert!(!unsure(&text, "individual-notice"), "{courtesy}");
    }
}
