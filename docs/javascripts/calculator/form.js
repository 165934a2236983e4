// The form: what was typed, and the visits as the page shows them. It reads no value itself.

const VISIT = "[data-visit]";

// What the controls of a visit hold: those of a long course are read again only where they changed.
const held = new WeakMap();
const outside = new WeakMap();

export function visitsOf(form) {
  return [...form.querySelector("[data-visits]").children];
}

export function visitOf(control) {
  return control.closest(VISIT);
}

// What stands in no visit stays while visits come and go.
function outsideVisits(form) {
  if (!outside.has(form)) {
    outside.set(form, [...form.querySelectorAll("[data-field]")].filter((control) => !visitOf(control)));
  }
  return outside.get(form);
}

// What was typed, under the names of the fields.
export function collect(form) {
  const entered = { assessments: visitsOf(form).map(typedIn), circumstances: {} };
  for (const control of outsideVisits(form)) {
    put(control.closest("[data-circumstances]") ? entered.circumstances : entered, control);
  }
  return entered;
}

function typedIn(visit) {
  if (!held.has(visit)) {
    const typed = {};
    for (const control of visit.querySelectorAll("[data-field]")) put(typed, control);
    held.set(visit, typed);
  }
  return held.get(visit);
}

// To be called where something was typed in a visit.
export function changed(visit) {
  held.delete(visit);
}

function put(typed, control) {
  const name = control.dataset.field;
  if (control.type === "radio" || control.type === "checkbox") {
    if (!control.checked || !control.value) return;
    typed[name] = name in typed ? `${typed[name]}, ${control.value}` : control.value;
  } else if (control.value.trim() && !isUntouchedUnit(control)) {
    typed[name] = control.value;
  }
}

// The unit of a result is no entry of its own.
function isUntouchedUnit(control) {
  return control.tagName === "SELECT" && control.selectedIndex === 0;
}

export function isEmpty(entered) {
  return entered.assessments.every((visit) => Object.keys(visit).length === 0);
}

export function isUntouched(entered) {
  const { assessments, circumstances, ...others } = entered;
  return isEmpty(entered) && !Object.keys(circumstances).length && !Object.keys(others).length;
}

// Puts typed texts into the form, with as many visits as they need.
export function fill(form, entered) {
  const typed = entered.assessments ?? [];
  const holder = form.querySelector("[data-visits]");
  while (visitsOf(form).length > Math.max(typed.length, 1)) holder.lastElementChild.remove();
  addVisits(form, typed.length - visitsOf(form).length);
  visitsOf(form).forEach((visit, place) => fillVisit(visit, typed[place] ?? {}));
  for (const control of outsideVisits(form)) {
    set(control, control.closest("[data-circumstances]") ? entered.circumstances ?? {} : entered);
  }
  nameVisits(form);
}

function fillVisit(visit, typed) {
  changed(visit);
  for (const control of visit.querySelectorAll("[data-field]")) set(control, typed);
}

function set(control, typed) {
  const value = typed[control.dataset.field] ?? "";
  if (control.type === "radio") control.checked = value !== "" && control.value === value;
  else if (control.type === "checkbox") control.checked = value.split(", ").includes(control.value);
  else if (control.tagName === "SELECT") control.value = value || control.options[0].value;
  else control.value = value;
}

let lastNumber = 1;

export function addVisit(form) {
  addVisits(form, 1);
  return visitsOf(form).at(-1);
}

// All at once: two hundred visits, each put into the page by itself, would hold it up for a second.
function addVisits(form, count) {
  const visit = form.querySelector("[data-visit-template]").content.firstElementChild;
  const added = document.createDocumentFragment();
  for (let missing = count; missing > 0; missing -= 1) {
    const copy = document.importNode(visit, true);
    number(copy, ++lastNumber);
    added.append(copy);
  }
  form.querySelector("[data-visits]").append(added);
}

// A copied visit gets identifiers of its own.
function number(visit, n) {
  for (const element of visit.querySelectorAll("[id], [for], [aria-describedby], [aria-labelledby]")) {
    for (const name of ["id", "for", "aria-describedby", "aria-labelledby"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replaceAll("visit-1-", `visit-${n}-`));
    }
  }
}

export function nameVisits(form) {
  const visits = visitsOf(form);
  visits.forEach((visit, place) => {
    visit.querySelector("[data-action=remove-visit]").hidden = visits.length === 1;
    nameVisit(visit, place);
  });
}

// A visit is called by what stands in its first field, or by its place.
export function nameVisit(visit, place = Number(visit.dataset.place)) {
  const typed = visit.querySelector("[data-field]").value.trim();
  const name = typed ? `${visit.querySelector("label").textContent} ${typed}` : `Visit ${place + 1}`;
  const title = visit.querySelector("[data-visit-title]");
  if (title.textContent === name && visit.dataset.place === String(place)) return;
  visit.dataset.place = place;
  title.textContent = name;
  visit.querySelector("[data-visit-name]").textContent = ` ${name}`;
  for (const control of visit.querySelectorAll("[aria-label]")) {
    const [own] = control.getAttribute("aria-label").split(", visit ");
    control.setAttribute("aria-label", `${own}, visit ${place + 1}`);
  }
}

export function labelOf(control) {
  const label = control.labels?.[0];
  const group = control.closest("fieldset.gate")?.querySelector("legend");
  return (group ?? label)?.textContent ?? control.getAttribute("aria-label") ?? "";
}

// Sorts the visits by the months that Python read in them; one that has none goes last.
export function sortVisits(form, visits, readings = []) {
  const months = new Map();
  for (const { field, value } of readings) {
    const [, place] = /^assessments\[(\d+)\]\.(?:month|date)$/.exec(field) ?? [];
    if (place !== undefined) months.set(visits[place], Number(value));
  }
  const at = (visit) => months.get(visit) ?? Infinity;
  const there = visits.filter((visit) => visit.isConnected);
  form.querySelector("[data-visits]").append(...there.sort((a, b) => (at(a) < at(b) ? -1 : Number(at(a) > at(b)))));
  nameVisits(form);
}

// The factor is asked for where a visit gives a local ratio.
export function askForFactor(visit) {
  const unit = visit.querySelector("[data-field=bcr_abl1_unit]");
  const factor = visit.querySelector("[data-field=conversion_factor]");
  factor.hidden = !unit.selectedOptions[0].hasAttribute("data-needs-factor");
}

// The start of treatment is asked for where visits go by date.
export function askForStart(form) {
  const dates = [...form.querySelectorAll("input[type=date]")];
  const isOpen = form.querySelector(".visit__details[open]") !== null;
  form.querySelector("[data-dates]").hidden = !isOpen && dates.every((each) => !each.value);
}
