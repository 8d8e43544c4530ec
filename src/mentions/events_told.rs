//! The event of each day, now that it is known when anybody first knew.
//!
//! Owns what is left: the incident before anybody knew, the response after it.

use super::day_role::{Act, DayRole};
use super::{DateMention, Day, Known};

/// Events that what is stated tells, and no word beside the date.
const TOLD: [&str; 6] = ["occurrence", "discovery", "warning", "containment", "publication", "other"];

/// Ties each date to its event, now that it is known when anybody first knew.
pub(crate) fn settle(dates: &mut [DateMention], mut roles: Vec<DayRole>) {
    hinted(dates, &mut roles);
    compared(dates, &mut roles);
    let roles = &roles;
    let first = |pick: &dyn Fn(&DayRole) -> bool| {
        let days = dates.iter().zip(roles).enumerate();
        days.filter(|(_, (date, role))| !date.planned && date.end.is_none() && pick(role))
            .filter_map(|(at, (date, _))| Some((date.date?, at)))
            .min()
    };
    let known = first(&|role| role.known.is_some());
    // Where nothing says how it came to be known, what was checked is how.
    let harm = dates.iter().zip(roles).enumerate();
    let harm =
        harm.filter(|(_, (date, role))| !date.planned && role.act == Act::Incident && role.inside.is_none());
    let first_harm = harm.filter_map(|(at, (date, _))| Some((date.date?, at))).min();
    let weak = known.is_none();
    let known = known.or_else(|| first(&|role| role.checked)).filter(|(day, _)| !weak || day.day.is_some());
    let before = |at: usize, date: &DateMention| match (date.date, known) {
        (Some(day), Some((first, first_at))) => {
            let vague = day.day.is_none() && (day.year, day.month) == (first.year, first.month);
            day < first || (day == first || vague) && at <= first_at
        }
        (Some(_), None) => true,
        (None, _) => false,
    };
    // What a chronology begins with, or what is told as the incident, goes before what prose mentions besides.
    let sure = dates.iter().zip(roles).enumerate().any(|(at, (date, role))| {
        !date.planned
            && before(at, date)
            && (role.act == Act::Incident || role.act == Act::Open && role.listed)
    });
    // 8月に印刷したものです: what is told as done goes before what something is.
    let done = dates.iter().zip(roles).enumerate().any(|(at, (date, role))| {
        !date.planned && role.act == Act::Open && role.done && role.known.is_none() && before(at, date)
    });
    // A chronology that tells the incident first and dates it after its finding contradicts itself: it is the incident
    // nevertheless.
    let begun = dates.iter().zip(roles).enumerate().any(|(at, (date, role))| {
        let left = role.act == Act::Incident || matches!(role.act, Act::Open) && (role.listed || !sure);
        !date.planned && left && role.known.is_none() && before(at, date)
    });
    // In prose, where the finding is told right behind it.
    let told_first = |at: usize| {
        let next = |first: usize| roles[at].listed || roles[at].done && at + 1 == first;
        !begun && known.is_some_and(|(_, first)| at < first && next(first))
    };
    for (at, role) in roles.iter().enumerate() {
        let early = before(at, &dates[at]);
        let own_day = dates[at].date;
        let earlier =
            || first_harm.is_some_and(|(day, one)| one != at && own_day.is_some_and(|own| day < own));
        let inside = role.inside.filter(|_| earlier());
        let role = &DayRole { known: inside.or(role.known), ..*role };
        let found = weak && role.checked && known.is_some_and(|(_, first)| first == at);
        let role = DayRole { known: if found { Some(Known::Found) } else { role.known }, ..*role };
        let date = &mut dates[at];
        let own = std::mem::take(&mut date.event);
        let left = matches!(role.act, Act::Open | Act::Published) && !role.notice;
        let event = match (role.act, role.known) {
            // What is still to come came to nobody's notice.
            (_, Some(_)) if date.planned => "other",
            (Act::Regulator, _) => "regulator",
            // A body or an event that only an organisation's file knows: its words say what an open act is.
            (Act::Open, None) if !TOLD.contains(&own.as_str()) => own.as_str(),
            (Act::Police, None) => "police",
            // 発送日, …にわたり知人に伝え: before anybody knew, it is what happened, where nothing else is.
            (Act::Persons, None)
                if (over_time(date, &role) || told_before(date, &role, known.map(|(day, _)| day)))
                    && early
                    && known.is_some()
                    && !sure =>
            {
                "occurrence"
            }
            (Act::Persons, None) => "individual-notice",
            (Act::Incident, None) if early || known.is_none() || role.labelled || told_first(at) => {
                "occurrence"
            }
            (Act::Incident, Some(_)) if early && role.inside.is_none() => "occurrence",
            (_, Some(Known::Established | Known::Found)) => "discovery",
            (_, Some(_)) => "warning",
            (Act::Published, _) if !early || known.is_none() => "publication",
            (_, None)
                if left && early && (role.listed || !sure && (role.done || !done)) && known.is_some() =>
            {
                "occurrence"
            }
            (Act::Open, None) if !early && known.is_some() => "containment",
            _ => "other",
        };
        date.event = event.to_owned();
        date.done = role.done && !date.planned;
        date.known = role.known.filter(|_| !date.planned);
        date.notice = role.notice;
        date.began = role.began && date.known.is_some();
        let told = matches!(event, "occurrence" | "containment" | "discovery" | "warning");
        date.happened = !date.planned && (told || role.act == Act::Open);
    }
    carried(dates, roles);
    set_back(dates, roles);
}

/// Where a chronology tells the incident, what prose tells of why it happened and of before is none: 2024年12月に認証を
/// 取得していますが、…; 9月30日付で前任者が退職し.
fn set_back(dates: &mut [DateMention], roles: &[DayRole]) {
    let told = dates.iter().zip(roles).filter(|(date, role)| role.listed && date.event == "occurrence");
    let Some(first) = told.filter_map(|(date, _)| date.date).min() else { return };
    let before = |date: &DateMention| date.event == "occurrence" && date.date.is_some_and(|day| day < first);
    for (date, _) in dates.iter_mut().zip(roles).filter(|(date, role)| role.background && before(date)) {
        "other".clone_into(&mut date.event);
        date.happened = false;
    }
}

/// Whether a day is no more than a label's, or a time is told: word to the persons is told of one day.
fn over_time(date: &DateMention, role: &DayRole) -> bool {
    (role.labelled || date.end.is_some()) && !role.notice
}

/// Whether something was sent on a day before anybody knew: 11月9日に大会の案内を送りました is no word of what was found on
/// the 11th.
fn told_before(date: &DateMention, role: &DayRole, known: Option<Day>) -> bool {
    let day = date.date.filter(|day| day.day.is_some() && date.end.is_none());
    role.done && role.handed && !role.notice && day.zip(known).is_some_and(|(day, known)| day < known)
}

/// Where no day of the incident is told, it is the first on which what went wrong was sent or made: 6月8日に郵送した通知書
/// のうち、63名分が別の方の封筒に入っていたこと.
fn carried(dates: &mut [DateMention], roles: &[DayRole]) {
    if dates.iter().any(|date| date.event == "occurrence") {
        return;
    }
    let known = dates.iter().filter(|date| date.known.is_some()).filter_map(|date| date.date).min();
    let days = dates
        .iter_mut()
        .zip(roles)
        .filter(|(date, role)| role.carried && !date.planned && date.end.is_none());
    let days = days.filter(|(date, _)| date.date.is_some_and(|day| known.is_some_and(|known| day <= known)));
    if let Some((date, _)) = days.min_by_key(|(date, _)| date.date) {
        "occurrence".clone_into(&mut date.event);
        date.happened = true;
    }
}

/// A misuse that was noticed before anything else was known is how it came to light.
fn hinted(dates: &[DateMention], roles: &mut [DayRole]) {
    let days = |pick: &dyn Fn(&DayRole) -> bool| {
        let days = dates.iter().zip(&*roles).enumerate();
        let days = days.filter(|(_, (date, role))| !date.planned && date.end.is_none() && pick(role));
        days.filter_map(|(at, (date, _))| Some((date.date?, at))).min()
    };
    let (first, known) = (days(&|role| role.hint), days(&|role| role.known.is_some()));
    if let Some((_, at)) = first.filter(|(day, _)| known.is_none_or(|(known, _)| *day < known)) {
        roles[at].known = Some(Known::Found);
    }
}

/// Where the sender was told and nothing says that it found out, what it compared and confirmed next is its finding, or
/// what its inquiry into a mere concern came to.
fn compared(dates: &[DateMention], roles: &mut [DayRole]) {
    let own = |role: &DayRole| matches!(role.known, Some(Known::Established | Known::Found));
    if dates.iter().zip(&*roles).any(|(date, role)| !date.planned && own(role)) {
        return;
    }
    let told = roles.iter().position(|role| role.known == Some(Known::Told));
    // 電話で指摘があり、一覧に残っていることを確認: it was found at once.
    let Some(told) = told.filter(|&told| !roles[told].checked) else { return };
    // 懸念があると連絡: whether anything leaked is what the inquiry finds.
    let concern = roles[told].concern;
    let left = |role: &DayRole| {
        role.act == Act::Open && (role.checked || role.ended && concern) && role.known.is_none()
    };
    let mut next = roles.iter_mut().zip(dates).skip(told + 1);
    if let Some((next, _)) = next.find(|(role, date)| left(role) && !date.planned) {
        next.known = Some(Known::Found);
    }
}

#[cfg(test)]
mod tests;
