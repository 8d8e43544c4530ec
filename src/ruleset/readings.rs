//! What a condition may ask of a text beside words: `#count`, `#date` …
//!
//! Owns their names and what each means. Members of the family `event` stand behind `#date.` besides.

/// What a condition may ask of a text beside words.
pub(super) const READINGS: &[(&str, &str, &str)] = &[
    ("#sentence", "文 (ほかの条件を文の単位で試す)", "any sentence"),
    ("#blank", "書き込まれていない空欄 (○○、[会社名])", "a blank that is still to be filled in"),
    ("#count", "数と単位 (12名、340件)", "a number with its unit"),
    ("#count.affected", "対象の人数・件数", "a number of those affected"),
    ("#date", "日付", "a date"),
    ("#date.incident", "事案そのものの日付 (発生、発覚、収束)", "a date of the incident itself"),
    ("#data-type", "情報の種類", "a kind of data"),
    ("#data-type.leaked", "漏れた (可能性のある) 情報の種類", "a kind of data that leaked, or may have"),
    ("#data-type.denied", "漏れていないとされた情報の種類", "a kind of data that is said not to have leaked"),
    ("#contact", "連絡先", "a contact"),
    ("#contact.phone", "電話番号", "a telephone number"),
    ("#contact.email", "メールアドレス", "a mail address"),
    ("#contact.url", "URL", "a URL"),
    ("#contact.desk", "窓口の名", "the name of a desk"),
    ("#regulator", "監督機関", "a regulator"),
    ("#regulator.done", "報告した監督機関", "a regulator that was reported to"),
    ("#regulator.planned", "報告する予定の監督機関", "a regulator that will be reported to"),
    ("#regulator.mentioned", "名の出ただけの監督機関", "a regulator that is only named"),
];
