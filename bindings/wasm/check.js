// What is asked of the engine, and what comes back. The same for every platform; how the engine is had is not known here.

import { asking } from "./instance.js";

const KNOWN = ["name", "asOf", "publishOn", "stage", "publisher", "lang", "rules"];

/** A check that could not be made; says why, in the words of the program. */
export class NoticelintError extends Error {
  name = "NoticelintError";
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The rules as the engine takes them: files by name, and which of them to begin with. */
function named(rules) {
  if (rules === undefined) return {};
  if (typeof rules === "string") return { rules: { "noticelint.toml": rules }, ruleset: "noticelint.toml" };
  return { rules: rules.files, ruleset: rules.main };
}

/** `check` over an engine that `load` gives, once. */
export function checking(load) {
  let engine = null;
  return async (draft, options = {}) => {
    const unknown = Object.keys(options).find((key) => !KNOWN.includes(key));
    if (unknown !== undefined) throw new TypeError(`${unknown} is no option; there are: ${KNOWN.join(", ")}`);
    const bytes = typeof draft === "string" ? new TextEncoder().encode(draft) : draft;
    if (!(bytes instanceof Uint8Array)) throw new TypeError("a draft is a string or a Uint8Array");
    // An engine that could not be had is looked for again.
    engine ??= load().then(asking).catch((error) => { engine = null; throw error; });
    const ask = await engine;
    const header = {
      draft: { name: options.name ?? "draft.md", size: bytes.length },
      "as-of": options.asOf ?? today(),
      "publish-on": options.publishOn,
      stage: options.stage,
      publisher: options.publisher,
      lang: options.lang,
      ...named(options.rules),
    };
    let answer;
    try {
      answer = JSON.parse(new TextDecoder().decode(await ask(header, [bytes])));
    } catch (error) {
      throw new NoticelintError("the engine failed on this draft", { cause: error });
    }
    if (answer.error !== undefined) throw new NoticelintError(answer.error);
    return JSON.parse(answer.check).documents[0].findings;
  };
}
