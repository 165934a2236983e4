"""The sites that are measured: the built one, and the same rules put in a page by others."""

import json
import shutil
import zipfile
from pathlib import Path

from build_scripts import node
from build_scripts.finish import hints
from build_scripts.paths import CACHE, CALCULATOR, NODE_MODULES, SITE
from build_scripts.runtime.published import MANIFEST
from calculator.parts import FIRST

HERE = Path(__file__).parent
PEERS = HERE / "peers"
INSTALLED = CACHE / "bench"
CALCULATOR_PAGE = "calculator/index.html"
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
COPIED = ("blank", "naive", "pyscript", "micropython")
ALONE = ("lazy-bare", "robust-bare", *COPIED)
PYODIDE_LOCK = "pyodide-lock.json"
WHEEL = "calculator-1.0-py3-none-any.whl"
METADATA = "Metadata-Version: 2.1\nName: calculator\nVersion: 1.0\n"
WHEEL_METADATA = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def install() -> Path:
    """The peers' packages, from the bench's own lock."""
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(HERE / name, INSTALLED / name)
    if node.main("npm", "ci", "--silent", "--prefix", str(INSTALLED)):
        raise RuntimeError("npm could not install the peers")
    return INSTALLED / "node_modules"


def pack(file: Path, *, wheel: bool) -> None:
    """The calculator's sources as a zip, or as a plain wheel."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(CALCULATOR.rglob("*")):
            if path.suffix in (".py", ".json"):
                packed.write(path, path.relative_to(CALCULATOR.parent))
        if wheel:
            packed.writestr("calculator-1.0.dist-info/METADATA", METADATA)
            packed.writestr("calculator-1.0.dist-info/WHEEL", WHEEL_METADATA)
            packed.writestr("calculator-1.0.dist-info/RECORD", "")


def case_course(case: str) -> object:
    """The course of a worked case, from the built site."""
    text = (SITE / "api/v1/cases" / f"{case}.json").read_text(encoding="utf-8")
    document = json.loads(text)
    return document.get("case", document)["course"]


def at_once(site: Path) -> str:
    """The script in the head of the calculator's page."""
    html = (site / CALCULATOR_PAGE).read_text(encoding="utf-8")
    return html.partition("<script data-root=")[2].partition(">")[2].partition("</script>")[0]


def bare(root: Path, site: Path) -> None:
    """The runtime of a site on a page like the peers', with what begins at once."""
    shutil.copytree(PEERS / "bare", root)
    for name in ("assets", "javascripts/runtime"):
        shutil.copytree(site / name, root / name)
    page = root / "index.html"
    first = hints.for_an_answer(root, page.name, at_once(site))
    html = page.read_text(encoding="utf-8").replace("FIRST", first)
    page.write_text(html, encoding="utf-8")


def robust_alone(root: Path) -> None:
    """The site as it is published where the lazy runtime is switched off."""
    shutil.copytree(SITE, root, ignore=shutil.ignore_patterns("lazy", "api"))
    manifest = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    script = at_once(SITE)
    with_lazy = hints.for_an_answer(root, CALCULATOR_PAGE, script)
    alone = json.dumps({"robust": manifest["robust"]})
    (root / MANIFEST).write_text(alone, encoding="utf-8")
    page = root / CALCULATOR_PAGE
    html = page.read_text(encoding="utf-8")
    hinted = html.replace(with_lazy, hints.for_an_answer(root, CALCULATOR_PAGE, script))
    page.write_text(hinted, encoding="utf-8")


def make(folder: Path, case: str) -> dict[str, Path]:
    """A folder for each site by its name; the peers answer for the course of a case."""
    packages = install()
    question = json.dumps({"course": case_course(case), "parts": FIRST})
    roots = {"lazy": SITE, "robust": folder / "robust"}
    robust_alone(roots["robust"])
    for name in ("lazy", "robust"):
        bare(folder / f"{name}-bare", roots[name])
    for name in COPIED:
        shutil.copytree(PEERS / name, folder / name)
    for name in ALONE:
        root = roots[name] = folder / name
        shutil.copy(PEERS / "show.js", root)
        (root / "question.json").write_text(question, encoding="utf-8")
    for name in ("naive", "pyscript"):
        (roots[name] / "pyodide").mkdir()
        for file in (*PYODIDE, PYODIDE_LOCK):
            shutil.copy(NODE_MODULES / "pyodide" / file, roots[name] / "pyodide")
    pack(roots["naive"] / WHEEL, wheel=True)
    pack(roots["pyscript"] / "calculator.zip", wheel=False)
    maps = shutil.ignore_patterns("*.map")
    shutil.copytree(packages / "@pyscript/core/dist", roots["pyscript"] / "pyscript", ignore=maps)
    micropython = packages / "@micropython/micropython-webassembly-pyscript"
    for name in ("micropython.mjs", "micropython.wasm"):
        shutil.copy(micropython / name, roots["micropython"])
    return roots
