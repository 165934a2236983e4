"""Runs on Pyodide's Python: compiles the calculator's wheel to byte code and locks it.

pack_wheel.py FOLDER PYODIDE_LOCK: FOLDER holds the wheel; afterwards it holds the compiled
wheel and a pyodide-lock.json that lists it alone, with its SHA-256.
"""

import sys
from pathlib import Path

from pyodide_build._py_compile import _py_compile_archive_dir
from pyodide_lock.spec import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

folder, pyodide_lock = map(Path, sys.argv[1:])

info = PyodideLockSpec.from_json(pyodide_lock).info
empty = PyodideLockSpec(info=info, packages={})
# The lock-file tool refuses a compiled wheel, so it is added first and compiled afterwards.
lock = add_wheels_to_spec(empty, sorted(folder.glob("*.whl")), base_path=folder)
lock.to_json(folder / "pyodide-lock.json")
_py_compile_archive_dir(folder, keep=False, verbose=False, compression_level=9)
