"""The boundaries between the rooms of the code, as its imports and calls show them."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = sorted([*ROOT.glob("calculator/**/*.py"), *ROOT.glob("build_scripts/**/*.py")])

# Rooms, longest name first in force, and what they must not import.
FORBIDDEN = {
    "calculator": ("build_scripts", "time", "random", "secrets", "uuid", "os.environ", "datetime"),
    "calculator.kinds": ("calculator.describe", "calculator.json_text", "json"),
    "calculator.describe": ("calculator.drawing", "html"),
    "calculator.note": ("calculator.drawing", "html"),
    "calculator.drawing": ("calculator.report", "calculator.browser"),
    "build_scripts.content": ("jinja2", "build_scripts.pages", "calculator.rules"),
    "build_scripts.content.strict_yaml": ("calculator",),
    "build_scripts.checks": ("jinja2", "build_scripts.pages"),
    "build_scripts.audit": ("jinja2", "build_scripts.pages"),
    "build_scripts.compile_rules": ("jinja2", "build_scripts.pages", "calculator.rules"),
    "build_scripts.courses": ("jinja2", "build_scripts.pages"),
    "build_scripts.pages": ("yaml", "build_scripts.content.strict_yaml"),
    "build_scripts.export": ("yaml", "jinja2", "build_scripts.pages"),
    "build_scripts.stage": ("mkdocs",),
    "build_scripts.gather": ("mkdocs",),
    "build_scripts.finish": ("build_scripts.content", "mkdocs"),
    "build_scripts.runtime": ("build_scripts.content", "build_scripts.pages", "mkdocs"),
    "build_scripts.bench": ("build_scripts.content", "build_scripts.pages"),
}

# Rooms that compute values and leave files to others.
WITHOUT_WRITING = (
    "calculator",
    "build_scripts.content",
    "build_scripts.checks",
    "build_scripts.audit",
    "build_scripts.compile_rules",
    "build_scripts.courses",
    "build_scripts.pages",
    "build_scripts.export",
)
WRITING = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "touch"}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports_of(path: Path) -> set[str]:
    """Every module that a file imports, and every name that it takes from one."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(ROOT).parts[: -node.level] if node.level else ()
            source = ".".join([*package, *([node.module] if node.module else [])])
            found.add(source)
            found.update(f"{source}.{alias.name}" for alias in node.names)
    return found


def calls_of(path: Path) -> set[str]:
    """The last name of every function that a file calls."""
    functions = (node.func for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call))
    return {
        function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        for function in functions
    }


def is_within(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


def files_of(room: str) -> list[Path]:
    return [path for path in CODE if is_within(module_name(path), room)]


@pytest.mark.parametrize("room", FORBIDDEN)
def test_a_room_imports_nothing_that_it_must_not_know(room):
    crossings = [
        f"{module_name(path)} imports {imported}"
        for path in files_of(room)
        for imported in sorted(imports_of(path))
        if any(is_within(imported, forbidden) for forbidden in FORBIDDEN[room])
    ]

    assert crossings == []


def test_the_calculator_imports_the_standard_library_and_itself_alone():
    known = {*sys.stdlib_module_names, "calculator"}
    foreign = [
        f"{module_name(path)} imports {imported}"
        for path in files_of("calculator")
        for imported in sorted(imports_of(path))
        if imported.split(".")[0] not in known
    ]

    assert foreign == []


def test_the_calculator_prints_only_on_the_command_line():
    printing = [module_name(path) for path in files_of("calculator") if "print" in calls_of(path)]

    assert set(printing) <= {"calculator.__main__"}


def test_the_calculator_opens_no_file_but_what_the_command_line_names():
    opening = [module_name(path) for path in files_of("calculator") if "open" in calls_of(path)]

    assert set(opening) <= {"calculator.__main__"}


def test_only_the_command_line_goes_through_the_door_of_the_browser():
    users = [
        module_name(path)
        for path in files_of("calculator")
        if "calculator.browser" in imports_of(path)
    ]

    assert users == ["calculator.__main__"]


@pytest.mark.parametrize("room", WITHOUT_WRITING)
def test_a_room_that_computes_values_writes_no_file(room):
    writing = [
        f"{module_name(path)} calls {call}"
        for path in files_of(room)
        for call in sorted(calls_of(path) & WRITING)
    ]

    assert writing == []


def test_nothing_in_the_build_needs_the_tests():
    users = [
        module_name(path)
        for path in CODE
        if any(is_within(imported, "tests") for imported in imports_of(path))
    ]

    assert users == []


WORKER = re.compile(r"""new URL\(["'](\.[^"']+\.js)["'], import\.meta\.url\)""")


def scripts():
    paths = sorted((ROOT / "docs" / "javascripts").rglob("*.js"))
    return {path: path.read_text(encoding="utf-8") for path in paths}


def test_modules_of_the_page_import_only_each_other():
    missing = [
        f"{path.name} imports {address}"
        for path, source in scripts().items()
        for address in re.findall(r"""(?:from|import)\s+["']([^"']+)["']""", source)
        if not (path.parent / address).is_file()
    ]

    assert missing == []


def test_every_worker_that_a_module_starts_is_there():
    named = [
        (path.name, address, (path.parent / address).is_file())
        for path, source in scripts().items()
        for address in WORKER.findall(source)
    ]

    assert len(named) >= 2
    assert [each for each in named if not each[2]] == []


def test_no_script_names_an_address_on_another_host():
    # Namespaces of markup look like addresses and are never asked.
    named = {
        address
        for source in scripts().values()
        for address in re.findall(r"""["'`](\w*:?//[^"'`/]+[^"'`]*)["'`]""", source)
    }

    assert {each for each in named if not each.startswith("http://www.w3.org/")} == set()
