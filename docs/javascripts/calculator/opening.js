// Opens a course from the page's address: a worked case by its id, or a shared link.

import { start } from "../runtime/client.js";

const ROOT = new URL("../../", import.meta.url);
const CASE_ID = /^[a-z0-9-]{1,80}$/;

export async function openFromAddress({ page, put, question }) {
  const open = async () => {
    const opened = await fromAddress(question);
    if (!opened) return;
    tell(page, opened.errors);
    if (opened.typed) await put(opened.typed, opened.view);
  };
  globalThis.addEventListener("hashchange", open);
  await open();
}

async function fromAddress(question) {
  const id = new URLSearchParams(location.search).get("case");
  try {
    if (location.hash.startsWith("#course=")) return await question({ fragment: location.hash, parts: ["typed"] });
    if (id !== null) return await openCase(id);
  } catch (error) {
    if (error.name !== "RuntimeFailure" && error.name !== "AbortError") throw error;
  }
  return null;
}

// A worked case comes with the verdicts that were computed when the site was built.
async function openCase(id) {
  const missing = { errors: [{ message: `There is no worked case “${id}”; choose one from the list of cases` }] };
  if (!CASE_ID.test(id)) return missing;
  // Python starts while the case arrives.
  start().catch(() => {});
  const response = await fetch(new URL(`assets/cases/${id}.json`, ROOT));
  return response.ok ? response.json() : missing;
}

export function tell(page, errors = []) {
  const notice = page.querySelector("[data-notice]");
  notice.hidden = !errors.length;
  notice.textContent = errors.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join(". ");
}
