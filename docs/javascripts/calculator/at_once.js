// Stands in the head of the calculator's page, before all else. Where the address carries a case or a course, a
// worker starts Python while the page is still being read and drawn; what the usual runtime fetches stands in the
// template before this. client.js takes over the worker, with what it said until then.

import { wanted } from "../runtime/wanted.js";
import { asksForAnswer, caseId, hasCourse } from "./address.js";

function begin({ dataset, previousElementSibling }) {
  const runtime = wanted() ?? dataset.usual;
  if (runtime === dataset.usual) document.head.append(previousElementSibling.content);
  const root = new URL(dataset.root, location).href;
  const worker = new Worker(new URL(dataset[runtime], root), { type: "module" });
  const heard = [];
  worker.onmessage = worker.onerror = (event) => heard.push(event);
  const opening = { id: caseId(), fragment: hasCourse() ? location.hash : null };
  worker.postMessage({ start: root, cache: "default", opening });
  globalThis.startedAtOnce = { runtime, worker, heard, begun: performance.mark("calculator:start").startTime };
}

if (asksForAnswer()) begin(document.currentScript);
