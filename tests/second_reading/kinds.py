"""The kinds of criterion, worked out a second time.

Each answers (outcome, provisional, what it asks for). `within` holds the visits of the row or
of the open rule, `seen` all visits up to the month judged, from old to new.
"""

import operator
from fractions import Fraction

from tests.second_reading.criteria import INSENSITIVE
from tests.second_reading.measurements import MMR, bcr_abl1, blood, number, ph_positive, shows

PH, BCR, BLOOD = "ph_positive_percent", "bcr_abl1_is_percent", "hematologic_response"
QUANTITY = {"CHR": BLOOD, "MMR": BCR}
SIGNS = {">": operator.gt, ">=": operator.ge, "<=": operator.le, "<": operator.lt}
MET, NOT_MET, OPEN = "met", "not_met", "not_assessable"


def decided(met):
    """A criterion that could be assessed."""
    return MET if met else NOT_MET, False, set()


def asks(*quantities):
    """A criterion that lacks these quantities."""
    return OPEN, False, set(quantities)


PROVISIONAL = (OPEN, True, set())
LACKS_ANOTHER = (OPEN, False, set())


def lies(value, printed):
    """Whether a value lies in a printed range."""
    words = printed.split()
    pairs = zip(words[::2], words[1::2], strict=True)
    return all(SIGNS[sign](value, Fraction(edge)) for sign, edge in pairs)


def measured(visits, measure):
    """What the visits measured, from old to new, without those that did not."""
    return [found for each in visits if (found := measure(each)) is not None]


def judge(kind, argument, source, seen, within):
    """The outcome of one criterion."""
    if kind in BY_RESPONSE:
        return BY_RESPONSE[kind](argument, source, seen, within)
    if kind in (PH, BCR):
        values = measured(within, tests(source)[kind])
        return decided(lies(values[-1], argument)) if values else asks(kind)
    return OTHERS[kind](argument, source, seen, within)


def tests(source):
    """How each test is read in a source."""
    return {PH: lambda visit: ph_positive(visit, source), BCR: bcr_abl1}


def less_than(response, source, seen, within):
    shown = measured(within, lambda visit: shows(visit, response, source))
    return decided(not shown[-1]) if shown else asks(QUANTITY.get(response, PH))


def never_achieved(response, source, seen, within):
    if any(shows(visit, response, source) for visit in seen):
        return decided(False)
    looked = measured(within, lambda visit: shows(visit, response, source))
    return decided(True) if looked else asks(QUANTITY.get(response, PH))


def response_lost(response, source, seen, within):
    shown = measured(seen, lambda visit: shows(visit, response, source))
    if not shown:
        return asks(QUANTITY.get(response, PH))
    if shown == [False]:
        return LACKS_ANOTHER
    return decided(not shown[-1] and any(shown))


def both(argument, source, seen, within):
    complete = measured(within, lambda visit: shows(visit, "CHR", source))
    percents = measured(within, lambda visit: ph_positive(visit, source))
    answers = [
        complete[-1] if complete else None,
        lies(percents[-1], argument) if percents else None,
    ]
    if False in answers:
        return decided(False)
    lacking = [
        quantity for quantity, each in zip((BLOOD, PH), answers, strict=True) if each is None
    ]
    return asks(*lacking) if lacking else decided(True)


def confirmed(argument, source, seen, within):
    tested = [(number(visit["month"]), bcr_abl1(visit)) for visit in within]
    tested = [each for each in tested if each[1] is not None]
    if not tested:
        return asks(BCR)
    month, value = tested[-1]
    if value <= 10:
        return decided(False)
    agreeing = [m for m, earlier in tested if 1 <= month - m <= 3 and earlier > 10]
    return decided(True) if agreeing else PROVISIONAL


def lost_mmr(argument, source, seen, within):
    values = measured(seen, bcr_abl1)
    if not values:
        return asks(BCR)
    if values[-1] <= MMR:
        return decided(False)
    if len(values) == 1:
        return LACKS_ANOTHER
    if values[-2] <= MMR:
        return PROVISIONAL
    return decided(min(values[:-2], default=MMR + 1) <= MMR and max(values[-2:]) >= 1)


def rise(argument, source, seen, within):
    values = measured(seen, lambda visit: ph_positive(visit, source))
    if not values:
        return asks(PH)
    if len(values) > 2 and min(values[-2:]) >= min(values[:-2]) + 30:
        return decided(True)
    if len(values) > 1 and values[-1] >= min(values[:-1]) + 30:
        return PROVISIONAL
    return decided(False) if len(values) > 2 else LACKS_ANOTHER


def transcripts(argument, source, seen, within):
    values = measured(seen, bcr_abl1)
    if len(values) < 2:
        return LACKS_ANOTHER if values else asks(BCR)
    return decided(values[-1] > values[-2])


def hematologic(argument, source, seen, within):
    found = measured(within, blood)
    known = found and found[-1] != "not-complete"
    return decided(found[-1] == argument) if known else asks(BLOOD)


def mutation(argument, source, seen, within):
    tested = measured(seen, lambda visit: visit.get("mutations"))
    found = {name for names in tested for name in names}
    wanted = {"any": found, "insensitive": found & INSENSITIVE, "other": found - INSENSITIVE}
    return decided(wanted[argument]) if tested else asks("mutations")


def clones(argument, source, seen, within):
    later = [visit for visit in seen if number(visit["month"]) > 0]
    looked = measured(later, lambda visit: visit.get("clonal_evolution"))
    return decided(set(looked) & set(argument)) if looked else asks("clonal_evolution")


def progression(argument, source, seen, within):
    answers = measured(seen, lambda visit: visit.get("progression"))
    return decided(True in answers) if answers else asks("progression")


BY_RESPONSE = {
    "less_than": less_than,
    "never_achieved": never_achieved,
    "response_lost": response_lost,
}
OTHERS = {
    "chr_and_ph_positive_percent": both,
    "bcr_abl1_confirmed": confirmed,
    "confirmed_loss_of_mmr": lost_mmr,
    "ph_positive_rise": rise,
    "transcript_rise": transcripts,
    "hematologic_response": hematologic,
    "mutation": mutation,
    "clonal_evolution": clones,
    "progression": progression,
}
