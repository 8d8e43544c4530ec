#!/usr/bin/env python3
"""Puts together the npm package @noticelint/wasm.

    python3 packaging/npm/wasm-package.py ENGINE.wasm FOLDER

ENGINE.wasm is that of the page (bindings/page), and so are the requests to it. Leaves the package in FOLDER, ready for
`npm pack`.
"""

import pathlib
import shutil
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    engine, folder = map(pathlib.Path, sys.argv[1:])
    folder.mkdir(parents=True)
    for name in ("package.json", "node.js", "bundler.js", "check.js", "index.d.ts", "README.md"):
        shutil.copyfile(ROOT / "bindings" / "wasm" / name, folder / name)
    for licence in ("LICENSE-MIT", "LICENSE-APACHE"):
        shutil.copyfile(ROOT / licence, folder / licence)
    requests = (ROOT / "bindings" / "page" / "page" / "instance.js").read_text("utf-8")
    (folder / "instance.js").write_text(requests + "\nexport { asking };\n", "utf-8")
    shutil.copyfile(engine, folder / "noticelint.wasm")


if __name__ == "__main__":
    main()
