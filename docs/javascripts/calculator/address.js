// What the page's address may carry: a worked case by its id, or the course of a shared link.

const CASE_ID = /^[a-z0-9-]{1,80}$/;
const LINK = "#course=";

export function hasCourse() {
  return location.hash.startsWith(LINK);
}

export function caseId() {
  return new URLSearchParams(location.search).get("case");
}

export function asksForAnswer() {
  return hasCourse() || caseId() !== null;
}

/** A worked case as the site at this address published it; null where there is none of that id. */
export async function publishedCase(id, root) {
  if (!CASE_ID.test(id)) return null;
  const response = await fetch(new URL(`assets/cases/${id}.json`, root));
  return response.ok ? response.json() : null;
}
