"""The mutation table: sensitivity study by study, and the class that the rules use."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from calculator.fields import Fields, limits
from calculator.sources import Verification, read_verification

FOLD = limits(0, 100_000, above_low=True)
NANOMOLAR = limits(0, 1_000_000, above_low=True)
STUDIES = limits(1, 20, whole=True)
PATIENTS = limits(0, 100_000, whole=True)
STANCES = ("against", "for", "no_data", "undecided")


@dataclass(frozen=True, kw_only=True)
class SensitivityStudy:
    """A study of mutated cells, each measured against the native protein of the same study."""

    id: str
    label: str
    reference: str
    locator: str
    native_ic50_nm: Decimal | None
    verification: Verification | None
    note: str | None


@dataclass(frozen=True, kw_only=True)
class Sensitivity:
    """The IC50 of a TKI for a mutation in one study, in nM and as a multiple of the native one.

    `beyond` marks a value that the study gives only as "more than"; `fold` is None where the
    study has no native value to compare with.
    """

    study: str
    tki: str
    fold: Decimal | None
    ic50_nm: Decimal | None
    beyond: bool
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a source says about a mutation: a TKI to avoid with it, or a higher dose of imatinib."""

    reference: str
    locator: str
    level: str
    text: str | None = None
    tki: str | None = None
    stance: str | None = None


@dataclass(frozen=True, kw_only=True)
class Mutation:
    """A kinase domain mutation: what the studies measured, and what sources say of it."""

    name: str
    patients: int | None
    imatinib: tuple[Sensitivity, ...]
    other_tkis: tuple[Sensitivity, ...]
    avoid: tuple[Statement, ...]
    higher_dose: tuple[Statement, ...]
    note: str | None


@dataclass(frozen=True, kw_only=True)
class MutationTable:
    """The mutations, and the rule (ours) that calls one insensitive to imatinib."""

    above_fold: Decimal
    in_at_least_studies: int
    studies: tuple[SensitivityStudy, ...]
    mutations: tuple[Mutation, ...]
    notes: tuple[str, ...] = ()
    reviewed: str | None = None
    review_by: str | None = None

    @property
    def insensitive(self) -> frozenset[str]:
        """The mutations above the fold limit in enough studies."""
        return frozenset(each.name for each in self.mutations if self.is_insensitive(each))

    def studies_above(self, mutation: Mutation) -> tuple[str, ...]:
        """The studies that put the mutation above the limit."""
        return tuple(each.study for each in mutation.imatinib if self._is_above(each))

    def is_insensitive(self, mutation: Mutation) -> bool:
        """Whether the rule calls the mutation insensitive."""
        return len(self.studies_above(mutation)) >= self.in_at_least_studies

    def _is_above(self, found: Sensitivity) -> bool:
        if found.fold is None:
            return False
        return found.fold > self.above_fold or (found.beyond and found.fold == self.above_fold)


def read_mutation_table(document: Fields) -> MutationTable:
    """The table that a document holds; mistakes are recorded in the document's errors."""
    rule = document.mapping("insensitive", required=True)
    found = MutationTable(
        above_fold=rule.decimal("above_fold", FOLD, required=True) or Decimal(1),
        in_at_least_studies=rule.whole("in_at_least_studies", STUDIES, required=True) or 1,
        studies=tuple(_read_study(each) for each in document.mappings("studies")),
        mutations=tuple(_read_mutation(each) for each in document.mappings("mutations")),
        notes=document.texts("notes") or (),
        reviewed=document.text("reviewed"),
        review_by=document.text("review_by"),
    )
    rule.close()
    document.close()
    return found


def _read_study(source: Fields) -> SensitivityStudy:
    found = SensitivityStudy(
        id=source.text("id", required=True),
        label=source.text("label", required=True),
        reference=source.text("reference", required=True),
        locator=source.text("locator", required=True),
        native_ic50_nm=source.decimal("native_ic50_nm", NANOMOLAR, "nM"),
        verification=read_verification(source),
        note=source.text("note"),
    )
    source.close()
    return found


def _read_mutation(source: Fields) -> Mutation:
    found = Mutation(
        name=source.text("name", required=True),
        patients=source.whole("patients", PATIENTS, "patients"),
        imatinib=tuple(_read_sensitivity(each, "imatinib") for each in source.mappings("imatinib")),
        other_tkis=tuple(_read_sensitivity(each) for each in source.mappings("other_tkis")),
        avoid=tuple(_read_statement(each) for each in source.mappings("avoid")),
        higher_dose=tuple(_read_statement(each) for each in source.mappings("higher_dose")),
        note=source.text("note"),
    )
    source.close()
    return found


def _read_sensitivity(source: Fields, tki: str = "") -> Sensitivity:
    beyond = source.has("fold_above") or source.has("ic50_nm_above")
    fold, ic50 = ("fold_above", "ic50_nm_above") if beyond else ("fold", "ic50_nm")
    found = Sensitivity(
        study=source.text("study", required=True),
        tki=tki or source.text("tki", required=True),
        fold=source.decimal(fold, FOLD, "times native"),
        ic50_nm=source.decimal(ic50, NANOMOLAR, "nM"),
        beyond=beyond,
        note=source.text("note"),
    )
    source.close()
    return found


def _read_statement(source: Fields) -> Statement:
    found = Statement(
        reference=source.text("reference", required=True),
        locator=source.text("locator", required=True),
        level=source.choice("level", ("primary", "abstract", "secondary"), required=True),
        text=source.text("text"),
        tki=source.text("tki"),
        stance=source.choice("stance", STANCES),
    )
    source.close()
    return found
