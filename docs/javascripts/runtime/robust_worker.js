// The robust runtime's worker: {start, cache} once, with the address of the site; then {id, request} for
// each question, also before it is ready, and {drop: id} for one that needs no answer any more.
// It says {step, received, total} while it loads and {fetched: bytes} of each file, then {ready}, or
// {failed, detail}; it answers {id, response} or {id, error}.

import { downloadAll, manifestOf } from "./downloads.js";
import { RuntimeFailure } from "./failure.js";
import { startPython } from "./robust_python.js";

const STEPS = { download: 2, start: 3, rules: 4 };

let questions = [];
let run;

// Pyodide has no hook for its downloads: within this worker, what it fetches is answered by
// the downloads that are under way, each once.
function answerFetchesFrom(responses) {
  const fetchFromNetwork = self.fetch;
  self.fetch = (resource, options) => {
    const address = new URL(resource, self.location).href;
    const opened = responses.get(address);
    responses.delete(address);
    return opened ?? fetchFromNetwork(resource, options);
  };
}

async function start(base, cache) {
  const { files, folder, lock } = (await manifestOf(base, cache)).robust;
  const tell = (received, total) => self.postMessage({ step: STEPS.download, received, total });
  const downloads = downloadAll(base, files, { cache, onProgress: tell });
  const all = Promise.all(Object.values(downloads.bytes));
  // Python may be up before the last byte was counted; the steps are told in their order.
  const tellStep = (step) => downloads.arrived.then(() => self.postMessage({ step }), () => {});
  tellStep(STEPS.start);

  // Checked first: afterwards the browser imports the same bytes from its cache.
  await Promise.all([downloads.bytes["pyodide.mjs"], downloads.bytes["pyodide.asm.mjs"]]);
  const { loadPyodide } = await import(new URL(files["pyodide.mjs"].path, base).href);
  answerFetchesFrom(downloads.responses);
  const started = startPython(loadPyodide, {
    folder: new URL(folder, base).href,
    library: new URL(files.library.path, base).href,
    lock,
    archive: downloads.bytes.archive,
    onStarted: () => tellStep(STEPS.rules),
  });
  // A failed download leaves Pyodide waiting for ever, so it is heard here first.
  await Promise.race([started, all.then(() => started)]);
  await all;
  run = await started;
  Object.values(files).forEach(({ sent }) => self.postMessage({ fetched: sent }));
  self.postMessage({ ready: true });
}

function answer({ id, request }) {
  try {
    self.postMessage({ id, response: run(request) });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
}

function answerAll() {
  while (run && questions.length) answer(questions.shift());
}

async function begin(base, cache) {
  try {
    await start(base, cache);
    answerAll();
  } catch (error) {
    const reason = error instanceof RuntimeFailure ? error.reason : "start";
    self.postMessage({ failed: reason, detail: error.detail ?? String(error) });
  }
}

self.onmessage = ({ data }) => {
  if (data.start) {
    begin(data.start, data.cache);
  } else if (data.drop) {
    questions = questions.filter(({ id }) => id !== data.drop);
  } else {
    questions.push(data);
    answerAll();
  }
};
