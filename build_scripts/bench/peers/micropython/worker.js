// MicroPython has no dataclasses, Decimal or Fraction, so it answers with a slice ported by hand.
import { loadMicroPython } from "./micropython.mjs";

const question = new Promise((resolve) => {
  onmessage = ({ data }) => resolve(data);
});
const source = fetch("./slice.py").then((response) => response.text());
const python = await loadMicroPython({ heapsize: 2097152 });
python.runPython(await source);
postMessage(python.globals.get("run")(await question));
