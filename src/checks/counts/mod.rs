//! Kinds `sums`, `totals` and `units`: counts held against each other.
//!
//! Owns which counts may be held against which. A count is held against another only where the text itself ties
//! the two together; where that is in doubt, nothing is said. Which are parts of which is the mentions'.

mod again;
mod alike;
mod doubt;
mod echo;
mod named;
mod sums;
mod totals;
mod units;
mod verdict;

pub(crate) use sums::sums;
pub(crate) use totals::totals;
pub(crate) use units::units;

use crate::checks::Case;
use crate::mentions::Spots;

/// The figures of a case.
fn figures<'a>(case: &'a Case) -> Spots<'a> {
    case.view.mentions.groups.figures(&case.view.scene, &case.view.mentions.counts)
}
