//! The words of `explain`, `facts`, `survey`, `rules list`, `rules diff` and the reference of the ruleset language.

use super::messages;
use crate::grammar::Class;
use crate::ruleset::{Expect, Lang, Severity};

messages! {
    /// The words of `rules diff`.
    DiffWords
    old_rules: "今の規則", "old";
    new_rules: "新しい規則", "new";
    columns -> usize: 12, 5;
    heads -> [&'static str; 5]:
        ["規則", "増える", "消える", "重く", "軽く"],
        ["rule", "new", "gone", "raised", "lowered"];
    sum: "合計", "sum";
    nothing: "なし", "none";
    states: "項目の読みが変わるもの:", "elements that are read otherwise:";
    state(title: &str, from: &str, to: &str, documents: usize, first: &str):
        "  {title}  {from} → {to}  {documents}件({first} など)",
        "  {title}  {from} → {to}  {documents}, such as {first}";
}

impl DiffWords {
    /// That rules weigh otherwise, at first reports, follow-ups, final ones and single notices.
    pub(crate) fn reweighed(self, rules: usize) -> String {
        match (self.lang, rules) {
            (Lang::Ja, _) => format!("重さの変わる規則 {rules}件 (第1報、続報、最終報、単独の順):"),
            (Lang::En, 1) => "1 rule of another severity (first, follow-up, final, single):".to_owned(),
            (Lang::En, _) => {
                format!("{rules} rules of another severity (first, follow-up, final, single):")
            }
        }
    }

    /// That there are more than are shown.
    pub(crate) fn more(self, rules: usize) -> String {
        match self.lang {
            Lang::Ja => format!("  ほか{rules}件 (--format json にはすべて)"),
            Lang::En => format!("  and {rules} more; --format json has them all"),
        }
    }

    /// That rules speak in other words.
    pub(crate) fn reworded(self, rules: usize) -> String {
        match (self.lang, rules) {
            (Lang::Ja, _) => format!("文言の変わる規則 {rules}件:"),
            (Lang::En, 1) => "1 rule with other words:".to_owned(),
            (Lang::En, _) => format!("{rules} rules with other words:"),
        }
    }

    /// In how many documents something changes.
    pub(crate) fn head(self, documents: usize, changed: usize) -> String {
        match (self.lang, changed) {
            (Lang::Ja, 0) => format!("{documents}件の文書で、変わる指摘はありません"),
            (Lang::Ja, _) => format!("{documents}件の文書のうち{changed}件で、指摘が変わります"),
            (Lang::En, 0) => format!("no finding changes in {documents} documents"),
            (Lang::En, _) => format!("findings change in {changed} of {documents} documents"),
        }
    }
}

messages! {
    /// The words of `explain`, and of the table of rules.
    ExplainWords
    why: "なぜ", "why";
    looks_for: "見るもの", "looks for";
    mend: "直し方", "to mend";
    severity: "重さ", "severity";
    sources: "根拠", "based on";
    evidence: "実例", "real notices";
    rules: "この項目の規則", "rules about it";
    element: "項目", "element";
    off: "出さない", "off";
    always: "つねに", "always";
    before: "前の告知", "the notice before";
    now: "この告知", "this notice";
    columns -> [&'static str; 3]: ["規則", "重さ", "内容"], ["rule", "severity", "title"];
    legend:
        "重さは、第1報・続報・最終報・単独の順。修=要修正、確=要確認、参=参考、-=出さない",
        "severity: first notice, follow-up, final, single. F must fix, C check, N note, - off";
    switch_on(rule: &str):
        "使うときは noticelint.toml に [severity] \"{rule}\" = \"warning\"",
        "to use it, put [severity] \"{rule}\" = \"warning\" into noticelint.toml";
    measured(fires: u32, of: u32):
        "公表された{of}件のうち{fires}件で指摘",
        "fires in {fires} of {of} published notices";
    stated(stated: u32, of: u32):
        "公表された{of}件のうち{stated}件に記載",
        "stated in {stated} of {of} published notices";
    not_measured(reason: &str): "数えていません: {reason}", "not measured: {reason}";
    => example(Expect) {
        Finding: "指摘が出る例", "an example that is reported";
        Silent: "指摘が出ない例", "an example that is not";
        Stated: "「記載」と読む例", "read as stated";
        Deferred: "「後日」と読む例", "read as deferred";
        Absent: "「なし」と読む例", "read as absent";
    }
}

impl ExplainWords {
    /// A severity in the table of rules, by one letter.
    pub(crate) fn mark(self, severity: Option<Severity>) -> &'static str {
        match severity {
            Some(Severity::Error) => self.pick("修", "F"),
            Some(Severity::Warning) => self.pick("確", "C"),
            Some(Severity::Info) => self.pick("参", "N"),
            None => self.pick("- ", "-"),
        }
    }

    /// Since when a source is in force, and when it was checked.
    pub(crate) fn dates(self, since: Option<&str>, checked: Option<&str>) -> String {
        let (since, checked) = match self.lang {
            Lang::Ja => (since.map(|day| format!("{day}施行")), checked.map(|day| format!("{day}確認"))),
            Lang::En => (
                since.map(|day| format!("in force since {day}")),
                checked.map(|day| format!("checked {day}")),
            ),
        };
        let (open, comma, close) = match self.lang {
            Lang::Ja => ("(", "、", ")"),
            Lang::En => (" (", ", ", ")"),
        };
        let told: Vec<String> = since.into_iter().chain(checked).collect();
        if told.is_empty() { String::new() } else { format!("{open}{}{close}", told.join(comma)) }
    }
}

messages! {
    /// The words of `facts`.
    FactWords
    conclusions -> [&'static str; 10]:
        ["文書の種類", "段階", "発信者", "原因の区分", "対象の総数", "発生日", "最初に知った日", "発覚日", "公表日", "監督機関への報告日"],
        ["kind", "stage", "publisher", "cause", "total affected", "occurred on", "known on", "discovered on", "published on", "reported to regulator on"];
    counts: "数", "numbers";
    dates: "日付", "dates";
    data_types: "情報の種類", "kinds of data";
    contacts: "連絡先", "contacts";
    regulators: "監督機関", "regulators";
    triggers: "報告の対象と読める事情", "what makes it reportable";
    affected: "漏えいの対象", "affected";
    approximate: "概数", "about";
    cumulative: "延べ", "occurrences";
    not_own: "発信者以外", "not the sender's";
    statements: "文の読み", "clauses as read";
    act: "行為", "act";
    mode: "述べ方", "mode";
    who: "誰が", "who";
    to_whom: "誰に", "to";
    source_of: "誰から", "from";
    about: "話題", "about";
    evidence_of: "→", "→";
    clocks(known: &str): "期限の目安({known}から数えて)", "days, counted from {known}";
}

messages! {
    /// The words of `rules forms`.
    FormsWords
    noun: "名詞(活用しない語)", "a noun: it does not bend";
    kinds: "言葉の類", "kinds";
    spellings: "文では同じ語", "in sentences";
    forms: "活用", "forms";
    between: "、", ", ";
    as_written(word: &str):
        "書いたままの「{word}」に、ほかの語の中でも当たります。",
        "matches \"{word}\" as it is written, inside of other words as well";
    adjective(word: &str):
        "形容詞なら「{word}(形)」と書けば、活用も当たります。",
        "an adjective is written \"{word}(形)\" to match its forms";
}

impl FormsWords {
    /// What a class is called.
    pub(crate) fn class(self, class: Class) -> String {
        let ja = match class {
            Class::Five(kana) => {
                return match self.lang {
                    Lang::Ja => format!("動詞(五段、〜{kana})"),
                    Lang::En => format!("a verb (godan, -{kana})"),
                };
            }
            Class::Go => "動詞(五段、行く)",
            Class::Honorific => "敬語の動詞",
            Class::One => "動詞(一段)",
            Class::Do => "動詞(サ変): 名詞だけでも当たる",
            Class::Come => "動詞(カ変)",
            Class::Polite => "ます",
            Class::Adjective => "形容詞",
            Class::Desu => "です",
            Class::Da => "だ",
            Class::Noun => self.noun(),
        };
        self.pick(ja.to_owned(), class.name().to_owned())
    }

    /// How to write a word that bends otherwise than its form says: 入る may be either.
    pub(crate) fn or_else(self, class: Class, word: &str) -> Option<String> {
        let open = class == Class::One && !word.contains('(');
        open.then(|| {
            self.pick(
                format!("五段の動詞なら(入る、切る、限る など)、{word}(五段) と書きます。"),
                format!("if it bends as a godan verb, write {word}(五段)"),
            )
        })
    }
}

messages! {
    /// The words of `survey`.
    SurveyWords
    stages: "段階: ", "stages: ";
    causes: "原因: ", "causes: ";
    elements -> [&'static str; 4]:
        ["項目", "記載", "後日", "なし"],
        ["element", "stated", "deferred", "absent"];
    rules -> [&'static str; 5]:
        ["指摘の出た規則", "文書の数", "要修正", "要確認", "参考"],
        ["rule that fires", "documents", "must fix", "check", "note"];
    head(documents: usize, ruleset: &str, as_of: &str):
        "{documents}件の文書を規則 {ruleset} で読んだ結果({as_of} 時点)",
        "{documents} documents read with {ruleset} as of {as_of}";
    over(breaches: usize):
        "漏えいの告知文 {breaches}件に書かれていた項目",
        "elements of the {breaches} breach notices";
    count_anyway(id: &str):
        "読んだ告知文では数えられるなら、--measured {id} のように指定",
        "if these notices do show it: --measured {id}";
    unknown: "不明", "unknown";
    unmeasured(reason: &str): "数えていません: {reason}", "not measured: {reason}";
    silent(count: usize): "指摘の出なかった規則 {count}件: ", "rules that never fire ({count}): ";
    idle(count: usize):
        "当てはまる種類と段階の文書がなかった規則 {count}件: ",
        "rules without a document of their kind and stage ({count}): ";
    off(count: usize): "off の規則 {count}件: ", "rules that are off ({count}): ";
    uncounted(count: usize): "数えていない規則 {count}件: ", "rules not measured ({count}): ";
    kinds(breach: usize, other: usize, none: usize):
        "種類: 漏えいの告知文 {breach}、漏えい以外の告知文 {other}、告知文でない文書 {none}",
        "kinds: breach notices {breach}, other notices {other}, no notices {none}";
    columns -> usize: 6, 8;
}

messages! {
    /// Headings of the reference, and forms of values.
    ReferenceWords
    title: "規則ファイルの書き方", "The language of rulesets";
    intro(readings: &str):
        "`noticelint.toml` に書けるすべての表とキー。`noticelint rules schema --format markdown` がこのページを、\n`noticelint rules schema` がエディター用の JSON Schema を出力します。\n\n\
同じキーを後から書くと、前のものを置き換えます。足すだけ、外すだけなら `add`、`remove` を使います。\n\n\
言葉の書き方: `申し訳{{ない|なく}}` はどちらか、`問[い]合わせ` は有無どちらも。`@名前` は言葉の集まり。\n{readings} は、本文から読み取ったもの。",
        "Every table and key that `noticelint.toml` may hold. `noticelint rules schema --format markdown` prints this page,\n`noticelint rules schema` a JSON Schema for editors.\n\n\
A key given again replaces the one before; `add` and `remove` change a list.\n\n\
Words: `{{a|b}}` is one of, `[x]` with or without. `@name` is a set of words.\n{readings} are read from the text.";
    event: "できごと", "event";
    top: "ファイルの先頭と表", "The top of a file, and its tables";
    columns -> [&'static str; 3]: ["キー", "値", "意味"], ["key", "value", "meaning"];
    must: " (必須)", " (required)";
    checks: "検査の種類 (`check`)", "Kinds of checks (`check`)";
    checks_intro:
        "`with` に書ける値と、`message`・`label`・`help` の中で値に替わる言葉。",
        "What `with` may hold, and what `message`, `label` and `help` may hold for a value.";
    check_columns -> [&'static str; 4]:
        ["check", "何を見るか", "with", "文中の値"],
        ["check", "what it looks for", "with", "values in texts"];
    integer: "整数", "integer";
    string: "文字列", "string";
    day: "日付", "day";
    text: "文、または `{ ja = \"…\", en = \"…\" }`", "text, or `{ ja = \"…\", en = \"…\" }`";
    word: "言葉", "word";
    words: "言葉か `@集まり`", "word or `@set`";
    operand: "言葉、`@集まり`、`#読み取り`", "word, `@set` or `#reading`";
    name: "名前", "name";
    rule: "規則の名前か `対象/*`", "id of a rule, or `family/*`";
    check: "検査の種類", "a kind of check";
    severity:
        "`\"error\"` / `\"warning\"` / `\"info\"` / `\"off\"`、または段階ごとの表",
        "`\"error\"` / `\"warning\"` / `\"info\"` / `\"off\"`, or a table by stage";
    table: "表", "table";
}
