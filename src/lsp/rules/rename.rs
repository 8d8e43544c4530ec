//! Where a name of a file of rules is defined and used, and giving one's own another.
//!
//! Owns which names are one's own: those that the built-in rules do not have. Changes nothing by itself.

use super::names::{self, Kind, Name};
use super::outline::Outline;
use crate::document::Span;
use crate::ruleset::{Loaded, TomlFile};

/// A place in one of the files of a ruleset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The number of the file.
    pub file: usize,
    /// What stands there without its quotes.
    pub inside: Span,
    /// Whether it defines the name.
    pub defines: bool,
}

/// The name at a byte.
pub(crate) fn name_at(text: &str, byte: usize) -> Option<(Name, Span)> {
    let outline = Outline::of(text);
    let spot = outline.at(byte)?;
    Some((names::of(spot)?, spot.inside))
}

/// Every place of a name in the organisation's own files.
pub(crate) fn places(files: &[TomlFile], name: &Name) -> Vec<Place> {
    files
        .iter()
        .enumerate()
        .flat_map(|(at, file)| {
            let outline = Outline::of(&file.text);
            let found: Vec<Place> = names::places(&outline, name)
                .map(|spot| Place { file: at, inside: spot.inside, defines: names::defines(spot) })
                .collect();
            found
        })
        .collect()
}

/// Whether a name is one's own, to be given another.
pub(crate) fn is_own(name: &Name, below: &Loaded, files: &[TomlFile]) -> bool {
    let ruleset = &below.ruleset;
    let known = match name.kind {
        Kind::Rule => ruleset.rule(&name.id).is_some(),
        Kind::Element => ruleset.element(&name.id).is_some(),
        Kind::Set => !ruleset.named(&name.id).is_empty(),
    };
    !known && places(files, name).iter().any(|place| place.defines)
}

/// What is written in place of each of a name's places for another name; `None` where it is no name for this.
pub(crate) fn replacements(files: &[TomlFile], name: &Name, new: &str) -> Option<Vec<(Place, String)>> {
    let new = new.trim_start_matches('@');
    let kebab = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let family = name.id.rsplit_once('.').map(|(family, _)| family);
    // A member of a family stays in it: its table stands there.
    let bare = family.and_then(|family| new.strip_prefix(family)?.strip_prefix('.')).unwrap_or(new);
    let fits = match name.kind {
        Kind::Rule => new.split_once('/').is_some_and(|(family, rest)| kebab(family) && kebab(rest)),
        Kind::Element | Kind::Set => kebab(bare),
    };
    if !fits {
        return None;
    }
    let whole = family.map_or_else(|| bare.to_owned(), |family| format!("{family}.{bare}"));
    let written = |place: &Place| {
        let was = files[place.file].text.get(place.inside.start..place.inside.end)?;
        // A key of a member's table is the member alone; every use names its family, too.
        let put = match (was.strip_prefix('@'), was == name.id) {
            (Some(_), _) => format!("@{whole}"),
            (None, true) => whole.clone(),
            (None, false) => bare.to_owned(),
        };
        Some((place.clone(), put))
    };
    places(files, name).iter().map(written).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed(text: &str, at: &str, new: &str) -> Option<String> {
        let byte = text.find(at).unwrap() + 1;
        let (name, _) = name_at(text, byte)?;
        let files = [TomlFile { name: "own.toml".into(), text: text.to_owned().into() }];
        let mut made = text.to_owned();
        for (place, put) in replacements(&files, &name, new)?.into_iter().rev() {
            made.replace_range(place.inside.start..place.inside.end, &put);
        }
        Some(made)
    }

    #[test]
    fn every_place_of_a_name_is_changed_and_nothing_else() {
        let text = "# mine, a/b\n[terms.mine]\nwords = [\"mine\", \"一\"]\n[terms.other]\ninclude = [\"mine\"]\n\
                    [rules.\"a/b\"]\nmessage = \"a/b\"\nwith.detect = [{ any = [\"@mine\", \"@mine2\"] }]\n\
                    [severity]\n\"a/b\" = \"off\"\n[[ignore]]\nrule = 'a/b'\n";
        let wanted = text
            .replace("[terms.mine]", "[terms.ours]")
            .replace("[\"mine\"]", "[\"ours\"]")
            .replace("\"@mine\"", "\"@ours\"");
        assert_eq!(renamed(text, "mine]", "ours"), Some(wanted.clone()));
        assert_eq!(renamed(text, "@mine\"", "@ours"), Some(wanted));
        let wanted =
            text.replace(".\"a/b\"", ".\"a/c\"").replace("\"a/b\" =", "\"a/c\" =").replace("'a/b'", "'a/c'");
        assert_eq!(renamed(text, "a/b\"]", "a/c"), Some(wanted));
        for wrong in ["", "Ours", "a b", "a/b", "二"] {
            assert_eq!(renamed(text, "mine]", wrong), None, "{wrong}");
        }
        assert_eq!(renamed(text, "a/b\"]", "ab"), None);
    }

    #[test]
    fn a_member_stays_in_its_family() {
        let text = "[terms.data-type.badge]\nwords = [\"社員証\"]\n[rules.\"a/b\"]\nwith.detect = [{ any = [\"@data-type.badge\"] }]\n";
        let wanted = text.replace("badge", "id-card");
        assert_eq!(renamed(text, "badge", "id-card"), Some(wanted.clone()));
        assert_eq!(renamed(text, "@data", "data-type.id-card"), Some(wanted));
    }
}
