//! Addresses of mail and of the web, as they are written.
//!
//! Owns their shapes, and what stands for an `@` where robots shall not read it. Whose they are is for [`super::contact`].

use crate::text::{boundary, one_of, slice};

/// The bytes of what stands for @: itself, or a form that robots do not read.
pub(super) fn at_sign(text: &str, at: usize) -> Option<usize> {
    let rest = slice(text, at..);
    if rest.starts_with('@') {
        return Some(1);
    }
    let spelt = ["(at)", "[at]", "<at>", "(AT)", "[AT]", "(アットマーク)", "[アットマーク]", "(@)", "[@]"];
    if let Some(sign) = spelt.iter().find(|sign| rest.starts_with(**sign)) {
        return Some(sign.len());
    }
    // soudan★example.jp(★を@に置き換えてください).
    let sign = rest.chars().next().filter(|sign| one_of!("★☆●■◆◎♪", *sign))?;
    const NEAR: usize = 600;
    let near = slice(rest, ..boundary(rest, NEAR));
    let line = near.split('\n').next().unwrap_or(near);
    let replaced = [
        format!("{sign}を@"),
        format!("「{sign}」を@"),
        format!("{sign}を「@"),
        format!("{sign}は@"),
        format!("{sign}をアットマーク"),
        format!("{sign}を半角の@"),
        format!("{sign}を半角@"),
    ];
    replaced.iter().any(|hint| line.contains(hint.as_str())).then(|| sign.len_utf8())
}

/// The mail address around the sign at `at`, `sign` bytes long.
pub(super) fn email(text: &str, at: usize, sign: usize, free: usize) -> Option<(usize, usize)> {
    let local = |c: char| c.is_ascii_alphanumeric() || one_of!("._%+-", c);
    let start = slice(text, free..at).rfind(|c| !local(c)).map_or(free, |before| {
        free + before + slice(text, free + before..).chars().next().map_or(0, char::len_utf8)
    });
    let host = |c: char| c.is_ascii_alphanumeric() || one_of!(".-", c);
    let domain = slice(text, at + sign..);
    // 相談@例え.jp: a Japanese label may stand first.
    const LABEL: usize = 20;
    let dot = domain.char_indices().take(LABEL + 1).find(|(_, c)| *c == '.').map(|(dot, _)| dot);
    let label = dot.filter(|dot| {
        let label = slice(domain, ..*dot);
        !label.is_ascii() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    });
    let from = label.unwrap_or(0);
    let end = from + slice(domain, from..).find(|c| !host(c)).unwrap_or(domain.len() - from);
    let domain = slice(domain, ..end).trim_end_matches(['.', '-']);
    (start < at && domain.contains('.')).then_some((start, at + sign + domain.len() - start))
}

pub(super) fn url(text: &str, at: usize) -> Option<usize> {
    let rest = slice(text, at..);
    let head = rest.get(..8.min(rest.len())).unwrap_or_default().to_ascii_lowercase();
    let scheme = ["https://", "http://", "www."].iter().find(|scheme| head.starts_with(**scheme))?;
    let allowed = |c: char| c.is_ascii_alphanumeric() || one_of!("-._~:/?#@!$&*+=%", c);
    let end = rest.find(|c| !allowed(c)).unwrap_or(rest.len());
    let url = slice(rest, ..end).trim_end_matches(['.', ':', '?', '!']);
    (url.len() > scheme.len() + 3).then_some(url.len())
}

/// A web address without its scheme: example.jp/contact. What has no path, or ends in no domain that addresses end in, is
/// a name of something else.
pub(super) fn bare_url(text: &str, at: usize) -> Option<usize> {
    let inside = |c: char| c.is_ascii_alphanumeric() || one_of!("-._@/:", c);
    if slice(text, ..at).ends_with(inside) {
        return None;
    }
    let rest = slice(text, at..);
    let host = rest.find(|c: char| !c.is_ascii_alphanumeric() && !one_of!("-.", c))?;
    let path = slice(rest, host..).strip_prefix('/')?;
    let labels: Vec<&str> = slice(rest, ..host).split('.').collect();
    let last = labels.last()?.to_ascii_lowercase();
    let known = ["jp", "com", "net", "org", "info", "biz"].contains(&last.as_str());
    let named = labels.iter().all(|label| !label.is_empty()) && last.bytes().all(|c| c.is_ascii_alphabetic());
    if !(known && named && labels.len() > 1) {
        return None;
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || one_of!("-._~:/?#!$&*+=%", c);
    let end = path.find(|c| !allowed(c)).unwrap_or(path.len());
    Some(host + 1 + slice(path, ..end).trim_end_matches(['.', ':', '?', '!']).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_shapes_of_addresses() {
        let text = "宛先はprivacy@example.jp.です";
        assert_eq!(email(text, text.find('@').unwrap(), 1, 0), Some((9, 18)));
        assert_eq!(email("*****@example.jp", 5, 1, 0), None);
        for text in [
            "madoguchi(at)example.jp",
            "madoguchi[at]example.jp",
            "madoguchi★example.jp(★を@に変えて)",
            "madoguchi@相談室.jp",
        ] {
            let at = text.find(['(', '[', '★', '@']).unwrap();
            let sign = at_sign(text, at).unwrap();
            let (start, len) = email(text, at, sign, 0).unwrap();
            assert!(text[start..start + len].ends_with(".jp"), "{text}");
        }
        assert_eq!(at_sign("会費★割引中", "会費".len()), None);
        assert_eq!(url("https://www.example.jp/form。", 0), Some(27));
        assert_eq!(url("HTTPS://EXAMPLE.JP/FORM", 0), Some(23));
        assert_eq!(url("www.", 0), None);
        for (text, len) in [
            ("example.jp/contact まで", Some(18)),
            ("soudan.example.co.jp/", Some(21)),
            ("Node.js/Deno", None),
            ("A.B/C", None),
            ("example.jp", None),
            ("1.5/2.0", None),
            ("..jp/a", None),
        ] {
            assert_eq!(bare_url(text, 0), len, "{text}");
        }
        assert_eq!(bare_url("a@example.jp/x", 2), None);
    }
}
