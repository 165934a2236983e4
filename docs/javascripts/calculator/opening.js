// Opens a course from the page's address: a worked case by its id, or a shared link.

import { start } from "../runtime/client.js";
import { caseId, hasCourse, publishedCase } from "./address.js";
import { ofLink } from "./first_question.js";

const ROOT = new URL("../../", import.meta.url);
const OPENING = "Opening the course of the link";
const NOT_DOWNLOADED = "The worked case could not be downloaded. Connect to the network and open it again";

// A link is opened at once or, where the calculator could not start, when it did: the function
// returned is to be called then.
export function openFromAddress({ page, form, open, question, quietly }) {
  let waits = false;
  let asking = false;

  function wait(isWaiting) {
    waits = isWaiting;
    page.querySelector("[data-opening]").hidden = !isWaiting;
    if (page.querySelector("[data-idle]").hidden) return;
    const headline = page.querySelector("[data-headline]");
    headline.textContent = isWaiting ? OPENING : headline.dataset.headline;
  }

  async function show(opened) {
    if (!form.isConnected) return;
    tell(page, opened.errors);
    if (opened.typed) await open(opened.typed, opened.view);
  }

  async function openLink() {
    if (!form.isConnected) return globalThis.removeEventListener("hashchange", openLink);
    if (!hasCourse()) return;
    wait(true);
    asking = true;
    const opened = await question(ofLink(location.hash)).catch(quietly);
    asking = false;
    if (!opened || !form.isConnected) return;
    wait(false);
    await show(opened);
  }

  globalThis.addEventListener("hashchange", openLink);
  if (hasCourse()) openLink();
  else openCase().then((opened) => opened && show(opened));
  return () => waits && !asking && openLink();
}

// A worked case comes with the verdicts that were computed when the site was built.
async function openCase() {
  const id = caseId();
  if (id === null) return null;
  // Python starts while the case arrives.
  start().catch(() => {});
  try {
    return (await publishedCase(id, ROOT)) ?? refusal(`There is no worked case “${id}”; choose one from the list of cases`);
  } catch {
    return refusal(NOT_DOWNLOADED);
  }
}

function refusal(message) {
  return { errors: [{ message }] };
}

// The address keeps the course of a link while the reader goes about the page.
export function keepLink(event) {
  if (!hasCourse()) return;
  const link = event.target.closest("a");
  const to = new URL(link?.getAttribute("href") ?? link?.getAttribute("xlink:href") ?? "", location.href);
  const place = to.pathname === location.pathname && document.getElementById(to.hash.slice(1));
  if (!link || !place) return;
  event.preventDefault();
  place.tabIndex = -1;
  place.focus();
  place.scrollIntoView();
}

export function tell(page, errors = []) {
  const notice = page.querySelector("[data-notice]");
  notice.hidden = !errors.length;
  notice.textContent = errors.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join(". ");
}
