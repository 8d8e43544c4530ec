//! What stands around the drafts: the head of the file with its policy, the list of drafts, the end.
//!
//! Owns the style and the script, and the policy that lets nothing else run or load.

use super::Sight;
use super::markup::{Anchor, Markup, Value};
use crate::report::messages::{HtmlWords, Words};
use crate::report::{Summary, counts};
use crate::ruleset::Lang;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The digests of both, by which the policy knows them.
const STYLE_DIGEST: &str = "SsxTCckPF7eDh51WzgukAdrD6CXZZPJtVyG4KmYBBpQ=";
const SCRIPT_DIGEST: &str = "ejScPrU/mC5PZdSp60hu0EsXwvFmHgmp2nfvU5Hnd8U=";

/// By this a page is known to be one of ours.
const GENERATOR: &str = concat!("noticelint ", env!("CARGO_PKG_VERSION"));

/// Whether a file begins as the page does.
pub(crate) fn is_page(start: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&start[..start.len().min(1024)]).into_owned();
    start.starts_with("<!doctype html>\n") && start.contains("<meta name=\"generator\" content=\"noticelint ")
}

/// The beginning of the file.
pub(crate) fn opening(lang: Lang, as_of: &str) -> String {
    let told = HtmlWords::of(lang);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{STYLE_DIGEST}'; script-src 'sha256-{SCRIPT_DIGEST}'; base-uri 'none'; \
         form-action 'none'"
    );
    let mut page = Markup::default();
    page.own("<!doctype html>\n");
    page.open("html", &[("lang", Value::Is(lang.name()))]);
    page.own("\n<head>\n<meta charset=\"utf-8\">\n");
    page.open("meta", &[("name", Value::Is("generator")), ("content", Value::Is(GENERATOR))]);
    page.own("\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
    page.text(&policy);
    page.own("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.own("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.own("<meta name=\"robots\" content=\"noindex\">\n");
    page.line("title", &[], told.title());
    page.own("\n<style>");
    page.own(STYLE);
    page.own("</style>\n</head>\n<body>\n");
    let main = Anchor::fixed("main");
    page.line("a", &[("class", Value::Is("skip")), ("href", Value::To(&main))], told.skip());
    page.element("header", &[("id", Value::Is("top")), ("tabindex", Value::Is("-1"))], |page| {
        page.line("h1", &[], told.title());
        page.element("p", &[], |page| {
            page.line("span", &[], GENERATOR);
            page.own(" · ");
            page.line("span", &[], as_of);
        });
        page.line("p", &[("class", Value::Is("privacy"))], told.privacy());
    });
    page.open("main", &[("id", Value::Here(&main)), ("tabindex", Value::Is("-1"))]);
    page.own("\n");
    page.finish()
}

/// A line of the list of drafts.
pub(crate) fn row(sight: &Sight<'_>) -> String {
    let mut page = Markup::default();
    page.element("li", &[], |page| {
        page.line("a", &[("href", Value::To(&Anchor::draft()))], &sight.entry.source.name);
        page.own(" ");
        let [errors, warnings, infos] = counts(&sight.entry.result.findings);
        let found = match errors + warnings + infos {
            0 => sight.told.clean().to_owned(),
            _ => sight.words.findings(errors, warnings, infos),
        };
        page.line("span", &[("class", Value::Is("found"))], &found);
    });
    page.finish()
}

/// Where the list does not stand before the drafts.
pub(crate) fn list_is_below(lang: Lang) -> String {
    let told = HtmlWords::of(lang);
    let mut page = Markup::default();
    page.element("p", &[], |page| {
        page.line("a", &[("href", Value::To(&Anchor::fixed("drafts")))], told.drafts_below());
    });
    page.finish()
}

/// The list of drafts, where there are several.
pub(crate) fn list(lang: Lang, summary: &Summary, rows: &[&str], dropped: usize) -> String {
    let (told, words) = (HtmlWords::of(lang), Words::of(lang));
    let mut page = Markup::default();
    if !summary.failures.is_empty() {
        page.element("p", &[("class", Value::Is("unread"))], |page| {
            let failures = Anchor::fixed("failures");
            page.line("a", &[("href", Value::To(&failures))], &words.unread(summary.failures.len()));
        });
    }
    if rows.len() + dropped < 2 {
        return page.finish();
    }
    let named = Anchor::fixed("drafts");
    page.element(
        "nav",
        &[("class", Value::Is("drafts")), ("aria-labelledby", Value::Here(&named))],
        |page| {
            page.line("h2", &[("id", Value::Here(&named)), ("tabindex", Value::Is("-1"))], told.drafts());
            let found = words.findings(summary.errors, summary.warnings, summary.infos);
            page.line(
                "p",
                &[],
                &(words.documents(summary.documents) + &found + &words.suppressed(summary.suppressed)),
            );
            page.element("ol", &[], |page| {
                rows.iter().for_each(|row| page.written(row));
                if dropped > 0 {
                    page.line("li", &[], &words.more(dropped));
                }
            });
        },
    );
    page.finish()
}

/// The end of the file: what was not read or not checked, and what the page is.
pub(crate) fn closing(lang: Lang, summary: &Summary) -> String {
    let (told, words) = (HtmlWords::of(lang), Words::of(lang));
    let mut page = Markup::default();
    if !summary.failures.is_empty() {
        page.element(
            "section",
            &[("class", Value::Is("failures")), ("aria-labelledby", Value::Is("failures"))],
            |page| {
                page.line(
                    "h2",
                    &[("id", Value::Is("failures")), ("tabindex", Value::Is("-1"))],
                    told.failures(),
                );
                page.element("ul", &[], |page| {
                    for failure in &summary.failures {
                        page.element("li", &[], |page| {
                            page.line("strong", &[], &failure.path);
                            page.own(" ");
                            page.text(&failure.message);
                        });
                    }
                });
            },
        );
    }
    if !summary.skipped_rules.is_empty() {
        let names = summary.skipped_rules.join(words.comma());
        page.line("p", &[], &words.skipped(summary.skipped_rules.len(), &names));
    }
    page.close("main");
    page.element("footer", &[], |page| {
        page.line("p", &[], told.no_advice());
        page.element("p", &[], |page| {
            page.line("a", &[("href", Value::To(&Anchor::fixed("top")))], told.top());
        });
    });
    page.own("\n<script>");
    page.own(SCRIPT);
    page.own("</script>\n</body>\n</html>\n");
    page.finish()
}
