// Trims the standard library to what the calculator uses and compiles both, inside the Pyodide that ships.
//
// node compile.mjs <folder of npm's pyodide> <site-packages of the workshop> <work folder> <module>...
// The work folder holds the calculator's wheel and pyodide-lock.json; stdlib.zip is added, and
// pyodide-build's archive compiler turns every source of both archives into byte code and renews the lock.

import path from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, sitePackages, workFolder, ...modules] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(pyodideFolder, "pyodide.mjs")).href);

// Python reads these at start: byte code without docstrings and column tables, archives with a fixed date.
const python = await loadPyodide({
  env: {
    PYTHONOPTIMIZE: "2",
    PYTHONNODEBUGRANGES: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    SOURCE_DATE_EPOCH: "315532800",
  },
});
python.mountNodeFS("/build", workFolder);
python.mountNodeFS("/workshop", sitePackages);
python.mountNodeFS("/pyodide", pyodideFolder);

// What the page does, so that every module it needs is loaded: import, call, fail.
python.globals.set("calculator_modules", python.toPy(modules));
python.runPython(`
import importlib, sys
sys.path.insert(0, next("/build/" + name for name in __import__("os").listdir("/build") if name.endswith(".whl")))
for name in calculator_modules:
    importlib.import_module(name)
`);
const handle = python.pyimport("calculator.web").handle;
for (const request of ["", "{}", "[1", "\ud800"]) {
  try {
    handle(request);
  } catch {
    // Only what failing loads is of interest here.
  }
}
python.runPython("used = frozenset(sys.modules)");

const report = python.runPython(`
import json, zipfile
from pathlib import Path

sys.path.append("/workshop")
from pyodide_build._py_compile import _py_compile_archive_dir

# Codecs that are looked up by name, so that no import shows them.
ALSO = {"encodings.ascii", "encodings.latin_1", "encodings.utf_8_sig"}


def module_name(path):
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


with zipfile.ZipFile("/pyodide/python_stdlib.zip") as whole, zipfile.ZipFile("/build/stdlib.zip", "w") as trimmed:
    sources = sorted(name for name in whole.namelist() if name.endswith(".py"))
    kept = [name for name in sources if module_name(name) in used | ALSO]
    for name in kept:
        trimmed.writestr(name, whole.read(name))

compiled = _py_compile_archive_dir(Path("/build"), keep=False, verbose=False, compression_level=0)
json.dumps({
    "python": "{}.{}.{}".format(*sys.version_info[:3]),
    "modules": len(kept),
    "of": len(sources),
    "compiled": compiled,
})
`);
process.stdout.write(`${report}\n`);
