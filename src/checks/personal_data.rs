//! stub
use super::Turn;
/// stub
pub fn personal_data(_turn: &mut Turn) {}
