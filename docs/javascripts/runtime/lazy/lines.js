// Where the lines of the frozen memory go. A line is 64 bytes; one that is present owns the bytes of TAIL
// after it too, so that one test is enough for an access of 8 bytes (build_scripts/runtime/lazy/memory.py).

const TAIL = 7;
const FIRST = 1; // the class of lines that come with the first part; below: zero; above: 1 + the region's number

/** The numbers of a section in unsigned LEB128. */
export function readNumbers(bytes) {
  const numbers = [];
  for (let at = 0; at < bytes.length; ) {
    let number = 0;
    let scale = 1;
    let byte;
    do {
      byte = bytes[at++];
      number += (byte & 127) * scale;
      scale *= 128;
    } while (byte > 127);
    numbers.push(number);
  }
  return numbers;
}

/** Calls visit(class, first line, line after the last, class before) for each run of lines. */
function forEachRun(runs, visit) {
  let line = 0;
  let before = null;
  for (let index = 0; index < runs.length; index += 2) {
    const kind = runs[index + 1];
    visit(kind, line, line + runs[index], before);
    line += runs[index];
    before = kind;
  }
  runs.lines = line;
}

/** Puts the lines of the first part where they belong, and notes of the others in which region they are. */
export function spreadFirst(memory, { lines, lineShift }, runs, contents, poison) {
  let at = 0;
  // Byte by byte, and no zero onto a zero: that would only make a page of memory be used.
  const takeTail = (to) => {
    for (let count = 0; count < TAIL; count++, at++) if (contents[at]) memory[to + count] = contents[at];
  };
  forEachRun(runs, (kind, start, end, before) => {
    const from = start << lineShift;
    const to = end << lineShift;
    if (kind === FIRST) {
      memory.set(contents.subarray(at, at + to - from), from);
      at += to - from;
    }
    if (kind <= FIRST) return;
    memory.fill(kind - 1, lines + start, lines + end);
    const owned = before !== null && before <= FIRST ? TAIL : 0;
    if (poison) memory.fill(poison, from + owned, to);
    if (owned) takeTail(from);
  });
  if (at !== contents.length) throw new Error("the lines do not fit their map");
}

/** Puts the lines of a region where they belong, sparing what present neighbors own and may have changed. */
export function spreadRegion(memory, { lines, lineShift }, runs, number, contents) {
  let at = 0;
  forEachRun(runs, (kind, start, end) => {
    if (kind !== number + 1) return;
    const length = ((end - start) << lineShift) + TAIL;
    const skip = start > 0 && memory[lines + start - 1] === 0 ? TAIL : 0;
    const keep = memory[lines + end] === 0 ? length - TAIL : length;
    memory.set(contents.subarray(at + skip, at + keep), (start << lineShift) + skip);
    memory.fill(0, lines + start, lines + end);
    at += length;
  });
  if (at !== contents.length) throw new Error("the lines of a region do not fit their map");
}
