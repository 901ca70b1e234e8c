// Answers requests with the built runtime, started as the page's worker starts it.
//
// node handle.mjs <docs/assets/runtime>: one JSON string per line in, one JSON string per line out.

import fs from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.argv[2]);
const { pyodide } = JSON.parse(fs.readFileSync(path.join(folder, "manifest.json"), "utf8"));
const { loadPyodide } = await import(pathToFileURL(path.join(folder, pyodide.module.path)).href);

const python = await loadPyodide({
  indexURL: path.join(folder, pyodide.index),
  stdLibURL: path.join(folder, pyodide.stdlib.path),
  lockFileContents: pyodide.lock,
  packageBaseUrl: folder,
});
python.FS.writeFile("/lib/calculator.zip", new Uint8Array(fs.readFileSync(path.join(folder, pyodide.wheel.path))));
python.pyimport("sys").path.insert(0, "/lib/calculator.zip");
const handle = python.pyimport("calculator.web").handle;

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(handle(JSON.parse(line)))}\n`);
}
