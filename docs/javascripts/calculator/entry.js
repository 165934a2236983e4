// The calculator's page, wherever the markup of its form is found; other pages do not load it.

async function run() {
  const root = document.querySelector("[data-calculator]");
  if (!root || root.dataset.mounted) return;
  root.dataset.mounted = "yes";
  const { mount } = await import("./page.js");
  if (root.isConnected) mount(root.closest("article"));
}

run();
// With instant navigation the theme, which runs later, says when another page is there.
addEventListener("DOMContentLoaded", () => globalThis.document$?.subscribe(run));
