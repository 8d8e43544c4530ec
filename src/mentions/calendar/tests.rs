use super::*;

fn after() -> Around {
    Around { before: Some(Script::Figures), ..Around::default() }
}

fn first(text: &str) -> Option<(Year, Month, DayOf, usize)> {
    period(text, after()).map(|p| (p.first.year, p.first.month, p.first.day, p.len))
}

#[test]
fn reads_dates_as_notices_write_them() {
    use DayOf::{Given as D, Next, None as NoDay, Same as SameDay};
    for (text, year, month, day, rest) in [
        ("令和6年1月16日(火曜日)に", Year::Given(2024), Month::Given(1), D(16), "に"),
        ("令和6年(2024年)1月16日に", Year::Given(2024), Month::Given(1), D(16), "に"),
        ("2024(令和6)年1月16日に", Year::Given(2024), Month::Given(1), D(16), "に"),
        ("令和元年5月1日", Year::Given(2019), Month::Given(5), D(1), ""),
        ("2024/11/18 公表", Year::Given(2024), Month::Given(11), D(18), " 公表"),
        ("2024.9.18、", Year::Given(2024), Month::Given(9), D(18), "、"),
        ("10/24(木)7:40頃、", Year::Unwritten, Month::Given(10), D(24), "、"),
        ("同年7月1日には", Year::Same, Month::Given(7), D(1), "には"),
        ("同月30日、", Year::Unwritten, Month::Same, D(30), "、"),
        ("翌28日に", Year::Same, Month::Same, Next(28), "に"),
        ("翌る一日の朝", Year::Same, Month::Same, Next(1), "の朝"),
        ("翌1月28日、", Year::Unwritten, Month::Given(1), D(28), "、"),
        ("同日、", Year::Same, Month::Same, SameDay, "、"),
        ("令和4年10月上旬から", Year::Given(2022), Month::Given(10), NoDay, "から"),
        ("11月14日(木)午後4時30分頃、", Year::Unwritten, Month::Given(11), D(14), "、"),
        ("4日夜", Year::Same, Month::Same, D(4), "夜"),
    ] {
        assert_eq!(first(text), Some((year, month, day, text.len() - rest.len())), "{text}");
    }
}

#[test]
fn reads_periods() {
    let text = "2023年11月29日(水)~2024年1月12日(金)まで";
    let read = period(text, Around::default()).unwrap();
    assert_eq!(read.last.unwrap().day, DayOf::Given(12));
    assert_eq!(&text[read.len..], "まで");
    let pair = period("3月16-17日に", Around::default()).unwrap();
    assert_eq!(pair.first.day, DayOf::Given(16));
    assert_eq!(pair.last.unwrap().day, DayOf::Given(17));
}

#[test]
fn leaves_durations_and_fractions_alone() {
    for text in ["30日間", "5日以内", "1/2", "2018年度以前", "24時間", "3か月", "365日", "100日"]
    {
        assert_eq!(period(text, after()), None, "{text}");
    }
}
