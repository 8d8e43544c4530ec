use crate::document::{BlockKind, Document, Format, read};

fn page(source: &str) -> Document {
    read(source, Format::Html)
}

fn blocks(source: &str) -> Vec<(BlockKind, String)> {
    let document = page(source);
    document.blocks.iter().map(|block| (block.kind, document.at(block.place).to_owned())).collect()
}

fn texts(source: &str) -> Vec<String> {
    blocks(source).into_iter().map(|block| block.1).collect()
}

const CMS: &str = "<!DOCTYPE html><html lang=ja><head><title>お詫び | 見本市</title><style>p{}</style></head><body>\
<header><a href=/><img src=logo.png alt=見本市></a><nav><ul><li>市政情報<li>くらし</ul></nav></header>\
<main><h1>個人情報の漏えいに関するお詫び</h1>\n<p class=date>2026年4月1日</p>\n\
<p>このたび、職員が<b>書類</b>を\n  紛失しました。</p>\n<h2>1 経緯</h2><ol><li>確認した。<li value=5>公表した。</ol>\
<table><tr><th>氏名<td>3件<tr><th>住所<td>2件</table></main><footer>電話 03-0000-0000</footer></body></html>";

#[test]
fn a_page_of_a_city() {
    use BlockKind::{Heading, Item, Paragraph, Row, Title};
    let found = blocks(CMS);
    let wanted = [
        (Title, "個人情報の漏えいに関するお詫び"),
        (Paragraph, "2026年4月1日"),
        (Paragraph, "このたび、職員が書類を紛失しました。"),
        (Heading, "経緯"),
        (Item, "確認した。"),
        (Item, "公表した。"),
        (Row, "氏名 3件"),
        (Row, "住所 2件"),
    ];
    assert_eq!(found, wanted.map(|(kind, text)| (kind, text.to_owned())));
    let document = page(CMS);
    assert_eq!(document.blocks[6].cells.len(), 2);
    let start = document.text.find("書類").unwrap();
    let span = document.span(crate::document::Place { start, end: start + 6 });
    assert_eq!(&CMS[span.start..span.end], "書類");
}

#[test]
fn what_is_not_seen_is_no_text() {
    let source = "<p>あ<span hidden>い</span><i aria-hidden=TRUE>う</i><span style='Display : None'>え</span>\
        <script>か</script><style>き</style><template>く</template><noscript>け</noscript><select><option>こ</select>\
        <textarea>さ</textarea><button>し</button><svg><title>す</title></svg><ruby>漢<rp>(</rp><rt>かん</rt></ruby>\
        <!-- せ --><input value=そ><img alt=た>お<wbr>わり</p><details><summary>問い</summary>答え</details>";
    assert_eq!(texts(source), ["あ漢おわり", "問い", "答え"]);
    assert_eq!(texts("<html><body style='display:none'><p>本文です。</p></body></html>"), ["本文です。"]);
}

#[test]
fn lines_of_old_pages() {
    let source =
        "株式会社見本<BR>\r\n代表取締役 見本太郎<br />\r\n<br>\r\n　このたび、書類を紛失しました。<BR>";
    assert_eq!(texts(source), ["株式会社見本", "代表取締役見本太郎", "このたび、書類を紛失しました。"]);
    let wrapped =
        "<p>弊社が管理するサーバーに不正なアクセスが<br>あったことを確認しました。<br>また、調査中です。";
    assert_eq!(texts(wrapped).len(), 2);
    assert_eq!(texts("<pre>\n■対象\n\n支店\t20件\n本店\t3件\n</pre>").len(), 3);
}

#[test]
fn references_and_markers_of_their_own() {
    let kinds = blocks(
        "<h1>お詫び</h1><p>&#9632;対象</p><p>氏名&amp;住所&nbsp;です。</p><ul><li>・電話<li>※&nbsp;控え</ul>",
    );
    assert_eq!(kinds[1], (BlockKind::Heading, "対象".to_owned()));
    assert_eq!(kinds[2].1, "氏名&住所です。");
    assert_eq!(kinds[3], (BlockKind::Item, "電話".to_owned()));
    assert_eq!(kinds[4], (BlockKind::Note, "控え".to_owned()));
}

#[test]
fn counted_items_read_like_numbered_lines() {
    let headed = "<h1>題名</h1><ol><li><b>経緯</b><p>書類を紛失しました。</p><li><b>原因</b><p>確認不足です。</p></ol>";
    let kinds: Vec<BlockKind> = blocks(headed).into_iter().map(|block| block.0).collect();
    let wanted = [
        BlockKind::Title,
        BlockKind::Heading,
        BlockKind::Paragraph,
        BlockKind::Heading,
        BlockKind::Paragraph,
    ];
    assert_eq!(kinds, wanted);
    let items = blocks("<h1>題名</h1><ol type=i start=4><li>氏名<li>住所</ol><p>以上です。</p>");
    assert!(items[1..3].iter().all(|block| block.0 == BlockKind::Item), "{items:?}");
}

#[test]
fn links_tell_where_they_lead() {
    let source = "<p>詳細は<a href='https://example.jp/a'>こちら</a>、<a href=mailto:a@example.jp>a@example.jp</a>、\
        <a href='tel:0300000000'>０３-００００-００００</a>、<a href='#top'>上へ</a>、\
        <a href='/contact/'><img alt=フォーム></a>へ。</p>";
    let said =
        "詳細は(https://example.jp/a)こちら、a@example.jp、03-0000-0000、上へ、(https://./contact/)へ。";
    assert_eq!(texts(source), [said]);
    let document = page(source);
    let start = document.text.find("https").unwrap();
    let span = document.span(crate::document::Place { start, end: start + 5 });
    assert_eq!(&source[span.start..span.end], "https://example.jp/a");
}

#[test]
fn furniture_is_told_from_the_notice() {
    let around = |body: &str| {
        texts(&format!(
            "<div id=header><p>見本市</p></div><nav>市政</nav>{body}<aside>関連</aside><footer>電話</footer>"
        ))
    };
    assert_eq!(around("<h1>お詫び</h1><p>本文です。</p>"), ["お詫び", "本文です。"]);
    assert_eq!(
        around("<article><header>2026年4月1日</header><p>本文です。</p><footer>担当課</footer></article>")
            .len(),
        3
    );
    assert_eq!(
        around("<div class='breadcrumb'>ホーム</div><p>本文です。</p><div role=dialog>クッキー</div>"),
        ["本文です。"]
    );
    assert_eq!(
        texts("<header><h1>お詫び</h1><nav>市政</nav></header><p>本文です。</p>"),
        ["お詫び", "本文です。"]
    );
    assert_eq!(texts("<header><h1><a href=/>見本市</a></h1></header><p>本文です。</p>"), ["本文です。"]);
    let bare = "<h1>お詫び</h1><p>本文です。</p><footer>担当課 電話 03-0000-0000<nav>市政</nav></footer>";
    assert_eq!(texts(bare), ["お詫び", "本文です。"], "a page with a menu has a footer of its own");
    let bare = "<h1>お詫び</h1><p>本文です。</p><footer>担当課<br>電話 03-0000-0000</footer>";
    assert_eq!(texts(bare).last().map(String::as_str), Some("電話03-0000-0000"));
    let only = "<footer><p>このたび、職員が書類を紛失しました。</p></footer>";
    assert_eq!(texts(only), ["このたび、職員が書類を紛失しました。"]);
}

#[test]
fn the_title_of_a_page() {
    let title =
        |source: &str| page(source).title.map(|place| page(source).at(place).to_owned()).unwrap_or_default();
    assert_eq!(title("<title>お詫び</title><p>本文です。</p>"), "お詫び");
    assert_eq!(title("<title>窓</title><h1>お詫び</h1><p>本文です。</p>"), "お詫び");
    let fragment = "<h2>書類の紛失についてのお詫び</h2><p>本文です。</p><h3>経緯</h3><p>次です。</p>";
    assert_eq!(title(fragment), "書類の紛失についてのお詫び");
    let said =
        "<title>書類の紛失についてのお詫び|見本市</title><p>書類の紛失についてのお詫び</p><p>本文です。</p>";
    assert_eq!(texts(said).len(), 2);
}

#[test]
fn tables_lay_out_data_or_pages() {
    let laid =
        "<table><tr><td>左<td><h1>お詫び</h1><p>本文です。</p><table><tr><th>氏名<td>3件</table></table>";
    let kinds: Vec<BlockKind> = blocks(laid).into_iter().map(|block| block.0).collect();
    assert!(kinds.contains(&BlockKind::Title) && kinds.last() == Some(&BlockKind::Row), "{kinds:?}");
    let spans = page(
        "<table><tr><th rowspan=2>漏えい<th>氏名<td>3<tr><th>住所<td>2<tr><td colspan=2>合計<td>5</table>",
    );
    let cells: Vec<usize> = spans.blocks.iter().map(|block| block.cells.len()).collect();
    assert_eq!(cells, [3, 3, 3]);
    assert_eq!(spans.at(spans.blocks[1].cells[1]), "住所");
    let lines = page("<table><tr><th>情報<td>氏名<br>住所<ul><li>電話</ul></table>");
    assert_eq!(lines.at(lines.blocks[0].cells[1]), "氏名 住所 電話");
    let terms = blocks(
        "<h1>題名</h1><dl><dt>発生日<dd>2026年4月1日<dt>経緯<dd><p>紛失した。</p><p>公表した。</p></dl>",
    );
    assert_eq!(terms[1], (BlockKind::Row, "発生日 2026年4月1日".to_owned()));
    assert_eq!(terms.len(), 5);
}

#[test]
fn notes_with_raised_numbers() {
    let source =
        "<p>会員<sup>1</sup>の面積10m<sup>2</sup>です。</p><p><sup>1</sup> 会員サイトの会員です。</p>";
    let document = page(source);
    assert_eq!(texts(source)[0], "会員※1の面積10m2です。");
    assert_eq!(document.notes.iter().map(|note| note.key.as_str()).collect::<Vec<_>>(), ["1"]);
    assert_eq!(texts("<p>会員<sup>1</sup>です。</p>"), ["会員です。"]);
    let pandoc = "<p>会員<a href=#fn1 role=doc-noteref><sup>1</sup></a>です。</p><section role=doc-endnotes><ol>\
        <li id=fn1><p>会員サイトの会員です。<a href=#fnref1 role=doc-backlink>↩</a></p></ol></section>";
    let last = blocks(pandoc).pop().unwrap();
    assert_eq!(last, (BlockKind::Note, "会員サイトの会員です。".to_owned()));
}

#[test]
fn comments_to_the_program() {
    const ASK: &str = "<!-- noticelint-ignore a/b: 理由 -->";
    let before = |source: &str| {
        let found = page(source).directives.remove(0);
        found.block.map_or("", |span| &source[span.start..span.end]).to_owned()
    };
    assert_eq!(before(&format!("<p>一文です。</p>{ASK}<p>次です。</p><p>三つめ。</p>")), "次です。");
    assert_eq!(before(&format!("<ul><li>氏名 {ASK}</li><li>住所</li></ul>")), "氏名");
    assert_eq!(before(&format!("{ASK}<ul><li>氏名</li><li>住所</li></ul>")), "氏名</li><li>住所");
    assert!(page(&format!("<script>{ASK}</script><!-- <p {ASK} -->本文")).directives.is_empty());
    let open = page("<p>一文です。</p>\n<!-- noticelint-ignore a/b: 理由\n<p>次です。</p>");
    assert_eq!((open.directives.len(), open.blocks.len()), (1, 2));
}

#[test]
fn characters_in_tags_are_no_text() {
    assert!(page("<p title=⽒名>職員が<img alt=⽒>紛失し<br title=⽒>ました。</p>").radicals.is_empty());
    assert_eq!(page("<p>⽒名</p>").radicals.len(), 1);
}

#[test]
fn images_say_what_stands_around_them() {
    let source = "<h2>お問い合わせ</h2><p>下記まで。</p><img src='/img/Desk.PNG?v=1'><img alt=窓口 src=a.png>\
        <nav><img alt=電話></nav><img src=space.gif role=presentation><p>文字<input type=image src=tel.png>";
    let traces = page(source).traces;
    let texts: Vec<&str> = traces.iter().map(|trace| trace.text.as_str()).collect();
    let around = "(お問い合わせ 下記まで。)";
    assert_eq!(
        texts,
        [format!("desk.png{around}"), format!("窓口{around}"), "tel.png(お問い合わせ 文字)".to_owned()]
    );
    let span = traces[1].span.unwrap();
    assert_eq!(&source[span.start..span.end], "<img alt=窓口 src=a.png>");
}

#[test]
fn a_page_hidden_from_search() {
    let traces = |source: &str| page(source).traces.into_iter().map(|trace| trace.text).collect::<Vec<_>>();
    assert_eq!(traces("<META NAME=Robots CONTENT='NOINDEX, nofollow'>"), ["NOINDEX, nofollow"]);
    assert_eq!(
        traces("<meta name=googlebot content=none><meta name=robots content='index,follow'>"),
        ["none"]
    );
}

#[test]
fn what_is_struck_through_is_no_text_and_is_told() {
    let source = "<p><del>260名</del><ins>26名</ins>の<s>氏名</s>が<span style='text-decoration: line-through'>漏れ&amp;</span>見え、\
        <strike> </strike><b>以上</b>です。</p><del><p>第1段</p></del><nav><s>前</s></nav><script><s>1</s></script>";
    let document = page(source);
    assert_eq!(document.text, "26名のが見え、以上です。");
    let told: Vec<(&str, &str)> = document
        .traces
        .iter()
        .map(|trace| (trace.text.as_str(), &source[trace.span.unwrap().start..trace.span.unwrap().end]))
        .collect();
    assert_eq!(told, [("260名", "260名"), ("氏名", "氏名"), ("漏れ&", "漏れ&amp;"), ("第1段", "第1段")]);
}

#[test]
fn comments_that_are_sentences_are_told() {
    let traces = |source: &str| page(source).traces.into_iter().map(|trace| trace.text).collect::<Vec<_>>();
    assert_eq!(
        traces(
            "<p>本文<!-- 広報に渡す前に、人数を直すこと。 --></p><!-- ここから本文 --><!DOCTYPE html><!-- Note. -->"
        ),
        ["広報に渡す前に、人数を直すこと。"]
    );
    assert_eq!(traces("<!-- noticelint-ignore cause/missing: 別紙にあるため。 -->"), Vec::<String>::new());
}

#[test]
fn forms_and_hidden_addresses_are_told_where_they_stand() {
    for (source, told) in [
        ("<form action='/send'><input name=name><button>送る</button></form>", "(https://./send)"),
        (
            "<form action='https://form.example.jp/a'><textarea></textarea></form>",
            "(https://form.example.jp/a)",
        ),
        ("<form><label>本文<textarea name=body></textarea></label></form>", "本文\n(https://./send)"),
        ("<iframe src='https://forms.example.jp/x'></iframe>", "(https://forms.example.jp/x)"),
        ("<iframe title='申込フォーム' src='/f'></iframe>", "(https://./send)"),
        ("<a data-cfemail='2a4b6a4804405a' href='/cdn-cgi/l/email-protection'></a>まで", "a@b.jpまで"),
        ("<a data-cfemail='2a4' href='x'></a>まで", "hidden@address.invalidまで"),
        ("<form role=search><input></form>", ""),
        ("<form><input type=search></form><form><input name=q></form>", ""),
        ("<form action='/login'><input name=id><input type=password></form>", ""),
        ("<form><input type=checkbox></form>", ""),
        ("<nav><form action='/send'><textarea></textarea></form></nav>", ""),
        ("<iframe title='地図' src='https://map.example.jp/'></iframe>", ""),
    ] {
        assert_eq!(page(source).text, told, "{source}");
    }
}
