// What the page's address may carry: a worked case by its id, or the course of a shared link.

const ROOT = new URL("../../", import.meta.url);
const CASE_ID = /^[a-z0-9-]{1,80}$/;
const LINK = "#course=";

export function hasCourse() {
  return location.hash.startsWith(LINK);
}

export function caseId() {
  return new URLSearchParams(location.search).get("case");
}

// A worked case as it was published; null where there is none of that id.
export async function publishedCase(id) {
  if (!CASE_ID.test(id)) return null;
  const response = await fetch(new URL(`assets/cases/${id}.json`, ROOT));
  return response.ok ? response.json() : null;
}
