// From the head of the calculator's page: where its address carries a case or a course, Python starts while
// the page is still being read. It answers once before the page asks, so that the page's own question
// finds all that it needs compiled.

import { ask, start } from "./runtime/client.js";

const CASE = /^[a-z0-9-]{1,80}$/;
const ROOT = new URL("../", import.meta.url);

async function answer(request) {
  return JSON.parse(await ask(JSON.stringify(request)));
}

async function typedOf(id) {
  if (location.hash.startsWith("#course=")) return (await answer({ fragment: location.hash, parts: ["typed"] })).typed;
  const response = await fetch(new URL(`assets/cases/${id}.json`, ROOT));
  return response.ok ? (await response.json()).typed : undefined;
}

async function begin(id) {
  start();
  const typed = await typedOf(id);
  if (typed) await answer({ entered: typed, parts: ["view"] });
}

const id = new URLSearchParams(location.search).get("case") ?? "";
// Whatever fails here fails again where the page can say so.
if (CASE.test(id) || location.hash.startsWith("#course=")) begin(id).catch(() => {});
