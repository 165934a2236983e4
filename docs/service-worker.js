// Keeps the calculator on a device whose reader asked for it. It is registered by that button
// alone. While there is a network, every answer comes from the network; the kept copy is used
// where the network gives none.
// It hears {keep: manifest}, {describe: true} and {remove: true}, and answers on the port.

const PREFIX = "calculator-";
const RECORD = "kept.json";
const OFFLINE_PAGE = "offline/";

const inScope = (path) => new URL(path, self.registration.scope).href;

// The address under which a file of the site is asked for.
const asked = (path) => inScope(path.replace(/index\.html$/, ""));

async function kept() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const record = await (await caches.open(name)).match(inScope(RECORD));
    if (record) return { name, record: await record.json() };
  }
  return null;
}

async function hexDigest(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function store(cache, path, sha256) {
  const response = await fetch(asked(path), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = await response.clone().arrayBuffer();
  if ((await hexDigest(bytes)) !== sha256) throw new Error(`${path}: not the published file`);
  await cache.put(asked(path), response);
}

// The copy counts only when its record is written, last of all; then older copies go.
async function keep(manifest, tell) {
  const name = PREFIX + manifest.version;
  const cache = await caches.open(name);
  const files = Object.entries(manifest.files);
  for (const [index, [path, sha256]] of files.entries()) {
    await store(cache, path, sha256);
    tell({ done: index + 1, of: files.length });
  }
  const { version, revision } = manifest;
  const record = { version, revision, date: new Date().toISOString().slice(0, 10) };
  await cache.put(inScope(RECORD), new Response(JSON.stringify(record)));
  for (const other of await caches.keys()) {
    if (other.startsWith(PREFIX) && other !== name) await caches.delete(other);
  }
  return record;
}

async function remove() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX)) await caches.delete(name);
  }
  await self.registration.unregister();
  return null;
}

async function heard(data, tell) {
  if (data.keep) return keep(data.keep, tell);
  if (data.remove) return remove();
  return (await kept())?.record ?? null;
}

async function fromCopy(request) {
  const copy = await kept();
  if (!copy) return Response.error();
  const cache = await caches.open(copy.name);
  const found = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  if (found) return found;
  const page = request.mode === "navigate" && (await cache.match(inScope(OFFLINE_PAGE)));
  return page || Response.error();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  const answering = heard(event.data, (progress) => port.postMessage({ progress })).then(
    (record) => port.postMessage({ record }),
    (error) => port.postMessage({ error: error.message }),
  );
  event.waitUntil(answering);
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(fetch(request).catch(() => fromCopy(request)));
});
