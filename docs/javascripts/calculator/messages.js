// Echoes and errors at their fields, and the summary that links to them.

import { labelOf, visitsOf } from "./form.js";

const VISIT_PATH = /^assessments\[(\d+)\](?:\.(\w+))?/;

// The group and name of the field that a path means.
function placeOf(form, path, visits) {
  const inVisit = VISIT_PATH.exec(path);
  if (inVisit) return { group: visits[Number(inVisit[1])] ?? form, name: inVisit[2] ?? "month" };
  const [, name] = /^circumstances\.(\w+)/.exec(path) ?? [];
  if (name) return { group: form, name };
  return { group: form, name: path };
}

function spot(form, path, kind, visits) {
  const { group, name } = placeOf(form, path, visits);
  return group.querySelector(`[data-${kind}-for="${CSS.escape(name)}"]`);
}

export function controlAt(form, path, visits = visitsOf(form)) {
  const { group, name } = placeOf(form, path, visits);
  return group.querySelector(`[data-field="${CSS.escape(name)}"]`);
}

function write(element, text) {
  if (element.textContent === text) return;
  element.textContent = text;
  element.hidden = !text;
}

export function showEchoes(form, readings) {
  const said = new Map();
  const visits = visitsOf(form);
  for (const { field, echo } of readings) {
    const element = echo && spot(form, field, "echo", visits);
    if (element) said.set(element, echo);
  }
  for (const element of form.querySelectorAll("[data-echo-for]")) write(element, said.get(element) ?? "");
}

// Shows the errors that may be shown; `isDue` keeps a field quiet while it is being typed in.
export function showErrors(form, errors, isDue) {
  const said = new Map();
  const visits = visitsOf(form);
  for (const { field, message } of errors) {
    const control = controlAt(form, field, visits);
    const element = spot(form, field, "error", visits);
    if (element && isDue(control)) said.set(element, message);
  }
  for (const element of form.querySelectorAll("[data-error-for]")) write(element, said.get(element) ?? "");
  for (const field of form.querySelectorAll(".field--error")) field.classList.remove("field--error");
  for (const element of said.keys()) element.closest(".field, .gate")?.classList.add("field--error");
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  for (const { field } of errors) {
    const control = controlAt(form, field, visits);
    if (control && isDue(control)) control.setAttribute("aria-invalid", "true");
  }
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
