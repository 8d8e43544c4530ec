// The report page in a real browser.
//
//   npm ci --ignore-scripts && node test.mjs <noticelint> [<chromium>]
//
// Makes pages of examples and of drafts that try to break out, and looks at them as readers do: with a pointer, with
// the keyboard alone, with a checker of accessibility, on a phone, on paper, in the dark, without script. Nothing is
// fetched: the browser is offline, and any request is a failure.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { barriers, readers } from "./browser.mjs";
import { hostile } from "./hostile.mjs";
import { textOf } from "./pdf.mjs";

const binary = resolve(process.argv[2] ?? "target/release/noticelint");
const browserPath = process.argv[3] ?? process.env.CHROMIUM ?? "/usr/bin/chromium";
const root = resolve(fileURLToPath(import.meta.url), "../../..");
const work = mkdtempSync(join(tmpdir(), "noticelint-page-"));

/** Makes a page; any exit status but that of a failed run will do. */
function page(name, paths, flags = []) {
  const out = join(work, `${name}.html`);
  const run = spawnSync(binary, ["check", "--isolated", "--as-of", "2026-11-22", "--format", "html", "--output", out, ...flags, ...paths], { cwd: root, encoding: "utf8" });
  assert.ok(run.status === 0 || run.status === 1, `${name}: ${run.stderr}`);
  return out;
}

const flawed = "examples/flawed/contractor-mailing.md";
const pages = {
  flawed: page("flawed", [flawed], ["--lang", "ja"]),
  english: page("english", [flawed], ["--lang", "en"]),
  attack: page("attack", ["examples/flawed/shop-login-attack.txt"], ["--lang", "ja"]),
  clean: page("clean", ["examples/clean/ransomware-first.md"], ["--lang", "ja"]),
  several: page("several", ["examples/flawed", "examples/clean", "examples/README.md"], ["--lang", "ja"]),
};
mkdirSync(join(work, "drafts"));
const traps = hostile.map(({ name, text }) => {
  writeFileSync(join(work, "drafts", name), text);
  return join(work, "drafts", name);
});
pages.hostile = page("hostile", traps, ["--lang", "ja"]);

const { look, done } = await readers(browserPath);

/** The element that has the focus stands in the window. */
const focused = (tab) => tab.evaluate(() => {
  const element = document.activeElement;
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  return { id: element.id, seen: box.bottom > 0 && box.top < innerHeight, outline: getComputedStyle(element).outlineStyle };
});

/** Follows a link and looks where the focus went. */
async function follow(tab, link, how = "click") {
  const target = decodeURIComponent((await link.getAttribute("href")).slice(1));
  if (how === "click") await link.click();
  else { await link.focus(); await tab.keyboard.press("Enter"); }
  await tab.waitForFunction((id) => document.activeElement.id === id, target, { timeout: 3000 });
  await tab.waitForTimeout(50);
  const now = await focused(tab);
  assert.equal(now.id, target);
  assert.ok(now.seen, `${target} is out of sight`);
  assert.notEqual(now.outline, "none", `${target} has the focus and does not show it`);
}

// What holds of every page, whatever stands in it.
for (const [name, file] of Object.entries(pages)) {
  await look(`${name}: well made`, file, {}, async (tab) => {
    const found = await tab.evaluate(() => {
      const all = [...document.querySelectorAll("*")];
      const ids = all.map((element) => element.id).filter(Boolean);
      return {
        twice: ids.filter((id, at) => ids.indexOf(id) !== at),
        nowhere: [...document.querySelectorAll("a")].map((a) => a.getAttribute("href")).filter((to) => !to?.startsWith("#") || !document.getElementById(to.slice(1))),
        foreign: all.map((element) => element.localName).filter((name) => ["img", "iframe", "object", "embed", "form", "base", "link", "svg", "math", "video", "audio", "input"].includes(name)),
        scripts: document.scripts.length,
        styles: document.querySelectorAll("style").length,
        inline: all.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith("on") || name === "style" || name === "src" || name === "srcdoc")),
        pwned: window.pwned ?? null,
      };
    });
    assert.deepEqual(found, { twice: [], nowhere: [], foreign: [], scripts: 1, styles: 1, inline: [], pwned: null });
  });
  for (const colorScheme of ["light", "dark"]) {
    await look(`${name}: accessible, ${colorScheme}`, file, { colorScheme }, async (tab) => {
      assert.deepEqual(await barriers(tab), []);
    });
  }
  await look(`${name}: on a small phone, and wider`, file, { viewport: { width: 320, height: 640 } }, async (tab) => {
    for (const width of [320, 768, 1000, 1440]) {
      await tab.setViewportSize({ width, height: 640 });
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} of ${width} pixels`);
    }
    // Notes stand beside the text, not over each other.
    const boxes = await tab.evaluate(() => [...document.querySelectorAll(".note")].map((note) => {
      const { left, right, top, bottom } = note.getBoundingClientRect();
      return { left, right, top, bottom };
    }));
    for (let at = 1; at < boxes.length; at++) assert.ok(boxes[at].top >= boxes[at - 1].bottom, `notes ${at} and ${at + 1} overlap`);
  });
  await look(`${name}: nothing moves`, file, {}, async (tab) => {
    const shift = await tab.evaluate(() => new Promise((done) => {
      let sum = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; })).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(sum), 200);
    }));
    assert.equal(shift, 0);
  });
}

await look("jumps, with a pointer", pages.flawed, {}, async (tab) => {
  const evidence = tab.locator(".elements td a:not(.no)");
  assert.ok(await evidence.count() > 8);
  for (const at of [0, 3, (await evidence.count()) - 1]) {
    const before = await tab.evaluate(() => location.hash);
    await follow(tab, evidence.nth(at));
    await tab.goBack();
    assert.equal(await tab.evaluate(() => location.hash), before);
  }
  const numbers = tab.locator(".draft a.n:not(.l)");
  for (let at = 0; at < await numbers.count(); at++) {
    await follow(tab, numbers.nth(at));
    const note = await tab.evaluate(() => document.activeElement.id);
    await follow(tab, tab.locator(`[id="${note}"] .rule a`));
  }
  await follow(tab, tab.locator(".index a").first());
  await follow(tab, tab.locator(".timeline a").first());
  await follow(tab, tab.locator(".places a").first());
  await tab.locator("mark").first().click();
  assert.match((await focused(tab)).id, /^d1-f/);
});

await look("with the keyboard alone", pages.flawed, {}, async (tab) => {
  await tab.keyboard.press("Tab");
  const skip = await tab.evaluate(() => ({ is: document.activeElement.className, left: document.activeElement.getBoundingClientRect().left }));
  assert.equal(skip.is, "skip");
  assert.ok(skip.left >= 0, "the link past the head does not show");
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => document.activeElement.id === "main");
  const wanted = await tab.evaluate(() => document.querySelectorAll("main a:not([tabindex='-1']), main summary").length);
  const reached = new Set();
  for (let step = 0; step < wanted; step++) {
    await tab.keyboard.press("Tab");
    const at = await tab.evaluate(() => {
      const element = document.activeElement;
      const box = element.getClientRects()[0];
      return { at: [...document.querySelectorAll("main a, main summary")].indexOf(element), outline: getComputedStyle(element).outlineStyle, seen: Boolean(box) && box.bottom > 0 && box.top < innerHeight };
    });
    assert.notEqual(at.outline, "none");
    assert.ok(at.at >= 0 && at.seen, `stop ${step} is out of sight`);
    reached.add(at.at);
  }
  assert.equal(reached.size, wanted);
  await follow(tab, tab.locator(".elements td a").first(), "keyboard");
  await follow(tab, tab.locator(".draft a.n").first(), "keyboard");
});

await look("without script", pages.flawed, { javaScriptEnabled: false }, async (tab) => {
  await tab.locator(".elements td a").first().click();
  assert.match(new URL(tab.url()).hash, /^#d1-e/);
  await tab.locator(".draft a.n").first().click();
  assert.match(new URL(tab.url()).hash, /^#d1-f/);
  assert.ok(await tab.locator(".draft").isVisible());
});

await look("on paper", pages.flawed, {}, async (tab) => {
  const text = textOf(await tab.pdf({ format: "A4" }));
  for (const words of ["委託先におけるお客様情報の取り扱い", "要修正", "直し方", "時系列", "contact-point/dangling"]) {
    for (const character of words) assert.ok(text.has(character), `the paper lacks ${character} of ${words}`);
  }
});

await look("several drafts", pages.several, {}, async (tab) => {
  const links = tab.locator("nav.drafts a");
  const count = await links.count();
  assert.equal(await tab.locator("section.one").count(), count);
  assert.ok(count > 10);
  await links.nth(count - 1).click();
  assert.equal(await tab.evaluate(() => Boolean(document.querySelector(location.hash))), true);
  assert.ok(await tab.evaluate(() => document.querySelector("nav.drafts").compareDocumentPosition(document.querySelector("section.one")) & Node.DOCUMENT_POSITION_FOLLOWING));
});

await look("the language of the page and of the draft", pages.english, {}, async (tab) => {
  assert.equal(await tab.evaluate(() => document.documentElement.lang), "en");
  assert.equal(await tab.evaluate(() => document.querySelector(".draft .b").lang), "ja");
});

await look("a hostile draft is text", pages.hostile, {}, async (tab) => {
  // Whatever listens to a pointer or to a key had its chance.
  for (const mark of await tab.locator("mark, .draft a").all()) await mark.dispatchEvent("mouseover");
  await tab.waitForTimeout(300);
  assert.equal(await tab.evaluate(() => window.pwned ?? null), null);
  const drafts = await tab.evaluate(() => [...document.querySelectorAll("section.one")].map((one) => one.textContent));
  hostile.forEach(({ name, shown }, at) => {
    for (const words of [name, ...shown]) assert.ok(drafts[at].includes(words), `${name}: ${words} is not shown`);
  });
  const whole = await tab.content();
  assert.ok(!/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b-\u001f]/.test(whole), "a character that acts is left");
});

await look("the policy lets nothing else run", pages.clean, {}, async (tab) => {
  const blocked = await tab.evaluate(() => new Promise((done) => {
    document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "window.pwned = 1";
    document.body.append(script);
    setTimeout(() => done("nothing was blocked"), 1000);
  }));
  assert.match(blocked, /script-src/);
  assert.equal(await tab.evaluate(() => window.pwned ?? null), null);
}, /^console error: .*Content Security Policy/);

rmSync(work, { recursive: true, force: true });
await done();
