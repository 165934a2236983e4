// The ordinary way: start Pyodide, load the package by its loader, import, ask.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const question = new Promise((resolve) => {
  onmessage = ({ data }) => resolve(data);
});
const python = await loadPyodide();
await python.loadPackage(new URL("./calculator-1.0-py3-none-any.whl", import.meta.url).href);
const run = python.pyimport("calculator.browser").run;
const answer = JSON.parse(run(await question));
postMessage(answer.view.summary);
