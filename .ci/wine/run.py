#!/usr/bin/env python3
"""Runs the program for Windows under Wine, beside the one of this machine.

    python3 .ci/wine/run.py NOTICELINT.exe NOTICELINT

Each look is a function; what Wine cannot show is said at the end. ONLY=REGEX leaves out looks of other names.
"""

import fcntl
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DAY = "2026-11-22"
JAPANESE = 932
NOT_SHOWN = """\
not shown by Wine: the fonts and the rendering of a real console; Windows PowerShell 5.1, which decodes what is redirected
with `>` by the console's code page (`--output FILE` writes UTF-8 whatever it is); SmartScreen and scanners of files;
what is read-only, where root runs this;
the Explorer itself (a program of its name starts ours) and the browser that opens; OneDrive and shares of a network"""
FLAWED = """個人情報の漏えいに関するお詫びとお知らせ

2026年9月1日
株式会社みなと文具

このたび、弊社のお客様1,200名のお名前が流失した可能性があることが、9月9日(日)に判明しました。深くお詫び申し上げます。
"""


class Wine:
    """A Windows of its own in a folder, with the program in it."""

    def __init__(self, work, exe):
        self.prefix = work / "prefix"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in ("CI", "DISPLAY", "WAYLAND_DISPLAY", "LANG")},
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "LC_ALL": "C.UTF-8",
        }
        self.run("wineboot", "-i")
        self.close()
        self.drive = self.prefix / "drive_c"
        self.program = self.drive / "program files 案" / "noticelint.exe"
        self.program.parent.mkdir()
        shutil.copy(exe, self.program)
        compiled = ["x86_64-w64-mingw32-gcc", "-O1", "-Wall"]
        library = self.program.parent / "bcryptprimitives.dll"
        subprocess.run([*compiled, "-shared", "-o", library, HERE / "missing.c", "-ladvapi32"], check=True)
        self.helper = self.program.parent / "helper.exe"
        subprocess.run([*compiled, "-municode", "-o", self.helper, HERE / "helper.c"], check=True)
        shutil.copy(self.helper, self.program.parent / "explorer.exe")
        # For lines of cmd, which Wine reads in the code page of the machine.
        shutil.copytree(self.program.parent, self.drive / "short")

    def run(self, *words, cwd=None, given=None, environment=None):
        return subprocess.run(
            [str(word) for word in words],
            cwd=cwd,
            input=given,
            stdin=None if given is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**self.environment, **(environment or {})},
            timeout=300,
        )

    def __call__(self, *words, cwd, given=None, environment=None):
        """The program with these words."""
        return self.run("wine", self.program, *words, cwd=cwd, given=given, environment=environment)

    def cmd(self, line, cwd):
        """A line of a batch file, as somebody writes it."""
        (cwd / "line.bat").write_bytes(f"@echo off\r\npath C:\\short;%PATH%\r\n{line}\r\n".encode("ascii"))
        return self.run("wine", "cmd", "/c", "line.bat", cwd=cwd)

    def path(self, path):
        """A path of this machine as Windows has it."""
        return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")

    def close(self):
        subprocess.run(["wineserver", "-w"], env=self.environment, timeout=120, check=False)


class Looks:
    """What is looked at, with a folder for each look."""

    def __init__(self, wine, native):
        self.wine, self.native = wine, native
        self.failed = []

    def folder(self, name):
        folder = self.wine.drive / "drafts" / name
        folder.mkdir(parents=True)
        return folder

    def beside(self, words, cwd, given=None):
        """Status and output of both programs with these words; they must be the same."""
        ours = self.wine(*words, cwd=cwd, given=given)
        theirs = subprocess.run([self.native, *words], cwd=cwd, input=given or b"", capture_output=True, check=False)
        same(ours.returncode, theirs.returncode, ours.stderr)
        same(ours.stdout, theirs.stdout)
        return ours


def same(found, wanted, more=b""):
    if found != wanted:
        show = lambda what: what.decode(errors="replace")[-2_000:] if isinstance(what, bytes) else what
        raise AssertionError(f"{show(found)!r}, not {show(wanted)!r} {show(more)}")


def holds(true, what=""):
    if not true:
        raise AssertionError(what.decode(errors="replace") if isinstance(what, bytes) else what)


def of(run):
    """The findings of the first document."""
    holds(run.returncode in (0, 1), run.stderr)
    return json.loads(run.stdout)["documents"][0]


def the_same_bytes_in_every_format(looks):
    folder = looks.folder("every format")
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(ROOT / "fuzz/seeds/docx", folder / "word")
    subprocess.run([sys.executable, ROOT / ".ci/browser/drafts.py", folder / "made", ROOT / "examples"], check=True)
    for form in ("json", "jsonl", "short", "human", "html", "sarif", "github", "gitlab", "junit", "rdjson"):
        words = ["check", "--as-of", DAY, "--lang", "ja", "--format", form, "examples"]
        if form == "html":
            words[-1] = "examples/flawed/contractor-mailing.md"
        looks.beside(words, folder)
    run = looks.beside(["check", "--isolated", "--as-of", DAY, "--format", "jsonl", "made/equal", "word"], folder)
    print(f"   {len(run.stdout.splitlines())} drafts in each encoding and format")
    for words in (["facts", "--as-of", DAY, "examples/clean"], ["survey", "--as-of", DAY, "examples/clean"], ["explain", "cause/missing"], ["template", "--lang", "ja"]):
        looks.beside(words, folder)


def statuses(looks):
    folder = looks.folder("statuses")
    (folder / "案.txt").write_text(FLAWED, encoding="utf-8")
    for words, status in ((["案.txt"], 1), (["--fail-on", "never", "案.txt"], 0), (["nowhere.txt"], 2), (["--no-such-flag"], 2), (["*.docx"], 2)):
        same(looks.wine("check", *words, cwd=folder).returncode, status)
    (folder / "empty").mkdir()
    same(looks.wine("check", "empty", cwd=folder).returncode, 3)


def patterns_that_no_shell_expands(looks):
    folder = looks.folder("patterns")
    for name in ("第1報.txt", "第2報.txt", "[社外秘] 第3報.md", "~$第1報.docx", ".控え.txt"):
        (folder / "2026 年度").mkdir(exist_ok=True)
        (folder / "2026 年度" / name).write_text(FLAWED, encoding="utf-8")
    told = lambda *words: looks.wine("check", "--format", "short", *words, cwd=folder)
    lines = lambda *words: (re.match(r"(.*):\d+:\d+: ", one) for one in told(*words).stdout.decode().splitlines())
    names = lambda *words: {one[1] for one in lines(*words) if one}
    every = {"2026 年度/第1報.txt", "2026 年度/第2報.txt", "2026 年度/[社外秘] 第3報.md"}
    same(names("2026 年度\\*"), every)
    same(names("2026 年度\\*.TXT"), {one for one in every if one.endswith("txt")})
    same(names("*\\第?報.txt", "2026 年度\\[社外秘] 第3報.md"), every)
    same(names("2026 年度/第1報.txt", "--only", "cause/*"), {"2026 年度/第1報.txt"})
    same({one[len("C:/drafts/patterns/"):] for one in names(looks.wine.path(folder) + "\\2026*\\*.txt")}, {one for one in every if one.endswith("txt")})
    nothing = told("2026 年度\\*.html")
    same(nothing.returncode, 2)
    holds("2026 年度/*.html" in nothing.stderr.decode(), nothing.stderr)


def drives_and_backslashes(looks):
    folder = looks.folder("社内 規程")
    (folder / "告知" / "旧").mkdir(parents=True)
    (folder / "共有").mkdir()
    for name in ("告知/案.txt", "告知/旧/案.txt", "告知/旧/止.txt"):
        (folder / name).write_text(FLAWED, encoding="utf-8")
    base = folder / "共有" / "base.toml"
    base.write_text('noticelint = 1\nextends = ["builtin:ja"]\n\n[severity]\n"apology/missing" = "error"\n', encoding="utf-8")
    quoted = lambda path: json.dumps(path, ensure_ascii=False)
    for extends in (r"共有\base.toml", "共有/base.toml", looks.wine.path(base), looks.wine.path(base).replace("\\", "/")):
        (folder / "noticelint.toml").write_text(
            f"noticelint = 1\nextends = [{quoted(extends)}]\n\n[files]\nexclude = ['告知/旧/止.txt']\n\n"
            "[[override]]\npaths = ['告知/旧/**']\n\n[override.severity]\n\"cause/missing\" = \"off\"\n",
            encoding="utf-8",
        )
        for typed in ("告知", r".\告知", looks.wine.path(folder / "告知"), looks.wine.path(folder / "告知").replace("\\", "/"), "C:告知"):
            run = looks.wine("check", "--as-of", DAY, "--format", "json", typed, cwd=folder)
            holds(run.returncode == 1, run.stderr)
            documents = json.loads(run.stdout)["documents"]
            names = [one["path"] for one in documents]
            holds(all("\\" not in name for name in names), str(names))
            rules = {one["path"].rpartition("告知/")[2]: {finding["rule"] for finding in one["findings"]} for one in documents}
            same(sorted(rules), ["旧/案.txt", "案.txt"], run.stderr)
            holds("cause/missing" in rules["案.txt"] and "cause/missing" not in rules["旧/案.txt"], f"{extends} {typed}: {rules}")
    run = looks.wine("check", "--as-of", DAY, "--format", "sarif", looks.wine.path(folder / "告知" / "案.txt"), cwd=folder)
    uri = json.loads(run.stdout)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    holds(uri.startswith("file:///C:/drafts/%E7%A4%BE"), uri)
    (folder / "noticelint.toml").write_text("noticelint = 1\n[files]\nexclude = ['告知\\旧\\**']\n", encoding="utf-8")
    run = looks.wine("check", "告知", cwd=folder)
    same(run.returncode, 2)
    holds("noticelint.toml:3" in run.stderr.decode() and "区切りは /" in run.stderr.decode(), run.stderr)
    (folder / "noticelint.toml").write_text("noticelint = 1\nextends = ['共有\\nowhere.toml']\n", encoding="utf-8")
    run = looks.wine("check", "告知", cwd=folder)
    same(run.returncode, 2)
    holds("nowhere.toml" in run.stderr.decode() and "noticelint.toml:2" in run.stderr.decode(), run.stderr)


def corrections(looks):
    folder = looks.folder("直す")
    for encoding in ("utf-8", "utf-8-sig", "shift_jis", "utf-16"):
        path = folder / f"案 {encoding}.txt"
        text = FLAWED.replace("\n", "\r\n")
        path.write_bytes(text.encode(encoding))
        run = looks.wine("check", "--fix", path.name, cwd=folder)
        holds(run.returncode == 1, run.stderr)
        same(path.read_bytes(), text.replace("流失", "流出").encode(encoding))
    same(sorted(path.name for path in folder.iterdir() if path.suffix != ".txt"), [])
    if os.geteuid() != 0:
        read_only(looks, folder / "読み取り専用.txt")
    (folder / "b.txt").write_bytes(FLAWED.encode())
    run = looks.wine("check", "--fix", "--diff", "b.txt", cwd=folder)
    holds("+このたび、弊社のお客様1,200名のお名前が流出" in run.stdout.decode(), run.stdout)


def read_only(looks, path):
    """Whoever is root may write to it all the same, under Wine."""
    path.write_bytes(FLAWED.encode())
    looks.wine.run("wine", "attrib", "+r", path.name, cwd=path.parent)
    run = looks.wine("check", "--fix", path.name, cwd=path.parent)
    same(run.returncode, 2, run.stdout)
    same(path.read_bytes(), FLAWED.encode())


def standard_input_and_output(looks):
    folder = looks.folder("streams")
    for encoding in ("utf-8", "shift_jis"):
        looks.beside(["check", "--as-of", DAY, "--format", "json", "--stdin-filename", "案.txt", "-"], folder, FLAWED.encode(encoding))
    (folder / "a.txt").write_text(FLAWED, encoding="utf-8")
    (folder / "案.txt").write_text(FLAWED, encoding="utf-8")
    (folder / "sjis.txt").write_bytes(FLAWED.encode("shift_jis"))
    wanted = looks.wine("check", "--as-of", DAY, "a.txt", cwd=folder).stdout
    for page in (JAPANESE, 65001):
        run = looks.wine.cmd(f"chcp {page} > nul\r\nnoticelint check --as-of {DAY} a.txt > out{page}.txt 2> err{page}.txt", folder)
        same((folder / f"out{page}.txt").read_bytes(), wanted, run.stderr)
        same((folder / f"err{page}.txt").read_bytes(), b"")
    run = looks.wine.cmd(f"type sjis.txt | noticelint check --as-of {DAY} --format short -", folder)
    holds("流出" in run.stdout.decode(), run.stdout + run.stderr)
    run = looks.wine.cmd("noticelint check nowhere.txt 2> err.txt", folder)
    holds("nowhere.txt" in (folder / "err.txt").read_text(encoding="utf-8"), run.stderr)
    run = looks.wine("check", "--format", "json", "--output", "結果 1.json", "案.txt", cwd=folder)
    same(json.loads((folder / "結果 1.json").read_bytes())["documents"][0]["path"], "案.txt", run.stderr)


def in_a_console(looks):
    folder = looks.folder("console")
    (folder / "案.txt").write_text(FLAWED, encoding="utf-8")
    for page in (JAPANESE, 65001):
        (folder / "line.bat").write_bytes(f"@echo off\r\nchcp {page} > nul\r\nC:\\short\\noticelint check --as-of {DAY} --format short *.txt\r\n".encode())
        text = terminal(looks.wine, folder, ["cmd", "/c", "line.bat"])
        for words in ("案.txt", "流出", "要修正"):
            holds(words in text, f"code page {page} lacks {words}: {text[-1500:]}")


def terminal(wine, folder, words, typed=b""):
    """What a console shows of a program; `typed` is typed once it has said something."""
    process, screen = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update({**wine.environment, "TERM": "xterm-256color"})
        os.execvp("wine", ["wine", *map(str, words)])
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 200, 0, 0))
    shown = b""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([screen], [], [], 1)[0]:
            try:
                got = os.read(screen, 65_536)
            except OSError:
                break
            if not got:
                break
            shown += got
        elif typed and shown:
            os.write(screen, typed)
            typed = b""
    else:
        os.kill(process, signal.SIGKILL)
    os.close(screen)
    os.waitpid(process, 0)
    text = re.sub(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[=>78]", "", shown.decode(errors="replace"))
    return re.sub(r"[\x00\r\n]", "", text)


def long_paths(looks):
    folder = looks.folder("long")
    deep = folder
    for level in range(20):
        deep = deep / f"階層{level:02}の長い名前のフォルダーです"
    deep.mkdir(parents=True)
    (deep / "案.txt").write_text(FLAWED, encoding="utf-8")
    (deep / "noticelint.toml").write_text('noticelint = 1\n[severity]\n"cause/missing" = "off"\n', encoding="utf-8")
    path = looks.wine.path(deep / "案.txt")
    holds(len(path) > 260)
    for typed in (path, "\\\\?\\" + path, looks.wine.path(folder)):
        document = of(looks.wine("check", "--as-of", DAY, "--format", "json", typed, cwd=folder))
        rules = {finding["rule"] for finding in document["findings"]}
        holds("terms/wrong" in rules and "cause/missing" not in rules, f"{typed}: {sorted(rules)}")
    run = looks.wine("check", "--fix", path, cwd=folder)
    holds("流出" in (deep / "案.txt").read_text(encoding="utf-8"), run.stderr)


def files_that_others_hold(looks):
    folder = looks.folder("held")
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(FLAWED, encoding="utf-8")
    (folder / "out.json").write_text("", encoding="utf-8")

    def held(how, name):
        holder = subprocess.Popen(
            ["wine", looks.wine.helper, how, name], cwd=folder, env=looks.wine.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        same(holder.stdout.readline().strip(), b"held")
        return holder

    def let_go(holder):
        holder.stdin.close()
        holder.wait()

    holder = held("hold", "a.txt")
    run = looks.wine("check", "--as-of", DAY, "--format", "json", ".", cwd=folder)
    let_go(holder)
    same(run.returncode, 2)
    told = json.loads(run.stdout)
    same([one["path"] for one in told["documents"]], ["./b.txt"])
    same([one["path"] for one in told["errors"]], ["./a.txt"])
    # Open in Word: it is read, and not written.
    holder = held("share", "a.txt")
    read = looks.wine("check", "--as-of", DAY, "--format", "json", "a.txt", cwd=folder)
    mended = looks.wine("check", "--as-of", DAY, "--fix", "a.txt", "b.txt", cwd=folder)
    let_go(holder)
    holds("terms/wrong" in {finding["rule"] for finding in of(read)["findings"]}, read.stderr)
    same(mended.returncode, 2)
    holds("a.txt" in mended.stderr.decode(), mended.stderr)
    same((folder / "a.txt").read_text(encoding="utf-8"), FLAWED)
    holds("流出" in (folder / "b.txt").read_text(encoding="utf-8"), "the other file is mended")
    holder = held("hold", "out.json")
    run = looks.wine("check", "--format", "json", "--output", "out.json", "b.txt", cwd=folder)
    let_go(holder)
    same(run.returncode, 2)
    holds("out.json" in run.stderr.decode(), run.stderr)


def names_of_devices(looks):
    folder = looks.folder("devices")
    (folder / "案.txt").write_text(FLAWED, encoding="utf-8")
    there = set(os.listdir(folder))
    for words in (["--report", "json=CON"], ["--report", "html=nul.html"], ["--format", "json", "--output", "COM1.txt"], ["--output", "sub\\lpt1"]):
        run = looks.wine("check", "--lang", "en", *words, "案.txt", cwd=folder)
        same(run.returncode, 2, run.stdout)
        holds(b"for a device" in run.stderr, run.stderr)
    # What is to be thrown away may be; and names that only begin like one are names.
    thrown = looks.wine("check", "--report", "json=NUL", "案.txt", cwd=folder)
    same(thrown.returncode, 1, thrown.stderr)
    same(looks.wine("check", "--report", "json=CONTACT.json", "案.txt", cwd=folder).returncode, 1)
    same(set(os.listdir(folder)) - there, {"CONTACT.json"})


def a_draft_dragged_onto_it(looks):
    folder = looks.folder("drag 案")
    draft, page = folder / "第1報 案.txt", folder / "第1報 案.noticelint.html"
    draft.write_text(FLAWED, encoding="utf-8")
    explorer = looks.wine.program.parent / "explorer.exe"
    words = ["start", looks.wine.path(looks.wine.program), looks.wine.path(draft)]
    terminal(looks.wine, folder, [looks.wine.helper, *words])
    holds(not page.exists(), "started by another program it is no drop")
    looks.wine.run("wine", explorer, *words, cwd=folder)
    holds(not page.exists(), "where somebody reads its output it is no drop")
    shown = terminal(looks.wine, folder, [explorer, *words])
    holds(page.exists(), f"no page: {shown}")
    holds("第1報 案.txt" in page.read_text(encoding="utf-8"))
    page.write_text("my own", encoding="utf-8")
    shown = terminal(looks.wine, folder, [explorer, *words], typed=b"\r\n")
    same(page.read_text(encoding="utf-8"), "my own")
    holds("第1報 案.noticelint.html" in shown, shown)


def a_language_server(looks):
    folder = looks.folder("編集 中")
    uri = "file:///c%3A/drafts/%E7%B7%A8%E9%9B%86%20%E4%B8%AD/" + "%E6%A1%88.txt"
    (folder / "noticelint.toml").write_text('noticelint = 1\n[severity]\n"cause/missing" = "off"\n', encoding="utf-8")
    process = subprocess.Popen(
        ["wine", looks.wine.program, "lsp", "--as-of", DAY], cwd=folder, env=looks.wine.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )

    def send(message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        process.stdin.flush()

    def receive():
        length = 0
        while line := process.stdout.readline().strip():
            length = int(line.split(b":")[1])
        return json.loads(process.stdout.read(length))

    send({"id": 1, "method": "initialize", "params": {"capabilities": {}}})
    receive()
    send({"method": "initialized", "params": {}})
    text = FLAWED.replace("\n", "\r\n")
    send({"method": "textDocument/didOpen", "params": {"textDocument": {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}}})
    told = receive()
    while told.get("method") != "textDocument/publishDiagnostics":
        told = receive()
    codes = {one["code"] for one in told["params"]["diagnostics"]}
    holds("terms/wrong" in codes and "cause/missing" not in codes, str(codes))
    wrong = next(one for one in told["params"]["diagnostics"] if one["code"] == "terms/wrong")
    same(text.split("\r\n")[wrong["range"]["start"]["line"]][wrong["range"]["start"]["character"] :][:2], "流失")
    process.stdin.close()
    process.wait(timeout=60)


LOOKS = [
    the_same_bytes_in_every_format,
    statuses,
    patterns_that_no_shell_expands,
    drives_and_backslashes,
    corrections,
    standard_input_and_output,
    in_a_console,
    long_paths,
    files_that_others_hold,
    names_of_devices,
    a_language_server,
    a_draft_dragged_onto_it,
]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    exe, native = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:])
    only = re.compile(os.environ.get("ONLY", ""))
    with tempfile.TemporaryDirectory(prefix="noticelint-wine-") as work:
        wine = Wine(pathlib.Path(work), exe)
        looks = Looks(wine, native)
        try:
            for look in LOOKS:
                name = look.__name__.replace("_", " ")
                if not only.search(name):
                    continue
                begun = time.monotonic()
                try:
                    look(looks)
                    print(f"ok: {name} ({time.monotonic() - begun:.0f} s)", flush=True)
                except (AssertionError, OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
                    looks.failed.append(name)
                    print(f"FAILED {name}: {type(error).__name__} {error}", flush=True)
        finally:
            wine.run("wineserver", "-k")
    print(NOT_SHOWN)
    if looks.failed:
        sys.exit(f"{len(looks.failed)} looks failed")


if __name__ == "__main__":
    main()
