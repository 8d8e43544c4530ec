//! Files of rules in the editor.
//!
//! Owns what is told, offered and shown of them. What a key means is the schema's to say, what a name means the ruleset's.

pub(crate) mod answers;
pub(crate) mod check;
mod complete;
mod names;
mod outline;
mod rename;
