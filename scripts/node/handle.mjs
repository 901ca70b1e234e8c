// Answers requests with the built runtime, started as the page's workers start it.
//
// node handle.mjs <docs/assets/runtime> <pyodide|micropython>: one JSON string per line in, one JSON string per line out.

import fs from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { HEAP, add, install } from "../../docs/assets/javascripts/micropython.js";

/** @typedef {Record<string, any>} Parts  an interpreter's part of the manifest */

const folder = path.resolve(process.argv[2]);
const built = JSON.parse(fs.readFileSync(path.join(folder, "manifest.json"), "utf8"));
const at = (/** @type {string} */ name) => path.join(folder, name);
const bytes = (/** @type {{path: string}} */ file) => new Uint8Array(fs.readFileSync(at(file.path)));
const load = (/** @type {{path: string}} */ file) => import(pathToFileURL(at(file.path)).href);

/** @type {Record<string, (parts: Parts) => Promise<(text: string) => string>>} */
const interpreters = { pyodide, micropython };

/** @param {Parts} parts */
async function pyodide(parts) {
  const { loadPyodide } = await load(parts.module);
  const python = await loadPyodide({
    indexURL: at(parts.index),
    stdLibURL: at(parts.stdlib.path),
    lockFileContents: parts.lock,
    packageBaseUrl: folder,
  });
  python.FS.writeFile("/lib/calculator.zip", bytes(parts.wheel));
  python.pyimport("sys").path.insert(0, "/lib/calculator.zip");
  return python.pyimport("calculator.web").handle;
}

/** @param {Parts} parts */
async function micropython(parts) {
  const { loadMicroPython } = await load(parts.module);
  const python = await loadMicroPython({ heapsize: HEAP });
  const [first, ...others] = Object.values(parts.programmes);
  const handle = install(python, bytes(first.library), first.library.modules);
  const further = [first.further, ...others.flatMap(({ library, further }) => [library, further])];
  for (const each of further) add(python, bytes(each), each.modules);
  return handle;
}

const handle = await interpreters[process.argv[3]](built[process.argv[3]]);
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(handle(JSON.parse(line)))}\n`);
}
