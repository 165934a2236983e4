// Lighthouse's grades of some pages, on a phone and on a desk, each the median run of RUNS.
// node lighthouse.mjs CHROME OUT RUNS ADDRESS...: writes [{address, form, grades, failed}] to OUT.
import fs from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { computeMedianRun } from "lighthouse/core/lib/median-run.js";

const [chromePath, out, runs, ...addresses] = process.argv.slice(2);
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", ...asRoot] });
const onlyCategories = ["performance", "accessibility", "best-practices", "seo"];

// The elements that an audit names, at most three.
function elements(details) {
  const items = details?.items ?? [];
  return items.flatMap(({ node }) => (node ? [node.selector] : [])).slice(0, 3);
}

async function median(address, config) {
  const found = [];
  while (found.length < Number(runs)) {
    found.push((await lighthouse(address, { port: chrome.port, onlyCategories }, config)).lhr);
  }
  return computeMedianRun(found);
}

const graded = [];
for (const address of addresses) {
  for (const [form, config] of [["phone", undefined], ["desk", desktopConfig]]) {
    const lhr = await median(address, config);
    const categories = Object.values(lhr.categories);
    const grades = Object.fromEntries(categories.map(({ id, score }) => [id, Math.round(score * 100)]));
    const failed = categories
      .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
      .map(({ id }) => lhr.audits[id])
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ title, details }) => [title, ...elements(details)].join(" | "));
    graded.push({ address, form, grades, failed });
  }
}
chrome.kill();
fs.writeFileSync(out, JSON.stringify(graded));
