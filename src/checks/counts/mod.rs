//! Kinds `sums`, `totals` and `units`: counts held against each other.
//!
//! Owns which counts may be held against which. A count is held against another only where the text itself ties
//! the two together; where that is in doubt, nothing is said.

mod figure;
mod group;
mod lines;
mod prose;
mod sums;
mod totals;
mod units;

pub use sums::sums;
pub use totals::totals;
pub use units::units;
