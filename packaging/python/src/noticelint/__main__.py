"""`python -m noticelint`: the program itself."""

import os
import subprocess
import sys

from ._program import find_program


def main() -> None:
    program = find_program()
    if os.name == "nt":
        # Windows has no exec that keeps the console and the exit status.
        sys.exit(subprocess.run([program, *sys.argv[1:]]).returncode)
    os.execv(program, [program, *sys.argv[1:]])


if __name__ == "__main__":
    main()
