// What a bundler made of the package, run with nothing but what a page has: fetch, and the engine beside the bundle.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

globalThis.fetch = async (address) => new Response(readFileSync(address));
await import("./out/page.js");
const findings = await globalThis.check("11月18日(月)に、お客様312名の氏名が外部に漏えいしました。お詫びいたします。", { asOf: "2026-11-22", publishOn: "2026-11-20" });
assert.ok(findings.some((finding) => finding.rule === "dates/wrong-weekday"), JSON.stringify(findings));
