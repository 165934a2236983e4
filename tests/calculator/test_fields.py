"""Typed getters: what an absent key gives, and what a required one is told."""

from calculator.fields import Fields


def test_an_absent_list_is_none_and_an_empty_one_is_empty():
    fields = Fields({"texts": [], "words": []}, (), [])

    assert (fields.texts("texts"), fields.texts("absent")) == ((), None)
    assert (fields.choices("words", ("a",)), fields.choices("absent", ("a",))) == ((), None)


def test_a_required_list_that_is_absent_is_told_so():
    errors = []

    assert Fields({}, ("study",), errors).texts("notes", required=True) is None
    assert [str(each) for each in errors] == ["study.notes: is missing"]
