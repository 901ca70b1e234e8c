// Answers cases of 通常枠 with one engine, and tells how long one took: what is timed beside us, and we ourselves.
//
// node estimate.mjs < {"engine", "cases": [{input: value}], "seconds", and what the engine needs: "rules" or "how"}
// prints {"answers": [...], "microseconds": a case} ("answers" once for each case, before the clock starts).
// A Python engine is asked for "handle" (text in, text out) or "explain" (the estimate with its steps alone: amounts and
// the facts that their words are written from).

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { tsujyo } from "../bench/rivals/tsujyo.js";

/** @typedef {Record<string, string | number | boolean>} Case */
/** @typedef {(prepared: any) => unknown} Ask */
/** @typedef {{prepare: (asked: Case) => any, ask: Ask}} Engine */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const options = JSON.parse(fs.readFileSync(0, "utf8"));

/** @param {Case} inputs */
const request = (inputs) => JSON.stringify({ program: "it-2025", frame: "tsujyo", inputs });

/** @returns {Engine} */
function plain() {
  return { prepare: (asked) => asked, ask: tsujyo };
}

/**
 * The frame in Publicodes: what a result shows is evaluated anew each time. The situation of a case is set beforehand,
 * as our inputs are read beforehand; neither engine writes the words of its explanation here.
 * @returns {Promise<Engine>}
 */
async function publicodes() {
  const { default: Publicodes } = await import("publicodes");
  const engine = new Publicodes(options.rules, { strict: true, warn: false });
  const shown = ["subsidy", "eligible cost", "own payment"];
  return {
    prepare: (asked) => engine.shallowCopy().setSituation(situation(asked)),
    ask: (prepared) => {
      prepared.resetCache();
      const [subsidy, eligible_cost, own_payment] = shown.map((name) => prepared.evaluate(name).nodeValue);
      return { subsidy, eligible_cost, own_payment };
    },
  };
}

/** A case as Publicodes takes it: names with spaces, French yes and no, quoted choices. @param {Case} asked */
function situation({ tax, ...asked }) {
  const amounts = new Set(["software_purchase", "cloud_monthly", "options", "consulting", "setup", "support"]);
  const pairs = Object.entries(asked).map(([name, value]) => {
    const called = name.replaceAll("_", " ") + (amounts.has(name) ? " typed" : "");
    if (typeof value === "boolean") return [called, value ? "oui" : "non"];
    return [called, typeof value === "string" ? `'${value}'` : value];
  });
  return Object.fromEntries([...pairs, ["tax included", tax === "included" ? "oui" : "non"]]);
}

/** The runtime that is shipped, started as the page's worker starts it. @returns {Promise<Engine>} */
async function pyodide() {
  const folder = path.join(ROOT, "docs/assets/runtime");
  const { pyodide: built } = JSON.parse(fs.readFileSync(path.join(folder, "manifest.json"), "utf8"));
  const { loadPyodide } = await import(pathToFileURL(path.join(folder, built.module.path)).href);
  const python = await loadPyodide({
    indexURL: path.join(folder, built.index),
    stdLibURL: path.join(folder, built.stdlib.path),
    lockFileContents: built.lock,
    packageBaseUrl: folder,
  });
  python.FS.writeFile("/lib/calculator.zip", new Uint8Array(fs.readFileSync(path.join(folder, built.wheel.path))));
  python.pyimport("sys").path.insert(0, "/lib/calculator.zip");
  return inPython(python);
}

/** MicroPython with the calculator's modules. @returns {Promise<Engine>} */
async function micropython() {
  const name = "@micropython/micropython-webassembly-pyscript/micropython.mjs";
  const { loadMicroPython } = await import(name);
  const python = await loadMicroPython({ heapsize: 16 * 1024 * 1024 });
  const modules = /** @type {string[]} */ (fs.readdirSync(path.join(ROOT, "calculator"), { recursive: true }));
  for (const module of modules.filter((each) => each.endsWith(".py")).sort()) {
    const target = `/lib/calculator/${module}`;
    python.FS.mkdirTree(path.posix.dirname(target));
    python.FS.writeFile(target, fs.readFileSync(path.join(ROOT, "calculator", module)));
  }
  python.runPython("import sys\nsys.path.append('/lib')");
  return inPython(python);
}

/** Either interpreter, with the calculator on its path. @param {any} python @returns {Engine} */
function inPython(python) {
  if (options.how === "handle") {
    python.runPython("from calculator.web import handle");
    return { prepare: request, ask: python.globals.get("handle") };
  }
  python.runPython(fs.readFileSync(path.join(ROOT, "scripts/bench/explain_case.py"), "utf8"));
  const prepare = python.globals.get("prepare");
  return { prepare: (asked) => prepare(JSON.stringify(asked)), ask: python.globals.get("explain") };
}

const { prepare, ask } = await { plain, publicodes, pyodide, micropython }[/** @type {"plain"} */ (options.engine)]();
const prepared = options.cases.map(prepare);
const answers = prepared.map((/** @type {any} */ each) => ask(each));

let rounds = 0;
const start = performance.now();
while (performance.now() - start < options.seconds * 1000) {
  for (const each of prepared) ask(each);
  rounds += 1;
}
const microseconds = ((performance.now() - start) * 1000) / (rounds * prepared.length || 1);
process.stdout.write(JSON.stringify({ answers, microseconds }));
