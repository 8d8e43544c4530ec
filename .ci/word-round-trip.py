#!/usr/bin/env python3
"""Annotates Word files and sends the copies through LibreOffice: they must open, and the comments must still be there.

    .ci/word-round-trip.py target/release/noticelint

Files are made by pandoc and LibreOffice out of the examples. Needs both; ends with 0 and says so where one is missing.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=180)


def convert(office, source, folder):
    folder.mkdir(exist_ok=True)
    # A profile of its own: another LibreOffice that is open would take the call and do nothing.
    profile = f"-env:UserInstallation=file://{folder.parent}/profile"
    filter_name = "docx:MS Word 2007 XML"
    run(office, profile, "--headless", "--convert-to", filter_name, "--outdir", folder, source)
    made = folder / (source.stem + ".docx")
    return made if made.exists() else None


def part(file, name):
    with zipfile.ZipFile(file) as archive:
        return archive.read(name).decode("utf-8")


def comments(file):
    try:
        xml = part(file, "word/comments.xml")
    except KeyError:
        return []
    found = re.findall(r"<w:comment .*?</w:comment>", xml, re.S)
    return sorted("".join(re.findall(r"<w:t[^>]*>([^<]*)", comment)) for comment in found)


def text(program, file):
    out = run(program, "facts", "--isolated", "--as-of", "2026-11-22", "--format", "json", file)
    documents = json.loads(out.stdout)["documents"]
    return [documents[0][key] for key in ("kind", "stage", "total_affected", "occurred_on", "published_on")]


def check(program, office, file, folder):
    copy = folder / (file.stem + "-annotated.docx")
    out = run(program, "check", "--isolated", "--as-of", "2026-11-22", "-q", "--annotate", copy, file)
    if not copy.exists():
        return f"no copy: {out.stderr.strip()}"
    wanted = comments(copy)
    if text(program, copy) != text(program, file):
        return "the copy reads otherwise than the file"
    back = convert(office, copy, folder / "back")
    if back is None:
        return "LibreOffice does not open the copy"
    if comments(back) != wanted:
        return f"{len(wanted)} comments went in, {len(comments(back))} came back, or they say something else"
    if text(program, back) != text(program, file):
        return "what came back reads otherwise than the file"
    return None


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    office, pandoc = shutil.which("soffice"), shutil.which("pandoc")
    if not (office and pandoc):
        print("skipped: needs soffice and pandoc")
        return 0
    examples = sorted((ROOT / "examples" / "flawed").iterdir())
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for example in examples:
            if example.suffix == ".md":
                file = folder / (example.stem + ".docx")
                run(pandoc, "-f", "gfm+hard_line_breaks", "-t", "docx", example, "-o", file)
            else:
                file = convert(office, example, folder)
            problem = "could not be made" if file is None else check(program, office, file, folder)
            failures += problem is not None
            print(f"{example.name}: {problem or 'ok'}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
