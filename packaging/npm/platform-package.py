#!/usr/bin/env python3
"""Puts together the npm package that carries the program for one platform.

    python3 packaging/npm/platform-package.py TARGET PROGRAM FOLDER

Leaves the package in FOLDER, ready for `npm pack`.
"""

import json
import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# Targets of the compiler, as Node.js names platforms.
PLATFORMS = {
    "aarch64-apple-darwin": ("darwin", "arm64"),
    "x86_64-apple-darwin": ("darwin", "x64"),
    "aarch64-unknown-linux-gnu": ("linux", "arm64"),
    "x86_64-unknown-linux-gnu": ("linux", "x64"),
    "aarch64-pc-windows-msvc": ("win32", "arm64"),
    "x86_64-pc-windows-msvc": ("win32", "x64"),
}


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    target, program, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    if target not in PLATFORMS:
        sys.exit(f"{target}: none of {', '.join(PLATFORMS)}")
    system, processor = PLATFORMS[target]
    launcher = json.loads((HERE / "noticelint" / "package.json").read_text("utf-8"))
    name = f"@noticelint/{system}-{processor}"
    if name not in launcher["optionalDependencies"]:
        sys.exit(f"{name} is no optional dependency of the launcher")
    file = "noticelint.exe" if system == "win32" else "noticelint"
    folder.mkdir(parents=True)
    # The program is looked up by its path, so the package has no entry of its own, and nothing under `bin`: that is
    # the launcher's.
    package = {
        "name": name,
        "version": launcher["version"],
        "description": f"The program noticelint for {system} {processor}; install the package noticelint instead",
        "license": launcher["license"],
        "files": [file, "LICENSE-MIT", "LICENSE-APACHE"],
        "os": [system],
        "cpu": [processor],
        "preferUnplugged": True,
    }
    (folder / "package.json").write_text(json.dumps(package, indent=2) + "\n", "utf-8")
    shutil.copyfile(program, folder / file)
    (folder / file).chmod(0o755)
    for licence in ("LICENSE-MIT", "LICENSE-APACHE"):
        shutil.copyfile(ROOT / licence, folder / licence)


if __name__ == "__main__":
    main()
