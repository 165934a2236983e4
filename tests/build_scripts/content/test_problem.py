"""How mistakes in the content are reported."""

from build_scripts.content.problem import ContentError, Problem


def problem(line, path="title", message="is wrong; write it right"):
    return Problem(file="content/a.yaml", line=line, path=path, message=message)


def test_problems_are_listed_by_line_with_their_number():
    error = ContentError([problem(12), problem(2, path="")])

    assert str(error) == (
        "content/a.yaml:2: is wrong; write it right\n"
        "content/a.yaml:12: title: is wrong; write it right\n"
        "2 problems in content"
    )


def test_one_problem_is_one_problem():
    assert str(ContentError([problem(3)])).endswith("\n1 problem in content")


def test_a_flood_of_problems_is_cut_after_two_hundred():
    lines = str(ContentError([problem(line) for line in range(1, 252)])).splitlines()

    assert lines[199:] == [
        "content/a.yaml:200: title: is wrong; write it right",
        "... and 51 more",
        "251 problems in content",
    ]
