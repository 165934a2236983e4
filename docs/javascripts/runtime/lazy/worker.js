// The lazy runtime's worker. It hears and says what robust_worker.js does. Besides, it says {handOver: why} when
// the robust runtime must take over for good, {fetching} before each part that a question needs,
// {waiting: true} when one cannot be had and {waiting: false} when it is there.
// It hears {prepare: true} when the page is idle, and with {start} it may hear {opening}: what the page's
// address carries.

import { askFirst, sameFor } from "../../calculator/first_question.js";
import { downloadAll, manifestOf } from "../downloads.js";
import { RuntimeFailure } from "../failure.js";
import { HandOver, PartMissing, settingsOf } from "./instance.js";
import { Parts } from "./parts.js";
import { Session } from "./session.js";
import { isSupported } from "./support.js";

const STEPS = { download: 2, start: 3 };
const RETRY_AFTER = 3_000;

let questions = [];
let manifest;
let parts;
let session;
let isReady;
let answered = false;
let waiting = false;

const answers = new Map();
const ready = new Promise((resolve) => {
  isReady = resolve;
});
const tell = (message) => self.postMessage(message);

/** Of a part that was fetched the page is told how much the network sent. */
const tellOfPart = ({ fetched, ...rest }) => tell(fetched ? { fetched: manifest.sent[fetched] } : rest);

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
  manifest = (await manifestOf(base, cache)).lazy;
  if (!manifest) throw new HandOver("the site is published without the lazy runtime");
  const onProgress = (received, total) => tell({ step: STEPS.download, received, total });
  const downloads = downloadAll(base, { first: manifest.first }, { cache, onProgress });
  const address = new URL(manifest.first.path, base).href;
  const [module] = await Promise.all([compile(downloads, address), downloads.bytes.first]);
  tell({ step: STEPS.start });
  parts = new Parts(new URL(manifest.folder, base), settingsOf(module).sha256, tellOfPart);
  session = new Session(module, (name) => parts.now(name));
  tell({ fetched: manifest.first.sent, ready: true });
  answerAll();
  isReady();
}

/**
 * Answers what the page will ask about its address; what fails here fails again when the page asks. The order of
 * its fields orders the mistakes in an answer and nothing else, so an answer without mistakes is kept.
 */
async function warm(opening, base) {
  await askFirst(async (request) => {
    await ready;
    const response = session.ask(request);
    if (JSON.parse(response).ok) answers.set(sameFor(request), response);
    return response;
  }, opening, base);
}

/** The answer to a question that was answered ahead, once. */
function takeAhead(request) {
  if (!answers.size) return undefined;
  const key = sameFor(request);
  const response = answers.get(key);
  answers.delete(key);
  return response;
}

/** Answers one question; false if it has to wait for a part. */
function answer({ id, request }) {
  try {
    tell({ id, response: takeAhead(request) ?? session.ask(request) });
    answered = true;
    return true;
  } catch (error) {
    if (!(error instanceof PartMissing)) throw error;
    waitFor(error.part);
    return false;
  }
}

function answerAll() {
  while (session && questions.length && !waiting && answer(questions[0])) questions.shift();
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
    attempt(() => start(data.start, data.cache));
    if (data.opening) warm(data.opening, data.start).catch(() => {});
  } else if (data.prepare) {
    prepare().catch(() => {});
  } else if (data.drop) {
    questions = questions.filter(({ id }) => id !== data.drop);
  } else {
    questions.push(data);
    attempt(answerAll);
  }
};
