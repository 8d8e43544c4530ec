#!/usr/bin/env python3
"""Prints what CHANGELOG.md says of a version: `python3 packaging/changelog.py 0.1.0`."""

import pathlib
import re
import sys

CHANGELOG = pathlib.Path(__file__).resolve().parents[1] / "CHANGELOG.md"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sections = re.split(r"^## ", CHANGELOG.read_text("utf-8"), flags=re.M)
    own = [section for section in sections if section.startswith(f"[{sys.argv[1]}]")]
    text = own[0].partition("\n")[2].strip() if own else ""
    if not text:
        sys.exit(f"CHANGELOG.md says nothing of {sys.argv[1]}: there is no section ## [{sys.argv[1]}]")
    print(text)


if __name__ == "__main__":
    main()
