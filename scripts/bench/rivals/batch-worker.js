/** The shipped Pyodide by itself, started as the page's worker starts it: how long do so many amounts take in a browser? */

const MANIFEST = new URL("../assets/runtime/manifest.json", import.meta.url);
/** @param {string} path */
const at = (path) => new URL(path, MANIFEST).href;

const { pyodide } = await (await fetch(MANIFEST)).json();
const { loadPyodide } = await import(at(pyodide.module.path));
const python = await loadPyodide({
  indexURL: at(pyodide.index),
  stdLibURL: at(pyodide.stdlib.path),
  lockFileContents: pyodide.lock,
  packageBaseUrl: at("."),
});
python.FS.writeFile("/lib/calculator.zip", new Uint8Array(await (await fetch(at(pyodide.wheel.path))).arrayBuffer()));
python.pyimport("sys").path.insert(0, "/lib/calculator.zip");
python.runPython(`
from calculator.it_2025.tsujyo import amount

def total(cases):
    return sum(amount("sme", False, 4, software_purchase=yen) or 0 for yen in range(0, cases * 300, 300))
`);
const total = python.globals.get("total");
self.onmessage = ({ data }) => {
  const start = performance.now();
  const sum = total(data);
  self.postMessage({ sum, milliseconds: performance.now() - start });
};
self.postMessage("ready");
