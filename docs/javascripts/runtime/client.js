// Asks the calculator, which runs in a worker, and tells the page how its loading goes.
// One worker serves a visit: with instant navigation this module outlives the page.
// The lazy runtime answers where it can; what it cannot do it hands over to the robust one.

import { RuntimeFailure } from "./failure.js";
import { wanted } from "./wanted.js";

const ROOT = new URL("../../", import.meta.url);
const WORKERS = {
  lazy: new URL("./lazy/worker.js", import.meta.url),
  robust: new URL("./robust_worker.js", import.meta.url),
};

const SILENCE_LIMIT = 20_000;
const START_LIMIT = 60_000;
const ANSWER_LIMIT = 5_000;

const STEPS = [
  "Looking for the calculator",
  "Downloading Python",
  "Starting Python",
  "Loading the rules",
];
const DOWNLOADING = 2;
const WAITING = "Waiting for the network, to fetch what this question needs";

const listeners = new Set();
const questions = new Map();

let runtime = null;
let fetched;
let begun = 0;
let prepared = false;
let isAwaited = false;
let state = Object.freeze({ name: "idle" });
let worker = null;
let ready = null;
let settle = null;
let alarm = 0;
let clock = 0;
let fetching = false;
let lastId = 0;
let cache = "default";

// While a question waits for the worker alone, some answer must come in time.
function setClock() {
  clearTimeout(clock);
  if (fetching || !questions.size || state.name !== "ready") return;
  clock = setTimeout(fail, ANSWER_LIMIT, new RuntimeFailure("no-answer"));
}

function change(next) {
  state = Object.freeze(next);
  setClock();
  for (const listener of listeners) listener(state);
}

function loading(step, words, received = 0, total = 0) {
  change({ name: "loading", step, steps: STEPS.length, words, received, total, runtime });
}

function enter(step, received, total) {
  loading(step, STEPS[step - 1], received, total);
  clearTimeout(alarm);
  alarm = step <= DOWNLOADING
    ? setTimeout(fail, SILENCE_LIMIT, new RuntimeFailure("stalled"))
    : setTimeout(fail, START_LIMIT, new RuntimeFailure("start", "time limit"));
}

function end(failure, next) {
  clearTimeout(alarm);
  worker?.terminate();
  worker = null;
  ready = null;
  const unanswered = [...questions.values()];
  questions.clear();
  settle?.reject(failure);
  settle = null;
  change(next);
  for (const question of unanswered) question.reject(failure);
}

function fail(failure) {
  console.warn(failure.message, failure.detail);
  // What the browser's cache holds may be what failed.
  cache = "reload";
  end(failure, { name: "failed", failure });
}

// A worker keeps what it is sent before it can answer: no turn of the busy page stands between.
function send(id, { text }) {
  worker.postMessage({ id, request: text });
}

function isReady() {
  change({ name: "ready", runtime, fetched: { ...fetched } });
}

function succeed() {
  clearTimeout(alarm);
  cache = "default";
  const ready = performance.mark("calculator:ready");
  fetched.milliseconds = Math.round(ready.startTime - begun);
  settle?.resolve();
  settle = null;
  isReady();
  if (!isAwaited) prepare();
}

function wait(waiting) {
  fetching = false;
  if (!waiting) return isReady();
  loading(DOWNLOADING, WAITING);
}

// What the network sends of a file, compressed as the site's host does it.
function count(sent) {
  fetching = false;
  fetched.files += 1;
  fetched.bytes += sent;
  if (state.name === "ready") isReady();
}

function stopClock() {
  fetching = true;
  setClock();
}

function handOver(why) {
  console.info(`The robust runtime takes over: ${why}`);
  worker.terminate();
  runtime = "robust";
  attend(begin());
}

function hear({ data }) {
  if (data.failed) return fail(new RuntimeFailure(data.failed, data.detail));
  if (data.handOver) return handOver(data.handOver);
  if (data.fetching) return stopClock();
  if (data.fetched) count(data.fetched);
  if (data.ready) return succeed();
  if (data.waiting !== undefined) return wait(data.waiting);
  if (data.step) return enter(data.step, data.received, data.total);
  if (data.error !== undefined) return fail(new RuntimeFailure("fault", data.error));
  questions.get(data.id)?.resolve(data.response);
  if (data.response !== undefined) prepare();
}

// What the next questions need is made ready when nobody waits for an answer, unless the reader saves data.
function prepare() {
  if (prepared || runtime !== "lazy" || navigator.connection?.saveData) return;
  const whenIdle = globalThis.requestIdleCallback ?? ((task) => setTimeout(task, 1000));
  whenIdle(() => {
    if (prepared || runtime !== "lazy" || questions.size || state.name !== "ready") return;
    prepared = true;
    worker.postMessage({ prepare: true });
  }, { timeout: 5000 });
}

// At once, and not when a manifest is there: the worker reads that while the page is busy.
function begin() {
  const begun = new Worker(WORKERS[runtime], { type: "module" });
  begun.postMessage({ start: ROOT.href, cache });
  return begun;
}

// Takes a worker that has begun, and hears first what it said before.
function attend(begun, heard = []) {
  const name = runtime;
  const failed = ({ message }) => {
    if (name === "lazy") handOver(message ?? "its worker could not be downloaded");
    else fail(new RuntimeFailure(message ? "start" : "download", message));
  };
  fetching = false;
  enter(1);
  worker = begun;
  worker.onmessage = hear;
  worker.onerror = failed;
  for (const [id, question] of questions) send(id, question);
  for (const event of heard) {
    if (worker !== begun) break;
    if (event.type === "error") failed(event);
    else hear(event);
  }
}

// Starts the runtime, also after a failure. The promise settles when it is ready, or is not.
export function start() {
  if (ready) return ready;
  const starting = new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever waits hears of a failure; nobody has to wait.
  starting.catch(() => {});
  ready = starting;
  const { startedAtOnce } = globalThis;
  delete globalThis.startedAtOnce;
  isAwaited = Boolean(startedAtOnce);
  begun = startedAtOnce?.begun ?? performance.mark("calculator:start").startTime;
  fetched = { files: 0, bytes: 0, milliseconds: 0 };
  runtime = startedAtOnce?.runtime ?? runtime ?? wanted() ?? "lazy";
  try {
    attend(startedAtOnce?.worker ?? begin(), startedAtOnce?.heard);
  } catch (error) {
    fail(new RuntimeFailure("unsupported", error.message));
  }
  return starting;
}

// Ends the loading, or the runtime.
export function cancel() {
  if (ready) end(new RuntimeFailure("cancelled"), { name: "idle" });
}

function post(text, signal) {
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    const question = { text };
    const done = (settleWith) => (value) => {
      questions.delete(id);
      setClock();
      signal?.removeEventListener("abort", abort);
      settleWith(value);
    };
    const abort = () => {
      worker.postMessage({ drop: id });
      done(reject)(signal.reason);
    };
    signal?.addEventListener("abort", abort);
    Object.assign(question, { resolve: done(resolve), reject: done(reject) });
    questions.set(id, question);
    send(id, question);
    setClock();
  });
}

// The calculator's answer to a request, both as text. Rejects with a RuntimeFailure, or with the
// signal's reason when that aborts; the runtime goes on then. After a failure only `start` tries
// again: what is said of it stays until the reader asks for that.
export async function ask(text, { signal } = {}) {
  signal?.throwIfAborted();
  if (state.name !== "failed") start();
  if (state.name === "failed") throw state.failure;
  return post(text, signal);
}

// Calls the listener now and at each change of the state; returns what ends that.
export function watch(listener) {
  listeners.add(listener);
  listener(state);
  return () => listeners.delete(listener);
}
