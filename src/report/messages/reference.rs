//! The words of the reference of the ruleset language.

use crate::ruleset::Lang;

/// Headings and forms of values.
pub struct ReferenceWords {
    /// The title of the page.
    pub title: &'static str,
    /// What stands below it.
    pub intro: &'static str,
    /// Heading of the keys of a file.
    pub top: &'static str,
    /// Heads of the columns: key, form, meaning.
    pub columns: [&'static str; 3],
    /// After a key that must be there.
    pub must: &'static str,
    /// Heading of the kinds of checks.
    pub checks: &'static str,
    /// What stands below it.
    pub checks_intro: &'static str,
    /// Heads: name, meaning, parameters, values.
    pub check_columns: [&'static str; 4],
    /// Forms of values, each in a few words.
    pub integer: &'static str,
    /// A string.
    pub string: &'static str,
    /// A day.
    pub day: &'static str,
    /// A text for people.
    pub text: &'static str,
    /// A word.
    pub word: &'static str,
    /// A word or a set.
    pub words: &'static str,
    /// An operand.
    pub operand: &'static str,
    /// A name.
    pub name: &'static str,
    /// The id of a rule.
    pub rule: &'static str,
    /// A kind of check.
    pub check: &'static str,
    /// A severity.
    pub severity: &'static str,
    /// A table.
    pub table: &'static str,
}

impl ReferenceWords {
    /// The words of a language.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Ja => &JA,
            Lang::En => &EN,
        }
    }
}

static JA: ReferenceWords = ReferenceWords {
    title: "規則ファイルの書き方",
    intro: "`noticelint.toml` に書けるすべての表とキー。`noticelint rules schema --format markdown` がこのページを、\n`noticelint rules schema` がエディター用の JSON Schema を出力します。\n\n\
同じキーを後から書くと、前のものを置き換えます。足すだけ、外すだけなら `add`、`remove` を使います。\n\n\
言葉の書き方: `申し訳{ない|なく}` はどちらか、`問[い]合わせ` は有無どちらも。`@名前` は言葉の集まり。\n\
`#blank` `#count` `#count.affected` `#date` `#date.<できごと>` `#date.incident` `#data-type` `#data-type.leaked` `#data-type.denied`\n\
`#contact` `#contact.phone` `#contact.email` `#contact.url` `#contact.desk` `#regulator` `#regulator.done` `#regulator.planned`\n\
`#regulator.mentioned` `#sentence` は、本文から読み取ったもの。",
    top: "ファイルの先頭と表",
    columns: ["キー", "値", "意味"],
    must: " (必須)",
    checks: "検査の種類 (`check`)",
    checks_intro: "`with` に書ける値と、`message`・`label`・`help` の中で値に替わる言葉。",
    check_columns: ["check", "何を見るか", "with", "文中の値"],
    integer: "整数",
    string: "文字列",
    day: "日付",
    text: "文、または `{ ja = \"…\", en = \"…\" }`",
    word: "言葉",
    words: "言葉か `@集まり`",
    operand: "言葉、`@集まり`、`#読み取り`",
    name: "名前",
    rule: "規則の名前か `対象/*`",
    check: "検査の種類",
    severity: "`\"error\"` / `\"warning\"` / `\"info\"` / `\"off\"`、または段階ごとの表",
    table: "表",
};

static EN: ReferenceWords = ReferenceWords {
    title: "The language of rulesets",
    intro: "Every table and key that `noticelint.toml` may hold. `noticelint rules schema --format markdown` prints this page,\n`noticelint rules schema` a JSON Schema for editors.\n\n\
A key given again replaces the one before; `add` and `remove` change a list.\n\n\
Words: `{a|b}` is one of, `[x]` with or without. `@name` is a set of words.\n\
`#blank` `#count` `#count.affected` `#date` `#date.<event>` `#date.incident` `#data-type` `#data-type.leaked` `#data-type.denied`\n\
`#contact` `#contact.phone` `#contact.email` `#contact.url` `#contact.desk` `#regulator` `#regulator.done` `#regulator.planned`\n\
`#regulator.mentioned` `#sentence` are read from the text.",
    top: "The top of a file, and its tables",
    columns: ["key", "value", "meaning"],
    must: " (required)",
    checks: "Kinds of checks (`check`)",
    checks_intro: "What `with` may hold, and what `message`, `label` and `help` may hold for a value.",
    check_columns: ["check", "what it looks for", "with", "values in texts"],
    integer: "integer",
    string: "string",
    day: "day",
    text: "text, or `{ ja = \"…\", en = \"…\" }`",
    word: "word",
    words: "word or `@set`",
    operand: "word, `@set` or `#reading`",
    name: "name",
    rule: "id of a rule, or `family/*`",
    check: "a kind of check",
    severity: "`\"error\"` / `\"warning\"` / `\"info\"` / `\"off\"`, or a table by stage",
    table: "table",
};
