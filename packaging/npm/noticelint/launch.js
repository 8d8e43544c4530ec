#!/usr/bin/env node
// Starts the program of the package for this platform. Owns nothing else: no download, no script at installation.

"use strict";

const { spawnSync } = require("node:child_process");

const platform = `${process.platform}-${process.arch}`;

function program() {
  const name = process.platform === "win32" ? "noticelint.exe" : "noticelint";
  try {
    return require.resolve(`@noticelint/${platform}/${name}`);
  } catch {
    console.error(
      `noticelint: the package @noticelint/${platform} is not installed. Either there is none for this platform, or ` +
        "optional dependencies were left out (npm install --include=optional).\n" +
        `noticelint: @noticelint/${platform} が入っていません。この環境向けのものがないか、` +
        "optionalDependencies が省かれています(npm install --include=optional)。",
    );
    process.exit(2);
  }
}

const ran = spawnSync(program(), process.argv.slice(2), { stdio: "inherit", windowsHide: true });
if (ran.error) {
  console.error(`noticelint: ${ran.error.message}`);
  process.exit(2);
}
// Whoever started this sees what ended the program, a signal too.
if (ran.signal) process.kill(process.pid, ran.signal);
process.exitCode = ran.status ?? 2;
