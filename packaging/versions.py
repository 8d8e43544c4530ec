#!/usr/bin/env python3
"""Says whether every package has the version of Cargo.toml, and every engine is made of the same crates; with a tag,
whether that has the version, too.

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
# Lock files of crates over the engine: what they share with the program's is of the same version, so that the page reads
# a draft as the program does.
LOCKS = ["bindings/page/Cargo.lock", "fuzz/Cargo.lock"]


def locked(name):
    """The versions of each crate in a lock file."""
    found = {}
    for crate, version in re.findall(r'^name = "(.*)"\nversion = "(.*)"$', (ROOT / name).read_text("utf-8"), re.M):
        found.setdefault(crate, set()).add(version)
    return found


def apart():
    """Crates that another lock file has in a version that the program's has not."""
    program = locked("Cargo.lock")
    for name in LOCKS:
        for crate, versions in locked(name).items():
            if crate in program and versions - program[crate]:
                yield f"{name}: {crate} {', '.join(sorted(versions))}, Cargo.lock has {', '.join(sorted(program[crate]))}"


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
    others = list(apart())
    if others:
        wrong += [*others, "copy Cargo.lock over it, and let `cargo metadata` there leave out what it does not need"]
    if wrong:
        sys.exit("\n".join(wrong))
    print(version)


if __name__ == "__main__":
    main()
