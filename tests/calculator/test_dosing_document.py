"""How doses are read, and which rows of a table of holding apply."""

from decimal import Decimal

from calculator.dosing_document import DoseStep, DosingRule, read_dosing_sources
from calculator.fields import Fields
from tests.calculator.practice_documents import hold, source


def read(*sources):
    errors = []
    found = read_dosing_sources(Fields({"sources": list(sources)}, (), errors))
    return found, [str(each) for each in errors]


def test_a_dose_step_keeps_every_dose_that_is_named():
    found, errors = read(source())

    assert errors == []
    assert found[0].steps == (
        DoseStep(
            kind="increase",
            phase="chronic",
            from_mg=Decimal(400),
            to_mg=(Decimal(600),),
            taken=None,
            locator="Dose increase",
        ),
    )


def test_a_step_says_where_it_starts_and_how_it_is_taken():
    (found,), _ = read(source())
    split = {
        "kind": "start",
        "phase": "advanced",
        "to_mg": [Decimal(600), Decimal(800)],
        "taken": "400 mg twice daily",
        "locator": "Start",
    }
    (other,), _ = read(source(steps=[split]))

    assert found.steps[0].says == "400 to 600 mg a day"
    assert other.steps[0].says == "600 or 800 mg a day, as 400 mg twice daily"


def test_a_row_of_holding_says_what_has_happened_and_what_to_do():
    (found,), _ = read(source(holds=[hold(steps=["Stop.", "Wait."])]))

    assert found.holds[0].says == "Neutrophils below 1.0: Stop. Wait."


def test_a_rule_may_be_less_verified_than_its_source():
    rule = {"topic": "Kidney", "text": "Caution.", "locator": "Renal", "level": "secondary"}

    found, errors = read(source(organs=[rule]))

    assert errors == []
    assert found[0].organs == (
        DosingRule(topic="Kidney", text="Caution.", locator="Renal", level="secondary"),
    )


def test_only_the_rows_of_the_dose_and_phase_apply():
    rows = [
        hold(trigger="At 400 mg", phase="chronic", at_mg=[Decimal(400)]),
        hold(trigger="At 600 mg", phase="chronic", at_mg=[Decimal(600)]),
        hold(trigger="Advanced", phase="advanced", at_mg=[Decimal(600)]),
        hold(trigger="At any dose"),
    ]

    (found,), _ = read(source(holds=rows))

    assert [each.trigger for each in found.holds_at(Decimal(400))] == ["At 400 mg", "At any dose"]
    assert [each.trigger for each in found.holds_at(Decimal(600), "advanced")] == [
        "Advanced",
        "At any dose",
    ]


def test_all_rows_of_the_phase_are_shown_where_the_dose_is_not_known():
    rows = [
        hold(trigger="At 400 mg", at_mg=[Decimal(400)]),
        hold(trigger="At 600 mg", at_mg=[Decimal(600)]),
    ]

    (found,), _ = read(source(holds=rows))

    assert [each.trigger for each in found.holds_at(None)] == ["At 400 mg", "At 600 mg"]


def test_doses_are_a_list_of_numbers():
    step = {"kind": "start", "phase": "chronic", "to_mg": Decimal(400), "locator": "Start"}

    assert read(source(steps=[step]))[1] == [
        "sources[0].steps[0].to_mg: must be a list of daily doses in mg"
    ]


def test_a_dose_of_nothing_is_refused():
    step = {"kind": "start", "phase": "chronic", "to_mg": [Decimal(0)], "locator": "Start"}

    assert read(source(steps=[step]))[1] == [
        "sources[0].steps[0].to_mg: must be a list of daily doses in mg"
    ]


def test_a_source_says_how_far_its_copy_was_checked():
    bare = source()
    del bare["verification"]

    assert read(bare)[1] == ["sources[0].verification: is missing"]
