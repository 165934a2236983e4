"""A course as it is typed and as it is written, and the answer to a request of the page."""

import json

from calculator.browser import run

TYPED = {
    "phase": "chronic",
    "assessments": [
        {"month": "3", "hematologic_response": "complete", "ph_positive_cells": "18/20"},
        {},
        {
            "month": "12",
            "daily_dose_mg": "400",
            "ph_positive_cells": "7",
            "metaphases": "20",
            "bcr_abl1_is_percent": "4,2",
        },
    ],
}
COURSE = {
    "phase": "chronic",
    "assessments": [
        {
            "month": 3,
            "hematologic_response": "complete",
            "ph_positive_cells": 18,
            "metaphases": 20,
        },
        {
            "month": 12,
            "daily_dose_mg": 400,
            "ph_positive_cells": 7,
            "metaphases": 20,
            "bcr_abl1_is_percent": 4.2,
        },
    ],
}


def answer(**request):
    """The answer to a request, as the page reads it."""
    return json.loads(run(json.dumps(request)))
