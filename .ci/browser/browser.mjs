// A browser without a network, and looks at pages in it: what a page says on the console, asks of a server or opens is a
// failure of the look.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Looks of other names are left out. */
const only = new RegExp(process.env.ONLY ?? "");

/** Starts a browser; `look` looks at a page in a context of its own, `done` tells how many looks passed and ends. */
export async function readers(executablePath) {
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
  let passed = 0;
  const failures = [];

  async function look(what, file, options, look, expected = /^$/) {
    if (!only.test(what)) return;
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, offline: true, reducedMotion: "reduce", ...options });
    const tab = await context.newPage();
    const seen = [];
    tab.on("console", (message) => seen.push(`console ${message.type()}: ${message.text()}`));
    tab.on("pageerror", (error) => seen.push(`error: ${error}`));
    tab.on("dialog", (dialog) => { seen.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    tab.on("popup", () => seen.push("a window was opened"));
    const address = pathToFileURL(file).href;
    // What a page made itself is no request; of one that its policy stopped the console tells.
    const asked = [];
    context.on("request", (request) => { if (request.url() !== address && !request.url().startsWith("blob:")) asked.push(request); });
    const left = () => asked.filter((request) => request.failure()?.errorText !== "csp").map((request) => `request: ${request.url()}`);
    try {
      await tab.goto(address);
      await look(tab);
      assert.deepEqual([...seen.filter((one) => !expected.test(one)), ...left()], []);
      passed += 1;
    } catch (error) {
      failures.push(`${what}: ${error.message}`);
      console.error(`FAILED ${what}: ${error.message}`);
    } finally {
      await context.close();
    }
  }

  async function done() {
    await browser.close();
    console.log(`${passed} looks passed, ${failures.length} failed`);
    process.exit(failures.length === 0 ? 0 : 1);
  }

  return { look, done };
}

/** What a checker of accessibility finds; a frame without script is not asked, it could not answer. */
export async function barriers(tab) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => window.axe.run(document, { iframes: false, resultTypes: ["violations"] }));
  return violations.map((one) => `${one.id} (${one.nodes.length}): ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary}`);
}
