// From the head of the calculator's page, where its address carries a case or a course: Python starts
// while the page is still being read. It answers once before the page asks, so that the page's own question
// finds all that it needs compiled.

import { caseId, hasCourse, publishedCase } from "./address.js";
import { ask, start } from "../runtime/client.js";

async function answer(request) {
  return JSON.parse(await ask(JSON.stringify(request)));
}

async function typedCourse() {
  if (hasCourse()) return (await answer({ fragment: location.hash, parts: ["typed"] })).typed;
  return (await publishedCase(caseId()))?.typed;
}

async function begin() {
  start();
  const typed = await typedCourse();
  if (typed) await answer({ entered: typed, parts: ["view"] });
}

// Whatever fails here fails again where the page can say so.
begin().catch(() => {});
