// Asks the calculator, which runs in a worker, and tells the page how its loading goes.
// One worker serves a visit: with instant navigation this module outlives the page.
// The lazy runtime answers where it can; what it cannot do it hands over to the robust one.

import { RuntimeFailure } from "./failure.js";

const ROOT = new URL("../../", import.meta.url);
const MANIFEST = new URL("assets/runtime.json", ROOT);
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

let manifests = null;
let runtime = null;
let fetched;
let begun = 0;
let prepared = false;
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
  unanswered.forEach(stopClock);
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

function startClock(question) {
  clearTimeout(question.clock);
  question.clock = setTimeout(fail, ANSWER_LIMIT, new RuntimeFailure("no-answer"));
}

function stopClock(question) {
  clearTimeout(question.clock);
}

function send(id, question) {
  question.sent = true;
  startClock(question);
  worker.postMessage({ id, request: question.text });
}

// The worker keeps what it was sent; what came meanwhile follows.
function goOn() {
  isReady();
  for (const [id, question] of questions) {
    if (question.sent) startClock(question);
    else send(id, question);
  }
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
  goOn();
  prepare();
}

// No time runs against a question while the network is waited for.
function wait(waiting) {
  if (!waiting) return goOn();
  questions.forEach(stopClock);
  loading(DOWNLOADING, WAITING);
}

// What the network sends of a file, compressed as the site's host does it.
function count(sent) {
  fetched.files += 1;
  fetched.bytes += sent;
  if (state.name === "ready") goOn();
}

function handOver(why) {
  console.info(`The robust runtime takes over: ${why}`);
  for (const question of questions.values()) {
    stopClock(question);
    question.sent = false;
  }
  worker.terminate();
  runtime = "robust";
  launch();
}

function hear({ data }) {
  if (data.failed) return fail(new RuntimeFailure(data.failed, data.detail));
  if (data.handOver) return handOver(data.handOver);
  if (data.fetching) return questions.forEach(stopClock);
  if (data.fetched) count(manifests.lazy.sent[data.fetched]);
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
    if (prepared || questions.size || state.name !== "ready") return;
    prepared = true;
    worker.postMessage({ prepare: true });
  }, { timeout: 5000 });
}

function chosen() {
  const wanted = new URLSearchParams(globalThis.location.search).get("runtime");
  return manifests.lazy && wanted !== "robust" ? "lazy" : "robust";
}

function launch() {
  const name = runtime;
  enter(DOWNLOADING);
  worker = new Worker(WORKERS[name], { type: "module" });
  worker.onmessage = hear;
  worker.onerror = ({ message }) => {
    if (name === "lazy") handOver(message);
    else fail(new RuntimeFailure("start", message));
  };
  worker.postMessage({ start: manifests[name], base: ROOT.href, cache });
  if (name === "robust") Object.values(manifests.robust.files).forEach(({ sent }) => count(sent));
}

async function begin(generation) {
  const response = await fetch(MANIFEST, { cache });
  if (!response.ok) throw new Error(`${MANIFEST}: ${response.status}`);
  const found = await response.json();
  if (settle !== generation) return;
  manifests = found;
  runtime ??= chosen();
  launch();
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
  begun = performance.mark("calculator:start").startTime;
  fetched = { files: 0, bytes: 0, milliseconds: 0 };
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
    const question = { text };
    const done = (settleWith) => (value) => {
      stopClock(question);
      questions.delete(id);
      signal?.removeEventListener("abort", abort);
      settleWith(value);
    };
    const abort = () => done(reject)(signal.reason);
    signal?.addEventListener("abort", abort);
    Object.assign(question, { resolve: done(resolve), reject: done(reject) });
    questions.set(id, question);
    // While a runtime takes over, or waits for the network, the question waits too.
    if (state.name === "ready") send(id, question);
  });
}

// The calculator's answer to a request, both as text. Rejects with a RuntimeFailure, or with the
// signal's reason when that aborts; the runtime goes on then. After a failure only `start` tries
// again: what is said of it stays until the reader asks for that.
export async function ask(text, { signal } = {}) {
  signal?.throwIfAborted();
  if (state.name === "failed") throw state.failure;
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
