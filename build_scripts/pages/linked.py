"""The current guidelines as one row of a strip: linked, not computed."""

from build_scripts.content.load import Content
from calculator.drawing.strip_table import LinkedRow


def linked_row(content: Content, root: str) -> LinkedRow | None:
    """The row of the linked guidelines; None where there is none."""
    guidelines = content.linked_guidelines.guidelines
    if not guidelines:
        return None
    return LinkedRow(
        title=", ".join(each.title for each in guidelines),
        href=f"{root}criteria/#linked",
        statement=guidelines[0].statement,
        mark=guidelines[0].published[2:4],
    )
