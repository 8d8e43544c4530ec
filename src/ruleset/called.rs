//! Names with the titles that people know them by.
//!
//! Owns finding the id that somebody means who writes the title, and saying so.

use super::mistakes::{Place, Problem};
use super::tree::Table;
use crate::text::{Lang, Text, nearest, normal::normal};

/// A name that there is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Called<'n> {
    /// As it is written.
    pub id: &'n str,
    /// What people see of it.
    pub title: Option<&'n Text>,
}

impl<'n> Called<'n> {
    /// The name of a table, with its title.
    pub(super) fn of((id, table): (&'n str, &'n Table)) -> Self {
        Self { id, title: table.text("title") }
    }
    /// A name without a title.
    pub(crate) fn plain(id: &'n str) -> Self {
        Self { id, title: None }
    }
}

/// The name that was meant: one nearly so, or one whose title was written.
pub(crate) fn meant<'n>(wrong: &str, known: &[Called<'n>]) -> Option<Called<'n>> {
    let wrong = normal(wrong);
    let titles = |called: &Called<'n>| {
        let title = called.title?;
        Some([normal(&title.ja), normal(&title.en)])
    };
    let is = |called: &&Called<'n>| titles(called).is_some_and(|titles| titles.contains(&wrong));
    let by_id = || {
        let near = nearest(&wrong, &known.iter().map(|called| called.id).collect::<Vec<_>>())?;
        known.iter().find(|called| called.id == near)
    };
    let by_title = || {
        let titled = |called: &Called<'n>| {
            titles(called).is_some_and(|all| nearest(&wrong, &[&all[0], &all[1]]).is_some())
        };
        // A part of one title alone means it: カード番号 in クレジットカード番号.
        let holds = |called: &&Called<'n>| {
            wrong.chars().nth(1).is_some()
                && titles(called).is_some_and(|all| {
                    all.iter().any(|title| title.contains(&wrong) || wrong.contains(title.as_str()))
                })
        };
        known.iter().find(|called| titled(called)).or_else(|| {
            let mut holding = known.iter().filter(holds);
            holding.next().filter(|_| holding.next().is_none())
        })
    };
    known.iter().find(is).or_else(by_id).or_else(by_title).copied()
}

/// Asks for the name that was meant, with its title; `None` where none is likely. Where several names hold what was
/// written as a part (card: card-number, payment-card), nobody can tell which is meant.
pub(crate) fn question(wrong: &str, known: &[Called<'_>]) -> Option<Text> {
    const MOST: usize = 6;
    let holds = |called: &&Called<'_>| called.id.split('-').any(|part| part == wrong);
    let holding: Vec<&str> = known.iter().filter(holds).map(|called| called.id).collect();
    if (2..=MOST).contains(&holding.len()) {
        let ja = holding.iter().map(|id| format!("「{id}」")).collect::<String>();
        let en = holding.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
        return Some(Text::new(format!("{ja}のどれかのことですか?"), format!("did you mean one of {en}?")));
    }
    let Called { id, title } = meant(wrong, known)?;
    let with = |lang: Lang, (open, close): (&str, &str)| {
        let title = title.map(|title| title.get(lang)).filter(|title| !title.is_empty() && *title != id);
        title.map_or_else(String::new, |title| format!("{open}{title}{close}"))
    };
    Some(Text::new(
        format!("「{id}」{}のことですか?", with(Lang::Ja, ("(", ")"))),
        format!("did you mean `{id}`{}?", with(Lang::En, (" (", ")"))),
    ))
}

impl Problem {
    /// Offers the name that was meant, with its title; `None` where none is likely.
    pub(super) fn offer(&self, wrong: &str, known: &[Called<'_>]) -> Option<Self> {
        let Text { ja, en } = question(wrong, known)?;
        Some(self.clone().help(ja, en))
    }
}

/// A name that may be given to something new, for one that may not: names of tables are ASCII.
pub(super) fn as_id(wrong: &str) -> &str {
    let good = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    if !wrong.is_empty() && wrong.chars().all(good) { wrong } else { "my-name" }
}

pub(super) fn unknown_element(wrong: &str, place: &Place, known: &[Called<'_>]) -> Problem {
    let (ja, en) = (format!("「{wrong}」という項目はありません"), format!("no element is called `{wrong}`"));
    let problem = place.problem("unknown-element", ja, en);
    if let Some(found) = problem.offer(wrong, known) {
        return found;
    }
    let new = as_id(wrong);
    problem.help(
        format!("[elements.{new}] を加えるか、ある項目の名前を書いてください (一覧: noticelint rules list --elements)"),
        format!("add [elements.{new}], or name an element that there is (noticelint rules list --elements)"),
    )
}

/// That a label is not one of its group.
pub(super) fn unknown_class(wrong: &str, place: &Place, known: &[Called<'_>]) -> Problem {
    let (ja, en) = (format!("「{wrong}」という分類はありません"), format!("no class is called `{wrong}`"));
    let problem = place.problem("unknown-class", ja, en);
    problem
        .offer(wrong, known)
        .unwrap_or_else(|| problem.suggest(wrong, known.iter().map(|called| called.id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_mean_their_ids() {
        let text = |ja: &str, en: &str| Text::new(ja, en);
        let titles = [
            ("card-number", text("クレジットカード番号", "card number")),
            ("card-expiry", text("有効期限", "expiry date")),
            ("health", text("病歴・健康", "health")),
        ];
        let known: Vec<Called<'_>> =
            titles.iter().map(|(id, title)| Called { id, title: Some(title) }).collect();
        let found = |wrong: &str| meant(wrong, &known).map(|called| called.id);
        assert_eq!(found("クレジットカード番号"), Some("card-number"));
        assert_eq!(found("カード番号"), Some("card-number"));
        assert_eq!(found("有効期限"), Some("card-expiry"));
        assert_eq!(found("病歴"), Some("health"));
        assert_eq!(found("card-numbr"), Some("card-number"));
        assert_eq!(found("expiry date"), Some("card-expiry"));
        assert_eq!(found("指紋"), None);
        let asked = question("card", &known).unwrap();
        assert_eq!(asked.ja, "「card-number」「card-expiry」のどれかのことですか?");
    }
}
