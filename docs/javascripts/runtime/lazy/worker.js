// The lazy runtime's worker. It speaks as robust_worker.js does: {start, base, cache} once, then
// {id, request} for each question; {step, received, total}, {ready}, {failed, detail}, {id, response}.
// Besides, it says {handOver: why} when the robust runtime must take over for good, {fetching} and
// {fetched} around each part, {waiting: true} when one cannot be had and {waiting: false} when it is there.
// It hears {prepare: true} when the page is idle.

import { downloadAll } from "../downloads.js";
import { RuntimeFailure } from "../failure.js";
import { HandOver, PartMissing, settingsOf } from "./instance.js";
import { Parts } from "./parts.js";
import { Session } from "./session.js";
import { isSupported } from "./support.js";

const STEPS = { download: 2, start: 3 };
const RETRY_AFTER = 3_000;

const questions = [];
let manifest;
let parts;
let session;
let answered = false;
let waiting = false;

const tell = (message) => self.postMessage(message);

async function compile(downloads, address) {
  try {
    return await WebAssembly.compileStreaming(downloads.responses.get(address));
  } catch {
    // A server may not know the type of a wasm file.
    return WebAssembly.compile(await downloads.bytes.first);
  }
}

async function start(base, cache) {
  if (!isSupported()) throw new HandOver("this browser lacks what the lazy runtime needs");
  const onProgress = (received, total) => tell({ step: STEPS.download, received, total });
  const downloads = downloadAll(base, { first: manifest.first }, { cache, onProgress });
  const address = new URL(manifest.first.path, base).href;
  const [module] = await Promise.all([compile(downloads, address), downloads.bytes.first]);
  tell({ step: STEPS.start });
  parts = new Parts(new URL(manifest.folder, base), settingsOf(module).sha256, tell);
  session = new Session(module, (name) => parts.now(name));
  tell({ fetched: "first.wasm", ready: true });
}

/** Answers one question; false if it has to wait for a part. */
function answer({ id, request }) {
  try {
    tell({ id, response: session.ask(request) });
    answered = true;
    return true;
  } catch (error) {
    if (!(error instanceof PartMissing)) throw error;
    waitFor(error.part);
    return false;
  }
}

function answerAll() {
  while (questions.length && !waiting && answer(questions[0])) questions.shift();
}

/** Asks for a part until the network gives it; the questions stay where they are. */
async function waitFor(name) {
  waiting = true;
  tell({ waiting });
  for (;;) {
    await Promise.race([
      new Promise((resolve) => setTimeout(resolve, RETRY_AFTER)),
      new Promise((resolve) => self.addEventListener("online", resolve, { once: true })),
    ]);
    try {
      await parts.soon(name);
      break;
    } catch {
      // Still no network.
    }
  }
  waiting = false;
  tell({ waiting });
  attempt(answerAll);
}

/**
 * Answers once, so that what a first answer needs is compiled before somebody waits for it. Then fetches what is
 * missed most, one part after the other; what fails is fetched when it is needed.
 */
async function prepare() {
  if (!answered) session.ask(manifest.example);
  for (const name of manifest.prefetch) await parts.soon(name);
}

async function attempt(action) {
  try {
    await action();
  } catch (error) {
    if (error instanceof RuntimeFailure) tell({ failed: error.reason, detail: error.detail });
    else tell({ handOver: error.message ?? String(error) });
  }
}

self.onmessage = ({ data }) => {
  if (data.start) {
    manifest = data.start;
    attempt(() => start(data.base, data.cache));
  } else if (data.prepare) {
    prepare().catch(() => {});
  } else {
    questions.push(data);
    attempt(answerAll);
  }
};
