"""The page's other claims: mutations, doses, adverse events, costs, and its own references."""

import re
from collections.abc import Iterator

from build_scripts.audit.result import Check, Evidence, check, found, listed, same, the_one
from build_scripts.audit.smolecule_2026.page import PAGE, cited, doses, row, rows
from calculator.mutations import Mutation
from calculator.quantities import plain

PROTOCOL = "Recommended Dose Escalation Protocol, first list item"
CANDIDATES = "Indications and Efficacy, second table"
WEIGHING = "Weighing the Strategy"
_MUTATION = re.compile(r"\b[A-Z]\d+[A-Z]\b")


def sensitive_mutations(evidence: Evidence) -> Iterator[Check]:
    """Each mutation that the page calls sensitive to a higher dose is so by another source."""
    for name in _MUTATION.findall(row(evidence, "Ideal candidates").printed):
        mutation = _mutation(evidence, name)
        others = [each for each in mutation.higher_dose if each.reference != PAGE]
        stances = [
            f"{each.stance} ({evidence.content.references[each.reference].short})"
            for each in others
        ]
        folds = sorted(each.fold for each in mutation.imatinib if each.fold is not None)
        measured = (
            f"{plain(folds[0])} to {plain(folds[-1])} times native" if folds else "no fold value"
        )
        yield check(
            f"mutations.{name.lower()}",
            f"{name} as sensitive to a higher dose",
            CANDIDATES,
            printed="sensitive to higher imatinib concentrations",
            recomputed=f"other sources: {listed(stances)}; in cells {measured}",
            holds=None if others else False,
        )


def resistant_mutations(evidence: Evidence) -> Iterator[Check]:
    """The mutations that the page calls resistant are the insensitive ones of the table."""
    table = evidence.content.mutations
    named = set(_MUTATION.findall(row(evidence, "Key considerations").printed))
    yield check(
        "mutations.resistant",
        "Mutations with absolute resistance",
        CANDIDATES,
        printed=listed(sorted(named)),
        recomputed="insensitive by the mutation table"
        if named <= table.insensitive
        else "not insensitive",
        holds=named <= table.insensitive,
    )
    missing = sorted(table.insensitive - named)
    yield check(
        "mutations.left-out",
        "Insensitive mutations that the page leaves out",
        CANDIDATES,
        printed=f"e.g., {listed(sorted(named))}",
        recomputed=f"insensitive by our rule as well: {listed(missing)}",
        holds=not missing,
    )


def switching(evidence: Evidence) -> Iterator[Check]:
    """The drugs that the page prefers to a higher dose work in the mutation that it names."""
    named = _MUTATION.findall(row(evidence, "Key considerations").printed)
    text = row(evidence, "Alternative strategy").printed
    drugs = [drug for drug in ("dasatinib", "nilotinib") if drug in text]
    failing = [
        f"{drug} in {name}"
        for name in named
        for drug in drugs
        if drug in {each.tki for each in _mutation(evidence, name).avoid}
    ]
    yield check(
        "mutations.switching",
        "Drugs preferred to a higher dose, in the mutation that the page names",
        WEIGHING,
        printed=f"{listed(drugs)}, without an exception",
        recomputed=f"to be avoided: {listed(failing)}",
        holds=not failing or any(name in text for name in named),
    )


def dose_steps(evidence: Evidence) -> Iterator[Check]:
    """The page's first step and its ladder stand in the labels and protocols."""
    number = evidence.number
    first, second = number("page-steps", "first"), number("page-steps", "second")
    yield same(
        "doses.copy",
        "Doses of the two steps, row against statement",
        PROTOCOL,
        [*doses(evidence, "First step"), *doses(evidence, "Second step")],
        [number("page-steps", "from"), first, second],
    )
    for name in ("fda-label", "ema-label", "iris", "kantarjian-2003"):
        rules = found(evidence.content.criteria_sets, name, "criteria set")
        steps = {int(low.from_mg): sorted(map(int, low.to_mg)) for low in rules.dose_steps}
        goals = steps.get(number("page-steps", "from"), [])
        yield check(
            f"doses.{name}",
            f"{first} mg and then {second} mg, by {rules.short_title}",
            PROTOCOL,
            printed=f"400 to {first} mg, then {second} mg",
            recomputed=f"400 to {' or '.join(map(str, goals))} mg",
            holds=first in goals and second in [goal for each in steps.values() for goal in each],
        )
    protocol = found(evidence.content.criteria_sets, "kantarjian-2003", "criteria set")
    twice = "400 mg twice daily"
    yield check(
        "doses.twice-daily",
        "800 mg as 400 mg twice daily",
        PROTOCOL,
        printed=twice if twice in row(evidence, "Second step").printed else "another way",
        recomputed=f"{twice} in the 2003 protocol",
        holds=twice in row(evidence, "Second step").printed
        and any(twice in (each.note or "") for each in protocol.dose_steps),
    )


def adverse_events(evidence: Evidence) -> Iterator[Check]:
    """Each adverse event that the page names is in the list of the source that it cites."""
    known = evidence.word("iris-events", "events").split(", ")
    elsewhere = evidence.word("gist-events", "events").split(", ")
    disease = evidence.word("gist-events", "disease")
    text = row(evidence, "Limitations and risks").printed
    for event in [each for each in ("fatigue", "anemia") if each in text]:
        yield check(
            f"events.{event}",
            f"{event.capitalize()} as an event of higher doses",
            WEIGHING,
            printed=event,
            recomputed=f"in the list of reference 2: {listed(known)}"
            if event in known
            else f"not in the list of reference 2; {listed(elsewhere)} increased in {disease}",
            holds=event in known,
        )


def costs(evidence: Evidence) -> Iterator[Check]:
    """The page's claim on costs has a source on CML."""
    title = _reference_3(evidence)
    begins = [
        each
        for each in evidence.content.references.values()
        if each.title.lower().startswith(title.lower())
    ]
    disease = evidence.word("gist-report", "disease")
    yield check(
        "references.3",
        "Reference 3, cited for costs and adverse events",
        "References, 3",
        printed=f"{title}, and then cut short",
        recomputed=f"the only title found that begins so is on {disease} "
        f"({listed(each.short for each in begins)})",
        holds=None if begins else False,
    )
    yield check(
        "costs.appraisal",
        "Dose escalation as a cost-effective strategy",
        WEIGHING,
        printed="may be cost-effective in some healthcare settings",
        recomputed=f"high-dose imatinib: {evidence.word('nice', 'high_dose')} by NICE",
        holds=evidence.word("nice", "high_dose") != "not recommended",
    )


def what_predicts_response(evidence: Evidence) -> Iterator[Check]:
    """The page names what separates those who respond from those who do not."""
    text = " ".join(each.printed for each in rows(evidence))
    named = "prior cytogenetic" in text or "previous cytogenetic" in text
    yield check(
        "candidates.prior-response",
        "Earlier cytogenetic response among the ideal candidates",
        CANDIDATES,
        printed="candidates by mutation and by access to other drugs",
        recomputed=f"more than {evidence.number('prior-response', 'failed_above')} % of patients "
        "without an earlier cytogenetic response did not respond; the page does not name it",
        holds=named,
    )
    trials = [
        each.id
        for each in evidence.content.studies.values()
        if each.role == "escalation-against-switching" and each.randomized
    ]
    mentioned = [each for each in trials if each.upper() in text.upper()]
    yield check(
        "candidates.randomized",
        "Randomized trials of dose escalation against switching",
        WEIGHING,
        printed="no trial named",
        recomputed=f"{len(trials)} are known: {listed(trials)}",
        holds=mentioned == trials,
    )


def page_against_itself(evidence: Evidence) -> Iterator[Check]:
    """The page's rows and its small print do not contradict each other."""
    switching = row(evidence, "Alternative strategy").printed
    general = row(evidence, "General purpose").printed
    yield check(
        "page.failure",
        "Failure on the page",
        f"Indications and Efficacy, first table; {WEIGHING}",
        printed="dose escalation for suboptimal response or treatment failure",
        recomputed="switching preferred in failure, and no row of the table is called failure",
        holds=not ("treatment failure" in general and "cases of failure" in switching),
    )
    yield check(
        "page.purpose",
        "What the page is for",
        evidence.statement("page-use").locator,
        printed=evidence.word("page-use", "purpose"),
        recomputed=evidence.word("page-use", "offers"),
        holds=False,
    )


def heading_and_diagram(evidence: Evidence) -> Iterator[Check]:
    """The numbers of the heading are sound, and what is announced is there."""
    heading, address = (evidence.word("page-numbers", name) for name in ("catalog", "address"))
    yield check(
        "page.numbers",
        "Catalog number, against the page's own address",
        evidence.statement("page-numbers").locator,
        printed=f"begins with {heading[0]} in the heading",
        recomputed=f"begins with {address[0]} in the address",
        holds=heading.lower() == address.lower(),
    )
    yield check(
        "page.substance",
        "Check digit of the registry number",
        evidence.statement("page-substance").locator,
        printed=evidence.word("page-substance", "cas"),
        recomputed="its last digit follows from the others",
        holds=_is_registry_number(evidence.word("page-substance", "cas")),
    )
    yield check(
        "page.diagram",
        "Decision pathway",
        evidence.statement("page-diagram").locator,
        printed="a diagram is announced",
        recomputed=f"{evidence.word('page-diagram', 'diagram')} that was read",
        holds=None,
    )


CHECKS = (
    sensitive_mutations,
    resistant_mutations,
    switching,
    dose_steps,
    adverse_events,
    costs,
    what_predicts_response,
    page_against_itself,
    heading_and_diagram,
)


def _mutation(evidence: Evidence, name: str) -> Mutation:
    known = evidence.content.mutations.mutations
    return the_one([each for each in known if each.name == name], f"mutation '{name}'")


def _reference_3(evidence: Evidence) -> str:
    return cited(evidence)[2].split(" ...")[0]


def _is_registry_number(text: str) -> bool:
    """Whether the last digit is the sum of the others, each times its place from the right."""
    *digits, last = [int(each) for each in text if each.isdigit()]
    return sum(place * digit for place, digit in enumerate(reversed(digits), 1)) % 10 == last
