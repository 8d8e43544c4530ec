//! Reading facts out of a few words, for tests.

use super::Mentions;
use super::lead::leads;
use super::scan::{Hits, Scene};
use crate::document::{self, Format};
use crate::statements::{self, Vocabulary};

/// What `look` reads in a text, with the built-in ruleset.
pub(crate) fn read<T>(text: &str, look: impl FnOnce(&Scene) -> T) -> T {
    let ruleset = crate::builtin::builtin().unwrap();
    let document = document::read(text, Format::Text);
    let hits = Hits::scan(&document, &ruleset);
    let leads = leads(&document, &hits, &ruleset);
    look(&Scene { document: &document, hits: &hits, ruleset: &ruleset, leads: &leads })
}

/// The events of the dates of a notice that tells this, without that of publication at its head.
pub(crate) fn events(told: &str) -> Vec<String> {
    let text = format!("会員名簿の誤送付について\n\n2026年6月20日\n\n{told}\n");
    read(&text, |scene| {
        let stated = statements::read(scene.document, Vocabulary::built_in());
        Mentions::read(scene, &stated, None).dates.iter().skip(1).map(|date| date.event.clone()).collect()
    })
}
