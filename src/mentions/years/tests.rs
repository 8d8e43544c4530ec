use super::*;

fn on(month: u8, day: u8) -> Dated {
    let day = Day { year: 0, month, day: Some(day) };
    Dated { day, given: false, weekday: None, ahead: false, neighbour: None, publication: false }
}

fn given(year: i16, month: u8, day: u8) -> Dated {
    let date = on(month, day);
    Dated { day: Day { year, ..date.day }, given: true, ..date }
}

fn years(dates: &mut [Dated], order: Option<Order>, published: (i16, u8, u8)) -> Vec<i16> {
    if let Some(order) = order {
        for (at, date) in dates.iter_mut().skip(1).enumerate() {
            date.neighbour = Some(Neighbour { at, order });
        }
    }
    let (year, month, day) = published;
    let last = Day { year, month, day: Some(day) };
    let found = resolve(dates, Some(Anchor { last, published: true }));
    found.into_iter().map(|day| day.unwrap().year).collect()
}

#[test]
fn neighbours_and_order_choose_first() {
    let up = Some(Order::Up);
    for (mut dates, order, published, expected) in [
        (vec![on(11, 8), on(12, 3), on(1, 20)], up, (2026, 1, 31), vec![2025, 2025, 2026]),
        (vec![on(1, 20), on(12, 3), on(11, 8)], Some(Order::Down), (2026, 1, 31), vec![2026, 2025, 2025]),
        (vec![given(2024, 4, 1), on(12, 20), on(2, 3)], up, (2025, 6, 1), vec![2024, 2024, 2025]),
        (vec![on(12, 22), given(2026, 1, 9), on(1, 30)], up, (2026, 2, 27), vec![2025, 2026, 2026]),
        // A slip is a small step back, and an entry after the publication is told from its neighbours.
        (vec![on(8, 29), on(9, 2), on(8, 20), on(9, 13)], up, (2024, 12, 5), vec![2024; 4]),
        (vec![on(11, 8), on(12, 20)], up, (2024, 12, 5), vec![2024, 2024]),
        // In prose, the given year beside it goes before the later one.
        (vec![given(2024, 4, 3), on(5, 10)], Some(Order::Any), (2025, 12, 1), vec![2024, 2024]),
    ] {
        assert_eq!(years(&mut dates, order, published), expected);
    }
}

#[test]
fn the_weekday_chooses_between_what_is_left() {
    // 8 September was a Monday in 2025 and a Tuesday in 2026.
    let monday = Dated { weekday: Some(0), ..on(9, 8) };
    assert_eq!(years(&mut [monday], None, (2026, 9, 18)), [2025]);
    let told = given(2026, 9, 1);
    assert_eq!(years(&mut [told, monday], None, (2026, 9, 18)), [2026, 2026]);
    // 31 October and 1 November of opening hours say less than the weekday, which is settled first.
    let opening = [on(10, 31), on(11, 1)];
    let [opens, closes] = opening;
    let closes = Dated { neighbour: Some(Neighbour { at: 0, order: Order::Any }), ..closes };
    let days = resolve(
        &[opens, closes, monday],
        Some(Anchor { last: Day { year: 2025, month: 9, day: Some(18) }, published: true }),
    );
    assert_eq!(days.iter().map(|day| day.unwrap().year).collect::<Vec<_>>(), [2025; 3]);
}

#[test]
fn another_story_pulls_none() {
    // 4 November was a Wednesday in 2026 and a Tuesday in 2025; the photographs of last year were taken in its October.
    let wednesday = Dated { weekday: Some(2), ..on(11, 4) };
    let month = |year, month| {
        let date = given(year, month, 1);
        Dated { day: Day { day: None, ..date.day }, ..date }
    };
    let any = Some(Order::Any);
    assert_eq!(years(&mut [wednesday, month(2025, 10)], any, (2026, 11, 19)), [2026, 2025]);
    assert_eq!(years(&mut [wednesday, month(2025, 10)], None, (2026, 11, 19)), [2026, 2025]);
    assert_eq!(years(&mut [on(11, 4), month(2025, 10)], None, (2026, 11, 19)), [2026, 2025]);
    // 6月12日に失くしました。保存年限は2027年3月31日.
    assert_eq!(years(&mut [on(6, 12), given(2027, 3, 31)], any, (2026, 6, 30)), [2026, 2027]);
    assert_eq!(years(&mut [on(12, 22), given(2026, 1, 9)], any, (2026, 2, 27)), [2025, 2026]);
}

#[test]
fn what_is_announced_lies_ahead() {
    let ahead = |month, day| Dated { ahead: true, ..on(month, day) };
    for (date, published, year) in [
        (ahead(9, 24), (2026, 9, 18), 2026),
        (ahead(1, 12), (2026, 9, 18), 2027),
        (ahead(9, 16), (2026, 9, 18), 2026),
        (on(12, 31), (2026, 9, 18), 2025),
        (on(2, 29), (2025, 4, 1), 2024),
    ] {
        assert_eq!(years(&mut [date], None, published), [year]);
    }
    assert_eq!(years(&mut [given(2026, 7, 14), ahead(7, 22)], None, (2026, 9, 30)), [2026, 2026]);
}
