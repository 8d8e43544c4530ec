//! What else a value that must not be repeated is written as.
//!
//! Owns +81 for 0, a name without its honorific, a surname alone, a house without its city. Compares nothing.

use crate::text::script::is_ideograph;

/// What is said to somebody behind the name.
const HONORIFICS: [&str; 7] = ["様", "さん", "さま", "氏", "殿", "君", "ちゃん"];

pub(super) fn spellings_of_number(digits: &str) -> Vec<String> {
    let national = match digits.strip_prefix("81").filter(|rest| (9..=10).contains(&rest.len())) {
        Some(rest) if !rest.starts_with('0') => format!("0{rest}"),
        _ => digits.to_owned(),
    };
    let abroad = national.strip_prefix('0').map(|rest| format!("81{rest}"));
    abroad.into_iter().chain([national]).collect()
}

pub(super) fn spellings_of_word(value: &str) -> Vec<String> {
    /// Letters of a surname that is no other word, and of the longest name.
    const SURNAME: usize = 3;
    const LONGEST: usize = 7;
    let name = HONORIFICS.iter().find_map(|honorific| value.strip_suffix(honorific)).unwrap_or(value);
    match name.chars().count() {
        0 => Vec::new(),
        // 林さん is somebody, 林 is a wood.
        1 => HONORIFICS.iter().map(|honorific| format!("{name}{honorific}")).collect(),
        // 小鳥遊 is 小鳥遊優子; of shorter parts, many are words.
        SURNAME..=LONGEST if name.chars().all(is_ideograph) => {
            let ends = name.char_indices().map(|(at, _)| at).skip(SURNAME).chain([name.len()]);
            ends.filter_map(|end| name.get(..end)).map(str::to_owned).collect()
        }
        _ => vec![name.to_owned()],
    }
}

/// A house without the region, the city, the ward that it lies in: whoever repeats it leaves them out.
pub(super) fn houses(value: &str) -> impl Iterator<Item = String> + '_ {
    const PLACE: usize = 2;
    let number = value.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let own = move |from: usize| value.get(from..number).is_some_and(|place| place.chars().count() >= PLACE);
    let is_house = value.get(number..).is_some_and(|house| house.contains('-'));
    let areas = value.match_indices(['都', '道', '府', '県', '市', '区', '郡', '町', '村']);
    let behind = areas.map(|(at, area)| at + area.len()).filter(move |from| is_house && own(*from));
    behind.filter_map(|from| value.get(from..)).map(str::to_owned)
}
