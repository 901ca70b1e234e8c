/**
 * The full interpreter behind strings: Pyodide.
 *
 * Its parts are {base, pyodide}: the address and the part of the manifest. While it loads it also gives
 * {type: "progress", done, total}, in bytes.
 */

import { allowed, counter, get, read } from "./files.js";
import { serve, tell, worker } from "./serving.js";

/** @typedef {import("./files.js").File} File */

const LIBRARY = "/lib/calculator.zip";
const network = worker.fetch.bind(worker);

/**
 * Begin to fetch every file at once; Pyodide is handed the same responses, so that nothing is fetched twice.
 * @param {(path: string) => string} at
 * @param {File[]} files
 */
function fetchAll(at, files) {
  const count = counter(files, tell);
  const responses = new Map(files.map((file) => [at(file.path), get(at(file.path), network)]));
  worker.fetch = (input, options) => {
    const href = new URL(input instanceof Request ? input.url : input, at(".")).href;
    return responses.get(href) ?? network(input, options);
  };
  return files.map(async (file) => {
    const response = await /** @type {Promise<Response>} */ (responses.get(at(file.path)));
    return read(response.clone(), file, count);
  });
}

/**
 * Compile while the file still comes; Pyodide would begin only when its script has come too. A host that gives the file
 * another type has it compiled from its bytes.
 * @param {string} href
 * @param {Promise<ArrayBuffer>} checked
 */
function compileAhead(href, checked) {
  const compiled = WebAssembly.compileStreaming(worker.fetch(href)).catch(async () => WebAssembly.compile(await checked));
  // Where the file is missing or altered `checked` says so, and nobody may be waiting for this.
  compiled.catch(() => {});
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}

/** @param {{base: string, pyodide: Record<string, any>}} parts */
async function start({ base, pyodide }) {
  const at = (/** @type {string} */ path) => new URL(path, base).href;
  await allowed();
  const checked = fetchAll(at, [pyodide.module, pyodide.asm, pyodide.wheel, pyodide.wasm, pyodide.stdlib]);
  compileAhead(at(pyodide.wasm.path), checked[3]);
  const [python] = await Promise.all([boot(at, pyodide, checked), ...checked]);
  return python.pyimport("calculator.web").handle;
}

/**
 * @param {(path: string) => string} at
 * @param {Record<string, any>} pyodide
 * @param {Promise<ArrayBuffer>[]} checked
 */
async function boot(at, pyodide, [module, asm, wheel]) {
  await Promise.all([module, asm]);
  const { loadPyodide } = await import(at(pyodide.module.path));
  const python = await loadPyodide({
    indexURL: at(pyodide.index),
    stdLibURL: at(pyodide.stdlib.path),
    lockFileContents: pyodide.lock,
    packageBaseUrl: at("."),
  });
  python.FS.writeFile(LIBRARY, new Uint8Array(await wheel));
  python.pyimport("sys").path.insert(0, LIBRARY);
  return python;
}

serve(start);
