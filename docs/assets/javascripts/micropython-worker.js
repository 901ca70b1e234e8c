/**
 * The quick interpreter behind strings: MicroPython.
 *
 * Its parts are {base, module, wasm, library}: the address of the runtime, and the files as the manifest describes them.
 * While it loads it also gives {type: "progress", done, total}, in bytes. It loads by itself: the page's own thread is
 * busy with the page meanwhile.
 */

import { allowed, counter, get, read } from "./files.js";
import { HEAP, add, install } from "./micropython.js";
import { serve, tell, worker } from "./serving.js";

/** @typedef {import("./files.js").File} File */
/** @typedef {{library: ArrayBuffer, modules: [string, number][]}} Modules */
/** @typedef {{base: string, module: File, wasm: File, library: File & {modules: [string, number][]}}} Parts */

/** @type {import("./micropython.js").MicroPython} */
let python;

/** @param {Parts} parts */
async function start({ base, module, wasm, library }) {
  const network = worker.fetch.bind(worker);
  const at = (/** @type {File} */ file) => new URL(file.path, base).href;
  const count = counter([module, wasm, library], tell);
  const bytes = async (/** @type {File} */ file) => read(await get(at(file), network), file, count);
  const may = allowed();
  const compiled = Promise.all([bytes(wasm), may]).then(([code]) => WebAssembly.compile(code));
  const imported = Promise.all([bytes(module), may]).then(() => import(at(module)));
  const [code, { loadMicroPython }, modules] = await Promise.all([compiled, imported, bytes(library)]);
  // MicroPython fetches and compiles by itself; what it asks for is here already.
  worker.fetch = async () => new Response();
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    module: code,
    instance: await WebAssembly.instantiate(code, imports),
  });
  python = await loadMicroPython({ heapsize: HEAP });
  return install(python, new Uint8Array(modules), library.modules);
}

serve(start, (/** @type {Modules} */ { library, modules }) => add(python, new Uint8Array(library), modules));
