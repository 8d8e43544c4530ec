//! Tables that stand in the program as constants, worked out when it was built.
//!
//! Owns what can be both: made while running, or written out as Rust by `build.rs`. What is written is the `Debug` form
//! of a table, which for plain structures of these, of numbers and of names is their source, so that a field more is
//! written as well.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::{Borrow, Cow};
use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;

/// A string or a list of a table.
pub struct Baked<T: ?Sized + ToOwned + 'static>(pub Cow<'static, T>);

/// A list of strings of a table.
pub(crate) type Strings = Baked<[Baked<str>]>;

impl<T: ?Sized + ToOwned> Clone for Baked<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: ?Sized + ToOwned> Deref for Baked<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl fmt::Debug for Baked<str> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            fmt::Debug::fmt(&self.0, f)
        } else {
            write!(f, "Baked(Cow::Borrowed({:?}))", &self.0)
        }
    }
}

impl<T: Clone + fmt::Debug> fmt::Debug for Baked<[T]> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `{:#?}` is for people.
        if f.alternate() { self.0.fmt(f) } else { write!(f, "Baked(Cow::Borrowed(&{:?}))", &self.0) }
    }
}

impl<T: Clone> Default for Baked<[T]> {
    fn default() -> Self {
        Self(Cow::Borrowed(&[]))
    }
}

impl Default for Baked<str> {
    fn default() -> Self {
        Self(Cow::Borrowed(""))
    }
}

impl<T: ?Sized + ToOwned + PartialEq> PartialEq for Baked<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: ?Sized + ToOwned + Eq> Eq for Baked<T> {}

impl<T: ?Sized + ToOwned + Ord> PartialOrd for Baked<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: ?Sized + ToOwned + Ord> Ord for Baked<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        (**self).cmp(other)
    }
}

impl<T: Clone> Baked<[T]> {
    /// The list, to be changed: where it lies in the program, a copy of it.
    pub fn to_mut(&mut self) -> &mut Vec<T> {
        self.0.to_mut()
    }
}

impl Baked<str> {
    /// The string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Strings are compared with it from both sides.
macro_rules! compared {
    ($($of:ty),*) => {$(
        impl PartialEq<$of> for Baked<str> {
            fn eq(&self, other: &$of) -> bool {
                let other: &str = other;
                *self.0 == *other
            }
        }

        impl PartialEq<Baked<str>> for $of {
            fn eq(&self, other: &Baked<str>) -> bool {
                *other == *self
            }
        }
    )*};
}

compared!(str, &str, String);

impl Borrow<str> for Baked<str> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Baked<str> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Baked<str> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Baked<str> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self::from)
    }
}

impl From<&str> for Baked<str> {
    fn from(text: &str) -> Self {
        Self(Cow::Owned(text.to_owned()))
    }
}

impl From<String> for Baked<str> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl From<Baked<str>> for String {
    fn from(text: Baked<str>) -> Self {
        text.0.into_owned()
    }
}

impl From<Vec<String>> for Strings {
    fn from(texts: Vec<String>) -> Self {
        texts.into_iter().map(Baked::from).collect()
    }
}

impl<T: Clone> From<Vec<T>> for Baked<[T]> {
    fn from(list: Vec<T>) -> Self {
        Self(Cow::Owned(list))
    }
}

impl<T: Clone> FromIterator<T> for Baked<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(Cow::Owned(items.into_iter().collect()))
    }
}

impl<'l, T: Clone> IntoIterator for &'l Baked<[T]> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::super::ByChar;
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn what_is_written_is_rust() {
        let table: ByChar<Baked<str>> = BTreeMap::from([('語', vec!["語\"".into()])]).into();
        let written = format!("{table:?}");
        assert!(written.starts_with("ByChar { sieve: Baked(Cow::Borrowed(&["), "{written}");
        assert!(
            written.ends_with(r#"rows: Baked(Cow::Borrowed(&[Baked(Cow::Borrowed("語\""))])) }"#),
            "{written}"
        );
    }
}
