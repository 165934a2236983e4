import pytest

from calculator.fields import FieldError
from calculator.pasting import read_pasted

NO_TABS = "The cells are not apart by tabs; open the file as a spreadsheet and copy from there"


def test_rows_without_heads_stand_in_the_order_of_the_form():
    assert read_pasted("3\t400\tcomplete\t18\t20\n12\t400\t\t7\t20\t4,2\n") == [
        {
            "month": "3",
            "daily_dose_mg": "400",
            "hematologic_response": "complete",
            "ph_positive_cells": "18",
            "metaphases": "20",
        },
        {
            "month": "12",
            "daily_dose_mg": "400",
            "ph_positive_cells": "7",
            "metaphases": "20",
            "bcr_abl1_is_percent": "4,2",
        },
    ]


def test_heads_name_the_columns_by_label_name_or_common_word():
    assert read_pasted(
        "Month\tDose (mg)\tph_positive_percent\tBCR-ABL1, % IS\tMutation\n12\t400\t35\t0.1\tnone"
    ) == [
        {
            "month": "12",
            "daily_dose_mg": "400",
            "ph_positive_percent": "35",
            "bcr_abl1_is_percent": "0.1",
            "mutations": "none",
        }
    ]


def test_choices_become_what_the_fields_of_the_form_hold():
    rows = (
        "Month\tCHR\tcytogenetic_method\tbcr_abl1_unit\tProgression\tclonal_evolution\t"
        "Spleen palpable",
        "M3\tCHR\tFISH\tlocal_ratio\tNo\tPh-positive\tnot done",
        "6\t\tBanding\t\t-\tnone\tY",
    )
    assert read_pasted("\n".join(rows)) == [
        {
            "month": "M3",
            "hematologic_response": "complete",
            "cytogenetic_method": "fish",
            "bcr_abl1_unit": "local_ratio",
            "progression": "no",
            "clonal_evolution": "ph-positive",
        },
        {
            "month": "6",
            "cytogenetic_method": "banding",
            "clonal_evolution": "none",
            "spleen_palpable": "yes",
        },
    ]


def test_what_was_not_done_and_what_a_row_leaves_out_is_no_entry():
    rows = ("Date\tWhite cells (10^9/L)\tMetaphases", "not done\t6.2\t20", "2024-03-31\t6.0")

    assert read_pasted("\n".join(rows)) == [
        {"wbc_e9_per_l": "6.2", "metaphases": "20"},
        {"date": "2024-03-31", "wbc_e9_per_l": "6.0"},
    ]


@pytest.mark.parametrize("heads", [(), ("Month",)])
def test_as_many_visits_as_are_allowed_are_read(heads):
    assert read_pasted("\n".join((*heads, *("3",) * 500))) == [{"month": "3"}] * 500


@pytest.mark.parametrize("head", ["Ph+ (%)", "Ph+, %", "Ph+ cells (%)", "Ph %"])
def test_a_percentage_is_never_read_as_a_count_of_cells(head):
    assert read_pasted(f"Month\t{head}\tMetaphases\n12\t10\t20") == [
        {"month": "12", "ph_positive_percent": "10", "metaphases": "20"}
    ]


@pytest.mark.parametrize("head", ["Time (weeks)", "Months, days", "time (years)"])
def test_another_unit_of_time_is_never_read_as_months(head):
    with pytest.raises(FieldError, match="is not known"):
        read_pasted(f"{head}\tDose\n12\t400")


def test_a_first_visit_by_the_name_of_its_month_is_no_row_of_heads():
    assert read_pasted("M3\t400\nM6\t600") == [
        {"month": "M3", "daily_dose_mg": "400"},
        {"month": "M6", "daily_dose_mg": "600"},
    ]


def test_visits_may_be_pasted_by_date():
    assert read_pasted("date\tBCR::ABL1\r\n2024-12-28\t<0.0032\r\n") == [
        {"date": "2024-12-28", "bcr_abl1_is_percent": "<0.0032"}
    ]


@pytest.mark.parametrize(
    ("pasted", "message"),
    [
        (" \n\n", "Nothing was pasted; copy the cells in the spreadsheet first"),
        (
            "Month\tX-RAY X\n3\tA",
            "The column 'X-RAY X' is not known; name it month, daily_dose_mg, "
            "hematologic_response, ph_positive_cells, metaphases, bcr_abl1_is_percent or another "
            "field of a visit, or leave it out",
        ),
        ("Month\tMonths\n3\t3", "Two columns are named month; leave one out"),
        (
            "Month\t\tDose\n3\t\t400",
            "Column 2 has no name; name it in the first row or leave it out",
        ),
        (
            "Month\tCHR\n3\tcomplete\n6\tyes",
            "Row 2, hematologic_response: choose one: complete, partial, none, got 'yes'",
        ),
        (
            "Date\tDose\n01.02.2024\t400",
            "Row 1, date: write the date as year-month-day, such as 2024-03-31, got '01.02.2024'",
        ),
        (
            "3\t400\tcomplete\t18\t20\t4\tand more",
            "Row 1 has 7 cells, but there are 6 columns (month, daily_dose_mg, "
            "hematologic_response, ph_positive_cells, metaphases, bcr_abl1_is_percent); paste a "
            "first row that names the columns",
        ),
        ("3\n" * 501, "501 visits were pasted; at most 500 are read, paste fewer"),
        (
            "Month\n" + "3\n" * 502,
            "502 visits were pasted; at most 500 are read, paste fewer",
        ),
        ("Month\tDose\t\n", "Only the names of columns were pasted; copy the visits with them"),
        *(
            (pasted, NO_TABS)
            for pasted in (
                "3,400,complete,18",
                "Month;Dose\n3;400",
                "Month,Dose\n3,400",
                "3 400 complete",
                "3 | 400 | 18",
            )
        ),
    ],
)
def test_what_is_no_table_of_visits_says_what_to_do(pasted, message):
    with pytest.raises(FieldError) as refused:
        read_pasted(pasted)

    assert (refused.value.path, refused.value.message) == ((), message)


def test_quotation_marks_windows_lines_and_empty_cells_at_the_end_do_not_count():
    assert read_pasted('"Month"\tDose\t\r\n"3"\t 400 \t\t\r\n\t\t\r\n') == [
        {"month": "3", "daily_dose_mg": "400"}
    ]


def test_one_column_of_months_with_decimal_commas_is_read():
    assert read_pasted("3\n5,5\n12") == [{"month": "3"}, {"month": "5,5"}, {"month": "12"}]
