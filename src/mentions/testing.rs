//! Reading facts out of a few words, for tests.

use super::lead::leads;
use super::scan::{Hits, Scene};
use crate::document::{self, Format};

/// What `look` reads in a text, with the built-in ruleset.
pub(crate) fn read<T>(text: &str, look: impl FnOnce(&Scene) -> T) -> T {
    let ruleset = crate::builtin::builtin().unwrap();
    let document = document::read(text, Format::Text);
    let hits = Hits::scan(&document, &ruleset);
    let leads = leads(&document, &hits, &ruleset);
    look(&Scene { document: &document, hits: &hits, ruleset: &ruleset, leads: &leads })
}
