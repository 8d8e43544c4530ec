//! stub
use super::Turn;
/// stub
pub fn notes(_turn: &mut Turn) {}
