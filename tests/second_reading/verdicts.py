"""From criteria to verdicts, a second time."""

from collections import Counter
from fractions import Fraction

from tests.second_reading.criteria import EITHER_TEST, SETS
from tests.second_reading.kinds import BCR, MET, OPEN, PH, QUANTITY, judge
from tests.second_reading.measurements import number

WORST_FIRST = ("failure", "escalate", "suboptimal", "warning", "optimal")
ON_PH = (PH, "chr_and_ph_positive_percent", "ph_positive_rise")
ON_BCR = (BCR, "bcr_abl1_confirmed", "confirmed_loss_of_mmr", "transcript_rise")
NAMED = ("less_than", "never_achieved", "response_lost", "mutation", "hematologic_response")
HALF_A_MONTH = Fraction(1, 2)


def verdicts(course):
    """What each set says of a course in chronic phase."""
    months = [number(visit["month"]) for visit in course["assessments"]]
    as_of = number(course.get("as_of_month"))
    as_of = max(months) if as_of is None else as_of
    visits = sorted(course["assessments"], key=lambda visit: number(visit["month"]))
    seen = [visit for visit in visits if number(visit["month"]) <= as_of]
    return {name: verdict(name, seen, as_of) for name in SETS}


def due(months, as_of):
    """The months that are due, and those that are not yet."""
    return (
        [month for month in months if as_of >= month - HALF_A_MONTH],
        [month for month in months if as_of < month - HALF_A_MONTH],
    )


def since(month, seen):
    """The visits from half a month before a milestone on."""
    return [visit for visit in seen if number(visit["month"]) >= month - HALF_A_MONTH]


def verdict(name, seen, as_of):
    """What one set says."""
    source, rows, opening, any_time = SETS[name]
    due_rows, later_rows = due(rows, as_of)
    opened, unopened = due(opening, as_of)
    found = []
    for month in due_rows[-1:]:
        found += findings(name, f"m{month}", rows[month], source, seen, since(month, seen))
    for month in opened:
        found += findings(name, f"from{month}", opening[month], source, seen, since(month, seen))
    in_force = list(found)
    found += findings(name, "any", any_time, source, seen, [])
    category = decide(in_force, found)
    decided_by = {each["test"] for each in in_force if each["outcome"] == MET} - {None}
    spared = {PH: BCR in decided_by, BCR: PH in decided_by} if name in EITHER_TEST else {}
    months = due_rows or opened
    return {
        "category": category,
        "milestone": months[-1] if months else None,
        "next_milestone": min(later_rows + unopened, default=None),
        "discordant": bool(due_rows) and discordant(in_force),
        "not_excluded": not_excluded(category, in_force, spared),
        "missing": sorted({q for each in found for q in each["asks"] if not spared.get(q)}),
        "provisional": Counter(each["id"] for each in found if each["provisional"]),
        "outcomes": Counter((each["id"], each["outcome"]) for each in found),
    }


def findings(name, when, criteria, source, seen, within):
    """The outcomes of some criteria."""
    found = []
    for category, kind, argument in criteria:
        outcome, provisional, asked = judge(kind, argument, source, seen, within)
        tail = f".{argument.lower()}" if kind in NAMED else ""
        found.append(
            {
                "id": f"{name}.{when}.{category}.{kind}{tail}",
                "category": category,
                "outcome": outcome,
                "provisional": provisional,
                "asks": asked,
                "test": test_of(kind, argument),
            }
        )
    return found


def test_of(kind, argument):
    """Ph+ or BCR::ABL1, where a criterion rests on one of them."""
    if kind in ON_PH:
        return PH
    if kind in ON_BCR:
        return BCR
    named = kind in ("less_than", "never_achieved", "response_lost")
    test = QUANTITY.get(argument, PH) if named else None
    return test if test in (PH, BCR) else None


def decide(in_force, found):
    """The category: the worst met; none; or not to be said."""
    met = {each["category"] for each in found if each["outcome"] == MET}
    for category in WORST_FIRST:
        if category in met:
            return category
    complete = all(each["outcome"] != OPEN for each in in_force)
    return "none" if complete and any(each["outcome"] != OPEN for each in found) else None


def discordant(in_force):
    """Whether the two tests fall into different categories in the row."""
    by_test = {PH: set(), BCR: set()}
    for each in in_force:
        if each["outcome"] == MET and each["test"]:
            by_test[each["test"]].add(each["category"])
    worst = [min(found, key=WORST_FIRST.index) for found in by_test.values() if found]
    return len(set(worst)) == 2


def not_excluded(category, in_force, spared):
    """The worse categories that stay open, worst first."""
    if category == "none":
        return []
    unknown = {
        each["category"]
        for each in in_force
        if each["outcome"] == OPEN and not spared.get(each["test"])
    }
    limit = WORST_FIRST.index(category or "optimal")
    return [each for each in WORST_FIRST[:limit] if each in unknown]
