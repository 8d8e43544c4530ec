#!/usr/bin/env python3
"""The page that checks drafts by itself, in Firefox: the same findings as the program, corrections, nothing asked of a server.

    python3 .ci/browser/firefox.py noticelint.html NOTICELINT [FIREFOX]

What it is used like in full is looked at in Chromium (noticelint-html.mjs). Firefox is driven by its own protocol.
"""

import json
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DAY = "2026-11-22"


class Firefox:
    """A Firefox without a window, and the page in it."""

    def __init__(self, program, profile):
        (profile / "user.js").write_text('user_pref("marionette.port", 0);\nuser_pref("intl.accept_languages", "ja");\n')
        self.process = subprocess.Popen(
            [program, "--headless", "--marionette", "--no-remote", "--profile", profile], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        port = profile / "MarionetteActivePort"
        until(lambda: port.exists() and port.read_text().strip(), "Firefox starts")
        self.socket = socket.create_connection(("127.0.0.1", int(port.read_text())))
        self.reader = self.socket.makefile("rb")
        self.number = 0
        self.receive()
        self.ask("WebDriver:NewSession")

    def receive(self):
        length = b""
        while (sign := self.reader.read(1)) != b":":
            length += sign
        return json.loads(self.reader.read(int(length)))

    def ask(self, command, **parameters):
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, answer = self.receive()
        if error:
            raise AssertionError(f"{command}: {error['message']}")
        return answer

    def script(self, text, *arguments):
        return self.ask("WebDriver:ExecuteScript", script=text, args=list(arguments), sandbox=None)["value"]

    def later(self, text):
        return self.ask("WebDriver:ExecuteAsyncScript", script=text, args=[], sandbox=None)["value"]

    def element(self, selector):
        return next(iter(self.ask("WebDriver:FindElement", using="css selector", value=selector)["value"].values()))

    def choose(self, path):
        """A file, as somebody chooses it."""
        self.script("delete document.documentElement.dataset.opened")
        self.ask("WebDriver:ElementSendKeys", id=self.element("#file"), text=str(path))
        until(lambda: self.script("return document.documentElement.dataset.opened ?? null") is not None, path)

    def listed(self):
        return self.script("return [...document.querySelectorAll('#findings li')].map((one) => [one.className, one.querySelector('.go').textContent])")


def until(holds, what, seconds=60):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"in vain: {what}")
        time.sleep(0.02)


def wanted(program, path):
    # The page takes the day of the computer.
    run = subprocess.run([program, "check", "--isolated", "--format", "json", path.name], cwd=path.parent, capture_output=True, check=False)
    return json.loads(run.stdout)


def looks(firefox, page, program, drafts):
    firefox.ask("WebDriver:Navigate", url=page.as_uri())
    until(lambda: firefox.script("return document.documentElement.dataset.engine") == "ready", "the page is ready")
    print(f"ready: {firefox.script('return performance.getEntriesByName(`ready`)[0].startTime')} ms")
    compared = 0
    for path in sorted((drafts / "equal").iterdir()):
        firefox.choose(path)
        findings = wanted(program, path)["documents"][0]["findings"]
        listed = firefox.listed()
        same = len(listed) == len(findings) and all(
            severity == one["severity"] and text.endswith(one["message"]) for (severity, text), one in zip(listed, findings)
        )
        assert same, f"{path.name}: {listed}, not {[one['message'] for one in findings]}"
        compared += 1
    print(f"{compared} drafts are the same")
    for path in sorted((drafts / "hostile").iterdir()):
        firefox.choose(path)
        found = wanted(program, path)
        trouble = firefox.script("return document.getElementById('trouble').textContent")
        assert trouble == (found["errors"][0]["message"] if found["errors"] else ""), f"{path.name}: {trouble}"
        pwned = firefox.script("return [window.pwned ?? null, document.getElementById('report').contentWindow.pwned ?? null]")
        assert pwned == [None, None], path.name
    asked = firefox.later("const done = arguments[arguments.length - 1]; fetch('https://example.com/').then(() => done('went'), () => done('blocked'))")
    assert asked == "blocked"
    sources = firefox.script("return performance.getEntriesByType('resource').map((one) => one.name).filter((name) => !name.startsWith('blob:'))")
    assert sources == [], sources
    print("hostile drafts run nothing and ask for nothing")

    firefox.choose(ROOT / "examples/flawed/contractor-mailing.md")
    text = firefox.script("const area = document.getElementById('draft'); area.focus(); return area.value")
    slip = "個人情報が流失しました。\n"
    firefox.script("const area = document.getElementById('draft'); area.setSelectionRange(0, 0); document.execCommand('insertText', false, arguments[0])", slip)
    until(lambda: firefox.script("return document.querySelector('#findings .fix') !== null"), "a correction is offered")
    firefox.ask("WebDriver:ElementClick", id=firefox.element("#findings .fix"))
    mended = "return document.getElementById('draft').value"
    until(lambda: firefox.script(mended) == slip.replace("流失", "流出") + text, "it is made")
    firefox.script("document.getElementById('draft').focus(); document.execCommand('undo')")
    assert firefox.script(mended) == slip + text, "it cannot be undone"
    print("a correction is made and undone")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    page, program = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    browser = sys.argv[3] if len(sys.argv) == 4 else shutil.which("firefox-esr") or shutil.which("firefox")
    if not browser:
        return print("skipped: no Firefox here")
    with tempfile.TemporaryDirectory(prefix="noticelint-firefox-", ignore_cleanup_errors=True) as work:
        work = pathlib.Path(work)
        (work / "profile").mkdir()
        made = [sys.executable, ROOT / ".ci/browser/drafts.py", work / "drafts", ROOT / "examples/flawed", ROOT / "examples/clean"]
        subprocess.run(made, check=True)
        firefox = Firefox(browser, work / "profile")
        try:
            looks(firefox, page, str(program), work / "drafts")
        finally:
            firefox.process.terminate()
            firefox.process.wait()


if __name__ == "__main__":
    main()
