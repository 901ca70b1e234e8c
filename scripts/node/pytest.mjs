// Runs pytest inside the built Pyodide, on the calculator that ships.
//
// node pytest.mjs <docs/assets/runtime> <npm's pyodide> <site-packages of the workshop> <project> <arguments of pytest>...
// The interpreter and the calculator are those of the page; pytest itself needs more of the standard library than they do,
// so the whole of it is taken, of the same version. Nothing of the project is there but its tests. What hypothesis would
// draw is skipped, and said to be.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, pyodideFolder, sitePackages, project, ...options] = process.argv.slice(2);
const at = (/** @type {string} */ name) => path.join(runtime, name);
const { pyodide } = JSON.parse(fs.readFileSync(at("manifest.json"), "utf8"));
const { loadPyodide } = await import(pathToFileURL(at(pyodide.module.path)).href);

const python = await loadPyodide({
  indexURL: at(pyodide.index),
  stdLibURL: path.join(pyodideFolder, "python_stdlib.zip"),
  lockFileContents: pyodide.lock,
  packageBaseUrl: runtime,
  env: { PYTHONDONTWRITEBYTECODE: "1", PYTEST_DISABLE_PLUGIN_AUTOLOAD: "1", HOME: "/home/pyodide" },
});
python.FS.writeFile("/lib/calculator.zip", new Uint8Array(fs.readFileSync(at(pyodide.wheel.path))));
python.FS.mkdir("/project");
python.FS.writeFile("/project/pyproject.toml", fs.readFileSync(path.join(project, "pyproject.toml")));
python.mountNodeFS("/project/tests", path.join(project, "tests"));
python.mountNodeFS("/workshop", sitePackages);
python.globals.set("options", python.toPy(options));
process.exit(
  python.runPython(`
import os, sys
from types import ModuleType

sys.path[:0] = ["/lib/calculator.zip", "/project"]
sys.path.append("/workshop")
os.chdir("/project")
import calculator.web, pytest


class Anything:
    """Stands for every name of hypothesis, whose core is native code that is not built for WebAssembly."""

    def __getattr__(self, name):
        return self

    def __call__(self, *args, **kwargs):
        return self

    __or__ = __call__


hypothesis = ModuleType("hypothesis")
hypothesis.__getattr__ = lambda name: Anything()
hypothesis.given = lambda *args, **kwargs: pytest.mark.skip(reason="hypothesis does not run in WebAssembly")
sys.modules["hypothesis"] = hypothesis
assert calculator.web.__file__.startswith("/lib/calculator.zip/"), calculator.web.__file__
int(pytest.main(["-o", "cache_dir=/home/pyodide/cache", "-p", "no:faulthandler", *options]))
`),
);
