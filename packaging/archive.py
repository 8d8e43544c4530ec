#!/usr/bin/env python3
"""Packs the program for people who download it: a .tar.gz, for Windows a .zip.

    python3 packaging/archive.py TARGET PROGRAM FOLDER

The same files give the same bytes: times come from SOURCE_DATE_EPOCH, else from the commit.
"""

import gzip
import io
import os
import pathlib
import subprocess
import sys
import tarfile
import time
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
BESIDE = ("LICENSE-APACHE", "LICENSE-MIT", "README.ja.md", "README.md")


def epoch():
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given or subprocess.check_output(["git", "-C", ROOT, "log", "-1", "--format=%ct"]))


def tar_gz(files, out):
    """Files by their names: bytes, and whether it is a program."""
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, (data, is_program) in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode, entry.mtime = len(data), 0o755 if is_program else 0o644, epoch()
            archive.addfile(entry, io.BytesIO(data))
    out.write_bytes(gzip.compress(inner.getvalue(), 9, mtime=0))


def zipped(files, out):
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, (data, _) in files.items():
            entry = zipfile.ZipInfo(name, time.gmtime(epoch())[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    target, program, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    top = f"noticelint-{target}"
    windows = "windows" in target
    name = "noticelint.exe" if windows else "noticelint"
    files = {f"{top}/{name}": (program.read_bytes(), True)}
    files |= {f"{top}/{name}": ((ROOT / name).read_bytes(), False) for name in BESIDE}
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / (top + (".zip" if windows else ".tar.gz"))
    (zipped if windows else tar_gz)(files, out)
    print(out)


if __name__ == "__main__":
    main()
