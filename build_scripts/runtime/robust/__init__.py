"""The robust runtime: stock Pyodide with a trimmed library and the calculator's own wheel."""
