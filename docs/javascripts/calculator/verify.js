// Runs every worked case of the site here and compares each report with the published one.

import { ask, start } from "../runtime/client.js";

const ROOT = new URL("../../", import.meta.url);

const OFFLINE = "The published reports could not be downloaded. Connect to the network and try again.";

export async function verify(page) {
  const said = page.querySelector("[data-verified]");
  try {
    await start();
    await compare(said);
  } catch (error) {
    if (error instanceof TypeError) said.textContent = OFFLINE;
    else if (error.name === "RuntimeFailure") said.textContent = error.message;
    else throw error;
  }
}

async function compare(said) {
  const cases = await published("cases.json");
  const different = [];
  let revision = "";
  for (const [place, { id }] of cases.entries()) {
    said.textContent = `${place + 1} of ${cases.length}`;
    const { case: worked, report } = await published(`cases/${id}.json`);
    const found = JSON.parse(await ask(JSON.stringify({ course: worked.course })));
    revision = found.revision;
    if (!same(found, report)) different.push(id);
    if (!said.isConnected) return;
  }
  const equal = cases.length - different.length;
  const names = different.length ? ` Different: ${different.join(", ")}.` : "";
  said.textContent = `${equal} of ${cases.length} cases give the published report. Rules ${revision}.${names}`;
}

async function published(path) {
  const response = await fetch(new URL(`api/v1/${path}`, ROOT));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

function same(a, b) {
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}
