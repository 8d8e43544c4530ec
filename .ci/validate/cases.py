"""The drafts that every format is validated on. All are invented."""

import dataclasses
import pathlib

EXAMPLES = pathlib.Path(__file__).parent.parent.parent / "examples"


@dataclasses.dataclass
class Case:
    """Files, how they are checked, and what is to come of it."""

    texts: dict
    paths: list
    status: int
    flags: list = dataclasses.field(default_factory=list)
    unreadable: int = 0
    missing: list = dataclasses.field(default_factory=list)
    fails: bool = False
    masked: bool = False
    hostile: bool = False
    many: bool = False

    @property
    def is_empty(self):
        return self.status == 3

    def write(self, folder):
        for name, text in self.texts.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))


def example(path):
    return (EXAMPLES / path).read_text("utf-8")


HOSTILE = """情報の漏えいについて

会員の情報が流失しました。::error file=a::b
::stop-commands::x
%0A::error::forged ##[error]流失 ##[add-mask]x
<script>alert(1)</script><img src=x onerror=alert(1)> ]]> <![CDATA[ &lt; &#64;
| 流失 | `流失` | **流失** | [流失](http://x.example) ![流失](y.png) @team #12 {0} [流失](1)
\u202e流失\u2066 \x1b[31m流失\x07 \ufffe \uffff \ufeff \u2028流失\u0085
😀😀流失😀 が\u3099流失 葛\U000e0100流失
-->流失<!-- noticelint-ignore terms/wrong: ::error::x --> </details></summary>
会員の佐藤花子様(090-0000-0001)にお詫びします。
"""

NAMES = [
    "::error file=x::y.txt",
    "##[error]x.txt",
    "%0A%25,a:b=c.txt",
    "<b>&\"'|`*_@team #1 [x](y).txt",
    "改\n行\r.txt",
    "\u202e\x1b[31m.txt",
    "-f.txt",
    "空 白😀.md",
]


def all_cases():
    flawed = example("flawed/contractor-mailing.md")
    tablet = example("flawed/lost-tablet-school.txt")
    clean = example("clean/web-skimming.md")
    info = example("clean/mis-sent-bcc.txt")
    yield "nothing", Case({"docs/x.rst": "x"}, ["docs"], 3)
    yield "nothing allowed", Case({"a/README.md": "# 使い方\n"}, ["a"], 0)
    yield "clean", Case({"案/clean.md": clean}, ["案/clean.md"], 0)
    yield "clean with info", Case({"info.txt": info}, ["info.txt"], 0)
    yield "flawed", Case({"notices/flawed.md": flawed}, ["notices"], 1, fails=True)
    yield "flawed in English", Case({"flawed.txt": tablet}, ["./flawed.txt"], 1, flags=["--lang", "en"], fails=True)
    both = {"n/a.md": clean, "n/b.md": flawed, "n/c.txt": tablet, "n/README.md": "# 使い方\n\n読む。\n"}
    yield "a folder", Case(both, ["n"], 1, fails=True)
    yield "never fails", Case(both, ["n"], 0, flags=["--fail-on", "never"])
    yield "everything fails", Case(both, ["n"], 1, flags=["--fail-on", "info"], fails=True)
    yield "other line ends", Case({"n/a.md": flawed.replace("\n", "\r\n"), "n/b.txt": tablet.replace("\n", "\r")}, ["n"], 1, fails=True)  # fmt: skip
    yield "empty", Case({"empty.txt": "", "blank.md": "\n \n"}, ["empty.txt", "blank.md"], 0)
    unreadable = {"nul.txt": b"a\0b", "a.md": flawed}
    yield "unreadable", Case(unreadable, ["nul.txt", "none.md", "a.md"], 2, unreadable=2, missing=["none.md"], fails=True)  # fmt: skip
    yield "only unreadable", Case({}, ["none.md"], 2, unreadable=1, missing=["none.md"])
    for folder in sorted(path for path in (EXAMPLES / "follow-up").iterdir() if path.is_dir())[:3]:
        notices = sorted(path for path in folder.iterdir() if path.suffix in (".md", ".txt"))
        texts = {f"f/{path.name}": path.read_text("utf-8") for path in notices}
        flags = [f"--previous=f/{notices[0].name}", "--fail-on", "never"]
        yield f"a follow-up: {folder.name}", Case(texts, [f"f/{notices[1].name}"], 0, flags=flags)
    silenced = "情報の漏えいについて\n\n<!-- noticelint-ignore terms/wrong: 引用 -->\n会員の情報が流失しました。\n\n流失です。\n"
    yield "silenced", Case({"s.md": silenced}, ["s.md"], 1, fails=True)
    yield "hostile text", Case({"h.md": HOSTILE, "h.txt": HOSTILE}, ["h.md", "h.txt"], 1, fails=True, masked=True, hostile=True)  # fmt: skip
    names = {name: f"情報の漏えいについて\n\n流失しました。{name!r}\n" for name in NAMES}
    yield "hostile names", Case(names, [*NAMES, "::error::none.txt"], 2, unreadable=1, fails=True, hostile=True)
    one_line = "当社の業務についてご説明します。" * 2_000 + "会員の情報が流失しました。" * 60
    one_line += "深くお詫びいたします。"
    yield "one long line", Case({"long.txt": "会員情報の漏えいについて\n\n" + one_line}, ["long.txt"], 1, fails=True, many=True)  # fmt: skip
    many = {f"m/{at:03}.md": flawed.replace("120名", f"{at}名") for at in range(60)}
    yield "many", Case(many, ["m"], 1, fails=True, many=True)
