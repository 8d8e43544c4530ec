#!/usr/bin/env python3
"""Packs packages of npm, as small as they can be (../tight.py): npm itself takes a middle way.

    python3 packaging/npm/pack.py OUT FOLDER…

The same files give the same bytes, whatever the version of npm.
"""

import pathlib
import shutil
import subprocess
import sys

TIGHT = str(pathlib.Path(__file__).resolve().parents[1] / "tight.py")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for folder in sys.argv[2:]:
        pack = [shutil.which("npm"), "pack", "--silent", str(pathlib.Path(folder).resolve()), "--pack-destination", str(out.resolve())]
        name = subprocess.run(pack, check=True, stdout=subprocess.PIPE, text=True).stdout.split()[-1]
        subprocess.run([sys.executable, TIGHT, str(out / name)], check=True)
        print(out / name)


if __name__ == "__main__":
    main()
