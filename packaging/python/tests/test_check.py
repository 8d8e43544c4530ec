"""The installed package: run with the Python it is installed in, `python -m unittest`."""

import datetime
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import noticelint

DAY = datetime.date(2026, 11, 22)
DRAFT = """\
2026年11月20日
株式会社ひなた書店

# 個人情報漏えいに関するお詫びとお知らせ

このたび、11月18日(月)に、お客様312名の氏名と住所が外部に漏えいしました。
ご不明な点は下記の窓口までお問い合わせください。
"""


def found(text: str, rule: str) -> noticelint.Finding:
    (finding,) = [each for each in noticelint.check(text, as_of=DAY) if each.rule == rule]
    return finding


class Check(unittest.TestCase):
    def test_a_finding_says_what_and_where(self) -> None:
        finding = found(DRAFT, "dates/wrong-weekday")
        self.assertEqual((finding.severity, finding.confidence), ("error", "medium"))
        assert finding.span is not None
        self.assertEqual(finding.span.start.line, 6)
        start, end = finding.span.start.byte, finding.span.end.byte
        self.assertEqual(DRAFT.encode()[start:end].decode(), finding.text)
        line = DRAFT.splitlines()[finding.span.start.line - 1]
        self.assertTrue(line[finding.span.start.column - 1 :].startswith(finding.text))

    def test_line_ends_and_names_are_as_given(self) -> None:
        text = DRAFT.replace("\n", "\r\n")
        span = found(text, "dates/wrong-weekday").span
        assert span is not None
        self.assertEqual(span.start.line, 6)
        marked_up = DRAFT.replace("(月)", "(<b>月</b>)")
        for name, expected in [("知らせ.html", True), ("知らせ.txt", False)]:
            rules = {each.rule for each in noticelint.check(marked_up, name=name, as_of=DAY)}
            self.assertEqual("dates/wrong-weekday" in rules, expected, name)

    def test_the_language_is_asked_for(self) -> None:
        english = noticelint.check(DRAFT, as_of=DAY, lang="en")
        japanese = noticelint.check(DRAFT, as_of=DAY)
        self.assertEqual([each.rule for each in english], [each.rule for each in japanese])
        for one, other in zip(english, japanese):
            self.assertNotEqual(one.message, other.message)

    def test_the_same_as_the_program_prints(self) -> None:
        ran = subprocess.run(
            [noticelint.find_program(), "check", "-", "--isolated", "--format=short", "--show=all", "--as-of=2026-11-22"],
            input=DRAFT.encode(),
            stdout=subprocess.PIPE,
        )
        rules = [line.rsplit("[", 1)[-1].rstrip("]") for line in ran.stdout.decode().splitlines() if line.endswith("]")]
        self.assertEqual(sorted(rules), sorted(each.rule for each in noticelint.check(DRAFT, as_of=DAY, name="draft.txt")))

    def test_rules_of_an_organisation(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "規則.toml")
            file.write_text('noticelint = 1\n[severity]\n"dates/wrong-weekday" = "info"\n', "utf-8")
            severities = {each.rule: each.severity for each in noticelint.check(DRAFT, rules=file, as_of=DAY)}
            self.assertEqual(severities["dates/wrong-weekday"], "info")
            file.write_text('noticelint = 1\n[severity]\n"dates/wrong-weekdays" = "info"\n', "utf-8")
            with self.assertRaisesRegex(noticelint.NoticelintError, "dates/wrong-weekday"):
                noticelint.check(DRAFT, rules=file, as_of=DAY)

    def test_a_file_under_the_rules_beside_it(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            draft = pathlib.Path(folder, "--draft.md")
            draft.write_text(DRAFT, "utf-8")
            before = {each.rule for each in noticelint.check_file(draft, as_of=DAY)}
            self.assertIn("dates/wrong-weekday", before)
            pathlib.Path(folder, "noticelint.toml").write_text(
                'noticelint = 1\n[severity]\n"dates/wrong-weekday" = "off"\n', "utf-8"
            )
            after = {each.rule for each in noticelint.check_file(draft, as_of=DAY)}
            self.assertEqual(before - after, {"dates/wrong-weekday"})
            with self.assertRaises(FileNotFoundError):
                noticelint.check_file(pathlib.Path(folder, "nothing.md"))

    def test_what_cannot_be_checked_is_told(self) -> None:
        for wrong in ({"stage": "second"}, {"publisher": "nobody"}, {"lang": "fr"}, {"rules": "no-such-file.toml"}):
            with self.subTest(wrong), self.assertRaises(noticelint.NoticelintError) as raised:
                noticelint.check(DRAFT, **wrong)  # type: ignore[arg-type]
            self.assertTrue(str(raised.exception))

    def test_a_job_of_github_is_left_alone(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            summary = os.path.join(folder, "summary.md")
            code = f"import noticelint; noticelint.check({DRAFT!r})"
            environment = {**os.environ, "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": summary}
            subprocess.run([sys.executable, "-c", code], env=environment, check=True)
            self.assertFalse(os.path.exists(summary))

    def test_the_program_through_python(self) -> None:
        ran = subprocess.run([sys.executable, "-m", "noticelint", "check", "-"], input=DRAFT.encode(), stdout=subprocess.PIPE)
        self.assertEqual(ran.returncode, 1)
        self.assertIn("dates/wrong-weekday", ran.stdout.decode())


if __name__ == "__main__":
    unittest.main()
