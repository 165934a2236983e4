// Runs a Python script on Pyodide's own Python under node, with the host's files at /host.
// node host.mjs PYODIDE_FOLDER TOOLS_FOLDER SCRIPT [ARGUMENT...]
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, toolsFolder, script, ...scriptArguments] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(pyodideFolder, "pyodide.mjs")));

// Byte code without columns is a quarter smaller; a traceback still has its lines.
const environment = {
  PYTHONHASHSEED: "0",
  PYTHONNODEBUGRANGES: "1",
  SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH,
};

try {
  const python = await loadPyodide({ indexURL: pyodideFolder + path.sep, env: environment });
  python.mountNodeFS("/host", path.parse(process.cwd()).root);
  python.mountNodeFS("/tools", toolsFolder);
  python.globals.set("ARGUMENTS", python.toPy([script, ...scriptArguments]));
  python.runPython("import sys; sys.argv = list(ARGUMENTS); sys.path.append('/tools')");
  python.runPython(fs.readFileSync(script, "utf8"), { filename: script });
} catch (error) {
  // The message alone; node would add the one long line of Pyodide's own module.
  console.error(error.message);
  process.exitCode = 1;
}
