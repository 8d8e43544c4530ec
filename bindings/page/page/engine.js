// The engine in a thread of its own: a long draft keeps nobody from typing. One request at a time, one answer to each.
// This function is handed to the thread as text; it uses nothing from outside.

function engine() {
  /** What an instance may hold on to; one that grew beyond is replaced, as its memory never shrinks. */
  const LARGEST = 256 << 20;
  const UTF8 = new TextEncoder();
  let module = null;
  let instance = null;

  function decoded(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
    return bytes;
  }

  async function load(packed) {
    const stream = new Blob([decoded(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
    module = await WebAssembly.compileStreaming(new Response(stream, { headers: { "content-type": "application/wasm" } }));
    await fresh();
  }

  /** Nothing of the browser is handed to the engine: a crate names a source of random bytes that is never asked. */
  async function fresh() {
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      (imports[from] ??= {})[name] = () => { throw new Error(name); };
    }
    instance = (await WebAssembly.instantiate(module, imports)).exports;
  }

  /** The bytes of an answer. Throws where the engine fails: then it has to be started afresh. */
  function ask(header, files) {
    const head = UTF8.encode(JSON.stringify(header));
    const length = 4 + head.length + files.reduce((sum, file) => sum + file.length, 0);
    const room = instance.noticelint_room(length);
    const request = new Uint8Array(instance.memory.buffer, room, length);
    new DataView(request.buffer, room, 4).setUint32(0, head.length, true);
    request.set(head, 4);
    let at = 4 + head.length;
    for (const file of files) {
      request.set(file, at);
      at += file.length;
    }
    const answer = instance.noticelint_run(room, length);
    const size = new DataView(instance.memory.buffer, answer, 4).getUint32(0, true);
    const bytes = new Uint8Array(instance.memory.buffer, answer + 4, size).slice();
    instance.noticelint_done(answer, size);
    return bytes;
  }

  onmessage = async ({ data: { id, packed, header, files } }) => {
    try {
      if (packed !== undefined) {
        await load(packed);
        return postMessage({ id });
      }
      const bytes = ask(header, files);
      // A Word file is an archive; anything else is an answer in words.
      if (bytes[0] === 0x50) postMessage({ id, copy: bytes }, [bytes.buffer]);
      else postMessage({ id, answer: JSON.parse(new TextDecoder().decode(bytes)) });
      if (instance.memory.buffer.byteLength > LARGEST) await fresh();
    } catch (error) {
      if (module) await fresh();
      postMessage({ id, broken: String(error) });
    }
  };
}
