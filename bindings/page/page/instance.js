// Requests to the engine, and its answers: the other side of src/lib.rs. The page has this in its thread, the package for
// Node.js and bundlers has it too. This function is handed to the thread as text; it uses nothing from outside.

/** What asks a compiled engine: one request at a time, whatever number is handed in. */
function asking(module) {
  /** What an instance may hold on to; one that grew beyond is replaced, as its memory never shrinks. */
  const LARGEST = 256 << 20;
  const UTF8 = new TextEncoder();
  let instance = null;
  let last = Promise.resolve();

  /** Nothing of the outside is handed to the engine: a crate names a source of random bytes that is never asked. */
  async function fresh() {
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      (imports[from] ??= {})[name] = () => { throw new Error(name); };
    }
    return (await WebAssembly.instantiate(module, imports)).exports;
  }

  function run(header, files) {
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

  /** The bytes of an answer. An instance that failed is not asked again: WebAssembly does not unwind. */
  async function ask(header, files) {
    instance ??= await fresh();
    try {
      const bytes = run(header, files);
      if (instance.memory.buffer.byteLength > LARGEST) instance = null;
      return bytes;
    } catch (error) {
      instance = null;
      throw error;
    }
  }

  return (header, files) => {
    const asked = last.then(() => ask(header, files));
    last = asked.catch(() => {});
    return asked;
  };
}
