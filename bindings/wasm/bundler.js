// For bundlers and browsers: the engine is an asset beside this file, which bundlers find by this very expression.

import { checking } from "./check.js";

export { NoticelintError } from "./check.js";
export const check = checking(async () => {
  const answer = await fetch(new URL("noticelint.wasm", import.meta.url));
  if (!answer.ok) throw new Error(`noticelint.wasm: ${answer.status} ${answer.statusText}`);
  // Not every server names the type that streaming asks for.
  return WebAssembly.compile(await answer.arrayBuffer());
});
