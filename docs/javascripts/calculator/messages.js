// Echoes and errors at their fields, and the summary that links to them.

import { labelOf, visitOf, visitsOf } from "./form.js";

const VISIT_PATH = /^assessments\[(\d+)\](?:\.(\w+))?/;

// Where a field's control, echo and error stand: found once for each visit, and for what is in none.
const places = new WeakMap();
const inUse = new WeakMap();

function placesIn(group) {
  if (!places.has(group)) {
    const found = new Map();
    const isForm = group.matches("form");
    for (const element of group.querySelectorAll("[data-field], [data-echo-for], [data-error-for]")) {
      const { field, echoFor, errorFor } = element.dataset;
      const key = field ? `field ${field}` : echoFor ? `echo ${echoFor}` : `error ${errorFor}`;
      if (!found.has(key) && !(isForm && visitOf(element))) found.set(key, element);
    }
    places.set(group, found);
  }
  return places.get(group);
}

// The element of a kind (field, echo, error) that a path means; null where there is none.
function find(form, visits, kind, path) {
  const [, place, inVisit] = VISIT_PATH.exec(path) ?? [];
  const group = visits[Number(place)] ?? form;
  const name = place === undefined ? path.replace(/^circumstances\.(\w+).*/, "$1") : inVisit ?? "month";
  return placesIn(group).get(`${kind} ${name}`) ?? null;
}

export function controlAt(form, path, visits = visitsOf(form)) {
  return find(form, visits, "field", path);
}

function write(element, text) {
  if (element.textContent === text) return;
  element.textContent = text;
  element.hidden = !text;
}

// Remembers which elements of a kind are in use, and returns those that are so no longer.
function noLonger(form, kind, now) {
  const before = inUse.get(form) ?? {};
  inUse.set(form, { ...before, [kind]: now });
  return [...(before[kind] ?? [])].filter((element) => !now.has(element));
}

// Lets the elements of a kind say these texts, and every other one nothing.
function say(form, kind, said) {
  for (const element of noLonger(form, kind, new Set(said.keys()))) write(element, "");
  for (const [element, text] of said) write(element, text);
}

export function showEchoes(form, readings) {
  const said = new Map();
  const visits = visitsOf(form);
  for (const { field, echo } of readings) {
    const element = echo && find(form, visits, "echo", field);
    if (element) said.set(element, echo);
  }
  say(form, "echo", said);
}

// Shows the errors that may be shown; `isDue` keeps a field quiet while it is being typed in.
export function showErrors(form, errors, isDue) {
  const said = new Map();
  const boxes = new Set();
  const invalid = new Set();
  const visits = visitsOf(form);
  for (const { field, message } of errors) {
    const control = controlAt(form, field, visits);
    if (!isDue(control)) continue;
    const element = find(form, visits, "error", field);
    if (element) said.set(element, message);
    if (element) boxes.add(element.closest(".field, .gate"));
    if (control) invalid.add(control);
  }
  say(form, "error", said);
  for (const box of noLonger(form, "box", boxes)) box?.classList.remove("field--error");
  for (const box of boxes) box?.classList.add("field--error");
  for (const control of noLonger(form, "invalid", invalid)) control.removeAttribute("aria-invalid");
  for (const control of invalid) control.setAttribute("aria-invalid", "true");
}

export function summarize(form, errors) {
  const summary = form.querySelector("[data-errors]");
  const list = summary.querySelector("[data-errors-list]");
  const count = errors.length === 1 ? "There is 1 entry" : `There are ${errors.length} entries`;
  summary.querySelector("[data-errors-title]").textContent = `${count} to correct`;
  list.replaceChildren(...errors.map((error) => lineFor(form, error)));
  summary.hidden = !errors.length;
  return summary;
}

function lineFor(form, { field, message }) {
  const line = document.createElement("li");
  const control = controlAt(form, field);
  if (!control) {
    line.textContent = field ? `${field}: ${message}` : message;
    return line;
  }
  const link = document.createElement("a");
  const visit = control.closest("[data-visit]")?.querySelector("[data-visit-title]").textContent;
  link.href = `#${control.id || ""}`;
  link.textContent = `${[visit, labelOf(control)].filter(Boolean).join(", ")}: ${message}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    control.closest("details")?.setAttribute("open", "");
    control.focus();
  });
  line.append(link);
  return line;
}
