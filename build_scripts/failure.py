"""What stops a build that is no fault of the content."""


class BuildError(Exception):
    """A step of the build failed; the text says where, what is wrong and what would be right."""


def stop_if(step: str, problems: list[str]) -> None:
    """Raises all problems of one step together, with their number at the end."""
    if problems:
        count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'} in {step}"
        raise BuildError("\n".join([*problems, count]))
