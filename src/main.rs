//! The command `noticelint`.

use std::process::ExitCode;

fn main() -> ExitCode {
    noticelint::cli::main(std::env::args_os().collect())
}
