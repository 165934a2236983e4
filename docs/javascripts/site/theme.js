// The theme's script. Where the page's address asks for an answer the theme waits for it, in a template: on a
// slow machine it would take the time of the answer.

import { asksForAnswer } from "../calculator/address.js";

const LONGEST_WAIT = 5_000;

/** When the first answer is in the page, or the reader does something, or it takes too long. */
function whenAnswered() {
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_WAIT);
    for (const event of ["pointerdown", "keydown"]) addEventListener(event, resolve, { once: true, capture: true });
    new PerformanceObserver((list) => {
      if (list.getEntriesByName("calculator:result").length) resolve();
    }).observe({ type: "mark", buffered: true });
  });
}

async function load(held) {
  if (asksForAnswer()) await whenAnswered();
  const script = held.content.querySelector("script");
  const loaded = new Promise((resolve) => {
    script.onload = script.onerror = resolve;
  });
  held.replaceWith(held.content);
  await loaded;
  // The theme waits for the document, which was there before it.
  document.dispatchEvent(new Event("DOMContentLoaded"));
}

/** Settles when the theme's script has run. */
export async function theme() {
  const held = document.querySelector("template[data-theme-script]");
  if (held) await load(held);
}
