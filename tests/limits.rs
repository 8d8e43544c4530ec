//! The limits, as they are written down.

use noticelint::LARGEST;

#[test]
fn what_is_written_down_is_what_holds() {
    let megabytes = format!("| {} MB |", LARGEST >> 20);
    for text in [include_str!("../docs/limits.md"), include_str!("../docs/limits.ja.md")] {
        assert!(text.lines().nth(6).is_some_and(|line| line.starts_with("|---")), "{text}");
        assert!(text.lines().nth(7).is_some_and(|line| line.contains(&megabytes)), "{text}");
    }
    let rows = |text: &str| text.lines().filter(|line| line.starts_with('|')).count();
    assert_eq!(rows(include_str!("../docs/limits.md")), rows(include_str!("../docs/limits.ja.md")));
}
