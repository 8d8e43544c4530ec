#!/usr/bin/env python3
"""Makes a package file as small as its format allows: a wheel, or a .tgz of npm.

    python3 packaging/tight.py FILE…

What is in it stays the same, byte for byte, with names, times and modes; the same contents give the same file. Needs
zopfli (packaging/requirements.txt), which takes half a minute for a program where zlib takes one second, and saves a
twenty-fifth.
"""

import gzip
import pathlib
import sys
import zipfile

import zopfli.gzip
import zopfli.zlib

ROUNDS = 5


class Deflate:
    """Stands for zlib's compressor of an entry."""

    def __init__(self):
        self.data = []

    def compress(self, data):
        self.data.append(bytes(data))
        return b""

    def flush(self):
        # Without the two bytes before it and the sum behind it, which are zlib's and not of the archive.
        return zopfli.zlib.compress(b"".join(self.data), numiterations=ROUNDS)[2:-4]


def zipped(file):
    with zipfile.ZipFile(file) as archive:
        entries = [(entry, archive.read(entry)) for entry in archive.infolist()]
    kept = zipfile._get_compressor
    zipfile._get_compressor = lambda *_: Deflate()
    try:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry, data in entries:
                archive.writestr(entry, data)
    finally:
        zipfile._get_compressor = kept
    with zipfile.ZipFile(file) as archive:
        assert [(entry.filename, archive.read(entry)) for entry in archive.infolist()] == [(entry.filename, data) for entry, data in entries]


def gzipped(file):
    data = gzip.decompress(file.read_bytes())
    made = zopfli.gzip.compress(data, numiterations=ROUNDS)
    assert gzip.decompress(made) == data
    file.write_bytes(made)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for file in map(pathlib.Path, sys.argv[1:]):
        before = file.stat().st_size
        (zipped if file.suffix == ".whl" else gzipped)(file)
        print(f"{file.name}: {before} bytes, now {file.stat().st_size}", file=sys.stderr)


if __name__ == "__main__":
    main()
