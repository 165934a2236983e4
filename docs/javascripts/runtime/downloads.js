// Downloads that begin together, count their bytes and prove that they are the published ones.

import { RuntimeFailure } from "./failure.js";

async function digest(bytes) {
  const sum = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function collect(response, onBytes) {
  const chunks = [];
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    onBytes(value.length);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
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

async function arrive(name, opened, onBytes) {
  const response = await opened;
  try {
    return await collect(response.clone(), onBytes);
  } catch (error) {
    throw new RuntimeFailure("download", `${name}: ${error.message}`);
  }
}

async function check(name, arriving, file) {
  const bytes = await arriving;
  if ((await digest(bytes)) !== file.sha256) throw new RuntimeFailure("checksum", name);
  return bytes;
}

// Starts every download. `files` maps a name to {path, sha256, bytes, sent}; `onProgress` is told
// how much of what the network sends has arrived, and how much that is in all.
// `bytes[name]` is a promise of the checked bytes, `responses` the answers as they stream,
// `arrived` the promise that all of them are here, checked or not.
export function downloadAll(base, files, { cache, onProgress }) {
  if (!globalThis.crypto?.subtle) throw new RuntimeFailure("unsupported", "no crypto.subtle");
  const entries = Object.entries(files);
  const total = entries.reduce((sum, [, file]) => sum + file.sent, 0);
  let received = 0;
  const bytes = {};
  const arriving = [];
  const responses = new Map();
  for (const [name, file] of entries) {
    const address = new URL(file.path, base).href;
    const opened = open(address, cache);
    const share = file.sent / file.bytes;
    const arrival = arrive(name, opened, (count) => {
      received += count * share;
      onProgress(Math.round(received), total);
    });
    arriving.push(arrival);
    bytes[name] = check(name, arrival, file);
    responses.set(address, opened);
  }
  return { bytes, responses, arrived: Promise.all(arriving) };
}
