#!/usr/bin/env python3
"""Puts the page together: one file that holds the engine, its style and its script.

    python3 bindings/page/build.py ENGINE.wasm OUT.html

The policy of the page names the digests of what may run and what may colour it, the report's style among them.
"""

import base64
import gzip
import hashlib
import html
import io
import json
import pathlib
import re
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
LARGEST = 4 * 1024 * 1024
EXAMPLES = HERE / "../../examples"
# What is read before somebody drops a draft: the browser compiles what was run often, and these run most of the engine.
WARMING = [
    "clean/insider-takeout.txt",
    "clean/web-skimming.md",
    "flawed/contractor-mailing.md",
    "flawed/shop-login-attack.txt",
    "clean/open-form-university.md",
]


def digest(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def word(text):
    """A Word file with a paragraph for each line."""
    of = lambda line: f"<w:p><w:r><w:t>{html.escape(line)}</w:t></w:r></w:p>"
    body = "".join(of(line) for line in text.splitlines())
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{relation}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def page(text):
    """A page with a paragraph for each line."""
    return "<!doctype html><html><body>" + "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines()) + "</body></html>"


def notices():
    """Drafts in each format: names, and bytes in base64."""
    texts = {name: (EXAMPLES / name).read_text(encoding="utf-8") for name in WARMING}
    drafts = [(pathlib.Path(name).name, text.encode()) for name, text in texts.items()]
    drafts.insert(2, ("draft.docx", word(texts[WARMING[0]])))
    drafts.insert(4, ("draft.html", page(texts[WARMING[2]]).encode()))
    return json.dumps([[name, base64.b64encode(draft).decode()] for name, draft in drafts])


def packed(engine):
    """By zopfli (packaging/requirements.txt) where it is there, as for a release: the page is a twentieth smaller."""
    try:
        import zopfli.gzip
    except ImportError:
        return gzip.compress(engine, 9, mtime=0)
    return zopfli.gzip.compress(engine, numiterations=5)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    part = lambda name: (HERE / "page" / name).read_text(encoding="utf-8")
    style, script = part("page.css"), "".join(part(name) for name in ("words.js", "instance.js", "engine.js", "page.js"))
    report_style = (HERE / "../../src/report/html/style.css").read_text(encoding="utf-8")
    engine = packed(pathlib.Path(sys.argv[1]).read_bytes())
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
        "NOTICES": notices(),
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
