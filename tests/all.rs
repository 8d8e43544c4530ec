//! Integration tests.

mod mutations;
