#!/usr/bin/env python3
"""Counts the instructions of whole runs, and holds them against figures that are written down beside it.

    python3 benches/instructions.py target/release/noticelint [--write]

Counts with callgrind (Debian: the package valgrind); never a clock, so a busy machine gives the same figures as a quiet
one. Where callgrind is missing nothing is counted, and that is said. Prints a Markdown table: what was counted, the figure
of `benches/instructions.toml`, by how much it differs, and what is aimed at. It only prints: another compiler, another C
library give other figures. `--write` writes down what was counted, with the compiler that built it; in a commit that says
why.
"""

import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

from processes import NOTICE, paragraphs, text_of

FIGURES = pathlib.Path(__file__).resolve().parent / "instructions.toml"
FILES = 100
FILE_SIZE = 4_000
SEVERITY = 'noticelint = 1\n[severity]\n"text/minimising" = "off"\n'


def policy():
    """A file with fifty words, an element and a rule of its own, as a house that has settled in may have it."""
    places = ["本店", "支店", "営業所", "工場", "研究所", "物流拠点", "出張所", "受付", "倉庫", "店頭"]
    words = [f"{name}{place}" for name in ["青葉", "若葉", "紅葉", "落葉", "双葉"] for place in places]
    listed = ", ".join(f'"{word}"' for word in words)
    return SEVERITY + f"""
[terms.our-places]
words = [{listed}]

[elements.our-place]
title = "拠点名"
words = ["拠点名"]
headings = ["対象の拠点"]
required = "info"

[rules."house/internal-name"]
check = "phrase"
severity = "info"
title = "社内の呼び名"
message = "社内の呼び名 {{text}} があります"
with = {{ detect = [{{ any = ["@our-places"] }}] }}
"""


def verbs():
    """Two hundred rules and two thousand verbs, each of which is found in every form: a house with much to say."""
    ends = ["く", "す", "む", "る", "う"]
    stems = [f"{first}{second}" for first in "東西南北左右上下青若紅落双朝夕山川谷森林" for second in "海空星月雪雨風雲花草木竹梅桜松杉桃栗石岩"]
    words = iter(f"{stem}{end}" for stem in stems for end in ends)
    rules = []
    for rule in range(200):
        listed = ", ".join(f'"{next(words)}"' for _ in range(10))
        rules.append(f'''
[rules."house/r{rule}"]
check = "phrase"
severity = "info"
title = "言い方{rule}"
message = "{{text}} があります"
with = {{ detect = [{{ any = [{listed}] }}] }}
''')
    return "noticelint = 1\n" + "".join(rules)


def instructions(binary, *call):
    """How many instructions a call takes, in all its threads."""
    with tempfile.TemporaryDirectory() as folder:
        counted = pathlib.Path(folder) / "counted"
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={counted}", binary, *call],
            capture_output=True, text=True, errors="replace",
        )
        found = re.search(r"Collected : (\d+)", run.stderr)
        # A finding (1) is a result, anything else a failure.
        if run.returncode not in (0, 1) or not found:
            sys.exit(f"{' '.join(map(str, call))}: ended with {run.returncode}\n{run.stderr[-2000:]}")
        return int(found[1])


def rows(binary):
    """Name and count of each row, in order."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        notice = shutil.copy(NOTICE, folder / "plain.md")
        yield "cat", instructions(shutil.which("cat"), notice)
        yield "cold", instructions(binary, "check", "--isolated", notice)
        for name, text in [("severity", SEVERITY), ("policy", policy()), ("verbs", verbs())]:
            house = folder / name
            house.mkdir()
            (house / "noticelint.toml").write_text(text, encoding="utf-8")
            yield name, instructions(binary, "check", shutil.copy(NOTICE, house))
        archive = folder / "archive"
        archive.mkdir()
        source, dice, size = paragraphs(), random.Random(1), 0
        for number in range(FILES):
            text = text_of(FILE_SIZE - 120, source, dice)
            (archive / f"{number:03}.md").write_text(text, encoding="utf-8", newline="\n")
            size += len(text.encode())
        many = instructions(binary, "check", "--isolated", "--format", "short", archive)
        one = instructions(binary, "check", "--isolated", "--format", "short", archive / "000.md")
        # What every start needs is no matter of the archive's length.
        yield "byte", round((many - one) / (size - (archive / "000.md").stat().st_size))


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--write"]
    binary = os.path.abspath(arguments[0])
    if not shutil.which("valgrind"):
        print("valgrind is not installed: no instruction is counted")
        return
    figures = tomllib.loads(FIGURES.read_text(encoding="utf-8"))
    compiler = subprocess.run(["rustc", "--version"], capture_output=True, text=True).stdout.strip()
    print("| instructions | counted | written down | | must | aim |\n|---|---:|---:|---:|---:|---:|")
    counted = {}
    for name, count in rows(binary):
        row = figures[name]
        counted[name] = count
        change = (count - row["count"]) / row["count"] if row["count"] else 0
        wanted = [f"{row[goal]:,}" if goal in row else "" for goal in ("must", "aim")]
        print(f"| {row['what']} | {count:,} | {row['count']:,} | {change:+.1%} | {' | '.join(wanted)} |", flush=True)
    if compiler != figures["compiler"]:
        print(f"\nThe figures were written down with {figures['compiler']}; here it is {compiler}.")
    if "--write" in sys.argv:
        text = FIGURES.read_text(encoding="utf-8")
        for name, count in counted.items():
            text = re.sub(rf"(\[{name}\][^\[]*?\ncount = )[\d_]+", rf"\g<1>{count:_}", text)
        text = re.sub(r'(?m)^compiler = ".*"', f'compiler = "{compiler}"', text)
        FIGURES.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
