// node freeze.mjs --wasm boot.wasm --pyodide FOLDER --package FOLDER --entry module:function --questions FILE --reserve BYTES --out FOLDER
//
// Starts CPython from Pyodide's files without the bridge to JavaScript, imports the rules, asks all
// questions once, tidies up, and writes its memory (memory.bin) and whatever else is state (state.json).

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const names = ["wasm", "pyodide", "package", "entry", "questions", "reserve", "out"];
const { values: option } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: "string" }])) });
const [moduleName, functionName] = option.entry.split(":");
const packageName = moduleName.split(".")[0];

// The same bytes on every run and machine: no clock, no randomness, a fixed hash seed, and no name or
// language of the machine, which CPython would keep.
const DAY = 1735689600000;
Date.now = () => DAY;
performance.now = () => 1000;
const environment = { HOME: "/", LANG: "en_US.UTF-8", PYTHONHASHSEED: "0" };
const version = JSON.parse(fs.readFileSync(path.join(option.pyodide, "pyodide-lock.json"), "utf8")).info.python;
const [major, minor] = version.split(".");

let python;
let functionPointers;
let pointerNames;

/** The instance is made here, to keep its exports and to give it fixed answers. */
function instantiateWasm(imports, done) {
  Object.assign(imports.env, {
    Jsv_GetError_import: () => null,
    JsvError_Check: () => 0,
    emscripten_get_now: () => 1000,
    emscripten_date_now: () => DAY,
  });
  imports.wasi_snapshot_preview1.random_get = (at, length) => {
    new Uint8Array(python.memory.buffer).fill(4, at, at + length);
    return 0;
  };
  functionPointers = imports["GOT.func"];
  WebAssembly.instantiate(fs.readFileSync(option.wasm), imports).then(({ instance, module }) => {
    python = instance.exports;
    pointerNames = WebAssembly.Module.imports(module).filter((i) => i.module === "GOT.func").map((i) => i.name);
    done(instance, module);
  });
  return {};
}

function prepareFiles({ FS, ENV }) {
  FS.mkdirTree(`/lib/python${major}.${minor}/site-packages`);
  FS.mkdirTree(`/lib/python${major}.${minor}/lib-dynload`);
  Object.assign(ENV, environment);
  const library = fs.readFileSync(path.join(option.pyodide, "python_stdlib.zip"));
  FS.writeFile(`/lib/python${major}${minor}.zip`, library);
}

const { default: createModule } = await import(pathToFileURL(path.resolve(option.pyodide, "pyodide.asm.mjs")));
const emscripten = await createModule({
  noImageDecoding: true,
  noAudioDecoding: true,
  arguments: [],
  thisProgram: "/python",
  locateFile: (file) => file,
  print: console.log,
  printErr: console.error,
  preRun: [prepareFiles],
  instantiateWasm,
  API: {
    config: { jsglobals: globalThis, args: [], env: environment, packages: [], enableRunUntilComplete: false },
    lockFilePromise: new Promise(() => {}),
    runtimeEnv: { IN_NODE: true, IN_NODE_ESM: true },
  },
});
const { FS } = emscripten;
const memory = () => new Uint8Array(python.memory.buffer);

function runPython(source) {
  const bytes = new TextEncoder().encode(`${source}\0`);
  const at = python.malloc(bytes.length);
  memory().set(bytes, at);
  const failed = python.PyRun_SimpleString(at);
  python.free(at);
  if (failed) throw new Error("Python failed while it was frozen");
}

function copyPackage(folder, to) {
  FS.mkdirTree(to);
  const entries = fs.readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries.filter(({ name }) => name !== "__pycache__")) {
    const from = path.join(folder, entry.name);
    if (entry.isDirectory()) copyPackage(from, `${to}/${entry.name}`);
    else FS.writeFile(`${to}/${entry.name}`, fs.readFileSync(from));
  }
}

// Room for the tables of the lazy runtime; CPython holds it to be in use.
const reserveBytes = Number(option.reserve);
const reserve = ((python.calloc(1, reserveBytes + 4096) + 4095) & ~4095) >>> 0;

copyPackage(option.package, `/package/${packageName}`);
FS.writeFile("/questions.jsonl", fs.readFileSync(option.questions));
// Questions are read one by one: a list of them all would make the memory half as large again.
runPython(`
import sys
sys.dont_write_bytecode = True
sys.path.insert(0, "/package")
from ${moduleName} import ${functionName} as _entry
import json, gc, warnings
with open("/questions.jsonl") as _questions:
    for _question in _questions:
        try: _entry(json.loads(_question))
        except Exception: pass
del _question, _questions, json
sys.last_exc = None
import re; re.purge(); del re
sys._clear_internal_caches()
sys.path_importer_cache.clear()
warnings.filters[:] = warnings.filters
import builtins
builtins.__lazy_entry__ = _entry
open("/entry.txt", "w").write(str(id(_entry)))
del builtins, _entry, warnings, sys
for _ in range(4): gc.collect()
gc.freeze()
del _, gc
`);
const entry = Number(new TextDecoder().decode(FS.readFile("/entry.txt")));
FS.unlink("/questions.jsonl");
runPython("pass");

/** Takes all free memory of the heap and keeps it, zeroed: what is new then comes from zero memory at the top. */
function takeFreeMemory() {
  const end = python.sbrk(0) >>> 0;
  for (let size = 1 << 20; size >= 16; size = size > 4096 ? size >> 1 : size - 16) {
    for (;;) {
      const at = python.malloc(size) >>> 0;
      if (at >= end || !at) {
        python.free(at);
        break;
      }
      memory().fill(0, at, at + size);
    }
  }
}
takeFreeMemory();
const top = python.sbrk(0) >>> 0;
const stackPointer = python.__stack_pointer.value >>> 0;
const stack = [python.emscripten_stack_get_end() >>> 0, python.emscripten_stack_get_base() >>> 0];
memory().fill(0, top);
memory().fill(0, stack[0], stackPointer);

// Pyodide keeps a trampoline made by JavaScript here; without it CPython calls the import that part.py replaces.
const words = new Uint32Array(python.memory.buffer);
const trampolineOffset = words[python._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value >>> 2];
words[(python._PyRuntime.value + trampolineOffset) >>> 2] = 0;

let length = memory().length;
while (length && !memory()[length - 1]) length--;
const exportedGlobals = Object.keys(python).filter((name) => /^frozen_global_\d+$/.test(name));
fs.mkdirSync(option.out, { recursive: true });
fs.writeFileSync(path.join(option.out, "memory.bin"), memory().subarray(0, length));
const state = {
  pages: memory().length >>> 16,
  entry,
  reserve,
  stack,
  tableLength: python.__indirect_function_table.length,
  globals: Object.fromEntries(exportedGlobals.map((name) => [name.slice(14), python[name].value >>> 0])),
  importedGlobals: Object.fromEntries(pointerNames.map((name) => [name, functionPointers[name].value >>> 0])),
};
fs.writeFileSync(path.join(option.out, "state.json"), JSON.stringify(state));
process.exit(0);
