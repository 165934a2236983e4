"""What a visit measured, read a second time: apart from `calculator`, from the same sources.

Nothing here is imported from the rules and nothing is read from `content`: each number is
typed again, so that a slip in one of the two shows as a difference.
"""

from fractions import Fraction

MMR = Fraction("0.1")
FIVE_ITEMS = (
    "wbc_e9_per_l",
    "platelets_e9_per_l",
    "basophils_percent",
    "immature_granulocytes",
    "spleen_palpable",
)
MOLECULAR = (("mr5", "0.001"), ("mr4.5", "0.0032"), ("mr4", "0.01"), ("mmr", "0.1"))
COPIES = (("mr5", 100_000), ("mr4.5", 32_000), ("mr4", 10_000))
CYTOGENETIC = {
    "eln": (("complete", 0), ("partial", 35), ("minor", 65), ("minimal", 95)),
    "kantarjian-2003": (("complete", 0), ("partial", None), ("minor", 90)),
}


def number(value):
    """A number of a course, exact."""
    return None if value is None else Fraction(str(value))


def blood(visit):
    """The hematologic response; `not-complete` where five items say no more."""
    stated = visit.get("hematologic_response")
    items = [visit.get(key) for key in FIVE_ITEMS]
    if stated is not None or None in items:
        return stated
    white, platelets, basophils = (number(each) for each in items[:3])
    complete = white < 10 and platelets < 450 and basophils < 5 and items[3:] == [False, False]
    return "complete" if complete else "not-complete"


def ph_positive(visit, source):
    """Ph+ in percent where the source may use it."""
    cells, examined = number(visit.get("ph_positive_cells")), number(visit.get("metaphases"))
    percent = number(visit.get("ph_positive_percent"))
    if cells is not None:
        percent = cells / examined * 100
    if percent is None or source == "kantarjian-2003":
        return percent
    if visit.get("cytogenetic_method") == "fish":
        enough = examined is not None and examined >= 200
        return Fraction(0) if enough and percent < 1 else None
    return percent if examined is None or examined >= 20 else None


def bcr_abl1(visit):
    """BCR::ABL1 in percent IS; undetectable is 0 from 10 000 copies on, else nothing."""
    if visit.get("bcr_abl1_detected") is False:
        return Fraction(0) if (number(visit.get("abl1_copies")) or 0) >= 10_000 else None
    return number(visit.get("bcr_abl1_is_percent"))


def molecular_class(visit, source):
    """The molecular class; the 2003 study prints none."""
    value = bcr_abl1(visit)
    if value is None or source == "kantarjian-2003":
        return None
    if value == 0:
        copies = number(visit.get("abl1_copies")) or 0
        return next((name for name, needed in COPIES if copies >= needed), "mmr")
    return next((name for name, edge in MOLECULAR if value <= Fraction(edge)), "none")


def cytogenetic_class(visit, source):
    """The cytogenetic class in the words of the source."""
    percent = ph_positive(visit, source)
    if percent is None:
        return None
    for name, edge in CYTOGENETIC[source]:
        if percent < 35 if edge is None else percent <= edge:
            return name
    return "none"


def classes(visit, source):
    """All three classes of a visit."""
    response = blood(visit)
    return {
        "hematologic": None if response == "not-complete" else response,
        "cytogenetic": cytogenetic_class(visit, source),
        "molecular": molecular_class(visit, source),
    }


def shows(visit, response, source):
    """Whether a visit shows a named response; None where it does not measure it."""
    if response == "CHR":
        found = blood(visit)
        return None if found is None else found == "complete"
    if response == "MMR":
        value = bcr_abl1(visit)
        return None if value is None else value <= MMR
    percent = ph_positive(visit, source)
    if percent is None:
        return None
    if response == "MCyR" and source == "kantarjian-2003":
        return percent < 35
    return percent <= {"CCyR": 0, "MCyR": 35, "minor_cyr": 65, "any_cyr": 95}[response]
