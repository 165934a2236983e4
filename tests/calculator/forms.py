"""A form as the page sends it, and the messages that it is answered with."""


def entered(*visits, **top):
    """A form in chronic phase with these visits, as typed."""
    return {"phase": "chronic", "assessments": list(visits), **top}


def messages(entry):
    """What each field of the form is told."""
    return {error.field: error.message for error in entry.errors}
