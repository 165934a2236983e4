// The calculator's page, wherever the markup of its form is found; other pages do not load it.

async function run() {
  const root = document.querySelector("[data-calculator]");
  if (!root || root.dataset.mounted) return;
  root.dataset.mounted = "yes";
  const { mount } = await import("./calculator/page.js");
  if (root.isConnected) mount(document);
}

// With instant navigation the theme says when a page is there; without it, this one is.
if (globalThis.document$) globalThis.document$.subscribe(run);
else run();
