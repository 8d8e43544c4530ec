//! Values that are decoded when somebody asks for them.
//!
//! Owns the waiting. What is packed lies in the program: what a notice has no use for is never unpacked.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

/// A value, or the bytes that it is in.
#[derive(Clone, Default)]
pub struct Packed<T> {
    packed: &'static [u8],
    value: OnceLock<T>,
}

impl<T> Packed<T> {
    /// One that waits in its bytes.
    pub const fn waiting(packed: &'static [u8]) -> Self {
        Self { packed, value: OnceLock::new() }
    }
}

impl<T> From<T> for Packed<T> {
    fn from(value: T) -> Self {
        Self { packed: &[], value: OnceLock::from(value) }
    }
}

impl<T: DeserializeOwned + Default> Deref for Packed<T> {
    type Target = T;
    fn deref(&self) -> &T {
        // What the program itself packed can be decoded; nothing else is there to be said.
        self.value.get_or_init(|| postcard::from_bytes(self.packed).unwrap_or_default())
    }
}

// As Rust (see `text::baked`): packed. Whether somebody has asked already is nobody's business.
impl<T: DeserializeOwned + Default + Serialize + fmt::Debug> fmt::Debug for Packed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return (**self).fmt(f);
        }
        let packed = postcard::to_stdvec(&**self).map_err(|_| fmt::Error)?;
        write!(f, "Packed::waiting(&{packed:?})")
    }
}
