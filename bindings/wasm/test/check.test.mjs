// The installed package, in Node.js: `node --test`, from a folder where it is installed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { check, NoticelintError } from "@noticelint/wasm";

const asOf = "2026-11-22";
const DRAFT = `2026年11月20日
株式会社ひなた書店

# 個人情報漏えいに関するお詫びとお知らせ

このたび、11月18日(月)に、お客様312名の氏名と住所が外部に漏えいしました。
ご不明な点は下記の窓口までお問い合わせください。
`;
const rules = (findings) => findings.map((finding) => finding.rule);

test("a finding says what and where", async () => {
  const finding = (await check(DRAFT, { asOf })).find((each) => each.rule === "dates/wrong-weekday");
  assert.equal(finding.severity, "error");
  assert.equal(finding.span.start.line, 6);
  const bytes = new TextEncoder().encode(DRAFT).slice(finding.span.start.byte, finding.span.end.byte);
  assert.equal(new TextDecoder().decode(bytes), finding.text);
});

test("the language is asked for", async () => {
  const [japanese, english] = [await check(DRAFT, { asOf }), await check(DRAFT, { asOf, lang: "en" })];
  assert.deepEqual(rules(english), rules(japanese));
  english.forEach((finding, at) => assert.notEqual(finding.message, japanese[at].message));
});

test("the name says how a draft is read, and bytes may be of another encoding", async () => {
  const marked = DRAFT.replace("(月)", "(<b>月</b>)");
  assert.ok(rules(await check(marked, { asOf, name: "draft.html" })).includes("dates/wrong-weekday"));
  assert.ok(!rules(await check(marked, { asOf, name: "draft.txt" })).includes("dates/wrong-weekday"));
  const utf16 = new Uint8Array(Buffer.from(`\uFEFF${DRAFT}`, "utf16le"));
  assert.deepEqual(rules(await check(utf16, { asOf })), rules(await check(DRAFT, { asOf })));
});

test("rules of an organisation, in one file and in two", async () => {
  const off = 'noticelint = 1\n[severity]\n"dates/wrong-weekday" = "off"\n';
  const main = 'noticelint = 1\nextends = ["../group/base.toml"]\n';
  for (const given of [off, { files: { "own.toml": main, "base.toml": off }, main: "own.toml" }]) {
    assert.ok(!rules(await check(DRAFT, { asOf, rules: given })).includes("dates/wrong-weekday"));
  }
  await assert.rejects(check(DRAFT, { rules: off.replace("weekday", "wekday") }), /dates\/wrong-weekday/);
});

test("what cannot be checked is told, and the next draft is checked all the same", async () => {
  for (const wrong of [{ asOf: "tomorrow" }, { stage: "second" }, { rules: { files: {}, main: "own.toml" } }]) {
    await assert.rejects(check(DRAFT, wrong), NoticelintError);
  }
  await assert.rejects(check(DRAFT, { asof: asOf }), /asof is no option/);
  await assert.rejects(check(new Uint8Array([0x50, 0x4b, 3, 4]), { name: "draft.docx" }), NoticelintError);
  assert.ok((await check(DRAFT, { asOf })).length > 0);
});

test("many at once", async () => {
  const alone = await check(DRAFT, { asOf });
  for (const findings of await Promise.all(Array.from({ length: 8 }, () => check(DRAFT, { asOf })))) {
    assert.deepEqual(findings, alone);
  }
});
