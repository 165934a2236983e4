// node record.mjs recording.wasm QUESTIONS OUT     which functions and lines do these questions touch?
// node record.mjs --audit audit.wasm QUESTIONS     does a test precede every access?
//
// The questions are asked in one instance, some of them twice, and some of them again in fresh ones, because a first
// answer takes other ways through CPython's caches than a later one. OUT gets 4 bytes for each counter (a function
// that is called, or a test that is made), 1 byte for each line, and 1 byte for each sequence.

import fs from "node:fs";
import { HandOver, Instance } from "../../../docs/javascripts/runtime/lazy/instance.js";

const AGAIN = 60;
const FRESH_STARTS = 40;
const QUESTIONS_AFTER_START = 3;

const readQuestions = (file) => fs.readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const noParts = () => { throw new Error("a recording module has everything"); };
const begin = (module) => new Instance(module, noParts, { now: () => 1000 });

/** Asks; true unless it would be handed over. */
function answers(instance, question) {
  try {
    instance.ask(question);
    return true;
  } catch (error) {
    if (!(error instanceof HandOver)) throw error;
    return false;
  }
}

function collect(instance, into) {
  const { settings } = instance;
  const bytes = instance.memory();
  const counts = new Uint32Array(bytes.slice(settings.counters, settings.counters + 4 * settings.counted).buffer);
  const lines = bytes.subarray(settings.lines, settings.lines + settings.mostLines);
  counts.forEach((number, index) => { into.counts[index] += number; });
  const points = bytes.subarray(settings.sequences, settings.sequences + settings.mostSequences);
  points.forEach((byte, index) => { into.points[index] |= byte; });
  lines.forEach((byte, index) => { into.lines[index] |= byte; });
}

function record(module, questions) {
  const { settings } = begin(module);
  const touched = {
    counts: new Uint32Array(settings.counted),
    lines: new Uint8Array(settings.mostLines),
    points: new Uint8Array(settings.mostSequences),
  };
  let lasting = begin(module);
  for (const question of [...questions, ...questions.slice(0, AGAIN)]) {
    if (answers(lasting, question) || !lasting.over) continue;
    collect(lasting, touched);
    lasting = begin(module);
  }
  collect(lasting, touched);
  const starts = Math.min(FRESH_STARTS, questions.length);
  for (let start = 0; start < starts; start++) {
    const fresh = begin(module);
    for (let later = 0; later < QUESTIONS_AFTER_START && !fresh.over; later++) {
      answers(fresh, questions[(Math.floor((start * questions.length) / starts) + later * 7) % questions.length]);
    }
    collect(fresh, touched);
  }
  return touched;
}

/** Forgets all tests before each question; the module itself hands over at an access that no test precedes. */
function audit(module, questions) {
  const instance = begin(module);
  const { lines, mostLines, lineShift, stack } = instance.settings;
  for (const question of questions) {
    const bytes = instance.memory();
    bytes.fill(0, lines, lines + mostLines);
    bytes.fill(1, lines + (stack[0] >>> lineShift), lines + (stack[1] >>> lineShift) + 1);
    if (!answers(instance, question) && instance.over) throw new Error(`an access without a test: ${instance.over.message}`);
  }
  console.log(`${questions.length} questions, a test before every access`);
}

const [first, ...rest] = process.argv.slice(2);
if (first === "--audit") {
  const [wasm, file] = rest;
  audit(new WebAssembly.Module(fs.readFileSync(wasm)), readQuestions(file));
} else {
  const [file, out] = rest;
  const { counts, lines, points } = record(new WebAssembly.Module(fs.readFileSync(first)), readQuestions(file));
  fs.writeFileSync(out, Buffer.concat([Buffer.from(counts.buffer), lines, points]));
}
