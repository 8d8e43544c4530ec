//! What the READMEs print is what the program prints.

use crate::folder::Folder;
use std::fs;
use std::path::Path;

#[test]
fn the_first_output_is_as_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let draft = "examples/flawed/contractor-mailing.md";
    let text = fs::read_to_string(root.join(draft)).expect("the example");
    let ran = Folder::new().with(draft, &text).run(&["check", draft]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    for name in ["README.md", "README.ja.md"] {
        let readme = fs::read_to_string(root.join(name)).expect("a README");
        let printed = readme.split_once("```text\n").and_then(|(_, rest)| rest.split_once("```"));
        assert_eq!(printed.expect("a block").0.trim_end(), ran.out.trim_end(), "{name}");
    }
}
