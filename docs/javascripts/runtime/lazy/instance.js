// One running CPython of the lazy runtime: text in, text out. The same code runs in the worker, and under
// node when the build records and checks. docs/lazy-runtime.md explains the whole.

import { readNumbers, spreadFirst, spreadRegion } from "./lines.js";

const PAGE_BYTES = 65536;
const NO_FUNCTION = 255;

/** What only the robust runtime can do: a system call, a limit, an exception. The same question goes there. */
export class HandOver extends Error {}

/** A part could not be fetched. The state of this instance is lost; a new one may ask the same question. */
export class PartMissing extends Error {}

/** A sequence was entered that the first part leaves out. The whole of it may answer the same question. */
export class WholeNeeded extends Error {}

export function customSection(module, title) {
  const [found] = WebAssembly.Module.customSections(module, title);
  if (!found) throw new HandOver(`the first part has no ${title}`);
  return new Uint8Array(found);
}

export function settingsOf(module) {
  return JSON.parse(new TextDecoder().decode(customSection(module, "lazy.settings")));
}

const isWellFormed = (text) => (text.isWellFormed ? text.isWellFormed() : !/\p{Surrogate}/u.test(text));

export class Instance {
  /**
   * @param module     the first part, compiled
   * @param partBytes  (file name) => its bytes, at once; throws PartMissing
   * @param whole      the first part with nothing left out, compiled; its code takes the place of the first's
   * @param now        a clock in milliseconds
   * @param poison     for tests: what absent memory is filled with, so that an access without a test shows
   */
  constructor(module, partBytes, { whole = module, now = () => performance.now(), poison = 0 } = {}) {
    this.settings = settingsOf(module);
    this.partBytes = partBytes;
    this.now = now;
    this.loaded = [];
    this.over = null; // why this instance can answer nothing more
    this.exports = new WebAssembly.Instance(whole, this.imports(whole)).exports;
    this.runs = this.settings.recording ? [] : readNumbers(customSection(module, "lazy.map"));
    if (!this.settings.recording) {
      spreadFirst(this.memory(), this.settings, this.runs, customSection(module, "lazy.lines"), poison);
    }
  }

  memory() {
    if (this.bytes?.buffer !== this.exports.memory.buffer) this.bytes = new Uint8Array(this.exports.memory.buffer);
    return this.bytes;
  }

  /** The answer to one question. Throws HandOver, PartMissing or WholeNeeded. */
  ask(text) {
    if (this.over) throw this.over;
    if (!isWellFormed(text)) throw new HandOver("half a surrogate pair in the question");
    try {
      const answer = this.call(text);
      if (this.over) throw this.over; // compiled code may have swallowed what JavaScript threw
      return answer;
    } catch (error) {
      if (error instanceof HandOver && error.repeatable) throw error;
      this.end(error);
    }
  }

  call(text) {
    const python = this.exports;
    this.lengthAt ??= python.malloc(16) >>> 0; // where Python says how long an answer is
    const question = python.PyUnicode_FromStringAndSize(...this.write(new TextEncoder().encode(text)));
    python.free(this.writtenAt);
    if (!question) throw new HandOver("no room for the question");
    const result = python.PyObject_CallOneArg(this.settings.entry, question);
    python.Py_DecRef(question);
    if (!result) {
      python.PyErr_Clear();
      throw Object.assign(new HandOver("an exception in Python"), { repeatable: true });
    }
    const start = python.PyUnicode_AsUTF8AndSize(result, this.lengthAt) >>> 0;
    if (!start) throw new HandOver("the answer is no text");
    this.ensure(this.lengthAt, 4);
    const length = new DataView(python.memory.buffer).getUint32(this.lengthAt, true);
    this.ensure(start, length);
    const answer = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      this.memory().slice(start, start + length),
    );
    python.Py_DecRef(result);
    return answer;
  }

  /** Bytes, put into Python's memory: [address, length]. */
  write(bytes) {
    this.writtenAt = this.exports.malloc(bytes.length + 1) >>> 0;
    this.ensure(this.writtenAt, bytes.length + 1);
    this.memory().set(bytes, this.writtenAt);
    this.memory()[this.writtenAt + bytes.length] = 0;
    return [this.writtenAt, bytes.length];
  }

  /** Makes lines present before JavaScript itself reads or writes them. */
  ensure(address, length) {
    const { lines, lineShift, recording } = this.settings;
    const last = (address + Math.max(length, 1) - 1) >>> lineShift;
    for (let line = address >>> lineShift; line <= last; line++) {
      if (recording) this.memory()[lines + line] = 1;
      else if (this.memory()[lines + line]) this.loadRegion(line << lineShift);
    }
  }

  /** Fetches a part. */
  part(title) {
    try {
      const bytes = this.partBytes(title);
      this.loaded.push(title);
      return new WebAssembly.Module(bytes);
    } catch (error) {
      return this.end(error);
    }
  }

  loadRegion(address) {
    const { lines, lineShift, regions } = this.settings;
    const number = this.memory()[lines + (address >>> lineShift)];
    if (!regions?.[number - 1]) this.handOver(`no region at ${address >>> 0}`);
    const contents = customSection(this.part(regions[number - 1]), "lazy.lines");
    spreadRegion(this.memory(), this.settings, this.runs, number, contents);
  }

  loadNeighborhood(slot) {
    const { absent, neighborhoods } = this.settings;
    const number = this.memory()[absent + slot];
    if (number === NO_FUNCTION || !neighborhoods?.[number - 1]) this.handOver(`no function in slot ${slot >>> 0}`);
    const module = this.part(neighborhoods[number - 1]);
    try {
      new WebAssembly.Instance(module, { ...this.imports(module), first: this.exports });
    } catch (error) {
      this.end(error);
    }
    if (this.memory()[absent + slot]) this.handOver(`slot ${slot} is still empty`);
  }

  handOver(why) {
    this.end(new HandOver(why));
  }

  /** Ends this instance. The first reason is kept, for compiled code may swallow an exception. */
  end(error) {
    const isReason = [HandOver, PartMissing, WholeNeeded].some((reason) => error instanceof reason);
    throw (this.over ??= isReason ? error : new HandOver(String(error)));
  }

  /** Loads whatever is left, for tests. */
  loadAll() {
    const { lines, absent, slots } = this.settings;
    for (let line = 0; line < this.runs.lines; line++) {
      if (this.memory()[lines + line]) this.loadRegion(line << this.settings.lineShift);
    }
    for (let slot = 0; slot < slots; slot++) {
      const number = this.memory()[absent + slot];
      if (number && number !== NO_FUNCTION) this.loadNeighborhood(slot);
    }
  }

  imports(module) {
    const known = {
      emscripten_get_now: () => this.now(),
      emscripten_date_now: () => Date.now(),
      _Py_CheckEmscriptenSignals_Helper: () => 0,
      clock_time_get: (clock, _precision, at) => this.clock(clock, at >>> 0),
      emscripten_resize_heap: (wanted) => this.grow(wanted >>> 0),
    };
    const env = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      if (from === "env") env[name] = known[name] ?? (() => this.handOver(`${name} is not in the lazy runtime`));
    }
    const lazy = {
      load_region: (address) => this.loadRegion(address),
      load_neighborhood: (slot) => this.loadNeighborhood(slot >>> 0),
      hand_over: (what) => this.handOver(`function ${what >>> 0}`),
      need_whole: (what) => this.end(new WholeNeeded(`function ${what >>> 0}`)),
    };
    return { env, lazy };
  }

  clock(clock, at) {
    this.ensure(at, 8);
    const milliseconds = clock === 0 ? Date.now() : this.now();
    new DataView(this.exports.memory.buffer).setBigInt64(at, BigInt(Math.round(milliseconds * 1e6)), true);
    return 0;
  }

  grow(wanted) {
    const have = this.exports.memory.buffer.byteLength;
    const most = this.settings.mostPages * PAGE_BYTES;
    if (wanted > most) this.handOver("more memory than the lazy runtime has");
    const target = Math.min(most, Math.max(wanted, have + (have >>> 2)));
    this.exports.memory.grow(Math.ceil((target - have) / PAGE_BYTES));
    return 1;
  }
}
