//! The command `noticelint`.
fn main() {}
