/** The calculator in MicroPython: how it is put there and asked, in the page's worker and in its tests alike. */

/**
 * @typedef {{FS: {mkdirTree: (path: string) => void, writeFile: (path: string, bytes: Uint8Array) => void},
 *   runPython: (code: string) => unknown, globals: {get: (name: string) => any}}} MicroPython
 */

// Bytes to begin with; it grows by itself. Less makes the first answer wait for more collections of garbage.
export const HEAP = 4 << 20;
const ROOT = "/calculator-library";

/**
 * @param {MicroPython} python
 * @param {Uint8Array} library  the byte code of all modules, one behind the other
 * @param {[string, number][]} modules  their names and bytes
 * @returns {(text: string) => string} handle of calculator/web.py
 */
export function install(python, library, modules) {
  add(python, library, modules);
  python.runPython(`import sys\nsys.path.insert(0, "${ROOT}")\nfrom calculator.web import handle`);
  const handle = python.globals.get("handle");
  return (text) => (text.isWellFormed() ? handle(text) : handleHalves(python, text));
}

/**
 * Put modules beside those that are there: the first question that needs them reads them. What two programmes share
 * comes with each, and is the same.
 * @param {MicroPython} python
 * @param {Uint8Array} library
 * @param {[string, number][]} modules
 */
export function add(python, library, modules) {
  const folders = new Set(modules.map(([name]) => name.slice(0, name.lastIndexOf("/"))));
  for (const folder of folders) python.FS.mkdirTree(`${ROOT}/${folder}`);
  let at = 0;
  for (const [name, bytes] of modules) python.FS.writeFile(`${ROOT}/${name}`, library.subarray(at, (at += bytes)));
}

/**
 * Half a surrogate has no UTF-8, in which texts go over to MicroPython; an escape in a literal has.
 * @param {MicroPython} python
 * @param {string} text
 */
function handleHalves(python, text) {
  python.runPython(`answer = handle(${JSON.stringify(text)})`);
  return python.globals.get("answer");
}
