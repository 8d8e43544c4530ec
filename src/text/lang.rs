//! Languages, texts in both, and values that have a name.
//!
//! Owns nothing that is said: texts stand where they are used.

use super::Baked;
use serde::{Deserialize, Serialize};

/// Gives the variants of an enum the names they have in TOML, in JSON and on the command line.
macro_rules! names {
    ($type:ident { $($variant:ident => $name:literal),+ $(,)? }) => {
        // Not every value is read by name.
        #[allow(dead_code, unreachable_pub)]
        impl $type {
            /// Every value, in order.
            pub const ALL: &'static [$type] = &[$($type::$variant),+];
            /// Their names, in order.
            pub const NAMES: &'static [&'static str] = &[$($name),+];
            /// The name used in TOML, in JSON and on the command line.
            pub const fn name(self) -> &'static str {
                match self { $($type::$variant => $name),+ }
            }
            /// The value of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.name()) }
        }
    };
}
pub(crate) use names;

/// A language of messages and of notices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

names!(Lang { Ja => "ja", En => "en" });

/// A text in both languages of messages. An organisation's ruleset may give one only: it then serves for both.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Text {
    /// Japanese.
    pub ja: Baked<str>,
    /// English.
    pub en: Baked<str>,
}

impl Text {
    /// The text in that language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
    /// Of what it says in each language.
    pub fn new(ja: impl Into<Baked<str>>, en: impl Into<Baked<str>>) -> Self {
        Self { ja: ja.into(), en: en.into() }
    }
    /// The same text in both languages.
    pub fn same(text: &str) -> Self {
        Self::new(text, text)
    }
}
