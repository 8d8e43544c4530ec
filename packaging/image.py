#!/usr/bin/env python3
"""Writes an image of the OCI layout that holds the static program and its licences, nothing else.

    python3 packaging/image.py FOLDER ARCHITECTURE=PROGRAM …

ARCHITECTURE is amd64 or arm64. There is no shell in the image and no list of time zones: today is that of UTC, unless
--as-of says otherwise. Drafts are mounted at /drafts. The same files give the same bytes.
"""

import gzip
import hashlib
import io
import json
import pathlib
import re
import sys
import tarfile
import time

from archive import ROOT, epoch

MEDIA = "application/vnd.oci.image"
VERSION = re.search(r'^version = "(.+)"$', (ROOT / "Cargo.toml").read_text("utf-8"), re.M)[1]


def layer(program):
    """The bytes of the one layer, not compressed yet."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        def add(name, data=None, mode=0o644):
            entry = tarfile.TarInfo(name)
            entry.mtime, entry.mode = epoch(), mode
            if data is None:
                entry.type = tarfile.DIRTYPE
                archive.addfile(entry)
            else:
                entry.size = len(data)
                archive.addfile(entry, io.BytesIO(data))

        add("drafts", mode=0o755)
        add("noticelint", program.read_bytes(), 0o755)
        add("licenses", mode=0o755)
        for licence in ("LICENSE-APACHE", "LICENSE-MIT"):
            add(f"licenses/{licence}", (ROOT / licence).read_bytes())
    return out.getvalue()


class Layout:
    def __init__(self, folder):
        self.folder = folder
        (folder / "blobs" / "sha256").mkdir(parents=True)

    def blob(self, data, media, **more):
        digest = hashlib.sha256(data).hexdigest()
        (self.folder / "blobs" / "sha256" / digest).write_bytes(data)
        return {"mediaType": f"{MEDIA}.{media}", "digest": f"sha256:{digest}", "size": len(data), **more}

    def json(self, value, media, **more):
        return self.blob(json.dumps(value, separators=(",", ":")).encode(), media, **more)

    def manifest(self, architecture, program):
        plain = layer(program)
        created = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(epoch()))
        labels = {
            "org.opencontainers.image.title": "noticelint",
            "org.opencontainers.image.version": VERSION,
            "org.opencontainers.image.licenses": "MIT OR Apache-2.0",
            "org.opencontainers.image.created": created,
        }
        config = {
            "created": created,
            "architecture": architecture,
            "os": "linux",
            "config": {
                "User": "65532:65532",
                "Entrypoint": ["/noticelint"],
                "WorkingDir": "/drafts",
                "Labels": labels,
            },
            "rootfs": {"type": "layers", "diff_ids": [f"sha256:{hashlib.sha256(plain).hexdigest()}"]},
            "history": [{"created": created, "created_by": "packaging/image.py"}],
        }
        manifest = {
            "schemaVersion": 2,
            "mediaType": f"{MEDIA}.manifest.v1+json",
            "config": self.json(config, "config.v1+json"),
            "layers": [self.blob(gzip.compress(plain, 9, mtime=0), "layer.v1.tar+gzip")],
            "annotations": labels,
        }
        return self.json(manifest, "manifest.v1+json", platform={"architecture": architecture, "os": "linux"})

    def close(self, manifests):
        # A name for the whole, so that tools find it; for each platform there is a manifest below.
        index = {"schemaVersion": 2, "mediaType": f"{MEDIA}.index.v1+json", "manifests": manifests}
        top = self.json(index, "index.v1+json", annotations={"org.opencontainers.image.ref.name": VERSION})
        outer = {"schemaVersion": 2, "mediaType": f"{MEDIA}.index.v1+json", "manifests": [top]}
        (self.folder / "index.json").write_text(json.dumps(outer), "utf-8")
        (self.folder / "oci-layout").write_text('{"imageLayoutVersion":"1.0.0"}', "utf-8")


def main():
    images = [argument.partition("=")[::2] for argument in sys.argv[2:]]
    if not images or any(name not in ("amd64", "arm64") or not program for name, program in images):
        sys.exit(__doc__)
    layout = Layout(pathlib.Path(sys.argv[1]))
    layout.close([layout.manifest(name, pathlib.Path(program)) for name, program in images])


if __name__ == "__main__":
    main()
