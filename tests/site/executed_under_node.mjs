// The texts that Python compiles and executes while the published runtime imports the calculator, as JSON.
// node executed_under_node.mjs SITE NODE_MODULES
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [site, nodeModules] = process.argv.slice(2);
const inSite = (file) => path.join(site, file);
const { robust } = JSON.parse(fs.readFileSync(inSite("assets/runtime.json"), "utf8"));
const { loadPyodide } = await import(pathToFileURL(path.join(nodeModules, "pyodide/pyodide.mjs")));
const { startPython } = await import("../../docs/javascripts/runtime/robust_python.js");

const WATCH = `
import builtins
executed, execute = [], builtins.exec
def watch(source, *names):
    if isinstance(source, str):
        executed.append(source)
    execute(source, *names)
builtins.exec = watch
`;

let python;

async function loadWatched(options) {
  python = await loadPyodide(options);
  python.runPython(WATCH);
  return python;
}

await startPython(loadWatched, {
  folder: inSite(robust.folder),
  library: inSite(robust.files.library.path),
  lock: robust.lock,
  archive: Promise.resolve(new Uint8Array(fs.readFileSync(inSite(robust.files.archive.path)))),
  onStarted() {},
});
console.log(JSON.stringify(python.globals.get("executed").toJs()));
