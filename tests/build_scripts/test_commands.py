import pytest

from build_scripts import __main__, facts
from build_scripts.content.problem import Problem


def test_help_lists_every_command(capsys):
    assert __main__.main(["--help"]) == 0

    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()[2:]]
    assert listed == list(__main__.COMMANDS)


def test_an_unknown_command_is_answered_with_the_list(capsys):
    assert __main__.main(["biuld"]) == 2

    assert capsys.readouterr().err.startswith("unknown command 'biuld'\n\nusage: ")


@pytest.mark.parametrize("command", ["check", "compile", "stage", "site"])
def test_a_mistake_in_the_content_is_a_line_and_not_a_traceback(command, monkeypatch, capsys):
    problem = Problem(file="content/a.yaml", line=3, path="titel", message="unknown key")
    monkeypatch.setattr(facts.checks, "run", lambda root: [problem])

    assert __main__.main([command]) == 1

    assert capsys.readouterr().err == "content/a.yaml:3: titel: unknown key\n1 problem in content\n"
