"""How doses are read, and which rows of a table of holding apply."""

from decimal import Decimal

import pytest

from calculator.dosing_document import (
    DoseStep,
    DosingRule,
    DosingSource,
    Hold,
    read_dosing_sources,
)
from calculator.fields import Fields
from tests.calculator.practice_documents import hold, rule, source, start, without

CHOICES_OF_A_HOLD = "must be one of cytopenia, other toxicity, liver tests, got 'rash'"


def read(*sources):
    errors = []
    found = read_dosing_sources(Fields({"sources": list(sources)}, (), errors))
    return found, [str(each) for each in errors]


def test_a_source_keeps_all_that_it_says_on_the_dose():
    found, errors = read(
        source(
            criteria_set="fda-label",
            ceiling_chronic_mg=Decimal(600),
            ceiling_advanced_mg=Decimal(800),
            steps=[source()["steps"][0], start()],
            preconditions=[rule(topic="Before")],
            circumstances=[rule(topic="When")],
            organs=[rule(level="secondary")],
            others=[rule(topic="Children")],
            holds=[
                hold(
                    phase="chronic",
                    at_mg=[Decimal(400)],
                    neutrophils_below_e9_per_l=Decimal(1),
                    platelets_below_e9_per_l=Decimal(50),
                    note="Twice.",
                ),
                hold(),
            ],
        )
    )

    def ruled(topic, level=None):
        return (DosingRule(topic=topic, text="Caution.", locator="Renal", level=level),)

    assert errors == []
    assert found == (
        DosingSource(
            id="a-label",
            title="A label",
            kind="label",
            criteria_set="fda-label",
            reference="a-label",
            level="secondary",
            read="a copy",
            ceiling_chronic_mg=Decimal(600),
            ceiling_advanced_mg=Decimal(800),
            steps=(
                DoseStep(
                    kind="increase",
                    phase="chronic",
                    from_mg=Decimal(400),
                    to_mg=(Decimal(600),),
                    taken=None,
                    locator="Dose increase",
                ),
                DoseStep(
                    kind="start",
                    phase="advanced",
                    from_mg=None,
                    to_mg=(Decimal(600), Decimal(800)),
                    taken="400 mg twice daily",
                    locator="Start",
                ),
            ),
            preconditions=ruled("Before"),
            circumstances=ruled("When"),
            holds=(
                Hold(
                    kind="cytopenia",
                    phase="chronic",
                    at_mg=(Decimal(400),),
                    neutrophils_below_e9_per_l=Decimal(1),
                    platelets_below_e9_per_l=Decimal(50),
                    trigger="Neutrophils below 1.0",
                    steps=("Stop",),
                    locator="Table 1",
                    note="Twice.",
                ),
                Hold(
                    kind="cytopenia",
                    phase=None,
                    at_mg=(),
                    neutrophils_below_e9_per_l=None,
                    platelets_below_e9_per_l=None,
                    trigger="Neutrophils below 1.0",
                    steps=("Stop",),
                    locator="Table 1",
                    note=None,
                ),
            ),
            organs=ruled("Kidney", "secondary"),
            others=ruled("Children"),
        ),
    )


@pytest.mark.parametrize(
    ("document", "messages"),
    [
        (
            {},
            [
                "verification: is missing",
                "id: is missing",
                "title: is missing",
                "kind: is missing",
                "reference: is missing",
                "steps: is missing",
            ],
        ),
        (
            source(verification={"page": 3}),
            [
                "verification.level: is missing",
                "verification.read: is missing",
                "verification.page: unknown key; known keys: level, read",
            ],
        ),
        (
            source(kind="leaflet", ceiling_chronic_mg=Decimal(2001), ceiling_advanced_mg="high"),
            [
                "kind: must be one of label, protocol, got 'leaflet'",
                "ceiling_chronic_mg: must be above 0 and at most 2000 mg, got 2001",
                "ceiling_advanced_mg: must be a number, above 0 and at most 2000 mg, got 'high'",
            ],
        ),
        (
            source(steps=[{"mg": Decimal(400), "from_mg": Decimal(0)}]),
            [
                "steps[0].kind: is missing",
                "steps[0].phase: is missing",
                "steps[0].from_mg: must be above 0 and at most 2000 mg, got 0",
                "steps[0].locator: is missing",
                "steps[0].mg: unknown key; known keys: from_mg, kind, locator, phase, taken, to_mg",
            ],
        ),
        (
            source(steps=[start(kind="stop", phase="blast", to_mg=[Decimal(0)])]),
            [
                "steps[0].kind: must be one of start, increase, got 'stop'",
                "steps[0].phase: must be one of chronic, advanced, got 'blast'",
                "steps[0].to_mg: must be a list of daily doses in mg",
            ],
        ),
        (
            source(steps=[start(to_mg=Decimal(400))]),
            ["steps[0].to_mg: must be a list of daily doses in mg"],
        ),
        (
            source(
                holds=[
                    {
                        "kind": "rash",
                        "phase": "blast",
                        "at_mg": [Decimal(2001)],
                        "neutrophils_below_e9_per_l": Decimal(-1),
                        "platelets_below_e9_per_l": Decimal(10_001),
                        "when": "",
                    },
                    {},
                ]
            ),
            [
                f"holds[0].kind: {CHOICES_OF_A_HOLD}",
                "holds[0].phase: must be one of chronic, advanced, got 'blast'",
                "holds[0].at_mg: must be a list of daily doses in mg",
                "holds[0].neutrophils_below_e9_per_l: must be 0 to 10000 10^9/L, got -1",
                "holds[0].platelets_below_e9_per_l: must be 0 to 10000 10^9/L, got 10001",
                "holds[0].trigger: is missing",
                "holds[0].steps: is missing",
                "holds[0].locator: is missing",
                "holds[0].when: unknown key; known keys: at_mg, kind, locator, "
                "neutrophils_below_e9_per_l, note, phase, platelets_below_e9_per_l, steps, trigger",
                "holds[1].kind: is missing",
                "holds[1].trigger: is missing",
                "holds[1].steps: is missing",
                "holds[1].locator: is missing",
            ],
        ),
        (
            source(organs=[{"level": "memory", "organ": "Kidney"}]),
            [
                "organs[0].topic: is missing",
                "organs[0].text: is missing",
                "organs[0].locator: is missing",
                "organs[0].level: must be one of primary, abstract, secondary, got 'memory'",
                "organs[0].organ: unknown key; known keys: level, locator, text, topic",
            ],
        ),
        (
            without(source(page=3), "verification"),
            [
                "verification: is missing",
                "page: unknown key; known keys: ceiling_advanced_mg, ceiling_chronic_mg, "
                "circumstances, criteria_set, holds, id, kind, organs, others, preconditions, "
                "reference, steps, title, verification",
            ],
        ),
    ],
    ids=["empty", "copy", "source", "step", "choices", "dose", "hold", "organ", "unknown"],
)
def test_each_mistake_in_a_source_is_told_with_its_key(document, messages):
    assert read(document)[1] == [f"sources[0].{each}" for each in messages]


def test_a_file_without_sources_is_told_so():
    errors = []

    assert read_dosing_sources(Fields({}, (), errors)) == ()
    assert [str(each) for each in errors] == ["sources: is missing"]


def test_a_step_says_where_it_starts_and_how_it_is_taken():
    (found,), _ = read(source(steps=[source()["steps"][0], start()]))

    assert [each.says for each in found.steps] == [
        "400 to 600 mg a day",
        "600 or 800 mg a day, as 400 mg twice daily",
    ]


def test_a_row_of_holding_says_what_has_happened_and_what_to_do():
    (found,), _ = read(source(holds=[hold(steps=["Stop.", "Wait."])]))

    assert found.holds[0].says == "Neutrophils below 1.0: Stop. Wait."


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
