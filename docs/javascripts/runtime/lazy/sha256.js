// SHA-256 at once: the browser's own is asynchronous, and a part that compiled code waits for must be
// checked before it goes on.

const ROUNDS = 64;
const isPrime = (number) => {
  for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false;
  return true;
};
const primes = [];
for (let number = 2; primes.length < ROUNDS; number++) if (isPrime(number)) primes.push(number);

// The first 32 bits of the fractional parts of roots of primes, as the standard defines its constants.
const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const CONSTANTS = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));

const rotate = (word, by) => (word >>> by) | (word << (32 - by));

function padded(bytes) {
  const whole = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(whole.length - 4, bytes.length << 3);
  return view;
}

function schedule(words, view, at) {
  for (let round = 0; round < 16; round++) words[round] = view.getInt32(at + 4 * round);
  for (let round = 16; round < ROUNDS; round++) {
    const early = words[round - 15];
    const late = words[round - 2];
    const fromEarly = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const fromLate = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words[round] = (words[round - 16] + fromEarly + words[round - 7] + fromLate) | 0;
  }
}

function compress(hash, words) {
  let [a, b, c, d, e, f, g, h] = hash;
  for (let round = 0; round < ROUNDS; round++) {
    const fromE = (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g));
    const first = (h + fromE + CONSTANTS[round] + words[round]) | 0;
    const fromA = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + fromA) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    hash[index] = (hash[index] + word) | 0;
  });
}

/** The SHA-256 of bytes, in hexadecimal. */
export function sha256(bytes) {
  const view = padded(bytes);
  const hash = Int32Array.from(START);
  const words = new Int32Array(ROUNDS);
  for (let at = 0; at < view.byteLength; at += 64) {
    schedule(words, view, at);
    compress(hash, words);
  }
  return Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
