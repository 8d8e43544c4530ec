#!/usr/bin/env python3
"""Reads shapes that tempt a parser to look twice, each in two lengths, and compares what they cost.

    python3 benches/linear.py target/release/noticelint

A text four times as long may cost at most six times the CPU time (user + system, less that of an empty draft; the
least of five runs). What takes less than a fiftieth of a second is not compared. Ends with 1 where a shape costs more.
"""

import os
import pathlib
import sys
import tempfile

SHORT, LONG, MOST = 250, 1_000, 6.0
ASK = "<!-- noticelint-ignore{}: 鍵は戻った -->"
TEXTS = [
    lambda n: "あ" * (n * 300),
    lambda n: "\n" * (n * 1000),
    lambda n: "1.見出し\n本文\n" * (n * 20),
    lambda n: "(" * (n * 300),
    lambda n: "(あいうえおか" * (n * 30) + ")" * (n * 30),
    lambda n: ")\n" * (n * 200),
    lambda n: "か\u3099" * (n * 100),
    lambda n: "\u3099" * (n * 200),
    lambda n: "、" * (n * 300),
    lambda n: "a. " * (n * 100),
    lambda n: "。" * (n * 300),
    lambda n: "「。" * (n * 100) + "」" * (n * 100),
    lambda n: "<!-- noticelint-ignore " * (n * 100),
    lambda n: "<!-- noticelint-ignore -->\n-a\n" * (n * 40),
]
MARKDOWN = [
    lambda n: "> " * (n * 100),
    lambda n: "- " * (n * 20),
    lambda n: "> a\n" * (n * 100),
    lambda n: "* a\n  " * (n * 20),
    lambda n: "[" * (n * 100),
    lambda n: "[a](" * (n * 50),
    lambda n: "![a]" * (n * 50) + "\n\n[a]: https://a.jp\n",
    lambda n: "[^1]" * (n * 50) + "\n\n[^1]: a\n",
    lambda n: "".join(f"[^{at}]: 注\n\n本文[^{at}]\n\n" for at in range(n * 20)),
    lambda n: "**「甲」**乙" * (n * 50),
    lambda n: "**「甲」**乙\n" * (n * 50),
    lambda n: "\\***「" * (n * 50),
    lambda n: "*a _" * (n * 50),
    lambda n: "`" * (n * 100),
    lambda n: "`a``" * (n * 30),
    lambda n: "<" * (n * 100),
    lambda n: "<a " * (n * 50),
    lambda n: "<!-" * (n * 50),
    lambda n: "<rt>" * (n * 100),
    lambda n: "|a" * (n * 100) + "\n" + "|-" * (n * 100) + "\n" + "|\n" * 100,
    lambda n: "|a|b|\n|-|-|\n" + "|**「甲」**|\\||\n" * (n * 30),
    lambda n: "{{< " * (n * 100),
    lambda n: "---\n" + "a: b\n" * (n * 100),
    lambda n: "甲\n: 乙\n" * (n * 50),
]
PAGES = [
    lambda n: "<div>" * (n * 40) + "本文" + "</div>" * (n * 40),
    lambda n: "<" * (n * 100),
    lambda n: "<a b='" * (n * 20),
    lambda n: "<b><p>" * (n * 20) + "</b>" * (n * 20),
    lambda n: "&amp" * (n * 40),
    lambda n: "<table><tr><td>x<td rowspan=999 colspan=9>" * (n * 20),
    lambda n: "<tr><td rowspan=1000>x<td>y" * (n * 20),
    lambda n: "<ul><li>x" * (n * 20),
    lambda n: "<p><a href=https://example.jp>x</a>" * (n * 20),
    lambda n: "x<sup>1</sup>" * (n * 40) + "<p><sup>1</sup>あ" * (n * 20),
    lambda n: "<dl><dt>a<dd>b" * (n * 15),
    lambda n: "<pre>\n" * (n * 20),
    lambda n: "<h1>&shy;" * (n * 10) + "あ" + "<br>" * (n * 20),
    lambda n: "<p>あ<img alt=x>" * (n * 10),
    lambda n: "<p>あ</p>\n<!-- noticelint-ignore -->\n" * (n * 10),
]
WAIVERS = [
    lambda n: "# 件\n\n" + (ASK.format(" acme/loss") + "\n\n紛失です。\n\n") * (n * 4),
    lambda n: "# 件\n\n" + (ASK.format(" acme/loss") + "\n") * (n * 8) + "- 紛失\n" * (n * 8),
    lambda n: "# 件\n\n" + (ASK.format("-file acme/*") + "\n\n") * (n * 8) + "紛失です。\n\n" * (n * 8),
]


def cost(program, file):
    """CPU seconds of reading a file, the least of five; above ten the first will do."""
    least = None
    for _ in range(5):
        quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
        argv = [program, "check", "--isolated", "--quiet", str(file)]
        pid = os.posix_spawn(program, argv, os.environ, file_actions=quiet)
        _, status, usage = os.wait4(pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"{file} ended with {os.waitstatus_to_exitcode(status)}")
        spent = usage.ru_utime + usage.ru_stime
        least = spent if least is None else min(least, spent)
        if spent > 10:
            break
    return least


def main():
    program, worst = str(pathlib.Path(sys.argv[1]).resolve()), 0.0
    print("| shape | short s | long s | ratio |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "empty.txt").write_text("件\n")
        base = cost(program, folder / "empty.txt")
        kinds = {"txt": TEXTS, "md": TEXTS + MARKDOWN + WAIVERS, "html": PAGES}
        for suffix, shapes in kinds.items():
            for at, shape in enumerate(shapes):
                file = folder / f"shape.{suffix}"
                spent = []
                for length in (SHORT, LONG):
                    file.write_text(shape(length))
                    spent.append(max(cost(program, file) - base, 0.0))
                if spent[1] < 0.02:
                    continue
                ratio = spent[1] / max(spent[0], 0.002)
                worst = max(worst, ratio)
                print(f"| {suffix} {at} | {spent[0]:.3f} | {spent[1]:.3f} | {ratio:.1f} |", flush=True)
    print(f"\nmost: {worst:.1f} (at most {MOST})")
    sys.exit(worst > MOST)


main()
