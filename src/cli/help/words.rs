//! The Japanese of commands and flags.
//!
//! Owns the words. How they come into the help is `help`'s.

/// What commands do, by their names as typed.
pub(super) const COMMANDS: &[(&str, &str)] = &[
    ("", "個人情報漏えいの告知文の下書きを検査する: 足りない項目、あいまいな記述、食い違い、計算の誤り"),
    ("check", "下書きを検査する(「noticelint 下書き.txt」だけでも同じ)"),
    ("facts", "読み取った内容を示す: 項目とその箇所、人数、日付、情報の種類、連絡先"),
    ("explain", "規則や項目について、理由・見るもの・直し方・例を示す"),
    ("survey", "過去の告知文を数える: どの項目が書かれ、どの規則がどれだけ指摘するか"),
    ("rules", "規則について"),
    ("init", "書き出しの noticelint.toml を作る(あるものは書き換えない)"),
    ("rules new", "noticelint.toml に、試し付きの規則のひな形を加える"),
    ("completions", "コマンドやフラグを補完するためのシェルの設定を出力する"),
    ("man", "マニュアルのページを出力する(プログラム全体、またはコマンドごと)"),
    ("template", "下書きのひな形を出力する: 書くべき項目を見出しと案内で並べる"),
    ("rules list", "規則と重さの一覧"),
    ("rules check", "規則ファイルを検査する: 誤りはすべて一度に、誤りではないが意図と違いそうなものも"),
    ("rules show", "規則・項目・言葉を、どのファイルの何行目で決まったかとともに示す"),
    ("rules schema", "規則ファイルの書き方: エディター用の JSON Schema、または読める一覧"),
    ("rules test", "規則・項目・言い回しのそばに書いた試しを動かす"),
    ("rules diff", "規則を変えると、過去の告知文の指摘がどう変わるかを示す"),
];

/// What flags mean, by their names in the code.
pub(super) const FLAGS: &[(&str, &str)] = &[
    ("effective", "組み合わせた結果をすべて示す。そのまま規則ファイルとして使える"),
    ("paths", "下書き、または下書きのあるフォルダー(.txt、.md、.markdown)。なし、または - なら標準入力"),
    ("name", "規則または項目の名前。例 contact-point/dangling、cause"),
    ("old", "今の規則: ファイル(TOML)か builtin:ja"),
    ("new", "新しい規則: ファイル(TOML)か builtin:ja"),
    (
        "rules",
        "規則のファイル(TOML)か、組み込みの規則 builtin:ja、builtin:ja-card、-hospital、-letter、-municipal、-school。既定は近くの noticelint.toml、なければ builtin:ja",
    ),
    ("isolated", "noticelint.toml を使わない"),
    ("lang", "メッセージの言語: ja、en。既定は日本語の環境なら ja、ほかは下書きの言語"),
    ("color", "色: auto(端末で)、always、never。既定 auto"),
    ("output", "標準出力の代わりに書き出すファイル"),
    ("stdin_filename", "標準入力の呼び名。拡張子で形式が決まる"),
    ("as_of", "今日とみなす日。例 2026-11-22。既定は今日"),
    ("publish_on", "公表の予定日。下書きに公表日がないときに使う"),
    ("stage", "告知の段階: auto、first(第1報)、follow-up(続報)、final(最終報)、single(単独)。既定 auto"),
    ("template_stage", "告知の段階: first(第1報)、follow-up(続報)、final(最終報)、single(単独)。既定 single"),
    ("shell", "シェル: bash、zsh、fish、powershell、elvish"),
    ("command", "コマンド。例 check、rules test。なしならプログラム全体"),
    ("folder", "作るフォルダー。既定はここ"),
    ("id", "規則の名前(対象/問題)"),
    ("publisher", "発信者の種別。規則にある名前で。例 company、public-hospital。既定は本文から読む"),
    ("allow_empty", "検査する文書がなくても 0 で終わる"),
    (
        "format",
        "出力の形: human、short(指摘ごとに1行)、json、jsonl(文書ごとに1行)、sarif(コードスキャン)、github(注釈)、gitlab(Code Quality)、junit、rdjson(reviewdog)。既定 human",
    ),
    ("report", "ほかの形でもファイルに書き出す。例 sarif=out.sarif。形は --format と同じ(繰り返し可)"),
    (
        "summary",
        "人が読む概要を Markdown で書き出すファイル。GITHUB_STEP_SUMMARY のファイルには、指定がなくても書き足す",
    ),
    ("fail_on", "終了コードを 1 にする最小の重さ: error、warning、info、never。既定 error"),
    ("only", "この規則だけ。cause/* のようにまとめても書ける(繰り返し可)"),
    ("skip", "この規則を外す。cause/* のようにまとめても書ける(繰り返し可)"),
    ("previous", "前に出した告知(続報を検査するとき)。変わった数や日付、なくなった項目を示す(繰り返し可)"),
    ("quiet", "指摘だけを示す(項目の表と集計を省く)"),
    ("show", "くわしく示すもの: info(参考も)、all(すべて)"),
    ("annotate", "Word のファイルの写しを書き、指摘をその箇所のコメントにする。本文は変えない"),
    ("show_suppressed", "コメントや [[ignore]] で抑えた指摘を、理由とともに並べる"),
    ("fix", "直し方が決まっている指摘を直してファイルに書く。標準入力なら直した文を標準出力へ"),
    ("diff", "--fix で変わるところを差分で示し、何も書き換えない"),
    (
        "split",
        "複数の告知文が入ったファイルの区切り。告知文の始まる行に合う正規表現(グループが番号になる)か none。既定は【…#番号】で始まる行。行番号は元のファイルのもの",
    ),
    ("examples", "項目と規則ごとに示す例の数。既定 1"),
    ("measured", "規則で「数えていない」とされた項目や規則を、今回は数える(繰り返し可)"),
    (
        "derive",
        "多くの告知文に書かれていた項目を求める、規則の下書きを作る。--output のファイルがあれば何もしない",
    ),
    ("required_from", "--derive で項目を求める割合。漏えいの告知文のうち、0 から 1 で。既定 0.8"),
    ("evidence", "数えた結果を、規則に書く [evidence] の形で示す"),
    ("frame", "枠の文字: ascii、box(罫線)。既定 ascii"),
    ("files", "規則のファイル(TOML)か builtin:ja。既定は --rules と同じ"),
    ("all", "土台にしている組み込みの規則の試しも動かす"),
    ("coverage", "指摘が出る例・出ない例の足りない規則と、項目を挙げる"),
    ("help", "この説明を示す"),
    ("version", "版を示す"),
];

/// Flags that mean something of their own in one command.
pub(super) const OWN: &[(&str, &str, &str)] = &[
    ("rules new", "rules", "加える先のファイル。既定は近くの noticelint.toml"),
    (
        "rules check",
        "ruleset",
        "規則のファイル(TOML)か builtin:ja。既定は近くの noticelint.toml、なければ builtin:ja",
    ),
    (
        "rules check",
        "fail_on_warnings",
        "終了コードを 1 にするもの: warning(注意があれば)、error(注意では 1 にしない)。既定 error",
    ),
    ("rules list", "format", "出力の形: human(表)、json。既定 human"),
    ("rules diff", "format", "出力の形: human(表)、json。既定 human"),
    ("facts", "format", "出力の形: human(表)、json、jsonl(文書ごとに1行)。既定 human"),
    ("rules schema", "format", "出力の形: json(JSON Schema)、markdown(読むための一覧)。既定 json"),
    ("survey", "format", "出力の形: human(表)、json、csv(項目か規則ごとに1行)。既定 human"),
    ("rules diff", "paths", "過去の告知文、またはそのフォルダー(.txt、.md、.markdown)。- なら標準入力"),
    ("rules test", "format", "出力の形: human、json。既定 human"),
    ("rules test", "only", "この規則か項目の試しだけ。cause/* のようにまとめても書ける(繰り返し可)"),
];
