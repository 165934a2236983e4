"""The page that compares raising with changing: trials by year, points with their figures."""

from build_scripts.content.load import load
from build_scripts.pages import comparison
from build_scripts.pages.quoted_rows import quoted_rows
from build_scripts.paths import ROOT

CONTENT = load(ROOT)
(PAGE,) = comparison.pages(CONTENT)


def test_the_randomized_trials_come_by_year():
    assert [each["study"].id for each in PAGE.values["trials"]] == ["start-r", "lasor", "dascern"]


def test_a_trial_shows_imatinib_first_and_the_changed_tki_second():
    (lasor,) = (each for each in PAGE.values["trials"] if each["study"].id == "lasor")
    main = lasor["rows"][0]

    assert (main["first"], main["second"], main["difference"]) == (
        "40/95 (42.1 %)",
        "47/96 (49.0 %)",
        ".3844",
    )


def test_both_columns_have_points_for_and_against():
    shape = {
        column["id"]: [(group["name"], len(group["points"]) > 0) for group in column["groups"]]
        for column in PAGE.values["columns"]
    }

    assert shape == {
        "escalate": [("For it", True), ("Against it", True)],
        "switch": [("For it", True), ("Against it", True)],
    }


def test_a_point_without_a_source_is_marked_as_ours():
    bare = [
        each["point"].topic
        for column in PAGE.values["columns"]
        for group in column["groups"]
        for each in group["points"]
        if each["point"].reference is None
    ]

    assert bare == ["Availability"]


def test_the_appraisals_did_not_recommend_high_dose_imatinib():
    texts = [each.text for each in CONTENT.comparison.appraisals]

    assert "High-dose imatinib is not recommended" in texts[0]
    assert "high-dose imatinib still is not" in texts[1]


def test_a_quoted_row_carries_counts_interval_and_link():
    (row,) = quoted_rows(CONTENT, ("start-r/mcyr-never-responded-imatinib",))
    shown = {key: str(row[key]) for key in ("href", "figure", "interval", "record")}

    assert shown == {
        "href": "evidence/start-r/#mcyr-never-responded-imatinib",
        "figure": "1/15, 7 %",
        "interval": "1–30",
        "record": "studies/start-r/mcyr-never-responded-imatinib",
    }


def test_the_arms_of_one_outcome_stand_in_one_line():
    outcomes = [
        (each["of"]["label"], [row["arm"] for row in each["rows"]])
        for column in PAGE.values["columns"]
        if column["id"] == "switch"
        for each in column["groups"][0]["points"][0]["outcomes"]
    ]

    arms = ["Dasatinib 70 mg twice daily", "Imatinib 400 mg twice daily"]
    assert outcomes == [
        ("Complete hematologic response", arms),
        ("Major cytogenetic response", arms),
        ("Complete cytogenetic response", arms),
        ("Major molecular response", arms),
    ]
