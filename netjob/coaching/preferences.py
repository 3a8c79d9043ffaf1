"""Hold each preference with its default; the user's own choice stands in the workbook.

Defaults are judgements of long coaching practice and are called defaults on screen, never findings.
"""

from __future__ import annotations

from typing import Any

CADENCE_DAYS = {"close": 30, "familiar": 60, "slight": 120}

HORIZONS = {
    "people": {"replied": 14, "talked": 30, "asked": 30, "referred": 30},
    "referral": {
        "agreed": 14, "introduced": 30, "talked": 45, "decision_maker": 45, "put_forward": 60,
        "interview": 60, "offer": 90, "accepted": 30,
    },
}  # fmt: skip

DEFAULTS: dict[str, Any] = {
    "zone": None,  # an IANA name; None: the machine's
    "country": None,  # of the public holidays, a code of two letters (ISO 3166); None: none are known
    "subdivision": None,  # its part with holidays of its own, such as BY in DE
    "all_pages": False,  # the sidebar lists every page from the first week on
    "linkedin": "unasked",  # 'unasked', 'have', 'later', 'never'
    "welcome_step": 0,  # how far the first five minutes went; 12 is the end
    "kept_number": 35,  # how many people the deck proposes to keep
    "streaks": False,
    "rulers": False,  # published figures beside one's own
    "resistance_check": True,  # offered after three weeks and five talks, until the user dismisses it
    "cadence_days": CADENCE_DAYS,
    "cadence_before": None,  # what cadence_days was before keeping mode made it gentler
    "growth_answered_on": None,  # the day, as ISO text, on which a larger goal was taken or left
    "accepted_answered_on": None,  # the day on which the user said the search goes on after an offer was accepted
    "tour": None,  # None: not offered yet; 1 to 5: the stop it stands at; 0: left or walked
    "horizons": HORIZONS,
}
