#!/usr/bin/env python3
"""Times edits of a notice of 4 KB in an editor: what `noticelint lsp` takes until its findings are told again.

    python3 benches/editor.py target/dist/noticelint [EDITS]

Prints rows of a Markdown table: medians over single edits of CPU (user + system, of the server alone) and of the clock,
and the memory before and after all of them. Needs Python 3 and Linux.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent / "examples" / "clean"
NOTICE = EXAMPLES / "web-skimming.md"
SIZE = 4_000


class Server:
    """A server with one text open."""

    def __init__(self, program):
        self.process = subprocess.Popen(
            [program, "lsp", "--as-of", "2026-11-22"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.send({"id": 1, "method": "initialize", "params": {"capabilities": {}}})
        self.receive()
        self.tell("initialized", {})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def receive(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def cpu(self):
        """Seconds of CPU so far: its own clock where the system has one, else by ticks."""
        with open(f"/proc/{self.process.pid}/schedstat", encoding="ascii") as threads:
            own = int(threads.read().split()[0])
        for thread in os.listdir(f"/proc/{self.process.pid}/task"):
            if int(thread) != self.process.pid:
                with open(f"/proc/{self.process.pid}/task/{thread}/schedstat", encoding="ascii") as other:
                    own += int(other.read().split()[0])
        return own / 1e9

    def memory(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1024


def edits(server, uri, text, line, times):
    """CPU and clock of each edit: words put in and taken out by turns."""
    version, taken = 1, []
    server.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}})
    server.receive()
    put = "確認の結果、"
    for number in range(times):
        version += 1
        end = 0 if number % 2 == 0 else len(put)
        span = {"start": {"line": line, "character": 0}, "end": {"line": line, "character": end}}
        change = {"range": span, "text": put if number % 2 == 0 else ""}
        before, start = server.cpu(), time.perf_counter()
        server.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})
        told = server.receive()
        clock = time.perf_counter() - start
        if told["params"].get("version") != version:
            sys.exit(f"told of version {told['params'].get('version')}, not of {version}")
        taken.append((server.cpu() - before, clock))
    return taken


def row(*cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    times = int(sys.argv[2]) if len(sys.argv) == 3 else 1_000
    text = NOTICE.read_text(encoding="utf-8")
    while len(text.encode()) < SIZE:
        text += "\n" + text.split("\n\n", 1)[1]
    text = text.encode()[:SIZE].decode(errors="ignore")
    line = next(at for at, said in enumerate(text.split("\n")) if said.endswith("。"))
    row("what", "CPU", "clock", "memory before", "after")
    row("---", "---:", "---:", "---:", "---:")
    with tempfile.TemporaryDirectory(prefix="noticelint-bench-") as folder:
        rules = pathlib.Path(folder) / "noticelint.toml"
        for label, own in [("built-in rules", None), ("50 words of its own", 50)]:
            if own:
                rules.write_text(
                    "noticelint = 1\n\n" + "".join(f'[phrases."当社の言葉{at:02}"]\nseverity = "warning"\n\n' for at in range(own)),
                    encoding="utf-8",
                )
            server = Server(program)
            uri = f"file://{folder}/draft.md"
            edits(server, uri, text, line, 100)
            before = server.memory()
            taken = edits(server, uri, text, line, times)
            cpu, clock = (statistics.median(column) * 1e3 for column in zip(*taken))
            label = f"an edit in a notice of {len(text.encode()) / 1000:.1f} KB, {label}"
            row(label, f"{cpu:.2f} ms", f"{clock:.2f} ms", f"{before:.1f} MB", f"{server.memory():.1f} MB")
            server.process.stdin.close()
            if server.process.wait() != 1:
                sys.exit("the server did not leave as it should")


if __name__ == "__main__":
    main()
