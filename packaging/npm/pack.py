#!/usr/bin/env python3
"""Packs packages of npm, as small as gzip makes them: npm itself takes a middle way.

    python3 packaging/npm/pack.py OUT FOLDER…

The same files give the same bytes, whatever the version of npm.
"""

import gzip
import pathlib
import shutil
import subprocess
import sys


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for folder in sys.argv[2:]:
        pack = [shutil.which("npm"), "pack", "--silent", str(pathlib.Path(folder).resolve()), "--pack-destination", str(out.resolve())]
        name = subprocess.run(pack, check=True, stdout=subprocess.PIPE, text=True).stdout.split()[-1]
        file = out / name
        file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes()), 9, mtime=0))
        print(file)


if __name__ == "__main__":
    main()
