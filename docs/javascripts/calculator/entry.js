// On every page: with instant navigation the calculator's page may come without being loaded.

async function run() {
  if (!document.querySelector("[data-calculator]")) return;
  const { mountHere } = await import("./start.js");
  mountHere();
}

addEventListener("DOMContentLoaded", () => globalThis.document$?.subscribe(run));
