use super::*;

#[test]
fn one_form_for_each_character() {
    assert_eq!(normal("ＡＢＣ１２３＃（株）㈱①"), "ABC123#(株)(株)1");
    assert_eq!(
        normal("確認し，１，２０４名に，３月５，６日に送った．次に（注）．"),
        "確認し、1,204名に、3月5、6日に送った。次に(注)。"
    );
    assert_eq!(normal("ア．経緯"), "ア.経緯");
    assert_eq!(normal("３．１４"), "3.14");
    assert_eq!(normal("か\u{3099}ｶﾞﾊﾟ"), "がガパ");
    assert_eq!(normal("⼀⽅⽉⺠"), "一方月民");
    assert_eq!(normal("9〜10～11"), "9~10~11");
    assert_eq!(normal("03\u{2010}1\u{2212}2－3データー"), "03-1-2-3データー");
    assert_eq!(normal("漏\u{200B}え\u{AD}い葛\u{E0100}城"), "漏えい葛城");
    assert_eq!(normal("か゛"), "か゛");
}

#[test]
fn spaces_that_mean_nothing_go() {
    assert_eq!(normal("2023 年 4 月"), "2023年4月");
    assert_eq!(normal("弊社の PC が"), "弊社のPCが");
    assert_eq!(normal("2,702 件"), "2,702件");
    assert_eq!(normal("ZIP file 1 2"), "ZIP file 1 2");
    assert_eq!(normal("  氏名　住所\t電話  番号  "), "氏名 住所 電話 番号");
    assert_eq!(normal("a\u{B}b\u{A0}月"), "a b月");
    assert_eq!(normal("1,2\u{8}00\u{1B}名\u{9F}"), "1,200名");
}

#[test]
fn a_word_with_a_wide_gap_is_found_with_and_without_it() {
    assert_eq!(word("株式会社　青葉"), ["株式会社 青葉", "株式会社青葉"]);
    assert_eq!(word("株式会社 青葉"), ["株式会社青葉"]);
    assert_eq!(word("data　breach"), ["data breach"]);
    assert_eq!(word("民\u{2ED1}"), ["民長"]);
    assert_eq!(word("Ｗｅｂ サイト〜①"), ["Webサイト~1"]);
}
