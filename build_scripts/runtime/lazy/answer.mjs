// node answer.mjs robust PYODIDE PACKAGE_FOLDER module:function QUESTIONS OUT   what stock Pyodide answers
// node answer.mjs lazy FOLDER QUESTIONS OUT [--fresh] [--poison BYTE]           what the divided program answers
//
// OUT gets a line of JSON for each question: {"answer": text} or {"over": why}, and in the lazy case "loaded",
// the parts that it had to fetch.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { HandOver } from "../../../docs/javascripts/runtime/lazy/instance.js";
import { Session } from "../../../docs/javascripts/runtime/lazy/session.js";

const { values: option, positionals } = parseArgs({
  allowPositionals: true,
  options: { fresh: { type: "boolean" }, poison: { type: "string", default: "0" } },
});
const readQuestions = (file) => fs.readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line));

async function startRobust(pyodide, folder, entry) {
  const { loadPyodide } = await import(pathToFileURL(path.resolve(pyodide, "pyodide.mjs")));
  const python = await loadPyodide({ stderr() {}, env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" } });
  python.mountNodeFS("/package", path.resolve(folder));
  const [module, name] = entry.split(":");
  const source = `import sys, importlib; sys.dont_write_bytecode = True; sys.path.insert(0, "/package")`;
  return python.runPython(`${source}\ngetattr(importlib.import_module("${module}"), "${name}")`);
}

async function askRobust(pyodide, folder, entry, questions, write) {
  let ask = await startRobust(pyodide, folder, entry);
  console.error = () => {};
  for (const question of questions) {
    try {
      const answer = ask(question);
      if (typeof answer !== "string") throw new Error("Pyodide has died");
      write({ answer });
    } catch (error) {
      write({ over: String(error.message).trim().split("\n").at(-1) });
      if (!/Error:/.test(error.message)) ask = await startRobust(pyodide, folder, entry);
    }
  }
}

function askLazy(folder, questions, write) {
  const module = new WebAssembly.Module(fs.readFileSync(path.join(folder, "first.wasm")));
  let loaded = [];
  const partBytes = (part) => {
    loaded.push(part);
    return fs.readFileSync(path.join(folder, part));
  };
  const begin = () => new Session(module, partBytes, { poison: Number(option.poison) });
  let session = begin();
  for (const question of questions) {
    if (option.fresh) session = begin();
    loaded = [];
    try {
      write({ answer: session.ask(question), loaded });
    } catch (error) {
      if (!(error instanceof HandOver)) throw error;
      write({ over: error.message, loaded });
    }
  }
}

const [which, ...rest] = positionals;
const out = fs.createWriteStream(rest.at(-1));
const write = (result) => out.write(`${JSON.stringify(result)}\n`);
const questions = readQuestions(rest.at(-2));
if (which === "robust") await askRobust(...rest.slice(0, 3), questions, write);
else askLazy(rest[0], questions, write);
out.end(() => process.exit(0));
