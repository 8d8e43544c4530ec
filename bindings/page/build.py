#!/usr/bin/env python3
"""Puts the page together: one file that holds the engine, its style and its script.

    python3 bindings/page/build.py ENGINE.wasm OUT.html

The policy of the page names the digests of what may run and what may colour it, the report's style among them.
"""

import base64
import gzip
import hashlib
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
LARGEST = 4 * 1024 * 1024


def digest(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    part = lambda name: (HERE / "page" / name).read_text(encoding="utf-8")
    style, script = part("page.css"), "".join(part(name) for name in ("words.js", "instance.js", "engine.js", "page.js"))
    report_style = (HERE / "../../src/report/html/style.css").read_text(encoding="utf-8")
    engine = gzip.compress(pathlib.Path(sys.argv[1]).read_bytes(), 9, mtime=0)
    policy = "; ".join([
        "default-src 'none'",
        f"script-src {digest(script)} 'wasm-unsafe-eval'",
        f"style-src {digest(style)} {digest(report_style)}",
        "worker-src blob:",
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ])
    values = {
        "POLICY": policy,
        "STYLE": style,
        "SCRIPT": script,
        "ENGINE": base64.b64encode(engine).decode(),
    }
    page = re.sub("@(" + "|".join(values) + ")@", lambda found: values[found[1]], part("index.html"))
    out = page.encode()
    if len(out) > LARGEST:
        sys.exit(f"{len(out)} bytes are more than {LARGEST}")
    pathlib.Path(sys.argv[2]).write_bytes(out)
    print(f"{sys.argv[2]}: {len(out)} bytes")


if __name__ == "__main__":
    main()
