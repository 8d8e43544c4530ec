#!/usr/bin/env python3
"""Holds the work and the memory of one document against its length: neither may grow faster.

    python3 benches/growth.py target/release/noticelint [NAME...] [--from BYTES] [--memory]

Repeats each shape 1, 2, 4 and 8 times and counts the instructions of the whole process with callgrind (Debian: the
package valgrind); never a clock, so the answer is the same on every machine. What the program needs to start is taken
off. The exponent is that of the last doubling, where what is constant weighs least; a shape over BOUND fails. With
--memory each shape is repeated up to 4 MB, and the peak over that of an empty document is held against its size.

Each extractor, each check, each reader has a shape here; add one with each that is new. `{n}` is a number that differs
from repeat to repeat, `{k}` one of a few. A shape is read as every format it names; `html` and `docx` put it into
paragraphs, as text has it on lines.
"""

import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

BOUND = 1.15
BYTES_A_BYTE = 60
START = 8_000
LARGE = 4_000_000

HEAD = """株式会社見本
2026年11月20日
個人情報漏えいのお詫び

当社は2026年11月1日、メールの誤送信により、会員1,200名の氏名、住所が漏えいしたことを確認しました。
"""

# name: (formats, what is repeated)
SHAPES = {
    # counts
    "totals": ("txt", "合計{n}件\n"),
    "totals-alike": ("txt", "合計48件\n"),
    "names-and-counts": ("txt", "会員の佐藤花子様48件"),
    "total-and-part-list": ("txt md", "・合計{n}件\n・内訳{k}件\n"),
    "sums": ("txt", "合計{n}件(内訳:{k}件、5件)。\n"),
    "counts-on-a-line": ("txt docx", "対象は{n}名、"),
    "two-units": ("txt", "{n}件{n}名"),
    "table-of-counts": ("md html docx", "|支店{k}|{n}名|\n"),
    "row-of-parts": ("txt", "部{k}が{n}件、"),
    "rows-of-parts": ("txt", "{n}名です。大人が{k}名、子どもが{n}名です。"),
    "parts-in-brackets": ("txt", "(内科{k}件、外科{n}件、計{n}件)"),
    "lines-without-units": ("txt", "支所{k}:{n}\n支所:{k}\n合計:{n}件\n"),
    "loose-kinds": ("txt", "氏名と住所を見て、"),
    "topics-in-a-clause": ("txt", "氏名は住所は"),
    "told-again": ("txt", "申請書(申請書{n}枚)、{k}枚は"),
    "of-which": ("txt", "{n}名のうち{k}名、"),
    "nested-of-which": ("txt", "{n}名(うち{k}名("),
    "list-of-groups": ("txt", "(1) 会員 {n}名\n(2) 職員 {k}名\n"),
    "vague-counts": ("txt", "多数のお客様、一部の方、"),
    "kanji-numbers": ("txt", "十二万三千四百五十六名、"),
    "long-number": ("txt", "1,234"),
    "digits": ("txt", "9"),
    # records of persons
    "records-on-a-line": ("txt html", "氏名:佐藤花子 電話:03-1234-{n} 住所:東京都港区見本町{k}-2-3、"),
    "exported-records": ("txt md html", "{n},佐藤花子,03-0000-{k},a{n}@example.jp\n"),
    "bare-records": ("txt", "佐藤花子 / 090-0000-{n}\n"),
    "broken-records": ("txt html", "会員の佐藤\n花子様(090-{n}-\n0000)\n"),
    "labels-of-records": ("txt", "氏名電話:"),
    "labels-in-a-word": ("txt html", "連絡先電話番号"),
    "tables-of-records": ("txt md html docx", "氏名,電話,会員番号\n佐藤花子,090-1234-{n:04},A-{n:04}5\n"),
    "forms-sent": ("txt md html", "https://example.jp/?name=%E4%BD%90%E8%97%A4&tel=090-1234-{n:04} "),
    "escapes-of-scripts": ("txt html", "\\u4f50\\u85e4:090-1234-{n:04}, "),
    "slips-of-others": ("txt md html", "「流失」と流失.pdf、流失`流失`"),
    # dates
    "dates-on-a-line": ("txt docx", "11月{k}日、"),
    "dates-with-weekdays": ("txt", "2026年11月{k}日(火)に\n"),
    "chronology": ("txt md html docx", "11月{k}日 10時{k}分 不正アクセスを検知\n"),
    "ranges": ("txt", "11月1日〜{k}日({k}日間)、"),
    "days-of-a-month": ("txt", "{k}日、"),
    "slashed-dates": ("txt", "2026/11/{k} "),
    "slashed-ranges": ("txt", "2026/11/{k}〜"),
    "boxes": ("txt", "■"),
    "ones": ("txt", "1"),
    "noughts": ("txt", "０"),
    "ones-in-circles": ("txt", "①"),
    "dated-paths": ("txt", "2026/11/01〜"),
    "days-alone": ("txt", "2026/11/{k}\n"),
    "names-apart": ("txt", "会員の佐 藤 花 子様、さとう はなこ様、佐藤(花子)様、"),
    "houses": ("txt", "会員の佐藤花子様(見本市港町1丁目2番3号)、港町一丁目二番三号、"),
    "weekdays-of-many": ("txt", "9月7日・8日・9日(月・火・水)、"),
    "same-day": ("txt", "同日、翌日、同月{k}日、"),
    "as-of": ("txt", "11月{k}日時点で調査中です。"),
    "as-of-counts": ("txt", "11月{k}日時点で{n}名"),
    "kanji-dates": ("txt", "令和八年九月十八日、"),
    "eras": ("txt", "令和8年(2026年)11月{k}日、"),
    "planned": ("txt", "11月{k}日から順次ご連絡する予定です。"),
    "bare-years": ("txt", "2026年"),
    "wide-dates": ("md html docx", "|11月{k}日"),
    "hours-noticed": ("txt", "午後8時に気付き、"),
    "days-that-are-none": ("txt", "13月{k}日25時、"),
    "blank-days": ("txt", "○月{k}日、"),
    "open-weekdays": ("txt", "6月2日(火\n"),
    # contacts, personal data
    "phones": ("txt", "03-1234-{n:04} "),
    "phones-apart": ("txt html", "電話 03-1234-{n:04}、"),
    "mobiles": ("txt html docx", "会員の佐藤花子様(090-1234-{n:04})、"),
    "mails": ("txt html", "a{n}@example.jp、"),
    "mails-in-a-row": ("txt", "a@"),
    "at-signs": ("txt", "@"),
    "mail-links": ("html", '<a href="mailto:b{n}@example.jp">会員の佐藤花子様 b{n}@example.jp</a>'),
    "addresses": ("txt", "会員の佐藤花子様(東京都港区見本町{k}-2-3)、"),
    "urls": ("txt", "https://example.jp/contact{n} "),
    "url-starts": ("txt", "http://"),
    "names": ("txt docx", "会員の佐藤{k}子様、"),
    "different-names": ("txt html", "会員の{name}様、"),
    "wide-names": ("md html docx", "|佐藤花子様"),
    "goes-on-from-a-person": ("txt", "会員の佐藤花子様の電話は090-1234-{n:04}、もう一つは03-1234-{n:04}、"),
    "comments-on-persons": ("html md", "<!-- 会員の佐藤花子様(090-1234-{n:04}) -->"),
    "records": ("txt", "氏名:佐藤花子\n電話:090-1234-{n:04}\n"),
    "honorifics": ("txt", "様"),
    "desks": ("txt", "お問い合わせ窓口、"),
    # kinds, regulators, certainty, terms
    "kinds": ("txt", "氏名、住所、電話番号、"),
    "kinds-denied": ("txt", "氏名は含まれておりません。"),
    "kinds-as-labels": ("txt", "氏名:"),
    "kinds-in-a-word": ("txt", "パスワード"),
    "kinds-written": ("txt", "名簿に氏名が書かれ、"),
    "kinds-quoted": ("txt", "「住所が見え、"),
    "kinds-asked-for": ("txt", "載っていたのは氏名、電話番号で、"),
    "kinds-of-none": ("txt", "住所が見えたり、電話番号が届いたり、"),
    "kinds-counted": ("txt", "見えたのは氏名と住所の2項目で、"),
    "kinds-wondered-about": ("txt md", "|氏名が含まれていたかどうか"),
    "days-in-a-row": ("txt", "11月上旬"),
    "kinds-headed-in-rows": ("txt md", "|漏れた情報|氏名、住所|\n"),
    "ended-on-days": ("txt", "6月{k}日に先方が控えを削除し、"),
    "told-back": ("txt", "6月{k}日に箱を積み残し、6月{n}日に大家から箱があると聞いて、"),
    "kinds-numbered": ("txt", "({n})氏名 "),
    "days-turned-round": ("txt", "開いたのは5月1日、気づいたのは9日、"),
    "leads": ("txt", "次のように改め、"),
    "words-never-heard": ("txt", "使われたという話は届かず、"),
    "kinds-listed": ("txt md html docx", "・氏名\n・クレジットカード番号\n"),
    "sentences-on-a-line": ("txt", "個人情報が漏えいした可能性があります。"),
    "sentences": ("txt md html docx", "個人情報が漏えいした可能性があります。\n"),
    "kanji-numerals": ("txt", "千二百三十四"),
    "asks-and-kinds": ("txt", "お願い。パスワード。"),
    "attacks": ("txt", "攻撃した攻撃の"),
    "explained": ("txt", "(あ)会員(い)"),
    "counted-parties": ("txt", "職員1名が、会員3名に、"),
    "findings": ("txt", "同16時に判明し、"),
    "both-certainties": ("txt", "漏えいしました。漏えいした可能性があります。"),
    "regulators": ("txt", "個人情報保護委員会へ報告しました。総務省へ報告予定です。"),
    "regulators-on-a-line": ("txt", "個人情報保護委員会に報告"),
    "variants": ("txt", "漏洩漏えい"),
    "variant": ("txt", "漏洩"),
    "wrong-terms": ("txt html", "流失した。\n"),
    "abbreviations": ("txt", "A{name}C、"),
    "words": ("txt", "不正アクセス"),
    "negations": ("txt", "ないない"),
    "clauses": ("txt", "確認しましたが、"),
    "one-long-clause": ("txt", "調査の結果"),
    "promises": ("txt", "再発防止に努めてまいります。"),
    "measures": ("txt", "研修を実施し、手順を見直しました。"),
    "deferred": ("txt", "原因は調査中です。"),
    "minimising": ("txt", "影響は限定的です。念のため、"),
    "earlier-notices": ("txt", "11月{k}日付の第一報でお知らせしました。"),
    # document
    "placeholders": ("txt", "○○"),
    "todo": ("txt", "TODO "),
    "rulers": ("txt md", "=\n"),
    "notes": ("txt md", "対象※{n}\n"),
    "note-texts": ("txt", "※{n} 注です。\n"),
    "footnotes": ("md", "対象[^{n}]\n\n[^{n}]: 注です。\n\n"),
    "brackets": ("txt", "("),
    "angles": ("txt", "<"),
    "masks": ("txt", "*"),
    "fields": ("txt", "{{"),
    "circled": ("txt", "①会員②"),
    "signs-for-at": ("txt", "★"),
    "pairs": ("txt", "「(あ)」"),
    "open-and-close": ("txt", "(「)」"),
    "quotes": ("txt", "「漏えい』漏洩"),
    "points": ("txt", "。"),
    "stops": ("txt", "a."),
    "lines": ("txt md html docx", "お知らせです\n"),
    "blank-lines": ("txt md", "\n"),
    "spaces": ("txt", " "),
    "wide-spaces": ("txt", "氏　名　"),
    "gaps": ("txt", "氏名    12名   "),
    "indented": ("txt", "    1. 経緯\n"),
    "headings": ("txt md html docx", "{n}. 経緯\n\n当社です。\n\n"),
    "list-marks": ("txt md", "(1)"),
    "labels": ("txt", "対象:"),
    "hard-wraps": ("txt", "当社は会員の情報を含む名簿を紛失したことを確認し\n"),
    "drawn-table": ("txt", "│支店{k}│{n}名│\n"),
    "cr": ("txt md", "お知らせ\r"),
    "crlf": ("txt md", "お知らせ\r\n"),
    "radicals": ("txt", "⽉⼈"),
    "marks": ("txt", "か\u3099"),
    "joiners": ("txt md html", "漏\u2060えい"),
    "bidi": ("txt", "\u202e会員"),
    "half-width": ("txt", "ｶﾞｷﾞ"),
    "ligatures": ("txt", "㈱㍿"),
    # suppressions
    "suppressions": ("md html", "<!-- noticelint-ignore cause/missing: 理由{n} -->\n\n"),
    "suppression-opens": ("md", "<!-- noticelint-ignore "),
    # Markdown, HTML
    "wide-row": ("md html docx", "|a"),
    "wide-numbers": ("md html docx", "|{n}名"),
    "wide-kinds": ("md html docx", "|氏名"),
    "long-table": ("md html docx", "|a|b|\n"),
    "ticks": ("md", "`"),
    "stars": ("md", "*a "),
    "links": ("md", "[a](b)"),
    "link-opens": ("md", "[a]("),
    "images": ("md html", "![a](b{n}.png)"),
    "quoted": ("md", "> お知らせ\n"),
    "deep-quote": ("md", "> "),
    "tags": ("md html", "<b>"),
    "tag-opens": ("md html", "<"),
    "attributes": ("html md", '<p a="'),
    "entities": ("html md", "&amp;&#12354;"),
    "divs": ("html", "<div>"),
    "cells": ("html", "<td>a"),
    "tables-in-tables": ("html", "<table><tr><td>a"),
    "spans": ("html", "<span>漏えい</span>"),
    "ruby": ("html", "<ruby>漏<rt>ろう</rt></ruby>"),
    "breaks": ("html md", "お知らせ<br>"),
    "comments": ("html md", "<!-- a -->"),
    "comments-beside-slips": ("html md", "<!-- 会員{k} -->\n\n流失した。\n\n"),
    "underlined": ("md", "a\n=\n"),
    "image-opens": ("md", "![a]"),
    "sections": ("md", "# 原因\n\n調査中\n\n"),
    "deleted": ("html", "<del>{n}名</del>"),
    "front-matter": ("md", "---\n"),
}
# What a call is: by format of the output.
CALLS = {
    "check": ["check", "--format", "json"],
    "human": ["check", "--format", "human", "--show", "all"],
    "html": ["check", "--format", "html"],
    "sarif": ["check", "--format", "sarif"],
    "facts": ["facts", "--format", "json"],
    "facts-human": ["facts", "--format", "human"],
    "diff": ["check", "--fix", "--diff"],
} | {
    form: ["check", "--format", form] for form in ("jsonl", "short", "github", "gitlab", "junit", "rdjson")
}
ALWAYS = ["--isolated", "--as-of", "2026-11-22"]

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default \
Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/\
vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/></Relationships>"""


def name(n):
    """A given name of three characters that no other number has."""
    return "".join(chr(0x4E00 + 300 + n // 60**place % 60) for place in range(3))


def repeated(unit, size):
    """The unit over and over, in about so many bytes."""
    parts, length, n = [], 0, 1
    while length < size:
        part = re.sub(r"\{n(:04)?\}", lambda found: f"{n % 10000:04}" if found[1] else str(n), unit)
        part = part.replace("{k}", str(n % 28 + 1)).replace("{name}", name(n))
        parts.append(part)
        length += len(part.encode())
        n += 1
    return "".join(parts)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def document(kind, text, path):
    """Writes a text as a document of a format; gives back the bytes that count."""
    lines = (HEAD + text).split("\n")
    row = text.startswith("|")
    if kind == "docx":
        paragraph = lambda line: f"<w:p><w:r><w:t>{escaped(line)}</w:t></w:r></w:p>"
        body = "".join(map(paragraph, HEAD.split("\n")))
        if row:
            cells = lambda line: "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in line.strip("|").split("|"))
            rows = "".join(f"<w:tr>{cells(line)}</w:tr>" for line in text.strip().split("\n"))
            body += f"<w:tbl>{rows}</w:tbl>"
        else:
            body += "".join(map(paragraph, text.split("\n")))
        xml = f'<?xml version="1.0"?><w:document {WORD}><w:body>{body}</w:body></w:document>'
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", TYPES)
            archive.writestr("_rels/.rels", RELS)
            archive.writestr("word/document.xml", xml)
        return len(xml.encode())
    if kind == "html" and "<" not in text and "&" not in text:
        body = "".join(f"<p>{escaped(line)}</p>\n" for line in HEAD.split("\n"))
        if row:
            cells = lambda line: "".join(f"<td>{cell}</td>" for cell in line.strip("|").split("|"))
            body += "<table>" + "".join(f"<tr>{cells(line)}</tr>" for line in text.strip().split("\n")) + "</table>"
        else:
            body += "".join(f"<p>{line}</p>\n" for line in text.split("\n"))
    elif kind == "html":
        body = "".join(f"<p>{line}</p>\n" for line in HEAD.split("\n")) + text
    elif kind == "md" and row:
        first = text.strip().split("\n")[0]
        body = HEAD + "\n" + first + "|\n" + "|-" * first.count("|") + "|\n" + text + "|\n"
    else:
        body = HEAD + "\n" + text
    data = body.encode()
    pathlib.Path(path).write_bytes(data)
    return len(data)


def instructions(binary, call, path):
    """How many instructions a call takes, in all its threads."""
    out = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", binary, *call, *ALWAYS, path],
        capture_output=True, text=True, errors="replace", env={**os.environ, "TMPDIR": os.path.dirname(path)},
    )
    found = re.search(r"Collected : (\d+)", out.stderr)
    if out.returncode not in (0, 1) or not found:
        sys.exit(f"{path}: ended with {out.returncode}\n{out.stderr[-2000:]}")
    return int(found[1])


class Runner:
    """A process that was begun while this one was small. What a process starts is counted by the system as at least as
    large as whoever started it was."""

    def __init__(self):
        asked, self.asks = os.pipe()
        self.answers, answer = os.pipe()
        if os.fork() == 0:
            os.close(self.asks)
            with open(asked) as lines, open(answer, "w", buffering=1) as out:
                for line in lines:
                    print(json.dumps(self.run(json.loads(line))), file=out)
            os._exit(0)
        os.close(asked)
        os.close(answer)
        self.asks, self.answers = open(self.asks, "w", buffering=1), open(self.answers)

    @staticmethod
    def run(command):
        pid = os.posix_spawn(command[0], command, os.environ, file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
        _, status, usage = os.wait4(pid, 0)
        return os.waitstatus_to_exitcode(status), usage.ru_maxrss * 1024

    def peak(self, binary, call, path):
        """The peak of a call's memory, in bytes, and whether the file was refused."""
        print(json.dumps([binary, *call, *ALWAYS, path]), file=self.asks)
        code, most = json.loads(self.answers.readline())
        if code not in (0, 1, 2):
            sys.exit(f"{path}: ended with {code}")
        return most, code == 2


def main():
    arguments = sys.argv[1:]
    memory = "--memory" in arguments
    start = int(arguments[arguments.index("--from") + 1]) if "--from" in arguments else START
    calls = arguments[arguments.index("--calls") + 1].split(",") if "--calls" in arguments else ["check"]
    flags = {"--memory", "--from", "--calls", str(start), ",".join(calls)}
    binary, *names = [argument for argument in arguments if argument not in flags]
    binary = os.path.abspath(binary)
    unknown = set(names) - set(SHAPES)
    if unknown:
        sys.exit(f"no such shape: {', '.join(sorted(unknown))}")
    over = []
    runner = Runner() if memory else None
    with tempfile.TemporaryDirectory() as folder:
        for shape in names or SHAPES:
            kinds, unit = SHAPES[shape]
            for kind in kinds.split():
                path = os.path.join(folder, f"draft.{kind}")
                for call in calls:
                    label = f"{shape}.{kind} {call}"
                    if memory:
                        document(kind, "\n", path)
                        empty, _ = runner.peak(binary, CALLS[call], path)
                        # What is too large for a Word file is refused, and told: the largest that is read counts.
                        for part in (1, 2, 4, 8, 16, 32):
                            size = document(kind, repeated(unit, LARGE // part), path)
                            full, refused = runner.peak(binary, CALLS[call], path)
                            if not refused:
                                break
                        else:
                            sys.exit(f"{label}: not read")
                        a_byte = (full - empty) / size
                        print(f"{label:42} {a_byte:6.1f} bytes a byte{'  OVER' * (a_byte > BYTES_A_BYTE)}", flush=True)
                        over += [label] * (a_byte > BYTES_A_BYTE)
                        continue
                    document(kind, "\n", path)
                    base = instructions(binary, CALLS[call], path)
                    work = []
                    for times in (1, 2, 4, 8):
                        size = document(kind, repeated(unit, start * times), path)
                        work.append((size, max(instructions(binary, CALLS[call], path) - base, 1)))
                    (less, few), (more, many) = work[-2:]
                    exponent = math.log(many / few) / math.log(more / less)
                    print(f"{label:42} {exponent:5.2f} {many / more:9.0f} a byte{'  OVER' * (exponent > BOUND)}", flush=True)
                    over += [label] * (exponent > BOUND)
    if over:
        sys.exit(f"grows faster than the text: {', '.join(over)}")


if __name__ == "__main__":
    main()
