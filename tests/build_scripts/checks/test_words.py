"""Which words need an entry in the glossary."""

from build_scripts.checks.words import unexplained
from build_scripts.content.glossary import Glossary, Term

GLOSSARY = Glossary(
    terms=(
        Term(term="CHR", meaning="x", explanation=None, also=(), file=""),
        Term(term="TKI", meaning="x", explanation=None, also=("TKIs",), file=""),
        Term(term="Ph+", meaning="x", explanation=None, also=(), file=""),
    ),
    names=("START-R",),
)


def test_an_abbreviation_without_entry_is_found_once():
    assert unexplained("MCyR, CHR and again MCyR on a TKI", GLOSSARY) == ["MCyR"]


def test_other_forms_and_names_are_known():
    assert unexplained("Two TKIs in START-R, Ph+ 40 %", GLOSSARY) == []


def test_mutations_and_plain_words_need_no_entry():
    assert unexplained("T315I and F317L in Blood, 400 mg", GLOSSARY) == []


def test_a_word_of_a_capital_and_a_digit_needs_an_entry():
    assert unexplained("deeper than MR4.5, below IC50", GLOSSARY) == ["MR4.5", "IC50"]
