//! What the TOML and regex parsers complain about, in Japanese.
//!
//! Owns translations only. What is not listed stays in English beside a Japanese sentence.

/// Beginnings of messages, with what they say.
const JA: &[(&str, &str)] = &[
    ("invalid unquoted key", "引用符のないキーに使えない文字があります"),
    ("duplicate key", "同じ名前が2度あります"),
    ("invalid basic string", "文字列の引用符が閉じていないか、使えない文字があります"),
    ("invalid literal string", "文字列の引用符が閉じていないか、使えない文字があります"),
    ("invalid multi-line basic string", "\"\"\" が閉じていないか、使えない文字があります"),
    ("missing comma between array elements", "配列の項目の間にコンマがありません"),
    ("unclosed array", "配列の ] がありません"),
    ("unclosed table", "表の名前の ] がありません"),
    ("unclosed inline table", "表の } がありません"),
    ("string values must be quoted", "文字列は引用符で囲みます"),
    ("key with no value", "キーに値がありません"),
    ("missing value", "値がありません"),
    ("missing escaped value", "\\ のあとに置けない文字です"),
    ("missing comma between key-value pairs", "{ } の中の項目の間にコンマがありません"),
    ("missing assignment between", "キーのあとに = がありません"),
    ("invalid boolean", "true でも false でもありません"),
    ("invalid date", "ある日付ではありません"),
    ("invalid value", "値として読めません"),
    ("unexpected content", "ここに置けないものがあります"),
    ("cannot recurse further", "かっこの入れ子が深すぎます"),
    ("too few unicode value digits", "\\u のあとの桁が足りません"),
    ("extra comma", "余分なコンマがあります"),
    ("unexpected key or value", "ここに置けないキーか値があります"),
    ("cannot extend value", "同じ名前の値がすでにあります"),
    ("unclosed character class", "[ が閉じていません"),
    ("unclosed group", "( が閉じていません"),
    ("unopened group", ") に対する ( がありません"),
    ("repetition operator missing expression", "くり返しの記号の前に何もありません"),
    ("unclosed counted repetition", "{ が閉じていません"),
    ("repetition quantifier expects a valid decimal", "{ } の中が数ではありません"),
    ("invalid repetition count range", "{ } の数の大小が逆です"),
    ("invalid character class range", "[ ] の範囲の前後が逆です"),
    ("unrecognized escape sequence", "\\ のあとに置けない文字です"),
    ("incomplete escape sequence", "\\ のあとがありません"),
    ("look-around", "先読み・後読みは使えません"),
    ("backreferences", "後方参照は使えません"),
    ("too large", "式が大きすぎます"),
    ("carriage return must be followed by newline", "改行が CR だけです。LF か CRLF で保存してください"),
    ("invalid key-value pair", "「キー = 値」の形ではありません"),
];

/// The reason in Japanese, where it is known.
pub(super) fn ja(reason: &str) -> &str {
    JA.iter().find(|(begins, _)| reason.starts_with(begins)).map_or(reason, |(_, said)| said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_get_wrong_is_said_in_japanese() {
        for text in [
            "a",
            "a = [1 2]",
            "a = [1",
            "[a",
            "a = b",
            "a = \"b",
            "あ = 1",
            "a = 1\na = 2",
            "a = ",
            "a = 1\rb = 2",
            "{ \"a\": 1 }",
        ] {
            let (_, errors) = toml::de::DeTable::parse_recoverable(text);
            assert!(errors.iter().any(|error| !ja(error.message()).is_ascii()), "{text}: {errors:?}");
        }
        for regex in ["[a", "(a", "a)", "*", "a{", "a{x}", r"\y", r"a\", "(?=a)", "z{3,1}"] {
            let said = match regex_syntax::parse(regex) {
                Err(regex_syntax::Error::Parse(error)) => error.kind().to_string(),
                other => panic!("{regex}: {other:?}"),
            };
            assert!(!ja(&said).is_ascii(), "{regex}: {said}");
        }
    }
}
