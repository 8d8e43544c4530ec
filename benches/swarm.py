#!/usr/bin/env python3
"""Checks very many small drafts at once, made of the shapes of growth.py, and looks for what must not be.

    python3 benches/swarm.py target/release/noticelint [--inputs 200000] [--seed 1]

Each draft is a beginning, a few shapes (repeated, cut, one inside the other), and a sentence about an affected person,
whose name, number and address are its own: as text, Markdown, HTML or Word, in one of several encodings. A thousand at a
time are read by each way to put things out in turn. What ends by a signal or an internal error fails, and so does a draft whose
person stands in an output. Failing drafts are kept in target/swarm.
"""

import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import growth

BATCH = 1_000
CALLS = [
    ["check", "--format", form] for form in
    ("json", "jsonl", "sarif", "html", "human", "short", "github", "gitlab", "junit", "rdjson")
] + [["check", "--format", "human", "--show", "all"], ["facts", "--format", "json"], ["facts", "--format", "human"],
     ["check", "--fix", "--diff"], ["check", "--format", "json", "--lang", "en"]]
ENCODINGS = ["utf-8"] * 6 + ["utf-8-sig", "utf-16", "cp932", "euc-jp", "iso-2022-jp"]
SURNAMES = ["鷹匠", "百目鬼", "四月朔日", "小鳥遊", "勅使河原", "御手洗"]
NEAR = 400
DESK = re.compile("連絡先|絡先|窓口|問い合わせ")
GIVEN = "花菜江実乃里奈津美沙希穂香織絵"


def person(dice, n):
    """Somebody whom no other draft knows: name, number, address."""
    surname = dice.choice(SURNAMES)
    name = surname + "".join(dice.sample(GIVEN, 2 if len(surname) > 3 else 3))
    return name, f"090-{7000 + n // 10000 % 1000:04}-{n % 10000:04}", f"u{n}x{dice.randrange(10**6)}@mail{n}.example"


def draft(dice, kind, who):
    name, phone, mail = who
    says = dice.choice([
        f"会員の{name}様(電話 {phone}、{mail})の情報です。",
        f"対象者は{name}様で、ご本人の電話番号は{phone}、メールアドレスは{mail}です。",
        f"氏名:{name}\n電話:{phone}\nメール:{mail}\n",
    ])
    shapes = [unit for kinds, unit in growth.SHAPES.values() if kind in kinds.split()]
    parts = []
    for _ in range(dice.randint(1, 5)):
        part = growth.repeated(dice.choice(shapes), dice.choice([1, 1, 40, 160]))
        if dice.random() < .4:
            start = dice.randrange(len(part) + 1)
            part = part[start:start + dice.randrange(1, 80)]
        parts.append(part)
    at = dice.randrange(len(parts) + 1)
    if says.startswith("氏名") and DESK.search("".join(parts[:at])[-NEAR:]):
        # Right below a desk a record is the desk's own.
        says = "漏えいした方の情報は次のとおりです。\n\n" + says
    if kind == "html" and "<" in "".join(parts):
        # Lines that stand between tags are no lines of a page.
        says = "<p>" + says.replace("\n", dice.choice(["\n", "<br>"])) + "</p>"
    parts.insert(at, "\n\n" + says + "\n\n")
    return dice.choice(["", "\n", " ", "、"]).join(parts)


def written(dice, kind, text, path):
    growth.document(kind, text, path)
    encoding = dice.choice(ENCODINGS)
    if kind != "docx" and encoding != "utf-8":
        path = pathlib.Path(path)
        try:
            path.write_bytes(path.read_text("utf-8").encode(encoding))
        except UnicodeEncodeError:
            pass  # It has a character that the encoding lacks.


def values(who):
    """What of a person may stand in no output: the name, the digits of the number, the address."""
    name, phone, mail = who
    return name.encode(), phone.replace("-", "").encode(), mail.encode()


# Everything in an output that looks like somebody of a swarm: one look through it, however many they are.
NAMES = re.compile(f"(?:{'|'.join(SURNAMES)})[{GIVEN}]{{2,3}}")
PHONES = re.compile(rb"(?=(0907[0-9]{7}))")
MAILS = re.compile(rb"u[0-9]+x[0-9]+@mail[0-9]+\.example")


def shown(told):
    names = NAMES.findall(told.decode(errors="replace"))
    short = {name[:-1] for name in names}
    bare = re.sub(rb"[-\s]", b"", told)
    return {name.encode() for name in short.union(names)} | set(PHONES.findall(bare)) | set(MAILS.findall(told))


def main():
    arguments = sys.argv[1:]
    number = lambda flag, default: int(arguments[arguments.index(flag) + 1]) if flag in arguments else default
    inputs, seed = number("--inputs", 200_000), number("--seed", 1)
    binary, dice = os.path.abspath(arguments[0]), random.Random(seed)
    kept = pathlib.Path(__file__).parent.parent / "target/swarm"
    failures = done = 0
    while done < inputs:
        with tempfile.TemporaryDirectory() as folder:
            people = {}
            for n in range(done, done + min(BATCH, inputs - done)):
                kind = dice.choice(["txt", "md", "html", "docx"])
                who = person(dice, n)
                people |= dict.fromkeys(values(who), f"{n}.{kind}")
                written(dice, kind, draft(dice, kind, who), os.path.join(folder, f"{n}.{kind}"))
            for call in [CALLS[done // BATCH % len(CALLS)], CALLS[(done // BATCH + 4) % len(CALLS)]]:
                run = subprocess.run([binary, *call, *growth.ALWAYS, "."], cwd=folder, capture_output=True)
                told = run.stdout + run.stderr
                if run.returncode < 0 or b"internal error" in told or "内部エラー".encode() in told:
                    failures += 1
                    print(f"FAILED {' '.join(call)}: {run.returncode} {run.stderr[-300:].decode(errors='replace')}")
                    keep(kept, folder, set(people.values()))
                for file in sorted({people[value] for value in shown(told) & people.keys()}):
                    failures += 1
                    print(f"LEAKED {file} by {' '.join(call)}")
                    keep(kept, folder, [file])
        done += len(set(people.values()))
        if done % 20_000 == 0:
            print(f"{done} drafts, {failures} failures", flush=True)
    print(f"{done} drafts, seed {seed}: {failures} failures{f', kept in {kept}' * (failures > 0)}")
    sys.exit(failures > 0)


def keep(kept, folder, files):
    kept.mkdir(parents=True, exist_ok=True)
    for file in files:
        (kept / file).write_bytes(pathlib.Path(folder, file).read_bytes())


if __name__ == "__main__":
    main()
