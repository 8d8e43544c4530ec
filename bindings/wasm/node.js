// For Node.js: the engine lies beside this file.

import { readFile } from "node:fs/promises";
import { checking } from "./check.js";

export { NoticelintError } from "./check.js";
export const check = checking(async () => WebAssembly.compile(await readFile(new URL("noticelint.wasm", import.meta.url))));
