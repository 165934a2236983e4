// How the loading of the calculator goes, in words; and what to do where it failed.

const IDLE = "The calculator starts when you type. Nothing that you enter is sent.";
const READY = "Calculator ready. Works without the network; nothing is sent.";

export function showState(page, state) {
  const bar = page.querySelector("[data-engine]");
  const failure = page.querySelector("[data-failure]");
  const progress = bar.querySelector("[data-engine-progress]");
  bar.dataset.state = state.name;
  const calculator = page.querySelector("[data-calculator]");
  calculator.dataset.state = state.name;
  if (state.runtime) calculator.dataset.runtime = state.runtime;
  bar.querySelector("[data-engine-words]").textContent = wordsFor(state);
  progress.hidden = state.name !== "loading";
  if (state.name === "loading") progress.value = state.step - 1 + share(state);
  bar.querySelector("[data-action=cancel]").hidden = state.name !== "loading";
  bar.querySelector("[data-action=start]").hidden = state.name !== "idle";
  if (state.name === "ready") page.querySelector("[data-about]").textContent = about(state);
  failure.hidden = state.name !== "failed";
  if (state.name === "failed") failure.querySelector("[data-failure-words]").textContent = state.failure.message;
}

// Which runtime answers, what it fetched and how long its start took.
function about({ runtime, fetched: { files, bytes, milliseconds } }) {
  const kilobytes = Math.round(bytes / 1000).toLocaleString("en-US");
  const fetched = `${files} ${files === 1 ? "file" : "files"}, ${kilobytes} KB as sent`;
  return `The ${runtime} runtime was ready after ${(milliseconds / 1000).toFixed(1)} s. Fetched so far: ${fetched}.`;
}

function share({ received, total }) {
  return total ? Math.min(received / total, 1) : 0;
}

function wordsFor(state) {
  if (state.name === "loading") return `Step ${state.step} of ${state.steps}: ${state.words}. You can keep typing.`;
  if (state.name === "ready") return READY;
  if (state.name === "failed") return state.failure.message;
  return IDLE;
}
