//! stub
use super::Turn;
use crate::ruleset::SetId;
/// stub
pub fn lists_differ(_turn: &mut Turn, _c: &[SetId], _p: &[SetId]) {}
