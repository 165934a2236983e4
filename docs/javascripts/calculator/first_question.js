// The first question of the page about the course of its address, which is asked before the page asks it.

import { publishedCase } from "./address.js";

const FIRST = ["view"];

/** The question that reads the course of a link, whose part of the address begins with #. */
export const ofLink = (fragment) => ({ fragment, parts: ["typed"] });

/** The question for the verdicts on what is entered. */
export const ofEntered = (entered) => ({ entered, parts: FIRST });

/** A text that is the same for the same question, in whatever order its fields were put together. */
export function sameFor(request) {
  const isMapping = (value) => Object.prototype.toString.call(value) === "[object Object]";
  const sorted = (_, value) => (isMapping(value) ? Object.fromEntries(Object.entries(value).sort()) : value);
  return JSON.stringify(JSON.parse(request), sorted);
}

/** Asks, where `ask` promises the answer to a text, about {id} of a worked case or {fragment} of a link. */
export async function askFirst(ask, { id, fragment }, root) {
  const answer = async (question) => JSON.parse(await ask(JSON.stringify(question)));
  const { typed } = fragment ? await answer(ofLink(fragment)) : ((await publishedCase(id, root)) ?? {});
  if (typed) await answer(ofEntered(typed));
}
