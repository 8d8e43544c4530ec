//! Lines of a page, and which of them are the notice.
//!
//! Owns telling the notice from the furniture of its page. Refuses to know words.

use super::stack::Area;
use crate::document::line::{Hint, Line};

/// A line, and where on the page it stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    pub(super) line: Line,
    pub(super) area: Area,
    pub(super) main: bool,
    pub(super) article: bool,
    /// Whether it is a link as a whole.
    pub(super) link: bool,
}

impl Found {
    /// Where its text begins.
    pub(super) fn start(&self) -> usize {
        self.line.pieces.first().map_or(0, |piece| piece.span.start)
    }

    /// Its text without white space.
    pub(super) fn words(&self, source: &str) -> String {
        let pieces = self.line.pieces.iter().map(|piece| piece.text(source));
        pieces.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
    }

    fn size(&self, source: &str) -> usize {
        self.line.pieces.iter().map(|piece| piece.text(source).len()).sum()
    }
}

/// The lines of the notice: those of `<main>` or of articles where they hold it, else what is no furniture. A page that
/// would be left without text is taken whole.
pub(super) fn select(found: Vec<Found>, source: &str) -> Vec<Found> {
    const PART: usize = 20;
    let size = |keep: &dyn Fn(&Found) -> bool| -> usize {
        found.iter().filter(|line| keep(line)).map(|line| line.size(source)).sum()
    };
    let body = |line: &Found| line.area == Area::Text;
    let main = |line: &Found| body(line) && line.main;
    let article = |line: &Found| body(line) && line.article;
    let (all, text) = (size(&|_| true), size(&body));
    let keep: &dyn Fn(&Found) -> bool = match () {
        () if text * PART < all => return found,
        () if size(&main) * PART >= text && size(&main) > 0 => &main,
        () if size(&article) * 2 >= text && size(&article) > 0 => &article,
        () => &body,
    };
    let is_title = |line: &Found| line.line.hint == Hint::Heading(1);
    // A header that holds the title is the notice's, unless the title is the link home.
    let titled = found.iter().any(|line| keep(line) && is_title(line));
    let header = |line: &Found| line.area == Area::Header;
    let heads = !titled && found.iter().any(|line| header(line) && is_title(line) && !line.link);
    // On a page with nothing around its text, the footer is the last the notice says: the desk and its telephone.
    let bare = |line: &Found| matches!(line.area, Area::Text | Area::Footer) && !line.main && !line.article;
    let foots = found.iter().all(bare);
    let footer = |line: &Found| line.area == Area::Footer;
    let kept: Vec<bool> =
        found.iter().map(|line| keep(line) || heads && header(line) || foots && footer(line)).collect();
    let kept = found.into_iter().zip(kept).filter_map(|(line, keep)| keep.then_some(line));
    kept.collect()
}

/// Gives the notice its title: the first heading where it stands for the whole, else what the browser shows above the
/// page, unless the text begins with it.
pub(super) fn entitle(found: &mut Vec<Found>, title: Option<Found>, source: &str) {
    const TOP: usize = 20;
    const LEAST: usize = 8;
    let level = |line: &Found| match line.line.hint {
        Hint::Heading(level) => Some(level),
        _ => None,
    };
    if found.iter().any(|line| level(line) == Some(1)) {
        return;
    }
    let top = found.iter().filter_map(level).min();
    let first = found.iter().position(|line| level(line).is_some());
    let first = first.filter(|at| {
        let alone = found.iter().filter(|line| level(line) == top).count() == 1;
        let before = found[..*at].iter().all(|line| !line.words(source).contains('。'));
        level(&found[*at]) == top && alone && before
    });
    let name = title.as_ref().map(|title| title.words(source)).unwrap_or_default();
    let said = found.iter().take(TOP).position(|line| {
        let words = line.words(source);
        words.chars().nth(LEAST - 1).is_some() && name.contains(&words)
    });
    let said_heading = said.filter(|at| level(&found[*at]).is_some());
    // Without a heading the longest of the lines above the text is the title, and this is one of them.
    let heads = |line: &&Found| line.line.hint == Hint::None && !line.words(source).contains('。');
    if let Some(line) = said_heading.or(first).and_then(|at| found.get_mut(at)) {
        line.line.hint = Hint::Heading(1);
    } else if said.is_none()
        && !found
            .iter()
            .take_while(heads)
            .any(|line| line.words(source).chars().count() >= name.chars().count())
        && let Some(mut title) = title
        && found.first().is_none_or(|first| title.start() < first.start())
    {
        title.line.hint = Hint::Heading(1);
        title.line.blank_before = true;
        found.insert(0, title);
    }
}
