// The risk scores at diagnosis: a small form of its own, answered by the same Python.

import { ask } from "../runtime/client.js";
import { showSections } from "./sections.js";

const TYPING_PAUSE = 30;

export function mountScores(page, quietly) {
  const holder = page.querySelector("[data-scores]");
  let typing = 0;

  async function refresh() {
    const typed = {};
    for (const control of holder.querySelectorAll("[data-at-diagnosis]")) {
      if (control.value.trim()) typed[control.dataset.atDiagnosis] = control.value;
    }
    const answer = JSON.parse(await ask(JSON.stringify({ at_diagnosis: typed, parts: ["view"] })));
    if (!holder.isConnected) return;
    showErrors(holder, answer.errors ?? []);
    if (answer.ok) showSections(holder, answer.view);
  }

  holder.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => refresh().catch(quietly), TYPING_PAUSE);
  });
}

function showErrors(holder, errors) {
  const said = new Map(errors.map(({ field, message }) => [field, message]));
  for (const element of holder.querySelectorAll("[data-error-for]")) {
    const message = said.get(element.dataset.errorFor) ?? "";
    element.textContent = message;
    element.hidden = !message;
    element.closest(".field").classList.toggle("field--error", Boolean(message));
  }
}
