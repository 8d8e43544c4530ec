//! HTML's elements: how each is displayed by default, what closes what, what is no text.
//!
//! Owns the tables of the standard. Refuses to know attributes.

/// The name of an element in lower case; of longer ones than the standard has, the first sixteen letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Name(u128);

impl Name {
    pub(super) const fn new(name: &str) -> Name {
        Name::of(name.as_bytes())
    }

    pub(super) const fn of(name: &[u8]) -> Name {
        let (mut packed, mut at) = (0_u128, 0);
        while at < name.len() && at < 16 {
            packed = packed << 8 | name[at].to_ascii_lowercase() as u128;
            at += 1;
        }
        Name(packed)
    }

    /// Whether it is one of these.
    pub(super) fn is(self, names: &[Name]) -> bool {
        names.contains(&self)
    }
}

macro_rules! names {
    ($($constant:ident = $name:literal)*) => {
        $(pub(super) const $constant: Name = Name::new($name);)*
    };
}

names! {
    A = "a" ADDRESS = "address" ARTICLE = "article" ASIDE = "aside" AUDIO = "audio" BASE = "base"
    BLOCKQUOTE = "blockquote" BODY = "body" BR = "br" BUTTON = "button" CANVAS = "canvas" CAPTION = "caption"
    CENTER = "center" COL = "col" COLGROUP = "colgroup" DATALIST = "datalist" DD = "dd" DEL = "del" DETAILS = "details"
    DIALOG = "dialog" DIR = "dir" DIV = "div" DL = "dl" DT = "dt" EMBED = "embed" FIELDSET = "fieldset"
    FIGCAPTION = "figcaption" FIGURE = "figure" FOOTER = "footer" FORM = "form" FRAME = "frame" H1 = "h1" H2 = "h2"
    H3 = "h3" H4 = "h4" H5 = "h5" H6 = "h6" HEAD = "head" HEADER = "header" HGROUP = "hgroup" HR = "hr"
    HTML = "html" IFRAME = "iframe" IMG = "img" INPUT = "input" KEYGEN = "keygen" LEGEND = "legend" LI = "li"
    LINK = "link" LISTING = "listing" MAIN = "main" MATH = "math" MENU = "menu" META = "meta" NAV = "nav"
    NOEMBED = "noembed" NOFRAMES = "noframes" NOSCRIPT = "noscript" OBJECT = "object" OL = "ol"
    OPTGROUP = "optgroup" OPTION = "option" P = "p" PARAM = "param" PLAINTEXT = "plaintext"
    PRE = "pre" PROGRESS = "progress" RP = "rp" RT = "rt" RTC = "rtc" RUBY = "ruby" S = "s" SCRIPT = "script"
    SEARCH = "search" SECTION = "section" SELECT = "select" SOURCE = "source" STRIKE = "strike" STYLE = "style" SUMMARY = "summary"
    SUP = "sup" SVG = "svg" TABLE = "table" TBODY = "tbody" TD = "td" TEMPLATE = "template" TEXTAREA = "textarea"
    TFOOT = "tfoot" TH = "th" THEAD = "thead" TITLE = "title" TR = "tr" TRACK = "track" UL = "ul" VIDEO = "video"
    WBR = "wbr" XMP = "xmp"
}

/// Elements that stand on lines of their own.
const BLOCKS: &[Name] = &[
    P, DIV, LI, TD, TH, TR, UL, OL, H1, H2, H3, H4, H5, H6, TABLE, TBODY, THEAD, TFOOT, SECTION, ARTICLE,
    MAIN, HEADER, FOOTER, NAV, ASIDE, DL, DT, DD, BLOCKQUOTE, PRE, HR, FIGURE, FIGCAPTION, CAPTION, ADDRESS,
    DETAILS, SUMMARY, FORM, FIELDSET, LEGEND, CENTER, BODY, HTML, HEAD, HGROUP, SEARCH, DIALOG, MENU, DIR,
    LISTING, XMP, PLAINTEXT, COLGROUP, COL, OPTGROUP, OPTION,
];

/// Elements whose start ends an open paragraph.
const ENDS_P: &[Name] = &[
    P, DIV, UL, OL, H1, H2, H3, H4, H5, H6, TABLE, SECTION, ARTICLE, MAIN, HEADER, FOOTER, NAV, ASIDE, DL,
    DT, DD, LI, BLOCKQUOTE, PRE, HR, FIGURE, FIGCAPTION, ADDRESS, DETAILS, SUMMARY, FORM, FIELDSET, CENTER,
    HGROUP, SEARCH, DIALOG, MENU, DIR, LISTING, XMP, PLAINTEXT,
];

/// Elements without content.
const VOID: &[Name] =
    &[BR, IMG, HR, INPUT, META, LINK, WBR, COL, SOURCE, TRACK, EMBED, PARAM, BASE, FRAME, KEYGEN];

/// Elements whose content a reader of the page does not see as text.
const SILENT: &[Name] = &[
    SCRIPT, STYLE, TEMPLATE, NOSCRIPT, SELECT, TEXTAREA, BUTTON, DATALIST, SVG, MATH, IFRAME, OBJECT, VIDEO,
    AUDIO, CANVAS, PROGRESS, NOEMBED, NOFRAMES, RT, RP, RTC,
];

/// Elements whose content is struck through: it no longer holds.
const STRUCK: &[Name] = &[DEL, S, STRIKE];

/// Where the search for what an end tag closes ends, beside the tables below.
const WALLS: &[Name] = &[TABLE, TD, TH, CAPTION, TEMPLATE, HTML];

impl Name {
    pub(super) fn is_block(self) -> bool {
        self.is(BLOCKS)
    }
    pub(super) fn is_void(self) -> bool {
        self.is(VOID)
    }
    pub(super) fn is_silent(self) -> bool {
        self.is(SILENT)
    }
    pub(super) fn is_struck(self) -> bool {
        self.is(STRUCK)
    }
    /// The level of a heading.
    pub(super) fn heading(self) -> Option<u8> {
        let level = [H1, H2, H3, H4, H5, H6].iter().position(|heading| *heading == self)?;
        u8::try_from(level + 1).ok()
    }

    /// What the start of this element closes: the elements, and those it does not look beyond.
    pub(super) fn implies(self) -> (&'static [Name], &'static [Name]) {
        match self {
            LI => (&[LI], &[UL, OL, MENU, DIR, TABLE, TD, TH, TEMPLATE]),
            DT | DD => (&[DT, DD], &[DL, TABLE, TD, TH, TEMPLATE]),
            TD | TH => (&[TD, TH, CAPTION], &[TR, TABLE, TEMPLATE]),
            TR => (&[TR, CAPTION, COLGROUP], &[TBODY, THEAD, TFOOT, TABLE, TEMPLATE]),
            TBODY | THEAD | TFOOT => (&[TBODY, THEAD, TFOOT, CAPTION, COLGROUP], &[TABLE, TEMPLATE]),
            OPTION => (&[OPTION], &[SELECT, DATALIST]),
            RT | RP => (&[RT, RP], &[RUBY]),
            _ => (&[], &[]),
        }
    }

    /// Whether its start ends an open paragraph.
    pub(super) fn ends_paragraph(self) -> bool {
        self.is(ENDS_P)
    }

    /// What an end tag of this element does not look beyond for its start.
    pub(super) fn walls(self) -> &'static [Name] {
        match self {
            TABLE | HTML | BODY => &[],
            TR | TD | TH | TBODY | THEAD | TFOOT | CAPTION => &[TABLE],
            LI => &[UL, OL, MENU, DIR, TABLE, TD, TH],
            _ => WALLS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_case() {
        assert_eq!(Name::of(b"BlockQuote"), BLOCKQUOTE);
        assert!(Name::new("h3").heading() == Some(3) && P.heading().is_none());
        assert!(LI.is_block() && !A.is_block() && BR.is_void());
        assert_ne!(Name::new("my-element"), Name::new("my-elemen"));
    }
}
