import pytest

from build_scripts.failure import BuildError
from build_scripts.stage import merged, write


def test_two_pages_with_one_path_stop_the_build():
    with pytest.raises(BuildError) as raised:
        merged({"a.md": "A"}, {"a.md": "B"})

    assert str(raised.value) == "a.md: two pages have this path; rename one of their sources"


def test_the_stage_holds_exactly_the_files_it_was_given(tmp_path):
    write({"old.md": b"old", "sub/kept.md": b"kept"}, tmp_path)

    counted = write({"new.md": b"new", "sub/kept.md": b"kept"}, tmp_path)

    assert counted == (1, 1)
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")}
    assert found == {"new.md", "sub/kept.md"}


def test_what_did_not_change_is_not_touched(tmp_path):
    write({"a.md": b"A"}, tmp_path)
    before = (tmp_path / "a.md").stat().st_mtime_ns

    write({"a.md": b"A"}, tmp_path)

    assert (tmp_path / "a.md").stat().st_mtime_ns == before
