// Answers the requests of a JSON file with the runtime that a built site publishes.
// node under_node.mjs SITE NODE_MODULES REQUESTS
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [site, nodeModules, requests] = process.argv.slice(2);
const inSite = (file) => path.join(site, file);
const { robust } = JSON.parse(fs.readFileSync(inSite("assets/runtime.json"), "utf8"));
// Under node Pyodide asks for a module that npm installs; the published files stand elsewhere.
const { loadPyodide } = await import(pathToFileURL(path.join(nodeModules, "pyodide/pyodide.mjs")));
const { startPython } = await import("../../docs/javascripts/runtime/robust_python.js");

const run = await startPython(loadPyodide, {
  folder: inSite(robust.folder),
  library: inSite(robust.files.library.path),
  lock: robust.lock,
  archive: Promise.resolve(new Uint8Array(fs.readFileSync(inSite(robust.files.archive.path)))),
  onStarted() {},
});
console.log(JSON.stringify(JSON.parse(fs.readFileSync(requests, "utf8")).map((each) => run(each))));
