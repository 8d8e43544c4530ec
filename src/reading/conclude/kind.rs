//! The kind of a text, by what it states; by its words, where it states too little.
//!
//! Owns the decision. The words are the ruleset's, the points for what is stated are in `rules/ja/grammar/kind.toml`.

use super::{class, leaked};
use crate::mentions::{Certainty, Role};
use crate::reading::elements::View;
use crate::ruleset::{ClassGroup, Kind};
use crate::statements::signs::{Points, Sign};
use crate::statements::{Statement, Vocabulary, incident};
use crate::text::script::is_hiragana;
use std::collections::BTreeSet;

/// Kinds of data that are a list.
const LIST: usize = 2;

/// Statements up to which words count beside what is stated: a draft that is still being written.
const SHORT: usize = 20;

/// The kind. A text without kana has no statements to go by, and a ruleset that stands alone has words of its own.
pub(crate) fn read(view: &View, statements: &[Statement], group: Option<&ClassGroup>) -> Kind {
    let chosen = group.and_then(|group| class::heaviest(view, group));
    let worded = chosen.and_then(|choice| Kind::from_name(&choice.label.id)).unwrap_or(Kind::NoNotice);
    let document = view.scene.document;
    let kana = document.text.contains(is_hiragana);
    if !kana || view.scene.sets("heading.measures").is_empty() {
        return worded;
    }
    let mut signs = incident::signs(document, statements, Vocabulary::built_in());
    let leaked = kinds_told(view);
    let none = signs.has(Sign::NoneHeld) && leaked == 0 && !signs.has(Sign::LeakFeared);
    signs.keep(Sign::NoneHeld, none);
    if signs.has(Sign::FewStatements) && worded == Kind::Breach && !none {
        return worded;
    }
    let short = statements.len() <= SHORT && worded == Kind::Breach && !none;
    signs.set(Sign::ShortApology, short && signs.has(Sign::LeakRegretted));
    let mentions = view.mentions;
    let persons = mentions.counts.iter().any(|count| count.persons && count.role != Role::Threshold);
    let titled = worded == Kind::Breach && signs.has(Sign::TitleNamesALeakOfData);
    // A product that stops leaks names them, too; it regrets none, and tells nobody of one.
    let regrets = [Sign::Apologises, Sign::Told, Sign::LeakTold].into_iter().any(|sign| signs.has(sign));
    signs.set(Sign::WordsOfANotice, titled && regrets);
    signs.set(Sign::WordsOfAnotherIncident, worded == Kind::OtherIncident);
    signs.set(Sign::KindsOfData, leaked > 0);
    signs.set(Sign::ListOfKinds, leaked >= LIST && tells_who(view));
    signs.set(Sign::OnlyDenied, leaked == 0 && signs.has(Sign::LeakDenied));
    signs.set(Sign::PersonsCounted, persons);
    signs.set(Sign::DatedEvent, mentions.dates.iter().any(|date| date.happened));
    let points = Points::built_in();
    let of_data = points.of_data(signs);
    match points.tells(signs, of_data) {
        true if of_data => Kind::Breach,
        true => Kind::OtherIncident,
        false => Kind::NoNotice,
    }
}

/// Whether one of the kinds that leaked or may have tells more than how somebody fares: 吐き気と下痢の症状.
fn tells_who(view: &View) -> bool {
    let ruleset = view.scene.ruleset;
    leaked(view.mentions).iter().any(|set| ruleset.set(*set).category.as_deref() != Some("special-care"))
}

/// How many kinds of data leaked or may have, whatever they are called; none where no known one is among them.
fn kinds_told(view: &View) -> usize {
    if leaked(view.mentions).is_empty() {
        return 0;
    }
    let told = view.mentions.data_types.iter().filter(|data| data.certainty != Certainty::Denied);
    told.map(|data| view.scene.document.slice(data.place)).collect::<BTreeSet<&str>>().len()
}
