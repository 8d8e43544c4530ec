//! An affected person's own data, planted in every place of every format of input, each with values of its own: none of
//! them is in any output of any command, in any spelling.

use crate::docx::{Docx, p};
use crate::folder::Folder;
use regex::{Regex, RegexBuilder};
use std::collections::HashMap;

/// A card number whose last digit checks the others.
fn card(digits: u64) -> String {
    let double = |digit: u64| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let text = digits.to_string();
    let sum: u64 = (text.bytes().rev().enumerate())
        .map(
            |(at, digit)| if at % 2 == 0 { double(u64::from(digit - b'0')) } else { u64::from(digit - b'0') },
        )
        .sum();
    format!("{text}{}", (10 - sum % 10) % 10)
}

const HEAD: &str = "個人情報漏えいのお詫び";
const LEAD: &str =
    "株式会社見本は2026年11月20日、会員1,200名の氏名、住所が漏えいしたことを公表しました。お詫びします。";

/// How a record of somebody is written. Account and card numbers stand behind a label or below their header.
const RECORDS: [&str; 16] = [
    "氏名:{name}\n電話:{land}\n住所:{address}\n口座番号:{account}",
    "氏名:{name}電話:{land}カード番号:{card}口座番号:{account}",
    "氏名:{name} 電話:{land} 住所:{address} メール:{mail} カード番号:{card}",
    "お名前　{name}\nご連絡先　{land}\nご住所　{address}",
    "氏名\t{name}\n電話番号\t{land}\nメール\t{mail}",
    "【氏名】{name}\n【電話】{land}\n【住所】{address}",
    "会員番号\t氏名\t電話\t口座番号\tカード番号\n12\t{name}\t{land}\t{account}\t{card}",
    "番号,氏名,電話番号,メール,住所\n12,{name},{land},{mail},{address}",
    "\"氏名\",\"住所\",\"カード番号\"\n\"{name}\",\"{address}\",\"{card}\"",
    "{name},{phone},{mail},{address}",
    "対象: {name} / {phone} / {mail}",
    "Name: {name}\nPhone: {land}\nAddress: {address}\nE-mail: {mail}",
    "Name: {name}, Phone: {land}, E-mail: {mail}",
    "会員の{name}様({phone}、{mail}、{address}、口座番号 {account}、カード番号 {card})",
    "会員の{name~}様({phone~}、{mail~}、{address~})に連絡しました。",
    "会員の{name^}様({phone^}、{mail^}、{address^})に連絡しました。",
];

/// Somebody affected.
struct Person {
    name: String,
    /// Bytes of the surname.
    surname: usize,
    phone: String,
    land: String,
    account: String,
    card: String,
    mail: String,
    address: String,
}

impl Person {
    fn new(number: usize) -> Self {
        // Some are in every list of surnames, some in none.
        const SURNAMES: [&str; 14] = [
            "佐藤",
            "鈴木",
            "高橋",
            "田中",
            "伊藤",
            "渡辺",
            "山本",
            "中村",
            "猪狩",
            "小鳥遊",
            "蓮見",
            "飛鳥井",
            "兵頭",
            "来栖野",
        ];
        const GIVEN: [&str; 16] = [
            "花子",
            "一郎",
            "恵子",
            "健太",
            "裕子",
            "みどり",
            "奏太郎",
            "路子",
            "冬馬",
            "美緒",
            "洋司",
            "サクラ",
            "誠一",
            "真琴",
            "千尋",
            "信彦",
        ];
        let surname = SURNAMES[number % SURNAMES.len()];
        let given = GIVEN[number / SURNAMES.len() % GIVEN.len()];
        Self {
            name: format!("{surname}{given}"),
            surname: surname.len(),
            land: format!("03-{:04}-{:04}", 3300 + 31 * number, 6001 + 19 * number),
            account: format!("{:07}", 2_345_671 + 7919 * number),
            card: card(45_390_102_030_405 * 10 + 97_003 * number as u64),
            phone: format!("090-{:04}-{:04}", 1100 + 37 * number, 5001 + 23 * number),
            mail: format!("person{number}.own@mail{number}.example.com"),
            address: format!("東京都港区見本町{}-{}-{}", 11 + number, 21 + number, 31 + number),
        }
    }

    /// The values, with what stands for them in a place.
    fn values(&self) -> [(&str, &String); 7] {
        [
            ("name", &self.name),
            ("phone", &self.phone),
            ("land", &self.land),
            ("mail", &self.mail),
            ("address", &self.address),
            ("account", &self.account),
            ("card", &self.card),
        ]
    }

    /// A place with the values in it: whole, torn over the end of a line (`{mail~}`), or with a sign in it that nobody
    /// sees (`{mail^}`).
    fn in_place(&self, place: &str) -> String {
        let torn = |value: &str, by: &str| {
            let middle = value.chars().count() / 2;
            let (one, other): (Vec<_>, Vec<_>) = value.chars().enumerate().partition(|(at, _)| *at < middle);
            let text = |part: Vec<(usize, char)>| part.into_iter().map(|(_, c)| c).collect::<String>();
            text(one) + by + &text(other)
        };
        let filled = place.replace("{told}", &self.told()).replace("{again}", &self.again());
        self.values().iter().fold(filled, |filled, (name, value)| {
            filled
                .replace(&format!("{{{name}}}"), value)
                .replace(&format!("{{{name}~}}"), &torn(value, "\n"))
                .replace(&format!("{{{name}^}}"), &torn(value, "\u{200B}"))
        })
    }

    /// As a notice says it.
    fn told(&self) -> String {
        let Self { name, phone, mail, address, .. } = self;
        format!("会員の{name}様({phone}、{mail}、{address})")
    }

    /// Every spelling that must not be found.
    fn spellings(&self) -> Vec<String> {
        let numbers = [&self.land, &self.account, &self.card];
        self.told_spellings().into_iter().chain(numbers.map(String::clone)).collect()
    }

    /// Every spelling of what [`Person::told`] tells.
    fn told_spellings(&self) -> Vec<String> {
        let wide = |text: &str| -> String {
            let wide = |c: char| char::from_u32(c as u32 + 0xFEE0).filter(|_| c.is_ascii_graphic());
            text.chars().map(|c| wide(c).unwrap_or(c)).collect()
        };
        let bare = self.phone.replace('-', "");
        let (surname, given) = self.name.split_at(self.surname);
        vec![
            self.name.clone(),
            format!("{surname} {given}"),
            format!("{surname}　{given}"),
            self.phone.clone(),
            wide(&self.phone),
            bare.clone(),
            format!("+81-{}", &self.phone[1..]),
            format!("+81{}", &bare[1..]),
            self.mail.clone(),
            self.mail.replace('@', "%40"),
            self.mail.to_uppercase(),
            wide(&self.mail),
            self.address.clone(),
            wide(&self.address),
        ]
    }

    /// All spellings in one line: what stands once as somebody's own is theirs everywhere.
    fn again(&self) -> String {
        self.told_spellings().join("、")
    }
}

/// A draft with one person in each of its places.
struct Planted {
    name: String,
    bytes: Vec<u8>,
    persons: Vec<(String, Person)>,
}

/// Fills `{told}` and `{again}` in places; each place has a person of its own.
fn plant(extension: &str, number: &mut usize, place: &str, whole: impl Fn(&str) -> Vec<u8>) -> Planted {
    *number += 1;
    let person = Person::new(*number);
    let filled = person.in_place(place);
    Planted {
        name: format!("{number:02}.{extension}"),
        bytes: whole(&filled),
        persons: vec![(place.to_owned(), person)],
    }
}

fn drafts() -> Vec<Planted> {
    let mut drafts = Vec::new();
    let mut number = 0;
    let text = |place: &str| format!("{HEAD}\n\n{LEAD}\n\n{place}\n\n流失しました。○○\n").into_bytes();
    RECORDS.iter().for_each(|place| drafts.push(plant("txt", &mut number, place, text)));
    for place in [
        "確認のため{told}へ連絡しました。\n\nまた、{again} についても確認しました。○○",
        "氏名:{name}\n電話:{phone}\nメール:{mail}\n住所:{address}\n\n{again} ○○",
        "{told}○○",
        "<!-- noticelint-ignore text/placeholder: {told}の確認を待つ -->\n○○\n",
        "<!-- noticelint-ignore nosuch/rule: {told}の確認を待つ -->\n○○\n",
        "<!-- noticelint-ignore {told} -->\n○○\n",
    ] {
        drafts.push(plant("txt", &mut number, place, text));
    }
    let roster = |place: &str| format!("名簿\n\n{place}\n\nTODO ○○\n").into_bytes();
    RECORDS.iter().for_each(|place| drafts.push(plant("txt", &mut number, place, roster)));
    for place in ["{told}\n\n{again}", "氏名:{name}\n電話:{phone}\n\n{name} {phone}"] {
        drafts.push(plant("txt", &mut number, place, roster));
    }
    let markdown = |place: &str| format!("# {HEAD}\n\n{LEAD}\n\n{place}\n\n流失しました。○○\n").into_bytes();
    for record in RECORDS {
        let list = format!("- {}", record.replace('\n', "\n- "));
        let code = format!("```\n{record}\n```\n\n○○");
        let lines = if record.contains('~') { vec![record.to_owned(), code] } else { vec![list, code] };
        drafts.extend(lines.iter().map(|place| plant("md", &mut number, place, markdown)));
    }
    for place in [
        "- {told} ○○\n- [{name}](mailto:{mail}) ○○\n",
        "| 氏名 | 電話 |\n|---|---|\n| {name} | {phone} |\n\n{name}と{phone}です。○○",
        "<!-- {told} --> ○○",
        "対象の方[^1] ○○\n\n[^1]: {told}です。○○\n",
        "> {told} ○○\n\n`{name}` ○○",
        "```\n氏名:{name}\n電話:{phone}\n```\n\n○○ `{name}` ○○",
        "<a title=\"{told}\">○○</a>",
        "**{told}** ○○ ~~{name}~~",
        "![{told}](a.png) ○○",
    ] {
        drafts.push(plant("md", &mut number, place, markdown));
    }
    let html = |place: &str| {
        format!("<html><body><h1>{HEAD}</h1><p>{LEAD}</p>{place}<p>流失しました。○○</p></body></html>")
            .into_bytes()
    };
    for record in RECORDS {
        let lines = format!("<p>{}</p>", record.replace('\n', "<br>"));
        let set = format!("<pre>{record}</pre>");
        let hidden = format!("<p>○○</p><!-- {record} -->");
        drafts.extend([lines, set, hidden].iter().map(|place| plant("html", &mut number, place, html)));
    }
    for place in [
        "<p>会員の<b>{name}</b>様(<span>東京都</span><i>{address}</i>、<b>{mail}</b>)</p>",
        "<dl><dt>氏名</dt><dd>{name}</dd><dt>電話</dt><dd>{land}</dd><dt>住所</dt><dd>{address}</dd></dl>",
        "<p>{told} ○○</p><p>{again}</p>",
        "<p><a href=\"mailto:{mail}\">{told}</a> <a href=\"tel:{phone}\">○○</a></p>",
        "<p>○○<img alt=\"{told}\" src=\"a.png\">○○</p>",
        "<p>○○<!-- {told} -->○○</p>",
        "<p>○○<span data-note='{told}'>○○</span></p>",
        "<p>○○<del>{told}</del>○○</p>",
        "<table><tr><th>氏名</th><th>電話</th></tr><tr><td>{name}</td><td>{phone}</td></tr></table><p>{name}、{phone} ○○</p>",
        "<p>会員の<b>{name}</b>様 ○○</p><p>{name} ○○</p>",
        "<p hidden>{told}</p><p>○○</p>",
        "<form>流失しました。○○ <label>お名前<input name=\"n\" value=\"{name}\"></label> 電話番号: <input value='{phone}'>\
         住所 <INPUT type=text value = \"{address}\"> <input type=hidden value={mail}> <input type=submit value=\"送信\"></form>",
        "<table><tr><th>氏名</th><td>流失 <b>お名前</b><input value='{name}'/></td><td><input placeholder=\"電話\" value=\"{land}\"></td></tr></table>",
    ] {
        drafts.push(plant("html", &mut number, place, html));
    }
    let word = |place: &str| {
        let (body, more) = place.split_once("||").unwrap_or((place, ""));
        let body = [p(HEAD), p(LEAD), body.to_owned(), p("流失しました。○○")].concat();
        let docx = Docx::new(&body);
        let docx = match more.split_once('=') {
            Some(("core", inner)) => docx.with_core(inner),
            Some((kind, xml)) => docx.with(kind, xml),
            None => docx,
        };
        docx.bytes()
    };
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let run = "<w:r><w:t>{told} ○○</w:t></w:r>";
    for record in RECORDS.iter().filter(|record| !record.contains('~')) {
        let runs = |element: &str| -> Vec<String> {
            let set = |line: &str| line.replace('\t', &format!("</w:{element}><w:tab/><w:{element}>"));
            let run = |line: &str| format!("<w:r><w:{element}>{}</w:{element}></w:r>", set(line));
            record.lines().map(run).collect()
        };
        let told: String = runs("t").iter().map(|run| format!("<w:p>{run}</w:p>")).collect();
        let deleted: Vec<String> = runs("delText")
            .iter()
            .map(|run| format!("<w:p><w:del w:author=\"校閲\">{run}</w:del></w:p>"))
            .collect();
        let vanished: String = told.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>");
        let comment = format!(
            "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:t>○○</w:t></w:r><w:commentRangeEnd w:id=\"1\"/><w:r>\
             <w:commentReference w:id=\"1\"/></w:r></w:p>||comments=<w:comments {w}><w:comment w:id=\"1\" \
             w:author=\"校閲\">{told}</w:comment></w:comments>"
        );
        for place in [told, deleted.concat(), vanished, comment] {
            drafts.push(plant("docx", &mut number, &place, word));
        }
    }
    for place in [
        format!("<w:p>{run}</w:p><w:p><w:r><w:t>{{again}}</w:t></w:r></w:p>"),
        format!("<w:p><w:ins w:author=\"校閲\">{run}</w:ins></w:p>"),
        "<w:p><w:del w:author=\"校閲\"><w:r><w:delText>{told}</w:delText></w:r></w:del><w:r><w:t>○○</w:t></w:r></w:p>".to_owned(),
        format!(
            "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:t>○○</w:t></w:r><w:commentRangeEnd w:id=\"1\"/><w:r>\
             <w:commentReference w:id=\"1\"/></w:r></w:p>||comments=<w:comments {w}><w:comment w:id=\"1\" \
             w:author=\"校閲\"><w:p><w:r><w:t>{{told}}</w:t></w:r></w:p></w:comment></w:comments>"
        ),
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{told}</w:t></w:r><w:r><w:t>○○</w:t></w:r></w:p>".to_owned(),
        format!(
            "<w:p><w:r><w:t>○○</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>||footnotes=<w:footnotes {w}>\
             <w:footnote w:id=\"2\"><w:p>{run}</w:p></w:footnote></w:footnotes>"
        ),
        "<w:p><w:r><w:t>○○</w:t></w:r></w:p>||core=<dc:title>{told}への案</dc:title>".to_owned(),
        format!("<w:tbl><w:tr><w:tc><w:p>{run}</w:p></w:tc></w:tr></w:tbl>"),
        format!("<w:p><w:r><w:txbxContent><w:p>{run}</w:p></w:txbxContent></w:r></w:p>"),
    ] {
        drafts.push(plant("docx", &mut number, &place, word));
    }
    for name in [
        "会員の{name}様.txt",
        "{name}様/告知.md",
        "{name}_{phone}.html",
        "{mail}.txt",
        "お客様({name}様)#1.txt",
    ] {
        number += 1;
        let person = Person::new(number);
        let (_, extension) = name.rsplit_once('.').unwrap();
        let bytes = match extension {
            "md" => markdown("○○"),
            "html" => html("<p>○○</p>"),
            _ => text("○○"),
        };
        drafts.push(Planted { name: person.in_place(name), bytes, persons: vec![(name.to_owned(), person)] });
    }
    drafts
}

/// Everything that must not be found: the place it was planted in, and one look for all of it.
struct Planting {
    places: HashMap<String, String>,
    all: Regex,
}

impl Planting {
    fn of(drafts: &[Planted]) -> Self {
        let persons = drafts.iter().flat_map(|draft| draft.persons.iter().map(move |person| (draft, person)));
        let places: HashMap<String, String> = persons
            .flat_map(|(draft, (place, person))| {
                let place = format!("{}: {place}", draft.name);
                person.spellings().into_iter().map(move |spelling| (spelling, place.clone()))
            })
            .collect();
        let any: Vec<String> = places.keys().map(|spelling| regex::escape(spelling)).collect();
        let all = RegexBuilder::new(&any.join("|")).size_limit(1 << 28).build().unwrap();
        Self { places, all }
    }

    /// What leaks into a text: how it is spelt, and where it was planted.
    fn leaks(&self, text: &str) -> Vec<String> {
        let plain = text.replace("\\u0026", "&").replace("\\/", "/");
        let mut found: Vec<String> = [&plain, &joined(&plain)]
            .into_iter()
            .flat_map(|text| self.all.find_iter(text))
            .map(|spelling| format!("{}: {}", self.places[spelling.as_str()], spelling.as_str()))
            .collect();
        found.sort();
        found.dedup();
        found
    }
}

/// What a reader sees of a page: without tags, ends of lines, their numbers and signs without a shape.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.replace("\\n", "\n").lines() {
        let line = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || " |+-".contains(c));
        for (at, part) in line.split('<').enumerate() {
            let part = if at > 0 { part.split_once('>').map_or(part, |(_, behind)| behind) } else { part };
            joined.extend(part.chars().filter(|c| !c.is_whitespace() && *c != '\u{200B}'));
        }
    }
    joined.replace("\\u{200b}", "").replace("\\u200b", "")
}

/// The drafts in a folder, and what was found of anybody in what was printed.
struct Search {
    drafts: Vec<Planted>,
    planting: Planting,
    folder: Folder,
    found: Vec<String>,
}

impl Search {
    fn new() -> Self {
        let drafts = drafts();
        let folder =
            drafts.iter().fold(Folder::new(), |folder, draft| folder.with(&draft.name, &draft.bytes));
        Self { planting: Planting::of(&drafts), drafts, folder, found: Vec::new() }
    }

    fn look(&mut self, what: &str, text: &str) {
        self.found.extend(self.planting.leaks(text).into_iter().map(|leak| format!("{what}: {leak}")));
    }

    /// Runs a command over the drafts and looks through what it says.
    fn run(&mut self, arguments: &[&str]) {
        let ran = self.folder.run(&[arguments, &["--isolated", "--as-of", "2026-11-22"]].concat());
        assert!(matches!(ran.status, 0 | 1), "{arguments:?}: {}", ran.err);
        self.look(&arguments.join(" "), &ran.out);
        self.look(&format!("stderr of {}", arguments.join(" ")), &ran.err);
    }

    /// Looks through a file that a command wrote, and takes it away.
    fn file(&mut self, name: &str) {
        let path = self.folder.0.join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.is_empty(), "{name}");
        self.look(name, &text);
        std::fs::remove_file(path).unwrap();
    }

    fn end(self) {
        assert!(self.found.is_empty(), "{} leaks:\n{}", self.found.len(), self.found.join("\n"));
    }
}

#[test]
fn nothing_of_anybody_is_in_any_format() {
    const FORMATS: [&str; 10] =
        ["human", "short", "json", "jsonl", "html", "sarif", "github", "gitlab", "junit", "rdjson"];
    let mut search = Search::new();
    let reports: Vec<String> = FORMATS.iter().map(|format| format!("{format}=out.{format}")).collect();
    let mut arguments = vec!["check", ".", "--show", "all", "--show-suppressed", "--summary", "summary"];
    arguments.extend(reports.iter().flat_map(|report| ["--report", report]));
    search.run(&arguments);
    FORMATS.iter().for_each(|format| search.file(&format!("out.{format}")));
    search.file("summary");
    let few: Vec<String> = search.drafts.iter().step_by(9).map(|draft| draft.name.clone()).collect();
    let few: Vec<&str> = few.iter().map(String::as_str).collect();
    search.run(&[&["check", "--lang", "en"], &few[..]].concat());
    let markdown = few.iter().find(|name| name.ends_with(".md")).unwrap();
    search.run(&["check", few[0], "--previous", markdown, "--format", "json"]);
    search.end();
}

#[test]
fn nothing_of_anybody_is_in_what_other_commands_print() {
    let mut search = Search::new();
    search.run(&["check", ".", "--fix", "--diff"]);
    search.run(&["facts", ".", "--format", "json"]);
    search.run(&["survey", ".", "--examples", "300"]);
    search.run(&["baseline", "write", ".", "--output", "known.toml"]);
    search.file("known.toml");
    let few: Vec<String> = search.drafts.iter().step_by(5).map(|draft| draft.name.clone()).collect();
    let few: Vec<&str> = few.iter().map(String::as_str).collect();
    search.run(&[&["facts"], &few[..]].concat());
    search.run(&[&["survey", "--format", "csv"], &few[..]].concat());
    search.end();
}

/// What is told of a file that is not checked gives its name, and a name may be somebody's.
#[test]
fn names_of_files_that_are_passed_over_are_masked() {
    let folder =
        Folder::new().with("a.txt", "会員名簿の紛失について\n\n会員52名の氏名を載せた名簿を紛失しました。\n");
    let folder = ["お詫び_佐藤花子様.doc", "hanako.s@gmail.com.pdf"]
        .into_iter()
        .fold(folder, |folder, name| folder.with(name, ""));
    let ran = folder.run(&["check", "--isolated", "."]);
    assert!(ran.err.contains("検査していません"), "{}", ran.err);
    assert!(!ran.err.contains("佐藤") && !ran.err.contains("hanako"), "{}", ran.err);
}

/// A draft in the place of a policy is drawn with its mistakes, and not with its persons.
#[test]
fn a_draft_that_is_given_for_a_ruleset_shows_nobody() {
    let persons = [
        "会員の南雲太郎様(080-5555-4444、aoi.nagumo@gmail.com)に連絡しました。",
        "氏名 = 南雲太郎\n電話 = 080-5555-4444\nメール = aoi.nagumo@gmail.com",
        "<p title='a'>会員の南雲太郎様 <a href=\"mailto:aoi.nagumo@gmail.com\">080-5555-4444</a></p>",
        "|氏名|電話|メール|\n|---|---|---|\n|南雲太郎|080-5555-4444|aoi.nagumo@gmail.com|",
    ];
    for persons in persons {
        let text = format!("会員名簿の紛失について\n\n会員52名の氏名が漏えいしました。\n\n{persons}\n");
        let folder =
            Folder::new().with("a.txt", "x\n").with("draft.txt", &text).with("noticelint.toml", &text);
        for arguments in [
            &["check", "a.txt", "--rules", "draft.txt"][..],
            &["check", "a.txt", "--config", "draft.txt", "--lang", "en"],
            &["check", "a.txt", "--baseline", "draft.txt"],
            &["check", "a.txt"],
            &["rules", "check", "draft.txt"],
            &["rules", "check"],
            &["rules", "diff", "builtin:ja", "draft.txt"],
            &["rules", "test", "draft.txt"],
            &["facts", "a.txt", "--rules", "draft.txt", "--format", "json"],
            &["explain", "apology/missing", "--rules", "draft.txt"],
        ] {
            let ran = folder.run(arguments);
            assert_eq!(ran.status, 2, "{arguments:?}: {}{}", ran.out, ran.err);
            for value in ["南雲", "5555", "nagumo"] {
                let said = format!("{}{}", ran.out, ran.err);
                assert!(!said.contains(value), "{arguments:?} {persons}: {said}");
            }
        }
    }
}

/// Paths are typed, too, and messages repeat them.
#[test]
fn paths_that_name_somebody_are_masked_in_every_message() {
    let head = "会員名簿の紛失について\n\n会員52名の氏名が流失しました。\n";
    let named = ["会員_南雲太郎様", "南雲太郎_080-5555-4444", "aoi.nagumo@gmail.com"];
    for stem in named {
        let (text, word, toml) = (format!("{stem}.txt"), format!("無/{stem}.docx"), format!("{stem}.toml"));
        let (summary, report) = (format!("{stem}.md"), format!("sarif=無/{stem}"));
        let folder = Folder::new().with("a.txt", head).with(&text, head).with(&summary, head);
        for arguments in [
            &["check", "a.txt", "--previous", &word][..],
            &["check", "a.txt", "--output", &word],
            &["check", "a.txt", "--output", &text],
            &["check", "a.txt", "--report", &report],
            &["check", "a.txt", "--report", &text],
            &["check", "a.txt", "--baseline", &toml],
            &["check", "a.txt", "--annotate", &word],
            &["check", "a.txt", "--summary", &summary],
            &["check", "a.txt", "--rules", &toml],
            &["check", "a.txt", "--config", &toml, "--lang", "en"],
            &["check", &text, "--show-config"],
            &["check", &text, "--fix"],
            &["baseline", "write", "a.txt", "--output", &toml],
            &["survey", "a.txt", "--output", &text],
            &["explain", &text],
            &[&text, "--quiet", "--summary", "out.md"],
        ] {
            let ran = folder.run(arguments);
            let summary = std::fs::read_to_string(folder.0.join("out.md")).unwrap_or_default();
            let said = format!("{}{}{summary}", ran.out, ran.err);
            assert!(!said.is_empty(), "{arguments:?}");
            for value in ["南雲", "5555", "nagumo"] {
                assert!(!said.contains(value), "{arguments:?}: {said}");
            }
        }
    }
}

/// Whom an earlier notice names is named in no report of the next one.
#[test]
fn somebody_of_an_earlier_notice_is_covered_in_the_next() {
    let before = "会員名簿の紛失について(第1報)\n\n2026年9月4日\n\n会員52名の氏名が漏えいしました。\n\n\
                  会員の南雲太郎様(080-5555-4444)からご連絡がありました。\n";
    let now = "会員名簿の紛失について(第2報)\n\n2026年9月9日\n\n会員61名の氏名が漏えいしました。\n\n\
               南雲太郎への連絡(08055554444)を終えました。\n";
    let folder = Folder::new().with("a.txt", before).with("b.txt", now);
    for format in ["human", "html", "json", "sarif", "short"] {
        let ran = folder.run(&["check", "b.txt", "--previous", "a.txt", "--format", format, "--show", "all"]);
        assert!(ran.status < 2, "{}", ran.err);
        assert!(!ran.out.contains("南雲") && !ran.out.contains("5555"), "{format}: {}", ran.out);
    }
    let ran = folder.run(&["check", "b.txt", "--previous", "a.txt", "--fix", "--diff"]);
    assert!(!ran.out.contains("南雲") && !ran.err.contains("南雲"), "{}", ran.out);
}
