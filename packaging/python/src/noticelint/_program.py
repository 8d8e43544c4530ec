"""Where the program is.

Owns the places in which installers put it. Never looks on the path: a program of another version may lie there.
"""

import os
import sys
import sysconfig
from typing import Iterator


def find_program() -> str:
    """The path of the program that came with this package."""
    name = "noticelint" + (sysconfig.get_config_var("EXE") or "")
    places = list(_places())
    for place in places:
        path = os.path.join(place, name)
        if os.path.isfile(path):
            return path
    raise FileNotFoundError(f"{name} is in none of these folders: {', '.join(places)}; install noticelint anew")


def _places() -> Iterator[str]:
    yield sysconfig.get_path("scripts")
    # Installed beside this package: `pip install --target` and `--prefix`.
    packages = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    yield os.path.join(packages, "bin")
    yield os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(packages))), "bin")
    # `pip install --user`.
    if sys.version_info >= (3, 10):
        scheme = sysconfig.get_preferred_scheme("user")
    else:
        scheme = "nt_user" if os.name == "nt" else "posix_user"
    yield sysconfig.get_path("scripts", scheme=scheme)
