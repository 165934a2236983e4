// The form: what was typed, and the visits as the page shows them. It reads no value itself.

const VISIT = "[data-visit]";

export function visitsOf(form) {
  return [...form.querySelectorAll(`[data-visits] > ${VISIT}`)];
}

// What was typed, under the names of the fields.
export function collect(form) {
  const entered = { assessments: [], circumstances: {} };
  for (const visit of visitsOf(form)) entered.assessments.push(typedIn(visit));
  for (const group of form.querySelectorAll("[data-circumstances]")) {
    Object.assign(entered.circumstances, typedIn(group));
  }
  for (const control of form.querySelectorAll("[data-field]")) {
    if (!control.closest(`${VISIT}, [data-circumstances]`)) put(entered, control);
  }
  return entered;
}

function typedIn(group) {
  const typed = {};
  for (const control of group.querySelectorAll("[data-field]")) put(typed, control);
  return typed;
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
  visitsOf(form).forEach((visit, place) => fillGroup(visit, typed[place] ?? {}));
  for (const group of form.querySelectorAll("[data-circumstances]")) {
    fillGroup(group, entered.circumstances ?? {});
  }
  for (const control of form.querySelectorAll("[data-field]")) {
    if (!control.closest(`${VISIT}, [data-circumstances]`)) set(control, entered);
  }
  nameVisits(form);
}

function fillGroup(group, typed) {
  for (const control of group.querySelectorAll("[data-field]")) set(control, typed);
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

// A visit is called by what stands in its first field, or by its place.
export function nameVisits(form) {
  const visits = visitsOf(form);
  const word = labelOf(visits[0].querySelector("[data-field]"));
  visits.forEach((visit, place) => {
    const first = visit.querySelector("[data-field]");
    const typed = first.value.trim();
    const name = typed ? `${word} ${typed}` : `Visit ${place + 1}`;
    visit.querySelector("[data-action=remove-visit]").hidden = visits.length === 1;
    const title = visit.querySelector("[data-visit-title]");
    if (title.textContent === name && visit.dataset.place === String(place)) return;
    visit.dataset.place = place;
    title.textContent = name;
    visit.querySelector("[data-visit-name]").textContent = ` ${name}`;
    for (const control of visit.querySelectorAll("[aria-label]")) {
      const [own] = control.getAttribute("aria-label").split(", visit ");
      control.setAttribute("aria-label", `${own}, visit ${place + 1}`);
    }
  });
}

export function labelOf(control) {
  const label = control.labels?.[0];
  const group = control.closest("fieldset.gate")?.querySelector("legend");
  return (group ?? label)?.textContent ?? control.getAttribute("aria-label") ?? "";
}

export function sortVisits(form) {
  const holder = form.querySelector("[data-visits]");
  const at = (visit) => {
    const typed = visit.querySelector("[data-field]").value.replace(",", ".");
    return typed.trim() === "" || Number.isNaN(Number(typed)) ? Infinity : Number(typed);
  };
  holder.append(...visitsOf(form).sort((a, b) => at(a) - at(b)));
  nameVisits(form);
}
