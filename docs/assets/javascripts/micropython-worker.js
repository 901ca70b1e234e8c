/**
 * The quick interpreter behind strings: MicroPython, handed over by the page so that nothing waits for this script.
 *
 * Its parts are {module, wasm, library, modules}: an address, a compiled WebAssembly module, bytes and what they hold.
 */

import { HEAP, add, install } from "./micropython.js";
import { serve, worker } from "./serving.js";

/** @typedef {{library: ArrayBuffer, modules: [string, number][]}} Modules */
/** @typedef {{module: string, wasm: WebAssembly.Module, library: ArrayBuffer, modules: [string, number][]}} Parts */

/** @type {import("./micropython.js").MicroPython} */
let python;

/** @param {Parts} parts */
async function start({ module, wasm, library, modules }) {
  // MicroPython fetches and compiles by itself; what it asks for is here already.
  worker.fetch = async () => new Response();
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    module: wasm,
    instance: await WebAssembly.instantiate(wasm, imports),
  });
  const { loadMicroPython } = await import(module);
  python = await loadMicroPython({ heapsize: HEAP });
  return install(python, new Uint8Array(library), modules);
}

serve(start, (/** @type {Modules} */ { library, modules }) => add(python, new Uint8Array(library), modules));
