use super::super::testing::read;

/// The dates of a text with their days.
fn days(text: &str) -> Vec<String> {
    read(text, |scene| {
        let found = super::dates(scene, &[], None);
        let day = |day: Option<super::Day>| day.map_or("?".to_owned(), |day| day.to_string());
        found
            .iter()
            .map(|date| {
                let end = date.end.map(|end| format!("..{end}")).unwrap_or_default();
                format!("{}{end}", day(date.date))
            })
            .collect()
    })
}

#[test]
fn what_hangs_on_another_date() {
    for (text, expected) in [
        (
            "2026年9月30日\n\n9月14日に届き、同じ日の夜に気づき、翌15日に止めました。",
            vec!["2026-09-30", "2026-09-14", "2026-09-14", "2026-09-15"],
        ),
        (
            "2026年9月30日\n\n9月1日、その日のうちに止め、翌々日に報告しました。前日に届いていました。前日の点検は別です。",
            vec!["2026-09-30", "2026-09-01", "2026-09-01", "2026-09-03", "2026-09-02"],
        ),
        (
            "2026年1月30日\n\n先月末に届き、本日、公表しました。出発前日の案内と、その日程は別です。",
            vec!["2026-01-30", "2025-12", "2026-01-30"],
        ),
        // Behind a day to come the story goes on in the month it was in.
        (
            "2026年2月13日\n\n2月8日に入り込まれました。2月8日から5月6日までのご予約が見られ、10日に再開し、9日にお電話しました。",
            vec!["2026-02-13", "2026-02-08", "2026-02-08..2026-05-06", "2026-02-10", "2026-02-09"],
        ),
        // Where the story has no day, 翌日 is not the day after the publication.
        ("2026年9月30日\n\n先日の夜に盗まれ、翌日、届け出ました。", vec!["2026-09-30", "?"]),
        // The day that a clause names is none that was told; one with its weekday is.
        ("2026年9月30日\n\n9月7日月曜日の翌日に止めました。", vec!["2026-09-30", "2026-09-07", "2026-09-08"]),
        (
            "2026年9月30日\n\n9月1日に止め、異常に気づいた日の翌日に届け出、9月8日の翌日に知らせました。",
            vec!["2026-09-30", "2026-09-01", "?", "2026-09-08", "2026-09-09"],
        ),
        (
            "2026年9月30日\n\n昨年9月8日に送り、一昨年の5月に契約し、今年3月2日に気づきました。",
            vec!["2026-09-30", "2025-09-08", "2024-05", "2026-03-02"],
        ),
    ] {
        assert_eq!(days(text), expected, "{text}");
    }
}

#[test]
fn kanji_numerals_and_clipped_days() {
    for (text, expected) in [
        (
            "令和八年九月十八日\n\n去る九月八日の夜に盗まれ、翌九日に届け出、四日後の十三日に戻りました。一日も早く。",
            vec!["2026-09-18", "2026-09-08", "2026-09-09", "2026-09-13"],
        ),
        (
            "2026.09.18\n\n・9/8 発送\n・9/14 お電話\n・9/16 報告\n達成は1/3件です。",
            vec!["2026-09-18", "2026-09-08", "2026-09-14", "2026-09-16"],
        ),
        (
            "R8.9.18\n\n8月11日と12日、14日6時30分に起きました。予定より3日、最大で2日遅れ、期間を14日に縮め、90日から20日に改めます。",
            vec!["2026-09-18", "2026-08-11", "2026-08-12", "2026-08-14"],
        ),
        (
            "2026年1月9日\n\n12月28日から1月4日まで見える状態でした。",
            vec!["2026-01-09", "2025-12-28..2026-01-04"],
        ),
    ] {
        assert_eq!(days(text), expected, "{text}");
    }
}

#[test]
fn the_age_of_data_tells_no_year() {
    assert_eq!(
        days(
            "2026年7月23日\n\n5月29日に返しました。\n\n7月14日に分かりました。\n\n2025年4月から2026年3月までに受けられた方の記録です。"
        ),
        ["2026-07-23", "2026-05-29", "2026-07-14", "2025-04..2026-03"]
    );
    assert_eq!(
        days(
            "2026年4月9日\n\n4月4日(土)の夜に盗まれました。翌5日に気づき、去年の5月からことしの3月までに頼まれた方の控えがありませんでした。\n\n7日に届け出ました。"
        ),
        ["2026-04-09", "2026-04-04", "2026-04-05", "2025-05..2026-03", "2026-04-07"]
    );
}

#[test]
fn a_bare_day_keeps_to_the_months_of_the_story() {
    for (text, expected) in [
        (
            "2026年8月17日\n\n8月11日から11月30日までの予約を見られました。\n\n12日と13日にお電話しました。",
            vec!["2026-08-17", "2026-08-11..2026-11-30", "2026-08-12", "2026-08-13"],
        ),
        (
            "2025年7月11日\n\n7日の夕方に出しました。\n\n裁断機は6月30日から止まっていました。\n\n8日に市へ、10日(木)に委員会へ届けました。",
            vec!["2025-07-11", "2025-07-07", "2025-06-30", "2025-07-08", "2025-07-10"],
        ),
        // A planned day may lie ahead, and a wrong weekday of the only month stays wrong.
        (
            "2026年8月17日\n\n8月3日(月)に送りました。\n\n6日(金)に気づき、28日に説明会を開きます。",
            vec!["2026-08-17", "2026-08-03", "2026-08-06", "2026-08-28"],
        ),
        ("2026年8月17日\n\n3日に分けて届き、2日に1度は止まりました。", vec!["2026-08-17"]),
    ] {
        assert_eq!(days(text), expected, "{text}");
    }
}

#[test]
fn a_bracket_that_the_line_breaks_is_no_weekday() {
    assert_eq!(days("6月2日(火\n)に会員の名簿を送りました。\n\n2026年6月9日"), ["2026-06-02", "2026-06-09"]);
}

#[test]
fn one_bracket_of_weekdays_for_several_days() {
    read(
        "9月7日・8日(月・火)と9月10日~11日(木~金)、14日(月・火)に送りました。",
        |scene| {
            let found = super::dates(scene, &[], None);
            let weekdays: Vec<_> =
                found.iter().map(|date| (date.written.weekday, date.written.end_weekday)).collect();
            let expected = [(Some(0), None), (Some(1), None), (Some(3), Some(4)), (None, None)];
            assert_eq!(weekdays, expected);
        },
    );
}
