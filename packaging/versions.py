#!/usr/bin/env python3
"""Says whether every package has the version of Cargo.toml; with a tag, whether that has it, too.

    python3 packaging/versions.py [TAG]
    python3 packaging/versions.py --write

With --write the version of Cargo.toml is written into the others.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
NUMBER = r"\d+\.\d+\.\d+(?:-[\w.]+)?"
# What stands before a version, and how often it does in that file.
PLACES = [
    ("packaging/npm/noticelint/package.json", r'"version": "', 1),
    ("packaging/npm/noticelint/package.json", r'"@noticelint/[\w-]+": "', 6),
    ("bindings/wasm/package.json", r'"version": "', 1),
    ("pyproject.toml", r'"noticelint==', 1),
]


def main():
    version = re.search(rf'^version = "({NUMBER})"$', (ROOT / "Cargo.toml").read_text("utf-8"), re.M)[1]
    wrong = []
    for name, before, times in PLACES:
        file = ROOT / name
        text = file.read_text("utf-8")
        found = re.findall(f"{before}({NUMBER})", text)
        if len(found) != times:
            wrong.append(f"{name}: {len(found)} versions after {before!r}, expected {times}")
        elif sys.argv[1:] == ["--write"]:
            file.write_text(re.sub(f"({before}){NUMBER}", rf"\g<1>{version}", text), "utf-8")
        else:
            wrong += [f"{name}: {other}, Cargo.toml has {version}" for other in found if other != version]
    if len(sys.argv) == 2 and sys.argv[1] != "--write" and sys.argv[1] != f"v{version}":
        wrong.append(f"the tag is {sys.argv[1]}, Cargo.toml has {version}")
    if wrong:
        sys.exit("\n".join(wrong))
    print(version)


if __name__ == "__main__":
    main()
