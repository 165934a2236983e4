// The one entry of the pages: on each page, what its markup asks for.

import { showAges } from "./age.js";
import { mountOffline } from "./offline.js";
import { prefetchCalculator } from "../runtime/prefetch.js";
import { makeFilter, makeSortable } from "./table.js";
import { theme } from "./theme.js";
import { markOverdue } from "./upkeep.js";

async function mountCalculator() {
  const { mountHere } = await import("../calculator/start.js");
  mountHere();
}

function start() {
  // The calculator's own page starts the runtime that it needs.
  if (document.querySelector("[data-calculator]")) mountCalculator();
  else prefetchCalculator();
  for (const table of document.querySelectorAll("table[data-sortable]:not([data-ready])")) {
    table.dataset.ready = "";
    makeSortable(table);
  }
  for (const form of document.querySelectorAll("form[data-filters]:not([data-ready])")) {
    form.dataset.ready = "";
    makeFilter(form);
  }
  markOverdue(document);
  showAges(document);
  mountOffline(document);
}

// With instant navigation the page changes without loading; document$ announces each one.
await theme();
if (globalThis.document$) globalThis.document$.subscribe(start);
else start();
