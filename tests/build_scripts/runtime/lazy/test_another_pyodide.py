"""Another Pyodide: what the build relies on is noticed, and the robust runtime is left alone."""

import shutil

import pytest

from build_scripts.paths import NODE_MODULES
from build_scripts.runtime import cache, pyodide
from build_scripts.runtime.lazy import binary, build, questions
from build_scripts.runtime.lazy.binary import UnknownModuleError
from build_scripts.runtime.lazy.frozen import Frozen
from build_scripts.runtime.lazy.module import Module
from build_scripts.runtime.lazy.program import CALLED, REFUSED, TRAMPOLINE, Program

STACK_POINTER = "__stack_pointer"
NO_STATE = Frozen(
    memory=b"",
    pages=0,
    entry=0,
    layout=None,
    stack=(0, 0),
    table_length=1,
    globals={},
    imported_globals={},
)
ONE_EXPRESSION = b"\x41\x00\x0b"  # i32.const 0, end
NEWS = {
    "a type of another kind": (binary.TYPE, b"\x01\x5f\x00", "not a plain function type"),
    "a typed reference": (binary.TYPE, b"\x01\x60\x01\x64\x00", "typed references in a type"),
    "an imported memory": (binary.IMPORT, b"\x01\x01e\x01m\x02\x00\x01", "neither function nor"),
    "an imported i64": (binary.IMPORT, b"\x01\x01e\x01g\x03\x7e\x00", "the imported global g is"),
    "a table of i31": (binary.TABLE, b"\x01\x6c\x00\x01", "a table of an unknown kind"),
    "two memories": (binary.MEMORY, b"\x02\x00\x01\x00\x01", "not one memory of 32 bits"),
    "a memory of 64 bits": (binary.MEMORY, b"\x01\x04\x01", "not one memory of 32 bits"),
    "a global of 64 bits": (binary.GLOBAL, b"\x01\x7e\x00\x42\x00\x0b", "not set to a constant"),
    "a computed global": (binary.GLOBAL, b"\x01\x7f\x00\x41\x00\x41\x00\x6a\x0b", "a longer expre"),
    "two element segments": (
        binary.ELEMENT,
        b"\x02" + 2 * (b"\x00" + ONE_EXPRESSION + b"\x00"),
        "not one active element segment",
    ),
    "a passive element segment": (binary.ELEMENT, b"\x01\x01\x00\x00", "not one active element"),
    "functions without a body": (binary.CODE, b"\x00", "functions without a body"),
}


@pytest.fixture(scope="module")
def sections():
    """The sections of the Pyodide that is known."""
    stock = (NODE_MODULES / "pyodide/pyodide.asm.wasm").read_bytes()
    return [each for each in binary.read_sections(stock) if each[0] != binary.CUSTOM]


def with_section(sections, kind, contents):
    """The module with other contents in one section."""
    return binary.write_module([each for each in sections if each[0] != kind] + [(kind, contents)])


def renamed(sections, kind, title):
    """The module without a name that the build relies on; another stands in its place."""
    contents = dict(sections)[kind]
    other = title[:-1] + "_"
    assert binary.name(title) in contents
    return with_section(sections, kind, contents.replace(binary.name(title), binary.name(other)))


@pytest.mark.parametrize(("kind", "contents", "words"), NEWS.values(), ids=NEWS)
def test_what_is_new_in_a_module_is_refused(sections, kind, contents, words):
    with pytest.raises(UnknownModuleError, match=words):
        Module(with_section(sections, kind, contents))


def test_a_section_that_comes_twice_is_refused(sections):
    with pytest.raises(UnknownModuleError, match="a section occurs twice"):
        Module(binary.write_module([*sections, sections[0]]))


@pytest.mark.parametrize("title", [*CALLED, *REFUSED, STACK_POINTER])
def test_an_export_that_another_version_names_otherwise_is_noticed(sections, title):
    with pytest.raises(UnknownModuleError, match=f"the module no longer exports {title}"):
        Program(Module(renamed(sections, binary.EXPORT, title)), NO_STATE)


def test_a_trampoline_that_another_version_names_otherwise_is_noticed(sections):
    with pytest.raises(UnknownModuleError, match=f"the module no longer imports {TRAMPOLINE}"):
        Program(Module(renamed(sections, binary.IMPORT, TRAMPOLINE)), NO_STATE)


def test_with_another_version_the_build_says_so_and_publishes_the_robust_runtime_alone(
    sections, monkeypatch, tmp_path, capsys
):
    folder = tmp_path / "pyodide"
    folder.mkdir()
    for name in ("package.json", "pyodide-lock.json", *pyodide.FILES):
        shutil.copy(NODE_MODULES / "pyodide" / name, folder)
    (folder / "pyodide.asm.wasm").write_bytes(binary.write_module(sections) + bytes((14, 0)))
    monkeypatch.setattr(pyodide, "FOLDER", folder)
    monkeypatch.setattr(pyodide, "PINNED", tmp_path / "pyodide.json")
    monkeypatch.setattr(cache, "CACHE", tmp_path / "cache")
    for name in ("COURSES", "LATER_COURSES", "MISTAKES"):
        monkeypatch.setattr(questions, name, 2)
    monkeypatch.setattr(build, "_stock_answers", lambda work: None)
    pyodide.pin()

    assert build.runtime(["{}"]) is None
    assert capsys.readouterr().out.splitlines()[-1] == (
        "lazy runtime: NOT PUBLISHED, the robust runtime answers alone; "
        "UnknownModuleError: unknown sections [14]"
    )
    assert not list((tmp_path / "cache/lazy").iterdir())
