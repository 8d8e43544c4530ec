//! What the attributes of an element say: hidden, furniture, the notice itself.
//!
//! Owns the roles and names that pages mark their parts with. They are HTML's, not of any field.

use super::elements::{self, Name};
use super::stack::{Area, State};
use super::token::Tag;
use crate::text::within;

/// Roles of what stands around the text of a page.
const AROUND: &[&str] =
    &["navigation", "search", "menu", "menubar", "toolbar", "tablist", "dialog", "alertdialog"];
/// Names that pages without HTML's own elements give to what stands around their text.
#[rustfmt::skip]
const FURNITURE: &[&str] = &[
    "footer", "site-footer", "global-footer", "nav", "gnav", "global-nav", "globalnav", "sidebar", "breadcrumb",
    "breadcrumbs", "breadcrumb-list", "topicpath", "topic-path", "pankuzu", "cookie-banner", "cookie-consent",
];
const HEADERS: &[&str] = &["header", "site-header", "global-header"];
/// Of these, the names of classes that parts of a notice may have as well.
const COMMON: &[&str] = &["footer", "nav", "sidebar", "header"];

/// What holds inside an element, given what holds around it.
pub(super) fn inside(tag: &Tag, around: State) -> State {
    let name = tag.name;
    let mut state = around;
    let style = style(tag);
    let hides = name.is_silent()
        || tag.value("hidden").is_some()
        || tag.has("aria-hidden", &["true"])
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || name == elements::DIALOG && tag.value("open").is_none()
        || tag.has("role", &["doc-noteref", "doc-backlink"]);
    let strikes = name.is_struck() || style.contains("line-through");
    state.struck = !hides && (around.struck || strikes && !around.silent);
    state.silent |= hides || strikes;
    state.area = state.area.max(area(tag, name, around));
    state.main |= name == elements::MAIN || tag.has("role", &["main"]);
    state.article |= name == elements::ARTICLE || tag.has("role", &["article"]);
    let parts = &[elements::ARTICLE, elements::ASIDE, elements::MAIN, elements::NAV, elements::SECTION];
    state.sectioned |= name.is(parts) || state.main || state.article;
    state.notes |= tag.has("role", &["doc-endnotes"]);
    let pre = &[elements::PRE, elements::LISTING, elements::XMP, elements::PLAINTEXT];
    state.pre |= name.is(pre) || style.contains("white-space:pre");
    state.link |= name == elements::A;
    if let Some(level) = name.heading() {
        state.heading = level;
    } else if tag.has("role", &["heading"]) {
        let level = tag.value("aria-level").and_then(|level| level.trim().parse().ok());
        state.heading = within(level.unwrap_or(2), 1, 6);
    }
    state
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(tag: &Tag) -> bool {
    let shown = ["display:block", "display:flex", "display:grid", "display:table", "display:list-item"];
    tag.name.is_block() || tag.has("role", &["heading"]) || {
        let style = style(tag);
        !style.is_empty() && shown.iter().any(|shown| style.contains(shown))
    }
}

fn style(tag: &Tag) -> String {
    let style = tag.value("style").unwrap_or_default();
    style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase()
}

fn area(tag: &Tag, name: Name, around: State) -> Area {
    let (notice, part) = (around.main || around.article, around.sectioned);
    let named = |words: &[&str]| {
        let common = |word: &str| COMMON.iter().any(|common| word.eq_ignore_ascii_case(common));
        let classes = tag.value("class").unwrap_or_default().split_ascii_whitespace();
        let mut classes = classes.filter(|class| !common(class));
        tag.has("id", words) || classes.any(|class| words.iter().any(|word| class.eq_ignore_ascii_case(word)))
    };
    let beside = name == elements::ASIDE || tag.has("role", &["complementary"]);
    let below = name == elements::FOOTER || tag.has("role", &["contentinfo"]);
    let above = name == elements::HEADER || tag.has("role", &["banner"]);
    if name.is(&[elements::NAV, elements::SEARCH, elements::DIALOG])
        || tag.has("role", AROUND)
        || beside && !notice
        || !notice && named(FURNITURE)
        || named(&["breadcrumb", "breadcrumbs", "breadcrumb-list", "topicpath", "topic-path", "pankuzu"])
    {
        Area::Furniture
    } else if !part && (above || named(HEADERS)) {
        Area::Header
    } else if below && !part {
        Area::Footer
    } else {
        Area::Text
    }
}
