// The engine in a thread of its own: a long draft keeps nobody from typing. One answer to each request. This function is
// handed to the thread as text, beside `asking`; it uses nothing else from outside.

function engine() {
  let ask = null;

  function decoded(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
    return bytes;
  }

  async function load(packed) {
    const stream = new Blob([decoded(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
    ask = asking(await WebAssembly.compileStreaming(new Response(stream, { headers: { "content-type": "application/wasm" } })));
  }

  onmessage = async ({ data: { id, packed, header, files } }) => {
    try {
      if (packed !== undefined) {
        await load(packed);
        return postMessage({ id });
      }
      const bytes = await ask(header, files);
      // A Word file is an archive; anything else is an answer in words.
      if (bytes[0] === 0x50) postMessage({ id, copy: bytes }, [bytes.buffer]);
      else postMessage({ id, answer: JSON.parse(new TextDecoder().decode(bytes)) });
    } catch (error) {
      postMessage({ id, broken: String(error) });
    }
  };
}
