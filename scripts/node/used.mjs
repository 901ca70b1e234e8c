// Asks MicroPython and tells which of its functions ran.
//
// node used.mjs <folder> <base> <count>: one JSON string per line in; out comes a JSON list of the numbers whose byte
// behind <base> of the memory is set.

import fs from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { HEAP, add, install } from "../../docs/assets/javascripts/micropython.js";

const [place, base, count] = process.argv.slice(2);
const folder = path.resolve(place);
const { micropython } = JSON.parse(fs.readFileSync(path.join(folder, "manifest.json"), "utf8"));
const bytes = (/** @type {{path: string}} */ file) => new Uint8Array(fs.readFileSync(path.join(folder, file.path)));

/** @type {WebAssembly.Exports} */
let found = {};
const { instantiate } = WebAssembly;
Object.assign(WebAssembly, {
  instantiate: async (/** @type {BufferSource} */ code, /** @type {WebAssembly.Imports} */ imports) => {
    const source = await instantiate(code, imports);
    found = source.instance.exports;
    return source;
  },
});

const { loadMicroPython } = await import(pathToFileURL(path.join(folder, micropython.module.path)).href);
const python = await loadMicroPython({ heapsize: HEAP });
const [first, ...others] = Object.values(micropython.programmes);
const handle = install(python, bytes(first.library), first.library.modules);
for (const each of [first.further, ...others.flatMap(({ library, further }) => [library, further])]) {
  add(python, bytes(each), each.modules);
}
for await (const line of createInterface({ input: process.stdin })) handle(JSON.parse(line));
// What JavaScript does not hold any more is given back to MicroPython, some time later.
for (let time = 0; time < 3; time += 1) {
  globalThis.gc?.();
  await new Promise((resolve) => setTimeout(resolve, 50));
}
const memory = Object.values(found).find((each) => each instanceof WebAssembly.Memory);
if (!(memory instanceof WebAssembly.Memory)) throw new Error("the module exports no memory");
const notes = new Uint8Array(memory.buffer, Number(base), Number(count));
process.stdout.write(JSON.stringify(Array.from(notes.keys()).filter((number) => notes[number])));
