// On pages that link to the calculator its first file is fetched when nothing else is to do, unless the
// reader saves data: the answer is then there as soon as the page is.

const ROOT = new URL("../../", import.meta.url);
const CALCULATOR = new URL("calculator/", ROOT).pathname;

let done = false;

function linksToCalculator() {
  return [...document.links].some(({ pathname }) => pathname === CALCULATOR);
}

async function prefetch() {
  const response = await fetch(new URL("assets/runtime.json", ROOT));
  const { lazy } = await response.json();
  if (!lazy) return;
  // Not by a link: Firefox holds that to default-src, and the page's policy refuses it.
  const first = await fetch(new URL(lazy.first.path, ROOT), { priority: "low" });
  await first.arrayBuffer();
}

/** Once in a visit. */
export function prefetchCalculator() {
  if (done || navigator.connection?.saveData || !linksToCalculator()) return;
  done = true;
  const whenIdle = globalThis.requestIdleCallback ?? ((task) => setTimeout(task, 2000));
  whenIdle(() => prefetch().catch(() => {}), { timeout: 10_000 });
}
