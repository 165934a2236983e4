// Stock Pyodide with a trimmed library and the calculator's wheel, the same in worker and node.

const ARCHIVE = "/lib/calculator.whl";

// Starts Python and returns the calculator's door, a function from text to text.
// `lock` lists the wheel alone; no package is looked for anywhere.
export async function startPython(loadPyodide, { folder, library, lock, archive, onStarted }) {
  const python = await loadPyodide({
    indexURL: folder,
    stdLibURL: library,
    lockFileContents: lock,
    packageBaseUrl: folder,
    env: { PYTHONHASHSEED: "0" },
  });
  onStarted();
  python.FS.writeFile(ARCHIVE, await archive);
  const path = python.pyimport("sys").path;
  path.append(ARCHIVE);
  path.destroy();
  python.pyimport("compiled_dataclasses").destroy();
  return python.pyimport("calculator.browser").run;
}
