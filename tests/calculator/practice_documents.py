"""The smallest pathway, dose table and evidence that can be read, to change one thing in."""

from decimal import Decimal

OPTIONS = ("continue-and-recheck", "adherence-and-interactions", "escalate", "change-tki", "refer")


def claim(**changes):
    return {
        "text": "A sentence.",
        "reference": "a-2003",
        "locator": "Table 2",
        "level": "primary",
    } | changes


def edge(**changes):
    return claim(when="chronic_phase", answer="Yes", leads_to="refer") | changes


def check(**changes):
    return {"id": "phase", "title": "Phase", "question": "Chronic?", "edges": [edge()]} | changes


def option(name, **changes):
    return {"id": name, "title": name, "text": "What is done."} | changes


def pathway(**changes):
    options = [option(name) for name in OPTIONS]
    return {"title": "A pathway", "checks": [check()], "options": options} | changes


def without(document, *keys):
    """The document without these keys."""
    return {key: value for key, value in document.items() if key not in keys}


def source(**changes):
    return {
        "id": "a-label",
        "title": "A label",
        "kind": "label",
        "reference": "a-label",
        "verification": {"level": "secondary", "read": "a copy"},
        "steps": [
            {
                "kind": "increase",
                "phase": "chronic",
                "from_mg": Decimal(400),
                "to_mg": [Decimal(600)],
                "locator": "Dose increase",
            }
        ],
    } | changes


def start(**changes):
    """A step that says how the dose is taken."""
    return {
        "kind": "start",
        "phase": "advanced",
        "to_mg": [Decimal(600), Decimal(800)],
        "taken": "400 mg twice daily",
        "locator": "Start",
    } | changes


def rule(**changes):
    return {"topic": "Kidney", "text": "Caution.", "locator": "Renal"} | changes


def hold(**changes):
    return {
        "kind": "cytopenia",
        "trigger": "Neutrophils below 1.0",
        "steps": ["Stop"],
        "locator": "Table 1",
    } | changes


def row(**changes):
    return {
        "id": "a-2003/ccyr",
        "study": "a-2003",
        "title": "A study",
        "outcome": "CCyR",
        "label": "Complete cytogenetic response",
        "reference": "a-2003",
        "locator": "Table 2",
        "level": "primary",
    } | changes
