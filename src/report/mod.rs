//! From settled findings and readings to what people and programs read.

pub mod problems;
