//! Did you mean: the known name that is most like a wrong one.
//!
//! Owns the measure and its threshold. How the question is worded is the caller's.

/// From here on a name is probably meant.
const LIKELY: f64 = 0.6;

/// The known name that was probably meant.
pub(crate) fn nearest<'n>(wrong: &str, known: &[&'n str]) -> Option<&'n str> {
    closest(wrong, known).filter(|(likeness, _)| *likeness >= LIKELY).map(|(_, name)| name)
}

/// The known name that is most like the wrong one, however little that is, with how like it is.
pub(crate) fn closest<'n>(wrong: &str, known: &[&'n str]) -> Option<(f64, &'n str)> {
    // Of equals the first: the order of the ruleset decides.
    let scored = known.iter().map(|name| (likeness(wrong, name), *name));
    scored.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

/// A half of an id that is right, and the beginning of a name, count for more than letters do.
fn likeness(wrong: &str, name: &str) -> f64 {
    let letters = strsim::normalized_damerau_levenshtein(wrong, name);
    if name.split('/').any(|half| half == wrong) {
        return letters.max(0.7);
    }
    // mixed-terms: a name with more to it.
    let more = name.len() >= 4 && wrong.strip_prefix(name).is_some_and(|rest| rest.starts_with(['-', '_']));
    let begun = wrong.len() >= 3 && name.starts_with(wrong) || more;
    if begun { letters.max(LIKELY) } else { letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_offered() {
        let known = ["cause/missing", "cause/vague", "contact-point/dangling"];
        assert_eq!(nearest("cause/mising", &known), Some("cause/missing"));
        assert_eq!(nearest("dangling", &known), Some("contact-point/dangling"));
        assert_eq!(
            nearest("contact-point", &["cause/vague", "contact-point/dangling"]),
            Some("contact-point/dangling")
        );
        assert_eq!(nearest("not-w", &["ordered", "not-within"]), Some("not-within"));
        assert_eq!(nearest("mixed-terms", &["missing", "mixed"]), Some("mixed"));
        assert_eq!(nearest("zzz", &known), None);
        assert_eq!(nearest("zzz", &[]), None);
    }
}
