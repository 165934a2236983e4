// Downloads that begin together, count their bytes and prove that they are the published ones.

import { RuntimeFailure } from "./failure.js";

// Milliseconds. The page draws what it is told, and takes the processor from Python for it.
const PAUSE = 250;

// The SHA-256 of bytes, in hexadecimal.
export async function digest(bytes) {
  const sum = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function collect(name, response, size, onBytes) {
  const bytes = new Uint8Array(size);
  let received = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    if (received + value.length > size) throw new RuntimeFailure("checksum", name);
    bytes.set(value, received);
    received += value.length;
    onBytes(value.length);
  }
  return bytes.subarray(0, received);
}

async function open(address, cache) {
  let response;
  try {
    response = await fetch(address, { cache });
  } catch (error) {
    throw new RuntimeFailure("download", `${address}: ${error.message}`);
  }
  if (!response.ok) throw new RuntimeFailure("download", `${address}: ${response.status}`);
  return response;
}

/** What the site at this address publishes of each runtime, by its name. */
export async function manifestOf(base, cache) {
  const response = await open(new URL("assets/runtime.json", base).href, cache);
  return response.json();
}

async function arrive(name, opened, size, onBytes) {
  const response = await opened;
  try {
    return await collect(name, response.clone(), size, onBytes);
  } catch (error) {
    if (error instanceof RuntimeFailure) throw error;
    throw new RuntimeFailure("download", `${name}: ${error.message}`);
  }
}

async function check(name, arriving, file) {
  const bytes = await arriving;
  if ((await digest(bytes)) !== file.sha256) throw new RuntimeFailure("checksum", name);
  return bytes;
}

// Starts every download. `files` maps a name to {path, sha256, bytes, sent}; `onProgress` is told
// how much of what the network sends has arrived, and how much that is in all: now and then, and
// when all is there.
// `bytes[name]` is a promise of the checked bytes, `responses` the answers as they stream,
// `arrived` the promise that all of them are here, checked or not.
export function downloadAll(base, files, { cache, onProgress }) {
  if (!globalThis.crypto?.subtle) throw new RuntimeFailure("unsupported", "no crypto.subtle");
  const entries = Object.entries(files);
  const total = entries.reduce((sum, [, file]) => sum + file.sent, 0);
  let received = 0;
  let told = -PAUSE;
  const bytes = {};
  const arriving = [];
  const responses = new Map();
  for (const [name, file] of entries) {
    const address = new URL(file.path, base).href;
    const opened = open(address, cache);
    const share = file.sent / file.bytes;
    const arrival = arrive(name, opened, file.bytes, (count) => {
      received += count * share;
      const now = performance.now();
      if (now - told < PAUSE && Math.round(received) < total) return;
      told = now;
      onProgress(Math.round(received), total);
    });
    arriving.push(arrival);
    bytes[name] = check(name, arrival, file);
    responses.set(address, opened);
  }
  return { bytes, responses, arrived: Promise.all(arriving) };
}
