"""The nine criteria sets, typed a second time.

A criterion is (category, kind, argument). A range is written as the papers print it, with the
sign of each edge: "> 35", ">= 1 <= 10".
"""

PH, BCR = "ph_positive_percent", "bcr_abl1_is_percent"
LESS, NEVER, LOST = "less_than", "never_achieved", "response_lost"
CLONES, MUTATION, PROGRESSION = "clonal_evolution", "mutation", "progression"
PH_POSITIVE_CLONES = ("ph-positive", "ph-positive-high-risk")
PH_NEGATIVE_CLONES = ("ph-negative", "ph-negative-minus-7")
INSENSITIVE = {"T315I", "Y253H", "E255V"}
EITHER_TEST = {"eln-2013"}

LABEL = [
    ("escalate", PROGRESSION, None),
    ("escalate", LOST, "CHR"),
    ("escalate", LOST, "MCyR"),
    ("escalate", LOST, "CCyR"),
]
NO_CHR = [("escalate", NEVER, "CHR")]

# Each set: definitions, rows by month, rules open from a month on, rules of any time.
SETS = {
    "fda-label": ("eln", {}, {3: NO_CHR, 6: [("escalate", NEVER, "any_cyr")]}, LABEL),
    "ema-label": ("eln", {}, {3: NO_CHR, 12: [("escalate", NEVER, "any_cyr")]}, LABEL),
    "eln-2020": (
        "eln",
        {
            3: [
                ("failure", "bcr_abl1_confirmed", None),
                ("warning", BCR, "> 10"),
                ("optimal", BCR, "<= 10"),
            ],
            6: [("failure", BCR, "> 10"), ("warning", BCR, "> 1 <= 10"), ("optimal", BCR, "<= 1")],
            12: [
                ("failure", BCR, "> 1"),
                ("warning", BCR, "> 0.1 <= 1"),
                ("warning", LOST, "MMR"),
                ("optimal", BCR, "<= 0.1"),
            ],
        },
        {},
        [("failure", MUTATION, "any"), ("failure", CLONES, ("ph-positive-high-risk",))],
    ),
    "eln-2013": (
        "eln",
        {
            3: [
                ("failure", LESS, "CHR"),
                ("failure", PH, "> 95"),
                ("warning", BCR, "> 10"),
                ("warning", PH, "> 35 <= 95"),
                ("optimal", BCR, "<= 10"),
                ("optimal", PH, "<= 35"),
            ],
            6: [
                ("failure", BCR, "> 10"),
                ("failure", PH, "> 35"),
                ("warning", BCR, ">= 1 <= 10"),
                ("warning", PH, "> 0 <= 35"),
                ("optimal", BCR, "< 1"),
                ("optimal", PH, "<= 0"),
            ],
            12: [
                ("failure", BCR, "> 1"),
                ("failure", PH, "> 0"),
                ("warning", BCR, "> 0.1 <= 1"),
                ("optimal", BCR, "<= 0.1"),
            ],
        },
        {},
        [
            ("failure", LOST, "CHR"),
            ("failure", LOST, "CCyR"),
            ("failure", "confirmed_loss_of_mmr", None),
            ("failure", MUTATION, "any"),
            ("failure", CLONES, PH_POSITIVE_CLONES),
            ("warning", CLONES, ("ph-negative-minus-7",)),
        ],
    ),
    "eln-2009": (
        "eln",
        {
            3: [
                ("failure", LESS, "CHR"),
                ("suboptimal", PH, "> 95"),
                ("optimal", "chr_and_ph_positive_percent", "<= 65"),
            ],
            6: [
                ("failure", PH, "> 95"),
                ("suboptimal", PH, "> 35 <= 95"),
                ("optimal", PH, "<= 35"),
            ],
            12: [("failure", PH, "> 35"), ("suboptimal", PH, "> 0 <= 35"), ("optimal", PH, "<= 0")],
            18: [("failure", PH, "> 0"), ("suboptimal", BCR, "> 0.1"), ("optimal", BCR, "<= 0.1")],
        },
        {},
        [
            ("failure", LOST, "CHR"),
            ("failure", LOST, "CCyR"),
            ("failure", MUTATION, "insensitive"),
            ("failure", CLONES, PH_POSITIVE_CLONES),
            ("suboptimal", LOST, "MMR"),
            ("suboptimal", MUTATION, "other"),
        ],
    ),
    "eln-2006": (
        "eln",
        {
            3: [("failure", "hematologic_response", "none"), ("suboptimal", LESS, "CHR")],
            6: [("failure", LESS, "CHR"), ("failure", PH, "> 95"), ("suboptimal", PH, "> 35")],
            12: [("failure", PH, "> 35"), ("suboptimal", PH, "> 0"), ("warning", BCR, "> 0.1")],
            18: [("failure", PH, "> 0"), ("suboptimal", BCR, "> 0.1")],
        },
        {},
        [
            ("failure", LOST, "CHR"),
            ("failure", LOST, "CCyR"),
            ("failure", MUTATION, "insensitive"),
            ("suboptimal", CLONES, PH_POSITIVE_CLONES),
            ("suboptimal", LOST, "MMR"),
            ("suboptimal", MUTATION, "other"),
            ("warning", "transcript_rise", None),
            ("warning", CLONES, PH_NEGATIVE_CLONES),
        ],
    ),
    "iris": (
        "eln",
        {},
        {3: NO_CHR, 12: [("escalate", NEVER, "minor_cyr")]},
        [("escalate", LOST, "MCyR"), ("escalate", PROGRESSION, None)],
    ),
    "kantarjian-2003": (
        "kantarjian-2003",
        {},
        {3: NO_CHR, 12: [("escalate", NEVER, "MCyR")]},
        [("escalate", LOST, "CHR"), ("escalate", "ph_positive_rise", None)],
    ),
    "smolecule-2026": (
        "eln",
        {
            3: [("suboptimal", LESS, "CHR")],
            6: [("suboptimal", PH, "> 35")],
            12: [("suboptimal", PH, "> 0")],
            18: [("suboptimal", BCR, "> 0.1")],
        },
        {},
        [
            ("suboptimal", LOST, "CHR"),
            ("suboptimal", LOST, "CCyR"),
            ("suboptimal", LOST, "MMR"),
            ("suboptimal", CLONES, PH_POSITIVE_CLONES + PH_NEGATIVE_CLONES),
        ],
    ),
}
