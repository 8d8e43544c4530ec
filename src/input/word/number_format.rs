//! Numbers as lists write them.
//!
//! Owns the formats of numbers, most of them Japanese ways to count. Half-width kana are written full-width, as
//! people type them.

/// The mark of a number in a format; decimal where the format is none that is known.
pub(crate) fn written(number: u32, format: &str) -> String {
    let at = |signs: &str| letter(number, signs);
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => number
            .to_string()
            .chars()
            .filter_map(|c| char::from_u32(c as u32 - '0' as u32 + '０' as u32))
            .collect(),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(number),
        "decimalEnclosedParen" if (1..=20).contains(&number) => sign('⑴', number),
        "decimalEnclosedFullstop" if (1..=20).contains(&number) => sign('⒈', number),
        "ideographEnclosedCircle" if (1..=10).contains(&number) => sign('㊀', number),
        "numberInDash" => format!("- {number} -"),
        "upperRoman" if (1..=12).contains(&number) => sign('Ⅰ', number),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "aiueo" | "aiueoFullWidth" => {
            at("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン")
        }
        "iroha" | "irohaFullWidth" => at(
            "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
        ),
        "japaneseCounting"
        | "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseDigitalTenThousand"
        | "koreanCounting" => counting(number, "〇一二三四五六七八九", ["", "十", "百", "千"]),
        "japaneseLegal" | "chineseLegalSimplified" | "ideographLegalTraditional" => {
            counting(number, "零壱弐参四伍六七八九", ["", "拾", "百", "阡"])
        }
        "ideographDigital" | "taiwaneseDigital" | "koreanDigital" => number
            .to_string()
            .chars()
            .filter_map(|c| "〇一二三四五六七八九".chars().nth(c as usize - '0' as usize))
            .collect(),
        "ideographTraditional" => at("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => at("子丑寅卯辰巳午未申酉戌亥"),
        "ordinal" => {
            let end = match (number % 10, number % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{number}{end}")
        }
        "hex" => format!("{number:X}"),
        _ => number.to_string(),
    }
}

/// A number among signs that stand in the order of their codes.
fn sign(first: char, number: u32) -> String {
    char::from_u32(first as u32 + number - 1).map(String::from).unwrap_or_default()
}

fn circled(number: u32) -> String {
    match number {
        1..=20 => sign('①', number),
        21..=35 => sign('㉑', number - 20),
        36..=50 => sign('㊱', number - 35),
        _ => number.to_string(),
    }
}

/// One of a row of signs, which begins anew at its end.
fn letter(number: u32, signs: &str) -> String {
    let count = signs.chars().count() as u32;
    let Some(index) = number.checked_sub(1) else { return number.to_string() };
    signs.chars().nth((index % count) as usize).map(String::from).unwrap_or_default()
}

/// a to z, then aa to zz: as many letters as rounds.
fn letters(number: u32, first: u8) -> String {
    let Some(index) = number.checked_sub(1) else { return number.to_string() };
    let rounds = (index / 26 + 1).min(8);
    String::from(char::from(first + (index % 26) as u8)).repeat(rounds as usize)
}

fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut text = String::new();
    for (value, signs) in PARTS {
        while left >= value {
            text.push_str(signs);
            left -= value;
        }
    }
    text
}

/// 二十三: digits with the signs of tens, hundreds and thousands.
fn counting(number: u32, digits: &str, units: [&str; 4]) -> String {
    if !(1..10_000).contains(&number) {
        return number.to_string();
    }
    let digit = |value: u32| digits.chars().nth(value as usize).map(String::from).unwrap_or_default();
    let mut text = String::new();
    for (power, unit) in units.iter().enumerate().rev() {
        let value = number / 10_u32.pow(power as u32) % 10;
        if value == 0 {
            continue;
        }
        // 十, not 一十; but 壱拾.
        if value > 1 || power == 0 || digits.starts_with('零') {
            text.push_str(&digit(value));
        }
        text.push_str(unit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_ways_to_count() {
        let of = |format| [1, 2, 10, 23].map(|number| written(number, format)).join(" ");
        assert_eq!(of("decimal"), "1 2 10 23");
        assert_eq!(of("decimalFullWidth"), "１ ２ １０ ２３");
        assert_eq!(of("decimalEnclosedCircle"), "① ② ⑩ ㉓");
        assert_eq!(of("upperRoman"), "Ⅰ Ⅱ Ⅹ XXIII");
        assert_eq!(of("lowerRoman"), "i ii x xxiii");
        assert_eq!(of("aiueoFullWidth"), "ア イ コ ヌ");
        assert_eq!(of("iroha"), "イ ロ ヌ ム");
        assert_eq!(of("japaneseCounting"), "一 二 十 二十三");
        assert_eq!(of("japaneseLegal"), "壱 弐 壱拾 弐拾参");
        assert_eq!(of("ideographDigital"), "一 二 一〇 二三");
        assert_eq!(of("ideographTraditional"), "甲 乙 癸 丙");
        assert_eq!(of("lowerLetter"), "a b j w");
        assert_eq!(written(28, "upperLetter"), "BB");
        assert_eq!(written(0, "aiueo"), "0");
        assert_eq!(written(u32::MAX, "japaneseCounting"), u32::MAX.to_string());
        assert_eq!(written(u32::MAX, "lowerLetter").len(), 8);
    }
}
