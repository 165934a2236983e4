// One page of the calculator: what is typed goes to Python, and what Python says is shown.

import { ask, cancel, start, watch } from "../runtime/client.js";
import { carry } from "./carry.js";
import { showState } from "./engine_bar.js";
import {
  addVisit, askForFactor, askForStart, changed, collect, fill, isEmpty, isUntouched, nameVisit, nameVisits, sortVisits,
  visitOf, visitsOf,
} from "./form.js";
import { ofEntered } from "./first_question.js";
import { showEchoes, showErrors, summarize } from "./messages.js";
import { keepLink, openFromAddress } from "./opening.js";
import { mountScores } from "./scores.js";
import { clearSections, showSections } from "./sections.js";
import { undoOf } from "./undo.js";
import { verify } from "./verify.js";

const LONGEST_PAUSE = 150;
const QUICK = 40;
const SPEAKING_PAUSE = 900;
const AFTER_VERDICTS = 200;
const AFTERWARDS = ["layers", "what_if"];

// What was typed outlives a change of page within one visit, and nothing else; a page that was left adds nothing.
let kept = null;

export function mount(page) {
  const form = page.querySelector("[data-form]");
  const typedIn = new WeakSet();
  let submitted = false;
  let asking = null;
  let typing = 0;
  // Typing is answered after as long a pause as an answer takes: at once where that is quick.
  let typingPause = LONGEST_PAUSE;
  let speaking = 0;
  let answered = null;
  // Who canceled the loading is asked before it begins again.
  let canceled = false;
  let begun = false;
  let built = null;

  function say(text) {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      for (const live of page.querySelectorAll("[data-live]")) live.textContent = text;
    }, SPEAKING_PAUSE);
  }

  function keep() {
    const entered = collect(form);
    if (form.isConnected) kept = isUntouched(entered) ? null : entered;
    return entered;
  }

  // A new question about what is entered makes the one before pointless.
  function newest() {
    asking?.abort();
    asking = new AbortController();
    return asking.signal;
  }

  // Asks for what is entered now. Errors are shown where the field was left, or everywhere once
  // the result was asked for.
  async function refresh() {
    const entered = keep();
    if (canceled || !form.isConnected) return null;
    if (!submitted && isEmpty(entered)) return rest();
    const signal = newest();
    try {
      const asked = performance.now();
      const answer = await question(ofEntered(entered), signal);
      const took = performance.now() - asked;
      typingPause = took < QUICK ? 0 : Math.min(took, LONGEST_PAUSE);
      if (!form.isConnected) return null;
      show(answer, entered);
      if (answer.ok) afterwards(entered, signal).catch(quietly);
      return answer;
    } catch (error) {
      return quietly(error);
    }
  }

  const chartSet = () => ({ chart_set: page.querySelector("[data-chart-set]").value });

  // What stands below the verdicts comes after them.
  async function afterwards(entered, signal) {
    await pause(AFTER_VERDICTS, signal);
    const holder = page.querySelector("[data-calculator-layers]");
    for (const part of AFTERWARDS) {
      const answer = await question({ entered, parts: [part], ...chartSet() }, signal);
      if (!form.isConnected) return;
      const isEvaluated = Object.keys(answer[part]).length > 0;
      for (const element of page.querySelectorAll("[data-when-evaluated]")) element.hidden = !isEvaluated;
      await showSections(holder, answer[part], signal);
    }
  }

  function show(answer, entered) {
    const errors = answer.errors ?? [];
    const isDue = (control) => submitted || (control !== null && typedIn.has(control));
    showEchoes(form, answer.reading ?? []);
    showErrors(form, errors, isDue);
    if (submitted || !errors.length) summarize(form, submitted ? errors : []);
    page.querySelector("[data-stale]").hidden = !errors.length || !answered;
    if (!answer.ok) return;
    answered = entered;
    page.querySelector("[data-built]").hidden = true;
    const isShown = built && sameView(built, answer.view);
    if (built && !isShown) page.querySelector("[data-differs]").hidden = false;
    if (!isShown) showView(answer.view);
    built = null;
    page.querySelector("[data-revision]").textContent = answer.revision;
    requestAnimationFrame(() => setTimeout(() => performance.mark("calculator:result")));
    say(answer.view.summary);
  }

  function showView(view) {
    showSections(page.querySelector("[data-calculator]"), view);
    showSections(page.querySelector("[data-bar]"), view);
    page.querySelector("[data-headline]").textContent = view.headline;
    page.querySelector("[data-idle]").hidden = true;
    for (const element of page.querySelectorAll("[data-when-answered]")) element.hidden = false;
    page.querySelector("[data-bar]").hidden = false;
  }

  // The verdicts computed when the site was built, until the browser's own replace them.
  function showBuilt(view) {
    built = view;
    answered = collect(form);
    showView(view);
    page.querySelector("[data-built]").hidden = false;
  }

  // Nothing entered: the page as it came.
  function rest() {
    asking?.abort();
    answered = null;
    for (const part of ["[data-calculator]", "[data-calculator-layers]", "[data-bar]"]) clearSections(page.querySelector(part));
    showEchoes(form, []);
    showErrors(form, [], () => true);
    summarize(form, []);
    const headline = page.querySelector("[data-headline]");
    headline.textContent = headline.dataset.headline;
    page.querySelector("[data-idle]").hidden = false;
    page.querySelector("[data-stale]").hidden = true;
    for (const element of page.querySelectorAll("[data-when-answered], [data-when-evaluated]")) element.hidden = true;
    page.querySelector("[data-bar]").hidden = true;
    return null;
  }

  function soon() {
    keep();
    built = null;
    clearTimeout(typing);
    typing = setTimeout(refresh, typingPause);
  }

  async function submit() {
    submitted = true;
    canceled = false;
    clearTimeout(typing);
    start().catch(quietly);
    const answer = await refresh();
    if (!answer) return;
    if (answer.ok) page.querySelector("[data-headline]").focus();
    else form.querySelector("[data-errors]").focus();
  }

  function put(entered, view = null) {
    submitted = false;
    fill(form, entered);
    visitsOf(form).forEach(askForFactor);
    askForStart(form);
    page.querySelector("[data-differs]").hidden = true;
    built = null;
    if (view) showBuilt(view);
    return refresh();
  }

  // Another course takes the place of what is entered, which can be brought back.
  function open(entered, view) {
    undo.keep();
    return put(entered, view);
  }

  function typedInto(control) {
    const visit = visitOf(control);
    if (visit) {
      changed(visit);
      nameVisit(visit);
      askForFactor(visit);
    }
    if (control.type === "date") askForStart(form);
    soon();
  }

  // Once by itself: what is said of a failure stays until the reader tries again.
  function begin() {
    if (!begun && !canceled && form.isConnected) start().catch(() => {});
    begun = true;
  }

  const headline = page.querySelector("[data-headline]");
  headline.dataset.headline = headline.textContent;
  const undo = undoOf(form);
  const actions = {
    start: () => {
      canceled = false;
      return start().then(soon, () => {});
    },
    cancel: () => {
      canceled = true;
      cancel();
    },
    "add-visit": () => {
      const visit = addVisit(form);
      nameVisits(form);
      visit.querySelector("[data-field]").focus();
    },
    "sort-visits": async () => {
      const visits = visitsOf(form);
      const { reading } = await question(ofEntered(keep()));
      if (!form.isConnected) return;
      sortVisits(form, visits, reading);
      soon();
    },
    "remove-visit": (button) => {
      const visit = button.closest("[data-visit]");
      const next = visit.nextElementSibling ?? visit.previousElementSibling;
      visit.remove();
      nameVisits(form);
      next?.querySelector("[data-field]").focus();
      soon();
    },
    "enter-mutations": () => {
      const field = visitsOf(form).at(-1).querySelector("[data-field=mutations]");
      field.closest("details").open = true;
      field.focus();
    },
    verify: () => verify(page),
    ...carry({ page, form, put, open, undo, say, entered: () => answered, question, forget: rest }),
  };

  page.querySelector("[data-calculator]").parentElement.addEventListener("click", (event) => {
    keepLink(event);
    const button = event.target.closest("[data-action]");
    if (button) Promise.resolve(actions[button.dataset.action]?.(button)).catch(quietly);
  });
  form.addEventListener("focusin", begin);
  form.addEventListener("input", ({ target }) => typedInto(target));
  form.addEventListener("change", ({ target }) => {
    typedIn.add(target);
    typedInto(target);
  });
  page.querySelector("[data-chart-set]").addEventListener("change", refresh);
  form.addEventListener("toggle", () => askForStart(form), true);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  mountScores(page, quietly);
  nameVisits(form);
  if (kept) put(kept);
  const reopen = openFromAddress({ page, form, open, question, quietly });
  const unwatch = watch((state) => {
    if (!form.isConnected) return unwatch?.();
    showState(page, state);
    if (state.name === "ready") reopen();
  });
  whenIdle(begin);
}

const question = async (request, signal) => JSON.parse(await ask(JSON.stringify(request), { signal }));

function sameView(a, b) {
  return Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((name) => a[name] === b[name]);
}

// The engine bar speaks of a failure; an abandoned question needs no word.
function quietly(error) {
  if (error.name !== "RuntimeFailure" && error.name !== "AbortError") throw error;
  return null;
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}

function whenIdle(task) {
  if (navigator.connection?.saveData) return;
  const later = globalThis.requestIdleCallback ?? ((each) => setTimeout(each, 1500));
  later(task, { timeout: 4000 });
}
