// The calculator in Firefox, over WebDriver BiDi.
// node firefox.mjs EXECUTABLE ADDRESS REQUESTS OUT: writes the browser's version, the answers to the
// requests with each runtime, whether the page showed its own answer to a case, and its faults.
import fs from "node:fs";
import puppeteer from "puppeteer-core";

const [executable, address, requestsFile, out] = process.argv.slice(2);
const requests = JSON.parse(fs.readFileSync(requestsFile, "utf8"));
const LIMIT = { timeout: 180_000 };

const browser = await puppeteer.launch({ browser: "firefox", executablePath: executable });
const faults = [];

async function open(path) {
  const page = await browser.newPage();
  page.on("pageerror", (error) => faults.push(`${path}: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(address)) {
      faults.push(`${path}: asked for ${request.url()}`);
    }
  });
  await page.goto(address + path, LIMIT);
  return page;
}

async function answers(runtime) {
  const page = await open(`about/?runtime=${runtime}`);
  const given = await page.evaluate(async (client, texts) => {
    const { ask } = await import(client);
    const found = [];
    for (const text of texts) found.push(await ask(text));
    return found;
  }, `${address}javascripts/runtime/client.js`, requests);
  await page.close();
  return given;
}

async function calculator() {
  const page = await open("calculator/?case=ph-positive-40-at-month-12");
  await page.waitForSelector("[data-state=ready]", LIMIT);
  await page.waitForSelector("[data-calculator] .verdict", LIMIT);
  const shown = await page.$$eval("[data-calculator] .verdict", (all) => all.length);
  await page.close();
  return shown;
}

const result = {
  version: await browser.version(),
  robust: await answers("robust"),
  lazy: await answers("lazy"),
  verdicts: await calculator(),
  faults,
};
await browser.close();
fs.writeFileSync(out, JSON.stringify(result));
