//! What a ruleset is, written so that the numbers of its sets mean nothing.

/// What `{:#?}` prints, with each `SetId` as the id of its set.
pub(crate) fn by_name(debug: &str, id: impl Fn(usize) -> String) -> String {
    let mut lines = String::new();
    let mut numbers = false;
    for line in debug.lines() {
        let number = line.trim().trim_end_matches(',').parse::<usize>().ok().filter(|_| numbers);
        numbers = line.ends_with("SetId(");
        match number {
            Some(number) => lines += &id(number),
            None => lines.push_str(line),
        }
        lines.push('\n');
    }
    lines
}
