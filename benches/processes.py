#!/usr/bin/env python3
"""Times whole noticelint processes beside `cat`, ripgrep and /bin/true, all in one run.

    python3 benches/processes.py target/dist/noticelint

Prints a Markdown table. Milliseconds belong to one machine on one day; the ratios travel. One notice is
measured as CPU time (user + system) of a cold process, since on a busy machine the clock measures the
neighbours; the corpus also by the clock, where more than one core helps.

Needs Python 3 and nothing else; ripgrep, with the words of the built-in ruleset as its list, where `rg` is there.
"""

import ctypes
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent / "examples" / "clean"
NOTICE = EXAMPLES / "web-skimming.md"
FILES = 5_000
FILE_SIZE = 4_000
TIMES = 10  # as many files once more, for the memory
TERMS = EXAMPLES.parent.parent / "rules" / "ja" / "terms"
DEVNULL = [
    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
]


def run(argv):
    """CPU and clock seconds of one process. A finding (1) is a result, anything else a failure."""
    start = time.perf_counter()
    pid = os.posix_spawn(argv[0], argv, os.environ, file_actions=DEVNULL)
    _, status, usage = os.wait4(pid, 0)
    clock = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{' '.join(argv[:3])} ended with {code}")
    return usage.ru_utime + usage.ru_stime, clock


def rounds(times, *commands):
    """Medians of CPU and clock for each command; the commands take turns, so all see the same weather."""
    taken = [[] for _ in commands]
    for argv in commands:
        run(argv)  # warms the page cache
    for _ in range(times):
        for index, argv in enumerate(commands):
            taken[index].append(run(argv))
    return [tuple(statistics.median(column) for column in zip(*one)) for one in taken]


def peak_memory(argv):
    """Peak resident memory in MB, or None where it cannot be had.

    A process takes over the peak of the one that started it, which here is Python. So a shell starts it and
    leaves; as subreaper this process inherits the orphan and reads its usage, free of its own.
    """
    subreaper = 36  # PR_SET_CHILD_SUBREAPER
    try:
        if ctypes.CDLL(None).prctl(subreaper, 1, 0, 0, 0) != 0:
            return None
    except (AttributeError, OSError):
        return None
    shell = os.posix_spawn("/bin/sh", ["/bin/sh", "-c", '"$@" < /dev/null > /dev/null &', "sh", *argv], os.environ)
    os.waitpid(shell, 0)
    _, _, usage = os.wait3(0)
    return usage.ru_maxrss / 1024


def paragraphs():
    """The paragraphs of the clean examples, in a fixed order."""
    found = []
    for path in sorted(EXAMPLES.iterdir()):
        found += [part.strip() for part in path.read_text(encoding="utf-8").split("\n\n") if part.strip()]
    return found


def text_of(size, source, dice):
    """Paragraphs in random order, their counts varied, until `size` bytes are full."""
    parts, length = [], 0
    while length < size:
        part = dice.choice(source)
        part = re.sub(r"[0-9],[0-9]{3}(?=名|件)", lambda _: f"{dice.randint(1, 9)},{dice.randint(0, 999):03}", part)
        parts.append(part)
        length += len(part.encode()) + 2
    return "\n\n".join(parts) + "\n"


def write_corpus(folder, source, dice):
    """The corpus below `folder`; gives its files and its size in bytes."""
    paths = []
    for number in range(FILES):
        path = folder / f"{number // 100:02}" / f"{number:04}.md"
        path.parent.mkdir(exist_ok=True)
        # Paragraphs are whole, so a text overshoots by half of one on average.
        path.write_text(text_of(FILE_SIZE - 120, source, dice), encoding="utf-8", newline="\n")
        paths.append(str(path))
    return paths, sum(os.path.getsize(path) for path in paths)


def words():
    """The words of the built-in ruleset, one a line."""
    found = set()

    def collect(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                if key == "words" and isinstance(inner, list):
                    found.update(word for word in inner if isinstance(word, str))
                else:
                    collect(inner)

    for path in TERMS.glob("*.toml"):
        collect(tomllib.loads(path.read_text(encoding="utf-8")))
    return sorted(found)


def rules(program, folder, check):
    """What an organisation's rules cost, beside a check without any: each command with what it may cost at most."""
    severity, words = folder / "severity.toml", folder / "words.toml"
    severity.write_text('noticelint = 1\n\n[severity]\n"text/minimising" = "off"\n', encoding="utf-8")
    lines = "".join(f'[phrases."当社の言葉{number:02}"]\nseverity = "warning"\n\n' for number in range(50))
    words.write_text(f"noticelint = 1\n\n{lines}", encoding="utf-8")
    own = [program, "check", "--as-of", "2026-11-22", "--format", "short"]
    commands = {
        "check, a file that changes one severity": (1.5, [*own, "--rules", str(severity), str(NOTICE)]),
        "check, a file with 50 words of its own": (2.0, [*own, "--rules", str(words), str(NOTICE)]),
        "explain": (2.0, [program, "explain", "--isolated", "affected-count/missing"]),
        "rules list": (2.0, [program, "rules", "list", "--isolated"]),
        "rules show": (2.0, [program, "rules", "show", "--isolated", "affected-count/missing"]),
    }
    (base, _), *taken = rounds(51, [*check, str(NOTICE)], *(argv for _, argv in commands.values()))
    for (label, (most, _)), (cost, _) in zip(commands.items(), taken):
        beside = f"`check --isolated` {base * 1e3:.2f} ms"
        row(f"{label}, CPU", f"{cost * 1e3:.2f} ms", beside, f"{cost / base:.2f} (at most {most})")


def row(*cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    # Configuration of the place where this runs has no say; the day is fixed.
    check = [program, "check", "--isolated", "--as-of", "2026-11-22", "--format", "short"]
    cat = next(path for path in ("/bin/cat", "/usr/bin/cat") if os.path.exists(path))
    true = next(path for path in ("/bin/true", "/usr/bin/true") if os.path.exists(path))
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    print(f"{version}, {os.cpu_count()} cores, {sys.platform}, medians\n")
    row("what", "noticelint", "beside it", "ratio")
    row("---", "---:", "---:", "---:")

    size = NOTICE.stat().st_size / 1000
    (own, _), (floor, _), (read, _) = rounds(101, [*check, str(NOTICE)], [true], [cat, str(NOTICE)])
    row(f"one notice of {size:.1f} KB, cold, CPU", f"{own * 1e3:.2f} ms", f"`cat` {read * 1e3:.2f} ms", f"{own / read:.1f}")
    row("", "", f"`/bin/true` {floor * 1e3:.2f} ms", f"{own / floor:.1f}")
    peaks = [peak_memory([*check, str(NOTICE)]), peak_memory([cat, str(NOTICE)])]
    if None not in peaks:
        row("the same, peak memory", f"{peaks[0]:.1f} MB", f"`cat` {peaks[1]:.1f} MB", f"{peaks[0] / peaks[1]:.1f}")

    with tempfile.TemporaryDirectory(prefix="noticelint-bench-") as name:
        folder, source, dice = pathlib.Path(name), paragraphs(), random.Random(20261122)
        rules(program, folder, check)
        corpus = folder / "corpus"
        corpus.mkdir()
        paths, total = write_corpus(corpus, source, dice)
        megabytes = total / 1e6
        (own, own_clock), (read, read_clock) = rounds(5, [*check, str(corpus)], [cat, *paths])
        label = f"{megabytes:.1f} MB in {FILES:,} files"
        row(f"{label}, CPU", f"{own * 1e3:.0f} ms, {megabytes / own:.0f} MB/s", f"`cat` {read * 1e3:.0f} ms", f"{own / read:.1f}")
        row(
            f"{label}, clock",
            f"{own_clock * 1e3:.0f} ms, {megabytes / own_clock:.0f} MB/s",
            f"`cat` {read_clock * 1e3:.0f} ms",
            f"{own_clock / read_clock:.1f}",
        )
        used = own / own_clock
        row("the same, cores used", f"{used:.2f}", f"of {os.cpu_count()}", f"{used / os.cpu_count():.2f} each")
        search = shutil.which("rg")
        if search:
            terms = folder / "words.txt"
            terms.write_text("\n".join(words()) + "\n", encoding="utf-8")
            ((theirs, clock),) = rounds(3, [search, "-on", "-F", "-f", str(terms), str(corpus)])
            row("the same, CPU", f"{own * 1e3:.0f} ms", f"`rg -on -F` with our words {theirs * 1e3:.0f} ms", f"{own / theirs:.1f}")
            row("the same, clock", f"{own_clock * 1e3:.0f} ms", f"`rg` {clock * 1e3:.0f} ms", f"{own_clock / clock:.1f}")
        lines = [*check[:-1], "jsonl"]
        many = folder / "many"
        for number in range(TIMES):
            shutil.copytree(corpus, many / str(number))
        peaks = [peak_memory([*lines, str(corpus)]), peak_memory([*lines, str(many)])]
        if None not in peaks:
            label = f"peak memory of {FILES * TIMES:,} files, jsonl"
            row(label, f"{peaks[1]:.1f} MB", f"{FILES:,} files {peaks[0]:.1f} MB", f"{peaks[1] / peaks[0]:.2f}")
        shutil.rmtree(many)

        large, small = folder / "10mb.md", folder / "1mb.md"
        large.write_text(text_of(10_000_000, source, dice), encoding="utf-8", newline="\n")
        small.write_text(text_of(1_000_000, source, dice), encoding="utf-8", newline="\n")
        (ten, _), (one, _) = rounds(5, [*check, str(large)], [*check, str(small)])
        row("one file of 10 MB, CPU", f"{ten * 1e3:.0f} ms", f"1 MB: {one * 1e3:.0f} ms", f"{ten / one:.1f}")


if __name__ == "__main__":
    main()
