// The characters that a PDF holds as text.
import { inflateSync } from "node:zlib";

/** Every character that some font of the file maps a glyph to. */
export function textOf(pdf) {
  const characters = new Set();
  let at = 0;
  while ((at = pdf.indexOf("stream", at)) >= 0) {
    const start = at + "stream".length + (pdf[at + 6] === 0x0d ? 2 : 1);
    const end = pdf.indexOf("endstream", start);
    at = end + "endstream".length;
    if (end < 0) break;
    let text;
    try { text = inflateSync(pdf.subarray(start, end)).toString("latin1"); } catch { continue; }
    if (!text.includes("begincmap")) continue;
    for (const [, body] of text.matchAll(/beginbfchar\s([^]*?)endbfchar/g)) {
      for (const [, to] of body.matchAll(/<[0-9a-fA-F]+>\s*<([0-9a-fA-F]+)>/g)) add(characters, to, 0);
    }
    for (const [, body] of text.matchAll(/beginbfrange\s([^]*?)endbfrange/g)) {
      for (const [, from, to, first] of body.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g)) {
        for (let code = parseInt(from, 16); code <= parseInt(to, 16); code++) add(characters, first, code - parseInt(from, 16));
      }
    }
  }
  return characters;
}

function add(characters, hex, offset) {
  const units = hex.match(/.{4}/g)?.map((unit) => parseInt(unit, 16)) ?? [];
  if (units.length > 0) {
    units[units.length - 1] += offset;
    // A font may draw 方 and its radical ⽅ with one glyph.
    for (const character of String.fromCharCode(...units).normalize("NFKC")) characters.add(character);
  }
}
