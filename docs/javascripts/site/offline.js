// "Keep this calculator on this device": opt-in, with its version, an update, and a way back.

const ROOT = new URL("../../", import.meta.url);
const WORKER = new URL("service-worker.js", ROOT);
const MANIFEST = new URL("assets/offline.json", ROOT);

function tell(worker, message, onProgress = () => {}) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (data.progress) onProgress(data.progress);
      else if (data.error) reject(new Error(data.error));
      else resolve(data.record);
    };
    worker.postMessage(message, [port2]);
  });
}

async function registered() {
  const registration = await navigator.serviceWorker.getRegistration(ROOT);
  return registration?.active ?? null;
}

// What is published now, or null without a network. The kept copy must not answer this.
async function published() {
  try {
    const address = new URL(MANIFEST);
    address.searchParams.set("at", String(Date.now()));
    const response = await fetch(address, { cache: "no-store" });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function sentence(record, now) {
  if (!record) return "Not kept on this device.";
  const copy = `Kept on ${record.date}: rules ${record.revision}.`;
  if (!now) return `${copy} There is no network, so this copy answers. A newer one may be published.`;
  if (now.version !== record.version) return `${copy} A newer version is published: rules ${now.revision}.`;
  return `${copy} This is the published version.`;
}

async function show(section) {
  const worker = await registered();
  const record = worker ? await tell(worker, { describe: true }) : null;
  const now = record && (await published());
  const isOld = Boolean(now && now.version !== record.version);
  section.querySelector("[data-offline-status]").textContent = sentence(record, now);
  section.querySelector("[data-offline-keep]").hidden = Boolean(record) && !isOld;
  section.querySelector("[data-offline-keep]").textContent = isOld ? "Update the copy" : "Keep it";
  section.querySelector("[data-offline-remove]").hidden = !record;
  section.open ||= Boolean(record) && (isOld || !now);
}

async function keep(section) {
  const status = section.querySelector("[data-offline-status]");
  status.textContent = "Storing the calculator";
  try {
    const manifest = await published();
    if (!manifest) throw new Error("there is no network");
    await navigator.serviceWorker.register(WORKER, { scope: ROOT.href });
    const { active } = await navigator.serviceWorker.ready;
    await tell(active, { keep: manifest }, ({ done, of }) => {
      status.textContent = `Storing the calculator: ${done} of ${of} files`;
    });
  } catch (error) {
    status.textContent = `It could not be kept: ${error.message}.`;
    return;
  }
  await show(section);
}

async function remove(section) {
  const worker = await registered();
  if (worker) await tell(worker, { remove: true });
  await show(section);
}

export function mountOffline(document) {
  const section = document.querySelector("[data-offline]:not([data-ready])");
  if (!section || !navigator.serviceWorker) return;
  section.dataset.ready = "";
  section.querySelector("[data-offline-keep]").addEventListener("click", () => keep(section));
  section.querySelector("[data-offline-remove]").addEventListener("click", () => remove(section));
  // A browser that stores nothing refuses; the offer is not made there.
  const offer = () => {
    section.hidden = false;
  };
  show(section).then(offer, () => {});
}
