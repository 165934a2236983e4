"""The mutation table: which mutations the rules call insensitive, and how it is read."""

import json
from decimal import Decimal

import pytest

from calculator import json_text
from calculator.fields import Fields
from calculator.mutations import Sensitivity, Statement, read_mutation_table

RULE = {"above_fold": 10, "in_at_least_studies": 2}


def read(mutations=(), **changes):
    errors = []
    document = {"insensitive": RULE, "mutations": list(mutations)} | changes
    fields = Fields(json_text.read(json.dumps(document)), (), errors)
    return read_mutation_table(fields), [str(each) for each in errors]


def mutation(*folds, name="X1Y"):
    rows = [
        {"study": f"study {place}"}
        | ({"fold_above": fold[1:]} if isinstance(fold, str) else {"fold": fold})
        for place, fold in enumerate(folds)
    ]
    return {"name": name, "imatinib": rows}


@pytest.mark.parametrize(
    ("folds", "insensitive"),
    [
        ((10.1, 10.1), True),
        ((10, 10.1), False),
        ((10.1,), False),
        ((10.1, 9, 20), True),
        ((">10", 11), True),
        ((">9.9", 11), False),
        ((">10", ">10"), True),
        ((), False),
        ((None, 11), False),
    ],
)
def test_insensitive_is_more_than_10_times_native_in_at_least_two_studies(folds, insensitive):
    table, errors = read([mutation(*folds)])

    assert errors == []
    assert ("X1Y" in table.insensitive) is insensitive


def test_the_studies_above_the_limit_are_named():
    table, _ = read([mutation(11, 5, 20)])

    assert table.studies_above(table.mutations[0]) == ("study 0", "study 2")


def test_the_table_is_read_with_what_sources_say_of_each_mutation():
    said = {
        "reference": "nccn",
        "locator": "Table",
        "level": "primary",
        "text": "Not with it.",
        "tki": "dasatinib",
        "stance": "against",
    }
    study = {
        "id": "redaelli-2009",
        "label": "Redaelli 2009",
        "reference": "redaelli-2009",
        "locator": "Table 1",
        "native_ic50_nm": 527,
        "verification": {"level": "primary", "read": "Table 1"},
        "note": "Ba/F3.",
    }
    whole = mutation(11, name="T315I") | {
        "patients": 7,
        "other_tkis": [
            {"study": "redaelli-2009", "tki": "dasatinib", "ic50_nm_above": 100, "note": "High."}
        ],
        "avoid": [said],
        "higher_dose": [said | {"stance": None}],
        "note": "Gatekeeper.",
    }

    table, errors = read(
        [whole], studies=[study], notes=["Cells."], reviewed="2026-11-21", review_by="2027-11-21"
    )

    assert errors == []
    (found,) = table.mutations
    assert (found.name, found.patients, found.note) == ("T315I", 7, "Gatekeeper.")
    assert found.imatinib == (
        Sensitivity(study="study 0", tki="imatinib", fold=Decimal(11), ic50_nm=None, beyond=False),
    )
    assert found.other_tkis == (
        Sensitivity(
            study="redaelli-2009",
            tki="dasatinib",
            fold=None,
            ic50_nm=Decimal(100),
            beyond=True,
            note="High.",
        ),
    )
    assert found.avoid == (Statement(**said),)
    assert found.higher_dose == (Statement(**said | {"stance": None}),)
    (read_study,) = table.studies
    assert (read_study.id, read_study.label, read_study.reference, read_study.locator) == (
        "redaelli-2009",
        "Redaelli 2009",
        "redaelli-2009",
        "Table 1",
    )
    assert (read_study.native_ic50_nm, read_study.verification.read, read_study.note) == (
        527,
        "Table 1",
        "Ba/F3.",
    )
    assert (table.notes, table.reviewed, table.review_by) == (
        ("Cells.",),
        "2026-11-21",
        "2027-11-21",
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"insensitive": None}, ["insensitive: is missing"]),
        (
            {"insensitive": {}},
            ["insensitive.above_fold: is missing", "insensitive.in_at_least_studies: is missing"],
        ),
        (
            {"insensitive": RULE | {"above_fold": 0}},
            ["insensitive.above_fold: must be above 0 and at most 100000, got 0"],
        ),
        (
            {"insensitive": RULE | {"in_at_least_studies": 0}},
            ["insensitive.in_at_least_studies: must be a whole number 1 to 20, got 0"],
        ),
        (
            {"insensitive": RULE | {"above": 1}},
            [
                "insensitive.above: unknown key; known keys: above_fold, in_at_least_studies",
            ],
        ),
        (
            {"studies": [{"native_ic50_nm": 0}]},
            [
                "studies[0].id: is missing",
                "studies[0].label: is missing",
                "studies[0].reference: is missing",
                "studies[0].locator: is missing",
                "studies[0].native_ic50_nm: must be above 0 and at most 1000000 nM, got 0",
            ],
        ),
        (
            {
                "mutations": [
                    {
                        "name": "T315I",
                        "patients": -1,
                        "imatinib": [{"study": "s", "ic50_nm": 0}],
                    }
                ]
            },
            [
                "mutations[0].patients: must be a whole number 0 to 100000 patients, got -1",
                "mutations[0].imatinib[0].ic50_nm: must be above 0 and at most 1000000 nM, got 0",
            ],
        ),
        (
            {"mutations": [{"imatinib": [{"fold": 0}], "other_tkis": [{"study": "s"}]}]},
            [
                "mutations[0].name: is missing",
                "mutations[0].imatinib[0].study: is missing",
                "mutations[0].imatinib[0].fold: must be above 0 and at most 100000 "
                "times native, got 0",
                "mutations[0].other_tkis[0].tki: is missing",
            ],
        ),
        (
            {"mutations": [{"name": "T315I", "avoid": [{"stance": "never"}]}]},
            [
                "mutations[0].avoid[0].reference: is missing",
                "mutations[0].avoid[0].locator: is missing",
                "mutations[0].avoid[0].level: is missing",
                "mutations[0].avoid[0].stance: must be one of against, for, no_data, undecided, "
                "got 'never'",
            ],
        ),
        (
            {"mutations": [mutation(1) | {"fold": 3}]},
            [
                "mutations[0].fold: unknown key; known keys: "
                "avoid, higher_dose, imatinib, name, note, other_tkis, patients"
            ],
        ),
        ({"table": 1}, None),
    ],
)
def test_a_mistake_in_the_table_is_told_with_its_key(changes, expected):
    _, errors = read(**changes)

    if expected is None:
        assert errors[0].startswith("table: unknown key; known keys: insensitive, mutations, ")
    else:
        assert errors == expected
