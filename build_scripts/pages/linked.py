"""The current guidelines as one row of a strip: linked, not computed."""

from build_scripts.content.load import Content
from calculator.drawing.strip_table import LinkedRow, set_name


def linked_names(content: Content) -> str:
    """The linked guidelines by their short names: "ELN 2025, NCCN, ESMO 2017"."""
    return ", ".join(set_name(each.id) for each in content.linked_guidelines.guidelines)


def linked_row(content: Content, root: str) -> LinkedRow | None:
    """The row of the linked guidelines; None where there is none."""
    guidelines = content.linked_guidelines.guidelines
    if not guidelines:
        return None
    return LinkedRow(
        title=linked_names(content),
        href=f"{root}criteria/#linked",
        statement=guidelines[0].statement,
        mark=guidelines[0].published[2:4],
    )
