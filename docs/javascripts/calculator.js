// The calculator's page, wherever the markup of its form is found.

import { mount } from "./calculator/page.js";

function run() {
  const root = document.querySelector("[data-calculator]");
  if (root && !root.dataset.mounted) {
    root.dataset.mounted = "yes";
    mount(document);
  }
}

// With instant navigation the theme says when a page is there; without it, this one is.
if (globalThis.document$) globalThis.document$.subscribe(run);
else run();
