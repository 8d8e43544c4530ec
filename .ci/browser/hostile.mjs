// Drafts that try to be more than text. `shown` is what a reader must still see of them.
const script = "</script><script>window.pwned=1</script>";
const image = "\"><img src=x onerror=window.pwned=2>";
const link = "javascript:window.pwned=3";
const style = "</style><style>*{display:none}</style>";

export const hostile = [
  {
    name: "案'\"><img src=x onerror=window.pwned=4>.txt",
    text: `2026年9月1日
株式会社${image}

個人情報の漏えいに関するお詫びとお知らせ${script}

このたび、弊社が管理する個人情報${image}が漏えいした可能性があることが、9月9日(日)に判明しました。深くお詫び申し上げます。<!-- ${script} -->
<!-- noticelint

■ 経緯${style}
・9月2日(水) ${script}
・9月3日(金) &lt;b&gt;&amp;&#x3c;script&#x3e;
・${"\u202e"}逆さ${"\u202c"}の${"\u2066"}文字${"\u2069"}と制御${"\u0007"}${"\u001b"}[31m

■ 原因
<svg onload=window.pwned=5><math><mtext></mtext></math><iframe srcdoc="<script>parent.pwned=6</script>"></iframe>

■ 対象 1,000件
内訳 ${image} 400件、その他 500件
合計\t${image}\t1,000件

■ お問い合わせ先
${link}
電話 03-0000-0000 <a href="${link}">窓口</a>
https://example.com/"onmouseover="window.pwned=7
]]> --> */ {{constructor.constructor('window.pwned=8')()}} \${window.pwned=9}
`,
    shown: [script, image, link, style, "&lt;b&gt;&amp;&#x3c;script&#x3e;", "<svg onload=window.pwned=5>", "\\u{202e}逆さ\\u{202c}", "\\u{2066}文字\\u{2069}", "␇␛[31m", "]]> --> */"],
  },
  {
    name: "<b>案<b>.md",
    text: `---
title: ${script}
---

# お詫び \`${script}\` とお知らせ

2026年9月1日 株式会社**<img src=x onerror=window.pwned=1>**

このたび、個人情報が漏えいしました。お詫び申し上げます。[窓口](${link})、[窓口](<data:text/html,${script}>)、<${link}>、![絵](${link})
\\<script\\>window.pwned=2\\</script\\> &lt;img src=x onerror=window.pwned=3&gt; &amp;lt;

| 項目 | 件数 |
|---|---|
| \`${image}\` | 400件 |
| その他&quot;&gt; | 500件 |
| 合計 | 1,000件 |

1. 9月9日(日)に判明 &lt;/section&gt;&lt;/main&gt;
2. <details ontoggle=window.pwned=4 open>

> 引用 \`<!--\`

[^1]: 注 \`${script}\`
`,
    shown: [script, image, "<script>window.pwned=2</script>", "<img src=x onerror=window.pwned=3>", "&lt;", "</section></main>", "<!--"],
  },
];
