// Markup that Python made, put into the page as nodes.

const XHTML = "http://www.w3.org/1999/xhtml";
const shown = new WeakMap();

// The nodes of one piece of well-formed markup.
function nodesOf(markup) {
  const text = `<div xmlns="${XHTML}">${markup}</div>`;
  const parsed = new DOMParser().parseFromString(text, "application/xhtml+xml");
  if (parsed.querySelector("parsererror")) throw new Error("the calculator's markup is not well-formed");
  return document.importNode(parsed.documentElement, true).childNodes;
}

// Shows each section of the view that changed, one a task, so that typing is never held up; layers
// that were open stay open.
export async function showSections(page, view, signal) {
  for (const [name, markup] of Object.entries(view)) {
    const holder = page.querySelector(`[data-section="${CSS.escape(name)}"]`);
    if (!holder || shown.get(holder) === markup) continue;
    if (signal) await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    show(holder, markup);
  }
}

export function clearSections(page) {
  for (const holder of page.querySelectorAll("[data-section]")) {
    if (!holder.closest("[data-scores]")) show(holder, "");
  }
}

function show(holder, markup) {
  const toggled = new Map([...holder.querySelectorAll("details[id]")].map((each) => [each.id, each.open]));
  holder.replaceChildren(...nodesOf(markup));
  for (const each of holder.querySelectorAll("details[id]")) {
    if (toggled.has(each.id)) each.open = toggled.get(each.id);
  }
  shown.set(holder, markup);
}
