// Asks the calculator, which runs in a worker, and tells the page how its loading goes.
// One worker serves a visit: with instant navigation this module outlives the page.

import { RuntimeFailure } from "./failure.js";

const ROOT = new URL("../../", import.meta.url);
const MANIFEST = new URL("assets/runtime.json", ROOT);
const WORKER = new URL("./robust_worker.js", import.meta.url);

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

const listeners = new Set();
const questions = new Map();

let state = Object.freeze({ name: "idle" });
let worker = null;
let ready = null;
let settle = null;
let alarm = 0;
let lastId = 0;
let cache = "default";

function change(next) {
  state = Object.freeze(next);
  for (const listener of listeners) listener(state);
}

function enter(step, received = 0, total = 0) {
  const words = STEPS[step - 1];
  change({ name: "loading", step, steps: STEPS.length, words, received, total });
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

function succeed() {
  clearTimeout(alarm);
  cache = "default";
  settle.resolve();
  settle = null;
  change({ name: "ready" });
}

function hear({ data }) {
  if (data.failed) return fail(new RuntimeFailure(data.failed, data.detail));
  if (data.ready) return succeed();
  if (data.step) return enter(data.step, data.received, data.total);
  const question = questions.get(data.id);
  if (data.error !== undefined) return fail(new RuntimeFailure("fault", data.error));
  question?.resolve(data.response);
}

async function begin(generation) {
  const response = await fetch(MANIFEST, { cache });
  if (!response.ok) throw new Error(`${MANIFEST}: ${response.status}`);
  const { robust } = await response.json();
  if (settle !== generation) return;
  worker = new Worker(WORKER, { type: "module" });
  worker.onmessage = hear;
  worker.onerror = (event) => fail(new RuntimeFailure("start", event.message));
  worker.postMessage({ start: robust, base: ROOT.href, cache });
}

// Starts the runtime, also after a failure. The promise settles when it is ready, or is not.
export function start() {
  if (ready) return ready;
  let generation;
  ready = new Promise((resolve, reject) => {
    generation = settle = { resolve, reject };
  });
  // Whoever waits hears of a failure; nobody has to wait.
  ready.catch(() => {});
  enter(1);
  begin(generation).catch((error) => {
    if (settle === generation) fail(new RuntimeFailure("download", error.message));
  });
  return ready;
}

// Ends the loading, or the runtime.
export function cancel() {
  if (ready) end(new RuntimeFailure("cancelled"), { name: "idle" });
}

function post(text, signal) {
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    const limit = setTimeout(fail, ANSWER_LIMIT, new RuntimeFailure("no-answer"));
    const done = (settleWith) => (value) => {
      clearTimeout(limit);
      questions.delete(id);
      signal?.removeEventListener("abort", abort);
      settleWith(value);
    };
    const abort = () => done(reject)(signal.reason);
    signal?.addEventListener("abort", abort);
    questions.set(id, { resolve: done(resolve), reject: done(reject) });
    worker.postMessage({ id, request: text });
  });
}

// The calculator's answer to a request, both as text. Rejects with a RuntimeFailure, or with the
// signal's reason when that aborts; the runtime goes on then.
export async function ask(text, { signal } = {}) {
  signal?.throwIfAborted();
  const started = start();
  await (signal ? Promise.race([started, aborted(signal)]) : started);
  signal?.throwIfAborted();
  return post(text, signal);
}

function aborted(signal) {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

// Calls the listener now and at each change of the state; returns what ends that.
export function watch(listener) {
  listeners.add(listener);
  listener(state);
  return () => listeners.delete(listener);
}
