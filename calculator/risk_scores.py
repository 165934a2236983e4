"""Risk scores at diagnosis: Sokal, Euro (Hasford), EUTOS and ELTS, term by term.

The formulas are those of Table 1 in "Prognostic scoring systems in chronic myeloid leukaemia"
(Leukemia 2025). Many calculators print the Sokal formula with the bracket closed after the age,
so that only the first term is exponentiated; here the whole sum is, and the terms are shown.
Sizes are exact decimals, so every Python gives the same digits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import partial
from typing import Any

from calculator.diagnosis import AtDiagnosis

SOURCE = "Prognostic scoring systems in chronic myeloid leukaemia. Leukemia 2025"
SOURCE_ADDRESS = "https://doi.org/10.1038/s41375-025-02606-6"
LOCATOR = "Table 1"
PRECISION = Context(prec=28, rounding=ROUND_HALF_EVEN)
_SHOWN = Decimal("0.0001")


@dataclass(frozen=True, kw_only=True)
class Term:
    """One term of a formula as written, and its value for this patient."""

    text: str
    value: Decimal


@dataclass(frozen=True, kw_only=True)
class Score:
    """A score with its terms and its risk group; without a value where something is missing."""

    id: str
    title: str
    formula: str
    groups: str
    made_for: str
    note: str | None = None
    terms: tuple[Term, ...] = ()
    value: Decimal | None = None
    group: str | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Formula:
    """How a score is computed: what it needs, its terms, and from the terms its value."""

    score: Score
    needs: tuple[str, ...]
    terms: Callable[[AtDiagnosis], tuple[Term, ...]]
    value: Callable[[Decimal], Decimal]
    group: Callable[[Decimal], str]


def scores(patient: AtDiagnosis) -> tuple[Score, ...]:
    """All four scores, from the oldest to the newest."""
    return tuple(_computed(each, patient) for each in _FORMULAS)


def scores_report(patient: AtDiagnosis) -> list[dict[str, Any]]:
    """The scores as plain data."""
    return [
        {
            "id": each.id,
            "title": each.title,
            "formula": each.formula,
            "groups": each.groups,
            "value": each.value,
            "group": each.group,
            "terms": [{"text": term.text, "value": term.value} for term in each.terms],
            "missing": list(each.missing),
            "source": SOURCE,
            "locator": LOCATOR,
        }
        for each in scores(patient)
    ]


def _computed(formula: _Formula, patient: AtDiagnosis) -> Score:
    score = formula.score
    missing = tuple(each for each in formula.needs if getattr(patient, each) is None)
    described = {each.name: getattr(score, each.name) for each in fields(Score)}
    if missing:
        return Score(**(described | {"missing": missing}))
    terms = formula.terms(patient)
    exact = formula.value(sum(each.value for each in terms))
    shown = tuple(Term(text=each.text, value=_shown(each.value)) for each in terms)
    found = {"terms": shown, "value": _shown(exact), "group": formula.group(exact)}
    return Score(**(described | found))


def _shown(value: Decimal) -> Decimal:
    return value.quantize(_SHOWN)


def _sokal_terms(patient: AtDiagnosis) -> tuple[Term, ...]:
    ratio = PRECISION.divide(patient.platelets_e9_per_l, Decimal(700))
    return (
        Term(
            text="0.0116 x (age - 43.4)",
            value=Decimal("0.0116") * (patient.age_years - Decimal("43.4")),
        ),
        Term(
            text="0.0345 x (spleen - 7.51)",
            value=Decimal("0.0345") * (patient.spleen_cm - Decimal("7.51")),
        ),
        Term(
            text="0.188 x ((platelets / 700)^2 - 0.563)",
            value=Decimal("0.188") * (ratio * ratio - Decimal("0.563")),
        ),
        Term(
            text="0.0887 x (blasts - 2.1)",
            value=Decimal("0.0887") * (patient.blasts_percent - Decimal("2.1")),
        ),
    )


def _euro_terms(patient: AtDiagnosis) -> tuple[Term, ...]:
    return (
        Term(text="0.6666 if age is 50 or more", value=_if(patient.age_years >= 50, "0.6666")),
        Term(text="0.0420 x spleen", value=Decimal("0.0420") * patient.spleen_cm),
        Term(text="0.0584 x blasts", value=Decimal("0.0584") * patient.blasts_percent),
        Term(text="0.0413 x eosinophils", value=Decimal("0.0413") * patient.eosinophils_percent),
        Term(
            text="0.2039 if basophils are 3 % or more",
            value=_if(patient.basophils_percent >= 3, "0.2039"),
        ),
        Term(
            text="1.0956 if platelets are 1500 or more",
            value=_if(patient.platelets_e9_per_l >= 1500, "1.0956"),
        ),
    )


def _eutos_terms(patient: AtDiagnosis) -> tuple[Term, ...]:
    return (
        Term(text="7 x basophils", value=7 * patient.basophils_percent),
        Term(text="4 x spleen", value=4 * patient.spleen_cm),
    )


def _elts_terms(patient: AtDiagnosis) -> tuple[Term, ...]:
    decades = patient.age_years / 10
    thousands = patient.platelets_e9_per_l / 1000
    root = PRECISION.divide(Decimal(1), PRECISION.sqrt(thousands))
    return (
        Term(text="0.0025 x (age / 10)^3", value=Decimal("0.0025") * decades**3),
        Term(text="0.0615 x spleen", value=Decimal("0.0615") * patient.spleen_cm),
        Term(text="0.1052 x blasts", value=Decimal("0.1052") * patient.blasts_percent),
        Term(text="0.4104 x (platelets / 1000)^-0.5", value=Decimal("0.4104") * root),
    )


def _if(condition: bool, points: str) -> Decimal:
    return Decimal(points) if condition else Decimal(0)


def _same(total: Decimal) -> Decimal:
    return total


def _between(low_up_to: str, high_above: str, value: Decimal) -> str:
    """Low up to one edge, high above another.

    Sokal is printed as low below 0.8; an exponential of a decimal is never exactly 0.8.
    """
    if value <= Decimal(low_up_to):
        return "low"
    return "high" if value > Decimal(high_above) else "intermediate"


_FORMULAS = (
    _Formula(
        score=Score(
            id="sokal",
            title="Sokal",
            formula=(
                "exp(0.0116 x (age - 43.4) + 0.0345 x (spleen - 7.51) "
                "+ 0.188 x ((platelets / 700)^2 - 0.563) + 0.0887 x (blasts - 2.1))"
            ),
            groups="low below 0.8, intermediate 0.8 to 1.2, high above 1.2",
            made_for="chemotherapy",
            note="The exponential is taken of the whole sum, not of the first term alone",
        ),
        needs=("age_years", "spleen_cm", "platelets_e9_per_l", "blasts_percent"),
        terms=_sokal_terms,
        value=lambda total: PRECISION.exp(total),
        group=partial(_between, "0.8", "1.2"),
    ),
    _Formula(
        score=Score(
            id="euro",
            title="Euro (Hasford)",
            formula=(
                "1000 x (0.6666 if age is 50 or more + 0.0420 x spleen + 0.0584 x blasts "
                "+ 0.0413 x eosinophils + 0.2039 if basophils are 3 % or more "
                "+ 1.0956 if platelets are 1500 or more)"
            ),
            groups="low up to 780, intermediate above 780 to 1480, high above 1480",
            made_for="interferon",
        ),
        needs=tuple(each.name for each in fields(AtDiagnosis)),
        terms=_euro_terms,
        value=lambda total: 1000 * total,
        group=partial(_between, "780", "1480"),
    ),
    _Formula(
        score=Score(
            id="eutos",
            title="EUTOS",
            formula="7 x basophils + 4 x spleen",
            groups="low up to 87, high above 87",
            made_for="imatinib",
        ),
        needs=("spleen_cm", "basophils_percent"),
        terms=_eutos_terms,
        value=_same,
        group=partial(_between, "87", "87"),
    ),
    _Formula(
        score=Score(
            id="elts",
            title="ELTS",
            formula=(
                "0.0025 x (age / 10)^3 + 0.0615 x spleen + 0.1052 x blasts "
                "+ 0.4104 x (platelets / 1000)^-0.5"
            ),
            groups="low up to 1.5680, intermediate above 1.5680 to 2.2185, high above 2.2185",
            made_for="imatinib, death from CML",
            note=(
                "Our copy of the table lost the superscript of -0.5; it is read as a power, "
                "because fewer platelets raise this score (ours)"
            ),
        ),
        needs=("age_years", "spleen_cm", "platelets_e9_per_l", "blasts_percent"),
        terms=_elts_terms,
        value=_same,
        group=partial(_between, "1.5680", "2.2185"),
    ),
)
