#!/usr/bin/env python3
"""Writes drafts for the page's tests: every notice of some folders in each format that is read, some of them in each
encoding, and files that nobody means well with.

    python3 .ci/browser/drafts.py OUT FOLDER…

OUT/equal has notices, OUT/hostile has the others.
"""

import html
import io
import json
import pathlib
import re
import sys
import zipfile

ENCODINGS = ["shift_jis", "euc_jp", "iso2022_jp", "utf-8-sig", "utf-16"]
WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ATTACK = """<script>window.pwned=1;fetch("https://example.com/")</script><img src="https://example.com/x.png" onerror="window.pwned=2">
<svg onload="window.pwned=3"><script>window.pwned=4</script><a xlink:href="javascript:window.pwned=5"><text>x</text></a></svg>
<iframe src="https://example.com/" srcdoc="<script>parent.parent.pwned=6</script>"></iframe><link rel="stylesheet" href="https://example.com/x.css">
<a href="javascript:window.pwned=7" onclick="window.pwned=8">窓口</a><base href="https://example.com/"><meta http-equiv="refresh" content="0;url=https://example.com/">
<form action="https://example.com/"><button autofocus onfocus="window.pwned=9">x</button></form><style>@import url(https://example.com/x.css);</style>
<object data="https://example.com/"></object><embed src="https://example.com/"><video src="https://example.com/" autoplay></video></title></textarea></script>
"""
NOTICE = """個人情報の漏えいに関するお詫びとお知らせ

2026年9月1日
株式会社みなと文具

このたび、弊社のお客様1,200名のお名前が漏えいした可能性があることが、9月9日(日)に判明しました。深くお詫び申し上げます。
"""


def rows(line):
    """The cells of a row of a table, in Markdown or between tabs; none where it is no row."""
    if line.startswith("|"):
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    return line.split("\t") if "\t" in line else None


def blocks(text):
    """Headings, tables, lists, paragraphs, as somebody would type them into Word."""
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.splitlines() if not re.fullmatch(r"\|[-|: ]+\|", line)]
        while lines:
            heading = re.match(r"(#+) +(.*)", lines[0])
            kind = ("heading" if heading else "table" if rows(lines[0]) else
                    "list" if re.match(r"[-*・] ?", lines[0]) else "lines")
            if heading:
                yield kind, (min(len(heading[1]), 6), heading[2])
                lines = lines[1:]
                continue
            same = 1
            while same < len(lines) and (rows(lines[same]) is not None) == (kind == "table"):
                same += 1
            yield kind, lines[:same]
            lines = lines[same:]


def as_html(text):
    out = []
    for kind, block in blocks(text):
        if kind == "heading":
            out.append(f"<h{block[0]}>{html.escape(block[1])}</h{block[0]}>")
        elif kind == "table":
            cells = lambda line: "".join(f"<td>{html.escape(cell)}</td>" for cell in rows(line))
            out.append("<table>" + "\n".join(f"<tr>{cells(line)}</tr>" for line in block) + "</table>")
        elif kind == "list":
            items = (re.sub(r"^[-*・] ?", "", line) for line in block)
            out.append("<ul>" + "\n".join(f"<li>{html.escape(item)}</li>" for item in items) + "</ul>")
        else:
            out.append("<p>" + "<br>\n".join(html.escape(line) for line in block) + "</p>")
    return '<!doctype html>\n<html lang="ja"><head><meta charset="utf-8"><title>案</title></head>\n<body>\n' + "\n".join(out) + "\n</body></html>\n"


def paragraph(text, style=""):
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{style}<w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r></w:p>'


def as_body(text):
    out = []
    for kind, block in blocks(text):
        if kind == "heading":
            out.append(paragraph(block[1], f"Heading{block[0]}"))
        elif kind == "table":
            cells = lambda line: "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in rows(line))
            out.append("<w:tbl>" + "".join(f"<w:tr>{cells(line)}</w:tr>" for line in block) + "</w:tbl>")
        else:
            out.extend(paragraph(line) for line in block)
    return "".join(out)


def docx(body, more=(), level=zipfile.ZIP_DEFLATED):
    """A Word file with this body; `more` are further parts, names and bytes."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {WORDS}><w:body>{body}</w:body></w:document>",
        **dict(more),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", level) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, compress_type=level)
    return out.getvalue()


def text_of(source):
    """A notice; one of a labelled corpus stands in blocks."""
    text = source.read_text(encoding="utf-8")
    if source.suffix != ".json":
        return text
    labelled = json.loads(text)
    return "\n\n".join(block["text"] for block in labelled["blocks"]) + "\n" if "blocks" in labelled else None


def equal(folder, sources):
    for at, source in enumerate(sources):
        text = text_of(source)
        if text is None:
            continue
        stem = f"{at:03}-{source.stem}"
        for end, made in [("txt", text), ("md", text), ("html", as_html(text))]:
            (folder / f"{stem}.{end}").write_bytes(made.encode())
        (folder / f"{stem}.docx").write_bytes(docx(as_body(text)))
        if at % 8 == 0:
            for encoding in ENCODINGS:
                lines = "\r\n".join(text.splitlines()) + "\r\n"
                (folder / f"{stem}-{encoding}.txt").write_bytes(lines.encode(encoding, errors="replace"))


def hostile():
    """Names and bytes."""
    whole = docx(as_body(NOTICE))
    bomb = docx(paragraph("漏" * 60_000_000))
    link = f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId9" Type="{OFFICE}/hyperlink" Target="javascript:window.pwned=1" TargetMode="External"/><Relationship Id="rId8" Type="{OFFICE}/image" Target="https://example.com/x.png" TargetMode="External"/></Relationships>'
    linked = f'<w:p><w:hyperlink r:id="rId9" xmlns:r="{OFFICE}"><w:r><w:t>窓口</w:t></w:r></w:hyperlink></w:p>'
    entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    expanding = f"{entity}<w:document {WORDS}><w:body><w:p><w:r><w:t>&c;&f;</w:t></w:r></w:p></w:body></w:document>"
    yield "script.txt", (NOTICE + ATTACK).encode()
    yield "script.md", (NOTICE + "\n" + ATTACK + "\n[窓口](javascript:window.pwned=1) ![絵](https://example.com/x.png)\n").encode()
    yield "script.html", (as_html(NOTICE) + ATTACK).encode()
    yield "script.docx", docx(as_body(NOTICE + "\n\n" + ATTACK) + linked, [("word/_rels/document.xml.rels", link)])
    yield "案'\"><img src=x onerror=window.pwned=1>.txt", (NOTICE + ATTACK).encode()
    yield "empty.txt", b""
    yield "nothing.docx", b""
    yield "binary.txt", bytes(range(256)) * 400
    yield "binary.docx", b"PK\x03\x04" + bytes(range(256)) * 400
    yield "torn.docx", whole[: len(whole) // 2]
    yield "turned.docx", whole[:200] + bytes(byte ^ 0x55 for byte in whole[200:400]) + whole[400:]
    yield "no-document.docx", docx("", [("word/document.xml", "")])
    yield "cut-short.docx", docx("<w:p><w:r><w:t>漏えい")
    yield "entities.docx", docx("", [("word/document.xml", expanding)])
    yield "deep.docx", docx("<w:sdt><w:sdtContent>" * 60_000 + paragraph("漏えい") + "</w:sdtContent></w:sdt>" * 60_000)
    yield "deep.html", (as_html(NOTICE) + "<div><ul><li>" * 60_000).encode()
    yield "deep.md", (NOTICE + "\n" + ">" * 60_000 + " 引用\n" + "[" * 60_000).encode()
    yield "bomb.docx", bomb
    yield "many-parts.docx", docx(as_body(NOTICE), [(f"word/media/{at}.bin", b"") for at in range(20_000)])
    yield "one-line.txt", ("個人情報が漏えいしました。" * 150_000).encode()
    yield "long-line.txt", ("個人情報が漏えいしました。" * 20_000).encode()
    yield "huge.txt", ((NOTICE + "\n") * 8_000).encode()
    yield "too-large.txt", b"\n" * ((64 << 20) + 1)
    yield "half-pairs.html", (as_html(NOTICE) + "&#xD800;&#xDC00;&#x110000;&#0;\u202e\u2066").encode()


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    out = pathlib.Path(sys.argv[1])
    for name in ("equal", "hostile"):
        (out / name).mkdir(parents=True)
    found = (file for folder in sys.argv[2:] for file in sorted(pathlib.Path(folder).rglob("*")))
    equal(out / "equal", [file for file in found if file.suffix in (".txt", ".md", ".json")])
    for name, data in hostile():
        (out / "hostile" / name).write_bytes(data)


if __name__ == "__main__":
    main()
